"""The one shape of every answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer: the clocks as printed (None where one was not asked), the position it was read at, its items."""

    as_of: str | None
    recorded_at: str | None
    position: int
    items: Sequence[Item]
