"""Engines for writing and for reading the record: connections, pragmas, transactions, errors."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, make_url

from claims_ledger.domain.errors import LedgerError
from claims_ledger.store.faults import ledger_error, no_driver, no_ledger
from claims_ledger.store.recognise import open_snapshot, open_sqlite, recognise
from claims_ledger.store.statements import SHOWN
from claims_ledger.store.target import Target, read_target

BUSY_SECONDS: Final = 10.0

_READING: Final = "claims_reading"


def open_engine(words: str, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on an existing ledger, given by path or `postgresql://` address.

    `busy_seconds` is how long a writer waits for another one. Raises NotFoundError if there is none,
    IntegrityError if it is no ledger or of a newer schema, UsageError if of an older one; errors of the
    databases that a user can act on come out of the engine as LedgerErrors as well.
    """
    target = read_target(words)
    if target.dialect == "sqlite":
        open_snapshot(target, busy_seconds).close()
        return bare_engine(target, busy_seconds)
    engine = bare_engine(target, busy_seconds)
    try:
        with reading(engine) as connection:
            recognise(lambda sql: connection.exec_driver_sql(sql).fetchall(), target)
    except BaseException:
        engine.dispose()
        raise
    return engine


def create_file(target: Target) -> None:
    """Create the empty file of a SQLite ledger, for its owner only; one that is there is an error."""
    try:
        os.close(os.open(target.path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    except FileNotFoundError as error:
        raise LedgerError(f"there is no folder {target.path.parent}", "make the folder first") from error
    except OSError as error:
        raise LedgerError(f"{target.shown} cannot be created: {error.strerror}", "choose another path") from error


def bare_engine(target: Target, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on a database that is not looked at first; only making and migrating a ledger needs one."""
    engine = _sqlite(target, busy_seconds) if target.dialect == "sqlite" else _postgresql(target, busy_seconds)

    @event.listens_for(engine, "handle_error")
    def translate(context: Any) -> None:
        fault = ledger_error(context.original_exception, target.shown)
        if fault is not None:
            raise fault from context.original_exception

    @event.listens_for(engine, "connect")
    def name(_: Any, record: Any) -> None:
        record.info[SHOWN] = target.shown

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection in a transaction that takes no write lock; on SQLite it must be short, since it holds up
    commits.
    """
    with engine.connect().execution_options(**{_READING: True}) as connection, connection.begin():
        yield connection


def wal_is_sound(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite has the fix of the WAL-reset bug (3.51.3; also 3.50.7 and 3.44.6)."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def _sqlite(target: Target, busy_seconds: float) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = open_sqlite(target, "rw", busy_seconds)
        try:
            _prepare(connection)
        except sqlite3.Error as error:
            connection.close()
            raise ledger_error(error, target.shown) or no_ledger(target.shown) from error
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool)

    # The driver's own transaction control is off (isolation_level None). A transaction that begins as a
    # reader and then writes fails at once when somebody else wrote meanwhile, however long it would be
    # willing to wait.
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def _prepare(connection: sqlite3.Connection) -> None:
    if wal_is_sound():
        pragmas = ["journal_mode=WAL", "synchronous=FULL"]
    else:
        pragmas = ["journal_mode=PERSIST", "synchronous=EXTRA", "journal_size_limit=1048576"]
    pragmas += ["foreign_keys=ON", "recursive_triggers=ON", "trusted_schema=OFF", "cache_size=-32768"]
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def _postgresql(target: Target, busy_seconds: float) -> Engine:
    # READ COMMITTED whatever the server's default: a writer that waited for the head must see what was
    # written meanwhile.
    try:
        engine = create_engine(
            make_url(target.place).set(drivername="postgresql+psycopg"), isolation_level="READ COMMITTED"
        )
    except ModuleNotFoundError as error:
        raise no_driver() from error

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(busy_seconds * 1000)}")
        connection.commit()

    return engine
