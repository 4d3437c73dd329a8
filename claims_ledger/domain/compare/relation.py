"""How two questions and two windows lie to each other: the same, one inside the other, or apart."""

from enum import Enum

from claims_ledger.domain.assertion import Question, Term
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
    """Both ask the same attribute of the same terms; a term that only one of them names leaves them apart, since what is
    unsaid is unknown, not everything."""
    if a.attribute != b.attribute or a.terms.keys() != b.terms.keys():
        return Relation.APART
    relation = Relation.SAME
    for role, term in a.terms.items():
        relation = relation.with_(relate_terms(term, b.terms[role], registry))
    return relation


def relate_terms(a: Term, b: Term, registry: Registry) -> Relation:
    if isinstance(a, str) or isinstance(b, str):
        return Relation.SAME if a == b else Relation.APART
    ours, theirs = _keys(a), _keys(b)
    if ours == theirs:
        return Relation.SAME
    if all(any(registry.inside(one, other) for other in theirs) for one in ours):
        return Relation.PART
    if all(any(registry.inside(other, one) for one in ours) for other in theirs):
        return Relation.WHOLE
    return Relation.APART


def _keys(term: Ref | tuple[Ref, ...]) -> frozenset[str]:
    return frozenset({term.key} if isinstance(term, Ref) else {ref.key for ref in term})


def relate_windows(a: Period, b: Period) -> Relation:
    """Windows by their outermost days."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
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
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max(0, (b.first - a.last).days, (a.first - b.last).days)
