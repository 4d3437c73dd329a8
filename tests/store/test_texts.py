"""The table of texts, on both databases: written with the record, checked when read, and free to be erased."""

import random

import pytest
from sqlalchemy import text as sql

from claims_ledger.domain.errors import IntegrityError
from claims_ledger.domain.sketches import sketch
from claims_ledger.domain.texts import digest
from claims_ledger.store.events import EventStore
from claims_ledger.store.texts import Texts
from tests.support.examples import EXAMPLES

TEXT = "왜가리는 부두에 있었다.\n\nЦапля у пирса. \x1b[2J\u202e \U0001f600"


def keep(store: EventStore, *texts: str) -> list[str]:
    with store.writing("ana") as unit:
        return [Texts(unit.connection).keep(text, sketch(text)) for text in texts]


def read(store: EventStore, sha256: str) -> str | None:
    with store.engine.connect() as connection:
        return Texts(connection).read(sha256)


def test_a_text_comes_back_as_it_was_kept(store: EventStore) -> None:
    assert keep(store, TEXT) == [digest(TEXT)]
    assert read(store, digest(TEXT)) == TEXT


def test_a_text_kept_twice_is_kept_once(store: EventStore) -> None:
    keep(store, TEXT, TEXT)
    keep(store, TEXT)
    with store.engine.connect() as connection:
        assert connection.execute(sql("SELECT count(*) FROM text")).scalar_one() == 1


def test_what_breaks_off_leaves_neither_text_nor_sketch(store: EventStore) -> None:
    with pytest.raises(RuntimeError, match="power cut"), store.writing("ana") as unit:
        unit.append(EXAMPLES[0])
        Texts(unit.connection).keep(story(1), sketch(story(1)))
        raise RuntimeError("power cut")
    with store.engine.connect() as connection:
        assert (
            connection.execute(sql("SELECT (SELECT count(*) FROM text) + (SELECT count(*) FROM sketch)")).scalar_one()
            == 0
        )


def test_a_text_that_was_altered_is_refused(store: EventStore) -> None:
    (sha256,) = keep(store, TEXT)
    with store.engine.begin() as connection:
        connection.execute(sql("UPDATE text SET value = :value"), {"value": TEXT.encode() + b"."})
    with pytest.raises(IntegrityError, match="is not what was filed") as refused:
        read(store, sha256)
    assert refused.value.exit_code == 5


def test_a_text_that_was_erased_is_none(store: EventStore) -> None:
    (sha256,) = keep(store, TEXT)
    with store.engine.begin() as connection:
        connection.execute(sql("DELETE FROM text"))
    assert read(store, sha256) is None


def story(seed: int) -> str:
    return " ".join(random.Random(seed).choices([f"word{number}" for number in range(300)], k=400))


def test_texts_that_share_a_sketch_are_found_those_that_share_most_first(store: EventStore) -> None:
    whole, other = story(1), story(2)
    part = " ".join(whole.split()[:250]) + " " + " ".join(other.split()[:150])
    kept = keep(store, whole, other, part)
    with store.engine.connect() as connection:
        texts = Texts(connection)
        assert texts.sharing(sketch(whole), 4) == [kept[0], kept[2]]
        assert texts.sharing(sketch(story(3)), 4) == []
        assert texts.sharing([], 1) == []
