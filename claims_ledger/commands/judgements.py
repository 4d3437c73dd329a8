"""What editors judge: rulings on contests, ratings of sources, assessments of claims."""

from collections.abc import Mapping
from dataclasses import dataclass

from claims_ledger.domain.errors import ConflictError, UsageError
from claims_ledger.domain.events import ClaimAssessed, ContestRuled, Event, SourceRated
from claims_ledger.domain.judgements import Confidence, ItemNumber, Likelihood, Ruling, SourceLetter
from claims_ledger.domain.suggest import fold_name, nearest

_LISTED = 8


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest as it stands: the values of its live positions, by the ids they are shown under, and those among them
    that clash in a way that an editor must see."""

    id: str
    positions: Mapping[str, str]
    clashing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The ruling that stands on a contest."""

    ruling: str
    positions: frozenset[str]
    holds: str | None
    reason: str


def rule_contest(
    contest: Contest, ruling: Ruling, holds: str | None, reason: str, standing: Ruled | None
) -> list[Event]:
    """The ruling on what clashes now, all of it weighed; none where it stands already. `holds` is a position's id, any
    unique beginning of it, or its value. Raises UsageError, ConflictError."""
    _needs_reason(reason)
    if (ruling == "decide") is not (holds is not None):
        if holds is None:
            raise UsageError("which side holds?", f"add --for POSITION: {_choice(contest.positions)}")
        raise UsageError(f"to {ruling} takes no side", "leave out --for, or decide")
    positions = tuple(sorted(contest.positions))
    if ruling == "reopen":
        if standing is None:
            raise ConflictError(f"no ruling stands on {contest.id}", "there is nothing to take back")
        return [ContestRuled(contest=contest.id, ruling=ruling, positions=positions, reason=reason)]
    if not contest.clashing:
        raise ConflictError(f"nothing clashes in {contest.id} any more", f"see: claims show {contest.id}")
    held = None if holds is None else pick_position(contest, holds)
    ruled = Ruled(ruling, frozenset(contest.positions), held, reason)
    if ruled == standing:
        return []
    return [ContestRuled(contest=contest.id, ruling=ruling, positions=positions, holds=held, reason=reason)]


def pick_position(contest: Contest, words: str) -> str:
    """The position of the contest that is meant: by its id or a unique beginning of it, or by its value, which has to
    be written as it is shown. Raises UsageError with the choice there is."""
    words = words.strip()
    found = [words] if words in contest.positions else []
    if not found:
        found = [id_ for id_, value in contest.positions.items() if fold_name(value) == fold_name(words)]
    if not found and len(words) > 1:
        found = [id_ for id_ in contest.positions if id_.startswith(words)]
    if len(found) == 1:
        return found[0]
    if found:
        several = {id_: contest.positions[id_] for id_ in found}
        raise UsageError(f"{words!r} could be any of {len(found)} positions", f"write the id: {_choice(several)}")
    near = nearest(words, contest.positions.values())
    hint = f"did you mean {' or '.join(near)}?" if near else f"write one of {_choice(contest.positions)}"
    raise UsageError(f"no side of {contest.id} is {words!r}", hint)


def rate_source(source: str, letter: SourceLetter, reason: str, standing: tuple[str, str] | None) -> list[Event]:
    """The rating; none where this rater's own rating, a letter and its reason, says so already."""
    _needs_reason(reason)
    return [] if standing == (letter, reason) else [SourceRated(source=source, letter=letter, reason=reason)]


@dataclass(frozen=True, slots=True)
class Judged:
    """The three judgements of an assessment; what is None was not judged."""

    credibility: ItemNumber | None = None
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None

    @property
    def empty(self) -> bool:
        return self.credibility is None and self.likelihood is None and self.confidence is None


def assess_claim(
    claim: str, judged: Judged, note: str, commitment: str, standing: tuple[Judged, str | None] | None
) -> list[Event]:
    """The whole assessment, in place of the one that this analyst made before (`standing`, with its note; the note is
    None where it was erased). `commitment` stands for the note, which is kept beside the record."""
    if not note.strip():
        raise UsageError("an assessment needs its reason", 'add --note "…"')
    if judged.empty and standing is None:
        raise UsageError("nothing is judged", "add --credibility, --likelihood or --confidence")
    if standing == (judged, note):
        return []
    return [
        ClaimAssessed(
            claim=claim, credibility=judged.credibility, likelihood=judged.likelihood, confidence=judged.confidence,
            sealed=(commitment,),
        )
    ]  # fmt: skip


def _choice(positions: Mapping[str, str]) -> str:
    listed = [f"{id_} ({value})" for id_, value in sorted(positions.items(), key=lambda one: (one[1], one[0]))]
    more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
    return ", ".join(listed[:_LISTED]) + more


def _needs_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError("a judgement needs a reason", 'add --reason "…"')
