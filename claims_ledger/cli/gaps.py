"""`claims gaps`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Gap = Annotated[str | None, typer.Argument(metavar="[GAP]", help="Only one sort of gap, in full: lineage, locator …")]


def gaps(ctx: typer.Context, gap: Gap = None) -> None:
    """What the ledger lacks: a second origin, a place in the document, ratings, reports, lineage, rulings.

    On a terminal each sort with its count and the first few; name one to see all of it.
    """
    from claims_ledger.queries.gaps import gaps as asked
    from claims_ledger.rendering.gaps import LAYOUT, WHOLE

    answer(ctx, partial(asked, gap=gap), LAYOUT if gap is None else WHOLE)
