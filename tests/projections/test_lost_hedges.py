"""One utterance told with a hedge in one document and without it in another, by both clocks."""

from typing import Any

import pytest

from claims_ledger.domain.events import EntitiesMerged
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from tests.projections.test_histories import World

SANK: dict[str, Any] = {"kind": "incident", "who": "maria", "what": "sank", "when": "2024-02-12"}
PRO = "pro on 2024-02-26"
LOST = [("Maria", "diverges", "retelling")]


@pytest.fixture
def world(target: str) -> World:
    made = World(target)
    made.file("d1", "post", "2024-02-28")
    made.file("d2", "times", "2024-03-05")
    made.file("d3", "wire", "2024-03-07")
    return made


def tell(world: World, document: str, hedge: str | None = None, via: str = PRO, **more: Any) -> str:
    row = SANK | more
    return world.say(document, row.pop("kind"), via, hedge=hedge, **row)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([("d1", {"hedge": "reportedly"}), ("d2", {})], LOST, id="lost on the way"),
        pytest.param([("d1", {}), ("d2", {"hedge": "reportedly"})], LOST, id="gained on the way"),
        pytest.param(
            [("d1", {"hedge": "it seems", "via": "pro on 2024-02"}), ("d2", {})],
            LOST,
            id="lost, where only the month of speaking is told with it",
        ),
        pytest.param(
            [
                ("d1", {"hedge": "it seems", "via": "wire < minister in the report"}),
                ("d2", {"via": "minister in the report"}),
            ],
            LOST,
            id="lost, out of one work",
        ),
        pytest.param([("d1", {"hedge": "reportedly"}), ("d2", {"hedge": "it seems"})], [], id="two wordings"),
        pytest.param([("d1", {}), ("d2", {})], [], id="none in either"),
        pytest.param(
            [("d1", {"hedge": "reportedly"}), ("d1", {"cause": "a leak"})], [], id="both ways in one document"
        ),
        pytest.param(
            [("d1", {"hedge": "reportedly"}), ("d2", {}), ("d2", {"hedge": "it seems", "cause": "a leak"})],
            [],
            id="kept in the same document elsewhere",
        ),
        pytest.param(
            [
                ("d1", {"hedge": "reportedly"}),
                ("d2", {}),
                ("d2", {"hedge": "it seems", "via": "minister on 2024-02-26"}),
            ],
            LOST,
            id="kept on the word of somebody else",
        ),
        pytest.param(
            [("d1", {"hedge": "reportedly"}), ("d2", {"via": "minister on 2024-02-26"})], [], id="two speakers"
        ),
        pytest.param(
            [("d1", {"hedge": "reportedly"}), ("d2", {"via": "pro on 2024-02-14"})], [], id="two days of speaking"
        ),
        pytest.param([("d1", {"hedge": "reportedly"}), ("d2", {"via": "?"})], [], id="nobody named in one"),
        pytest.param([("d1", {"hedge": "reportedly"}), ("d2", {"via": "pro"})], [], id="nobody says when it was said"),
        pytest.param(
            [("d1", {"hedge": "a leak, it seems", "cause": "a leak"}), ("d2", {})],
            [],
            id="a hedge that may be about what the other leaves out",
        ),
        pytest.param(
            [("d1", {"hedge": "reportedly", "stance": "doubt"}), ("d2", {})], [], id="doubted, which asserts nothing"
        ),
        pytest.param([("d1", {"hedge": "reportedly", "stance": "predict"}), ("d2", {})], [], id="predicted"),
    ],
)
def test_a_hedge_and_none(world: World, told: list[tuple[str, dict[str, Any]]], expected: list[Any]) -> None:
    for document, more in told:
        tell(world, document, **more)
    assert world.verdicts() == expected


def items(world: World, as_of: str | None = None) -> Any:
    with world.reader() as reader:
        return contested(reader, Clocks.resolve(reader, as_of=as_of)).items


def test_the_two_sides_are_one_value_told_in_two_ways_each_by_those_at_odds(world: World) -> None:
    hedging, firm = tell(world, "d1", "reportedly"), tell(world, "d2")
    tell(world, "d3", via="minister on 2024-02-26")
    (item,) = items(world)
    sides = {one["value"]: one for one in item["positions"]}
    assert {value: one["claims"] for value, one in sides.items()} == {
        "happened": [firm], "happened, hedged: reportedly": [hedging]
    }  # fmt: skip
    assert sides["happened, hedged: reportedly"]["id"] == f"{sides['happened']['id']}h"
    assert item["explanation"] == (
        "Maria, sank, told with or without a hedge, two tellings of Example Pro: Example Post (28 February 2024),"
        " citing Example Pro, says happened, hedged: reportedly (12 February 2024); Example Times (5 March 2024),"
        " citing Example Pro, says happened (12 February 2024); one utterance is passed on with a hedge and without it."
    )


def test_what_follows_from_a_figure_is_not_contested_beside_it(world: World) -> None:
    row = {"from_": "north-korea", "to": "russia", "of": "shells", "count": "more than 1,000 containers"}
    for document, hedge in (("d1", "believed"), ("d2", None)):
        world.say(document, "shipment", PRO, hedge=hedge, when="2023-10", **row)
    assert [one["attribute"] for one in items(world)] == ["shipped to Russia of shells, told with or without a hedge"]


def test_the_outlet_puts_the_hedge_back_and_the_clash_ends_on_that_day(world: World) -> None:
    tell(world, "d1", "reportedly")
    firm = tell(world, "d2")
    world.correct(firm, "outlet", 2, {"hedge": "it is said"}, "2024-03-09")
    assert [world.verdicts(day) for day in ("2024-03-04", "2024-03-05", "2024-03-08", "2024-03-09")] == [
        [], LOST, LOST, []
    ]  # fmt: skip


def test_the_outlet_drops_its_hedge_and_the_clash_begins_on_that_day(world: World) -> None:
    tell(world, "d1", "reportedly")
    firm = tell(world, "d2", "it seems")
    world.correct(firm, "outlet", 2, {"hedge": None}, "2024-03-09")
    assert [world.verdicts(day) for day in ("2024-03-08", "2024-03-09")] == [[], LOST]


def test_the_desk_had_left_out_the_hedge_and_the_past_answer_stays(world: World) -> None:
    tell(world, "d1", "reportedly")
    firm = tell(world, "d2")
    before = items(world, "2024-03-06")
    held = len(world.events)
    world.correct(firm, "desk", 1, {"hedge": "it seems"})
    assert (len(before), items(world, "2024-03-06")) == (1, ())
    with world.reader() as reader:
        then = contested(reader, Clocks.resolve(reader, as_of="2024-03-06", recorded_at=f"#{held}")).items
    assert list(then) == list(before)


def test_a_ship_that_turns_out_to_be_another_was_said_to_have_sunk_word_for_word_alike(world: World) -> None:
    tell(world, "d1", "reportedly")
    tell(world, "d2", who="angara")
    assert world.verdicts() == []
    world.events.append(EntitiesMerged(kept="maria", merged="angara", reason="test"))
    assert world.verdicts() == LOST
