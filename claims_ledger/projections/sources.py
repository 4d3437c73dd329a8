"""What the fold looks up in the record: the own events of a claim, a document, a source, up to the one being folded."""

import json
from collections.abc import Iterator, Sequence

from claims_ledger.domain.changes import overlay
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import (
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    DocumentCorrected,
    DocumentFiled,
    Event,
    TextFiled,
    UtteranceRetracted,
)
from claims_ledger.domain.history import ClaimHistory, Recall
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Topic
from claims_ledger.domain.wire import decode
from claims_ledger.projections.claim_rows import Entry
from claims_ledger.projections.rows import Rows
from claims_ledger.store.read_models import APART, DESCRIPTION, MERGED, SUBJECT_EVENT, TOP_SPEED, TOPIC


class Past:
    """Events by their subject. Those appended in this transaction and not yet written are passed in through `add`."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._fresh: dict[int, tuple[Recorded, Event]] = {}
        self._recalls: dict[str, list[Recall]] = {}

    def add(self, recorded: Recorded, event: Event) -> None:
        self._fresh[recorded.position] = (recorded, event)

    def flushed(self) -> None:
        """What was added is in the database now."""
        self._fresh.clear()

    def of(self, subject: str) -> Iterator[tuple[Recorded, Event]]:
        """What befell a subject, in order, as far as it counts."""
        for (position,) in sorted(self.rows.open(SUBJECT_EVENT, "at_position", "unit = ?", (subject,))):
            fresh = self._fresh.get(position)
            if fresh is not None:
                yield fresh
            else:
                [stored] = self._stored("position = ?", (position,))
                yield stored

    def at(self, position: int) -> Event:
        """The event at a position."""
        fresh = self._fresh.get(position)
        if fresh is not None:
            return fresh[1]
        [(_, event)] = self._stored("position = ?", (position,))
        return event

    def batch(self, batch: str, before: int) -> list[tuple[Recorded, Event]]:
        """What was recorded in one go before a position, in order, whether it counts or not."""
        found = {one.position: (one, event) for one, event in self._stored("batch = ?", (batch,))}
        found |= {position: one for position, one in self._fresh.items() if one[0].batch == batch}
        return [one for position, one in sorted(found.items()) if position < before]

    def since(self, position: int, types: Sequence[str]) -> Iterator[tuple[Recorded, Event]]:
        """What was recorded after a position, of these types, as far as it counts."""
        marks = ", ".join("?" * len(types))
        for recorded, event in self._stored(f"position > ? AND type IN ({marks})", (position, *types)):
            if self.rows.open(SUBJECT_EVENT, "at_position", "at_position = ?", (recorded.position,)):
                yield recorded, event

    def _stored(self, where: str, values: tuple[str | int, ...]) -> Iterator[tuple[Recorded, Event]]:
        sql = f"SELECT {', '.join(Recorded._fields)} FROM event WHERE ledger = 1 AND {where}"
        for row in self.rows.statements.rows(sql, values):
            recorded = Recorded._make(row)
            yield recorded, decode(recorded.type, recorded.version, bytes(recorded.body))

    def claim(self, claim: str) -> tuple[ClaimHistory, Entry] | None:
        """A claim's history so far, and its entry; None where nothing counts that recorded it."""
        found = [
            (recorded, event)
            for recorded, event in self.of(claim)
            if isinstance(event, (ClaimRecorded, ClaimCorrected, ClaimRetracted, ClaimWithdrawn, ClaimReinstated))
        ]
        if not found or not isinstance(first := found[0][1], ClaimRecorded):
            return None
        at = found[0][0]
        stands_at = max(one.position for one, event in found if not isinstance(event, (ClaimRetracted, ClaimWithdrawn)))
        return ClaimHistory.of(event for _, event in found), Entry(at.time, at.position, first.entered, stands_at)

    def document(self, key: str) -> Document | None:
        """A document as corrected so far; None where nothing counts that filed it."""
        stored: dict[str, object] | None = None
        for _, event in self.of(key):
            if isinstance(event, DocumentFiled):
                stored = dict(event.document)
            elif isinstance(event, DocumentCorrected) and stored is not None:
                stored = overlay(stored, event.changes)
        return None if stored is None else Document.model_validate({"key": key, **stored})

    def texts(self, key: str) -> list[tuple[str, int, TextFiled]]:
        """The texts filed of a document so far, with recording time and position."""
        return [(one.time, one.position, event) for one, event in self.of(key) if isinstance(event, TextFiled)]

    def recalls(self, source: str) -> list[Recall]:
        """What a source took back so far; kept, since every claim that it speaks in asks for them."""
        if source not in self._recalls:
            told = [event for _, event in self.of(f"said {source}")]
            self._recalls[source] = [Recall.of(event) for event in told if isinstance(event, UtteranceRetracted)]
        return self._recalls[source]

    def recalled(self, source: str) -> None:
        """A source took back more."""
        self._recalls.pop(source, None)


def load_registry(rows: Rows) -> Registry:
    """The registry as the read models hold it now."""
    registry = Registry()
    for key, description in rows.open(DESCRIPTION, "key, description", "1 = 1", ()):
        registry.put(Entity.model_validate({"key": key, **json.loads(description)}))
    for key, kept in rows.open(MERGED, "key, kept", "1 = 1", ()):
        registry.merge(kept, key)
    for a, b in rows.open(APART, "a, b", "1 = 1", ()):
        registry.identities.tell_apart(a, b)
    for craft, speed in rows.open(TOP_SPEED, "craft, speed", "1 = 1", ()):
        registry.set_type_speed(craft, speed)
    for name, description in rows.open(TOPIC, "name, description", "1 = 1", ()):
        registry.put_topic(Topic.model_validate({"name": name, **json.loads(description)}))
    return registry
