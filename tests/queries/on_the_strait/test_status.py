"""Where an invented ship is, by whose word, at which clocks."""

from collections.abc import Callable
from typing import Any

import pytest

from claims_ledger.domain.errors import AmbiguousError, NotFoundError
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.names import find
from claims_ledger.queries.status import status
from claims_ledger.store.reader import Reader

At = Callable[..., Clocks]
Said = Callable[..., list[str]]


def one(reader: Reader, clocks: Clocks, name: str, on: str | None = None) -> dict[str, Any]:
    [item] = status(reader, clocks, name=name, on=on).items
    return dict(item)


def values(state: dict[str, Any]) -> list[tuple[str, str]]:
    return [(position["value"], position["when"]) for position in state["positions"]]


def test_a_run_counts_by_its_last_day(strait: Reader, at: At) -> None:
    where = one(strait, at("2031-03-05"), "heron")["location"]
    assert (where["value"], where["when"], where["contested"]) == (
        "between Rajin and Vostochny", "2031-01/2031-02", False,
    )  # fmt: skip


def test_who_says_so_stands_beside_each_position(strait: Reader, at: At, said: Said) -> None:
    assert one(strait, at("2031-03-13"), "heron")["location"] == {
        "value": "Rajin",
        "when": "2031-03-10",
        "contested": False,
        "ruling": None,
        "positions": [
            {
                "value": "Rajin",
                "when": "2031-03-10",
                "claims": said("heron at rajin"),
                "outlets": ["Sample Times"],
                "origins": ["Samples News"],
                "unknown": 0,
                "bases": ["satellite imagery"],
                "holds": None,
            }
        ],
    }


@pytest.mark.parametrize("as_of", ["2031-03-13", "2031-03-31", None])
def test_what_was_still_to_come_when_it_was_said_is_no_place(strait: Reader, at: At, as_of: str | None) -> None:
    where = one(strait, at(as_of), "heron")["location"]
    assert "2031-03-20" not in [when for _, when in values(where)]


def test_a_stay_lists_what_came_directly_before_at_the_same_place(strait: Reader, at: At) -> None:
    where = one(strait, at("2031-03-31"), "heron")["location"]
    assert (where["value"], where["when"]) == ("Vostochny", "2031-03-15")
    assert values(where) == [("Vostochny", "2031-03-15"), ("Vostochny", "2031-03-14")]


def test_two_places_on_the_last_day_are_both_shown_and_neither_is_picked(strait: Reader, at: At) -> None:
    where = one(strait, at("2031-04-10"), "heron")["location"]
    assert (where["value"], where["when"], where["contested"]) == (None, None, True)
    assert sorted(values(where)) == [("Rajin", "2031-03-15"), ("Vostochny", "2031-03-15")]


def test_a_retracted_place_is_partner_of_nothing(strait: Reader, at: At) -> None:
    where = one(strait, at("2031-04-20"), "heron")["location"]
    assert (where["value"], where["contested"]) == ("Vostochny", False)


def test_what_was_not_held_yet_was_not_known_whatever_was_public(strait: Reader, at: At) -> None:
    where = one(strait, at("2031-04-10", held="pro-1"), "heron")["location"]
    assert (where["value"], where["contested"]) == ("Vostochny", False)


@pytest.mark.parametrize(
    ("on", "value", "when"),
    [
        pytest.param("2031-02-10", "between Rajin and Vostochny", "2031-01/2031-02", id="inside a run"),
        pytest.param("2031-03-10", "Rajin", "2031-03-10", id="that very day"),
        pytest.param("2031-03-12", "Rajin", "2031-03-10", id="the last day before"),
        pytest.param("2031-03-14", "Vostochny", "2031-03-14", id="before it unloaded"),
    ],
)
def test_on_a_day_the_last_place_by_then_is_meant(strait: Reader, at: At, on: str, value: str, when: str) -> None:
    where = one(strait, at(), "heron", on)["location"]
    assert (where["value"], where["when"]) == (value, when)


def test_before_all_that_was_said_nothing_is_known(strait: Reader, at: At) -> None:
    item = one(strait, at(), "heron", "2030-12-31")
    assert (item["location"], item["condition"], item["owner"]) == (None, None, None)


def test_an_undated_state_holds_on_the_day_it_was_said(strait: Reader, at: At) -> None:
    item = one(strait, at("2031-03-13"), "Invented Crane")
    assert (item["location"]["value"], item["location"]["when"]) == ("Russia", "2031-03-13")
    assert (item["condition"]["value"], item["condition"]["when"]) == ("in repair", "2031-03-13")


def test_a_port_and_its_country_are_one_stay_and_a_rough_time_counts_from_its_first_day(strait: Reader, at: At) -> None:
    # Mid-March is the 11th to the 20th, so the voyage comes before the repair of the 13th.
    where = one(strait, at(), "Invented Crane")["location"]
    assert values(where) == [
        ("Vostochny", "[2031-03-16..2031-03-31]"), ("Russia", "2031-03-13"), ("Vostochny", "[2031-03-11..2031-03-20]"),
    ]  # fmt: skip


def test_owners_that_clash_are_both_shown(strait: Reader, at: At, said: Said) -> None:
    assert one(strait, at("2031-03-13"), "heron")["owner"]["value"] == "Alpha Shipping"
    owner = one(strait, at("2031-03-31"), "heron")["owner"]
    assert (owner["value"], owner["contested"]) == (None, True)
    assert [(side["value"], side["claims"], side["unknown"]) for side in owner["positions"]] == [
        ("Beta Marine", said("beta owns"), 1),
        ("Alpha Shipping", said("alpha owns"), 1),
    ]


def test_nobody_said_what_flag(strait: Reader, at: At) -> None:
    assert one(strait, at(), "heron")["flag"] is None


def test_a_claimed_IMO_number_beside_another_registered_one_is_contested(strait: Reader, at: At) -> None:
    registered = {"scheme": "IMO", "value": "0000000", "contested": False}
    assert one(strait, at("2031-03-13"), "heron")["identifiers"] == [registered]
    assert one(strait, at("2031-03-31"), "heron")["identifiers"] == [
        registered | {"contested": True},
        {"scheme": "IMO", "value": "9161003", "contested": True},
    ]


def test_sanctions_on_its_fleet_are_sanctions_on_a_ship(strait: Reader, at: At, said: Said) -> None:
    voices = {"outlets": ["Sample Times"], "origins": [], "unknown": 1, "bases": []}
    fleet = {"by": "Exampleland ministry", "when": "2030", "for": "arms", "claims": said("fleet sanctioned"), **voices}
    ship = {
        "by": None,
        "when": None,
        "for": None,
        "claims": said("sanctioned"),
        **voices,
        "outlets": ["Example Gazette"],
    }
    assert one(strait, at(), "heron")["sanctions"] == [fleet, ship]
    assert one(strait, at(), "Invented Crane")["sanctions"] == [fleet]


def test_a_halt_of_its_fleet_places_no_ship(strait: Reader, at: At) -> None:
    places = [value for value, _ in values(one(strait, at("2031-03-05"), "Invented Crane")["location"])]
    assert places == ["between Rajin and Vostochny"]


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2031-03-05", "2031-03-05"),
        ("2031-03-13", "2031-03-13"),
        ("2031-04-10", "2031-04-10"),
        pytest.param("2031-04-20", "2031-03-16/2031-03-31", id="a retracted report is none"),
    ],
)
def test_the_last_report_is_the_newest_that_stands(strait: Reader, at: At, as_of: str, day: str) -> None:
    assert one(strait, at(as_of), "heron")["last_report"] == day


def test_contests_are_those_whose_question_names_the_ship(strait: Reader, at: At) -> None:

    about = {item["subject"]: item["id"] for item in contested(strait, at()).items}
    assert one(strait, at(), "heron")["contests"] == [about["Invented Heron"], about["Invented Crane & Invented Heron"]]
    assert one(strait, at(), "Invented Crane")["contests"] == [about["Invented Crane & Invented Heron"]]


def test_unless_named_all_vessels_and_aircraft_are_listed_and_no_fleet(strait: Reader, at: At) -> None:
    items = status(strait, at()).items
    assert [item["id"] for item in items] == ["crane", "flyer", "heron"]
    assert (items[1]["location"], items[1]["last_report"]) == (None, None)


def test_a_name_that_belongs_to_something_else_is_not_taken(strait: Reader, at: At) -> None:
    with pytest.raises(NotFoundError) as raised:
        status(strait, at(), name="Rajin")
    assert (raised.value.what, raised.value.hint) == ("Rajin is a port", "name a vessel or aircraft")


def test_of_a_ship_and_a_company_of_one_name_the_ship_is_meant(strait: Reader, at: At) -> None:
    assert one(strait, at(), "invented heron")["id"] == "heron"
    with pytest.raises(AmbiguousError):
        find(strait, at(), "Invented Heron")


def test_the_same_question_at_the_same_clocks_has_the_same_answer(strait: Reader, at: At) -> None:
    assert repr(status(strait, at("2031-03-31", held="pro-1"))) == repr(status(strait, at("2031-03-31", held="pro-1")))
