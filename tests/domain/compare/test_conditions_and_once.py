"""Conditions that exclude each other, and events that can happen once."""

import pytest

from claims_ledger.domain.assertion import Condition, Happened, Question
from tests.support.verdicts import Outcome, verdict
from tests.support.world import question, side

CLASH = ("contradicts", "condition")
ONCE = ("contradicts", "once")


@pytest.mark.parametrize(
    ("one", "when", "other", "then", "expected"),
    [
        pytest.param(
            "in repair", "2024-02-20", "sailing", "2024-02-20", CLASH, id="in dry dock and sailing on one day"
        ),
        pytest.param(
            "in repair", "2024-02-01/2024-03-01", "sailing", "2024-02-20", CLASH, id="sailing amid a long repair"
        ),
        pytest.param("in repair", "since 2024-02-01", "sailing", "2024-02-20", CLASH, id="sailing amid an open repair"),
        pytest.param("sunk", "2024-02-01", "sailing", "2024-02-20", CLASH, id="sailing after it sank"),
        pytest.param("sunk", "2024-02-01", "loading", "2024-02-02", CLASH, id="loading after it sank"),
        pytest.param("sunk", "2024-02-20", "sailing", "2024-02-20", None, id="it sank while sailing"),
        pytest.param("sunk", "2024-02-20", "loading", "2024-02-01", None, id="it loaded before it sank"),
        pytest.param("sunk", "February 2024", "sailing", "2024-02-20", None, id="it sank some day of the month"),
        pytest.param("sunk", "2024-02-01", "in repair", "2024-02-20", None, id="raised and under repair"),
        pytest.param("in repair", "2024-02-20", "sailing", "2024-02-21", None, id="the day after"),
        pytest.param(
            "in repair", "2024-02-01/2024-03-01", "sailing", "2024-03-01", None, id="the day the repair ended"
        ),
        pytest.param(
            "in repair", "2024-02-01/2024-03-01", "sailing", "2024-02-01", None, id="the day the repair began"
        ),
        pytest.param(
            "in repair", "February 2024", "sailing", "2024-02-20", None, id="in repair some time in the month"
        ),
        pytest.param("in repair", "around 2024-02-20", "sailing", "2024-02-20", None, id="an estimated day"),
        pytest.param("in repair", "2024-02-20", "sailing", "February 2024", None, id="sailing some time in the month"),
        pytest.param("in repair", None, "sailing", "2024-03-13", None, id="in repair, undated"),
        pytest.param("in repair", "2024-02-20", "signal off", "2024-02-20", None, id="in repair with its signal off"),
        pytest.param("in repair", "2024-02-20", "moored", "2024-02-20", None, id="in repair and moored"),
        pytest.param("loading", "2024-02-20", "unloading", "2024-02-20", None, id="unloading and loading on one day"),
        pytest.param("loading", "2024-02-20", "sailing", "2024-02-20", None, id="loading, then sailing"),
        pytest.param("sailing", "2024-02-20", "sailing", "2024-02-20", None, id="the same condition"),
    ],
)
def test_conditions_of_one_ship(one: str, when: str | None, other: str, then: str, expected: Outcome) -> None:
    asked = question("condition", who="angara")
    assert verdict(side(asked, Condition(one), when, "state"), side(asked, Condition(other), then)) == expected


def test_conditions_of_two_ships_have_nothing_to_do_with_each_other() -> None:
    docked = side(question("condition", who="angara"), Condition("in repair"), "2024-02-20", "state")
    sailing = side(question("condition", who="maria"), Condition("sailing"), "2024-02-20")
    assert verdict(docked, sailing) is None


VOYAGE = question("arrived", who="lady-r", from_="rajin", to="vostochny", left="2024-03-12")


@pytest.mark.parametrize(
    ("asked", "when", "then", "expected"),
    [
        pytest.param(question("sank", who="maria"), "2024-01-05", "2024-01-06", ONCE, id="sank on two days"),
        pytest.param(question("sank", who="maria"), "2023-01-05", "2024-01-06", ONCE, id="sank a year apart"),
        pytest.param(question("seized", who="maria"), "2024-01-05", "2024-01-06", ONCE, id="seized on two days"),
        pytest.param(VOYAGE, "2024-03-14", "2024-03-15", ONCE, id="arrived on two days of one voyage"),
        pytest.param(
            question("seized", who="maria"),
            "2023-01-05",
            "2024-01-06",
            ("incomparable", "window"),
            id="seized a year apart",
        ),
        pytest.param(question("sank", who="maria"), "2024-01-05", "2024-01-05", None, id="sank on one day"),
        pytest.param(question("sank", who="maria"), "2024-01-05", "January 2024", None, id="sank in the month"),
        pytest.param(
            question("sank", who="maria"), "2024-01-05", "around 2024-01-06", None, id="sank about the day after"
        ),
        pytest.param(question("sank", who="maria"), "2024-01-05", None, None, id="sank, no day said"),
        pytest.param(
            question("flow", from_="rajin", to="dunay", goods="arms"),
            "2024-01-05",
            "2024-01-06",
            None,
            id="goods may go on two days",
        ),
    ],
)
def test_what_happens_once(asked: Question, when: str, then: str | None, expected: Outcome) -> None:
    assert verdict(side(asked, Happened(), when), side(asked, Happened(), then)) == expected


@pytest.mark.parametrize(
    ("asked", "also"),
    [
        pytest.param(question("sank", who="maria"), question("sank", who="angara"), id="two ships"),
        pytest.param(question("sank", who="maria"), question("seized", who="maria"), id="seized, then sank"),
        pytest.param(
            VOYAGE,
            question("arrived", who="lady-r", from_="rajin", to="vostochny", left="2024-03-20"),
            id="two voyages",
        ),
        pytest.param(
            VOYAGE,
            question("arrived", who="lady-r", from_="rajin", to="dunay", left="2024-03-12"),
            id="two destinations",
        ),
    ],
)
def test_two_events_may_be_on_two_days(asked: Question, also: Question) -> None:
    assert verdict(side(asked, Happened(), "2024-03-14"), side(also, Happened(), "2024-03-25")) is None
