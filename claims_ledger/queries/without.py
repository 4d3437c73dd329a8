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
    """The same two clocks, without some claims and some rows of others, which nothing that asks for what is in view
    sees."""

    dialect: Dialect = "sqlite"
    in_part: bool = False

    @classmethod
    def of(cls, clocks: Clocks, dialect: Dialect, claims: Iterable[str], rows: Iterable[int]) -> "Without":
        """Without these claims, and these rows (by number) of `voice` and `holding`."""
        numbers = sorted(rows)
        both = (clocks.until, clocks.held, clocks.day, clocks.as_of, clocks.recorded_at)
        new = cls(*both, dialect=dialect, in_part=bool(numbers))
        params: dict[str, Any] = {
            **clocks.params,
            "gone": json.dumps(sorted(claims)),
            "gone_rows": json.dumps(numbers),
        }
        object.__setattr__(new, "params", params)
        return new

    def view(self, alias: str) -> str:
        """SQL: in view at both clocks, and not taken back."""
        # The zero-argument super() does not work in a dataclass with slots.
        there = f"{Clocks.view(self, alias)} AND {alias}.unit NOT IN ({of_list(self.dialect, 'gone')})"
        if not self.in_part:
            return there
        return f"{there} AND {alias}.row NOT IN ({of_list(self.dialect, 'gone_rows', numbers=True)})"
