"""Reading quantities as people write them: `at least 32 round trips`, `over 3 million`, `dozens of ships`."""

import re
from dataclasses import replace
from typing import Final

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities.quantity import Interval, Quantity
from claims_ledger.domain.quantities.reader import QuantityReader
from claims_ledger.domain.quantities.units import same_unit, shown, unit_name
from claims_ledger.domain.quantities.words import cleaned

__all__ = [
    "Interval",
    "Quantity",
    "read_counted",
    "read_quantities",
    "read_quantity",
    "same_unit",
    "unit_name",
]

_ALTERNATIVES: Final = 8
_OR = re.compile(r" or (?!(?:more|fewer|less|so|above)(?! than)\b)", re.IGNORECASE)
_BUT = re.compile(r" but (?=at |up |no |as |more |over |fewer |less |under |below |[<>])", re.IGNORECASE)


def read_quantity(words: str, unit: str | None = None) -> Quantity:
    """The quantity that the words say; `unit` is what a bare number counts.

    Figures take thousands separators (`1,000`, `1 000`) and a decimal point; `1,00`, `1.000` and `1.000,5`
    could be read in two ways and are refused. Numbers go from 0 to 10^18, words to 200 characters. Raises
    ReadingError with a hint, also where goods follow (`rounds of shells`): those are for `read_counted`.
    """
    quantity, goods = read_counted(words, unit)
    if goods is not None:
        raise ReadingError(
            f"{shown(goods)} says what the {quantity.unit or 'number'} is of",
            "write the number and its unit here, and the goods in their own field",
        )
    return quantity


def read_counted(words: str, unit: str | None = None) -> tuple[Quantity, str | None]:
    """A quantity, and the goods named after it: `500,000 rounds of 122 mm shells` -> (..., `122 mm shells`).

    The goods keep their words; None if there are none: in `3 million 152 mm shells` the unit says it all.
    Raises ReadingError as `read_quantity` does.
    """
    text = cleaned(words)
    default = unit_name(unit) if unit else ""
    parts = _BUT.split(text)
    if len(parts) > 2:
        raise ReadingError(f"{shown(words)} has too many bounds", "write at most a floor and a ceiling")
    read = [QuantityReader(part, default).read() for part in parts]
    quantity, goods = read[0] if len(read) == 1 else _both(read[0], read[1])
    return replace(quantity, words=words.strip()), goods


def read_quantities(words: str, unit: str | None = None) -> tuple[Quantity, ...]:
    """Alternatives joined by `or`; one that names no unit has that of the last. Raises ReadingError."""
    cleaned(words)
    parts = _OR.split(words)
    if len(parts) > _ALTERNATIVES:
        raise ReadingError(f"{len(parts)} alternatives are too many", f"write at most {_ALTERNATIVES}")
    last = read_quantity(parts[-1], unit)
    return (*(read_quantity(part, last.unit) for part in parts[:-1]), last)


def _both(first: tuple[Quantity, str | None], second: tuple[Quantity, str | None]) -> tuple[Quantity, str | None]:
    floor, ceiling = (first[0], second[0]) if second[0].low is None else (second[0], first[0])
    if floor.low is None or floor.high is not None or ceiling.high is None or ceiling.low is not None:
        raise ReadingError("`but` joins a floor and a ceiling", "write it as more than 5 but fewer than 7")
    units = {quantity.unit for quantity in (floor, ceiling) if quantity.unit}
    if len(units) > 1 or floor.estimated != ceiling.estimated or floor.vague or ceiling.vague:
        raise ReadingError("the two bounds do not go together", "write both as numbers of one unit")
    joined = replace(floor, high=ceiling.high, high_exclusive=ceiling.high_exclusive, unit=units.pop() if units else "")
    return joined, second[1] or first[1]
