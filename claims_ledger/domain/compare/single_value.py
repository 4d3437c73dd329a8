"""An attribute that holds one value at a time: owner in one role, flag, IMO number, whose minister a person is."""

from claims_ledger.domain.assertion import ROLES, Held
from claims_ledger.domain.compare.relation import Relation, relate
from claims_ledger.domain.compare.states import at_other_times
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.registry import Registry


def compare_held(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """Alternatives ("one of") clash only where no party of one side agrees with any of the other."""
    if not (isinstance(a.value, Held) and isinstance(b.value, Held)):
        return None
    if a.question.attribute != b.question.attribute:
        return _in_two_roles(a, b, registry)
    if relate(a.question, b.question, registry) is not Relation.SAME or agree(a.value, b.value, registry):
        return None
    elsewhen = at_other_times(a, b)
    return elsewhen or Verdict("contradicts", "single-value", "only one of them can hold at one time")


def _in_two_roles(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """Two parties in two roles of one thing, whatever the time; one party in both is nothing to remark."""
    assert isinstance(a.value, Held)
    assert isinstance(b.value, Held)
    one, other = a.question.attribute, b.question.attribute
    if one not in ROLES or other not in ROLES or agree(a.value, b.value, registry):
        return None
    if relate(a.question, b.question.asking(one), registry) is not Relation.SAME:
        return None
    first, second = sorted((one, other), key=ROLES.index)
    return Verdict("incomparable", "role", f"the {first} and the {second} are two roles")


def agree(a: Held, b: Held, registry: Registry) -> bool:
    """Whether some party of one side is one of the other's, contains it (a port and its country), or is of one house
    with it (a ministry and its government)."""
    return any(
        one == other
        or registry.inside(one, other)
        or registry.inside(other, one)
        or registry.house(one) == registry.house(other)
        for one in a.everyone()
        for other in b.everyone()
    )
