"""Many small statements within one transaction, given to the driver itself: what SQLAlchemy keeps of each of them costs
several times what the statement does."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from claims_ledger.store.faults import ledger_error

SHOWN = "claims_shown"
"""Under this name a connection keeps how its ledger is shown."""


class Statements:
    """Runs SQL with parameters written `?`. Raises LedgerError for what a user can act on, as the engine does."""

    def __init__(self, connection: Connection) -> None:
        self._cursor = connection.connection.cursor()
        self._shown = str(connection.info.get(SHOWN, "the ledger"))
        self._mark = "?" if connection.dialect.name == "sqlite" else "%s"

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        try:
            self._cursor.execute(sql.replace("?", self._mark), tuple(values))
            return list(self._cursor.fetchall())
        except Exception as error:
            self._raise(error)
            raise

    def run(self, sql: str, values: Sequence[Any]) -> None:
        """A statement that gives no rows."""
        try:
            self._cursor.execute(sql.replace("?", self._mark), tuple(values))
        except Exception as error:
            self._raise(error)
            raise

    def many(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """One statement for each row."""
        try:
            self._cursor.executemany(sql.replace("?", self._mark), rows)
        except Exception as error:
            self._raise(error)
            raise

    def _raise(self, error: Exception) -> None:
        fault = ledger_error(error, self._shown)
        if fault is not None:
            raise fault from error
