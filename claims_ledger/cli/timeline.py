"""`claims timeline`."""

from functools import partial
from typing import Annotated, Literal

import typer

from claims_ledger.cli.calls import answer, one_of
from claims_ledger.cli.options import Form, said
from claims_ledger.cli.status import On
from claims_ledger.domain.errors import UsageError

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A thing, source or topic; everything unless said.")]
By = Annotated[str, typer.Option("--by", metavar="event|published|recorded", help="The clock to order by.")]
Picture = Annotated[
    bool, typer.Option("--picture", help="Draw where ships and aircraft were, of a ship, a fleet, a place or all.")
]
Clock = Literal["event", "published", "recorded"]


def timeline(ctx: typer.Context, name: Name = None, by: By = "event", on: On = None, picture: Picture = False) -> None:
    """What is said to have happened, in order.

    --picture draws stays and runs on an axis of days; as csv or json it stays the list of claims.
    """
    from claims_ledger.queries.timeline import timeline as asked
    from claims_ledger.rendering.claims import TIMELINE

    clock: Clock = one_of("--by", by, ("event", "published", "recorded"))
    if picture and clock != "event":
        raise UsageError("a picture has event time on its axis", "leave out --by, or --picture")
    if picture and said(ctx).form is Form.TABLE:
        from claims_ledger.queries.whereabouts import whereabouts
        from claims_ledger.rendering.whereabouts import LAYOUT

        answer(ctx, partial(whereabouts, name=name, on=on), LAYOUT)
        return
    answer(ctx, partial(asked, name=name, by=clock, on=on), TIMELINE)
