"""Opening and making a ledger: what is there, what is not, and what is something else."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from claims_ledger.domain.errors import (
    BusyError,
    ConflictError,
    IntegrityError,
    LedgerError,
    NotFoundError,
    UsageError,
)
from claims_ledger.store.engine import bare_engine, open_engine, wal_is_sound
from claims_ledger.store.events import EventStore
from claims_ledger.store.migrate import init, migrate
from claims_ledger.store.reader import open_reader
from claims_ledger.store.target import read_target
from tests.support.clock import Clock
from tests.support.databases import Databases, Dialect
from tests.support.examples import EXAMPLES

Opener = Callable[[str], object]
OPENERS = [pytest.param(open_engine, id="for writing"), pytest.param(open_reader, id="for reading")]


@pytest.mark.parametrize("opened", OPENERS)
def test_a_missing_file_is_not_found_and_not_made(opened: Opener, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no ledger at"):
        opened(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opened", OPENERS)
def test_a_missing_database_is_not_found(opened: Opener, databases: Databases) -> None:
    with pytest.raises(NotFoundError, match="there is no ledger at"):
        opened(databases.server().database("nowhere"))


@pytest.mark.parametrize("opened", OPENERS)
def test_an_empty_database_is_not_found(opened: Opener, databases: Databases) -> None:
    with pytest.raises(NotFoundError, match="there is no ledger at"):
        opened(databases.empty("postgresql"))


@pytest.mark.parametrize("opened", OPENERS)
def test_a_server_that_does_not_answer_is_one_line_without_the_password(opened: Opener, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be reached") as caught:
        opened(f"postgresql://me:hush@/ledger?host={tmp_path}")
    assert "hush" not in str(caught.value)
    assert "\n" not in str(caught.value)


def text_file(path: Path) -> None:
    path.write_text("no database at all, but longer than the hundred bytes of a header " * 20)


def empty_file(path: Path) -> None:
    path.touch()


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE music (title)")
    connection.commit()
    connection.close()


def same_names(path: Path) -> None:
    connection = sqlite3.connect(path)
    for table in ("ledger", "event", "head", "alembic_version"):
        connection.execute(f"CREATE TABLE {table} (title)")
    connection.commit()
    connection.close()


FOREIGN = [
    pytest.param(text_file, id="a text"),
    pytest.param(other_database, id="another database"),
    pytest.param(same_names, id="tables of the same names"),
    pytest.param(Path.mkdir, id="a folder"),
]


@pytest.mark.parametrize("opened", OPENERS)
@pytest.mark.parametrize("make", [*FOREIGN, pytest.param(empty_file, id="an empty file")])
def test_what_is_no_ledger_is_said_to_be_none_and_left_alone(
    opened: Opener, make: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "thing.db"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(IntegrityError, match="is no claims ledger"):
        opened(str(path))
    assert list(tmp_path.iterdir()) == [path]
    assert before is None or path.read_bytes() == before


@pytest.mark.parametrize("make", FOREIGN)
def test_init_leaves_what_is_no_ledger_alone(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "thing.db"
    make(path)
    before = None if path.is_dir() else path.read_bytes()
    with pytest.raises(LedgerError):
        init(str(path), Clock())
    assert before is None or path.read_bytes() == before


def change(target: str, sql: str) -> None:
    if target.startswith("postgresql"):
        with psycopg.connect(target) as server:
            server.execute(sql.encode())
    else:
        connection = sqlite3.connect(target)
        connection.execute(sql)
        connection.commit()
        connection.close()


@pytest.mark.parametrize("opened", [*OPENERS, pytest.param(lambda words: init(words, Clock()), id="init")])
def test_a_newer_schema_asks_for_a_newer_program(opened: Opener, target: str) -> None:
    change(target, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(IntegrityError, match="schema 9999") as caught:
        opened(target)
    assert caught.value.hint == "upgrade claims-ledger"


@pytest.mark.parametrize("opened", OPENERS)
def test_an_older_schema_asks_for_init(opened: Opener, target: str) -> None:
    change(target, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(UsageError, match="older schema 0000"):
        opened(target)


@pytest.mark.parametrize("opened", OPENERS)
def test_a_ledger_without_a_name_was_never_finished(opened: Opener, databases: Databases, dialect: Dialect) -> None:
    words = databases.empty(dialect)
    if dialect == "sqlite":
        Path(words).touch()
    engine = bare_engine(read_target(words))
    with engine.begin() as connection:
        migrate(connection)
    engine.dispose()
    with pytest.raises(IntegrityError, match="never finished"):
        opened(words)
    init(words, Clock()).dispose()
    open_engine(words).dispose()


def test_init_makes_a_ledger_of_nothing_and_may_be_repeated(databases: Databases, dialect: Dialect) -> None:
    words = databases.empty(dialect)
    init(words, Clock()).dispose()
    with open_reader(words) as reader:
        (first,) = reader.rows("SELECT id, origin, created, format FROM ledger")
        assert first["origin"] == f"claims-ledger/{first['id']}"
        assert (first["created"], first["format"]) == ("2026-01-01T12:00:00.000000Z", 1)
    init(words, Clock()).dispose()
    with open_reader(words) as reader:
        assert [tuple(row) for row in reader.rows("SELECT id, origin, created, format FROM ledger")] == [tuple(first)]


def test_a_new_ledger_is_not_made_over_another(target: str) -> None:
    with pytest.raises(ConflictError, match="there is a ledger at"):
        init(target, Clock(), new=True)


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    engine = init(str(path), Clock())
    EventStore(engine, Clock()).head()
    assert {oct(found.stat().st_mode & 0o777) for found in tmp_path.iterdir()} == {"0o600"}
    engine.dispose()


def test_init_in_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        init(str(tmp_path / "no" / "ledger.db"), Clock())


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("mysql://host/name", id="another server"),
        pytest.param("sqlite:///ledger.db", id="an address for a file"),
        pytest.param("", id="nothing"),
        pytest.param("a\0b", id="NUL"),
        pytest.param("postgresql://[::1/name", id="no address"),
    ],
)
@pytest.mark.parametrize("opened", OPENERS)
def test_an_address_of_another_sort_is_refused(opened: Opener, words: str) -> None:
    with pytest.raises(UsageError):
        opened(words)


def test_an_address_is_shown_without_user_and_password() -> None:
    assert read_target("postgresql://me:hush@db.example:5433/desk?sslmode=require").shown == (
        "postgresql://db.example:5433/desk"
    )


@pytest.mark.parametrize("words", ["100%.db", "a b.db", "what?.db", "#1.db", "나진.db"])
def test_a_path_may_hold_any_character(words: str, tmp_path: Path) -> None:
    init(str(tmp_path / words), Clock()).dispose()
    open_engine(str(tmp_path / words)).dispose()
    open_reader(str(tmp_path / words)).close()
    assert (tmp_path / words).is_file()


def test_a_write_lock_held_by_another_program_is_busy(databases: Databases) -> None:
    target = databases.ledger("sqlite")
    other = sqlite3.connect(target, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    engine = bare_engine(read_target(target), busy_seconds=0.1)
    with pytest.raises(BusyError), EventStore(engine, Clock()).writing("ana"):
        pytest.fail("wrote in spite of the lock")
    with pytest.raises(BusyError):
        open_reader(target, busy_seconds=0.1)
    other.close()
    with EventStore(engine, Clock()).writing("ana") as unit:
        unit.append(EXAMPLES[0])
    engine.dispose()


def test_a_reader_that_does_not_let_go_makes_the_writer_busy_unless_there_is_a_write_ahead_log(
    databases: Databases,
) -> None:
    target = databases.ledger("sqlite")
    store = EventStore(open_engine(target, busy_seconds=0.1), Clock())
    waits = pytest.raises(BusyError) if not wal_is_sound() else nullcontext()
    with open_reader(target) as reader:
        with waits, store.writing("ana") as unit:
            unit.append(EXAMPLES[0])
        assert reader.head() == 0
        assert store.head() == int(wal_is_sound())
    with store.writing("ana") as unit:
        assert unit.append(EXAMPLES[0]).position == 1 + int(wal_is_sound())
    store.engine.dispose()


def test_a_ledger_that_may_only_be_read_says_so(databases: Databases, dialect: Dialect) -> None:
    target = databases.ledger(dialect)
    if dialect == "postgresql":
        with psycopg.connect(target) as server:
            name = urlsplit(target).path[1:]
            server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
    store = EventStore(open_engine(target), Clock())
    if dialect == "sqlite":
        with store.engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="cannot be written"), store.writing("ana") as unit:
        unit.append(EXAMPLES[0])
    assert store.head() == 0
    store.engine.dispose()


def test_a_disk_that_is_full_is_said_to_be(databases: Databases) -> None:
    engine = open_engine(databases.ledger("sqlite"))
    store = EventStore(engine, Clock())
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 30")
    with pytest.raises(LedgerError, match="no room"), store.writing("ana") as unit:
        for _ in range(2000):
            unit.append(EXAMPLES[4])
    assert store.head() == 0
    engine.dispose()


def test_a_damaged_file_is_said_to_be(databases: Databases) -> None:
    target = Path(databases.ledger("sqlite"))
    engine = open_engine(str(target))
    with EventStore(engine, Clock()).writing("ana") as unit:
        for _ in range(500):
            unit.append(EXAMPLES[4])
    engine.dispose()
    size = target.stat().st_size
    with target.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xa5" * (size // 4))
    with pytest.raises(IntegrityError, match="damaged"):
        list(EventStore(open_engine(str(target)), Clock()).read())


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from tests.support.examples import EXAMPLES

engine = open_engine(sys.argv[1])
with EventStore(engine, lambda: datetime.now(UTC)).writing("ana") as unit:
    unit.connection.exec_driver_sql("PRAGMA cache_size = 5")
    unit.connection.exec_driver_sql("PRAGMA cache_spill = 1")
    for _ in range(3000):
        unit.append(EXAMPLES[4])
    unit.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("opened", OPENERS)
def test_a_ledger_opens_after_its_writer_was_killed(opened: Opener, databases: Databases) -> None:
    target = databases.ledger("sqlite")
    killed = subprocess.run([sys.executable, "-c", KILLED, target], cwd=Path(__file__).parents[2], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert os.path.getsize(target) > 1_000_000
    opened(target)
    with open_reader(target) as reader:
        assert reader.head() == 0
        assert reader.scalar("SELECT count(*) FROM event") == 0


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_write_ahead_logs_are_used_only_where_they_are_sound(version: tuple[int, int, int], sound: bool) -> None:
    assert wal_is_sound(version) is sound


def test_a_ledger_works_with_a_write_ahead_log_and_goes_back_to_a_journal(
    databases: Databases, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = databases.ledger("sqlite")
    for position, (sound, mode) in enumerate([(True, "wal"), (False, "persist"), (True, "wal")], start=1):
        monkeypatch.setattr("claims_ledger.store.engine.wal_is_sound", lambda sound=sound: sound)
        store = EventStore(open_engine(target), Clock())
        with store.writing("ana") as unit:
            assert unit.append(EXAMPLES[0]).position == position
        with store.engine.begin() as connection, open_reader(target) as reader:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == mode
            assert reader.head() == position
        store.engine.dispose()
        with open_reader(target) as reader:
            assert reader.head() == position


def test_the_journal_is_the_one_this_sqlite_keeps_soundly(databases: Databases) -> None:
    engine = open_engine(databases.ledger("sqlite"))
    with engine.begin() as connection:
        journal = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
        synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    engine.dispose()
    assert (journal, synchronous) == (("wal", 2) if wal_is_sound() else ("persist", 3))
