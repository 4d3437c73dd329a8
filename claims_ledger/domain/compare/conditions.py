"""Conditions of a ship that cannot hold on one day."""

from datetime import date

from claims_ledger.domain.assertion import Condition
from claims_ledger.domain.compare.relation import Relation, relate, surely
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.registry import Registry

AFLOAT = frozenset({"sailing", "loading", "unloading", "anchored", "moored", "drifting"})


def compare_conditions(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """In repair and sailing on one stated day; or sunk on a stated day, and afloat on a later one. Undated conditions
    are left alone."""
    if not (isinstance(a.value, Condition) and isinstance(b.value, Condition)):
        return None
    if relate(a.question, b.question, registry) is not Relation.SAME or a.undated or b.undated:
        return None
    for one, other in ((a, b), (b, a)):
        day = other.when.stated_day
        if day is None:
            continue
        pair = (str(one.value), str(other.value))
        if pair == ("in repair", "sailing") and _holds_on(one, day):
            return Verdict("contradicts", "condition", f"both cannot be true of one ship on {day.isoformat()}")
        lost = one.when.stated_day
        if pair[0] == "sunk" and pair[1] in AFLOAT and lost is not None and lost < day:
            return Verdict("contradicts", "condition", f"a ship that sank on {lost.isoformat()} was not afloat later")
    return None


def _holds_on(side: Side, day: date) -> bool:
    """On that very day, or inside a longer time; its first and last day may be those of coming and going."""
    if side.when.stated_day is not None:
        return side.when.stated_day == day
    days = surely(side.when)
    return days is not None and days[0] < day < days[1]
