"""The rows of the registry, of documents, and of what the desk judges."""

import json
from collections.abc import Iterable
from datetime import datetime

from claims_ledger.domain.addresses import same_address
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.dates import Published, instant, read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import BatchUndone, ClaimAssessed, ClaimReviewed, SourceRated, TextFiled
from claims_ledger.domain.ids import canonical_text
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.rows import Row


def description_row(entity: Entity) -> Row:
    return (entity.key, canonical_text(entity.description()))


def entity_row(entity: Entity, registry: Registry) -> Row:
    house = registry.ref(registry.house(entity.key))
    return (
        entity.key, entity.type, entity.name, house.key, house.name, entity.party, canonical_text(entity.description())
    )  # fmt: skip


def topic_row(topic: Topic) -> Row:
    return (topic.name, canonical_text(topic.stored()))


def document_row(document: Document, registry: Registry) -> Row:
    when, outlet = document.when(), registry.ref(document.outlet)
    return (
        document.key, outlet.key, outlet.name, document.title, when.edtf, instant(when.first),
        instant(when.last), int(when.uncertain), document.affair,
        same_address(document.url or ""), canonical_text(document.stored()),
    )  # fmt: skip


def edition_rows(document: Document, filed: Iterable[tuple[str, int, TextFiled]]) -> list[Row]:
    """The editions of a document's text, from when (recording time, position) and how they were filed, each as it was
    described last.

    The first is public with its document; a later one from its own day, else from the day it was captured, else from
    the day it was filed: it may have been there earlier.
    """
    editions: dict[int, tuple[str, int, TextFiled]] = {}
    for time, position, event in filed:
        first = editions.get(event.edition, (time, position, event))
        editions[event.edition] = (*first[:2], event)
    when = document.when()
    return [
        (
            document.key, event.edition, event.sha256, event.length, canonical_text(event.parts),
            canonical_text(event.published) if event.published else None, event.retrieved, time, position,
            instant(max(when.last, _public(event, time) or when.last)), FOREVER,
        )
        for _, (time, position, event) in sorted(editions.items())
    ]  # fmt: skip


def _public(event: TextFiled, time: str) -> datetime | None:
    """When an edition was public for certain; None for the first, unless that was said."""
    if event.published is not None:
        return Published.from_json(event.published).last
    if event.edition > 1:
        return read_published(event.retrieved or time[:10]).last
    return None


def rating_row(event: SourceRated, recorded: Recorded, registry: Registry) -> Row:
    return (registry.root(event.source), event.letter, event.reason, recorded.actor, recorded.time, recorded.position)


def assessment_rows(event: ClaimAssessed, recorded: Recorded) -> list[Row]:
    """The one row of an assessor; none where every judgement was taken back."""
    judged = (event.credibility, event.likelihood, event.confidence)
    sealed = json.dumps(list(event.sealed))
    row = (event.claim, *judged, sealed, recorded.actor, recorded.time, recorded.position)
    return [row] if any(judged) else []


def review_row(event: ClaimReviewed, recorded: Recorded) -> Row:
    return (
        event.claim, event.outcome, event.saw, event.reason, recorded.actor, recorded.time, recorded.position
    )  # fmt: skip


def undone_row(event: BatchUndone, recorded: Recorded) -> Row:
    return (event.batch, recorded.batch, event.reason, recorded.actor, recorded.time, recorded.position)
