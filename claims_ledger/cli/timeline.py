"""`claims timeline`."""

from functools import partial
from typing import Annotated, Literal

import typer

from claims_ledger.cli.calls import answer, one_of
from claims_ledger.cli.status import On

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A thing, source or topic; everything unless said.")]
By = Annotated[str, typer.Option("--by", metavar="event|published|recorded", help="The clock to order by.")]
Clock = Literal["event", "published", "recorded"]


def timeline(ctx: typer.Context, name: Name = None, by: By = "event", on: On = None) -> None:
    """What is said to have happened, in order."""
    from claims_ledger.queries.timeline import timeline as asked
    from claims_ledger.rendering.claims import TIMELINE

    clock: Clock = one_of("--by", by, ("event", "published", "recorded"))
    answer(ctx, partial(asked, name=name, by=clock, on=on), TIMELINE)
