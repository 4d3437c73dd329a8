"""What the rest of the program asks of a store of events. Every backend passes
`tests/store/test_event_store_contract.py`.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from claims_ledger.domain.events import Event
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.wire import Sealed


class EventSource(Protocol):
    """The reading side. Nothing here takes a write lock."""

    def read(
        self,
        after: int = 0,
        upto: int | None = None,
        types: Collection[str] | None = None,
        batch_size: int = 1000,
    ) -> Iterator[Recorded]:
        """The events after position `after`, up to `upto` with it, in order.

        Called again with the last position, it tails.
        """

    def get(self, position: int) -> Recorded:
        """The event at a position; raises NotFoundError."""

    def by_id(self, id_: str) -> Recorded:
        """The event of an id; raises NotFoundError."""

    def head(self) -> int:
        """The position of the last event, 0 before the first."""

    def position_at(self, time: str) -> int:
        """The position of the last event recorded by a time (`record.stamp`), 0 if there is none."""


class Appending(Protocol):
    """One writer's transaction. Positions and time are given under the writer lock: they are final."""

    @property
    def head(self) -> int:
        """The position of the last event, those appended here included."""

    @property
    def time(self) -> str:
        """The recording time of everything appended here."""

    @property
    def batch(self) -> str:
        """The batch everything appended here belongs to."""

    def append(self, event: Event, *, id: str | None = None, sealed: Sequence[Sealed] = ()) -> Recorded:
        """Number and record an event; raises ConflictError if its id stands for another content."""

    def flush(self) -> None:
        """Write what was appended so far to the database, still within the transaction."""


class EventSink(Protocol):
    """The writing side."""

    def writing(self, actor: str, batch: str | None = None) -> AbstractContextManager[Appending]:
        """Take the writer lock; commit on leaving, undo everything on an exception. Raises BusyError."""
