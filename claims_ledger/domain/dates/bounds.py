"""Intervals of days, and the calendar arithmetic that the readers of dates share."""

import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from claims_ledger.domain.errors import ReadingError

LONGEST = 200
HINT = (
    "write a date such as 2024-03-12, 2024-03, 12 Mar 2024, late December 2023, 2023-08/2024-02-29, "
    "since 12 Feb 2024, before 2024-03-10 or [2024-03-16..2024-03-31]"
)


class UnreadError(ReadingError):
    """The words do not follow the grammar at all, as against a date that cannot be."""


@dataclass(frozen=True, slots=True, order=True)
class Bound:
    """The days between which something lies, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ReadingError(f"{self.first} to {self.last} runs backwards", "write the earlier day first")

    @property
    def single(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Extent:
    """What a reader of dates finds: a bound for either end, whether it extends between them, and whether
    "around".
    """

    start: Bound | None
    end: Bound | None
    span: bool
    approximate: bool


class Grain(Enum):
    """How fine a date was written; it decides how far "around" reaches to either side."""

    DAY = "day"
    WEEK = "week"
    PART = "part of a month"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


_MARGIN_DAYS = {Grain.DAY: 3, Grain.WEEK: 3, Grain.PART: 3, Grain.MONTH: 10, Grain.SEASON: 10}
_MARGIN_MONTHS_OF_A_YEAR = 4
_DAYS_OF_A_MONTH = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 0), "early-mid": (1, 20), "mid-late": (11, 0), "h1":
    (1, 15), "h2": (16, 0), "w1": (1, 7), "w2": (8, 14), "w3": (15, 21), "w4": (22, 28), "w5": (1, 0),
}  # fmt: skip
_MONTHS_OF_A_YEAR = {
    "early": (1, 4), "mid": (5, 4), "late": (9, 4), "early-mid": (1, 8), "mid-late": (5, 8), "h1": (1,
    6), "h2": (7, 6), "q1": (1, 3), "q2": (4, 3), "q3": (7, 3), "q4": (10, 3),
}  # fmt: skip


def within(bound: Bound, approximate: bool = False) -> Extent:
    """Something within one bound."""
    return Extent(bound, bound, span=False, approximate=approximate)


def day_bound(day: date) -> Bound:
    return Bound(day, day)


def a_day(year: int, month: int, day: int) -> date:
    """That day; raises ReadingError if the calendar has no such day."""
    if year < 1:
        raise ReadingError(f"there is no year {year}", "years run from 0001 to 9999")
    if not 1 <= month <= 12:
        raise ReadingError(f"there is no month {month}", "months run from 01 to 12; write 2024-03-12")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise ReadingError(
            f"{year:04}-{month:02} has no day {day}",
            f"that month runs from 1 to {monthrange(year, month)[1]}; check the day and the month",
        )
    return date(year, month, day)


def months_bound(year: int, month: int, count: int = 1) -> Bound:
    """`count` whole months from that one on."""
    first = a_day(year, month, 1)
    return Bound(first, months_on(first, count) - timedelta(days=1)) if count > 1 else month_bound(year, month)


def month_bound(year: int, month: int) -> Bound:
    first = a_day(year, month, 1)
    return Bound(first, first.replace(day=monthrange(year, month)[1]))


def year_bound(year: int) -> Bound:
    return Bound(a_day(year, 1, 1), date(year, 12, 31))


def season_bound(year: int, season: int) -> Bound:
    """EDTF seasons 21–24 as the northern meteorological ones; winter (24) begins in December of its year.

    EDTF itself gives the seasons no days.
    """
    return months_bound(year, 3 * (season - 20), 3)


def months_on(day: date, months: int) -> date:
    """That many calendar months later (earlier if negative), on the last day of a month that is too short."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError("outside the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def part_of_month(year: int, month: int, part: str) -> Bound:
    """early: days 1–10, mid: 11–20, late: 21 to the end; halves h1 and h2 meet at 15 | 16; weeks w1 … w4
    count from the 1st in sevens, and w5 is the last seven days.
    """
    whole = month_bound(year, month)
    first, last = _DAYS_OF_A_MONTH[part]
    if part == "w5":
        return Bound(whole.last - timedelta(days=6), whole.last)
    return Bound(whole.first.replace(day=first), whole.first.replace(day=last) if last else whole.last)


def part_of_year(year: int, part: str) -> Bound:
    """early: January–April, mid: May–August, late: September–December; halves h1, h2; quarters q1 … q4."""
    return months_bound(year, *_MONTHS_OF_A_YEAR[part])


def part_of_season(season: Bound, part: str) -> Bound:
    """early, mid and late: its first, second and third month."""
    month = months_on(season.first, ("early", "mid", "late").index(part))
    return month_bound(month.year, month.month)


def part_of_week(monday: date, part: str) -> Bound:
    """early: Monday and Tuesday, mid: Wednesday and Thursday, late: Friday to Sunday."""
    first, last = {"early": (0, 1), "mid": (2, 3), "late": (4, 6)}[part]
    return Bound(monday + timedelta(days=first), monday + timedelta(days=last))


def around(bound: Bound, grain: Grain) -> Bound:
    """The bound widened by what "around" means: ± 3 days on a day (a week, a third of a month), ± 10 days
    on a month (a season), ± 4 months on a year. Raises OverflowError outside the calendar.
    """
    if grain is Grain.YEAR:
        first = months_on(bound.first, -_MARGIN_MONTHS_OF_A_YEAR)
        after = months_on(bound.last.replace(day=1), _MARGIN_MONTHS_OF_A_YEAR)
        return Bound(first, month_bound(after.year, after.month).last)
    margin = timedelta(days=_MARGIN_DAYS[grain])
    return Bound(bound.first - margin, bound.last + margin)


def spanning(start: Bound | None, end: Bound | None, approximate: bool = False) -> Extent:
    """Something that extends from one end to the other; raises ReadingError if it runs backwards."""
    if start is not None and end is not None and start.first > end.last:
        raise ReadingError(f"the span from {start.first} to {end.last} runs backwards", "write the earlier end first")
    return Extent(start, end, span=True, approximate=approximate)


def clean(words: str) -> str:
    """The words without surrounding space; raises ReadingError on what no date can hold."""
    if len(words) > LONGEST:
        raise ReadingError(f"these words for a date are {len(words)} characters long", f"At most {LONGEST}. {HINT}")
    for letter in words.strip():
        if unicodedata.category(letter).startswith("C") or unicodedata.category(letter) in ("Zl", "Zp"):
            raise ReadingError(f"a date cannot hold the control character U+{ord(letter):04X}", HINT)
        if not letter.isascii() and letter.isdigit():
            raise ReadingError(f"{letter!r} is no plain digit", "write numbers with the digits 0 to 9")
    stripped = words.strip()
    if not stripped:
        raise ReadingError("no date was written", HINT)
    return stripped


@contextmanager
def inside_the_calendar(words: str) -> Iterator[None]:
    """Turns an arithmetic overflow into a ReadingError."""
    try:
        yield
    except OverflowError:
        raise ReadingError(f"{words!r} reaches outside the years 0001 to 9999", HINT) from None
