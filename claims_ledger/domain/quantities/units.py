"""What a quantity counts or measures: the normal form of its unit, and conversion between physical ones.

Counted things (trips, rounds, containers) keep their words in the singular and never convert. Physical units
come from the list below. Words that mean several units stay counted things: tons (short, long or metric),
pounds (money or mass), barrels, gallons.
"""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities.plurals import plural, singular

# dimension -> normal form -> (how many of the dimension's base unit it is, the ways it is written); the base units are
# the metre, kilogram, second and their products, and the month. The factors are exact by definition (SI brochure;
# yard and pound agreement of 1959), to 28 digits where they have no end; the tests hold each beside a units library.
_PHYSICAL: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "length": {
        "mm": ("0.001", "mm|millimeter|millimetre"),
        "cm": ("0.01", "cm|centimeter|centimetre"),
        "m": ("1", "m|meter|metre"),
        "km": ("1000", "km|kms|kilometer|kilometre"),
        "inch": ("0.0254", "inch"),
        "foot": ("0.3048", "ft|foot"),
        "yard": ("0.9144", "yd|yard"),
        "mile": ("1609.344", "mi|mile"),
        "nautical mile": ("1852", "nm|nmi|nautical mile|sea mile"),
    },
    "mass": {
        "g": ("0.001", "g|gram|gramme"),
        "kg": ("1", "kg|kgs|kilogram|kilogramme|kilo"),
        "tonne": ("1000", "t|tonne|metric ton|metric tonne"),
        "short ton": ("907.18474", "short ton|us ton"),
        "long ton": ("1016.0469088", "long ton|imperial ton"),
        "lb": ("0.45359237", "lb|lbs"),
    },
    "speed": {
        "knot": ("0.5144444444444444444444444444", "kn|kt|kts|knot"),
        "km/h": ("0.2777777777777777777777777778", "km/h|kmh|kph|km per hour|kilometer per hour|kilometre per hour"),
        "mph": ("0.44704", "mph|mile per hour|mi per hour"),
        "m/s": ("1", "m/s|meter per second|metre per second"),
    },
    "duration": {
        "second": ("1", "s|sec|secs|second"),
        "minute": ("60", "min|mins|minute"),
        "hour": ("3600", "h|hr|hrs|hour"),
        "day": ("86400", "d|day"),
        "week": ("604800", "wk|wks|week"),
    },
    # A month has 28 to 31 days, a year 365 or 366: neither turns into days, so that no bound clashes over it.
    "calendar time": {
        "month": ("1", "month"),
        "year": ("12", "yr|yrs|year"),
    },
    "volume": {
        "l": ("0.001", "l|liter|litre"),
        "m3": ("1", "m3|m\u00b3|cubic meter|cubic metre"),
    },
    "area": {
        "m2": ("1", "m2|m\u00b2|sqm|sq m|square meter|square metre"),
        "km2": ("1000000", "km2|km\u00b2|sq km|square kilometer|square kilometre"),
        "hectare": ("10000", "ha|hectare"),
        "acre": ("4046.8564224", "acre"),
        "square foot": ("0.09290304", "sq ft|square foot"),
        "square mile": ("2589988.110336", "sq mi|sq mile|square mile"),
    },
}
_FACTOR: Final = {unit: Decimal(number) for units in _PHYSICAL.values() for unit, (number, _) in units.items()}
_DIMENSION: Final = {unit: dimension for dimension, units in _PHYSICAL.items() for unit in units}
_SYMBOLS: Final = {
    *("mm", "cm", "m", "km", "g", "kg", "lb", "km/h", "mph", "m/s", "l", "m2", "m3", "km2"),
    *("TEU", "USD", "EUR", "GBP", "KRW", "RUB"),
}
_FIXED: Final = {
    "teu": "TEU",
    "teus": "TEU",
    "%": "percent",
    "per cent": "percent",
    "usd": "USD",
    "dollar": "USD",
    "us dollar": "USD",
    "u.s. dollar": "USD",
    "eur": "EUR",
    "euro": "EUR",
    "gbp": "GBP",
    "krw": "KRW",
    "rub": "RUB",
    "ruble": "RUB",
    "rouble": "RUB",
    "roundtrip": "round trip",
}
MONEY: Final = {"US$": "USD", "$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u20a9": "KRW", "\u20bd": "RUB"}
MONEY_SIGN: Final = {code: sign for sign, code in MONEY.items()}


def _spellings() -> Iterator[tuple[str, str]]:
    yield from _FIXED.items()
    for units in _PHYSICAL.values():
        for unit, (_, written) in units.items():
            yield unit, unit
            for spelling in written.split("|"):
                yield spelling, unit


_NORMAL: Final = dict(_spellings())
_RATE = re.compile(r"(?: per | each | every | an? |/)(second|minute|hour|day|week|month|year|trip|ship|vessel)$")
_RATE_ADVERBS: Final = {
    "hourly": "hour",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
}
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)[ -]?([a-z]+)(?:[ -](.+))?")
_PUNCTUATION: Final = frozenset(" .'/&+-%\u00b2\u00b3")
UNIT_LIMIT: Final = 80
_UNIT_HINT: Final = "a unit is a few plain words, such as round trips or km"


def unit_name(words: str) -> str:
    """The normal form of a unit: lower case, singular, one spelling a physical unit (`kilometres` -> `km`).

    A size belongs to the thing counted: `152mm shells` -> `152 mm shell`, `20ft containers` ->
    `20-foot container`. Rates have `per`: `rounds a month` -> `round per month`. Raises ReadingError.
    """
    text = " ".join(words.lower().split())
    if len(text) > 2 * UNIT_LIMIT or not all(map(_allowed, text)) or (text and not _has_thing(text)):
        raise ReadingError(f"{shown(words)} is no unit", _UNIT_HINT)
    name = _normal(text) if text else ""
    if len(name) > UNIT_LIMIT:
        raise ReadingError(f"{shown(words)} is too long for a unit", _UNIT_HINT)
    return name


def _normal(text: str) -> str:
    text = re.sub(r"\bround-?(?=trips?\b)", "round ", text).replace("  ", " ")
    known = _known(text)
    if known:
        return known
    if rate := _RATE.search(text):
        return f"{_normal(text[: rate.start()])} per {rate[1]}"
    head, _, last = text.rpartition(" ")
    if head and last in _RATE_ADVERBS:
        return f"{_normal(head)} per {_RATE_ADVERBS[last]}"
    if size := _SIZE.fullmatch(text):
        measure = _known(size[2])
        if is_physical(measure) and not size[3]:
            raise ReadingError(f"{shown(text)} is a size, no unit", "say what has it: 152 mm shells")
        if is_physical(measure):
            joint = " " if measure in _SYMBOLS else "-"
            return f"{size[1]}{joint}{measure} {_singular_phrase(size[3])}"
    return _singular_phrase(text)


def _allowed(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _PUNCTUATION
    return unicodedata.category(character)[0] in "LM" or character in _PUNCTUATION


def _has_thing(text: str) -> bool:
    return text[0] not in " .'/&+-" and (text == "%" or any(character.isalpha() for character in text))


def is_unit(words: str) -> bool:
    """Whether the words, in lower case, are one spelling of a physical unit."""
    return is_physical(_known(words))


def _known(text: str) -> str:
    return _NORMAL.get(text) or _NORMAL.get(_singular_phrase(text), "")


def _singular_phrase(text: str) -> str:
    before, word = _last_word(text)
    if before.endswith("-") and word.endswith("s") and word[:-1].isdigit():
        return text[:-1]
    return before + singular(word)


def plural_unit(unit: str) -> str:
    """How a normal unit is written after a number other than one: `round trips`, `rounds per month`, `km`."""
    rate = _RATE.search(unit)
    thing, per = (unit[: rate.start()], rate[0]) if rate else (unit, "")
    if thing in _SYMBOLS:
        return unit
    before, word = _last_word(thing)
    if before.endswith("-") and word.isdigit():
        return f"{thing}s{per}"
    return f"{before}{plural(word)}{per}"


def _last_word(text: str) -> tuple[str, str]:
    start = max(text.rfind(" "), text.rfind("-")) + 1
    return text[:start], text[start:]


def same_unit(a: str, b: str) -> bool:
    """Whether two units are one and the same in their normal form; `km` and `miles` are not."""
    return unit_name(a) == unit_name(b)


def dimension(unit: str) -> str:
    """`length`, `mass`, `speed`, `duration`, `calendar time`, `volume`, `area`; empty for what is counted."""
    return _DIMENSION.get(unit, "")


def is_physical(unit: str) -> bool:
    return unit in _DIMENSION


def factor(unit: str) -> Decimal:
    """How many of its dimension's base unit one physical unit is: metres, kilograms, metres per second, …"""
    return _FACTOR[unit]


def shown(words: str) -> str:
    """Words quoted in an error: escaped, and cut after 60 characters."""
    cut = words if len(words) <= 60 else words[:60] + "\u2026"
    return repr(cut)
