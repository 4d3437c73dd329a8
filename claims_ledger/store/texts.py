"""The texts of reports: kept beside the record, each under its SHA-256, so that one can be erased without touching it.

With a text lies its sketch, by which texts that are nearly the same are found.
"""

from collections.abc import Sequence

from sqlalchemy import Connection

from claims_ledger.domain.texts import checked, digest
from claims_ledger.store.statements import Statements

_ALIKE_AT_MOST = 200
"""Texts looked at for one hash: what hundreds of pages share is their furniture."""


class Texts:
    """The texts within one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        self._statements = Statements(connection)

    def keep(self, text: str, sketch: Sequence[int]) -> str:
        """Write a text and its sketch, unless they are there already; gives its SHA-256."""
        sha256 = digest(text)
        clash = "ON CONFLICT (ledger, {}) DO NOTHING"
        insert = f"INSERT INTO text (sha256, value) VALUES (?, ?) {clash.format('sha256')}"
        self._statements.run(insert, (sha256, text.encode()))
        insert = f"INSERT INTO sketch (hash, sha256) VALUES (?, ?) {clash.format('hash, sha256')}"
        if sketch:
            self._statements.many(insert, [(hashed, sha256) for hashed in sketch])
        return sha256

    def read(self, sha256: str) -> str | None:
        """A text; None where it was erased. Raises IntegrityError where it is not what was filed."""
        rows = self._statements.rows("SELECT value FROM text WHERE ledger = 1 AND sha256 = ?", (sha256,))
        return checked(sha256, bytes(rows[0][0])) if rows else None

    def sharing(self, sketch: Sequence[int], least: int) -> list[str]:
        """The texts that share at least so much of a sketch, those that share most first."""
        shared: dict[str, int] = {}
        for hashed in sketch:
            sql = f"SELECT sha256 FROM sketch WHERE ledger = 1 AND hash = ? ORDER BY sha256 LIMIT {_ALIKE_AT_MOST}"
            for (sha256,) in self._statements.rows(sql, (hashed,)):
                shared[sha256] = shared.get(sha256, 0) + 1
        found = [(-count, sha256) for sha256, count in shared.items() if count >= least]
        return [sha256 for _, sha256 in sorted(found)]
