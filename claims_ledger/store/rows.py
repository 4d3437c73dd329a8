"""Writing many rows with few statements; where the two databases are written to differently."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from claims_ledger.domain.record import Recorded
from claims_ledger.domain.wire import Sealed
from claims_ledger.store.faults import headless

_COLUMNS: Final = ", ".join(Recorded._fields)
_SQLITE_EVENTS: Final = f"INSERT INTO event ({_COLUMNS}) VALUES ({', '.join('?' * len(Recorded._fields))})"
_SQLITE_SEALED: Final = """
INSERT INTO sealed (commitment, salt, value) VALUES (?, ?, ?) ON CONFLICT (ledger, commitment) DO NOTHING"""

# One statement for any number of rows: one round trip, and one call of the guard trigger.
_POSTGRESQL_EVENTS: Final = f"""
INSERT INTO event ({_COLUMNS}) SELECT * FROM unnest(
    %s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::smallint[],
    %b::bytea[], %b::bytea[], %b::bytea[])"""
_POSTGRESQL_SEALED: Final = """
INSERT INTO sealed (commitment, salt, value) SELECT * FROM unnest(%s::text[], %b::bytea[], %b::bytea[])
ON CONFLICT (ledger, commitment) DO NOTHING"""


_LOCK_HEAD: Final = "SELECT position, time FROM head WHERE ledger = 1"
_ADVANCE_HEAD: Final = "UPDATE head SET position = {0}, time = {0} WHERE ledger = 1"


def lock_head(connection: Connection) -> tuple[int, str]:
    """Take the one writer lock; give the last position and its time. Raises IntegrityError without a head.

    On SQLite the transaction has the lock already.
    """
    lock = "" if connection.dialect.name == "sqlite" else " FOR UPDATE"
    row = connection.exec_driver_sql(_LOCK_HEAD + lock).one_or_none()
    if row is None:
        raise headless()
    return row[0], row[1]


def advance_head(connection: Connection, position: int, time: str) -> None:
    """Say where the record ends now."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    connection.exec_driver_sql(_ADVANCE_HEAD.format(mark), (position, time))


def insert_events(connection: Connection, rows: Sequence[Recorded]) -> None:
    """Write events in the order given; raises IntegrityError if they are not the next of the record."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_SQLITE_EVENTS, list(rows))
    else:
        connection.exec_driver_sql(_POSTGRESQL_EVENTS, _columns(rows))


def insert_sealed(connection: Connection, rows: Sequence[Sealed]) -> None:
    """Write erasable values; one that is there already stays."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_SQLITE_SEALED, list(rows))
    else:
        connection.exec_driver_sql(_POSTGRESQL_SEALED, _columns(rows))


def _columns(rows: Sequence[tuple[object, ...]]) -> tuple[list[object], ...]:
    return tuple(list(column) for column in zip(*rows, strict=True))
