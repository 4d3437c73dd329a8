"""The axes of pictures: which columns a day or an amount takes, and what is written above them."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple, Protocol

from claims_ledger.rendering.spoken import MONTHS, count

Number = int | Decimal
_MOST_A_DAY = 6  # columns; more would only stretch
_LEAST_STEP = 7  # columns between two amounts
_APART = 1  # columns between two labels


class Tick(NamedTuple):
    """A label, and the column above which it begins."""

    at: int
    label: str


class Fitted(Protocol):
    """An axis on so many columns."""

    @property
    def columns(self) -> int: ...
    @property
    def ticks(self) -> Sequence[Tick]: ...
    @property
    def grain(self) -> str: ...

    def span(self, first: Number, last: Number) -> tuple[int, int]:
        """The first and the last column of what lies between two values."""
        ...


class Axis(Protocol):
    """From the least to the greatest value of a picture."""

    def fitted(self, room: int) -> Fitted:
        """Laid out on at most `room` columns."""
        ...


class DaysFitted(NamedTuple):
    """Days on columns: several columns a day, or several days a column."""

    first: int
    columns: int
    per_day: int
    days: int
    ticks: Sequence[Tick]

    @property
    def grain(self) -> str:
        return f"a column is {count(self.days, 'day')}" if self.days > 1 else ""

    def span(self, first: Number, last: Number) -> tuple[int, int]:
        """A column is taken if any of its days is."""
        ends = (int(first) - self.first) * self.per_day, (int(last) - self.first + 1) * self.per_day - 1
        return ends[0] // self.days, ends[1] // self.days


class Days(NamedTuple):
    """Days by their ordinals, both ends with it."""

    first: int
    last: int

    def fitted(self, room: int) -> DaysFitted:
        """As many columns a day, or as few days a column, as fit."""
        length = self.last - self.first + 1
        per_day = max(1, min(room // length, _MOST_A_DAY))
        days = 1 if per_day * length <= room else -(-length // room)
        bare = DaysFitted(self.first, -(-length * per_day // days), per_day, days, ())
        return bare._replace(ticks=self._ticks(bare))

    def _ticks(self, fitted: DaysFitted) -> Sequence[Tick]:
        """The finest of days, months and years whose labels do not meet."""
        for days in (1, 2, 5, 10, 15):
            if (self.last - self.first) // days <= fitted.columns:
                ticks = list(_labelled(fitted, self._some_days(days), "day"))
                if _apart(ticks):
                    return _within(ticks, fitted.columns)
        for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000):
            ticks = list(_labelled(fitted, self._some_months(months), "month" if months < 12 else "year"))
            if _apart(ticks):
                return _within(ticks, fitted.columns)
        return ()

    def _some_days(self, step: int) -> Iterator[date]:
        """Every day, every other one, or the first of a month and what divides by five, ten or fifteen."""
        for ordinal in range(self.first, self.last + 1):
            day = date.fromordinal(ordinal)
            odd, round_ = day.day % 2 and day.day < 31, day.day % step == 0 and day.day < 30
            if step == 1 or (odd if step == 2 else round_ or day.day == 1):
                yield day

    def _some_months(self, step: int) -> Iterator[date]:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        month = first.year * 12 + first.month - 1 + (first.day > 1)
        month += -month % step
        while month <= last.year * 12 + last.month - 1:
            yield date(month // 12, month % 12 + 1, 1)
            month += step


def _labelled(fitted: DaysFitted, days: Iterator[date], sort: str) -> Iterator[Tick]:
    before: date | None = None
    for day in days:
        month, year = MONTHS[day.month - 1], str(day.year)
        new_year = day.month == 1 if before is None else before.year != day.year
        if sort == "day":
            whole = f"{day.day} {month} {year}" if new_year else f"{day.day} {month}"
            new = before is None or (before.year, before.month) != (day.year, day.month)
            label = whole if new else str(day.day)
        else:
            label = year if new_year or sort == "year" else month
        yield Tick(fitted.span(day.toordinal(), day.toordinal())[0], label)
        before = day


def _apart(ticks: Sequence[Tick]) -> bool:
    return bool(ticks) and all(one.at + len(one.label) + _APART <= after.at for one, after in pairwise(ticks))


def _within(ticks: Sequence[Tick], columns: int) -> Sequence[Tick]:
    return [tick for tick in ticks if tick.at + len(tick.label) <= columns]


class AmountsFitted(NamedTuple):
    """Amounts on columns, from nought on."""

    greatest: Decimal
    columns: int
    ticks: Sequence[Tick]

    @property
    def grain(self) -> str:
        return ""

    def span(self, first: Number, last: Number) -> tuple[int, int]:
        """The columns nearest to two amounts."""
        return self._place(first), self._place(last)

    def _place(self, number: Number) -> int:
        return min(self.columns - 1, max(0, int(Decimal(number) / self.greatest * (self.columns - 1))))


class Amounts(NamedTuple):
    """Amounts from nought to the greatest, which is more than nought."""

    greatest: Decimal

    def fitted(self, room: int) -> AmountsFitted:
        """On all the columns, with a label at every one, two or five of a power of ten."""
        bare = AmountsFitted(self.greatest, room, ())
        step = Decimal(1).scaleb(
            max(0, self.greatest.adjusted() - 2) if self.greatest >= 1 else self.greatest.adjusted() - 1
        )
        for times in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
            number = int(self.greatest / (step * times))
            if number * _LEAST_STEP <= room:
                marks = [step * times * one for one in range(number + 1)]
                ticks = [Tick(bare.span(mark, mark)[0], _plainly(mark)) for mark in marks]
                if _apart(ticks):
                    return bare._replace(ticks=_within(ticks, room))
        return bare


def _plainly(number: Decimal) -> str:
    whole = number.to_integral_value()
    return f"{whole:,f}" if whole == number else f"{number.normalize():,f}"
