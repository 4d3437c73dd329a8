"""The record in SQLite or PostgreSQL.

One writer at a time: decisions are taken, duplicates dropped and positions given under one lock. On
PostgreSQL that lock is the head row; a sequence would hand out positions that become visible out of order,
and a reader following the record would never see some of them. On SQLite `BEGIN IMMEDIATE` is the lock.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, Engine, bindparam, select
from sqlalchemy.sql.expression import Select

from claims_ledger.domain.errors import ConflictError, NotFoundError
from claims_ledger.domain.events import Event
from claims_ledger.domain.ids import fresh_id
from claims_ledger.domain.record import Recorded, content_hash, recorded, stamp
from claims_ledger.domain.wire import Sealed, canonical, encode
from claims_ledger.store.engine import reading
from claims_ledger.store.faults import headless
from claims_ledger.store.moments import position_at
from claims_ledger.store.rows import advance_head, insert_events, insert_sealed, lock_head
from claims_ledger.store.tables import event as table
from claims_ledger.store.tables import head as head_table

_BUFFERED: Final = 1000

_EVENT: Final = select(*(table.c[name] for name in Recorded._fields)).where(table.c.ledger == 1)
_BY_ID: Final = _EVENT.where(table.c.id == bindparam("id"))
_BY_POSITION: Final = _EVENT.where(table.c.position == bindparam("position"))
_HEAD: Final = select(head_table.c.position).where(head_table.c.ledger == 1)
_TIME: Final = select(table.c.time).where(table.c.ledger == 1, table.c.position == bindparam("position"))


class Unit:
    """One writer's transaction, holding the writer lock. What it appends shares one batch, actor and time."""

    def __init__(
        self,
        connection: Connection,
        actor: str,
        batch: str,
        clock: Callable[[], datetime],
        new_id: Callable[[str], str],
    ) -> None:
        self.connection = connection
        self.actor = actor
        self.batch = batch
        self.head, last = lock_head(connection)
        # Looked at under the lock: a writer that waited for another one has no clock that went back.
        now = stamp(clock())
        self.time = max(now, last)
        self.clock = now if now < last else None
        self._new_id = new_id
        self._pending: dict[str, Recorded] = {}
        self._sealed: list[Sealed] = []

    def append(self, event: Event, *, id: str | None = None, sealed: Sequence[Sealed] = ()) -> Recorded:
        """Number and record an event at the next position.

        An id that is in the record already answers with what was recorded first, if the content is the same
        to the byte (actor and batch included), and writes nothing; otherwise it raises ConflictError. Raises
        UnwritableError on values that cannot be stored. Written to the database in groups: see `flush`.
        """
        type_, version, body = encode(event)
        if id is None:
            id = self._new_id("e")
            content = content_hash(id, self.batch, self.actor, type_, version, body)
        else:
            canonical(id)
            content = content_hash(id, self.batch, self.actor, type_, version, body)
            first = self._find(id)
            if first is not None:
                if first.content != content:
                    raise ConflictError(
                        f"event {id} is in the record with another content",
                        f"see 'claims show #{first.position}'",
                    )
                return first
        new = recorded(self.head + 1, id, self.batch, self.actor, self.time, self.clock, type_, version, body, content)
        self.head = new.position
        self._pending[id] = new
        self._sealed.extend(sealed)
        if len(self._pending) >= _BUFFERED:
            self.flush()
        return new

    def flush(self) -> None:
        """Write what was appended so far to the database, still within the transaction."""
        if self._sealed:
            insert_sealed(self.connection, self._sealed)
            self._sealed.clear()
        if self._pending:
            insert_events(self.connection, list(self._pending.values()))
            advance_head(self.connection, self.head, self.time)
            self._pending.clear()

    def _find(self, id_: str) -> Recorded | None:
        return self._pending.get(id_) or _one(self.connection, _BY_ID, id=id_)


class EventStore:
    """The record behind an engine from `engine.open_engine`. Threads may share it, but not a `Unit`."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime], new_id: Callable[[str], str] = fresh_id) -> None:
        self.engine = engine
        self._clock = clock
        self._new_id = new_id

    @contextmanager
    def writing(self, actor: str, batch: str | None = None) -> Iterator[Unit]:
        """Take the writer lock and give a `Unit`; commit on leaving, undo everything on an exception.

        Raises BusyError when another writer holds the lock for longer than the engine waits, UnwritableError
        on an actor or batch that cannot be stored.
        """
        canonical([actor, batch])
        with self.engine.begin() as connection:
            unit = Unit(connection, actor, batch or self._new_id("b"), self._clock, self._new_id)
            yield unit
            unit.flush()

    def read(
        self,
        after: int = 0,
        upto: int | None = None,
        types: Collection[str] | None = None,
        batch_size: int = 1000,
    ) -> Iterator[Recorded]:
        """The events after position `after`, up to `upto` with it, in order.

        Called again with the last position, it tails.

        Holds `batch_size` events in memory and no transaction between them: the record only grows, so every
        batch continues the last one, and no writer waits for a slow reader.
        """
        query = _EVENT.where(table.c.position > bindparam("after")).order_by(table.c.position).limit(batch_size)
        if upto is not None:
            query = query.where(table.c.position <= upto)
        if types is not None:
            query = query.where(table.c.type.in_(sorted(types)))
        while True:
            with reading(self.engine) as connection:
                rows = connection.execute(query, {"after": after}).all()
            for row in rows:
                yield Recorded._make(row)
            if len(rows) < batch_size:
                return
            after = rows[-1].position

    def get(self, position: int) -> Recorded:
        """The event at a position; raises NotFoundError."""
        with reading(self.engine) as connection:
            found = _one(connection, _BY_POSITION, position=position)
        if found is None:
            raise NotFoundError(f"nothing is recorded at position {position}", "see 'claims log'")
        return found

    def by_id(self, id_: str) -> Recorded:
        """The event of an id; raises NotFoundError."""
        with reading(self.engine) as connection:
            found = _one(connection, _BY_ID, id=id_)
        if found is None:
            raise NotFoundError(f"no event has the id {id_}", "see 'claims log'")
        return found

    def head(self) -> int:
        """The position of the last event, 0 before the first."""
        with reading(self.engine) as connection:
            return _head(connection)

    def position_at(self, time: str) -> int:
        """The position of the last event recorded by a time (`record.stamp`), 0 if there is none."""
        with reading(self.engine) as connection:
            return position_at(
                time,
                _head(connection),
                lambda position: connection.execute(_TIME, {"position": position}).scalar_one_or_none(),
            )


def _head(connection: Connection) -> int:
    row = connection.execute(_HEAD).one_or_none()
    if row is None:
        raise headless()
    return int(row.position)


def _one(connection: Connection, query: Select[*tuple[object, ...]], **values: str | int) -> Recorded | None:
    row = connection.execute(query, values).one_or_none()
    return None if row is None else Recorded._make(row)
