"""What is lacking on the invented strait, counted by hand."""

import pytest

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.brief import brief
from claims_ledger.queries.gaps import gaps
from tests.queries.judged.conftest import ED, OWNER, Desk


def words(desk: Desk, gap: str, as_of: str | None = None, held: str | None = None) -> list[str]:
    """The strait's own words for the claims with a gap, in alphabetical order."""
    named = {id_: word for word, id_ in desk.harbour.claims.items()}
    return sorted(named[item["id"]] for item in desk.ask(gaps, as_of, held, gap=gap))


def test_the_claims_of_unknown_lineage(desk: Desk) -> None:
    assert words(desk, "lineage", "2031-03-13") == ["125 miles", "200 km", "alpha owns", "crane in russia",
                                                    "fleet sanctioned", "heron to come", "sanctioned"]  # fmt: skip


def test_a_claim_is_on_a_single_origin_unless_another_house_bears_some_of_it_out(desk: Desk) -> None:
    # The denial is of one government, alone; so is the accusation, on the other side.
    assert words(desk, "origin", "2031-03-13") == ["accused", "denied", "five runs", "four trips", "heron at rajin",
                                                   "heron ran", "none at rajin"]  # fmt: skip


def test_a_gap_is_told_with_who_whom_and_since_when(desk: Desk) -> None:
    item = next(one for one in desk.ask(gaps, gap="origin") if one["id"] == desk.harbour.claims["heron at rajin"])
    assert item == {
        "gap": "origin",
        "id": desk.harbour.claims["heron at rajin"],
        "name": "Invented Heron moored at Rajin, 2031-03-10",
        "what": "Sample Times, on the word of House of Samples alone",
        "since": "2031-03-13T09:00:00+09:00",
    }


def test_claims_without_a_paragraph_lack_a_place(desk: Desk) -> None:
    # The strait gives no paragraph at all; the retracted claim is no gap.
    found = words(desk, "locator")
    assert len(found) == len(desk.harbour.claims) - 1
    assert "heron still at rajin" not in found


def test_a_source_is_rated_once_anybody_rated_it_if_only_to_say_that_it_cannot_be_judged(desk: Desk) -> None:
    def unrated(held: str) -> list[str]:
        return [item["name"] for item in desk.ask(gaps, held=held, gap="rating")]

    assert "Samples Pro" in unrated("decided")
    assert "Samples Pro" not in unrated("rated")
    # A part of a house is not the house, nor the other way round.
    assert "Samples News" in unrated("rated")


def test_only_a_contradiction_without_a_ruling_is_a_gap_and_whatever_is_open_again(desk: Desk) -> None:
    def open_(as_of: str | None, held: str) -> list[tuple[str, str, str | None]]:
        return [(item["name"], item["what"], item["since"]) for item in desk.ask(gaps, as_of, held, gap="ruling")]

    assert open_(None, "strait") == [(OWNER, "contradicts", "2031-03-16/2031-03-31")]
    assert open_(None, "decided") == []
    again = [(name, what) for name, what, _ in open_(None, "joined")]
    assert (OWNER, "contradicts, reopened by 1 position since a ruling") in again
    assert len(again) == 2
    # Where the Heron lay on the 15th was contradicted until the Gazette took it back on 20 April.
    assert open_("2031-04-11", "joined") == [("Invented Heron: place on 2031-03-15", "contradicts", "2031-04-10")]


def test_a_confirmation_on_one_origin_is_a_judgement_to_look_at_again(desk: Desk) -> None:
    assert desk.ask(gaps, held="assessed too", gap="judgement") == []
    (item,) = desk.ask(gaps, held="assessed", gap="judgement")
    assert (item["name"], item["since"]) == ("Invented Heron moored at Rajin, 2031-03-10", "2026-01-01")
    assert item["what"].startswith("1 confirmed, with 1 independent known origin (House of Samples) for Rajin (p")
    assert item["what"].endswith(f"), by {ED}")


def test_all_gaps_come_sort_by_sort(desk: Desk) -> None:
    sorts = list(dict.fromkeys(item["gap"] for item in desk.ask(gaps)))
    assert sorts == ["origin", "lineage", "locator", "date", "rating", "vessel", "ruling", "judgement"]


def test_what_is_dated_after_its_own_publication_is_a_prediction_or_a_slip(desk: Desk) -> None:
    (item,) = desk.ask(gaps, gap="date")
    assert item["name"] == "Invented Heron at Vostochny, 2031-03-20"
    assert item["since"] < "2031-03-20"
    assert "prediction" in item["what"]


def test_a_sort_that_there_is_not_is_an_error_with_the_nearest(desk: Desk) -> None:
    with pytest.raises(NotFoundError) as raised:
        desk.ask(gaps, gap="linage")
    assert raised.value.hint == "did you mean lineage?"


def test_the_front_page_has_the_vessels_one_by_one_and_counts_the_rest(desk: Desk) -> None:
    items = [item for item in desk.ask(brief, "2031-03-13") if item["section"] == "gaps"]
    counted = {item["name"]: item["what"] for item in items if item["gap"] != "vessel"}
    assert counted == {
        "Claims on a single origin": "7 of 14",
        "Claims of unknown lineage": "7 of 14",
        "Claims without a place in the document": "14 of 14",
        "Claims dated after their own publication": "1 of 14",
        "Sources that nobody rated": str(len(desk.ask(gaps, "2031-03-13", gap="rating"))),
        "Judgements to look at again": "1",
    }
    vessels = [item for item in items if item["gap"] == "vessel"]
    assert [{**one, "section": "gaps"} for one in desk.ask(gaps, "2031-03-13", gap="vessel")] == vessels


def test_nothing_is_lacking_where_nothing_is(desk: Desk) -> None:
    desk.after["nothing"] = 0
    assert desk.ask(gaps, held="nothing") == []
