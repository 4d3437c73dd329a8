"""Which events count: those of a batch that was undone do not, until its undoing is undone."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import assert_never

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
from claims_ledger.domain.identities import pair
from claims_ledger.domain.record import Recorded
from claims_ledger.projections.record_rows import undone_row
from claims_ledger.projections.rows import Rows
from claims_ledger.projections.sources import Past
from claims_ledger.store.read_models import SUBJECT_EVENT, UNDONE

Turned = dict[int, tuple[Recorded, Event, bool]]
"""Events by their position, and whether they count from now on."""


class Undoing:
    """Keeps which batches are undone, and which events of a subject count: a row of `SUBJECT_EVENT` stands as long as
    its event does."""

    def __init__(self, rows: Rows, past: Past) -> None:
        self.rows = rows
        self.past = past

    def undo(self, event: BatchUndone, recorded: Recorded) -> tuple[list[str], "Touched"]:
        """The subjects that it befalls, and all that has to be folded anew."""
        turned: Turned = {}
        self._take(event, recorded, True, recorded.position, turned)
        return self._mark(turned, recorded.position), Touched.by(turned)

    def _take(self, undoing: BatchUndone, by: Recorded, holds: bool, at: int, turned: Turned) -> None:
        """An undoing comes to count, or counts no more; so do, the other way round, those in the batch it names."""
        before = set(self.rows.open(UNDONE, ", ".join(UNDONE.content), "unit = ?", (undoing.batch,)))
        row = undone_row(undoing, by)
        now = before | {row} if holds else before - {row}
        self.rows.replace(UNDONE, undoing.batch, sorted(now), at)
        if bool(now) is bool(before):
            return
        for recorded, event in self.past.batch(undoing.batch, by.position):
            turned[recorded.position] = (recorded, event, not now)
            if isinstance(event, BatchUndone):
                self._take(event, recorded, not now, at, turned)

    def _mark(self, turned: Turned, at: int) -> list[str]:
        if not turned:
            return []
        noted: dict[str, set[int]] = defaultdict(set)
        span = (min(turned), max(turned))
        for subject, position in self.rows.select(
            SUBJECT_EVENT, "DISTINCT unit, at_position", "at_position BETWEEN ? AND ?", span
        ):
            if position in turned:
                noted[subject].add(position)
        standing: dict[str, set[int]] = defaultdict(set)
        for subject, position in self.rows.among(SUBJECT_EVENT, "unit, at_position", "unit", noted):
            standing[subject].add(position)
        for subject, positions in sorted(noted.items()):
            counting = standing[subject] - positions | {one for one in positions if turned[one][2]}
            self.rows.replace(SUBJECT_EVENT, subject, [(subject, one) for one in sorted(counting)], at)
        return sorted(noted)


@dataclass(slots=True)
class Touched:
    """What events are about: by key, name or id; judgements with whoever made them."""

    entities: set[str] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)
    apart: set[tuple[str, str]] = field(default_factory=set)
    topics: set[str] = field(default_factory=set)
    craft: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    recalled: set[str] = field(default_factory=set)
    rulings: list[tuple[ContestRuled, Recorded, bool]] = field(default_factory=list)
    ratings: set[tuple[str, str]] = field(default_factory=set)
    assessments: set[tuple[str, str]] = field(default_factory=set)
    reviews: set[str] = field(default_factory=set)

    @property
    def keys(self) -> set[str]:
        """The entities that may read otherwise."""
        return self.entities | self.merged

    @classmethod
    def by(cls, turned: Turned) -> "Touched":
        touched = cls()
        for recorded, event, counts in turned.values():
            touched._add(recorded, event, counts)
        return touched

    def _add(self, recorded: Recorded, event: Event, counts: bool) -> None:
        match event:
            case EntityDescribed():
                self.entities.add(event.key)
            case EntitiesMerged() | EntitiesSplit():
                self.entities.add(event.kept)
                self.merged.add(event.merged)
            case EntitiesToldApart() | EntitiesLeftOpen():
                self.apart.add(pair(event.a, event.b))
            case TopicDescribed():
                self.topics.add(event.name)
            case TopSpeedSet():
                self.craft.add(event.craft)
            case DocumentFiled() | DocumentCorrected() | TextFiled():
                self.documents.add(event.key)
            case ClaimRecorded() | ClaimCorrected() | ClaimRetracted() | ClaimWithdrawn() | ClaimReinstated():
                self.claims.add(event.claim)
            case UtteranceRetracted():
                self.recalled.add(event.source)
            case ContestRuled():
                self.rulings.append((event, recorded, counts))
            case SourceRated():
                self.ratings.add((event.source, recorded.actor))
            case ClaimAssessed():
                self.assessments.add((event.claim, recorded.actor))
            case ClaimReviewed():
                self.reviews.add(event.claim)
            case BatchUndone():
                pass
            case _:
                assert_never(event)  # type: ignore[arg-type]  # Event is the open base of the closed union
