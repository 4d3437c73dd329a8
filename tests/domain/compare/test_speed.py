"""Place-times that no ship or aircraft could connect. Coordinates of this file are round figures; the distances were
worked out by hand from them (one degree of a great circle is 111.2 km)."""

import pytest

from claims_ledger.domain.assertion import At, Question
from claims_ledger.domain.compare import Side, compare
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.geo import distance_km, read_coordinates, read_speed
from tests.support.world import registry, side

FAST = ("contradicts", "too-fast")
GLOBE = registry()
for key, type_, more in (
    ("nought", "port", {"coordinates": "0, 0"}),
    ("ten-east", "port", {"coordinates": "0, 10"}),
    ("forty-east", "port", {"coordinates": "0, 40"}),
    ("far-side", "port", {"coordinates": "0, 180"}),
    ("nowhere", "port", {}),
    ("slow", "vessel", {"top_speed": "10 knots"}),
    ("slow-fleet", "fleet", {"members": ["angara"], "top_speed": "10 knots"}),
):
    GLOBE.put(Entity.model_validate({"key": key, "type": type_, "names": [f"Invented {key}"], **more}))


def at(who: str, place: str, when: str) -> Side:
    return side(Question("place", who=GLOBE.ref(who)), At((GLOBE.ref(place),)), when)


@pytest.mark.parametrize(
    ("who", "there", "then", "expected"),
    [
        # 4,448 km; 30 knots are 55.56 km/h, 2,667 km in the 48 hours of two days
        pytest.param("maria", "forty-east", "2024-03-11", FAST, id="a ship, 4,448 km in two days"),
        pytest.param("maria", "ten-east", "2024-03-11", None, id="a ship, 1,112 km in two days"),
        pytest.param("maria", "forty-east", "2024-03-13", None, id="a ship, 4,448 km in four days"),
        pytest.param("maria", "nowhere", "2024-03-11", None, id="a place without coordinates"),
        pytest.param("maria", "forty-east", "around 2024-03-11", None, id="an estimated day"),
        pytest.param("maria", "forty-east", "March 2024", None, id="no stated day"),
        pytest.param("il-76td", "forty-east", "2024-03-10", None, id="an aircraft, 4,448 km in one day"),
        pytest.param("il-76td", "far-side", "2024-03-10", None, id="an aircraft, half round the globe in one day"),
        # 10 knots are 18.52 km/h, 889 km in 48 hours
        pytest.param("slow", "ten-east", "2024-03-11", FAST, id="a slow ship, 1,112 km in two days"),
        pytest.param("angara", "ten-east", "2024-03-11", FAST, id="a ship of a slow fleet"),
        pytest.param("slow", "ten-east", "2024-03-12", None, id="a slow ship, 1,112 km in three days"),
    ],
)
def test_what_no_craft_could_connect(who: str, there: str, then: str, expected: tuple[str, str] | None) -> None:
    one, other = at(who, "nought", "2024-03-10"), at(who, there, then)
    for verdict in (compare(one, other, GLOBE), compare(other, one, GLOBE)):
        assert (verdict and (verdict.name, verdict.reason)) == expected


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        pytest.param((0, 0), (0, 0), 0, id="one place"),
        pytest.param((0, 0), (0, 180), 20015, id="half round the globe"),
        pytest.param((90, 0), (-90, 77), 20015, id="pole to pole"),
        pytest.param((0, 179), (0, -179), 222, id="across the date line"),
        pytest.param((42.20, 130.31), (42.77, 133.05), 233, id="Rajin to Vostochny"),
    ],
)
def test_great_circles(a: tuple[float, float], b: tuple[float, float], km: int) -> None:
    assert round(distance_km(a, b)) == km == round(distance_km(b, a))


@pytest.mark.parametrize("words", ["42.20", "91, 0", "0, 181", "42,20 130,31", "N 42, E 130", "1e3, 4", "", "٤٢, 0"])
def test_what_are_no_coordinates(words: str) -> None:
    with pytest.raises(ReadingError):
        read_coordinates(words)


def test_the_desk_may_say_otherwise_for_all_craft_of_a_type() -> None:
    one, other = at("maria", "nought", "2024-03-10"), at("maria", "forty-east", "2024-03-11")
    try:
        GLOBE.set_type_speed("vessel", "60 knots")  # 111.12 km/h, 5,334 km in 48 hours
        assert compare(one, other, GLOBE) is None
        slow = compare(at("slow", "nought", "2024-03-10"), at("slow", "ten-east", "2024-03-11"), GLOBE)
        assert slow is not None, "what is known of the ship itself goes before"
    finally:
        GLOBE.set_type_speed("vessel", None)
    assert compare(one, other, GLOBE) is not None


def test_a_top_speed_is_a_speed() -> None:
    assert read_speed("22 knots") == pytest.approx(40.744)
    with pytest.raises(ReadingError, match="top speed"):
        read_speed("22 trips")
