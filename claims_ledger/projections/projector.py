"""Folding events into the read models, inside the transaction that appends them."""

from collections.abc import Collection
from typing import assert_never

from claims_ledger.domain.changes import overlay
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import (
    ClaimAssessed,
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    ContestRuled,
    DocumentCorrected,
    DocumentFiled,
    EntityDescribed,
    Event,
    SourceRated,
    TopicDescribed,
    UtteranceRetracted,
)
from claims_ledger.domain.history import ClaimHistory, Recall
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import fold_name
from claims_ledger.domain.telling import Position
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.claim_rows import ClaimRows, Entry, claim_rows
from claims_ledger.projections.neighbours import Neighbours
from claims_ledger.projections.record_rows import (
    assessment_rows,
    document_row,
    entity_row,
    rating_row,
    ruling_row,
    topic_row,
)
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.projections.sources import Past
from claims_ledger.store.read_models import (
    ASSESSMENT,
    CLAIM,
    DOCUMENT,
    ENTITY,
    ENTITY_NAME,
    HOLDING,
    MENTION,
    RATING,
    RELIANCE,
    RULING,
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
                self.past.recalled(event.source)
                told = self.rows.open(VOICE, "DISTINCT claim", "source = ?", (event.source,))
                self._refold([claim for (claim,) in told], at)
            case ContestRuled():
                self._note(event.contest, at)
                ruled = [] if event.ruling == "reopen" else [ruling_row(event, recorded)]
                self.rows.replace(RULING, event.contest, ruled, at)
            case SourceRated():
                self._note(event.source, at)
                self.rows.replace(RATING, f"{event.source}~{recorded.actor}", [rating_row(event, recorded)], at)
            case ClaimAssessed():
                self._note(event.claim, at)
                self.rows.replace(ASSESSMENT, f"{event.claim}~{recorded.actor}", assessment_rows(event, recorded), at)
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
        self.neighbours.meet(made.positions.values(), recorded.position, rejudge=False)
        self._retell(_told(made), recorded.position)

    def _refold(self, claims: list[str], at: int, rejudge: bool = False) -> None:
        """Fold claims anew from their own events, and judge what they hold; a change of the registry judges again also
        positions that stood before."""
        held: dict[str, Position] = {}
        left: set[str] = set()
        told: set[tuple[str, str]] = set()
        for claim in sorted(set(claims)):
            history, entry = self.past.claim(claim)
            document = self.document(history.document)
            recalls = self._recalls(history, document)
            made = claim_rows(history, entry, document, recalls, self.registry)
            before = self.rows.open(HOLDING, "DISTINCT position, family, source", "unit = ?", (claim,))
            for model, rows in _parts(made):
                self.rows.replace(model, claim, rows, at)
            held |= made.positions
            left |= {position for position, _, _ in before}
            told |= _told(made) | {(family, source) for _, family, source in before}
        self.neighbours.meet(held.values(), at, rejudge)
        self._retell(told, at)
        self.neighbours.leave(left - held.keys(), at)

    def _retell(self, told: set[tuple[str, str]], at: int) -> None:
        for family, source in sorted(told):
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
        reach = self.registry.down(entity.key)
        self.registry.put(entity)
        reach |= self.registry.down(entity.key)
        if before is None:
            reach = reach if len(reach) > 1 else frozenset()
        elif _reads_alike(before, entity):
            reach = frozenset()
        elif (before.part_of, before.name) != (entity.part_of, entity.name):
            reach |= self.registry.speaking_for(entity.key)
        for key in sorted((reach | {entity.key}) & self.registry.entities.keys()):
            self._entity_rows(key, at)
        for (document,) in self.rows.among(DOCUMENT, "key", "outlet", reach):
            self._document(self.document(document), at)
        self._refold(self._resting_on(reach), at, rejudge=True)

    def _entity_rows(self, key: str, at: int) -> None:
        entity = self.registry.entities[key]
        self.rows.replace(ENTITY, key, [entity_row(entity, self.registry)], at)
        names = {(fold_name(name), name, key, entity.type) for name in entity.names}
        self.rows.replace(ENTITY_NAME, key, sorted(names), at)
        self.rows.replace(WITHIN, key, [(key, above) for above in sorted(self.registry.up(key))], at)

    def _topic(self, topic: Topic, at: int) -> None:
        self.registry.put_topic(topic)
        self.rows.replace(TOPIC, f"topic {topic.name}", [topic_row(topic)], at)
        # Whoever was about it rests on it; whoever comes to be about it has something inside each part of its pattern.
        inside = min((self.registry.down(key) for key in topic.named()), key=len, default=frozenset[str]())
        self._refold(self._resting_on({f"topic {topic.name}"} | inside), at)

    def _resting_on(self, upon: Collection[str]) -> list[str]:
        return [claim for (claim,) in self.rows.among(RELIANCE, "DISTINCT claim", "upon", upon)]


def _parts(made: ClaimRows) -> tuple[tuple[ReadModel, list[Row]], ...]:
    return (
        (CLAIM, made.claims), (VOICE, made.voices), (MENTION, made.mentions), (HOLDING, made.holdings),
        (RELIANCE, made.reliances),
    )  # fmt: skip


def _told(made: ClaimRows) -> set[tuple[str, str]]:
    """On which families of questions it passes on whom."""
    return {(row[3], row[6]) for row in made.holdings}


def _reads_alike(before: Entity, after: Entity) -> bool:
    """Whether only what no claim is read with has changed: further names, identifiers, party."""
    return all(
        getattr(before, name) == getattr(after, name) for name in ("type", "name", "part_of", "inside", "members")
    )
