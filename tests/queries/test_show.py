"""`claims show`, on the invented harbour."""

from typing import Any

import pytest

from claims_ledger.domain.dates import read_published
from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.events import ClaimCorrected, ClaimRecorded, DocumentCorrected, UtteranceRetracted
from claims_ledger.domain.wire import seal
from claims_ledger.projections.fold import Fold
from claims_ledger.queries.search import search
from claims_ledger.queries.show import show
from claims_ledger.store.events import EventStore
from tests.queries.conftest import Asked
from tests.queries.harbour import TOPIC, fill


def shown(harbour: Asked, id: str, as_of: str | None = None, recorded_at: str | None = None) -> dict[str, Any]:
    (item,) = harbour.items(show, as_of, recorded_at, id=id)
    return item


def test_a_claim_is_shown_with_its_fields_in_the_order_of_its_headline(harbour: Asked) -> None:
    item = shown(harbour, harbour.id("heron at rajin too"))
    assert item["what"] == "claim"
    assert item["fields"] == [
        {"name": "who", "value": "Invented Heron"},
        {"name": "at", "value": "Rajin"},
        {"name": "when", "value": "2031-06-08"},
    ]
    assert [link["source"] for link in item["chain"]] == ["Sample Times", "Wire of Examples", "Samples News"]
    assert (item["paragraph"], item["basis"], item["quote"]) == ("1", ["satellite imagery"], None)
    assert [(one["verdict"], one["subject"], one["attribute"]) for one in item["contests"]] == [
        ("contradicts", "Invented Heron", "place on 2031-06-08")
    ]


def test_any_unique_beginning_of_an_id_will_do(harbour: Asked) -> None:
    claim = harbour.id("crane sank")
    assert shown(harbour, claim[:4])["id"] == claim


def test_every_chain_of_a_claim_is_shown(harbour: Asked) -> None:
    chains = shown(harbour, harbour.id("beta owns"))["chains"]
    assert [[link["source"] for link in chain] for chain in chains] == [
        ["Sample Times", "Ana Lyst"],
        ["Sample Times", "Samples Pro"],
    ]


def test_a_correction_by_the_outlet_is_a_version_of_its_own(harbour: Asked) -> None:
    item = shown(harbour, harbour.id("heron at rajin"))
    assert item["headline"] == "Invented Heron at Rajin, 2031-06-07"
    assert [(one["version"], one["by"], one["published"], one["changes"]) for one in item["versions"]] == [
        (1, None, "2031-06-10", []),
        (2, "outlet", "2031-06-21", [{"field": "when", "before": "2031-06-08", "after": "2031-06-07"}]),
    ]
    assert [one["type"] for one in item["events"]] == ["ClaimRecorded", "ClaimCorrected"]


def test_before_the_correction_was_public_there_is_one_version(harbour: Asked) -> None:
    item = shown(harbour, harbour.id("heron at rajin"), as_of="2031-06-20")
    assert item["headline"] == "Invented Heron at Rajin, 2031-06-08"
    assert [one["version"] for one in item["versions"]] == [1]
    assert [one["type"] for one in item["events"]] == ["ClaimRecorded"]


def test_the_desks_correction_amends_a_version_on_every_day_of_publication(harbour: Asked) -> None:
    amended = [(1, None, []), (1, "desk", [{"field": "paragraph", "before": "3", "after": "5"}])]
    for as_of in ("2031-06-11", None):
        item = shown(harbour, harbour.id("alpha owns"), as_of=as_of)
        assert item["paragraph"] == "5"
        assert [(one["version"], one["by"], one["changes"]) for one in item["versions"]] == amended
    before = shown(harbour, harbour.id("alpha owns"), recorded_at=harbour.at("retracted"))
    assert (before["paragraph"], len(before["versions"])) == ("3", 1)


def test_a_withdrawn_claim_shows_what_it_last_said(harbour: Asked) -> None:
    item = shown(harbour, harbour.id("mistake"))
    assert (item["withdrawn"], item["headline"]) == (True, "Invented Crane: entered by mistake")
    assert [one["type"] for one in item["events"]] == ["ClaimRecorded", "ClaimWithdrawn"]
    assert [[link["source"] for link in chain] for chain in item["chains"]] == [["Sample Times"]]


def test_a_retracted_claim_says_so(harbour: Asked) -> None:
    item = shown(harbour, harbour.id("crane sank"))
    assert (item["retracted"], item["events"][-1]["what"].partition("retracted")[2]) == (
        True,
        " by the outlet: another ship",
    )


def test_a_claim_that_was_not_public_yet_is_not_found(harbour: Asked) -> None:
    with pytest.raises(NotFoundError):
        harbour(show, "2031-06-11", id=harbour.id("beta owns"))


def test_a_contest_has_the_layout_of_the_contests(harbour: Asked) -> None:
    (line,) = shown(harbour, TOPIC)["contests"]
    item = shown(harbour, line["id"])
    assert (item["what"], item["verdict"], len(item["positions"])) == ("contest", "disputed", 2)
    gone = shown(harbour, line["id"], as_of="2031-06-12")
    assert (gone["what"], gone["fields"][-1]) == ("contest", {"name": "state", "value": "not in force at these clocks"})


def test_a_position_is_shown_with_who_holds_it(harbour: Asked) -> None:
    contest = shown(harbour, shown(harbour, TOPIC)["contests"][0]["id"])
    item = shown(harbour, contest["positions"][0]["id"])
    fields = {one["name"]: one["value"] for one in item["fields"]}
    assert (item["what"], fields["value"], fields["origins"]) == ("position", "yes", "Exampleland ministry")
    assert fields["claims"] == harbour.id("arms accused")


def test_a_ship_has_the_layout_of_its_status(harbour: Asked) -> None:
    item = shown(harbour, "Invented Heron")
    assert (item["what"], item["type"], item["owner"]["contested"]) == ("entity", "vessel", True)


@pytest.mark.parametrize(
    ("id", "what", "headline", "field"),
    [
        pytest.param("나진", "entity", "Rajin", {"name": "in", "value": "Rason"}, id="a place"),
        pytest.param("gazette-1", "document", "Herons in port", {"name": "claims", "value": "3"}, id="a document"),
        pytest.param(TOPIC, "topic", TOPIC, {"name": "goods", "value": "arms"}, id="a topic"),
        pytest.param("#24", "event", "Example Gazette, 10 June 2031: Herons in port",
                     {"name": "document.outlet", "value": "Example Gazette"}, id="an event by its number"),
    ],
)  # fmt: skip
def test_whatever_has_a_name_can_be_shown(
    harbour: Asked, id: str, what: str, headline: str, field: dict[str, str]
) -> None:
    item = shown(harbour, id)
    assert (item["what"], item["headline"]) == (what, headline)
    assert field in item["fields"]


def test_an_event_leads_to_its_batch(harbour: Asked) -> None:
    event = {one["name"]: one["value"] for one in shown(harbour, "41")["fields"]}
    assert shown(harbour, event["event"])["id"] == "#41"
    batch = shown(harbour, event["batch"])
    assert (batch["what"], batch["headline"]) == ("batch", "2 events by an invented analyst")
    assert [one["position"] for one in batch["events"]] == [40, 41]


@pytest.mark.parametrize("id", ["#42", "#0", "c00000", "Invented Gull"])
def test_what_is_not_there_is_an_error(harbour: Asked, id: str) -> None:
    with pytest.raises(NotFoundError):
        harbour(show, id=id)


def test_whatever_search_finds_can_be_shown(harbour: Asked) -> None:
    for item in harbour.items(search, words="r"):
        assert shown(harbour, item["id"])


def test_an_utterance_taken_back_stands_in_the_life_of_the_claims_that_pass_it_on(
    store: EventStore, target: str
) -> None:
    new = fill(store)
    taken_back = UtteranceRetracted(
        source="samples-news", utterance={"on": "2031-06-09"}, published=read_published("2031-06-25").to_json(),
        reason="read the image wrongly",
    )  # fmt: skip
    new.write(taken_back)
    asked = Asked(new, target)
    item = shown(asked, new.claims["heron at rajin too"])
    assert item["retracted"]
    assert item["events"][-1]["what"] == "Samples News took back what it said on 9 June 2031: read the image wrongly"
    assert not shown(asked, new.claims["heron at rajin too"], as_of="2031-06-24")["retracted"]
    assert len(shown(asked, new.claims["heron at rajin"])["events"]) == 2


def test_a_later_version_is_held_against_what_was_in_force_before_it(store: EventStore, target: str) -> None:
    """The outlet's correction of 15 June is entered after that of 21 June; both change the day."""
    new = fill(store)
    earlier = new.content("gazette-1", "port-call", who="Invented Heron", at="Rajin", when="2031-06-06")
    new.write(
        ClaimCorrected(
            claim=new.claims["heron at rajin"], by="outlet", version=3,
            changes={"fields": {"when": earlier["fields"]["when"]}},
            published=read_published("2031-06-15").to_json(),
            reason="the outlet's first correction",
        )
    )  # fmt: skip
    asked = Asked(new, target)
    item = shown(asked, new.claims["heron at rajin"])
    assert item["headline"] == "Invented Heron at Rajin, 2031-06-07"
    assert [(one["version"], one["published"], one["changes"]) for one in item["versions"]] == [
        (1, "2031-06-10", []),
        (2, "2031-06-21", [{"field": "when", "before": "2031-06-08", "after": "2031-06-07"}]),
        (3, "2031-06-15", [{"field": "when", "before": "2031-06-08", "after": "2031-06-06"}]),
    ]
    between = shown(asked, new.claims["heron at rajin"], as_of="2031-06-15")
    assert (between["headline"], [one["version"] for one in between["versions"]]) == (
        "Invented Heron at Rajin, 2031-06-06", [1, 3],
    )  # fmt: skip


def test_what_the_desk_corrected_of_a_document_is_shown(store: EventStore, target: str) -> None:
    new = fill(store)
    new.write(DocumentCorrected(key="gazette-1", changes={"title": "One heron in port"}, reason="there was one"))
    item = shown(Asked(new, target), "gazette-1")
    assert item["headline"] == "One heron in port"
    assert [(one["version"], one["by"], one["changes"], one["reason"]) for one in item["versions"]] == [
        (1, None, [], None),
        (2, "desk", [{"field": "title", "before": "Herons in port", "after": "One heron in port"}], "there was one"),
    ]


def test_the_desks_note_is_shown_from_beside_the_record(store: EventStore, target: str) -> None:
    new = fill(store)
    note = seal("ask the outlet")
    event = new.say("noted", "times-1", "remark", who="Invented Heron", text="painted grey", via="own")
    assert isinstance(event, ClaimRecorded)
    with store.writing("an invented analyst") as unit:
        fold = Fold(unit.connection)
        noted = event.model_copy(update={"sealed": (note.commitment,)})
        fold.apply(unit.append(noted, sealed=[note]), noted)
        fold.close()
    assert shown(Asked(new, target), new.claims["noted"])["note"] == "ask the outlet"
