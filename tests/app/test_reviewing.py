"""Four eyes: what one enters waits until another has seen it as it stands. On both databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.app.adding import add_claim
from claims_ledger.app.amending import correct, correct_document, retract
from claims_ledger.app.reviewing import review
from claims_ledger.domain.errors import ConflictError, NotFoundError, UsageError
from claims_ledger.queries.brief import brief
from claims_ledger.queries.claims import claims as list_claims
from claims_ledger.queries.log import log
from claims_ledger.queries.show import show
from tests.app.second_looks import ANN, BOB, CAT, POST, Desk, opened

CALLED = "Invented Heron at Rajin"
OWNED = "Invented Alpha"


@pytest.fixture
def desk(target: str, tmp_path: Path) -> Iterator[Desk]:
    with opened(target, tmp_path) as one:
        one.take(POST)
        yield one


def accepts(desk: Desk, *ids: str, actor: str = BOB, **more: Any) -> list[str]:
    return review(desk.ledger, ids, actor=actor, **more).lines


def sends_back(desk: Desk, *ids: str, actor: str = BOB, reason: str = "which port?") -> list[str]:
    return review(desk.ledger, ids, send_back=True, reason=reason, actor=actor).lines


def waiting(desk: Desk, held: int | None = None) -> set[str]:
    return {item["id"] for item in desk.asks(list_claims, held, unreviewed=True)}


def sent_back(desk: Desk, held: int | None = None) -> set[str]:
    return {item["id"] for item in desk.asks(list_claims, held, sent_back=True)}


def state(desk: Desk, claim: str) -> tuple[str, str | None, str | None]:
    [card] = desk.asks(show, id=claim)
    return card["review"]["state"], card["review"]["by"], card["review"]["reason"]


def test_what_is_imported_waits_until_another_accepts_it(desk: Desk) -> None:
    called, owned, held = desk.claim(CALLED), desk.claim(OWNED), desk.head
    assert waiting(desk) == {called, owned}
    lines = accepts(desk, called[:8])
    assert lines == [f"accepted {called}: Invented Heron at Rajin, 2031-06-08"]
    assert waiting(desk) == {owned}
    assert state(desk, called) == ("accepted", BOB, None)
    assert {item["id"]: item["review"] for item in desk.asks(list_claims)} == {called: "accepted", owned: "waiting"}
    assert waiting(desk, held) == {called, owned}


def test_what_is_sent_back_waits_for_its_author_and_then_for_review_again(desk: Desk) -> None:
    called = desk.claim(CALLED)
    sends_back(desk, called)
    assert (sent_back(desk), called in waiting(desk)) == ({called}, False)
    assert state(desk, called) == ("sent back", BOB, "which port?")
    correct(desk.ledger, called, {"paragraph": "3"}, by="desk", reason="the third", actor=ANN)
    assert (sent_back(desk), called in waiting(desk)) == (set(), True)
    assert state(desk, called) == ("waiting", None, None)


def test_what_was_sent_back_can_be_accepted_as_it_is(desk: Desk) -> None:
    called = desk.claim(CALLED)
    sends_back(desk, called)
    accepts(desk, called, actor=CAT, reason="the port is right")
    assert state(desk, called) == ("accepted", CAT, "the port is right")
    told = [event["what"] for event in desk.asks(show, id=called)[0]["events"]]
    assert [line.rpartition(", ")[2] for line in told[1:]] == [
        "sent back: which port?", "accepted: the port is right",
    ]  # fmt: skip


@pytest.mark.parametrize("by", ["outlet", "desk"])
def test_a_correction_makes_a_claim_wait_again(desk: Desk, by: Any) -> None:
    called = desk.claim(CALLED)
    accepts(desk, called)
    published = "2031-06-14" if by == "outlet" else None
    correct(desk.ledger, called, {"at": "Vostochny"}, by=by, published=published, reason="misread", actor=ANN)
    assert called in waiting(desk)


def test_a_reinstatement_makes_a_claim_wait_again_and_a_withdrawn_one_does_not_wait(desk: Desk) -> None:
    called = desk.claim(CALLED)
    accepts(desk, called)
    retract(desk.ledger, called, by="desk", reason="another ship", actor=ANN)
    assert called not in waiting(desk)
    row = {
        "kind": "port-call", "who": "Invented Heron", "at": "Rajin", "when": "2031-06-08",
        "via": "quoting Invented Pro on 2031-06-09",
    }  # fmt: skip
    add_claim(desk.ledger, row, document="post-1", actor=CAT)
    assert called in waiting(desk)
    with pytest.raises(ConflictError):
        accepts(desk, called, actor=CAT)
    accepts(desk, called)


def test_what_is_no_entry_leaves_a_review_as_it_is(desk: Desk) -> None:
    called = desk.claim(CALLED)
    accepts(desk, called)
    correct_document(desk.ledger, "post-1", {"title": "The call"}, reason="misread", actor=ANN)
    retract(desk.ledger, called, by="outlet", published="2031-06-14", reason="unsaid", actor=ANN)
    assert state(desk, called)[0] == "accepted"


def test_an_undone_correction_gives_the_review_back_that_saw_what_stood_before(desk: Desk) -> None:
    called = desk.claim(CALLED)
    accepts(desk, called)
    correct(desk.ledger, called, {"at": "Vostochny"}, by="desk", reason="misread", actor=ANN)
    assert state(desk, called)[0] == "waiting"
    desk.undoes()
    assert state(desk, called) == ("accepted", BOB, None)


def test_nobody_reviews_their_own_entry_or_the_one_they_corrected_last(desk: Desk) -> None:
    called, owned = desk.claim(CALLED), desk.claim(OWNED)
    correct(desk.ledger, owned, {"paragraph": "2"}, by="desk", reason="seen", actor=CAT)
    correct(desk.ledger, owned, {"paragraph": "3"}, by="desk", reason="seen again", actor=BOB)
    before = desk.head
    with pytest.raises(ConflictError) as refused:
        accepts(desk, called, owned, actor=ANN)
    assert refused.value.exit_code == 4
    assert set(refused.value.details) == {f"{called} is an entry of ann", f"{owned} is an entry of ann"}
    assert refused.value.hint == "ask somebody else to review your own entries"
    with pytest.raises(ConflictError) as refused:
        accepts(desk, called, owned, actor=BOB)
    assert refused.value.details == (f"{owned} is an entry of bob",)
    assert desk.head == before
    accepts(desk, called, owned, actor=CAT)
    assert waiting(desk) == set()


def test_several_are_reviewed_together_or_not_at_all_with_every_fault(desk: Desk) -> None:
    called, owned = desk.claim(CALLED), desk.claim(OWNED)
    row = {"kind": "port-call", "who": "Invented Crane", "at": "Rajin", "when": "2031-06-09"}
    add_claim(desk.ledger, row, document="post-1", actor=BOB)
    own = desk.claim("Invented Crane")
    retract(desk.ledger, owned, by="desk", reason="unsure", actor=ANN)
    before = desk.head
    with pytest.raises(ConflictError) as refused:
        accepts(desk, called, owned, own)
    assert refused.value.details == (f"{own} is an entry of bob", f"{owned} is withdrawn")
    with pytest.raises(NotFoundError):
        accepts(desk, called, "c0")
    assert desk.head == before


def test_a_batch_and_a_document_are_reviewed_as_far_as_they_wait(desk: Desk) -> None:
    called, owned = desk.claim(CALLED), desk.claim(OWNED)
    [batch] = {item["batch"] for item in desk.asks(log) if item["what"].startswith(CALLED)}
    accepts(desk, called)
    lines = accepts(desk, batch[:8], actor=CAT)
    assert [line.split(":")[0] for line in lines] == [f"accepted {owned}"]
    assert accepts(desk, document="post-1", actor=CAT) == ["nothing of it waits for review"]
    assert accepts(desk, called) == [f"{called} is accepted already"]


def test_to_send_something_back_takes_a_reason_and_to_review_takes_something(desk: Desk) -> None:
    with pytest.raises(UsageError, match="what is sent back needs a reason"):
        sends_back(desk, desk.claim(CALLED), reason=" ")
    with pytest.raises(UsageError, match="what was reviewed"):
        accepts(desk)


def test_the_brief_counts_what_waits_and_tells_authors_what_came_back(desk: Desk) -> None:
    called = desk.claim(CALLED)

    def review_of(actor: str) -> dict[str, Any]:
        [item] = [item for item in desk.asks(brief, actor=actor) if item["section"] == "review"]
        return dict(item)

    assert (review_of(ANN)["waiting"], review_of(ANN)["sent_back"]) == (2, 0)
    sends_back(desk, called)
    assert (review_of(ANN)["waiting"], review_of(ANN)["sent_back"], review_of(BOB)["yours"]) == (1, 1, [])
    [mine] = review_of(ANN)["yours"]
    assert (mine["id"], mine["by"], mine["reason"]) == (called, BOB, "which port?")
    accepts(desk, called, desk.claim(OWNED))
    assert [item for item in desk.asks(brief, actor=ANN) if item["section"] == "review"] == []
