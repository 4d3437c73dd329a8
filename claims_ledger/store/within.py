"""Views within a writer's own transaction: they see what it has appended and folded so far."""

import sqlite3
from collections.abc import Sequence

from sqlalchemy import Connection

from claims_ledger.store.reader import Parameters, Reader, Row, as_sqlite_gives, fetched
from claims_ledger.store.statements import SHOWN


class Within(Reader):
    """Reads through a connection that a writer holds, and leaves it open."""

    def __init__(self, connection: Connection) -> None:
        self.dialect = "sqlite" if connection.dialect.name == "sqlite" else "postgresql"
        self.shown = str(connection.info.get(SHOWN, "the ledger"))
        self._connection = connection
        self._run = self._fetch
        self._close = lambda: None

    def _fetch(self, sql: str, params: Parameters) -> Sequence[Row]:
        cursor = self._connection.connection.cursor()
        try:
            if self.dialect == "postgresql":
                as_sqlite_gives(cursor.adapters)
                return fetched(cursor, sql, params)
            cursor.row_factory = sqlite3.Row  # type: ignore[attr-defined]  # SQLAlchemy hands out the driver's own
            cursor.execute(sql, params)
            rows: Sequence[Row] = cursor.fetchall()
            return rows
        finally:
            cursor.close()
