"""`claims brief`."""

import typer

from claims_ledger.cli.calls import answer


def brief(ctx: typer.Context) -> None:
    """The desk's front page: vessels, what is contested, what came in last, what one source alone says."""
    from claims_ledger.queries.brief import brief as asked
    from claims_ledger.rendering.brief import LAYOUT

    answer(ctx, asked, LAYOUT)
