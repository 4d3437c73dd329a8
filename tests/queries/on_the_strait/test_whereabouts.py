"""Stays and runs for the picture: what each touches, of which days it is certain, what is foretold."""

from datetime import date
from typing import Any

import pytest

from claims_ledger.domain.errors import NotFoundError, ReadingError, UsageError
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.whereabouts import whereabouts
from claims_ledger.store.reader import Reader


def day(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(f"2031-{text}").toordinal()


def lanes(strait: Reader, name: str | None = None, as_of: str | None = None, **asked: Any) -> dict[str, dict[str, Any]]:
    """Lines by vessel and place."""
    items = whereabouts(strait, Clocks.resolve(strait, as_of), name=name, **asked).items
    return {item["name"]: {line["value"]: line for line in item["lines"]} for item in items}


def days(line: dict[str, Any]) -> list[tuple[int | None, ...]]:
    """First, certain from, certain to, last."""
    return [(stay["first"], stay["from"], stay["to"], stay["last"]) for stay in line["stays"]]


def test_a_run_of_vague_months_is_certain_between_them_only(strait: Reader) -> None:
    heron = lanes(strait, "Invented Heron")["Invented Heron"]
    ran = heron["between Rajin and Vostochny"]
    assert ran["how"] == "between"
    assert days(ran) == [
        (day("01-01"), day("01-31"), day("02-20"), day("02-20")),
        (day("01-01"), day("01-31"), day("02-01"), day("02-28")),
    ]
    assert ran["outlets"] == ["Example Gazette", "Sample Times"]


def test_a_stated_day_is_that_day(strait: Reader) -> None:
    heron = lanes(strait, "Invented Heron")["Invented Heron"]
    assert days(heron["Rajin"]) == [(day("03-10"),) * 4]


def test_a_port_call_told_before_its_day_is_foretold(strait: Reader) -> None:
    heron = lanes(strait, "Invented Heron")["Invented Heron"]
    foretold = [stay for stay in heron["Vostochny"]["stays"] if stay["first"] > stay["told"]]
    assert [(stay["first"], stay["told"]) for stay in foretold] == [(day("03-20"), day("03-13"))]


def test_a_repair_without_a_day_is_where_and_when_it_was_told(strait: Reader) -> None:
    crane = lanes(strait, "Invented Crane")["Invented Crane"]
    assert crane["Russia"]["in_repair"]
    assert [stay["undated"] for stay in crane["Russia"]["stays"]] == [True]
    assert days(crane["Russia"]) == [(day("03-13"),) * 4]
    assert "in repair" not in crane  # whoever says so says where


def test_an_arrival_in_mid_march_is_certain_on_no_day(strait: Reader) -> None:
    crane = lanes(strait, "Invented Crane")["Invented Crane"]
    assert (day("03-11"), None, None, day("03-20")) in days(crane["Vostochny"])


def test_two_places_on_one_day_are_contested_until_one_is_taken_back(strait: Reader) -> None:
    def contested(as_of: str) -> set[tuple[str, int]]:
        heron = lanes(strait, "Invented Heron", as_of)["Invented Heron"]
        return {(place, stay["first"]) for place, line in heron.items() for stay in line["stays"] if stay["contested"]}

    assert contested("2031-04-09") == set()
    assert contested("2031-04-15") == {("Rajin", day("03-15")), ("Vostochny", day("03-15"))}
    assert contested("2031-04-20") == set()


def test_nothing_is_drawn_before_it_was_public(strait: Reader) -> None:
    assert set(lanes(strait, None, "2031-03-05")["Invented Heron"]) == {"between Rajin and Vostochny"}
    assert "Invented Heron" not in lanes(strait, None, "2031-03-04")


def test_a_fleet_gives_its_ships_and_a_place_whoever_was_there(strait: Reader) -> None:
    assert set(lanes(strait, "Invented Birds")) == {"Invented Heron", "Invented Crane"}
    russia = lanes(strait, "Russia")
    assert set(russia["Invented Heron"]) == {"Vostochny", "between Rajin and Vostochny"}
    assert set(lanes(strait, "Rajin")["Invented Heron"]) == {"Rajin", "between Rajin and Vostochny"}


def test_on_a_day_only_what_may_have_been_going_on_is_drawn(strait: Reader) -> None:
    assert set(lanes(strait, "Invented Heron", on="2031-03-10")["Invented Heron"]) == {"Rajin"}
    assert lanes(strait, "Invented Heron", on="2031-06-01") == {"Invented Heron": {}}


def test_what_has_no_whereabouts_is_an_error(strait: Reader) -> None:
    with pytest.raises(UsageError):
        lanes(strait, "Sample Times")
    with pytest.raises(NotFoundError):
        lanes(strait, "Invented Hoopoe")
    with pytest.raises(ReadingError):
        lanes(strait, "Invented Heron", on="days after the visit")
