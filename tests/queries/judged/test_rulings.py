"""Rulings in the views: what stands, what is open again, and what each view makes of it on both clocks."""

from typing import Any

import pytest

from claims_ledger.queries.claims import claims
from claims_ledger.queries.log import log
from claims_ledger.queries.show import show
from claims_ledger.queries.status import status
from tests.queries.judged.conftest import ARMS, BOB, ED, OWNER, TRIPS, Desk


def ruled(item: dict[str, Any]) -> tuple[str, str, str] | None:
    ruling = item["ruling"]
    return None if ruling is None else (ruling["verdict"], ruling["by"], ruling["reason"])


def test_before_anybody_ruled_every_contest_is_open(desk: Desk) -> None:
    found = desk.contests(held="strait")
    assert {question: (ruled(item), item["reopened_by"]) for question, item in found.items()} == {
        OWNER: (None, []),
        TRIPS: (None, []),
        ARMS: (None, []),
    }


def test_a_confirmed_contest_stays_where_it_is_and_is_marked(desk: Desk) -> None:
    assert ruled(desk.contests(held="confirmed")[ARMS]) == ("confirm", ED, "both stand by it")


def test_a_dismissed_contest_is_left_out_unless_all_are_asked_for(desk: Desk) -> None:
    assert set(desk.contests(held="dismissed")) == {OWNER, ARMS}
    everything = desk.contests(held="dismissed", everything=True)
    assert ruled(everything[TRIPS]) == ("dismiss", ED, "two ways to count")
    by_name = desk.contests(held="dismissed", name="Invented Crane")
    assert TRIPS not in by_name
    by_id = desk.contests(held="dismissed", name=desk.ids[TRIPS])
    assert ruled(by_id[TRIPS]) == ("dismiss", ED, "two ways to count")


def test_a_ruling_is_desk_knowledge_whatever_the_day_of_publication(desk: Desk) -> None:
    assert set(desk.contests("2031-03-31", "strait")) == {OWNER, TRIPS, ARMS}
    assert set(desk.contests("2031-03-31", "dismissed")) == {OWNER, ARMS}
    assert ruled(desk.contests("2031-03-31", "decided")[OWNER]) == ("decide", ED, "the register of herons")


def test_a_decision_names_the_position_that_holds(desk: Desk) -> None:
    item = desk.contests(held="decided")[OWNER]
    assert item["ruling"]["holds"] == desk.position(OWNER, "Beta Marine")
    assert {one["value"] for one in item["positions"]} == {"Alpha Shipping", "Beta Marine"}


def test_a_contest_is_open_again_once_a_position_clashes_that_was_not_weighed(desk: Desk) -> None:
    found = desk.contests(held="joined")
    assert (ruled(found[OWNER]), found[OWNER]["reopened_by"]) == (None, [desk.position(OWNER, "House of Samples")])
    assert (ruled(found[TRIPS]), found[TRIPS]["reopened_by"]) == (None, [desk.position(TRIPS, "at least 6 trips")])


def test_before_the_new_position_was_public_the_ruling_stands(desk: Desk) -> None:
    found = desk.contests("2031-04-11")
    assert ruled(found[OWNER]) == ("decide", ED, "the register of herons")
    assert TRIPS not in found


def test_a_ruling_that_is_taken_back_is_gone_from_then_on(desk: Desk) -> None:
    assert ruled(desk.contests(held="joined")[ARMS]) == ("confirm", ED, "both stand by it")
    assert (ruled(desk.contests()[ARMS]), desk.contests()[ARMS]["reopened_by"]) == (None, [])


@pytest.mark.parametrize(
    ("as_of", "held", "value", "holds", "contests"),
    [
        pytest.param(None, "strait", None, {"Alpha Shipping": None, "Beta Marine": None}, [OWNER, TRIPS],
                     id="nobody ruled"),
        pytest.param(None, "dismissed", None, {"Alpha Shipping": None, "Beta Marine": None}, [OWNER],
                     id="the trips are dismissed"),
        pytest.param(None, "decided", "Beta Marine", {"Alpha Shipping": False, "Beta Marine": True}, [],
                     id="an editor decided"),
        pytest.param(None, "joined", None, {"Alpha Shipping": None, "Beta Marine": None, "House of Samples": None},
                     [OWNER, TRIPS], id="open again"),
        pytest.param("2031-04-09", "joined", "Beta Marine", {"Alpha Shipping": False, "Beta Marine": True}, [],
                     id="open again, but not public yet"),
    ],
)  # fmt: skip
def test_the_status_shows_both_sides_and_marks_the_one_that_holds(
    desk: Desk, as_of: str | None, held: str, value: str | None, holds: dict[str, bool | None], contests: list[str]
) -> None:
    (item,) = desk.ask(status, as_of, held, name="Invented Heron")
    owner = item["owner"]
    assert (owner["value"], owner["contested"]) == (value, True)
    assert {one["value"]: one["holds"] for one in owner["positions"]} == holds
    assert item["contests"] == [desk.ids[question] for question in contests]
    assert (owner["ruling"] or {}).get("contest") == (desk.ids[OWNER] if value else None)


def test_a_claim_of_a_dismissed_contest_is_not_contested(desk: Desk) -> None:
    def marked(held: str) -> dict[str, bool]:
        return {item["id"]: item["contested"] for item in desk.ask(claims, held=held)}

    trips = desk.harbour.claims["four trips"]
    assert (marked("strait")[trips], marked("dismissed")[trips], marked("joined")[trips]) == (True, False, True)


def test_a_contest_shows_every_ruling_on_it(desk: Desk) -> None:
    (item,) = desk.ask(show, id=desk.ids[ARMS])
    assert [(one["verdict"], one["by"], one["reason"], one["holds"]) for one in item["rulings"]] == [
        ("confirm", ED, "both stand by it", None),
        ("reopen", BOB, "more is known", None),
    ]
    (before,) = desk.ask(show, held="confirmed", id=desk.ids[ARMS])
    assert len(before["rulings"]) == 1
    weighed = item["rulings"][0]["weighed"]
    assert sorted(weighed) == sorted(one["id"] for one in item["positions"])


def test_a_contest_that_is_not_in_force_shows_its_rulings_too(desk: Desk) -> None:
    (item,) = desk.ask(show, "2031-03-13", id=desk.ids[OWNER])
    assert (item["what"], "positions" in item, [one["verdict"] for one in item["rulings"]]) == (
        "contest", False, ["decide"],
    )  # fmt: skip


def test_the_log_says_what_was_ruled_in_a_line(desk: Desk) -> None:
    lines = {item["position"]: item["what"] for item in desk.ask(log)}
    assert lines[desk.after["dismissed"]] == f"{desk.ids[TRIPS]}, {TRIPS}, dismissed: two ways to count"
    holds = desk.position(OWNER, "Beta Marine")
    assert lines[desk.after["decided"]] == f"{desk.ids[OWNER]}, {OWNER}, decided for {holds}: the register of herons"
    assert lines[desk.after["rated"]] == "Samples Pro rated B, usually reliable: borne out"
    assert lines[desk.after["assessed"]].endswith(" assessed: 1 confirmed, very likely, low confidence")
