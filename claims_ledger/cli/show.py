"""`claims show`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Id = Annotated[
    str, typer.Argument(metavar="ID|NAME", help="An id, any unique beginning of one, a name, or a document's key.")
]


def show(ctx: typer.Context, id: Id) -> None:
    """One thing in full, with its history: a claim, contest, document, entity, batch or event."""
    from claims_ledger.queries.show import show as asked
    from claims_ledger.rendering.show import LAYOUT

    answer(ctx, partial(asked, id=id), LAYOUT)
