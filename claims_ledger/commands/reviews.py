"""Four eyes: what one enters, another reviews."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims_ledger.commands.work import Work
from claims_ledger.domain.errors import ConflictError, UsageError
from claims_ledger.domain.events import ClaimCorrected, ClaimRecorded, ClaimReinstated, ClaimReviewed, Event
from claims_ledger.domain.judgements import Review
from claims_ledger.store.read_models import REVIEW

DONE = {"accepted": "accepted", "returned": "sent back"}
"""The outcomes of a review, as they are said."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as a reviewer meets it: the position it stands by, whose it is, whether it is withdrawn, and the review
    that stands on it (outcome, reason, reviewer), if one saw it as it stands."""

    claim: str
    stands_at: int
    authors: frozenset[str]
    withdrawn: bool
    review: tuple[str, str | None, str] | None

    @property
    def accepted(self) -> bool:
        return self.review is not None and self.review[0] == "accepted"


def entry_of(work: Work, claim: str) -> Entry | None:
    """An entry with its authors: whoever recorded it, and whoever entered its newest correction or reinstatement; None
    where nothing counts that recorded the claim."""
    found = work.fold.past.claim(claim)
    if found is None:
        return None
    history, entry = found
    authors: dict[type[Event], str] = {}
    for recorded, event in work.fold.past.of(claim):
        if isinstance(event, (ClaimRecorded, ClaimCorrected, ClaimReinstated)):
            authors[type(event)] = recorded.actor
    standing = None
    for outcome, reason, reviewer, saw in work.fold.rows.open(
        REVIEW, "outcome, reason, reviewer, saw", "unit = ?", (claim,)
    ):
        standing = (outcome, reason, reviewer) if saw == entry.stands_at else None
    return Entry(claim, entry.stands_at, frozenset(authors.values()), history.withdrawn, standing)


def review_claims(entries: Iterable[Entry], outcome: Review, reason: str, actor: str) -> list[Event]:
    """A review of each entry, all or none; none of what this reviewer said already. Raises UsageError, and
    ConflictError with everything that cannot be reviewed, by this actor or at all."""
    if outcome == "returned" and not reason:
        raise UsageError("what is sent back needs a reason", 'add --reason "…"')
    wanted = sorted(entries, key=lambda one: one.stands_at)
    own = [one.claim for one in wanted if actor in one.authors]
    gone = [one.claim for one in wanted if one.withdrawn]
    faults = [f"{claim} is an entry of {actor}" for claim in own] + [f"{claim} is withdrawn" for claim in gone]
    if faults:
        hints = ["ask somebody else to review your own entries"] if own else []
        hints += ["a withdrawn one is entered again first"] if gone else []
        raise ConflictError("nothing was reviewed: nobody reviews their own entry" if own else "nothing was reviewed",
                            "; ".join(hints), faults)  # fmt: skip
    said = (outcome, reason or None, actor)
    return [
        ClaimReviewed(claim=one.claim, outcome=outcome, saw=one.stands_at, reason=reason or None)
        for one in wanted
        if one.review != said
    ]
