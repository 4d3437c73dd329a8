"""`claims diff`."""

from functools import partial
from typing import Annotated, Literal

import typer

from claims_ledger.cli.calls import answer, one_of

Known = Literal["published", "recorded"]
Before = Annotated[str, typer.Argument(metavar="DATE1", help="What was known by the end of this day …")]
After = Annotated[str | None, typer.Argument(metavar="[DATE2]", help="… against the end of this one; now unless said.")]
Clock = Annotated[
    str, typer.Option("--by", metavar="published|recorded", help="The clock; recorded also takes a time or #POSITION.")
]


def diff(ctx: typer.Context, before: Before, after: After = None, by: Clock = "published") -> None:
    """What became known, changed, contested, settled or withdrawn between two days, and because of what."""
    from claims_ledger.queries.diff import diff as asked
    from claims_ledger.rendering.diff import LAYOUT

    clock: Known = one_of("--by", by, ("published", "recorded"))
    answer(ctx, partial(asked, before=before, after=after, by=clock), LAYOUT)
