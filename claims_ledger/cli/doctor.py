"""`claims doctor`."""

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import typer

from claims_ledger.cli.calls import manner
from claims_ledger.cli.options import said
from claims_ledger.domain.errors import FaultsError, LedgerError
from claims_ledger.rendering.blocks import Facts, Lines, Meaning, Words, faint, say
from claims_ledger.rendering.output import show_blocks, show_result
from claims_ledger.settings import nearest_file, which_actor, which_ledger
from claims_ledger.version import __version__

PACKAGES = ("typer", "rich", "platformdirs", "SQLAlchemy", "alembic", "pydantic", "PyYAML", "psycopg")

Fact = tuple[str, object, str]  # label, value, remark
Trouble = tuple[str, str]  # what, hint


def doctor(ctx: typer.Context) -> None:
    """Which ledger is meant and why, and whether all is well with it; exit code 1 if something is wrong."""
    facts: list[Fact] = [("program", f"claims {__version__}", ""), *_surroundings()]
    troubles: list[Trouble] = []
    try:
        facts += _chosen(ctx)
        facts += _ledger(ctx, troubles)
    except FaultsError as error:
        troubles += [(str(fault), fault.hint) for fault in error.faults]
    except LedgerError as error:
        troubles.append((error.what, error.hint))
    _print(ctx, facts, troubles)
    if troubles:
        raise typer.Exit(1)


def _surroundings() -> Iterator[Fact]:
    yield "python", platform.python_version(), sys.executable
    packages = {name: _version(name) for name in PACKAGES}
    yield "packages", ", ".join(f"{name} {number}" for name, number in packages.items() if number), ""
    if missing := [name for name, number in packages.items() if not number]:
        yield "not installed", ", ".join(missing), ""


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _chosen(ctx: typer.Context) -> Iterator[Fact]:
    target, why = which_ledger(said(ctx).ledger)
    yield "ledger", target.shown, f"because {why}"
    actor = which_actor(said(ctx).actor)
    yield "actor", actor.value, f"because {actor.why}"
    file = nearest_file(Path.cwd())
    yield "settings file", str(file.path) if file else None, ""


def _ledger(ctx: typer.Context, troubles: list[Trouble]) -> Iterator[Fact]:
    from claims_ledger.app.maintenance import inspect

    found = inspect(which_ledger(said(ctx).ledger)[0])
    troubles += [(str(what), str(hint)) for what, hint in found.troubles]
    yield "engine", found.engine, ""
    if found.journal:
        yield "journal", found.journal, ""
    if not found.exists:
        if not troubles:
            troubles.append(("the ledger is not there", "claims init creates it; claims demo makes one to look at"))
        return
    if found.is_ledger:
        yield (
            "schema",
            found.schema,
            "" if found.schema == found.schema_wanted else f"wanted: {found.schema_wanted}",
        )
        yield "events", found.events, ""
        behind = [f"{name} at #{at}" for name, at in found.projections if at != found.position]
        yield "read models", len(found.projections), ", ".join(behind)
        if behind and not troubles:
            troubles.append(("some read models are behind the record", "claims rebuild brings them up to date"))
    if found.bytes is not None:
        yield "size", f"{found.bytes:,} bytes", ""


def _print(ctx: typer.Context, facts: list[Fact], troubles: list[Trouble]) -> None:
    how = manner(ctx)
    if how.form != "table":
        items: list[dict[str, Any]] = [
            {"fact": label, "value": value, "remark": note or None} for label, value, note in facts
        ]
        items += [{"fact": "trouble", "value": what, "remark": hint or None} for what, hint in troubles]
        show_result(0, items, [], [], how)
        return
    rows = [
        (label, [say("none" if value is None else str(value), faint(f"  {note}") if note else None)])
        for label, value, note in facts
    ]
    blocks: list[Facts | Lines] = [Facts(rows, indent=0)]
    said_lines: list[Words] = []
    for what, hint in troubles:
        said_lines += [say(("wrong: ", Meaning.CONTESTED), what), say(faint(f"  {hint}"))]
    blocks.append(Lines(said_lines or [say(("all is well", Meaning.SETTLED))], indent=0))
    show_blocks(blocks, how)
