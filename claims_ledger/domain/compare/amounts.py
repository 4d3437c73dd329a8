"""Quantities: which cannot both hold, on one question or on a part and its whole."""

from claims_ledger.domain.compare.relation import Relation, relate, relate_windows
from claims_ledger.domain.compare.states import at_other_times
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.dates import Period
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.quantities.units import dimension
from claims_ledger.domain.registry import Registry

WITHOUT_PARTS = frozenset({"length", "speed", "duration", "calendar time"})
"""What does not add up over parts: the way between two countries is no sum of those between their ports."""


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
    assert isinstance(a.value, Quantity)
    assert isinstance(b.value, Quantity)
    return a.value, b.value


def _levels(a: Side, b: Side, terms: Relation) -> Verdict | None:
    """A level is compared at one time."""
    elsewhen = at_other_times(a, b)
    if elsewhen is None:
        return _nested(a, b, terms)
    ours, theirs = _amounts(a, b)
    if elsewhen.name == "succession" and not (terms is Relation.SAME and ours.disjoint(theirs)):
        return Verdict("incomparable", "window", "they speak of different times")
    return elsewhen


def _totals(a: Side, b: Side, relation: Relation) -> Verdict | None:
    if relation is Relation.APART:
        return Verdict("incomparable", "window", "they count over windows of which neither holds the other")
    return _nested(a, b, relation)


def _running(a: Side, b: Side, terms: Relation) -> Verdict | None:
    """The floor of what ends no later, of the same or of a part, against the ceiling of what ends no earlier."""
    for early, late, whole in ((a, b, Relation.WHOLE), (b, a, Relation.PART)):
        floor, ceiling = _amounts(early, late)
        if terms is not whole and _ends_by(early.when, late.when) and floor.floor_above(ceiling):
            if early.when.end == late.when.end:
                return _nested(a, b, terms)
            because = "a total counted from one start cannot fall, and the later one is below the earlier"
            return _softened(floor, ceiling, "cumulative", because)
    if a.when.end == b.when.end:
        return _nested(a, b, terms)
    if not (_ends_by(a.when, b.when) or _ends_by(b.when, a.when)):
        return Verdict("incomparable", "grain", "which of the two was counted later is not certain")
    reason = "bounds" if terms is Relation.SAME else "nested"
    return Verdict("compatible", reason, "a total counted from one start may have grown between them")


def _ends_by(early: Period, late: Period) -> bool:
    if early.end is None or late.end is None:
        return False
    return early.end == late.end or early.end.last <= late.end.first


def _nested(a: Side, b: Side, relation: Relation) -> Verdict | None:
    ours, theirs = _amounts(a, b)
    if relation is Relation.SAME:
        if ours.disjoint(theirs):
            return _softened(ours, theirs, "disjoint", "no one figure satisfies both")
        if ours.to_json() | {"words": ""} == theirs.to_json() | {"words": ""}:
            return None
        return Verdict("compatible", *_why_compatible(ours, theirs))
    if ours.unit == "percent" or dimension(ours.unit) in WITHOUT_PARTS:
        return None
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
