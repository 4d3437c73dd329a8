"""What the questions of `claims add -i` offer: the last claim of the document, and of another one what it was about."""

from pathlib import Path

import pytest

from claims_ledger.app.adding import add_claim
from claims_ledger.app.drafting import draft_after
from claims_ledger.app.ledger import Ledger, open_ledger
from claims_ledger.store.target import read_target
from tests.acceptance.desk import Desk

ANN = "ann"
BLOOMBERG, EUROMAIDAN = "bloomberg-2024-03-13", "euromaidan-2024-03-03"
SAID = {
    "kind": "port-call", "who": "Lady R", "at": "Rajin", "when": "Sunday", "doing": "moored", "via": "NK News",
    "basis": "satellite imagery", "hedge": "appears", "paragraph": "4",
}  # fmt: skip


@pytest.fixture
def told(desk: Desk) -> Path:
    """A ledger in which Ann entered a call from the Bloomberg item."""
    with open_ledger(read_target(str(desk.place))) as ledger:
        add_claim(ledger, SAID, document=BLOOMBERG, actor=ANN)
    return desk.place


def offered(place: Path, document: str, kind: str = "port-call", actor: str = ANN) -> dict[str, object]:
    with open_ledger(read_target(str(place))) as ledger:
        return dict(_row(ledger, document, kind, actor))


def _row(ledger: Ledger, document: str, kind: str, actor: str) -> dict[str, object]:
    return dict(draft_after(ledger, document, kind, actor).row)


def test_the_next_claim_of_a_document_begins_where_the_last_one_ended(told: Path) -> None:
    row = offered(told, BLOOMBERG)
    assert {name: row[name] for name in ("who", "at", "doing", "via", "hedge")} == {
        "who": "Lady R", "at": "Rajin", "doing": "moored", "via": "NK News", "hedge": "appears",
    }  # fmt: skip


def test_of_another_document_nothing_is_offered_but_what_it_was_about(told: Path) -> None:
    assert offered(told, EUROMAIDAN) == {"kind": "port-call", "who": "Lady R", "at": "Rajin"}


def test_whoever_entered_nothing_of_the_kind_is_offered_nothing(told: Path) -> None:
    assert offered(told, EUROMAIDAN, actor="ben") == {}
