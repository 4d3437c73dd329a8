"""How two questions and two windows lie to each other: the same, one inside the other, or apart."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from claims_ledger.domain.assertion import OneOf, Question, Term
from claims_ledger.domain.dates import Period
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.registry import Registry


class Relation(Enum):
    SAME = "same"
    PART = "part"
    """The first lies inside the second."""
    WHOLE = "whole"
    """The second lies inside the first."""
    APART = "apart"

    def with_(self, other: "Relation") -> "Relation":
        """Both at once: a part in every respect, the whole in every respect, or neither."""
        if self is Relation.SAME:
            return other
        if other is Relation.SAME or other is self:
            return self
        return Relation.APART


def relate(a: Question, b: Question, registry: Registry) -> Relation:
    """Both ask the same attribute of the same terms; a term that only one of them names leaves them apart, since what
    is unsaid is unknown, not everything."""
    if a.attribute != b.attribute or a.terms.keys() != b.terms.keys():
        return Relation.APART
    straight = _relate_all(a.terms, b.terms, registry)
    if straight is Relation.APART and a.terms.keys() >= set(ENDS):
        return _relate_all(a.terms, {**b.terms, ENDS[0]: b.terms[ENDS[1]], ENDS[1]: b.terms[ENDS[0]]}, registry)
    return straight


ENDS = ("between", "and")
"""The two ends of a route, in no order."""


def _relate_all(a: Mapping[str, Term], b: Mapping[str, Term], registry: Registry) -> Relation:
    relation = Relation.SAME
    for role, term in a.items():
        relation = relation.with_(relate_terms(term, b[role], registry))
    return relation


def relate_terms(a: Term, b: Term, registry: Registry) -> Relation:
    if isinstance(a, (str, OneOf)) or isinstance(b, (str, OneOf)):
        return Relation.SAME if a == b else Relation.APART
    ours, theirs = _keys(a), _keys(b)
    if ours == theirs:
        return Relation.SAME
    part = all(any(registry.inside(one, other) for other in theirs) for one in ours)
    whole = all(any(registry.inside(other, one) for one in ours) for other in theirs)
    if part and whole:
        return Relation.SAME
    return Relation.PART if part else Relation.WHOLE if whole else Relation.APART


def _keys(term: Ref | tuple[Ref, ...]) -> frozenset[str]:
    return frozenset({term.key} if isinstance(term, Ref) else {ref.key for ref in term})


def relate_windows(a: Period, b: Period) -> Relation:
    """Windows by their outermost days. One with an approximate end is known to be the same as another written alike,
    and nothing more."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return Relation.APART
    if (a.start, a.end) == (b.start, b.end):
        return Relation.SAME
    if a.approximate or b.approximate:
        return Relation.APART
    if (a.first, a.last) == (b.first, b.last):
        return Relation.SAME
    if b.covers(a):
        return Relation.PART
    if a.covers(b):
        return Relation.WHOLE
    return Relation.APART


def days_apart(a: Period, b: Period) -> int | None:
    """Whole days between two periods, 0 where they may share one; nothing where either is unknown."""
    if not (a.known and b.known):
        return None
    gaps = [
        (later.first - earlier.last).days
        for earlier, later in ((a, b), (b, a))
        if earlier.last is not None and later.first is not None
    ]
    return max([0, *gaps])


def surely(period: Period) -> tuple[date, date] | None:
    """The days on which what holds throughout the period holds for certain; nothing where there is none, as in "some
    time in May"."""
    if period.start is None or period.end is None or not (period.span or period.first == period.last):
        return None
    first, last = period.start.last, period.end.first
    return (first, last) if first <= last else None


def surely_together(a: Period, b: Period) -> bool:
    """Whether two states of these times held on some one day for certain, or are dated alike."""
    if a.known and (a.start, a.end) == (b.start, b.end):
        return True
    ours, theirs = surely(a), surely(b)
    if ours is not None and theirs is not None and ours[0] <= theirs[1] and theirs[0] <= ours[1]:
        return True
    return _within(a, theirs) or _within(b, ours)


def _within(period: Period, days: tuple[date, date] | None) -> bool:
    if days is None or period.first is None or period.last is None:
        return False
    return days[0] <= period.first and period.last <= days[1]
