"""With which other positions one can come to a verdict at all, in terms that a read model looks up.

What is told apart here need not be loaded and compared. Two positions that `compare` has something to say of are never
told apart.
"""

from dataclasses import dataclass

from claims_ledger.domain.assertion import At, Away, Condition, Happened, Held, Stand
from claims_ledger.domain.compare import Side
from claims_ledger.domain.compare.conditions import AFLOAT
from claims_ledger.domain.compare.once import ONCE
from claims_ledger.domain.compare.speed import reach_days
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.registry import Registry

NEAR_DAYS = 31
"""A ship at 30 knots reaches any port within 16 days, and a presence so long after an absence may be what ended it."""


@dataclass(frozen=True, slots=True)
class Partners:
    """Positions of one sort. `within`: only those whose time touches the days from that many before to that many after;
    `differing`: only those of another value."""

    sort: str
    within: int | None = None
    differing: bool = False


def sort_of(side: Side) -> str:
    """What positions are told apart by before they are compared."""
    match side.value:
        case At(_, "at") if side.when.stated_day is not None:
            return "place on a day"
        case At():
            return "place"
        case Away():
            return "absence"
        case Happened():
            return "event"
        case Stand(yes):
            return "yes" if yes else "no"
        case Condition(name):
            return name if name in ("sailing", "in repair", "sunk") else "afloat" if name in AFLOAT else "condition"
        case Held():
            return "held"
        case _:
            return "amount"


OF_A_DAY = frozenset({"place on a day"})
"""Sorts of positions whose time is always one day."""
_ABSENCE = Partners("absence", NEAR_DAYS)
_BY_SORT: dict[str, tuple[Partners, ...]] = {
    "place": (),
    "absence": (Partners("place on a day", NEAR_DAYS), Partners("event", NEAR_DAYS)),
    "yes": (Partners("no"),),
    "no": (Partners("yes"),),
    "sailing": (Partners("in repair"), Partners("sunk")),
    "in repair": (Partners("sailing"),),
    "sunk": (Partners("sailing"), Partners("afloat")),
    "afloat": (Partners("sunk"),),
    "condition": (),
    "held": (Partners("held", differing=True),),
    "amount": (Partners("amount"),),
}


def partners_of(side: Side, registry: Registry) -> tuple[Partners, ...]:
    """The sorts of positions that may clash with this one, in the same family of questions."""
    sort = sort_of(side)
    if sort == "place on a day":
        return (Partners(sort, _reach(side, registry), differing=True), _ABSENCE)
    if sort == "event":
        return (Partners(sort), _ABSENCE) if side.question.attribute in ONCE else (_ABSENCE,)
    return _BY_SORT[sort]


def _reach(side: Side, registry: Registry) -> int:
    """So many days before and after, it may not have got there from some place that is known."""
    who = side.question.terms.get("who")
    if not isinstance(who, Ref) or not isinstance(side.value, At):
        return NEAR_DAYS
    return min(NEAR_DAYS, reach_days(who.key, side.value.places[0].key, registry))
