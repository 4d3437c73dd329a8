"""What is told apart before it is compared has nothing to do with one another."""

from itertools import combinations

import pytest

from claims_ledger.domain.assertion import value_json
from claims_ledger.domain.compare import Side
from claims_ledger.domain.compare.speed import reach_days
from claims_ledger.domain.contests import judge
from claims_ledger.domain.dates import Period
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.partners import OF_A_DAY, partners_of, sort_of
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from tests.support.rows import EVERY
from tests.support.world import WORLD, positions


def admits(one: Side, other: Side, registry: Registry = WORLD) -> bool:
    """Whether a look-up of the partners of one finds the other."""
    return any(
        partners.sort == sort_of(other)
        and not (partners.differing and value_json(one.value) == value_json(other.value))
        and (partners.within is None or _near(one.when, other.when, partners.within))
        for partners in partners_of(one, registry)
    )


def _near(one: Period, other: Period, days: int) -> bool:
    if None in (one.first, one.last, other.first, other.last):
        return False
    ours = [day.toordinal() for day in (one.first, one.last) if day]
    theirs = [day.toordinal() for day in (other.first, other.last) if day]
    return theirs[1] >= ours[0] - days and theirs[0] <= ours[1] + days


def test_whatever_clashes_is_looked_up_from_either_side() -> None:
    held: dict[str, Position] = {}
    for number, (kind, row) in enumerate(EVERY):
        for said in ("2024-03-13", f"2024-0{1 + number % 3}-2{number % 9}"):
            held |= {one.id: one for one in positions(kind, published=said, **row)}
    met = 0
    for one, other in combinations(held.values(), 2):
        if one.side.question.family == other.side.question.family and judge(one, other, WORLD) is not None:
            met += 1
            assert admits(one.side, other.side), (one, other)
            assert admits(other.side, one.side), (one, other)
    assert met > 20


def test_a_sort_of_a_day_has_one_day() -> None:
    for kind, row in EVERY:
        for one in positions(kind, **row):
            if sort_of(one.side) in OF_A_DAY:
                assert one.side.when.first == one.side.when.last is not None


def located(**places: str) -> Registry:
    new = Registry()
    new.put(Entity.model_validate({"key": "angara", "type": "vessel", "names": ["Angara"]}))
    for key, coordinates in places.items():
        new.put(Entity.model_validate({"key": key, "type": "port", "names": [key], "coordinates": coordinates}))
    return new


@pytest.mark.parametrize(
    ("other", "days"),
    [
        pytest.param("43.0, 132.0", 0, id="a port nearby: only the same day counts"),
        pytest.param("-33.9, 18.4", 10, id="Cape Town lies ten days away at 30 knots"),
    ],
)
def test_how_far_around_a_day_other_places_are_looked_up_depends_on_the_farthest_place(other: str, days: int) -> None:
    registry = located(rajin="42.20, 130.31", elsewhere=other)

    assert reach_days("angara", "rajin", registry) == days


def test_a_place_that_gets_coordinates_later_counts_from_then_on() -> None:

    registry = located(rajin="42.20, 130.31")
    assert reach_days("angara", "rajin", registry) == 0
    registry.put(
        Entity.model_validate({"key": "south", "type": "port", "names": ["south"], "coordinates": "-33.9, 18.4"})
    )
    assert reach_days("angara", "rajin", registry) == 10
