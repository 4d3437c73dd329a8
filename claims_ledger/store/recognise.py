"""Is it a ledger, and one this program understands? Asked of either database before anything else is done
with it.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

from claims_ledger.domain.errors import IntegrityError, LedgerError, UsageError
from claims_ledger.store.faults import ledger_error, missing, newer_schema, no_ledger
from claims_ledger.store.target import Target

REVISION: Final = "0002"
"""The newest schema revision, which this program reads and writes; the last one in `migrations/versions`."""

Ask = Callable[[str], Sequence[Sequence[Any]]]

RECORD_TABLES: Final = {
    "sqlite": """SELECT count(*) FROM sqlite_master
        WHERE type = 'table' AND name IN ('ledger', 'event', 'head', 'alembic_version')""",
    "postgresql": """SELECT count(to_regclass(name))
        FROM (VALUES ('ledger'), ('event'), ('head'), ('alembic_version')) AS wanted (name)""",
}
"""How many of the four tables that make a ledger are there."""


def recognise(ask: Ask, target: Target) -> None:
    """Raise unless what `ask` queries is a ledger of exactly this program's schema.

    NotFoundError: an empty PostgreSQL database. IntegrityError: something else, an unfinished ledger, or a
    newer schema. UsageError: an older schema, which `claims init` brings up.
    """
    tables = ask(RECORD_TABLES[target.dialect])[0][0]
    if tables == 0 and target.dialect == "postgresql":
        raise missing(target.shown)
    if tables < 4:
        raise no_ledger(target.shown)
    revisions = [str(row[0]) for row in ask("SELECT version_num FROM alembic_version")]
    if len(revisions) != 1:
        raise no_ledger(target.shown)
    if revisions[0] > REVISION:
        raise newer_schema(revisions[0], target.shown)
    if revisions[0] < REVISION:
        raise UsageError(
            f"{target.shown} has the older schema {revisions[0]}",
            "run 'claims init' on it to bring it up to date",
        )
    if not ask("SELECT id FROM ledger WHERE ledger = 1"):
        raise IntegrityError(f"the ledger at {target.shown} was never finished", "run 'claims init' on it")


def open_sqlite(target: Target, mode: Literal["ro", "rw"], busy_seconds: float) -> sqlite3.Connection:
    """A connection in autocommit mode to an existing file; raises NotFoundError, IntegrityError or
    LedgerError.
    """
    path = target.path
    if not path.exists():
        raise missing(target.shown)
    if not path.is_file():
        raise no_ledger(target.shown)
    try:
        return sqlite3.connect(
            target.uri(mode), uri=True, isolation_level=None, timeout=busy_seconds, check_same_thread=False
        )
    except sqlite3.Error as error:
        raise ledger_error(error, target.shown) or LedgerError(f"{target.shown}: {error}") from error


def recognise_sqlite(connection: sqlite3.Connection, target: Target) -> None:
    """`recognise` over a SQLite connection, with the driver's errors translated."""
    try:
        recognise(lambda sql: connection.execute(sql).fetchall(), target)
    except sqlite3.Error as error:
        fault = ledger_error(error, target.shown)
        if fault is None:
            # Tables of these names that lack our columns.
            fault = no_ledger(target.shown)
        raise fault from error


def open_snapshot(target: Target, busy_seconds: float) -> sqlite3.Connection:
    """A read-only connection to a recognised ledger, inside a transaction that sees one state for good.

    A writer that was killed leaves a journal that has to be rolled back first, which a read-only connection
    cannot do: then the file is opened once for writing.
    """
    for attempt in (1, 2):
        connection = open_sqlite(target, "ro", busy_seconds)
        try:
            connection.execute("BEGIN")
            recognise_sqlite(connection, target)
        except BaseException as error:
            connection.close()
            if attempt == 1 and _needs_recovery(error):
                _recover(target, busy_seconds)
                continue
            raise
        return connection
    raise AssertionError("unreachable")


def _needs_recovery(error: BaseException) -> bool:
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0)
    return isinstance(cause, sqlite3.Error) and code & 0xFF in (
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
    )


def _recover(target: Target, busy_seconds: float) -> None:
    connection = open_sqlite(target, "rw", busy_seconds)
    try:
        recognise_sqlite(connection, target)
    finally:
        connection.close()
