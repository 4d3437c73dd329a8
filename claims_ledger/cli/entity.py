"""`claims entity add|list|show|alias|merge|split|apart|candidates`."""

from functools import partial
from typing import Annotated, Any

import typer

from claims_ledger.cli.calls import answer, desk, pairs_of

Key = Annotated[str, typer.Argument(metavar="KEY", help="Its key: short, written once, never changed.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="Any of its names, or its key.")]
Type = Annotated[str, typer.Option("--type", metavar="TYPE", help="vessel, aircraft, fleet, place, goods, person …")]
Names = Annotated[list[str] | None, typer.Option("--name", metavar="NAME", help="A name; the first is the one shown.")]
PartOf = Annotated[str | None, typer.Option("--part-of", metavar="NAME", help="What it belongs to.")]
Within = Annotated[
    list[str] | None, typer.Option("--in", metavar="NAME", help="The place it lies in, the goods it is a sort of.")
]
Party = Annotated[str | None, typer.Option("--party", metavar="TAG", help="belligerent, state media …: shown only.")]
Coordinates = Annotated[
    str | None, typer.Option("--coordinates", metavar="DEGREES", help='Latitude and longitude: "42.20, 130.31".')
]
TopSpeed = Annotated[
    str | None, typer.Option("--top-speed", metavar="SPEED", help="What this craft can do at most: 25 knots.")
]
Members = Annotated[list[str] | None, typer.Option("--member", metavar="NAME", help="A member of this fleet.")]
Identifiers = Annotated[
    list[str] | None,
    typer.Option("--identifier", metavar="SCHEME=VALUE", help="IMO=9161003, UN/LOCODE=KPRJN …"),
]
OfType = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only things of this type.")]
Aliases = Annotated[list[str], typer.Argument(metavar="ALIAS…", help="More names, in any spelling or script.")]

Kept = Annotated[str, typer.Argument(metavar="KEPT", help="The one that stays: its key, or any of its names.")]
Merged = Annotated[
    str, typer.Argument(metavar="MERGED", help="The one that is read as the other: its key, or any of its names.")
]
One = Annotated[str, typer.Argument(metavar="A", help="One of the two: its key, or any of its names.")]
Other = Annotated[str, typer.Argument(metavar="B", help="The other.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a few words.")]
Craft = Annotated[str, typer.Argument(metavar="vessel|aircraft", help="Which craft.")]
Speed = Annotated[str | None, typer.Argument(metavar="[SPEED]", help="With its unit: 25 knots, 900 km/h.")]
Undo = Annotated[bool, typer.Option("--undo", help="Take it back: they may be one again.")]
AnyName = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="Only what may be this one; or a name that nothing has.")
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
    coordinates: Coordinates = None,
    top_speed: TopSpeed = None,
    party: Party = None,
) -> None:
    """Register a thing with a name."""
    described = {
        "key": key, "type": type, "names": name, "part_of": part_of, "in": within, "members": member,
        "identifiers": pairs_of("--identifier", identifier or []), "coordinates": coordinates, "top_speed": top_speed,
        "party": party,
    }  # fmt: skip
    register(ctx, described)


def register(ctx: typer.Context, described: dict[str, Any]) -> None:
    """Register what the options described."""
    from claims_ledger.app.registering import add_entity

    with desk(ctx) as open_desk:
        outcome = add_entity(open_desk.ledger, described, actor=open_desk.actor)
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
    from claims_ledger.app.registering import add_alias

    with desk(ctx) as open_desk:
        outcome = add_alias(open_desk.ledger, name, aliases, actor=open_desk.actor)
    open_desk.report(outcome)


def merge(ctx: typer.Context, kept: Kept, merged: Merged, reason: Reason) -> None:
    """Judge two to be one: everything said of MERGED reads as said of KEPT.

    What was recorded stays as it was written, and answers of the past stay what they were; split takes it back.
    """
    from claims_ledger.app.identities import merge as judged

    with desk(ctx) as open_desk:
        outcome = judged(open_desk.ledger, kept, merged, reason=reason, actor=open_desk.actor)
    open_desk.report(outcome)


def split(ctx: typer.Context, kept: Kept, merged: Merged, reason: Reason) -> None:
    """Take a merge back: MERGED stands for itself again, with all that was said of it."""
    from claims_ledger.app.identities import split as judged

    with desk(ctx) as open_desk:
        outcome = judged(open_desk.ledger, kept, merged, reason=reason, actor=open_desk.actor)
    open_desk.report(outcome)


def apart(ctx: typer.Context, a: One, b: Other, reason: Reason, undo: Undo = False) -> None:
    """Judge two not to be the same, so that they are not suggested again; --undo takes that back."""
    from claims_ledger.app.identities import apart as judged

    with desk(ctx) as open_desk:
        outcome = judged(open_desk.ledger, a, b, reason=reason, undo=undo, actor=open_desk.actor)
    open_desk.report(outcome)


def speed(ctx: typer.Context, craft: Craft, speed: Speed = None, reason: Reason = "") -> None:
    """Say what ships or aircraft can do at most, for place-times that none could connect; the usual without a speed."""
    from claims_ledger.app.registering import set_top_speed

    with desk(ctx) as open_desk:
        outcome = set_top_speed(open_desk.ledger, craft, speed, reason=reason, actor=open_desk.actor)
    open_desk.report(outcome)


def candidates(ctx: typer.Context, name: AnyName = None) -> None:
    """Pairs that may be one, each with its reasons; nothing is taken by itself."""
    from claims_ledger.queries.candidates import candidates as asked
    from claims_ledger.rendering.registry import CANDIDATES

    answer(ctx, partial(asked, name=name), CANDIDATES)
