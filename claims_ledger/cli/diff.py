"""`claims diff`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Before = Annotated[str, typer.Argument(metavar="DATE1", help="What was public by the end of this day …")]
After = Annotated[
    str | None, typer.Argument(metavar="[DATE2]", help="… against the end of this one; now unless said.")
]


def diff(ctx: typer.Context, before: Before, after: After = None) -> None:
    """What became known, changed, contested, settled or withdrawn between two days, and because of what."""
    from claims_ledger.queries.diff import diff as asked
    from claims_ledger.rendering.diff import LAYOUT

    answer(ctx, partial(asked, before=before, after=after), LAYOUT)
