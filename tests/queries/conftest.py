"""The invented harbour on both databases, written once, and a way to ask of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from claims_ledger.store.reader import open_reader
from tests.queries.harbour import Harbour, fill
from tests.support.clock import Clock
from tests.support.databases import Databases


@dataclass(frozen=True)
class Asked:
    """The harbour, and where it is."""

    harbour: Harbour
    target: str

    def __call__(
        self, view: Callable[..., Listing], as_of: str | None = None, recorded_at: str | None = None, **asked: Any
    ) -> Listing:
        """What a view answers."""
        with open_reader(self.target) as reader:
            return view(reader, Clocks.resolve(reader, as_of, recorded_at), **asked)

    def items(
        self, view: Callable[..., Listing], as_of: str | None = None, recorded_at: str | None = None, **asked: Any
    ) -> list[dict[str, Any]]:
        return [dict(item) for item in self(view, as_of, recorded_at, **asked).items]

    def id(self, word: str) -> str:
        return self.harbour.claims[word]

    def word(self, claim: str) -> str:
        """The test's own word for a claim."""
        return next(word for word, id_ in self.harbour.claims.items() if id_ == claim)

    def words(self, items: list[dict[str, Any]]) -> list[str]:
        return [self.word(item["id"]) for item in items]

    def at(self, step: str) -> str:
        """The position after a step, as `--recorded-at` takes it."""
        return f"#{self.harbour.after[step]}"


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def harbour(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Asked]:
    """The harbour, on both databases."""
    target = databases.ledger(request.param)
    engine = open_engine(target)
    yield Asked(fill(EventStore(engine, Clock())), target)
    engine.dispose()
