"""`claims source add|list|show|alias`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer, desk
from claims_ledger.cli.entity import Key, Name, Names, PartOf, alias

Type = Annotated[str, typer.Option("--type", metavar="TYPE", help="outlet, agency, government, official, analyst …")]
Party = Annotated[list[str] | None, typer.Option("--party", metavar="TAG", help="belligerent, state media …")]

__all__ = ["add", "alias", "list_", "show"]


def add(
    ctx: typer.Context,
    key: Key,
    type: Type,
    name: Names = None,
    part_of: PartOf = None,
    party: Party = None,
) -> None:
    """Register one who speaks; --part-of names its house, so that its desks count as one origin."""
    from claims_ledger.app.writing import add_entity

    with desk(ctx) as open_desk:
        outcome = add_entity(
            open_desk.ledger,
            key=key,
            type=type,
            names=name or [],
            part_of=part_of,
            within=None,
            members=[],
            identifiers={},
            party=party or [],
            actor=open_desk.actor,
        )
    open_desk.report(outcome)


def list_(ctx: typer.Context) -> None:
    """All who speak, with how many documents and claims are theirs."""
    from claims_ledger.queries.registry import speakers
    from claims_ledger.rendering.registry import SPEAKERS

    answer(ctx, partial(speakers, name=None), SPEAKERS)


def show(ctx: typer.Context, name: Name) -> None:
    """One who speaks: its names, its house, its party."""
    from claims_ledger.queries.registry import speakers
    from claims_ledger.rendering.registry import SPEAKER

    answer(ctx, partial(speakers, name=name), SPEAKER)
