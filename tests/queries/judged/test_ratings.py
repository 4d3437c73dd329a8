"""Ratings of sources and assessments of claims, each with its rater; nothing is averaged."""

from typing import Any

from claims_ledger.queries.claims import claims
from claims_ledger.queries.registry import speakers
from claims_ledger.queries.show import show
from claims_ledger.queries.sources import sources
from tests.queries.judged.conftest import BOB, ED, Desk

ALONE = "1 confirmed, with 1 independent known origin (House of Samples)"


def letters(item: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one["by"], one["letter"], one["reason"]) for one in item["ratings"]]


def test_each_rater_has_one_rating_and_what_cannot_be_judged_comes_apart(desk: Desk) -> None:
    (item,) = desk.ask(show, id="Samples Pro")
    assert letters(item) == [(ED, "C", "wrong once"), (BOB, "F", "no view of it")]
    assert [one["means"] for one in item["ratings"]] == ["fairly reliable", "reliability cannot be judged"]


def test_ratings_stand_as_they_were_held(desk: Desk) -> None:
    assert letters(desk.ask(show, held="decided", id="Samples Pro")[0]) == []
    assert letters(desk.ask(show, held="rated", id="Samples Pro")[0]) == [(ED, "B", "borne out")]
    assert letters(desk.ask(show, held="rated too", id="Samples Pro")[0]) == [
        (ED, "B", "borne out"),
        (BOB, "F", "no view of it"),
    ]
    assert letters(desk.ask(show, "2031-03-05", "rated", id="Samples Pro")[0]) == [(ED, "B", "borne out")]


def test_a_source_is_listed_with_its_ratings(desk: Desk) -> None:
    (item,) = desk.ask(speakers, name="Samples Pro")
    assert letters(item) == [(ED, "C", "wrong once"), (BOB, "F", "no view of it")]
    assert [one["ratings"] for one in desk.ask(speakers, name="Ana Lyst")] == [[]]


def test_an_assessment_keeps_its_three_scales_apart(desk: Desk) -> None:
    (item,) = desk.ask(show, held="assessed", id=desk.harbour.claims["heron at rajin"])
    assert [
        (one["by"], one["credibility"], one["likelihood"], one["confidence"], one["note"], len(one["lints"]))
        for one in item["assessments"]
    ] == [(ED, "1", "very likely", "low", "seen", 1), (BOB, "6", None, None, "cannot tell", 0)]
    assert item["assessments"][0]["lints"][0].startswith(ALONE)


def test_what_is_not_said_again_stays_and_an_empty_word_takes_it_back(desk: Desk) -> None:
    (item,) = desk.ask(show, id=desk.harbour.claims["heron at rajin"])
    mine = item["assessments"][0]
    assert (mine["credibility"], mine["likelihood"], mine["confidence"], mine["note"]) == (
        "1", "likely", None, "seen once",
    )  # fmt: skip


def test_the_note_of_an_assessment_is_not_the_note_of_the_claim(desk: Desk) -> None:
    (item,) = desk.ask(show, id=desk.harbour.claims["heron at rajin"])
    assert item["note"] is None
    assert [one["type"] for one in item["events"]] == ["ClaimRecorded", *["ClaimAssessed"] * 3]


def test_judgements_change_no_count(desk: Desk) -> None:
    before, after = (desk.ask(sources, held=held, name="heron") for held in ("strait", "assessed again"))
    assert before == after


def test_a_list_can_keep_to_what_nobody_assessed(desk: Desk) -> None:
    def unassessed(held: str) -> set[str]:
        return {item["id"] for item in desk.ask(claims, held=held, unassessed=True)}

    assert unassessed("rated again") - unassessed("assessed too") == {desk.harbour.claims["heron at rajin"]}
