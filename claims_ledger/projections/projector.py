"""Folding events into the read models, inside the transaction that appends them."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import assert_never

from claims_ledger.domain.changes import overlay
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import (
    BatchUndone,
    ClaimAssessed,
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimReviewed,
    ClaimWithdrawn,
    ContestRuled,
    DocumentCorrected,
    DocumentFiled,
    EntitiesLeftOpen,
    EntitiesMerged,
    EntitiesSplit,
    EntitiesToldApart,
    EntityDescribed,
    Event,
    SourceRated,
    TextFiled,
    TopicDescribed,
    TopSpeedSet,
    UtteranceRetracted,
)
from claims_ledger.domain.history import ClaimHistory, Recall
from claims_ledger.domain.identities import pair
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import fold_name
from claims_ledger.domain.telling import Position
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.anew import Anew
from claims_ledger.projections.claim_rows import ClaimRows, Entry, claim_rows
from claims_ledger.projections.neighbours import Neighbours
from claims_ledger.projections.record_rows import (
    assessment_rows,
    description_row,
    document_row,
    edition_rows,
    entity_row,
    rating_row,
    review_row,
    topic_row,
)
from claims_ledger.projections.retellings import Retellings, Telling, can_be_retold, telling_unit
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.projections.rulings import Rulings
from claims_ledger.projections.sources import Past, load_registry
from claims_ledger.projections.undoing import Touched, Undoing
from claims_ledger.store.read_models import (
    APART,
    ASSESSMENT,
    CLAIM,
    DESCRIPTION,
    DOCUMENT,
    EDITION,
    ENTITY,
    ENTITY_NAME,
    HOLDING,
    MENTION,
    MERGED,
    RATING,
    RELIANCE,
    REVIEW,
    SUBJECT_EVENT,
    TOP_SPEED,
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
        self.retellings = Retellings(rows, registry, self.neighbours)
        self.rulings = Rulings(rows, past, registry, self.neighbours)
        self.undoing = Undoing(rows, past)
        self.anew = Anew(rows, past)
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
                self._editions(event.key, at)
                self._refold(self._claims_where("document = ?", event.key), at)
            case TextFiled():
                self._note(event.key, at)
                self._editions(event.key, at)
            case ClaimRecorded():
                self._note(event.claim, at)
                self._first(event, recorded)
            case ClaimCorrected() | ClaimRetracted() | ClaimWithdrawn() | ClaimReinstated():
                self._note(event.claim, at)
                self._refold([event.claim], at)
            case UtteranceRetracted():
                self._note(f"said {event.source}", at)
                self.past.recalled(event.source)
                told = self.rows.open(VOICE, "DISTINCT claim", "source = ?", (self.registry.root(event.source),))
                self._refold([claim for (claim,) in told], at)
            case ContestRuled():
                self._note(event.contest, at)
                self.rulings.rule(event, recorded)
            case SourceRated():
                self._note(event.source, at)
                rated = [rating_row(event, recorded, self.registry)]
                self.rows.replace(RATING, f"{event.source}~{recorded.actor}", rated, at)
            case ClaimAssessed():
                self._note(event.claim, at)
                self.rows.replace(ASSESSMENT, f"{event.claim}~{recorded.actor}", assessment_rows(event, recorded), at)
            case ClaimReviewed():
                self._note(event.claim, at)
                self.rows.replace(REVIEW, event.claim, [review_row(event, recorded)], at)
            case EntitiesMerged(kept=kept, merged=merged):
                self._note(kept, at)
                self._note(merged, at)
                self.rows.replace(MERGED, merged, [(merged, kept, at)], at)
                self._identify((kept, merged), lambda: self.registry.merge(kept, merged), at)
            case EntitiesSplit(kept=kept, merged=merged):
                self._note(kept, at)
                self._note(merged, at)
                self.rows.replace(MERGED, merged, [], at)
                self._identify((kept, merged), lambda: self.registry.split(merged), at)
            case TopSpeedSet():
                self._note(f"speed {event.craft}", at)
                self._top_speed(event, at)
            case EntitiesToldApart() | EntitiesLeftOpen():
                self._note(event.a, at)
                self._note(event.b, at)
                self._judge_apart(event, at)
            case BatchUndone():
                subjects, touched = self.undoing.undo(event, recorded)
                for subject in subjects:
                    self._note(subject, at)
                self._fold_anew(touched, at)
            case _:
                assert_never(event)  # type: ignore[arg-type]  # Event is the open base of the closed union

    def document(self, key: str) -> Document:
        """A document as corrected so far. Raises KeyError where none stands under the key."""
        if key not in self._documents:
            found = self.past.document(key)
            if found is None:
                raise KeyError(key)
            self._documents[key] = found
        return self._documents[key]

    def _as_it_stands(self, key: str) -> Document:
        """A document with its outlet as the registry has it now."""
        document = self.document(key)
        outlet = self.registry.root(document.outlet)
        return document if outlet == document.outlet else document.model_copy(update={"outlet": outlet})

    def _note(self, subject: str, at: int) -> None:
        self.rows.put(SUBJECT_EVENT, subject, [(subject, at)], at)

    def _document(self, document: Document, at: int) -> None:
        self._documents[document.key] = document
        self.rows.replace(DOCUMENT, document.key, [document_row(document, self.registry)], at)

    def _editions(self, key: str, at: int) -> None:
        self.rows.replace(EDITION, key, edition_rows(self.document(key), self.past.texts(key)), at)

    def _first(self, event: ClaimRecorded, recorded: Recorded) -> None:
        document = self._as_it_stands(event.document)
        history = ClaimHistory.of([event])
        recalls = self._recalls(history, document)
        entry = Entry(recorded.time, recorded.position, event.entered, recorded.position)
        made = claim_rows(history, entry, document, recalls, self.registry)
        for model, rows in _parts(made):
            self.rows.put(model, event.claim, rows, recorded.position)
        self.neighbours.meet(made.positions.values(), recorded.position, rejudge=False)
        self.retellings.join(_told(made), recorded.position)

    def _refold(self, claims: list[str], at: int, rejudge: bool = False) -> None:
        """Fold claims anew from their own events, and judge what they hold; a change of the registry judges again also
        positions that stood before. A claim of which nothing counts has no rows."""
        held: dict[str, Position] = {}
        left: set[str] = set()
        told: set[Telling] = set()
        for claim in sorted(set(claims)):
            found = self.past.claim(claim)
            made = ClaimRows()
            if found is not None:
                history, entry = found
                document = self._as_it_stands(history.document)
                recalls = self._recalls(history, document)
                made = claim_rows(history, entry, document, recalls, self.registry)
            before = self.rows.open(HOLDING, ", ".join(HOLDING.content), "unit = ?", (claim,))
            for model, rows in _parts(made):
                self.rows.replace(model, claim, rows, at)
            held |= made.positions
            left |= {row[HOLDING.content.index("position")] for row in before}
            told |= {one for one, _ in _told(made)} | self.retellings.standing(map(telling_unit, before))
        self.neighbours.meet(held.values(), at, rejudge)
        self.retellings.review(told, at, rejudge)
        self.neighbours.leave(left - held.keys(), at)

    def _recalls(self, history: ClaimHistory, document: Document) -> list[Recall]:
        """What any source of any version of the claim took back."""
        sources = {document.outlet, *(link["source"] for link in document.via)}
        for version in history.versions:
            for branch in version.changes.get("chain", ()):
                sources |= {link["source"] for link in branch["links"]}
        spoke = {part for source in sources for part in self.registry.parts(source)}
        return [
            replace(recall, source=self.registry.root(source))
            for source in sorted(spoke)
            for recall in self.past.recalls(source)
        ]

    def _claims_where(self, where: str, *values: str) -> list[str]:
        return [claim for (claim,) in self.rows.open(CLAIM, "DISTINCT claim", where, values)]

    def _entity(self, entity: Entity, at: int) -> None:
        self.rows.replace(DESCRIPTION, entity.key, [description_row(entity)], at)
        key = self.registry.root(entity.key)
        before = self.registry.entities.get(key)
        reach = self.registry.down(key)
        self.registry.put(entity)
        after = self.registry.entities[key]
        reach |= self.registry.down(key)
        if before is None:
            reach = reach if len(reach) > 1 else frozenset()
        elif _reads_alike(before, after):
            reach = frozenset()
        elif (before.part_of, before.name) != (after.part_of, after.name):
            reach |= self.registry.speaking_for(key)
        for other in sorted((reach | {key}) & self.registry.entities.keys()):
            self._entity_rows(other, at)
        self._read_anew(reach, at)

    def _identify(self, keys: Collection[str], change: Callable[[], None], at: int) -> None:
        """Fold anew whatever was read by one of these keys before they became one or two, or is now."""
        reach, fleets = self._reach(keys)
        change()
        now, with_them = self._reach(keys)
        reach |= now
        for key in sorted(reach | fleets | with_them | set(keys)):
            self._entity_rows(key, at)
        for unit, source, *rest in self.rows.among(RATING, ", ".join(("unit", *RATING.content)), "source", reach):
            rated = self.registry.root(unit.partition("~")[0])
            if rated != source:
                self.rows.replace(RATING, unit, [(rated, *rest)], at)
        self._read_anew(reach, at)
        self.rulings.restate(at)

    def _reach(self, keys: Iterable[str]) -> tuple[set[str], set[str]]:
        """What is read by these keys, by way of what it is in or speaks for; and the fleets that name them."""
        reach = {one for key in keys for one in self.registry.down(key) | self.registry.speaking_for(key)}
        return reach, {fleet for key in keys for fleet in self.registry.fleets(key)}

    def _read_anew(self, reach: Collection[str], at: int) -> None:
        """Fold the documents and claims that rest on these again."""
        for (document,) in self.rows.among(DOCUMENT, "key", "outlet", reach):
            self._document(self.document(document), at)
        self._refold(self._resting_on(reach), at, rejudge=True)

    def _top_speed(self, event: TopSpeedSet, at: int) -> None:
        self.registry.set_type_speed(event.craft, event.speed)
        rows = [] if event.speed is None else [(event.craft, event.speed)]
        self.rows.replace(TOP_SPEED, f"speed {event.craft}", rows, at)
        craft = {key for key, entity in self.registry.entities.items() if entity.type == event.craft}
        self._refold(self._resting_on(craft), at, rejudge=True)

    def _judge_apart(self, event: EntitiesToldApart | EntitiesLeftOpen, at: int) -> None:
        a, b = pair(event.a, event.b)
        if isinstance(event, EntitiesToldApart):
            self.registry.identities.tell_apart(a, b)
            self.rows.replace(APART, f"{a}~{b}", [(a, b, at)], at)
        else:
            self.registry.identities.leave_open(a, b)
            self.rows.replace(APART, f"{a}~{b}", [], at)

    def _entity_rows(self, key: str, at: int) -> None:
        """The rows of what stands under a key; none where it was merged into another."""
        entity = self.registry.entities.get(key)
        described, names, above = [], [], []
        if entity is not None:
            described = [entity_row(entity, self.registry)]
            names = sorted({(fold_name(name), name, key, entity.type) for name in entity.names})
            above = [(key, one) for one in sorted(self.registry.up(key))]
        self.rows.replace(ENTITY, key, described, at)
        self.rows.replace(ENTITY_NAME, key, names, at)
        self.rows.replace(WITHIN, key, above, at)

    def _topic(self, topic: Topic, at: int) -> None:
        self.registry.put_topic(topic)
        self.rows.replace(TOPIC, f"topic {topic.name}", [topic_row(topic)], at)
        self._refold(self._resting_on({f"topic {topic.name}"} | self._inside(topic)), at)

    def _inside(self, topic: Topic) -> frozenset[str]:
        """Whoever was about it rests on it; whoever comes to be about it has something inside each part of its
        pattern: here, inside the part with the least."""
        return min((self.registry.down(key) for key in topic.named()), key=len, default=frozenset[str]())

    def _fold_anew(self, touched: Touched, at: int) -> None:
        """Fold what events befell that came to count, or count no more. What goes, goes first, so that nothing rests on
        it any more; what comes, comes last."""
        gone = {claim for claim in touched.claims if self.past.claim(claim) is None}
        self._refold([*gone], at)
        for key in touched.documents:
            self._documents.pop(key, None)
            if self.past.document(key) is None:
                self.rows.replace(DOCUMENT, key, [], at)
                self.rows.replace(EDITION, key, [], at)
        for source in touched.recalled:
            self.past.recalled(source)
        if self.anew.register(touched, at):
            self._register_anew(touched, at)
        reached = touched.claims - gone
        for key in sorted(touched.documents):
            document = self.past.document(key)
            if document is not None:
                self._document(document, at)
                self._editions(key, at)
                reached |= {*self._claims_where("document = ?", key)}
        for source in touched.recalled:
            told = self.rows.open(VOICE, "DISTINCT claim", "source = ?", (self.registry.root(source),))
            reached |= {claim for (claim,) in told}
        self._refold([*reached], at)
        self.anew.judge(touched, self.registry, at)
        for ruling in touched.rulings:
            self.rulings.turn(*ruling, at)

    def _register_anew(self, touched: Touched, at: int) -> None:
        reach = self._reach_of(touched)
        self._identify(touched.keys, lambda: self.registry.become(load_registry(self.rows)), at)
        self._refold(self._resting_on(reach | self._reach_of(touched)), at, rejudge=True)

    def _reach_of(self, touched: Touched) -> set[str]:
        """What claims rest on that a topic or a top speed may concern."""
        craft = {key for key, entity in self.registry.entities.items() if entity.type in touched.craft}
        named = [self.registry.topics[name] for name in touched.topics & self.registry.topics.keys()]
        return craft.union({f"topic {name}" for name in touched.topics}, *map(self._inside, named))

    def _resting_on(self, upon: Collection[str]) -> list[str]:
        return [claim for (claim,) in self.rows.among(RELIANCE, "DISTINCT claim", "upon", upon)]


def _parts(made: ClaimRows) -> tuple[tuple[ReadModel, list[Row]], ...]:
    return (
        (CLAIM, made.claims), (VOICE, made.voices), (MENTION, made.mentions), (HOLDING, made.holdings),
        (RELIANCE, made.reliances),
    )  # fmt: skip


def _told(made: ClaimRows) -> list[tuple[Telling, str]]:
    """What it passes on of whom, each with its document, as far as retellings of it are ever compared."""
    document, held = HOLDING.content.index("document"), HOLDING.content.index("position")
    return [
        (Telling.of(row, made.positions[row[held]]), row[document])
        for row in made.holdings
        if can_be_retold(row, made.positions[row[held]])
    ]


def _reads_alike(before: Entity, after: Entity) -> bool:
    """Whether only what no claim is read with has changed: further names, identifiers, party."""
    return all(
        getattr(before, name) == getattr(after, name) for name in ("type", "name", "part_of", "inside", "members")
    )
