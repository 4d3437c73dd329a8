"""The invented strait, written once and read by many tests, on both databases."""

from collections.abc import Callable, Iterator

import pytest

from claims_ledger.queries.clocks import Clocks
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from claims_ledger.store.reader import Reader, open_reader
from tests.queries.harbour import Harbour
from tests.queries.on_the_strait.strait import fill
from tests.support.clock import Clock
from tests.support.databases import Databases


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def strait_ledger(request: pytest.FixtureRequest, databases: Databases) -> tuple[str, Harbour]:
    """Where the strait is kept, and what was written into it."""
    target = databases.ledger(request.param)
    engine = open_engine(target)
    try:
        return target, fill(EventStore(engine, Clock()))
    finally:
        engine.dispose()


@pytest.fixture
def strait(strait_ledger: tuple[str, Harbour]) -> Iterator[Reader]:
    """A reader of the strait."""
    with open_reader(strait_ledger[0]) as reader:
        yield reader


@pytest.fixture
def said(strait_ledger: tuple[str, Harbour]) -> Callable[..., list[str]]:
    """The ids of claims by the words that the strait knows them under, in the order of their ids."""
    return lambda *words: sorted(strait_ledger[1].claims[word] for word in words)


@pytest.fixture
def at(strait: Reader, strait_ledger: tuple[str, Harbour]) -> Callable[..., Clocks]:
    """Clocks as of a day; `held` names the last step of the strait that was recorded."""

    def clocks(as_of: str | None = None, held: str | None = None) -> Clocks:
        return Clocks.resolve(strait, as_of, f"#{strait_ledger[1].after[held]}" if held else None)

    return clocks
