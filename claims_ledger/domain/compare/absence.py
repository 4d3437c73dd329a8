"""None of it there, against some of it there."""

from claims_ledger.domain.assertion import At, Away, Happened, Term
from claims_ledger.domain.compare.relation import Relation, relate
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.registry import Registry


def compare_absence(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """An absence against a presence inside its window; a fleet's absence against the presence of its members.

    "None since D" begins after D, and an absence excludes its boundary days: the window is what lies strictly between.
    A presence at or after its end ends it.
    """
    if not isinstance(a.value, Away):
        a, b = b, a
    if not isinstance(a.value, Away):
        return None
    inside = relate(b.question, a.question, registry) in (Relation.SAME, Relation.PART)
    if not inside or not _touches(b, a.value, registry):
        return None
    day = b.when.stated_day
    if day is None or not a.when.span or a.when.start is None or a.when.end is None:
        return None
    if a.when.start.last < day < a.when.end.first:
        return Verdict("contradicts", "absence", f"{day.isoformat()} lies inside the time of the absence")
    if day >= a.when.end.first and day > a.when.start.last:
        return Verdict("succession", "ended-by", f"the absence was over by {day.isoformat()}")
    return None


def _touches(there: Side, away: Away, registry: Registry) -> bool:
    """Whether a presence, or an end of a movement, lies in the place of the absence, where one is said."""
    match there.value:
        case At(places, "at"):
            ends: tuple[Term | None, ...] = places
        case Happened():
            ends = (there.question.terms.get("from"), there.question.terms.get("to"))
        case _:
            return False
    return away.place is None or any(isinstance(end, Ref) and registry.inside(end.key, away.place.key) for end in ends)
