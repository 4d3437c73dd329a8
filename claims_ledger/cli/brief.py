"""`claims brief`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Also what changed since the end of that day.")
]


def brief(ctx: typer.Context, since: Since = None) -> None:
    """The desk's front page: vessels, what is contested, what is new, what came in last, what one source alone says."""
    from claims_ledger.queries.brief import brief as asked
    from claims_ledger.rendering.brief import LAYOUT

    answer(ctx, partial(asked, since=since), LAYOUT)
