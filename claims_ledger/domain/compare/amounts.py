"""Quantities: which cannot both hold, on one question or on a part and its whole."""

from claims_ledger.domain.compare.relation import Relation, days_apart, relate, relate_windows
from claims_ledger.domain.compare.single_value import NEAR_DAYS
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry


def compare_amounts(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """A floor on a part is a floor on the whole, a ceiling on the whole is a ceiling on the part."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)):
        return None
    terms = relate(a.question, b.question, registry)
    if terms is Relation.APART:
        return None
    if not a.value.comparable(b.value):
        return Verdict("incomparable", "unit", "they count in units that do not convert")
    if "state" in (a.mode, b.mode):
        return _levels(a, b, terms)
    if a.mode == b.mode == "running" and a.when.start == b.when.start and a.when.start is not None:
        return _running(a, b, terms)
    return _totals(a, b, terms.with_(relate_windows(a.when, b.when)))


def _amounts(a: Side, b: Side) -> tuple[Quantity, Quantity]:
    assert isinstance(a.value, Quantity) and isinstance(b.value, Quantity)
    return a.value, b.value


def _levels(a: Side, b: Side, terms: Relation) -> Verdict | None:
    """A level is compared at one time: the windows touch, or both are undated and near each other."""
    apart = days_apart(a.when, b.when)
    if apart is None or apart > (NEAR_DAYS if a.undated and b.undated else 0):
        return Verdict("incomparable", "window", "they speak of different times")
    return _nested(a, b, terms)


def _totals(a: Side, b: Side, relation: Relation) -> Verdict | None:
    if relation is Relation.APART:
        return Verdict("incomparable", "window", "they count over windows of which neither holds the other")
    return _nested(a, b, relation)


def _running(a: Side, b: Side, terms: Relation) -> Verdict | None:
    earlier, later = sorted((a, b), key=lambda side: str(side.when.last))
    if earlier.when.last == later.when.last or terms is not Relation.SAME:
        return _nested(a, b, terms)
    floor, ceiling = _amounts(earlier, later)
    if floor.floor_above(ceiling):
        because = "a total counted from one start cannot fall, and the later one is below the earlier"
        return _softened(floor, ceiling, "cumulative", because)
    return Verdict("compatible", "bounds", "a total counted from one start may have grown between them")


def _nested(a: Side, b: Side, relation: Relation) -> Verdict | None:
    ours, theirs = _amounts(a, b)
    if relation is Relation.SAME:
        if ours.disjoint(theirs):
            return _softened(ours, theirs, "disjoint", "no one figure satisfies both")
        if ours.to_json() | {"words": ""} == theirs.to_json() | {"words": ""}:
            return None
        return Verdict("compatible", *_why_compatible(ours, theirs))
    part, whole = (ours, theirs) if relation is Relation.PART else (theirs, ours)
    if part.floor_above(whole):
        return _softened(part, whole, "disjoint", "the least of the part is more than the most of the whole")
    return Verdict("compatible", "nested", "one counts a part of what the other counts")


def _why_compatible(a: Quantity, b: Quantity) -> tuple[str, str]:
    if a.unit != b.unit or (a.is_point and b.is_point):
        return "rounding", "they agree within the rounding of the figures"
    return "bounds", "one figure can satisfy both"


def _softened(a: Quantity, b: Quantity, reason: str, because: str) -> Verdict:
    """Estimates and vague words never contradict: apart by more than their tolerance, they diverge."""
    if a.estimated or a.vague or b.estimated or b.vague:
        return Verdict("diverges", "estimate", f"{because}, with an estimate's tolerance allowed")
    return Verdict("contradicts", reason, because)
