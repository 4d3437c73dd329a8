"""An application role on PostgreSQL writes and reads the record, and can do nothing to what is in it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from sqlalchemy import text

from claims_ledger.domain.errors import LedgerError, UsageError
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from claims_ledger.store.reader import open_reader
from claims_ledger.store.roles import grant
from claims_ledger.store.schema import metadata
from tests.support.clock import Clock
from tests.support.databases import Databases
from tests.support.examples import EXAMPLES

ROLE = "desk-writer"


@pytest.fixture
def address(databases: Databases) -> Iterator[str]:
    owner = databases.ledger("postgresql")
    with psycopg.connect(owner, autocommit=True) as server:
        server.execute(f'DROP ROLE IF EXISTS "{ROLE}"'.encode())
        server.execute(f'CREATE ROLE "{ROLE}" LOGIN'.encode())
    engine = open_engine(owner)
    with engine.begin() as connection:
        grant(connection, ROLE)
        grant(connection, ROLE)
    engine.dispose()
    parts = urlsplit(owner)
    yield parts._replace(netloc=f"{ROLE}@{parts.netloc.rpartition('@')[2]}").geturl()
    with psycopg.connect(owner, autocommit=True) as server:
        server.execute(f'DROP OWNED BY "{ROLE}"'.encode())
        server.execute(f'DROP ROLE "{ROLE}"'.encode())


def test_the_role_writes_and_reads(address: str) -> None:
    store = EventStore(open_engine(address), Clock())
    with store.writing("ana") as unit:
        unit.append(EXAMPLES[0])
    assert [entry.position for entry in store.read()] == [1]
    with open_reader(address) as reader:
        assert reader.head() == 1
    store.engine.dispose()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE event SET actor = 'eve'",
        "DELETE FROM event",
        "TRUNCATE event",
        "UPDATE ledger SET id = 'another'",
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE sealed SET value = ''",
        "DELETE FROM head",
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "DROP TRIGGER event_only_next ON event",
        "DROP TABLE event",
        "SET session_replication_role = replica",
    ],
)
def test_the_role_can_do_nothing_to_the_record(address: str, sql: str) -> None:
    engine = open_engine(address)
    with pytest.raises(LedgerError, match="cannot be written"), engine.begin() as connection:
        connection.execute(text(sql))
    engine.dispose()


def test_the_role_may_change_every_read_model(address: str) -> None:
    record = {"ledger", "event", "head", "sealed", "text", "sketch"}
    engine = open_engine(address)
    with engine.begin() as connection:
        for table in sorted(set(metadata.tables) - record):
            connection.execute(metadata.tables[table].delete())
    engine.dispose()


def test_a_file_has_no_roles(databases: Databases) -> None:
    engine = open_engine(databases.ledger("sqlite"))
    with pytest.raises(UsageError, match="no roles"), engine.begin() as connection:
        grant(connection, ROLE)
    engine.dispose()
