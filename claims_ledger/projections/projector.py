"""Folding events into the read models, inside the transaction that appends them."""

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
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.anew import Anew
from claims_ledger.projections.claim_fold import ClaimFold
from claims_ledger.projections.record_rows import (
    assessment_rows,
    rating_row,
    review_row,
)
from claims_ledger.projections.register_fold import RegisterFold
from claims_ledger.projections.rows import Rows
from claims_ledger.projections.rulings import Rulings
from claims_ledger.projections.sources import Past
from claims_ledger.projections.undoing import Touched, Undoing
from claims_ledger.store.read_models import (
    ASSESSMENT,
    MERGED,
    RATING,
    REVIEW,
    SUBJECT_EVENT,
)


class Projector:
    """Applies events in order. `registry` is kept at the position of the last event applied."""

    def __init__(self, rows: Rows, past: Past, registry: Registry) -> None:
        self.rows = rows
        self.past = past
        self.registry = registry
        self.claims = ClaimFold(rows, past, registry)
        self.rulings = Rulings(rows, past, registry, self.claims.neighbours)
        self.register = RegisterFold(rows, registry, self.claims, self.rulings)
        self.undoing = Undoing(rows, past)
        self.anew = Anew(rows, past)

    def apply(self, recorded: Recorded, event: Event) -> None:
        at = recorded.position
        match event:
            case EntityDescribed():
                self._note(event.key, at)
                self.register.entity(Entity.model_validate({"key": event.key, **event.description}), at)
            case TopicDescribed():
                self._note(f"topic {event.name}", at)
                self.register.topic(Topic.model_validate({"name": event.name, **event.pattern}), at)
            case DocumentFiled():
                self._note(event.key, at)
                self.claims.put_document(Document.model_validate({"key": event.key, **event.document}), at)
            case DocumentCorrected():
                self._note(event.key, at)
                stored = overlay(self.claims.document(event.key).stored(), event.changes)
                self.claims.put_document(Document.model_validate({"key": event.key, **stored}), at)
                self.claims.put_editions(event.key, at)
                self.claims.refold(self.claims.where("document = ?", event.key), at)
            case TextFiled():
                self._note(event.key, at)
                self.claims.put_editions(event.key, at)
            case ClaimRecorded():
                self._note(event.claim, at)
                self.claims.first(event, recorded)
            case ClaimCorrected() | ClaimRetracted() | ClaimWithdrawn() | ClaimReinstated():
                self._note(event.claim, at)
                self.claims.refold([event.claim], at)
            case UtteranceRetracted():
                self._note(f"said {event.source}", at)
                self.past.recalled(event.source)
                self.claims.refold(self.claims.speaking(event.source), at)
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
                self.register.identify((kept, merged), lambda: self.registry.merge(kept, merged), at)
            case EntitiesSplit(kept=kept, merged=merged):
                self._note(kept, at)
                self._note(merged, at)
                self.rows.replace(MERGED, merged, [], at)
                self.register.identify((kept, merged), lambda: self.registry.split(merged), at)
            case TopSpeedSet():
                self._note(f"speed {event.craft}", at)
                self.register.top_speed(event, at)
            case EntitiesToldApart() | EntitiesLeftOpen():
                self._note(event.a, at)
                self._note(event.b, at)
                self.register.judge_apart(event, at)
            case BatchUndone():
                subjects, touched = self.undoing.undo(event, recorded)
                for subject in subjects:
                    self._note(subject, at)
                self._fold_anew(touched, at)
            case _:
                assert_never(event)  # type: ignore[arg-type]  # Event is the open base of the closed union

    def _note(self, subject: str, at: int) -> None:
        self.rows.put(SUBJECT_EVENT, subject, [(subject, at)], at)

    def _fold_anew(self, touched: Touched, at: int) -> None:
        """Fold what events befell that came to count, or count no more. What goes, goes first, so that nothing rests on
        it any more; what comes, comes last."""
        gone = {claim for claim in touched.claims if self.past.claim(claim) is None}
        self.claims.refold([*gone], at)
        for key in touched.documents:
            self.claims.forget_document(key, at)
        for source in touched.recalled:
            self.past.recalled(source)
        if self.anew.register(touched, at):
            self.register.anew(touched, at)
        reached = touched.claims - gone
        for key in sorted(touched.documents):
            if self.claims.document_anew(key, at):
                reached |= {*self.claims.where("document = ?", key)}
        for source in touched.recalled:
            reached |= {*self.claims.speaking(source)}
        self.claims.refold([*reached], at)
        self.anew.judge(touched, self.registry, at)
        for ruling in touched.rulings:
            self.rulings.turn(*ruling, at)
