"""`claims entity add|list|show|alias`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer, desk, pairs_of

Key = Annotated[str, typer.Argument(metavar="KEY", help="Its key: short, written once, never changed.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Any of its names, or its key.")]
Type = Annotated[
    str, typer.Option("--type", metavar="TYPE", help="vessel, aircraft, fleet, place, goods, person …")
]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="NAME", help="A name; the first is the one shown.")
]
PartOf = Annotated[str | None, typer.Option("--part-of", metavar="NAME", help="What it belongs to.")]
Within = Annotated[str | None, typer.Option("--in", metavar="PLACE", help="The place it lies in.")]
Members = Annotated[
    list[str] | None, typer.Option("--member", metavar="NAME", help="A member of this fleet.")
]
Identifiers = Annotated[
    list[str] | None,
    typer.Option("--identifier", metavar="SCHEME=VALUE", help="IMO=9161003, UN/LOCODE=KPRJN …"),
]
OfType = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only things of this type.")]
Aliases = Annotated[
    list[str], typer.Argument(metavar="ALIAS…", help="More names, in any spelling or script.")
]


def add(
    ctx: typer.Context,
    key: Key,
    type: Type,
    name: Names = None,
    part_of: PartOf = None,
    within: Within = None,
    member: Members = None,
    identifier: Identifiers = None,
) -> None:
    """Register a thing with a name."""
    from claims_ledger.app.writing import add_entity

    with desk(ctx) as open_desk:
        outcome = add_entity(
            open_desk.ledger,
            key=key,
            type=type,
            names=name or [],
            part_of=part_of,
            within=within,
            members=member or [],
            identifiers=pairs_of("--identifier", identifier or []),
            party=[],
            actor=open_desk.actor,
        )
    open_desk.report(outcome)


def list_(ctx: typer.Context, type: OfType = None) -> None:
    """Everything with a name."""
    from claims_ledger.queries.registry import entities
    from claims_ledger.rendering.registry import ENTITIES

    answer(ctx, partial(entities, name=None, type=type), ENTITIES)


def show(ctx: typer.Context, name: Name) -> None:
    """One of them, with all its names, what it belongs to, and its identifiers."""
    from claims_ledger.queries.registry import entities
    from claims_ledger.rendering.registry import ENTITY

    answer(ctx, partial(entities, name=name, type=None), ENTITY)


def alias(ctx: typer.Context, name: Name, aliases: Aliases) -> None:
    """Give it more names, so that it is found by them."""
    from claims_ledger.app.writing import add_alias

    with desk(ctx) as open_desk:
        outcome = add_alias(open_desk.ledger, name, aliases, actor=open_desk.actor)
    open_desk.report(outcome)
