"""The rows of the registry, of documents, and of what the desk judges."""

import json

from claims_ledger.domain.dates import instant
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import ClaimAssessed, SourceRated
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
        instant(when.last), int(when.uncertain), document.affair, canonical_text(document.stored()),
    )  # fmt: skip


def rating_row(event: SourceRated, recorded: Recorded, registry: Registry) -> Row:
    return (registry.root(event.source), event.letter, event.reason, recorded.actor, recorded.time, recorded.position)


def assessment_rows(event: ClaimAssessed, recorded: Recorded) -> list[Row]:
    """The one row of an assessor; none where every judgement was taken back."""
    judged = (event.credibility, event.likelihood, event.confidence)
    sealed = json.dumps(list(event.sealed))
    row = (event.claim, *judged, sealed, recorded.actor, recorded.time, recorded.position)
    return [row] if any(judged) else []
