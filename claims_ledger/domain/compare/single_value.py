"""An attribute that holds one value at a time: owner in one role, flag, IMO number, whose minister a person is."""

from claims_ledger.domain.assertion import Held
from claims_ledger.domain.compare.relation import Relation, days_apart, relate
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.registry import Registry

NEAR_DAYS = 90
"""Undated states this close to each other are taken to speak of one time."""


def compare_held(a: Side, b: Side, registry: Registry) -> Verdict | None:
    if not (isinstance(a.value, Held) and isinstance(b.value, Held)):
        return None
    if relate(a.question, b.question, registry) is not Relation.SAME:
        return None
    if a.value.everyone() & b.value.everyone() or _contained(a.value, b.value, registry):
        return None
    apart = days_apart(a.when, b.when)
    if apart is None:
        return Verdict("incomparable", "window", "the time of at least one of them is unknown")
    near = NEAR_DAYS if a.undated and b.undated else 0
    if apart > near:
        if a.undated or b.undated:
            return Verdict("incomparable", "window", f"they speak of times {apart} days apart")
        return Verdict("succession", "succession", "one held after the other")
    return Verdict("contradicts", "single-value", "only one of them can hold at one time")


def _contained(a: Held, b: Held, registry: Registry) -> bool:
    """Whether some party of one side contains one of the other (a company and its group, a port and its country)."""
    ours, theirs = a.everyone(), b.everyone()
    return any(registry.inside(one, other) or registry.inside(other, one) for one in ours for other in theirs)
