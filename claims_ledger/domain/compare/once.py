"""Events that can happen once."""

from claims_ledger.domain.assertion import Happened
from claims_ledger.domain.compare.absence import compare_absence
from claims_ledger.domain.compare.relation import Relation, relate
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.registry import Registry

ONCE = frozenset({"sank", "seized", "arrived"})


def compare_once(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """One event of a kind that happens once (`arrived`: on that voyage), on two different stated days. A seizure may be
    repeated after a release, so days more than ninety apart are taken for two events."""
    if not (isinstance(a.value, Happened) and isinstance(b.value, Happened)):
        return compare_absence(a, b, registry)
    if a.question.attribute not in ONCE or relate(a.question, b.question, registry) is not Relation.SAME:
        return None
    ours, theirs = a.when.stated_day, b.when.stated_day
    if ours is None or theirs is None or ours == theirs:
        return None
    if a.question.attribute == "seized" and abs((ours - theirs).days) > 90:
        return Verdict("incomparable", "window", "they may be two events")
    return Verdict("contradicts", "once", "it can have happened on one of the days only")
