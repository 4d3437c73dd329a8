"""`claims rebuild`."""

from typing import Annotated, Any

import typer

from claims_ledger.cli.calls import manner, target_of
from claims_ledger.cli.options import said
from claims_ledger.rendering.output import show_result
from claims_ledger.rendering.progress import Progress

Check = Annotated[
    bool, typer.Option("--check", help="Change nothing; exit 1 if a read model is not what it should be.")
]


def rebuild(ctx: typer.Context, check: Check = False) -> None:
    """Make the read models anew from the record; what was recorded is not touched."""
    from claims_ledger.app.maintenance import rebuild as rebuilt

    with Progress("comparing" if check else "folding", quiet=said(ctx).quiet) as progress:
        results = rebuilt(target_of(ctx), check=check, progress=progress.step)
    items: list[dict[str, Any]] = [
        {
            "projection": one.projection,
            "position": one.position,
            "rows": one.rows,
            "sound": one.sound,
            "said": one.said,
        }
        for one in results
    ]
    position = max((one.position for one in results), default=0)
    lines = [
        f"{one.projection}: {one.said or ('as it should be' if one.sound else 'not what the record gives')}"
        for one in results
    ]
    show_result(position, items, lines, [], manner(ctx))
    if not all(one.sound for one in results):
        raise typer.Exit(1)
