"""What the fold looks up in the record: the own events of a claim, a document, a source, up to the one being folded."""

import json
from collections.abc import Iterator

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

    def of(self, subject: str) -> Iterator[tuple[str, int, Event]]:
        """Recording time, position and event, in order."""
        positions = self.rows.select(SUBJECT_EVENT, "at_position", "unit = ? ORDER BY at_position", (subject,))
        for (position,) in positions:
            fresh = self._fresh.get(position)
            if fresh is not None:
                yield fresh[0].time, position, fresh[1]
            else:
                yield self._stored(position)

    def at(self, position: int) -> Event:
        """The event at a position."""
        fresh = self._fresh.get(position)
        return fresh[1] if fresh is not None else self._stored(position)[2]

    def _stored(self, position: int) -> tuple[str, int, Event]:
        sql = "SELECT time, type, version, body FROM event WHERE ledger = 1 AND position = ?"
        [(time, type_, version, body)] = self.rows.statements.rows(sql, (position,))
        return time, position, decode(type_, version, bytes(body))

    def claim(self, claim: str) -> tuple[ClaimHistory, Entry]:
        """A claim's history so far, and its first recording."""
        found = list(self.of(claim))
        events = [
            event
            for _, _, event in found
            if isinstance(event, (ClaimRecorded, ClaimCorrected, ClaimRetracted, ClaimWithdrawn, ClaimReinstated))
        ]
        first = events[0]
        assert isinstance(first, ClaimRecorded)
        return ClaimHistory.of(events), Entry(found[0][0], found[0][1], first.entered)

    def knows(self, subject: str) -> bool:
        """Whether anything was recorded of a subject."""
        return bool(self.rows.select(SUBJECT_EVENT, "at_position", "unit = ? LIMIT 1", (subject,)))

    def document(self, key: str) -> Document:
        stored: dict[str, object] = {}
        for _, _, event in self.of(key):
            if isinstance(event, DocumentFiled):
                stored = dict(event.document)
            elif isinstance(event, DocumentCorrected):
                stored = overlay(stored, event.changes)
        return Document.model_validate({"key": key, **stored})

    def recalls(self, source: str) -> list[Recall]:
        """What a source took back so far; kept, since every claim that it speaks in asks for them."""
        if source not in self._recalls:
            told = [event for _, _, event in self.of(f"said {source}")]
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
