"""`claims demo` and `claims init`."""

from pathlib import Path
from typing import Annotated

import typer

from claims_ledger.cli.calls import asked, manner, shown, target_of
from claims_ledger.cli.options import said
from claims_ledger.domain.errors import ConflictError, UsageError
from claims_ledger.rendering.output import show_result
from claims_ledger.rendering.progress import Progress
from claims_ledger.settings import target_at, which_actor
from claims_ledger.store.target import Target

DEMO = "claims-demo.db"

DemoPath = Annotated[str, typer.Argument(metavar="[PATH]", help="Where to make it.")]
Place = Annotated[str | None, typer.Argument(metavar="[PATH|URL]", help="Where; the ledger that is meant unless said.")]


def demo(ctx: typer.Context, path: DemoPath = DEMO) -> None:
    """Make a new ledger from the shipped reports, and show the brief of it."""
    from claims_ledger.app.importing import ImportStopped, fill_demo
    from claims_ledger.app.ledger import create_ledger
    from claims_ledger.queries.brief import brief
    from claims_ledger.rendering.brief import LAYOUT
    from claims_ledger.rendering.output import show_listing

    target = target_at(said(ctx).ledger or path, Path.cwd())
    if target.dialect != "sqlite":
        raise UsageError("the demo is a file, not a server", "give a path, or claims init URL and claims import")
    if target.path.exists():
        hint = f"claims brief --ledger {shown(target)} reads it; claims demo ANOTHER-PATH makes another"
        raise ConflictError(f"{target.shown} is there already", hint)
    actor = which_actor(said(ctx).actor).value
    try:
        with create_ledger(target) as ledger, Progress("recording", quiet=said(ctx).quiet) as progress:
            fill_demo(ledger, actor=actor, progress=progress.step)
    except ImportStopped:
        _take_away(target)
        raise KeyboardInterrupt from None
    except BaseException:
        _take_away(target)
        raise
    show_listing(asked(target, brief, said(ctx)), LAYOUT, manner(ctx))
    _say_where(ctx, target)


def _take_away(target: Target) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        target.path.with_name(target.path.name + ending).unlink(missing_ok=True)


def init(ctx: typer.Context, place: Place = None) -> None:
    """Create a ledger, or bring the tables of an older one up to date; what it holds stays as it is."""
    from claims_ledger.app.ledger import create_ledger

    target = target_of(ctx, place)
    there = target.dialect == "sqlite" and target.path.exists()
    with create_ledger(target):
        pass
    line = f"{target.shown} was there, and is up to date" if there else f"{target.shown} is ready"
    show_result(0, [{"ledger": target.shown}], [line], [], manner(ctx))


def _say_where(ctx: typer.Context, target: Target) -> None:
    if not said(ctx).quiet:
        typer.echo(f"The ledger is {shown(target)}; ask it with --ledger {shown(target)}", err=True)
