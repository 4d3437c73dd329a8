"""Checking the parts of a quantity as stored, before anything is made of them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities.numerals import plain
from claims_ledger.domain.quantities.units import shown

_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,40})?")
_KEYS: Final = frozenset({"words", "low", "high", "over", "under", "unit", "estimated", "vague", "tolerance"})


def refuse_other_keys(data: Mapping[str, Any]) -> None:
    """Raises ReadingError for a part that no quantity has."""
    unknown = sorted(str(key) for key in set(data) - _KEYS)
    if unknown:
        raise ReadingError(f"a quantity has no {shown(unknown[0])}", f"it has {', '.join(sorted(_KEYS))}")


def decimal_in(data: Mapping[str, Any], name: str) -> Decimal | None:
    """A decimal from 0, written plainly and as text; None if absent. Raises ReadingError."""
    value = data.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
        raise ReadingError(f"{name} of a quantity is a plain decimal in quotes, not {shown(str(value))}")
    return plain(Decimal(value))


def flag_in(data: Mapping[str, Any], name: str) -> bool:
    """True or false; false if absent. Raises ReadingError."""
    value = data.get(name, False)
    if not isinstance(value, bool):
        raise ReadingError(f"{name} of a quantity is true or false, not {shown(str(value))}")
    return value


def text_in(data: Mapping[str, Any], name: str) -> str:
    """Text; empty if absent. Raises ReadingError."""
    value = data.get(name, "")
    if not isinstance(value, str):
        raise ReadingError(f"{name} of a quantity is text, not {shown(str(value))}")
    return value
