"""`claims log`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Limit = Annotated[int | None, typer.Option("-n", "--limit", min=1, metavar="N", help="Only the newest N events.")]
Oneline = Annotated[bool, typer.Option("--oneline", help="A line an event, not gathered by batch.")]


def log(ctx: typer.Context, limit: Limit = None, oneline: Oneline = False) -> None:
    """What was recorded, by whom, newest first."""
    from claims_ledger.queries.log import log as asked
    from claims_ledger.rendering.log import LAYOUT, ONELINE

    answer(ctx, partial(asked, limit=limit), ONELINE if oneline else LAYOUT)
