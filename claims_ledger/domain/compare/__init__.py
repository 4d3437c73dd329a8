"""Comparing two assertions: one comparator a sort of value, none of which knows a kind."""

from collections.abc import Callable
from dataclasses import replace

from claims_ledger.domain.assertion import At, Away, Condition, Happened, Held, Stand
from claims_ledger.domain.compare.absence import compare_absence
from claims_ledger.domain.compare.amounts import compare_amounts
from claims_ledger.domain.compare.conditions import compare_conditions
from claims_ledger.domain.compare.once import compare_once
from claims_ledger.domain.compare.places import compare_places
from claims_ledger.domain.compare.retelling import compare_hedged, compare_retellings
from claims_ledger.domain.compare.single_value import compare_held
from claims_ledger.domain.compare.stance import compare_stands
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.ranking import CONTESTED, RANK
from claims_ledger.domain.registry import Registry

Comparator = Callable[[Side, Side, Registry], Verdict | None]
COMPARATORS: dict[type, Comparator] = {
    Quantity: compare_amounts,
    Held: compare_held,
    At: compare_places,
    Away: compare_absence,
    Stand: compare_stands,
    Condition: compare_conditions,
    Happened: compare_once,
}


def compare(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """The verdict on two positions; nothing where they have nothing to do with each other. Symmetric.

    "A or B" clashes with another only if it does so whichever of them is meant; the weakest of the verdicts holds.
    """
    readings = [(one, other) for one in _readings(a) for other in _readings(b)]
    verdicts = [COMPARATORS[type(a.value)](one, other, registry) for one, other in readings]
    if len(verdicts) == 1:
        return verdicts[0]
    clashing = [verdict for verdict in verdicts if verdict is not None and verdict.name in CONTESTED]
    if len(clashing) < len(verdicts):
        return None
    weakest = max(clashing, key=lambda verdict: (RANK[verdict.name], verdict.reason, verdict.because))
    return replace(weakest, because=f"whichever is meant, {weakest.because}")


def _readings(side: Side) -> list[Side]:
    return [replace(side, question=question) for question in side.question.readings()]


__all__ = ["Side", "Verdict", "compare", "compare_hedged", "compare_retellings"]
