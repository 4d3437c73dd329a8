"""One date in English, before its year is known, and how it is resolved against another day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from claims_ledger.domain.dates.bounds import (
    Bound,
    Grain,
    UnreadError,
    a_day,
    around,
    day_bound,
    month_bound,
    part_of_month,
    part_of_season,
    part_of_year,
    season_bound,
    year_bound,
)
from claims_ledger.domain.errors import ReadingError

_YEARS_TO_A_LEAP_DAY = 8
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class DocumentDay:
    """The days on which a document may have come out, and whether one is certain."""

    bound: Bound
    certain: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One date as far as its own words fix it.

    Either `fixed`, or a year, or a month (with day or part) or season with or without a year, or only a
    weekday, or only a day number, which has to take its month from the other end of a range. A weekday
    beside a date is checked against it.
    """

    fixed: Bound | None = None
    grain: Grain = Grain.DAY
    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    season: int | None = None
    weekday: int | None = None
    near: bool = False
    flagged: bool = False

    @property
    def inexact(self) -> bool:
        return self.near or self.flagged

    @property
    def only_a_day_number(self) -> bool:
        return self.day is not None and self.month is None

    @property
    def only_a_weekday(self) -> bool:
        return self.weekday is not None and self.fixed is None and self.month is None

    @property
    def only_a_year(self) -> bool:
        return self.year is not None and self.month is None and self.season is None and self.fixed is None

    @property
    def complete(self) -> bool:
        """Whether no other day is needed to resolve it."""
        return self.fixed is not None or self.year is not None

    def beside(self, other: "Point") -> Self:
        """A bare day number takes the month that the other end names, and its year if it has none."""
        if not self.only_a_day_number:
            return self
        if other.month is None or other.day is None:
            raise UnreadError(
                f"the day {self.day} has no month", "write both days with their month: 5 March to 7 March"
            )
        return replace(self, month=other.month, year=self.year if self.year is not None else other.year)

    def resolved(self) -> Bound:
        """The days of a complete point; raises ReadingError if there are none."""
        if self.fixed is not None:
            bound = self.fixed
        elif self.year is not None:
            bound = self._in_year(self.year)
        else:
            raise UnreadError("a date without a year")
        if self.weekday is not None and bound.single and bound.first.weekday() != self.weekday:
            real, said = WEEKDAY_NAMES[bound.first.weekday()], WEEKDAY_NAMES[self.weekday]
            raise ReadingError(
                f"{bound.first} was a {real}, not a {said}",
                "check the day, the month and the year, or leave the weekday out",
            )
        return bound

    def latest(self, anchor: date, ended: bool = False) -> Bound:
        """The latest such days that begin on or before the anchor, or with `ended` are over before it."""
        if self.complete:
            return self.resolved()
        if self.only_a_weekday and self.weekday is not None:
            return day_bound(anchor - timedelta(days=(anchor.weekday() - self.weekday) % 7))
        for year in range(anchor.year, max(0, anchor.year - _YEARS_TO_A_LEAP_DAY) - 1, -1):
            bound = self._possible(year)
            if bound is not None and (bound.last < anchor if ended else bound.first <= anchor):
                return replace(self, fixed=bound).resolved()
        return self._in_year(anchor.year)

    def earliest(self, anchor: date) -> Bound:
        """The earliest such days that begin on or after the anchor."""
        if self.complete:
            return self.resolved()
        if self.only_a_weekday and self.weekday is not None:
            return day_bound(anchor + timedelta(days=(self.weekday - anchor.weekday()) % 7))
        for year in range(anchor.year, anchor.year + _YEARS_TO_A_LEAP_DAY + 1):
            bound = self._possible(year)
            if bound is not None and bound.first >= anchor:
                return replace(self, fixed=bound).resolved()
        return self._in_year(anchor.year)

    def widened(self, bound: Bound) -> Bound:
        """The bound, widened if the point was said to be near it."""
        return around(bound, self.scale) if self.near else bound

    @property
    def scale(self) -> Grain:
        """How fine it was written."""
        if self.season is not None:
            return Grain.SEASON
        if self.month is not None:
            if self.day is not None:
                return Grain.DAY
            return Grain.MONTH if self.part is None else Grain.PART
        if self.year is not None:
            return Grain.YEAR if self.part is None else Grain.SEASON
        return self.grain

    def _possible(self, year: int) -> Bound | None:
        """Its days in that year, or None if the year has no such day, as most have no 29 February."""
        try:
            return self._in_year(year)
        except ReadingError:
            return None

    def _in_year(self, year: int) -> Bound:
        if self.season is not None:
            whole = season_bound(year, self.season)
            return whole if self.part is None else part_of_season(whole, self.part)
        if self.month is None:
            return year_bound(year) if self.part is None else part_of_year(year, self.part)
        if self.day is not None:
            return day_bound(a_day(year, self.month, self.day))
        return month_bound(year, self.month) if self.part is None else part_of_month(year, self.month, self.part)
