"""`claims list`, `audit` and `timeline`, on the invented harbour."""

from typing import Any

import pytest

from claims_ledger.domain.errors import NotFoundError, ReadingError
from claims_ledger.queries.audit import audit
from claims_ledger.queries.claims import claims
from claims_ledger.queries.contested import contested as contested_view
from claims_ledger.queries.log import log
from claims_ledger.queries.timeline import timeline
from tests.queries.conftest import Asked

NEWEST_FIRST = [
    "arms denied", "crane unloads", "crane sank", "heron at rajin too", "heron at vostochny", "beta owns",
    "heron at rajin", "alpha owns", "arms accused",
]  # fmt: skip


def test_a_list_has_the_newest_publication_first_and_within_a_document_the_order_of_entry(harbour: Asked) -> None:
    assert harbour.words(harbour.items(claims)) == NEWEST_FIRST


def test_an_item_says_what_scripts_rely_on(harbour: Asked) -> None:
    item = next(item for item in harbour.items(claims) if item["id"] == harbour.id("heron at rajin too"))
    assert item == {
        "id": harbour.id("heron at rajin too"),
        "kind": "port-call",
        "headline": "Invented Heron at Rajin, 2031-06-08",
        "document": {
            "key": "times-1",
            "outlet": "Sample Times",
            "published": "2031-06-12",
            "title": "Where is the Heron?",
        },
        "role": "outlet",
        "chain": ["Wire of Examples", "Samples News"],
        "stance": "assert",
        "hedge": None,
        "published": "2031-06-12",
        "recorded_at": "2026-01-01T12:00:02.000000Z",
        "contested": True,
        "corrected": False,
        "retracted": False,
        "review": "waiting",
    }


def test_chains_that_part_stand_in_one_entry(harbour: Asked) -> None:
    item = next(item for item in harbour.items(claims) if item["id"] == harbour.id("beta owns"))
    assert item["chain"] == ["Ana Lyst + Samples Pro"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"source": "Samples Pro"}, ["crane sank", "beta owns", "heron at rajin"], id="a source"),
        pytest.param(
            {"source": "House of Samples"}, ["crane sank", "heron at rajin too", "beta owns", "heron at rajin"],
            id="a house with its parts",
        ),
        pytest.param({"source": "Wire of Examples"}, ["heron at rajin too"], id="a relay"),
        pytest.param({"entity": "발명된 왜가리", "kind": "sighting"}, ["heron at vostochny"], id="a thing by any name"),
        pytest.param({"entity": "Invented Birds"}, [], id="a fleet itself, not its ships"),
        pytest.param(
            {"place": "North Korea"}, ["crane unloads", "heron at rajin too", "heron at rajin"], id="all in a place",
        ),
        pytest.param({"place": "나진"}, ["heron at rajin too", "heron at rajin"], id="a place by its Korean name"),
        pytest.param({"kind": "ownership"}, ["beta owns", "alpha owns"], id="a kind"),
        pytest.param({"kind": "cargo"}, [], id="a kind that nothing has yet"),
        pytest.param({"basis": "SATELLITE"}, ["heron at rajin too", "heron at rajin"], id="evidence by a word of it"),
        pytest.param({"affair": "birds", "kind": "statement"}, ["arms accused"], id="an affair"),
        pytest.param({"document": "times-2"}, ["arms denied", "crane unloads"], id="a document"),
        pytest.param({"stance": "deny"}, [], id="a stance"),
        pytest.param({"text": "раджин"}, ["heron at rajin too", "heron at rajin"], id="a name in another script"),
        pytest.param({"since": "2031-06-16"}, ["arms denied", "crane unloads"], id="published since, by the last day"),
        pytest.param(
            {"until": "2031-06-11"}, ["heron at rajin", "alpha owns", "arms accused"], id="published until a day",
        ),
        pytest.param(
            {"since": "2031-06-12", "until": "2031-06-12"}, ["heron at rajin too", "heron at vostochny", "beta owns"],
            id="published on a day",
        ),
        pytest.param({"corrected": True}, ["heron at rajin", "alpha owns"], id="what was corrected"),
        pytest.param({"retracted": True}, ["crane sank"], id="what was taken back"),
        pytest.param({"limit": 2}, NEWEST_FIRST[:2], id="the first two"),
        pytest.param(
            {"order": "oldest", "limit": 3}, ["arms accused", "alpha owns", "heron at rajin"], id="oldest first",
        ),
        pytest.param({"contested": True, "limit": 1}, ["arms denied"], id="the first of what is contested"),
        pytest.param(
            {"contested": True},
            ["arms denied", "heron at rajin too", "heron at vostochny", "beta owns", "alpha owns", "arms accused"],
            id="what is contested",
        ),
    ],
)  # fmt: skip
def test_every_filter_narrows_the_list(harbour: Asked, asked: dict[str, Any], found: list[str]) -> None:
    assert harbour.words(harbour.items(claims, **asked)) == found


def test_what_was_entered_last_comes_first_if_asked_for(harbour: Asked) -> None:
    positions = {item["id"]: item["position"] for item in harbour.items(log) if item["type"] == "ClaimRecorded"}
    by_entry = [item["recorded_at"] for item in harbour.items(claims, order="entered")]
    assert by_entry == sorted(by_entry, reverse=True)
    assert len(positions) >= len(by_entry) > 0


def test_both_sides_of_a_contest_are_its_claims(harbour: Asked) -> None:
    [contest] = [item["id"] for item in harbour.items(contested_view) if item["attribute"] == "owner"]
    assert harbour.words(harbour.items(claims, contest=contest)) == ["beta owns", "alpha owns"]


def test_a_limit_leaves_the_chains_as_they_are(harbour: Asked) -> None:
    assert harbour.items(claims, limit=4) == harbour.items(claims)[:4]


def test_a_claim_corrected_away_from_a_clash_is_contested_only_before_its_correction_was_public(harbour: Asked) -> None:
    def contested(as_of: str | None) -> bool:
        items = harbour.items(claims, as_of, entity="Rajin")
        return next(bool(item["contested"]) for item in items if item["id"] == harbour.id("heron at rajin"))

    assert contested("2031-06-20")
    assert not contested("2031-06-21")
    assert not contested(None)


def test_a_retracted_claim_stays_in_the_list_and_is_not_retracted_before_that_day(harbour: Asked) -> None:
    def retracted(as_of: str) -> list[bool]:
        return [item["retracted"] for item in harbour.items(claims, as_of, kind="incident")]

    assert retracted("2031-06-13") == []
    assert retracted("2031-06-19") == [False]
    assert retracted("2031-06-20") == [True]


def test_a_withdrawn_claim_is_seen_only_before_it_was_withdrawn(harbour: Asked) -> None:
    assert harbour.items(claims, kind="remark") == []
    assert harbour.words(harbour.items(claims, recorded_at=harbour.at("times-2"), kind="remark")) == ["mistake"]


def test_an_uncertain_publication_counts_from_its_latest_day(harbour: Asked) -> None:
    assert "arms denied" not in harbour.words(harbour.items(claims, "2031-06-17"))
    assert "arms denied" in harbour.words(harbour.items(claims, "2031-06-18"))


@pytest.mark.parametrize(
    ("asked", "error", "hint"),
    [
        pytest.param({"source": "Sample Time"}, NotFoundError, "Sample Times", id="a name nearly"),
        pytest.param({"kind": "sighing"}, NotFoundError, "did you mean sighting?", id="a kind nearly"),
        pytest.param({"stance": "no"}, NotFoundError, "no-comment", id="no stance"),
        pytest.param({"affair": "bird"}, NotFoundError, "did you mean birds?", id="an affair nearly"),
        pytest.param({"document": "times-9"}, NotFoundError, "times-", id="a document nearly"),
    ],
)
def test_a_misspelt_filter_is_an_error_with_the_nearest_words(
    harbour: Asked, asked: dict[str, str], error: type[Any], hint: str
) -> None:
    with pytest.raises(error) as caught:
        harbour(claims, **asked)
    assert hint in caught.value.hint


def test_an_audit_of_a_house_says_in_which_role_and_which_part_of_it_spoke(harbour: Asked) -> None:
    items = harbour.items(audit, source="House of Samples")
    assert [(harbour.word(item["id"]), item["role"], item["source"], item["chain"]) for item in items] == [
        ("crane sank", "origin", "Samples Pro", []),
        ("heron at rajin too", "origin", "Samples News", ["Wire of Examples", "Samples News"]),
        ("beta owns", "origin", "Samples Pro", ["Samples Pro"]),
        ("heron at rajin", "origin", "Samples Pro", ["Samples Pro"]),
    ]


def test_an_audit_shows_corrections_retractions_and_contests(harbour: Asked) -> None:
    marks = {
        harbour.word(item["id"]): (item["contested"], item["corrected"], item["retracted"])
        for item in harbour.items(audit, source="Samples Pro")
    }
    assert marks == {
        "crane sank": (False, False, True),
        "beta owns": (True, False, False),
        "heron at rajin": (False, True, False),
    }


def test_a_part_of_a_house_does_not_answer_for_the_others(harbour: Asked) -> None:
    assert harbour.words(harbour.items(audit, source="Samples News")) == ["heron at rajin too"]


def test_an_outlet_is_audited_in_the_role_nearest_to_the_origin(harbour: Asked) -> None:
    roles = {harbour.word(item["id"]): item["role"] for item in harbour.items(audit, source="Sample Times")}
    assert roles == {
        "arms denied": "outlet",
        "crane unloads": "outlet",
        "heron at rajin too": "outlet",
        "heron at vostochny": "origin",
        "beta owns": "outlet",
    }


@pytest.mark.parametrize(
    ("by", "found"),
    [
        pytest.param(
            "event",
            ["crane sank", "heron at rajin", "heron at rajin too", "heron at vostochny", "crane unloads", "alpha owns",
             "beta owns"],
            id="event time, undated ones last",
        ),
        pytest.param(
            "published",
            ["heron at rajin", "alpha owns", "heron at rajin too", "heron at vostochny", "beta owns", "crane sank",
             "crane unloads"],
            id="publication",
        ),
        pytest.param(
            "recorded",
            ["heron at rajin", "alpha owns", "heron at rajin too", "heron at vostochny", "beta owns", "crane unloads",
             "crane sank"],
            id="recording",
        ),
    ],
)  # fmt: skip
def test_a_timeline_of_a_fleet_holds_its_ships_in_the_order_of_one_clock(
    harbour: Asked, by: str, found: list[str]
) -> None:
    assert harbour.words(harbour.items(timeline, name="Invented Birds", by=by)) == found


def test_a_timeline_has_the_event_time_and_neither_role_nor_hedge(harbour: Asked) -> None:
    item = harbour.items(timeline, name="Invented Crane")[0]
    assert (item["headline"], item["when"]) == ("Invented Crane sank, 2031-06-01", "2031-06-01")
    assert "role" not in item
    assert "hedge" not in item


@pytest.mark.parametrize(
    ("on", "found"),
    [
        pytest.param("2031-06-08", ["heron at rajin too", "heron at vostochny"], id="a day"),
        pytest.param("early June 2031", ["crane sank", "heron at rajin", "heron at rajin too", "heron at vostochny"],
                     id="a part of a month"),
        pytest.param("since 2031-06-09", ["crane unloads"], id="an open end"),
        pytest.param("2030", [], id="another year"),
    ],
)  # fmt: skip
def test_on_keeps_what_may_have_been_going_on_then(harbour: Asked, on: str, found: list[str]) -> None:
    assert harbour.words(harbour.items(timeline, on=on)) == found


def test_a_time_that_cannot_be_compared_is_refused(harbour: Asked) -> None:
    with pytest.raises(ReadingError):
        harbour(timeline, on="days after the visit")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("arms from North Korea to Russia", ["arms accused", "arms denied"], id="a topic"),
        pytest.param("times-2", ["crane unloads", "arms denied"], id="a document"),
        pytest.param("Exampleland ministry", ["arms accused"], id="a source"),
        pytest.param("Раджин", ["heron at rajin", "heron at rajin too"], id="a place"),
    ],
)
def test_a_timeline_is_of_whatever_has_a_name(harbour: Asked, name: str, found: list[str]) -> None:
    assert harbour.words(harbour.items(timeline, name=name)) == found
