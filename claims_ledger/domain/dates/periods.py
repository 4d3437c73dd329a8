"""A period of event time: the words, and the days between which each of its ends lies."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Self

from claims_ledger.domain.dates.bounds import Bound, Extent, clean, day_bound
from claims_ledger.domain.dates.edtf import looks_like_edtf, read_edtf, write_edtf
from claims_ledger.domain.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Period:
    """When something is said to have happened, in days.

    Without `span` it lies somewhere within one bound (`start == end`); with `span` it extends from `start`
    to `end`, and an end that is None is open or unknown. `approximate` marks any "around" or `~`; the
    bounds are already as wide as that makes them. `relation` keeps the words of a time relative to an event
    ("days after the visit"): such a period has no bounds and is never compared.

    `words` takes part in equality; two writings of one time have the same `edtf`.
    """

    words: str
    start: Bound | None
    end: Bound | None
    span: bool = False
    approximate: bool = False
    relation: str | None = None

    @classmethod
    def of_extent(cls, words: str, extent: Extent) -> Self:
        return cls(words, extent.start, extent.end, extent.span, extent.approximate)

    @classmethod
    def on_day(cls, day: date) -> Self:
        """That one day."""
        bound = day_bound(day)
        return cls(day.isoformat(), bound, bound)

    @classmethod
    def relative(cls, words: str) -> Self:
        """A time relative to an event: its words and no bounds."""
        return cls(words, None, None, relation=words)

    @classmethod
    def from_edtf(cls, edtf: str) -> Self:
        """Reads EDTF only; "" is the unknown period. Raises ReadingError."""
        words, extent = _from_edtf(edtf)
        return cls.of_extent(words, extent)

    @property
    def edtf(self) -> str:
        """The canonical EDTF form; it alone gives back everything but the words, and is "" when nothing is
        known.
        """
        return write_edtf(Extent(self.start, self.end, self.span, self.approximate))

    @property
    def first(self) -> date | None:
        """The earliest day it may touch; None if open or unknown."""
        return None if self.start is None else self.start.first

    @property
    def last(self) -> date | None:
        """The latest day it may touch; None if open or unknown."""
        return None if self.end is None else self.end.last

    @property
    def known(self) -> bool:
        """Whether there is at least one day to compare with."""
        return self.start is not None or self.end is not None

    @property
    def stated_day(self) -> date | None:
        """The day, if exactly one was stated, and not approximately."""
        if self.approximate or self.first is None or self.first != self.last:
            return None
        return self.first

    @property
    def open_start(self) -> bool:
        return self.span and self.start is None

    @property
    def open_end(self) -> bool:
        return self.span and self.end is None

    def closed(self, on: "Period | date") -> Self:
        """For comparison: an open end closes on that day, or somewhere within a vague `on`, and never before the start.

        A period that is closed already, or an `on` without bounds, changes nothing.
        """
        if not self.open_end:
            return self
        if not isinstance(on, Period):
            end = day_bound(on)
        elif on.first is not None and on.last is not None:
            end = Bound(on.first, on.last)
        elif on.last is not None:
            end = day_bound(on.last)
        else:
            return self
        if self.start is not None and end.last < self.start.first:
            return replace(self, end=self.start)
        if self.start is not None and end.first < self.start.first:
            end = Bound(self.start.first, end.last)
        return replace(self, end=end)

    def covers(self, other: "Period") -> bool:
        """Whether the other's outermost days lie within this one's. False if either is unknown."""
        if not self._comparable(other):
            return False
        begins = self.first is None or (other.first is not None and self.first <= other.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return begins and ends

    def overlaps(self, other: "Period") -> bool:
        """Whether the two may share a day, by their outermost days. False if either is unknown."""
        if not self._comparable(other):
            return False
        return not (
            (self.last is not None and other.first is not None and self.last < other.first)
            or (other.last is not None and self.first is not None and other.last < self.first)
        )

    def _comparable(self, other: "Period") -> bool:
        return self.known and other.known

    def to_json(self) -> dict[str, str]:
        """`{"edtf", "words"}`, and `relation` if there is one."""
        found = {"edtf": self.edtf, "words": self.words}
        return found if self.relation is None else {**found, "relation": self.relation}

    @classmethod
    def from_json(cls, found: Mapping[str, str]) -> Self:
        """Reads what `to_json` wrote; raises ReadingError if the EDTF is none."""
        return replace(cls.from_edtf(found["edtf"]), words=found["words"], relation=found.get("relation"))

    def __str__(self) -> str:
        return self.words


@lru_cache(maxsize=16384)
def _from_edtf(edtf: str) -> tuple[str, Extent]:
    """A record speaks of the same days again and again."""
    if not edtf:
        return "", Extent(None, None, False, False)
    words = clean(edtf)
    if not looks_like_edtf(words):
        raise ReadingError(f"{words!r} is not EDTF", "write a date such as 2024-03-12 or 2023-08/2024-02-29")
    return words, read_edtf(words)
