"""A batch of any kind is taken back and brought back, on both databases; what rests on it keeps it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.app.adding import add_claim
from claims_ledger.app.amending import correct, correct_document, retract
from claims_ledger.app.filing import add_document
from claims_ledger.app.identities import apart, merge, split
from claims_ledger.app.judging import assess, rate, rule
from claims_ledger.app.registering import add_alias, add_entity, add_topic, set_top_speed
from claims_ledger.app.reviewing import review
from claims_ledger.domain.errors import ConflictError, NotFoundError, UsageError
from claims_ledger.queries.claims import claims as list_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.diff import diff
from claims_ledger.queries.log import log
from claims_ledger.queries.registry import entities
from claims_ledger.queries.show import show
from claims_ledger.store.reader import open_reader
from tests.app.second_looks import ANN, BOB, CAT, POST, TIMES, Desk, opened

OWNED = "owned by Invented Alpha"
CALLED = "Invented Heron at Rajin"


@pytest.fixture
def desk(target: str, tmp_path: Path) -> Iterator[Desk]:
    with opened(target, tmp_path) as one:
        one.take(POST)
        one.take(TIMES, BOB)
        yield one


def contest_of(desk: Desk) -> str:
    [item] = [item for item in desk.asks(contested) if item["attribute"] == "owner"]
    return str(item["id"])


def by_hand(desk: Desk) -> None:
    row = {"kind": "port-call", "who": "Invented Crane", "at": "Rajin", "when": "2031-06-09"}
    add_claim(desk.ledger, row, document="post-1", actor=ANN)


def corrects(desk: Desk, by: Any, **more: Any) -> None:
    correct(desk.ledger, desk.claim(CALLED), {"at": "Vostochny"}, by=by, reason="misread", actor=ANN, **more)


def retracts(desk: Desk, by: Any, **more: Any) -> None:
    retract(desk.ledger, desk.claim(CALLED), by=by, reason="unsaid", actor=ANN, **more)


IBIS = {"key": "ibis", "type": "vessel", "names": ["Invented Ibis"]}
TERN = {"key": "x1", "type": "outlet", "names": ["Invented Tern"]}

BATCHES: dict[str, Callable[[Desk], Any]] = {
    "a sheet with things, a topic, a document and claims": lambda desk: desk.take(
        TIMES.replace("stork", "egret")
        .replace("Stork", "Egret")
        .replace("times-1", "times-2")
        .replace("beta", "gamma")
        .replace("Beta", "Gamma")
        .replace("arms to Russia", "arms to the port")
        .replace("to: Russia", "to: Vostochny")
    ),
    "a claim by hand": by_hand,
    "a correction by the outlet": lambda desk: corrects(desk, "outlet", published="2031-06-14"),
    "a correction by the desk": lambda desk: corrects(desk, "desk"),
    "a retraction by the outlet": lambda desk: retracts(desk, "outlet", published="2031-06-14"),
    "a retraction by the origin": lambda desk: retracts(desk, "origin", published="2031-06-14"),
    "a withdrawal": lambda desk: retracts(desk, "desk"),
    "a ruling": lambda desk: rule(desk.ledger, contest_of(desk), "dismiss", reason="two roles", actor=ANN),
    "a rating": lambda desk: rate(desk.ledger, "pro", "B", reason="borne out", actor=ANN),
    "an assessment": lambda desk: assess(
        desk.ledger, desk.claim(CALLED), credibility="2", note="fits the rest", actor=ANN
    ),
    "a merge": lambda desk: merge(desk.ledger, "heron", "crane", reason="one number", actor=ANN),
    "a merge of those who own": lambda desk: merge(desk.ledger, "alpha", "beta", reason="one office", actor=ANN),
    "a judgement that two are not one": lambda desk: apart(desk.ledger, "heron", "crane", reason="seen", actor=ANN),
    "a top speed": lambda desk: set_top_speed(desk.ledger, "vessel", "2 knots", reason="towed", actor=ANN),
    "a correction of a document": lambda desk: correct_document(
        desk.ledger, "post-1", {"published": "2031-06-11", "outlet": "Invented Times"}, reason="misread", actor=ANN
    ),
    "a review": lambda desk: review(desk.ledger, [], document="times-1", actor=ANN),
    "a review that sends back": lambda desk: review(
        desk.ledger, [desk.claim("Stork at Vostochny")], send_back=True, reason="which Stork?", actor=ANN
    ),
    "a document": lambda desk: add_document(
        desk.ledger, outlet="Invented Post", published="2031-07-01", title="More", actor=ANN
    ),
    "a thing": lambda desk: add_entity(
        desk.ledger, {"key": "ibis", "type": "vessel", "names": ["Invented Ibis"]}, actor=ANN
    ),
    "a name": lambda desk: add_alias(desk.ledger, "heron", ["Invented Egret"], actor=ANN),
    "a topic": lambda desk: add_topic(desk.ledger, "Rajin to Russia", {"from": "Rajin", "to": "Russia"}, actor=ANN),
}


@pytest.mark.parametrize("what", BATCHES)
def test_a_batch_of_any_kind_is_taken_back_brought_back_and_taken_back_again(desk: Desk, what: str) -> None:
    before, held = desk.answers(), desk.head
    BATCHES[what](desk)
    done, after = desk.last, desk.answers()
    assert after != before
    desk.undoes()
    assert desk.answers() == before
    assert desk.asks(diff, before=f"#{held}", by="recorded") == []
    assert desk.answers(desk.head - 1) == after
    desk.undoes(desk.last)
    assert desk.answers() == after
    desk.undoes(done)
    assert desk.answers() == before
    assert desk.answers(held) == before
    assert desk.sound()


def test_what_is_undone_is_shown_as_withdrawn_with_the_reason_for_it(desk: Desk) -> None:
    by_hand(desk)
    claim, done = desk.claim("Invented Crane"), desk.last
    desk.undoes()
    [card] = desk.asks(show, id=claim)
    assert (card["withdrawn"], card["review"]) == (True, None)
    recorded, undone = card["events"]
    assert (recorded["type"], recorded["undone"]["batch"], recorded["undone"]["reason"]) == (
        "ClaimRecorded", desk.last, "a slip",
    )  # fmt: skip
    assert undone["what"] == f"{done} (1 event by ann) undone: a slip"
    [first, second] = desk.asks(log, limit=2)
    assert (first["type"], first["undone"], second["undone"]["by"]) == ("BatchUndone", None, ANN)
    change = [item for item in desk.asks(diff, before=f"#{desk.head - 1}", by="recorded") if item["change"] == "lost"]
    assert [because["reason"] for item in change for because in item["because"]] == ["a slip"] * len(change)
    assert change


def test_what_was_ruled_and_rated_before_holds_again_with_its_author(desk: Desk) -> None:
    contest = contest_of(desk)
    rule(desk.ledger, contest, "confirm", reason="both say so", actor=BOB)
    rate(desk.ledger, "pro", "B", reason="borne out", actor=ANN)
    rate(desk.ledger, "pro", "E", reason="wrong", actor=ANN)
    rated = desk.undoes()
    assert "  pro: rated B by ann (borne out)" in rated.lines
    rule(desk.ledger, contest, "dismiss", reason="two roles", actor=ANN)
    ruled = desk.undoes()
    assert f"  {contest}: the ruling of bob holds, confirm (both say so)" in ruled.lines
    [item] = [item for item in desk.asks(contested) if item["id"] == contest]
    assert (item["ruling"]["by"], item["ruling"]["reason"]) == (BOB, "both say so")
    [shown] = desk.asks(show, id=contest)
    assert [(one["verdict"], one["undone"] is not None) for one in shown["rulings"]] == [
        ("confirm", False), ("dismiss", True),
    ]  # fmt: skip


def test_a_merge_that_is_brought_back_keeps_its_judge_and_reason(desk: Desk) -> None:
    merge(desk.ledger, "heron", "crane", reason="one number", actor=ANN)
    split(desk.ledger, "heron", "crane", reason="misread", actor=BOB)
    desk.undoes(actor=BOB)
    [heron] = desk.asks(entities, name="heron")
    assert [(one["key"], one["by"], one["reason"]) for one in heron["merged"]] == [("crane", ANN, "one number")]


def test_a_rehearsal_shows_the_same_and_writes_nothing(desk: Desk) -> None:
    by_hand(desk)
    held, before = desk.head, desk.answers()
    would = desk.undoes(dry_run=True)
    assert (desk.head, desk.answers()) == (held, before)
    did = desk.undoes()
    assert would.lines[0] == did.lines[0].replace("undone:", "would undo")
    assert would.lines[1:] == did.lines[1:-1]
    assert did.lines[-1] == f"  to bring it back: claims undo {desk.last} --reason …"


def test_the_last_batch_is_ones_own_and_no_undoing(desk: Desk) -> None:
    mine = desk.asks(log, limit=8)
    desk.undoes()
    with pytest.raises(NotFoundError, match="ann has recorded nothing that could be undone"):
        desk.undoes()
    assert {item["document"]["key"] for item in desk.asks(list_claims)} == {"times-1"}
    with pytest.raises(NotFoundError, match="zoe has recorded nothing"):
        desk.undoes(actor="zoe")
    assert mine
    desk.undoes(actor=BOB)
    assert desk.asks(list_claims) == []


def test_what_is_undone_cannot_be_undone_again(desk: Desk) -> None:
    by_hand(desk)
    done = desk.last
    desk.undoes()
    with pytest.raises(ConflictError, match=f"{done} is undone already, by ann") as refused:
        desk.undoes(done, actor=BOB)
    assert refused.value.hint == f"to bring it back: claims undo {desk.last} --reason …"


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_undoing_needs_a_reason(desk: Desk, reason: str) -> None:
    from claims_ledger.app.undoing import undo

    with pytest.raises(UsageError, match="needs a reason"):
        undo(desk.ledger, reason=reason, actor=ANN)


def refused(desk: Desk, batch: str) -> tuple[list[str], str]:
    """The batches that stand in the way, and the hint."""
    before = desk.head
    with pytest.raises(ConflictError) as error:
        desk.undoes(batch)
    assert desk.head == before
    return [line.rpartition("(")[2].split()[0] for line in error.value.details], error.value.hint


def test_what_later_batches_rest_on_stays_until_they_are_undone_newest_first(desk: Desk) -> None:
    sheet = desk.take(TIMES.replace("times-1", "times-2"), BOB)
    assert sheet
    add_entity(desk.ledger, IBIS, actor=ANN)
    thing = desk.last
    row = {"kind": "port-call", "who": "Invented Ibis", "at": "Rajin", "when": "2031-06-09"}
    add_claim(desk.ledger, row, document="times-2", actor=CAT)
    claim = desk.last
    correct(desk.ledger, desk.claim("Invented Ibis"), {"at": "Vostochny"}, by="desk", reason="misread", actor=BOB)
    correction = desk.last
    assert refused(desk, sheet) == ([claim], f"undo first, the newest first: claims undo {claim}")
    assert refused(desk, thing)[0] == [claim]
    batches, hint = refused(desk, claim)
    assert (batches, hint) == ([correction], f"undo first, the newest first: claims undo {correction}")
    for batch in (correction, claim, thing, sheet):
        desk.undoes(batch)
    assert desk.sound()


def test_a_withdrawn_claim_keeps_what_it_names(desk: Desk) -> None:
    add_entity(desk.ledger, IBIS, actor=ANN)
    thing = desk.last
    row = {"kind": "port-call", "who": "Invented Ibis", "at": "Rajin", "when": "2031-06-09"}
    add_claim(desk.ledger, row, document="post-1", actor=BOB)
    claim = desk.last
    retract(desk.ledger, desk.claim("Invented Ibis"), by="desk", reason="another ship", actor=BOB)
    assert refused(desk, thing)[0] == [claim]
    assert refused(desk, claim)[0] == [desk.last]


def test_what_names_a_thing_in_any_way_keeps_it(desk: Desk) -> None:
    add_entity(desk.ledger, {"key": "gull", "type": "outlet", "names": ["Invented Gull"]}, actor=ANN)
    thing = desk.last
    resting: list[Callable[[], Any]] = [
        lambda: rate(desk.ledger, "gull", "C", reason="new", actor=BOB),
        lambda: add_document(desk.ledger, outlet="gull", published="2031-07-01", title="One", key="g1", actor=BOB),
        lambda: correct_document(desk.ledger, "post-1", {"via": "Invented Gull"}, reason="a reprint", actor=BOB),
        lambda: apart(desk.ledger, "gull", "post", reason="two papers", actor=BOB),
        lambda: add_entity(
            desk.ledger, {"key": "x1", "type": "outlet", "names": ["Invented Tern"], "part_of": "gull"}, actor=BOB
        ),
    ]
    for rest in resting:
        rest()
        batch = desk.last
        assert refused(desk, thing)[0] == [batch]
        desk.undoes(batch)
    desk.undoes(thing)
    assert desk.sound()


def test_a_topic_by_a_pattern_of_ones_own_is_kept_by_the_others_who_write_it(desk: Desk) -> None:
    pattern = {"from": "Rajin", "to": "Vostochny", "goods": "arms"}
    add_claim(desk.ledger, {"kind": "denial", "who": "alpha", "about": pattern}, document="post-1", actor=ANN)
    first = desk.last
    add_claim(desk.ledger, {"kind": "denial", "who": "beta", "about": pattern}, document="times-1", actor=BOB)
    second = desk.last
    assert refused(desk, first)[0] == [second]
    desk.undoes(second)
    desk.undoes(first)
    assert desk.sound()


def test_corrections_and_descriptions_are_taken_back_from_the_last_one_on(desk: Desk) -> None:
    corrects(desk, "outlet", published="2031-06-14")
    first = desk.last
    correct(
        desk.ledger, desk.claim("Invented Heron at Vostochny"), {"paragraph": "3"}, by="desk", reason="seen", actor=BOB
    )
    second = desk.last
    assert refused(desk, first)[0] == [second]
    desk.undoes(second)
    desk.undoes(first)
    brought = desk.last
    correct(desk.ledger, desk.claim(CALLED), {"paragraph": "4"}, by="desk", reason="seen", actor=BOB)
    assert refused(desk, brought)[0] == [desk.last]
    add_alias(desk.ledger, "heron", ["Invented Egret"], actor=ANN)
    named = desk.last
    add_alias(desk.ledger, "heron", ["Invented Ibis"], actor=BOB)
    assert refused(desk, named)[0] == [desk.last]


def test_merges_are_taken_back_from_the_last_one_on_where_they_share_a_thing(desk: Desk) -> None:
    merge(desk.ledger, "heron", "crane", reason="one number", actor=ANN)
    first = desk.last
    split(desk.ledger, "heron", "crane", reason="misread", actor=ANN)
    parted = desk.last
    merge(desk.ledger, "crane", "heron", reason="the other way round", actor=BOB)
    assert refused(desk, parted)[0] == [desk.last]
    assert refused(desk, first)[0] == [desk.last, parted]


def test_an_undone_claim_met_again_is_recorded_anew_under_the_same_id(desk: Desk) -> None:
    claim = desk.claim(CALLED)
    [first] = {item["batch"] for item in desk.asks(log) if item["what"].startswith(CALLED)}
    desk.undoes(first)
    undoing = desk.last
    again = desk.take(POST, BOB)
    assert desk.claim(CALLED) == claim
    assert {item["actor"] for item in desk.asks(show, id=claim)[0]["events"]} == {ANN, BOB}
    stood = desk.answers()
    batches, _ = refused(desk, undoing)
    assert set(batches) == {again}
    desk.undoes(again)
    desk.undoes(undoing)
    assert desk.claim(CALLED) == claim
    assert stood
    assert desk.sound()


def test_what_an_undoing_would_bring_back_has_to_find_what_it_names(desk: Desk) -> None:
    add_entity(desk.ledger, IBIS, actor=ANN)
    thing = desk.last
    row = {"kind": "port-call", "who": "Invented Ibis", "at": "Rajin", "when": "2031-06-09"}
    add_claim(desk.ledger, row, document="post-1", actor=BOB)
    desk.undoes(desk.last)
    claim_back = desk.last
    desk.undoes(thing)
    thing_back = desk.last
    assert refused(desk, claim_back)[0] == [thing_back]
    desk.undoes(thing_back)
    desk.undoes(claim_back)
    assert desk.claim("Invented Ibis")
    assert desk.sound()


def test_a_claim_of_an_undone_sheet_is_shown_as_it_last_stood_and_takes_nothing_more(desk: Desk) -> None:
    claim = desk.claim("Stork at Vostochny")
    desk.undoes(actor=BOB)
    [card] = desk.asks(show, id=claim)
    assert (card["headline"], card["withdrawn"]) == ("Invented Stork at Vostochny, 2031-06-08", True)
    assert card["document"]["title"] == "Another owner"
    held = desk.head
    for write in (
        lambda: correct(desk.ledger, claim, {"at": "Rajin"}, by="desk", reason="misread", actor=ANN),
        lambda: retract(desk.ledger, claim, by="desk", reason="unsure", actor=ANN),
        lambda: assess(desk.ledger, claim, credibility="2", note="fits", actor=ANN),
        lambda: review(desk.ledger, [claim], actor=ANN),
    ):
        with pytest.raises(ConflictError, match=f"claim {claim} was undone"):
            write()
    assert desk.head == held


def test_the_log_of_a_past_day_has_nothing_of_a_later_document_that_was_undone(desk: Desk) -> None:
    desk.undoes(actor=BOB)
    with open_reader(desk.target) as reader:
        told = log(reader, Clocks.resolve(reader, "2031-06-11"))
    assert not [item for item in told.items if "Invented Beta" in item["what"] and item["type"] == "ClaimRecorded"]
    assert [item for item in told.items if item["type"] == "ClaimRecorded"]


def test_a_batch_is_found_by_the_beginning_of_its_id(desk: Desk) -> None:
    by_hand(desk)
    desk.undoes(desk.last[:9])
    with pytest.raises(NotFoundError, match="no batch has the id bnone"):
        desk.undoes("bnone")
