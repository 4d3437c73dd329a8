"""Writing read models: rows are added and closed at a position, never otherwise changed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection

from claims_ledger.domain.clocks import FOREVER
from claims_ledger.store.read_models import MODELS, ReadModel
from claims_ledger.store.statements import Statements

Row = tuple[Any, ...]
"""The content columns of a read model, then `pub_from, pub_to` where it has them."""

_WRITTEN_AT_ONCE = 5_000
_ASKED_AT_ONCE = 400


class Rows:
    """The open rows of the read models, within one transaction. `prefix` names a shadow's tables.

    `digests` holds for each model the sum, modulo 2^64, of the hashes of all its rows: it does not depend on their
    order, and follows every change.
    """

    def __init__(self, connection: Connection, digests: dict[str, int], prefix: str = "") -> None:
        self.connection = connection
        self.digests = digests
        self.prefix = prefix
        self.statements = Statements(connection)
        self._new: dict[str, list[Row]] = defaultdict(list)

    def table(self, model: ReadModel) -> str:
        return self.prefix + model.name

    def select(self, model: ReadModel, columns: str, where: str, values: Sequence[Any]) -> list[Row]:
        """Rows of one model, open or closed; parameters are written `?`."""
        self._write(model)
        return self.statements.rows(f"SELECT {columns} FROM {self.table(model)} WHERE {where}", values)

    def open(self, model: ReadModel, columns: str, where: str, values: Sequence[Any]) -> list[Row]:
        """Rows that stand on the recording clock now."""
        return self.select(model, columns, f"{where} AND rec_to = ?", (*values, FOREVER))

    def among(
        self, model: ReadModel, columns: str, column: str, among: Iterable[str], where: str = "1 = 1",
        values: Sequence[Any] = (), standing: bool = True,
    ) -> list[Row]:  # fmt: skip
        """Rows that stand now (or have ever stood) and have one of these values in a column, a few hundred values at a
        time."""
        ask = self.open if standing else self.select
        wanted = sorted(among)
        found: list[Row] = []
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            part = wanted[start : start + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(part))
            found += ask(model, columns, f"{where} AND {column} IN ({marks})", (*values, *part))
        return found

    def put(self, model: ReadModel, unit: str, rows: Iterable[Row], position: int) -> None:
        """Add rows to a unit that has none yet."""
        for row in dict.fromkeys(rows):
            self._add(model, unit, row, position)

    def replace(self, model: ReadModel, unit: str, rows: Iterable[Row], position: int) -> bool:
        """Make `rows` the open rows of the unit: what is missing is added, what is gone is closed. True if anything
        was."""
        kept = ", ".join(model.columns[2:-1])
        standing: dict[Row, tuple[Any, ...]] = {
            row[1:-1]: row for row in self.open(model, f"row, {kept}", "unit = ?", (unit,))
        }
        wanted = dict.fromkeys(rows)
        gone = [row for content, row in standing.items() if content not in wanted]
        new = [row for row in wanted if row not in standing]
        for row in gone:
            self._close(model, unit, row, position)
        for row in new:
            self._add(model, unit, row, position)
        return bool(gone or new)

    def sum_of(self, model: ReadModel) -> int:
        """The digest of what the table holds."""
        self._write(model)
        sql = f"SELECT {', '.join(model.columns)} FROM {self.table(model)}"
        return sum(_hash(*row) for row in self.connection.exec_driver_sql(sql)) % 2**64

    def flush(self) -> None:
        for model in MODELS:
            self._write(model)

    def _add(self, model: ReadModel, unit: str, row: Row, position: int) -> None:
        full = (_hash(model.name, unit, *row), unit, *row, position, FOREVER)
        self._sum(model, full, 1)
        waiting = self._new[model.name]
        waiting.append(full)
        if len(waiting) >= _WRITTEN_AT_ONCE:
            self._write(model)

    def _close(self, model: ReadModel, unit: str, row: Row, position: int) -> None:
        hashed, *content, since = row
        self._sum(model, (hashed, unit, *content, since, FOREVER), -1)
        where = "WHERE row = ? AND rec_from = ?"
        if since == position:
            self.statements.run(f"DELETE FROM {self.table(model)} {where}", (hashed, since))
            return
        self._sum(model, (hashed, unit, *content, since, position), 1)
        self.statements.run(f"UPDATE {self.table(model)} SET rec_to = ? {where}", (position, hashed, since))

    def _sum(self, model: ReadModel, full: Row, sign: int) -> None:
        self.digests[model.name] = (self.digests.get(model.name, 0) + sign * _hash(*full)) % 2**64

    def _write(self, model: ReadModel) -> None:
        waiting = self._new.pop(model.name, None)
        if waiting:
            marks = ", ".join("?" * len(model.columns))
            self.statements.many(
                f"INSERT INTO {self.table(model)} ({', '.join(model.columns)}) VALUES ({marks})", waiting
            )


def _hash(*parts: Any) -> int:
    """63 bits of a row: strings, whole numbers and nothing else, told apart by their repr."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(errors="surrogatepass"), digest_size=8).digest()) >> 1
