"""`claims verify`."""

import typer

from claims_ledger.cli.calls import manner, target_of
from claims_ledger.cli.options import said
from claims_ledger.rendering.output import show_result
from claims_ledger.rendering.progress import Progress
from claims_ledger.rendering.spoken import count


def verify(ctx: typer.Context) -> None:
    """Check that the record is what was recorded: every event, its place, and what lies beside it under a hash.

    The root stands for all events in their order: who has noted it down can tell later that none of them was altered.
    """
    from claims_ledger.app.verifying import verify as verified

    with Progress("verifying", quiet=said(ctx).quiet) as progress:
        seen = verified(target_of(ctx), progress=progress.step)
    item = {
        "events": seen.events, "root": seen.root, "texts": seen.texts, "notes": seen.notes, "erased": seen.erased,
        "sound": seen.sound, "findings": [{"where": one.where, "what": one.what} for one in seen.findings],
    }  # fmt: skip
    lines = [f"{one.where} {one.what}" for one in seen.findings]
    lines += [f"and {seen.more} more"] if seen.more else []
    if seen.sound:
        beside = f"{count(seen.texts, 'text')} and {count(seen.notes, 'note')} beside them, {seen.erased} erased"
        lines = [f"{count(seen.events, 'event')} as recorded; {beside}"]
    show_result(seen.events, [item], [*lines, f"root {seen.root}"], [], manner(ctx))
    if not seen.sound:
        raise typer.Exit(1)
