"""What the ledger would answer if some claims, or some of their chains, had been taken back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.sql import of_list
from claims_ledger.store.target import Dialect


@dataclass(frozen=True, slots=True)
class Without(Clocks):
    """The same two clocks, without some rows of the read models, which nothing that asks for what is in view sees."""

    dialect: Dialect = "sqlite"

    @classmethod
    def of(cls, clocks: Clocks, rows: Iterable[int], dialect: Dialect) -> "Without":
        """`rows` are numbers of rows of `claim`, `voice`, `mention` and `holding`."""
        new = cls(clocks.until, clocks.held, clocks.day, clocks.as_of, clocks.recorded_at, dialect=dialect)
        params: dict[str, Any] = {**clocks.params, "gone": json.dumps(sorted(rows))}
        object.__setattr__(new, "params", params)
        return new

    def view(self, alias: str) -> str:
        """SQL: in view at both clocks, and not taken back."""
        # The zero-argument super() does not work in a dataclass with slots.
        return f"{Clocks.view(self, alias)} AND {alias}.row NOT IN ({of_list(self.dialect, 'gone', numbers=True)})"
