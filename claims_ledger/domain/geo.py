"""Places on the globe: coordinates as written, and the great-circle distance between two of them."""

import math
import re

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities import read_quantity

EARTH_RADIUS_KM = 6371.0088
"""The mean radius (IUGG)."""

_PAIR = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,8})?)\s*,\s*([+-]?\d{1,3}(?:\.\d{1,8})?)\s*")


def read_coordinates(words: str) -> tuple[float, float]:
    """Latitude and longitude in decimal degrees, north and east positive. Raises ReadingError."""
    found = _PAIR.fullmatch(words) if len(words) <= 40 and words.isascii() else None
    if found is None:
        raise ReadingError(f"{words[:40]!r} are no coordinates", "write latitude, longitude in degrees: 42.20, 130.31")
    latitude, longitude = float(found[1]), float(found[2])
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ReadingError(
            f"{words!r} lies outside the globe", "latitude is -90 to 90, longitude -180 to 180, in this order"
        )
    return latitude, longitude


def read_speed(words: str) -> float:
    """A top speed in km/h, from words such as `22 knots`. Raises ReadingError."""
    quantity = read_quantity(words)
    converted = quantity.convert("km/h")
    if converted is None or converted.high is None:
        raise ReadingError(f"{words!r} is no top speed", "write a number with knots or km/h: 22 knots")
    return float(converted.high)


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance on a sphere, by the haversine formula; within half a percent of the ellipsoid's."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(part) for part in (*a, *b))
    chord = math.sin((lat_b - lat_a) / 2) ** 2
    chord += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))
