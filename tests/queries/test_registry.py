"""Lists of what is registered, on the invented harbour."""

import pytest

from claims_ledger.domain import entities as domain
from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.registry import SPEAKERS, documents, entities, speakers, topics
from tests.queries.conftest import Asked


def test_those_who_speak_are_those_of_the_registry() -> None:
    assert SPEAKERS == domain.SPEAKERS


def test_a_house_counts_what_its_parts_say(harbour: Asked) -> None:
    counted = {item["name"]: (item["house"], item["documents"], item["claims"]) for item in harbour.items(speakers)}
    assert counted["House of Samples"] == ("House of Samples", 1, 4)
    assert counted["Samples Pro"] == ("House of Samples", 1, 3)
    assert counted["Samples News"] == ("House of Samples", 0, 1)
    assert counted["Sample Times"] == ("Sample Times", 2, 5)
    assert "Invented Heron" not in counted


def test_a_speaker_is_shown_with_its_party_and_names(harbour: Asked) -> None:
    assert harbour.items(speakers, name="example gazette") == [
        {
            "key": "example-gazette",
            "name": "Example Gazette",
            "type": "outlet",
            "house": "Example Gazette",
            "party": ["invented party"],
            "names": ["Example Gazette"],
            "documents": 1,
            "claims": 3,
            "ratings": [],
        }
    ]


def test_an_entity_is_found_by_any_of_its_names(harbour: Asked) -> None:
    assert harbour.items(entities, name="РАДЖИН") == [
        {
            "key": "rajin",
            "id": "rajin",
            "name": "Rajin",
            "type": "port",
            "names": ["Rajin", "Najin", "나진", "Раджин"],
            "part_of": None,
            "within": "Rason",
            "members": [],
            "identifiers": [{"scheme": "UN/LOCODE", "value": "KPRJN"}],
            "former_names": [],
            "merged": [],
            "apart": [],
            "claims": 2,
        }
    ]


def test_entities_of_one_type_only(harbour: Asked) -> None:
    assert [item["name"] for item in harbour.items(entities, type="vessel")] == ["Invented Crane", "Invented Heron"]
    with pytest.raises(NotFoundError) as caught:
        harbour(entities, type="vesel")
    assert caught.value.hint == "did you mean vessel?"


def test_members_and_wholes_are_shown_by_name(harbour: Asked) -> None:
    assert harbour.items(entities, name="Invented Birds")[0]["members"] == ["Invented Heron", "Invented Crane"]
    assert harbour.items(entities, name="Samples Pro")[0]["part_of"] == "House of Samples"


def test_documents_come_newest_first_with_their_claims_and_contests(harbour: Asked) -> None:
    counted = [(item["key"], item["claims"], item["contested"]) for item in harbour.items(documents)]
    assert counted == [("times-2", 2, 1), ("pro-1", 1, 0), ("times-1", 3, 3), ("gazette-1", 3, 2)]


def test_documents_can_be_narrowed(harbour: Asked) -> None:
    assert [item["key"] for item in harbour.items(documents, outlet="Sample Times")] == ["times-2", "times-1"]
    assert [item["key"] for item in harbour.items(documents, affair="birds")] == ["times-1", "gazette-1"]
    assert [item["key"] for item in harbour.items(documents, "2031-06-17")] == ["pro-1", "times-1", "gazette-1"]
    assert [item["key"] for item in harbour.items(documents, recorded_at=harbour.at("times-1"))] == [
        "times-1",
        "gazette-1",
    ]


def test_a_document_is_shown_by_its_key(harbour: Asked) -> None:
    assert harbour.items(documents, name="gazette-1") == [
        {
            "key": "gazette-1",
            "outlet": "Example Gazette",
            "title": "Herons in port",
            "published": "2031-06-10",
            "url": "https://example.invalid/1",
            "language": "en",
            "affair": "birds",
            "claims": 3,
            "contested": 2,
        }
    ]
    with pytest.raises(NotFoundError):
        harbour(documents, "2031-06-09", name="gazette-1")


def test_a_topic_says_its_pattern_in_names(harbour: Asked) -> None:
    assert harbour.items(topics) == [
        {
            "name": "arms from North Korea to Russia",
            "pattern": {"from": "North Korea", "to": "Russia", "goods": "arms"},
            "claims": 2,
        }
    ]
