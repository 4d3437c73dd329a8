"""`claims search`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Text = Annotated[list[str], typer.Argument(metavar="TEXT…", help="Words, in any script; all must be there.")]


def search(ctx: typer.Context, text: Text) -> None:
    """Claims, documents and names by words in them."""
    from claims_ledger.queries.search import search as asked
    from claims_ledger.rendering.claims import SEARCH

    answer(ctx, partial(asked, words=" ".join(text)), SEARCH)
