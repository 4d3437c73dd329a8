"""What clashes on the invented strait, side by side."""

from collections.abc import Callable
from typing import Any

import pytest

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.store.reader import Reader
from tests.queries.harbour import TOPIC
from tests.queries.on_the_strait.strait import NARROWER

At = Callable[..., Clocks]
Said = Callable[..., list[str]]

OWNER = ("Invented Heron", "owner")
TRIPS = ("Invented Crane & Invented Heron", "trips between Rajin and Vostochny")
PLACE = ("Invented Heron", "place on 2031-03-15")
ARMS = (TOPIC, "asserted")


def questions(reader: Reader, clocks: Clocks, name: str | None = None, everything: bool = False) -> list[Any]:
    return [
        (one["subject"], one["attribute"]) for one in contested(reader, clocks, name=name, everything=everything).items
    ]


def contest(reader: Reader, clocks: Clocks, question: tuple[str, str], **asked: Any) -> dict[str, Any]:
    items = contested(reader, clocks, **asked).items
    [item] = [one for one in items if (one["subject"], one["attribute"]) == question]
    return dict(item)


def test_the_strongest_come_first(strait: Reader, at: At) -> None:
    assert [one["verdict"] for one in contested(strait, at()).items] == ["contradicts", "diverges", "disputed"]
    assert questions(strait, at()) == [OWNER, TRIPS, ARMS]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        pytest.param("2031-03-05", [], id="one report contests nothing"),
        pytest.param("2031-03-13", [TRIPS, ARMS], id="a second report retells and denies"),
        pytest.param("2031-03-30", [TRIPS, ARMS], id="an uncertain date counts from its last day"),
        pytest.param("2031-03-31", [OWNER, TRIPS, ARMS], id="then it counts"),
        pytest.param("2031-04-10", [OWNER, PLACE, TRIPS, ARMS], id="in two places"),
        pytest.param("2031-04-20", [OWNER, TRIPS, ARMS], id="retracted"),
    ],
)
def test_both_sides_must_be_public_and_stand(strait: Reader, at: At, as_of: str, expected: list[Any]) -> None:
    assert questions(strait, at(as_of)) == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("gazette-1", []),
        ("times-1", [TRIPS, ARMS]),
        ("gazette-2", [OWNER, PLACE, TRIPS, ARMS]),
        ("retracted", [OWNER, TRIPS, ARMS]),
    ],
)
def test_both_sides_must_be_held(strait: Reader, at: At, held: str, expected: list[Any]) -> None:
    assert questions(strait, at(held=held)) == expected


def test_a_contest_shows_both_sides_with_all_who_hold_them(strait: Reader, at: At, said: Said) -> None:
    item = contest(strait, at(), OWNER)
    ids = [position.pop("id") for position in item["positions"]]
    assert item["positions"] == [
        {
            "value": "Alpha Shipping",
            "when": "2031-03-13",
            "claims": said("alpha owns"),
            "documents": [
                {
                    "key": "times-1", "outlet": "Sample Times", "published": "2031-03-13T09:00:00+09:00",
                    "title": "The Heron is back",
                }
            ],
            "outlets": ["Sample Times"],
            "origins": [],
            "unknown": 1,
            "bases": [],
        },
        {
            "value": "Beta Marine",
            "when": "[2031-03-16..2031-03-31]",
            "claims": said("beta owns"),
            "documents": [
                {
                    "key": "pro-1", "outlet": "Samples Pro", "published": "2031-03-16/2031-03-31",
                    "title": "Unloading at Vostochny",
                }
            ],
            "outlets": ["Samples Pro"],
            "origins": [],
            "unknown": 1,
            "bases": [],
        },
    ]  # fmt: skip
    sentence = (
        "Invented Heron, owner: Sample Times (13 March 2031), naming no source, says Alpha Shipping; Samples Pro"
        " (16–31 March 2031), naming no source, says Beta Marine; only one of them can hold at one time."
    )
    a, b = sorted(ids)
    assert item["clashes"] == [
        {"a": a, "b": b, "verdict": "contradicts", "reason": "single-value", "explanation": sentence}
    ]
    assert (item["verdict"], item["reasons"], item["explanation"]) == ("contradicts", ["single-value"], sentence)
    assert (item["same_origin"], item["ruling"]) == (False, None)


def test_two_tellings_of_one_utterance_rest_on_one_origin(strait: Reader, at: At) -> None:
    item = contest(strait, at(), TRIPS)
    assert (item["verdict"], item["reasons"], item["same_origin"]) == ("diverges", ["retelling"], True)
    assert [(side["value"], side["origins"]) for side in item["positions"]] == [
        ("at least 4 trips", ["Ana Lyst"]), ("at least 5 runs", ["Ana Lyst"]),
    ]  # fmt: skip
    assert item["explanation"] == (
        "Invented Crane & Invented Heron, trips between Rajin and Vostochny, two tellings of Ana Lyst: Example Gazette"
        " (5 March 2031), citing Ana Lyst, says at least 4 trips (January to February 2031); Sample Times"
        " (13 March 2031), citing Ana Lyst, says at least 5 runs (January to February 2031); one utterance is passed on"
        " with two figures."
    )


def test_a_topic_has_a_yes_and_a_no_and_the_narrower_denial_beside_them(strait: Reader, at: At) -> None:
    item = contest(strait, at(), ARMS)
    assert (item["verdict"], item["reasons"]) == ("disputed", ["denial", "narrower"])
    assert [side["value"] for side in item["positions"]] == ["yes", "no", f"not {NARROWER}"]
    assert [one["verdict"] for one in item["clashes"]] == ["disputed", "compatible"]
    assert item["clashes"][1]["explanation"] == (
        f"{TOPIC}: Example Gazette (5 March 2031) asserts it; Samples Pro (16–31 March 2031), citing North Korean"
        f" government, denies only {NARROWER}; what is denied is only {NARROWER}, not the whole."
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("heron", [OWNER, TRIPS], id="a ship"),
        pytest.param("Invented Crane", [TRIPS], id="the other ship"),
        pytest.param("Invented Birds", [OWNER, TRIPS], id="a fleet and what is in it"),
        pytest.param("Beta Marine", [OWNER], id="a value"),
        pytest.param("나진", [TRIPS], id="a place by another name"),
        pytest.param("Russia", [TRIPS, ARMS], id="a country: its ports, and the topic that goes there"),
        pytest.param("shells", [], id="goods inside a topic are not the topic"),
        pytest.param("arms", [ARMS], id="goods of a topic"),
        pytest.param(TOPIC, [ARMS], id="a topic"),
        pytest.param("Sample Times", [OWNER, TRIPS, ARMS], id="an outlet"),
        pytest.param("Ana Lyst", [TRIPS], id="an origin"),
        pytest.param("pro-1", [OWNER, ARMS], id="a document"),
    ],
)
def test_a_name_picks_what_is_about_it_or_by_it(strait: Reader, at: At, name: str, expected: list[Any]) -> None:
    assert questions(strait, at(), name) == expected


def test_a_claim_and_a_contest_are_picked_by_any_unique_beginning_of_their_ids(
    strait: Reader, at: At, said: Said
) -> None:
    [claim] = said("five runs")
    assert questions(strait, at(), claim) == [TRIPS]
    assert questions(strait, at(), contest(strait, at(), OWNER)["id"][:6]) == [OWNER]


def test_with_all_also_what_follows_or_agrees_is_shown(strait: Reader, at: At) -> None:
    *first, ended, last = contested(strait, at(), everything=True).items
    assert [one["id"] for one in first] == [one["id"] for one in contested(strait, at()).items]
    assert (ended["verdict"], ended["reasons"]) == ("succession", ["ended-by"])
    assert (last["verdict"], last["reasons"], [side["value"] for side in last["positions"]]) == (
        "compatible", ["rounding"], ["200 km", "125 miles"],
    )  # fmt: skip
    assert questions(strait, at(), last["id"]) == [(last["subject"], "distance")]


def test_a_near_name_is_suggested_and_not_taken(strait: Reader, at: At) -> None:
    with pytest.raises(NotFoundError) as raised:
        contested(strait, at(), name="Invented Hero")
    assert raised.value.hint.startswith("did you mean Invented Heron (")
