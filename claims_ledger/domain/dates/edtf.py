"""Extended Date/Time Format (EDTF, ISO 8601-2), levels 0 and 1, with `[a..b]` sets as ends of intervals
too.

Read by hand, because the bounds matter: an approximate month widens to both sides, and a missing end stays
missing.
"""

import re
from contextlib import suppress
from datetime import date

from claims_ledger.domain.dates.bounds import (
    Bound,
    Extent,
    Grain,
    UnreadError,
    a_day,
    around,
    day_bound,
    inside_the_calendar,
    month_bound,
    season_bound,
    spanning,
    within,
    year_bound,
)
from claims_ledger.domain.errors import ReadingError, SeveralError

_ALPHABET = frozenset("0123456789-/.:~?%[],+XTZYWQ")
_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)", re.ASCII)
_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?",
    re.ASCII,
)
_SLASHED = re.compile(r"[0-9]{1,4}([/.])[0-9]{1,2}(\1[0-9]{1,4})?", re.ASCII)
_IN_FULL = (
    "write the year first and in full: 2024-03-12 for 12 March 2024, 2024-03 for the month, "
    "2024-03-12/2024-03-14 for a span"
)


def looks_like_edtf(words: str) -> bool:
    """Whether the words are made of EDTF's characters only, with at least one digit or a pair of dots."""
    return _ALPHABET.issuperset(words) and (any(letter.isdigit() for letter in words) or ".." in words)


def read_edtf(words: str) -> Extent:
    """Raises ReadingError for what is not EDTF, or no day of the calendar."""
    with inside_the_calendar(words):
        if words.count("/") > 1 or (_SLASHED.fullmatch(words) and not re.fullmatch("[0-9]{4}/[0-9]{4}", words)):
            raise SeveralError(f"{words!r} could be more than one date{_either(words)}", _IN_FULL)
        if "/" in words:
            left, right = words.split("/")
            return _interval(left, right, words)
        if words.startswith("["):
            return _set(words)
        if ".." in words:
            left, _, right = words.partition("..")
            if ".." in right or ".." in (left, right):
                raise UnreadError(f"{words!r} is no date", _IN_FULL)
            return _interval(left, right, words)
        bound, approximate = _date(words)
        return within(bound, approximate)


def _either(words: str) -> str:
    """The days that three numbers may be, year first or last, where they are days of the calendar."""
    numbers = [int(number) for number in re.findall("[0-9]+", words)]
    if len(numbers) != 3 or len(words) > len("0000/00/00"):
        return ""
    first, middle, last = numbers
    orders = [(first, middle, last), (first, last, middle), (last, middle, first), (last, first, middle)]
    days = set()
    for year, month, day in orders:
        with suppress(ValueError):
            days.add(date(year if year > 99 else 2000 + year, month, day).isoformat())
    return f": {' or '.join(sorted(days))}" if days else ""


def write_edtf(extent: Extent) -> str:
    """The one way to write these bounds; reading it gives them back.

    Days, months and years are written as such, every other bound as a set of days; a set followed by `~` is
    approximate and already as wide as it is meant to be. A missing end, open or unknown, is `..`.
    """
    if extent.start is None and extent.end is None and not extent.span:
        return ""
    start = _written(extent.start, extent.approximate)
    return f"{start}/{_written(extent.end, extent.approximate)}" if extent.span else start


def _written(bound: Bound | None, approximate: bool) -> str:
    if bound is None:
        return ".."
    first, last = bound.first, bound.last
    if approximate:
        return f"[{first}]~" if first == last else f"[{first}..{last}]~"
    if first == last:
        return first.isoformat()
    if first.day == 1 and bound == month_bound(first.year, first.month):
        return first.isoformat()[:7]
    if first.day == 1 and first.month == 1 and bound == year_bound(first.year):
        return first.isoformat()[:4]
    return f"[{first}..{last}]"


def _interval(left: str, right: str, words: str) -> Extent:
    if not left and not right:
        raise ReadingError(f"{words!r} has no end at all", "give at least one: 2024-02-12/.. or ../2024-02-26")
    start, start_approximate = _end(left)
    end, end_approximate = _end(right)
    return spanning(start, end, start_approximate or end_approximate)


def _end(words: str) -> tuple[Bound | None, bool]:
    if words in ("", ".."):
        return None, False
    if words.startswith("["):
        inside = _set(words)
        if inside.span:
            raise ReadingError(
                f"{words!r} cannot be the end of a span",
                "give both days of the set: [2024-03-16..2024-03-31]",
            )
        return inside.start, inside.approximate
    return _date(words)


def _set(words: str) -> Extent:
    """`[a..b]`: one of the days from a to b. `[..b]` and `[a..]` have no outermost day on one side."""
    body, closing, qualifier = words[1:].partition("]")
    if not closing or qualifier not in ("", "~", "?", "%") or "[" in body or "," in body:
        raise UnreadError(f"{words!r} is not a set of days", "write one of several days as [2024-03-16..2024-03-31]")
    left, dots, right = body.partition("..")
    if not dots:
        left = right = body
    if not left and not right:
        raise ReadingError(f"{words!r} names no day", "write one of several days as [2024-03-16..2024-03-31]")
    start, start_approximate = _date(left) if left else (None, False)
    end, end_approximate = _date(right) if right else (None, False)
    approximate = bool(qualifier) or start_approximate or end_approximate
    if start is None or end is None:
        return spanning(start, end, approximate)
    return within(Bound(start.first, end.last), approximate)


def _date(words: str) -> tuple[Bound, bool]:
    """One date and whether it is flagged. `~` widens; `?` only flags, for nothing says how far off it may
    be.
    """
    bound, grain, qualifier = read_date(words)
    if qualifier in ("~", "%"):
        bound = around(bound, grain)
    return bound, qualifier != ""


def read_date(words: str) -> tuple[Bound, Grain, str]:
    """One EDTF date as written, how fine it is, and its qualifier, not yet applied."""
    timed = _TIME.fullmatch(words)
    match = _DATE.fullmatch(timed["day"] if timed else words)
    if match is None:
        raise UnreadError(f"{words!r} is no date", _IN_FULL)
    year, month, day, qualifier = match.groups()
    if "X" in year:
        if month is not None:
            raise UnreadError(f"{words!r} is no date", _IN_FULL)
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return Bound(a_day(first, 1, 1), date(last, 12, 31)), Grain.YEAR, qualifier
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise UnreadError(f"{words!r} leaves out the month but names the day", _IN_FULL)
        return year_bound(int(year)), Grain.YEAR, qualifier
    if 21 <= int(month) <= 24 and day is None:
        return season_bound(int(year), int(month)), Grain.SEASON, qualifier
    if day is None or day == "XX":
        return month_bound(int(year), int(month)), Grain.MONTH, qualifier
    return day_bound(a_day(int(year), int(month), int(day))), Grain.DAY, qualifier
