"""Where a ship was: two places on one day, or too far apart for the days between."""

from claims_ledger.domain.assertion import At, Away
from claims_ledger.domain.compare.absence import compare_absence
from claims_ledger.domain.compare.relation import Relation, relate
from claims_ledger.domain.compare.speed import compare_speed
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.registry import Registry


def compare_places(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """Only stated days count: never estimated ends, habits, or the span of a run. An aircraft may be in two places on
    one day."""
    if isinstance(a.value, Away) or isinstance(b.value, Away):
        return compare_absence(a, b, registry)
    if not (isinstance(a.value, At) and isinstance(b.value, At)):
        return None
    if relate(a.question, b.question, registry) is not Relation.SAME:
        return None
    if a.value.how != "at" or b.value.how != "at":
        return None
    day = a.when.stated_day
    if day is None or b.when.stated_day is None:
        return None
    if day != b.when.stated_day:
        return compare_speed(a, b, registry)
    here, there = a.value.places[0].key, b.value.places[0].key
    if here == there:
        return None
    if registry.inside(here, there) or registry.inside(there, here):
        return Verdict("compatible", "contained", "one place lies in the other")
    who = a.question.subject
    if isinstance(who, Ref) and registry.type_of(who.key) == "vessel":
        return Verdict("contradicts", "two-places", f"one ship cannot have been in both on {day.isoformat()}")
    return compare_speed(a, b, registry)
