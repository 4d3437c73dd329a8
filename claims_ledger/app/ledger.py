"""Opening a ledger for writing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine

from claims_ledger.commands.work import Work, working
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from claims_ledger.store.migrate import init
from claims_ledger.store.target import Target

Clock = Callable[[], datetime]
Progress = Callable[[int, int, str, str], None]
"""Told how many are done, of how many, of what, and what is in hand."""


def now() -> datetime:
    """The wall clock; tests pass one of their own."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a write did: `lines` in the past tense, `notes` that warn, `items` the same for machines. `position` is
    that of the last event, unchanged if nothing happened."""

    position: int
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    batch: str | None = None


class Ledger:
    """A ledger open for writing."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self.engine = engine
        self.store = EventStore(engine, clock)
        self._begun: tuple[str, int] | None = None

    @contextmanager
    def working(self, actor: str, rehearse: bool = False) -> Iterator[Work]:
        """One batch: committed on leaving, undone on an exception; a rehearsal is always undone."""
        with working(self.store, actor, rehearse) as work:
            self._begun = work.unit.batch, work.unit.head
            yield work

    def kept(self) -> str | None:
        """The batch begun last, if it is in the record: an interruption can come when it is just committed."""
        if self._begun is None:
            return None
        batch, head = self._begun
        first = next(self.store.read(after=head, batch_size=1), None)
        return batch if first is not None and first.batch == batch else None


@contextmanager
def open_ledger(target: Target, clock: Clock = now) -> Iterator[Ledger]:
    """A ledger that is there. Raises NotFoundError, IntegrityError, BusyError."""
    engine = open_engine(target.place)
    try:
        yield Ledger(engine, clock)
    finally:
        engine.dispose()


@contextmanager
def create_ledger(target: Target, clock: Clock = now) -> Iterator[Ledger]:
    """A new ledger, or one that is there with its tables brought up to date."""
    engine = init(target.place, clock)
    try:
        yield Ledger(engine, clock)
    finally:
        engine.dispose()


__all__ = ["Clock", "Ledger", "Outcome", "Progress", "Work", "create_ledger", "now", "open_ledger"]
