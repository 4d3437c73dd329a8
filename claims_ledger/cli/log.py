"""`claims log`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Limit = Annotated[int | None, typer.Option("-n", "--limit", min=1, metavar="N", help="Only the newest N events.")]
Oneline = Annotated[bool, typer.Option("--oneline", help="A line an event, not gathered by batch.")]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Recorded by this actor.")]
Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Of this type: claim-corrected …")]
Batch = Annotated[str | None, typer.Option(metavar="ID", help="In this batch.")]
OfClaim = Annotated[str | None, typer.Option(metavar="ID", help="On this claim.")]
OfDocument = Annotated[str | None, typer.Option(metavar="KEY", help="On this document and its claims.")]
OfEntity = Annotated[str | None, typer.Option(metavar="NAME", help="On this thing in the registry.")]
Since = Annotated[str | None, typer.Option(metavar="TIME|#POSITION", help="Recorded then or later.")]
Until = Annotated[str | None, typer.Option(metavar="TIME|#POSITION", help="Recorded by then.")]


def log(
    ctx: typer.Context,
    actor: Actor = None,
    type_: Type = None,
    batch: Batch = None,
    claim: OfClaim = None,
    document: OfDocument = None,
    entity: OfEntity = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    oneline: Oneline = False,
) -> None:
    """What was recorded, by whom, newest first; every option narrows it."""
    from claims_ledger.queries.log import log as asked
    from claims_ledger.rendering.log import LAYOUT, ONELINE

    ask = partial(
        asked,
        limit=limit,
        actor=actor,
        type=type_,
        batch=batch,
        claim=claim,
        document=document,
        entity=entity,
        since=since,
        until=until,
    )
    answer(ctx, ask, ONELINE if oneline else LAYOUT)
