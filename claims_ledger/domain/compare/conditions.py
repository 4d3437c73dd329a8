"""Conditions of a ship that cannot hold on one day."""

from claims_ledger.domain.assertion import Condition
from claims_ledger.domain.compare.relation import Relation, relate
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.registry import Registry

EXCLUDED = {
    "in repair": frozenset({"sailing"}),
    "sunk": frozenset({"sailing", "loading", "unloading", "anchored", "moored", "in repair"}),
}


def compare_conditions(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """In repair and sailing on one stated day; sunk, and anything a ship afloat does, on one stated day."""
    if not (isinstance(a.value, Condition) and isinstance(b.value, Condition)):
        return None
    if relate(a.question, b.question, registry) is not Relation.SAME:
        return None
    day = a.when.stated_day
    if day is None or day != b.when.stated_day or a.undated or b.undated:
        return None
    first, second = a.value.name, b.value.name
    if second in EXCLUDED.get(first, ()) or first in EXCLUDED.get(second, ()):
        return Verdict("contradicts", "condition", f"both cannot be true of one ship on {day.isoformat()}")
    return None
