"""Texts, editions and quotes as one writes and reads them, on both databases. The texts are made up for these tests."""

import pytest
from sqlalchemy import Engine
from sqlalchemy import text as sql

from claims_ledger.app.adding import add_claim
from claims_ledger.app.filing import add_document, add_text
from claims_ledger.app.ledger import Ledger
from claims_ledger.app.registering import add_entity
from claims_ledger.domain.errors import AmbiguousError, IntegrityError
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.document import changes, document
from claims_ledger.store.reader import open_reader
from tests.support.clock import Clock

ANN = "ann"
FIRST = "왜가리는 “부두”에 있었다.\n\nNobody answered. The port is closed.\n\nЦапля ушла. Nobody answered."
SECOND = FIRST.replace("Nobody answered. The", "Somebody answered. The")
KEY = "gazette-2031-06-10"


@pytest.fixture
def ledger(engine: Engine) -> Ledger:
    ledger = Ledger(engine, Clock())
    add_entity(ledger, {"key": "gazette", "type": "outlet", "names": ["Example Gazette"]}, actor=ANN)
    add_entity(ledger, {"key": "heron", "type": "vessel", "names": ["Invented Heron"]}, actor=ANN)
    filed = {"outlet": "Example Gazette", "published": "2031-06-10", "title": "Herons", "url": "https://g.example/1"}
    add_document(ledger, text=FIRST, actor=ANN, **filed)
    return ledger


def test_a_text_comes_back_by_paragraphs_with_its_claims_on_both_clocks(ledger: Ledger, target: str) -> None:
    row = {"kind": "remark", "who": "Invented Heron", "text": "was there", "quote": '"부두"에'}
    claim = add_claim(ledger, row, document=KEY, actor=ANN).items[0]["id"]
    add_document(ledger, text=SECOND, actor=ANN, url="http://www.g.example/1/", published="2031-06-20")
    with open_reader(target) as reader:
        (now,) = document(reader, Clocks.resolve(reader), name=KEY).items
        (then,) = document(reader, Clocks.resolve(reader, "2031-06-19"), name=KEY).items
        changed = changes(reader, Clocks.resolve(reader), name=KEY).items
    assert (now["edition"], then["edition"]) == (2, 1)
    assert [[one["id"] for one in paragraph["claims"]] for paragraph in now["paragraphs"]] == [[claim], [], []]
    assert now["paragraphs"][0]["claims"][0]["quote"] == "“부두”에"
    assert [(one["text_before"], one["text_after"]) for one in changed] == [
        ("Nobody answered. The port is closed.", "Somebody answered. The port is closed.")
    ]


def test_a_quote_in_two_paragraphs_asks(ledger: Ledger) -> None:
    row = {"kind": "remark", "who": "Invented Heron", "text": "no", "quote": "Nobody answered."}
    with pytest.raises(AmbiguousError, match="stands in paragraphs 2, 3"):
        add_claim(ledger, row, document=KEY, actor=ANN)


def test_an_altered_text_is_refused_by_readers_and_writers(ledger: Ledger, target: str) -> None:
    with ledger.engine.begin() as connection:
        connection.execute(sql("UPDATE text SET value = :value"), {"value": b"another"})
    with pytest.raises(IntegrityError, match="is not what was filed"):
        add_text(ledger, KEY, text=None, marks={"body": "1-2"}, actor=ANN)
    with open_reader(target) as reader, pytest.raises(IntegrityError, match="is not what was filed"):
        document(reader, Clocks.resolve(reader), name=KEY)


def test_nearly_the_same_text_is_hinted_at(ledger: Ledger) -> None:
    words = [f"word{number}" for number in range(90)]
    story = "\n\n".join(" ".join(words[at : at + 30]) for at in (0, 30, 60))
    add_entity(ledger, {"key": "post", "type": "outlet", "names": ["Heron Post"]}, actor=ANN)
    told = {"title": "A story", "text": story, "actor": ANN}
    assert add_document(ledger, outlet="gazette", published="2031-06-11", **told).notes == []
    notes = add_document(ledger, outlet="post", published="2031-06-12", **told).notes
    assert notes[0] == (
        "nearly the text of gazette-2031-06-11 (Example Gazette, 2031-06-11): "
        "3 of 3 paragraphs word for word, all of its word sequences"
    )
