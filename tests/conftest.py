"""Fixtures that all tests share: fresh ledgers on SQLite and on PostgreSQL, and a clock."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from typing import cast

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine

from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from tests.support.clock import Clock
from tests.support.databases import Databases, Dialect
from tests.support.postgres import Server, server

# Time is no verdict on a machine that others use too.
settings.register_profile("claims", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("claims")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Where tests get their databases from."""
    with ExitStack() as stack:

        @cache
        def running() -> Server:
            return stack.enter_context(server())

        yield Databases(tmp_path_factory.mktemp("ledgers"), running)


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    """Runs a test on both databases."""
    return cast(Dialect, request.param)


@pytest.fixture
def target(databases: Databases, dialect: Dialect) -> str:
    """The path or address of an empty ledger, on both databases."""
    return databases.ledger(dialect)


@pytest.fixture
def engine(target: str) -> Iterator[Engine]:
    """An engine on an empty ledger, on both databases."""
    engine = open_engine(target)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> Clock:
    """Noon of 1 January 2026, and a second later with every look."""
    return Clock()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> EventStore:
    """An empty record, on both databases."""
    return EventStore(engine, clock)
