"""None of it there, against some of it there."""

from claims_ledger.domain.assertion import At, Away, Happened
from claims_ledger.domain.compare.relation import Relation, relate, relate_terms
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
    if isinstance(b.value, At):
        if not _same_ship(a, b, registry) or not _same_place(a.value, b.value, registry):
            return None
    elif not isinstance(b.value, Happened) or not _same_flow(a, b, registry):
        return None
    day = b.when.stated_day
    if day is None or a.when.start is None or a.when.end is None:
        return None
    if a.when.start.last < day < a.when.end.first:
        return Verdict("contradicts", "absence", f"{day.isoformat()} lies inside the time of the absence")
    if day >= a.when.end.first:
        return Verdict("succession", "ended-by", f"the absence was over by {day.isoformat()}")
    return None


_INSIDE = (Relation.SAME, Relation.PART)


def _same_ship(away: Side, at: Side, registry: Registry) -> bool:
    return relate_terms(at.question.terms["who"], away.question.terms["who"], registry) in _INSIDE


def _same_place(away: Away, at: At, registry: Registry) -> bool:
    if at.how != "at":
        return False
    return away.place is None or registry.inside(at.places[0].key, away.place.key)


def _same_flow(away: Side, happened: Side, registry: Registry) -> bool:
    """The movement lies inside what has stopped, and passes the place at which it has, where one is said."""
    if relate(happened.question, away.question, registry) not in _INSIDE:
        return False
    place = away.value.place if isinstance(away.value, Away) else None
    ends = [term for role, term in happened.question.terms.items() if role in ("from", "to")]
    return place is None or any(isinstance(end, Ref) and registry.inside(end.key, place.key) for end in ends)
