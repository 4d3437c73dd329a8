"""The database itself refuses to change the record, whoever asks."""

import pytest
from sqlalchemy import Engine, text

from claims_ledger.domain.errors import IntegrityError
from claims_ledger.store.events import EventStore
from tests.support.databases import Dialect
from tests.support.examples import EXAMPLES

COLUMNS = "position, id, batch, actor, time, clock, type, version, body, content, leaf"


@pytest.fixture
def filled(store: EventStore) -> Engine:
    with store.writing("ana") as unit:
        for event in EXAMPLES[:3]:
            unit.append(event)
    return store.engine


def attempt(engine: Engine, sql: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(sql))


CHANGES = [
    pytest.param("UPDATE event SET actor = 'eve' WHERE position = 2", id="change an actor"),
    pytest.param("UPDATE event SET position = position + 10", id="renumber"),
    pytest.param("DELETE FROM event WHERE position = 3", id="drop the last event"),
    pytest.param("DELETE FROM event", id="drop everything"),
    pytest.param("UPDATE ledger SET id = 'another'", id="rename the ledger"),
    pytest.param("DELETE FROM ledger", id="forget the ledger"),
]


@pytest.mark.parametrize("sql", CHANGES)
def test_what_is_recorded_cannot_be_changed_or_deleted(filled: Engine, store: EventStore, sql: str) -> None:
    before = list(store.read())
    with pytest.raises(IntegrityError, match="append-only record"):
        attempt(filled, sql)
    assert list(store.read()) == before


def copied(position: str, id_: str) -> str:
    """An insert of the second event under another position and id."""
    changed = COLUMNS.replace("position", position, 1).replace("id", id_, 1)
    return f"INSERT INTO event ({COLUMNS}) SELECT {changed} FROM event WHERE position = 2"


@pytest.mark.parametrize(
    "position",
    [
        pytest.param("5", id="a gap"),
        pytest.param("0", id="before the first"),
        pytest.param("-1", id="negative"),
        pytest.param("100000", id="far ahead"),
    ],
)
def test_an_event_is_taken_at_the_next_position_only(filled: Engine, store: EventStore, position: str) -> None:
    with pytest.raises(IntegrityError, match="not the next position"):
        attempt(filled, copied(position, "'e-new'"))
    assert store.head() == 3
    attempt(filled, copied("4", "'e-new'"))
    assert [entry.position for entry in store.read()] == [1, 2, 3, 4]


def test_several_events_in_one_statement_must_follow_each_other(filled: Engine, store: EventStore) -> None:
    shifted = COLUMNS.replace("position", "position + {}", 1).replace("id", "id || 'x'", 1)
    with pytest.raises(IntegrityError, match="not the next position"):
        attempt(filled, f"INSERT INTO event ({COLUMNS}) SELECT {shifted.format(4)} FROM event ORDER BY position")
    attempt(filled, f"INSERT INTO event ({COLUMNS}) SELECT {shifted.format(3)} FROM event ORDER BY position")
    assert [entry.position for entry in store.read()] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE"])
def test_sqlite_replaces_no_event(filled: Engine, store: EventStore, verb: str) -> None:
    before = list(store.read())
    for position, id_ in (("2", "id"), ("2", "'e-new'"), ("4", "id")):
        sql = copied(position, id_).replace("INSERT", verb, 1)
        with pytest.raises(IntegrityError, match="append-only record"):
            attempt(filled, sql)
    assert list(store.read()) == before


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_the_guard_holds_for_a_plain_connection_of_another_program(filled: Engine, target: str) -> None:
    import sqlite3

    connection = sqlite3.connect(target)
    replace = "INSERT OR REPLACE"
    for sql in (
        copied("2", "'e-new'").replace("INSERT", replace, 1),
        copied("4", "id").replace("INSERT", replace, 1),
        f"{replace} INTO ledger (id, origin, created, format) VALUES ('another', 'o', '', 1)",
        "UPDATE event SET actor = 'eve'",
        "DELETE FROM event",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="append-only record"):
            connection.execute(sql)
    connection.close()


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("TRUNCATE event", id="truncate"),
        pytest.param("TRUNCATE event, ledger, head CASCADE", id="truncate with others"),
        pytest.param(copied("2", "id") + " ON CONFLICT (ledger, position) DO UPDATE SET actor = 'eve'", id="upsert"),
    ],
)
def test_postgresql_neither_truncates_nor_upserts(filled: Engine, store: EventStore, sql: str) -> None:
    before = list(store.read())
    with pytest.raises(IntegrityError, match="append-only record"):
        attempt(filled, sql)
    assert list(store.read()) == before


@pytest.mark.parametrize("column", ["content", "leaf"])
def test_a_hash_has_thirty_two_bytes(filled: Engine, dialect: Dialect, column: str) -> None:
    from sqlalchemy.exc import IntegrityError as ConstraintError

    short = "x'00'" if dialect == "sqlite" else r"'\x00'::bytea".replace(":", r"\:")
    changed = copied("4", "'e-new'").partition(" SELECT ")
    sql = changed[0] + " SELECT " + changed[2].replace(column, short, 1)
    with pytest.raises(ConstraintError, match="ck_event_hashes"):
        attempt(filled, sql)
