"""Writing many rows with few statements; where the two databases are written to differently."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from claims_ledger.domain.record import Recorded
from claims_ledger.domain.wire import Sealed

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
