"""`claims topic add|list|show`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer, changes_of, desk

Name = Annotated[str, typer.Argument(metavar="NAME", help="What the topic is called.")]
Pattern = Annotated[list[str], typer.Argument(metavar="FIELD=NAME…", help='from="North Korea" to=Russia goods=arms')]


def add(ctx: typer.Context, name: Name, pattern: Pattern) -> None:
    """Save a pattern: what lies inside it, by place, goods and fleet, belongs to the topic."""
    from claims_ledger.app.registering import add_topic

    with desk(ctx) as open_desk:
        outcome = add_topic(open_desk.ledger, name, changes_of(pattern), actor=open_desk.actor)
    open_desk.report(outcome)


def list_(ctx: typer.Context) -> None:
    """All topics, with how many claims lie inside."""
    from claims_ledger.queries.registry import topics
    from claims_ledger.rendering.registry import TOPICS

    answer(ctx, partial(topics, name=None), TOPICS)


def show(ctx: typer.Context, name: Name) -> None:
    """One topic."""
    from claims_ledger.queries.registry import topics
    from claims_ledger.rendering.registry import TOPIC

    answer(ctx, partial(topics, name=name), TOPIC)
