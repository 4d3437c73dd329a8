"""Parties in several roles of one ship, as the whole list of contests tells of them."""

from typing import Any

import pytest

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from tests.projections.test_histories import World


@pytest.fixture
def world(target: str) -> World:
    made = World(target)
    made.file("d1", "post", "2024-02-20")
    made.file("d2", "times", "2024-03-05")
    return made


def contests(world: World, everything: bool) -> Any:
    with world.reader() as reader:
        return contested(reader, Clocks.resolve(reader), everything=everything).items


def test_an_owner_and_a_manager_are_said_to_be_two_roles_and_only_when_asked_for(world: World) -> None:
    owner = world.say("d1", "ownership", who="maria", role="owner", party="alpha")
    manager = world.say("d2", "ownership", via="pro on 2024-02-14", who="maria", role="manager", party="beta")
    assert contests(world, everything=False) == ()
    (item,) = contests(world, everything=True)
    assert (item["verdict"], item["reasons"], item["attribute"]) == ("incomparable", ["role"], "roles")
    assert [(one["value"], one["claims"]) for one in item["positions"]] == [
        ("Alpha Shipping as owner", [owner]), ("Beta Marine as manager", [manager])
    ]  # fmt: skip
    assert item["explanation"] == (
        "Maria, roles: Example Post (20 February 2024), naming no source, names Alpha Shipping as owner; Example Times"
        " (5 March 2024), citing Example Pro, names Beta Marine as manager; the owner and the manager are two roles."
    )


def test_roles_met_in_either_order_make_one_contest(world: World) -> None:
    for role, party in (("manager", "beta"), ("owner", "alpha"), ("operator", "pro")):
        world.say("d1", "ownership", who="maria", role=role, party=party)
    (item,) = contests(world, everything=True)
    assert sorted(one["value"] for one in item["positions"]) == [
        "Alpha Shipping as owner", "Beta Marine as manager", "Example Pro as operator"
    ]  # fmt: skip
    assert len(item["clashes"]) == 3


def test_one_party_in_two_roles_is_nothing_to_remark(world: World) -> None:
    world.say("d1", "ownership", who="maria", role="owner", party="alpha")
    world.say("d2", "ownership", who="maria", role="manager", party="alpha")
    assert contests(world, everything=True) == ()


def test_a_link_is_no_role(world: World) -> None:
    world.say("d1", "ownership", who="maria", role="owner", party="alpha")
    world.say("d2", "ownership", who="maria", role="linked", party="beta")
    assert contests(world, everything=True) == ()
