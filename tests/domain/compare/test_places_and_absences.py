"""Where ships and aircraft were, and were not. Reports of 13 March 2024 unless another day is given."""

import pytest

from claims_ledger.domain.assertion import At, Away, Happened
from claims_ledger.domain.compare import Side
from tests.support.verdicts import Outcome, verdict
from tests.support.world import question, ref, side

CLASH = ("contradicts", "two-places")
CONTAINED = ("compatible", "contained")
ABSENT = ("contradicts", "absence")
ENDED = ("succession", "ended-by")


def at(who: str, place: str, when: str | None, said: str = "2024-03-13") -> Side:
    return side(question("place", who=who), At((ref(place),)), when, said=said)


def run(who: str, places: list[str], when: str) -> Side:
    return side(question("place", who=who), At(tuple(ref(place) for place in places), "between"), when, "total")


def away(who: str, place: str, when: str, said: str = "2024-02-29") -> Side:
    return side(question("place", who=who), Away(ref(place)), when, "state", said)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            at("lady-r", "rajin", "2024-03-10"),
            at("lady-r", "vostochny", "2024-03-10"),
            CLASH,
            id="two ports on one day",
        ),
        pytest.param(
            at("lady-r", "rajin", "Sunday"),
            at("lady-r", "vostochny", "2024-03-10"),
            CLASH,
            id="two ports on one day, said in words",
        ),
        pytest.param(
            at("lady-r", "north-korea", "2024-03-10"),
            at("lady-r", "vostochny", "2024-03-10"),
            CLASH,
            id="a country, and a port of another",
        ),
        pytest.param(
            at("lady-r", "rajin", "2024-03-10"), at("lady-r", "rajin", "2024-03-10"), None, id="one port on one day"
        ),
        pytest.param(
            at("lady-r", "rajin", "2024-03-10"),
            at("lady-r", "rason", "2024-03-10"),
            CONTAINED,
            id="a port and its region",
        ),
        pytest.param(
            at("lady-r", "rajin-pier-1", "2024-03-10"),
            at("lady-r", "north-korea", "2024-03-10"),
            CONTAINED,
            id="a berth and its country",
        ),
        pytest.param(
            at("lady-r", "rajin", "2024-03-10"),
            at("lady-r", "vostochny", "2024-03-14"),
            None,
            id="two ports on two days",
        ),
        pytest.param(
            at("lady-r", "rajin", "March 2024"),
            at("lady-r", "vostochny", "2024-03-10"),
            None,
            id="a port in some month",
        ),
        pytest.param(
            at("lady-r", "rajin", "around 10 March 2024"),
            at("lady-r", "vostochny", "2024-03-10"),
            None,
            id="an estimated day",
        ),
        pytest.param(
            at("lady-r", "rajin", "March 10–12, 2024"),
            at("lady-r", "vostochny", "2024-03-11"),
            None,
            id="a span of days",
        ),
        pytest.param(
            at("lady-r", "rajin", "since March 10"), at("lady-r", "vostochny", "2024-03-12"), None, id="an open span"
        ),
        pytest.param(at("lady-r", "rajin", None), at("lady-r", "vostochny", None), None, id="no time said"),
        pytest.param(
            at("lady-r", "rajin", "days after the visit"),
            at("lady-r", "vostochny", "days after the visit"),
            None,
            id="a time told by an event",
        ),
        pytest.param(
            run("lady-r", ["rajin", "dunay"], "2024-03-10"),
            at("lady-r", "vostochny", "2024-03-10"),
            None,
            id="the ends of a run",
        ),
        pytest.param(
            run("lady-r", ["rajin", "dunay"], "August–October 2023"),
            at("lady-r", "vostochny", "2023-09-01"),
            None,
            id="the span of a run",
        ),
        pytest.param(
            at("lady-r", "rajin", "2024-03-10"), at("maria", "vostochny", "2024-03-10"), None, id="two ships on one day"
        ),
        pytest.param(
            at("il-76td", "pyongyang", "2024-03-11"),
            at("il-76td", "shanghai", "2024-03-11"),
            None,
            id="an aircraft in two cities on one day",
        ),
        pytest.param(
            at("ships", "rajin", "2024-03-10"),
            at("ships", "vostochny", "2024-03-10"),
            None,
            id="a fleet in two ports on one day",
        ),
        pytest.param(
            at("ships", "rajin", "2024-03-10"),
            at("lady-r", "vostochny", "2024-03-10"),
            None,
            id="a fleet, and one of its ships",
        ),
    ],
)
def test_two_places(one: Side, other: Side, expected: Outcome) -> None:
    assert verdict(one, other) == expected


SINCE = away("ships", "rajin", "since 2024-02-12")


@pytest.mark.parametrize(
    ("absence", "presence", "expected"),
    [
        pytest.param(SINCE, at("lady-r", "rajin", "2024-02-20"), ABSENT, id="one of the fleet, inside the window"),
        pytest.param(SINCE, at("ships", "rajin", "2024-02-20"), ABSENT, id="the fleet itself"),
        pytest.param(SINCE, at("lady-r", "rajin-pier-1", "2024-02-20"), ABSENT, id="at a berth of the port"),
        pytest.param(SINCE, at("lady-r", "rajin", "2024-02-13"), ABSENT, id="the day after it began"),
        pytest.param(SINCE, at("lady-r", "rajin", "2024-02-28"), ABSENT, id="the day before it was said"),
        pytest.param(
            away("lady-r", "rajin", "2024-02-01/2024-02-29"),
            at("lady-r", "rajin", "2024-02-20"),
            ABSENT,
            id="a closed window",
        ),
        pytest.param(SINCE, at("lady-r", "rajin", "2024-02-12"), None, id="the day it began"),
        pytest.param(SINCE, at("lady-r", "rajin", "2024-02-11"), None, id="before it began"),
        pytest.param(SINCE, at("lady-r", "rajin", "2024-02-29"), ENDED, id="the day it was said"),
        pytest.param(SINCE, at("lady-r", "rajin", "2024-03-10"), ENDED, id="after it was said"),
        pytest.param(SINCE, at("lady-r", "vostochny", "2024-02-20"), None, id="at another port"),
        pytest.param(SINCE, at("lady-r", "north-korea", "2024-02-20"), None, id="somewhere in the country"),
        pytest.param(SINCE, at("lady-r", "rajin", "February 2024"), None, id="some day of the month"),
        pytest.param(SINCE, at("lady-r", "rajin", "around 20 February 2024"), None, id="an estimated day"),
        pytest.param(SINCE, at("lady-r", "rajin", None), None, id="no time said"),
        pytest.param(SINCE, run("lady-r", ["rajin", "dunay"], "2024-02-20"), None, id="the ends of a run"),
        pytest.param(SINCE, at("il-76td", "rajin", "2024-02-20"), None, id="something not of the fleet"),
        pytest.param(
            away("lady-r", "rajin", "since 2024-02-12"),
            at("ships", "rajin", "2024-02-20"),
            None,
            id="a ship away, its fleet there",
        ),
        pytest.param(
            away("ships", "rajin", "around February 13 to March 10, 2024", "2024-03-31"),
            at("lady-r", "rajin", "2024-03-10"),
            ENDED,
            id="inside an estimated end",
        ),
        pytest.param(
            away("ships", "rajin", "around February 13 to March 10, 2024", "2024-03-31"),
            at("lady-r", "rajin", "2024-02-15"),
            None,
            id="inside an estimated beginning",
        ),
        pytest.param(
            away("ships", "rajin", "around February 13 to March 10, 2024", "2024-03-31"),
            at("lady-r", "rajin", "2024-02-25"),
            ABSENT,
            id="clear of both estimated ends",
        ),
        pytest.param(
            away("ships", "rajin", "since late December 2023"),
            at("lady-r", "rajin", "2023-12-28"),
            None,
            id="inside a vague beginning",
        ),
        pytest.param(
            away("ships", "rajin", "February 2024"),
            at("lady-r", "rajin", "2024-02-20"),
            None,
            id="away some time in the month",
        ),
        pytest.param(
            away("ships", "rajin", "2024-02-20"), at("lady-r", "rajin", "2024-02-20"), None, id="away on that one day"
        ),
        pytest.param(SINCE, away("lady-r", "rajin", "since 2024-01-01"), None, id="two absences"),
    ],
)
def test_none_there_against_one_there(absence: Side, presence: Side, expected: Outcome) -> None:
    assert verdict(absence, presence) == expected


def flow(origin: str, to: str, goods: str, when: str) -> Side:
    return side(question("flow", from_=origin, to=to, goods=goods), Happened(), when)


def pause(place: str | None) -> Side:
    asked = question("flow", from_="north-korea", to="russia", goods="arms")
    return side(asked, Away(ref(place) if place else None), "since 2024-02-12", "state", "2024-02-29")


@pytest.mark.parametrize(
    ("paused", "moved", "expected"),
    [
        pytest.param(pause(None), flow("north-korea", "russia", "arms", "2024-02-20"), ABSENT, id="the same movement"),
        pytest.param(pause(None), flow("rajin", "dunay", "shells", "2024-02-20"), ABSENT, id="a part of it"),
        pytest.param(
            pause("rajin"), flow("rajin", "dunay", "shells", "2024-02-20"), ABSENT, id="at the port of the pause"
        ),
        pytest.param(pause("rajin"), flow("pyongyang", "moscow", "arms", "2024-02-20"), None, id="not at that port"),
        pytest.param(pause(None), flow("north-korea", "russia", "food", "2024-02-20"), None, id="other goods"),
        pytest.param(pause(None), flow("russia", "north-korea", "arms", "2024-02-20"), None, id="the other way"),
        pytest.param(pause(None), flow("north-korea", "russia", "arms", "2024-02-12"), None, id="on its first day"),
        pytest.param(pause(None), flow("north-korea", "russia", "arms", "2024-03-14"), ENDED, id="after it"),
        pytest.param(
            pause(None), flow("north-korea", "russia", "arms", "February 2024"), None, id="some day of the month"
        ),
    ],
)
def test_a_pause_against_a_movement_of_goods(paused: Side, moved: Side, expected: Outcome) -> None:
    assert verdict(paused, moved) == expected
