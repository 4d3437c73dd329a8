"""`claims import`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from claims_ledger.cli.calls import desk, manner
from claims_ledger.cli.options import said
from claims_ledger.domain.errors import NotFoundError, UsageError
from claims_ledger.rendering.output import show_result
from claims_ledger.rendering.progress import Progress
from claims_ledger.rendering.spoken import count, listed

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="Sheets (.yaml), rows (.jsonl), folders of them.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be recorded, and record nothing.")]
Replace = Annotated[bool, typer.Option("--replace", help="Correct rows that changed, withdraw rows that are gone.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why; with --replace.")]

DONE = ("recorded", "registered", "corrected", "withdrawn", "reinstated", "unchanged")
_MOST_NAMED = 20
_MOST_LINES = 100
CLASH = "; "  # between what became of a claim and what it clashes with


def import_(
    ctx: typer.Context, files: Files, dry_run: DryRun = False, replace: Replace = False, reason: Reason = None
) -> None:
    """Record sheets and rows: all or nothing a file, and nothing twice."""
    from claims_ledger.app.importing import ImportStopped, PartlyTakenError, import_files

    if replace and not (reason and reason.strip()):
        raise UsageError("--replace changes the record, so it needs a reason", 'add --reason "…"')
    if reason and not replace:
        raise UsageError("--reason goes with --replace", "add --replace, or leave it out")
    paths = [Path(file) for file in files]
    for path in paths:
        if not path.exists():
            raise NotFoundError(f"there is no file {path}", "check the path; folders are read whole")
    try:
        with desk(ctx) as open_desk, Progress("importing", quiet=said(ctx).quiet) as progress:
            imported: Sequence[Any] = import_files(
                open_desk.ledger,
                paths,
                actor=open_desk.actor,
                dry_run=dry_run,
                replace=replace,
                reason=reason,
                progress=progress.step,
            )
    except PartlyTakenError as error:
        if error.taken:
            _show(ctx, error.taken, dry_run, replace)
        raise
    except ImportStopped as stop:
        if stop.taken:
            _show(ctx, stop.taken, dry_run, replace)
        raise KeyboardInterrupt(*stopped(stop.taken, stop.left)) from stop
    _show(ctx, imported, dry_run, replace)


def _show(ctx: typer.Context, imported: Sequence[Any], dry_run: bool, replace: bool) -> None:
    lines = [line for one in imported for line in told(one, dry_run, replace)]
    notes = _few([note for one in imported for note in one.notes])
    position = max((one.position for one in imported), default=0)
    show_result(position, [as_item(one) for one in imported], lines, notes, manner(ctx))


def told(imported: Any, dry_run: bool, replace: bool) -> list[str]:
    """What became of one file, in words; in a rehearsal each claim, else only what meets a clash."""
    differences = [f"  {difference}" for difference in imported.differences]
    if differences and not replace:
        hint = '  --replace --reason "…" corrects what changed and withdraws what is gone'
        return [f"{imported.path}: not what was recorded; nothing of it was written", *differences, hint]
    counts = {name: getattr(imported, name) for name in DONE}
    parts = [f"{number} {name}" for name, number in counts.items() if number]
    would = "would be " if dry_run else ""
    documents = count(imported.documents, "document")
    line = f"{imported.path}: {documents}; {would}{', '.join(parts) or 'nothing'}"
    verdicts = [
        f"  {claim} {outcome}: {headline}"
        for claim, outcome, headline in imported.verdicts
        if dry_run or CLASH in outcome
    ]
    return [line, *differences, *_few(verdicts)]


def _few(lines: list[str]) -> list[str]:
    """The first of many lines: a file may hold a hundred thousand rows."""
    if len(lines) <= _MOST_LINES:
        return lines
    return [*lines[:_MOST_LINES], f"  and {len(lines) - _MOST_LINES:,} more; -o json has them all"]


def stopped(taken: Sequence[Any], left: Sequence[Path]) -> list[str]:
    """Which files are in after an interruption, and which are not."""
    within = [one for one in taken if not one.differences]
    without = [str(path) for path in left] + [one.path for one in taken if one.differences]
    if not within:
        return [f"interrupted; nothing of {listed(without, _MOST_NAMED) or 'it'} was recorded"]
    batches = [f"  in: {one.path}, batch {one.batch}" if one.batch else f"  in before: {one.path}" for one in within]
    return [
        f"interrupted; {count(len(within), 'file')} of {len(within) + len(without)} recorded",
        *batches[:_MOST_NAMED],
        *([f"  in: {len(batches) - _MOST_NAMED} more, see claims log"] if len(batches) > _MOST_NAMED else []),
        f"  not in: {listed(without, _MOST_NAMED) or 'none'}",
        "  claims import takes in the rest, claims undo BATCH takes a file back",
    ]


def as_item(imported: Any) -> dict[str, Any]:
    """What became of one file, for machines."""
    verdicts = [dict(zip(("id", "verdict", "headline"), one, strict=True)) for one in imported.verdicts]
    return {
        **{name: getattr(imported, name) for name in ("path", "documents", *DONE)},
        "differences": list(imported.differences),
        "claims": verdicts,
    }
