"""Place-times that no ship or aircraft could connect."""

from claims_ledger.domain.assertion import At
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.geo import distance_km
from claims_ledger.domain.registry import Registry

TOP_KM_H = {"vessel": 30 * 1.852, "aircraft": 1000.0}
"""Unless the craft, its fleet or the desk's word on its type says otherwise: 30 knots, 1,000 km/h."""


def reach_days(who: str, place: str, registry: Registry) -> int:
    """For how many days before and after it was in a place a craft may not have been everywhere else: more than that
    lie no place with coordinates too far away. 0 where only its other places on the same day count."""
    top, farthest = _top(who, registry), registry.farthest_km(place)
    return 0 if top is None or farthest is None else int(farthest / (24 * top))


def _top(who: str, registry: Registry) -> float | None:
    type_ = registry.type_of(who)
    return registry.top_speed(who) or registry.type_speed(type_) or TOP_KM_H.get(type_)


def compare_speed(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """Two stated days and two places with coordinates of their own. A day is taken at its most lenient: from the first
    minute of the earlier to the last of the later."""
    if not (isinstance(a.value, At) and isinstance(b.value, At)) or a.value.how != "at" or b.value.how != "at":
        return None
    who, first, second = a.question.terms["who"], a.when.stated_day, b.when.stated_day
    if not isinstance(who, Ref) or b.question.terms["who"] != who or first is None or second is None:
        return None
    top = _top(who.key, registry)
    here, there = (registry.coordinates(side.value.places[0].key) for side in (a, b) if isinstance(side.value, At))
    if top is None or here is None or there is None:
        return None
    hours = (abs((second - first).days) + 1) * 24
    apart = distance_km(here, there)
    if apart <= top * hours:
        return None
    return Verdict(
        "contradicts",
        "too-fast",
        f"{apart:,.0f} km lie between them, and at {top:,.0f} km/h {top * hours:,.0f} km is the "
        f"most that {hours} hours allow",
    )
