"""Folding events into the read models, inside the transaction that appends them."""

from typing import assert_never

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
    EntityDescribed,
    Event,
    TopicDescribed,
    UtteranceRetracted,
)
from claims_ledger.domain.history import ClaimHistory, Recall, overlay
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import fold_name
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.claim_rows import ClaimRows, Entry, claim_rows
from claims_ledger.projections.neighbours import Neighbours
from claims_ledger.projections.record_rows import document_row, entity_row, topic_row
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.projections.sources import Past
from claims_ledger.store.read_models import (
    CLAIM,
    DOCUMENT,
    ENTITY,
    ENTITY_NAME,
    HOLDING,
    MENTION,
    SUBJECT_EVENT,
    TOPIC,
    VOICE,
    WITHIN,
    ReadModel,
)


class Projector:
    """Applies events in order. `registry` is kept at the position of the last event applied."""

    def __init__(self, rows: Rows, past: Past, registry: Registry) -> None:
        self.rows = rows
        self.past = past
        self.registry = registry
        self.neighbours = Neighbours(rows, registry)
        self._documents: dict[str, Document] = {}

    def apply(self, recorded: Recorded, event: Event) -> None:
        at = recorded.position
        match event:
            case EntityDescribed():
                self._note(event.key, at)
                self._entity(Entity.model_validate({"key": event.key, **event.description}), at)
            case TopicDescribed():
                self._note(f"topic {event.name}", at)
                self._topic(Topic.model_validate({"name": event.name, **event.pattern}), at)
            case DocumentFiled():
                self._note(event.key, at)
                self._document(Document.model_validate({"key": event.key, **event.document}), at)
            case DocumentCorrected():
                self._note(event.key, at)
                stored = overlay(self.document(event.key).stored(), event.changes)
                self._document(Document.model_validate({"key": event.key, **stored}), at)
                self._refold(self._claims_where("document = ?", event.key), at)
            case ClaimRecorded():
                self._note(event.claim, at)
                self._first(event, recorded)
            case ClaimCorrected() | ClaimRetracted() | ClaimWithdrawn() | ClaimReinstated():
                self._note(event.claim, at)
                self._refold([event.claim], at)
            case UtteranceRetracted():
                self._note(f"said {event.source}", at)
                told = self.rows.open(VOICE, "DISTINCT claim", "source = ?", (event.source,))
                self._refold([claim for (claim,) in told], at)
            case _:
                assert_never(event)  # type: ignore[arg-type]  # Event is the open base of the closed union

    def document(self, key: str) -> Document:
        """A document as corrected so far."""
        if key not in self._documents:
            self._documents[key] = self.past.document(key)
        return self._documents[key]

    def _note(self, subject: str, at: int) -> None:
        self.rows.put(SUBJECT_EVENT, subject, [(subject, at)], at)

    def _document(self, document: Document, at: int) -> None:
        self._documents[document.key] = document
        self.rows.replace(DOCUMENT, document.key, [document_row(document, self.registry)], at)

    def _first(self, event: ClaimRecorded, recorded: Recorded) -> None:
        document = self.document(event.document)
        history = ClaimHistory.of([event])
        recalls = self._recalls(history, document)
        entry = Entry(recorded.time, recorded.position, event.entered)
        made = claim_rows(history, entry, document, recalls, self.registry)
        for model, rows in _parts(made):
            self.rows.put(model, event.claim, rows, recorded.position)
        self._judge(made, set(), recorded.position, rejudge=False)

    def _refold(self, claims: list[str], at: int, rejudge: bool = False) -> None:
        """Fold claims anew from their own events, and judge what they hold; a change of the registry judges again also
        positions that stood before."""
        for claim in sorted(set(claims)):
            history, entry = self.past.claim(claim)
            document = self.document(history.document)
            recalls = self._recalls(history, document)
            made = claim_rows(history, entry, document, recalls, self.registry)
            before = self.rows.open(HOLDING, "DISTINCT position, family, source", "unit = ?", (claim,))
            for model, rows in _parts(made):
                self.rows.replace(model, claim, rows, at)
            self._judge(made, {(row[1], row[2]) for row in before}, at, rejudge)
            self.neighbours.leave({row[0] for row in before} - set(made.positions), at)

    def _judge(self, made: ClaimRows, before: set[tuple[str, str]], at: int, rejudge: bool) -> None:
        self.neighbours.meet(made.positions.values(), at, rejudge)
        after = {(row[3], row[6]) for row in made.holdings}
        for family, source in sorted(before | after):
            if source:
                self.neighbours.retell(family, source, at)

    def _recalls(self, history: ClaimHistory, document: Document) -> list[Recall]:
        """What any source of any version of the claim took back."""
        sources = {document.outlet, *(link["source"] for link in document.via)}
        for version in history.versions:
            for branch in version.changes.get("chain", ()):
                sources |= {link["source"] for link in branch["links"]}
        return [recall for source in sorted(sources) for recall in self.past.recalls(source)]

    def _claims_where(self, where: str, *values: str) -> list[str]:
        return [claim for (claim,) in self.rows.open(CLAIM, "DISTINCT claim", where, values)]

    def _entity(self, entity: Entity, at: int) -> None:
        before = self.registry.entities.get(entity.key)
        reach = self.registry.down(entity.key) | {entity.key}
        self.registry.put(entity)
        if before is None and not self.registry.down(entity.key) - {entity.key}:
            self._entity_rows(entity.key, at)
            return
        reach |= self.registry.down(entity.key)
        if before is not None and (before.part_of != entity.part_of or before.names[0] != entity.names[0]):
            reach |= {key for key in self.registry.entities if self.registry.house(key) in reach}
        for key in sorted(reach & self.registry.entities.keys()):
            self._entity_rows(key, at)
        self._refold_touched(reach, at)

    def _entity_rows(self, key: str, at: int) -> None:
        entity = self.registry.entities[key]
        self.rows.replace(ENTITY, key, [entity_row(entity, self.registry)], at)
        names = {(fold_name(name), name, key, entity.type) for name in entity.names}
        self.rows.replace(ENTITY_NAME, key, sorted(names), at)
        self.rows.replace(WITHIN, key, [(key, above) for above in sorted(self.registry.up(key))], at)

    def _topic(self, topic: Topic, at: int) -> None:
        self.registry.put_topic(topic)
        self.rows.replace(TOPIC, f"topic {topic.name}", [topic_row(topic)], at)
        if topic.empty and topic.within is None:
            return
        self._refold_touched(set().union(*(self.registry.down(key) for key in (topic.origin, topic.goods) if key)), at)

    def _refold_touched(self, entities: set[str] | frozenset[str], at: int) -> None:
        """Everything that speaks of these entities, or speaks through them."""
        touched: set[str] = set()
        for key in sorted(entities):
            touched |= {claim for (claim,) in self.rows.open(MENTION, "DISTINCT claim", "entity = ?", (key,))}
            touched |= {claim for (claim,) in self.rows.open(VOICE, "DISTINCT claim", "source = ?", (key,))}
            touched |= set(self._claims_where("outlet = ?", key))
            for (document,) in self.rows.open(DOCUMENT, "DISTINCT key", "outlet = ?", (key,)):
                self._document(self.document(document), at)
        self._refold(sorted(touched), at, rejudge=True)


def _parts(made: ClaimRows) -> tuple[tuple[ReadModel, list[Row]], ...]:
    return ((CLAIM, made.claims), (VOICE, made.voices), (MENTION, made.mentions), (HOLDING, made.holdings))
