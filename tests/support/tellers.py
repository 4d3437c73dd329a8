"""Writing generated events into a ledger, and how many histories to tell."""

import os
from collections.abc import Callable, Sequence
from datetime import timedelta

from claims_ledger.domain.events import Event
from claims_ledger.projections.fold import Fold
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from tests.support.clock import Clock

LONG = "CLAIMS_LEDGER_LONG_TESTS"
ACTOR = "a teller"


def histories_told(usually: int) -> int:
    """How many random histories a test tells: more where the environment asks for a long run."""
    return usually * 20 if os.environ.get(LONG) else usually


def batch_of(position: int) -> str:
    """The batch that a told event belongs to: two at a time, whatever makes a transaction."""
    return f"b{position // 2}"


def tell(target: str, events: Sequence[Event], together: Callable[[], int] = lambda: 1_000_000) -> None:
    """Record and fold events, all at noon, in batches by `batch_of`; `together` says how many make the next
    transaction."""
    engine = open_engine(target)
    store = EventStore(engine, Clock(step=timedelta(0)))
    try:
        told = 0
        while told < len(events):
            part = events[told : told + together()]
            with store.writing(ACTOR) as unit:
                fold = Fold(unit.connection)
                for event in part:
                    unit.batch = batch_of(unit.head + 1)
                    fold.apply(unit.append(event), event)
                unit.flush()
                fold.close()
            told += len(part)
    finally:
        engine.dispose()
