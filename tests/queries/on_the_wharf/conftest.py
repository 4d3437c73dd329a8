"""The invented wharf on both databases, written once, and a way to ask of it."""

from collections.abc import Callable, Iterator

import pytest

from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from tests.queries.conftest import Asked
from tests.queries.on_the_wharf.wharf import fill
from tests.support.clock import Clock
from tests.support.databases import Databases


def filled(databases: Databases, dialect: str) -> Iterator[Asked]:
    """A ledger of the wharf's own."""
    target = databases.ledger(dialect)
    engine = open_engine(target)
    yield Asked(fill(EventStore(engine, Clock())), target)
    engine.dispose()


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def wharf(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Asked]:
    """To be read only."""
    yield from filled(databases, request.param)


@pytest.fixture
def own_wharf(databases: Databases, dialect: str) -> Iterator[Asked]:
    """To be written to."""
    yield from filled(databases, dialect)


@pytest.fixture
def words(wharf: Asked) -> Callable[..., set[str]]:
    """The wharf's own words for claims."""
    return lambda items: {wharf.word(item["id"] if isinstance(item, dict) else item) for item in items}
