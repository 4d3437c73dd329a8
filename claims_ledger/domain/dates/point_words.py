"""One date in English: reads the words of a Point."""

import re
from dataclasses import replace
from datetime import date, timedelta

from claims_ledger.domain.dates.bounds import Bound, Grain, day_bound
from claims_ledger.domain.dates.document_words import monday_of_the_week, of_the_document, year_of_the_document
from claims_ledger.domain.dates.edtf import read_date
from claims_ledger.domain.dates.points import Point
from claims_ledger.domain.dates.tokens import Cursor
from claims_ledger.domain.dates.vocabulary import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
    WINTER,
    skip_time_of_day,
    skip_time_of_day_of,
    take_near,
    take_part,
)
from claims_ledger.domain.errors import SeveralError

_FILLERS = ("in", "on", "at", "during", "over", "within", "the")
_WORKS_OF = tuple(
    f"{article} {work} {link}"
    for work in (
        "study",
        "report",
        "paper",
        "analysis",
        "interview",
        "article",
        "speech",
        "statement",
        "letter",
        "note",
        "book",
    )
    for article in ("a", "an")
    for link in ("of", "from")
)


def names_a_work(words: str) -> bool:
    """Whether the words name something written or said, with its time: "a study of 2020"."""
    return words.casefold().startswith(tuple(f"{start} " for start in _WORKS_OF))


def read_point(cursor: Cursor, near: bool = False) -> Point:
    """Reads one date and steps over it; raises UnreadError if none stands here.

    `near` says that "around" stood before it. "in a study of 2020" is the time of the study.
    """
    near = take_near(cursor) or near
    cursor.skip(*_FILLERS)
    near = take_near(cursor) or near
    cursor.take(*_WORKS_OF)
    skip_time_of_day_of(cursor)
    part = take_part(cursor)
    point = of_the_document(cursor, part) or _weekday(cursor) or _of_the_calendar(cursor, part)
    skip_time_of_day(cursor)
    near, flagged = near or point.near, point.flagged
    while cursor.next in ("~", "?", "%"):
        mark = cursor.advance()
        near, flagged = near or mark != "?", True
    return replace(_sound(cursor, point), near=near, flagged=flagged)


def _sound(cursor: Cursor, point: Point) -> Point:
    """Refuses a part that this grain has not, such as a quarter of a month; a day has none, so "late
    Friday" is Friday.
    """
    part = point.part
    if part is not None and point.season is not None and part not in ("early", "mid", "late"):
        raise cursor.unread()
    if part is not None and part[0] == ("q" if point.month is not None else "w"):
        raise cursor.unread()
    return point


def _weekday(cursor: Cursor) -> Point | None:
    """ "Monday", "Monday last week", "Monday, 11 March"."""
    if cursor.next not in WEEKDAYS:
        return None
    weekday = WEEKDAYS[cursor.advance()]
    skip_time_of_day(cursor)
    begin = cursor.place
    cursor.skip("of", ",", "the")
    monday = monday_of_the_week(cursor)
    if monday is not None:
        return Point(day_bound(monday + timedelta(days=weekday)))
    dated = _dated(cursor, None)
    if dated is None or (dated.month is None and dated.fixed is None):
        cursor.place = begin
        return Point(weekday=weekday)
    return replace(dated, weekday=weekday)


def _of_the_calendar(cursor: Cursor, part: str | None) -> Point:
    cursor.take("year")
    found = _dated(cursor, part)
    if found is None:
        raise cursor.unread()
    return found


def _dated(cursor: Cursor, part: str | None) -> Point | None:
    if cursor.next in MONTHS:
        return _month_first(cursor, part)
    if cursor.next in SEASONS:
        season = SEASONS[cursor.advance()]
        year = _year_of_winter(cursor) if season == WINTER else _year_after(cursor)
        return Point(season=season, year=year, part=part)
    if _at_a_day_number(cursor):
        return _day_first(cursor)
    if re.fullmatch("[0-9]{4}s", cursor.next):
        decade = int(cursor.advance()[:4])
        return Point(Bound(date(decade, 1, 1), date(decade + 9, 12, 31)), Grain.YEAR)
    if re.fullmatch("[0-9]{4}(-.*)?", cursor.next):
        return _numeric(cursor, part)
    return None


def _numeric(cursor: Cursor, part: str | None) -> Point:
    bound, grain, _ = read_date(cursor.advance())
    year, month = bound.first.year, bound.first.month
    if grain is Grain.YEAR:
        return Point(year=year, part=part)
    if grain is Grain.MONTH:
        return Point(year=year, month=month, part=part)
    return Point(bound, grain)


def _month_first(cursor: Cursor, part: str | None) -> Point:
    """ "March", "March 2024", "March 12", "March the 12th, 2024"."""
    month = MONTHS[cursor.advance()]
    begin = cursor.place
    cursor.skip("the")
    if _at_a_day_number(cursor):
        day = _day_number(cursor)
        return Point(month=month, day=day, year=_year_after(cursor))
    cursor.place = begin
    return Point(month=month, year=_year_after(cursor), part=part)


def _day_first(cursor: Cursor) -> Point:
    """ "12 March 2024", "the 12th of March", "12-Mar-2024", or the bare "5" of "5 to 7 March"."""
    day = _day_number(cursor)
    cursor.skip("of")
    if (
        cursor.next == "-"
        and cursor.peek(1) in MONTHS
        and cursor.peek(2) == "-"
        and re.fullmatch("[0-9]{4}", cursor.peek(3))
    ):
        _, month, _, year = (cursor.advance() for _ in range(4))
        return Point(day=day, month=MONTHS[month], year=int(year))
    month_name = cursor.advance() if cursor.next in MONTHS else ""
    return Point(day=day, month=MONTHS.get(month_name), year=_year_after(cursor))


def _at_a_day_number(cursor: Cursor) -> bool:
    return re.fullmatch("[0-9]{1,2}(st|nd|rd|th)?", cursor.next) is not None


def _day_number(cursor: Cursor) -> int:
    return int(re.sub("[a-z]+", "", cursor.advance()))


def _year_after(cursor: Cursor) -> int | None:
    """A year that follows a month: "2024", ", 2024", "of last year"."""
    begin = cursor.place
    cursor.skip(",", "of", "in")
    if re.fullmatch("[0-9]{4}", cursor.next):
        return int(cursor.advance())
    year = year_of_the_document(cursor)
    if year is None:
        cursor.place = begin
    return year


def _year_of_winter(cursor: Cursor) -> int | None:
    """The year in which a winter begins, from "2023/24"; raises ReadingError for one year, which could mean
    two winters.
    """
    begin = cursor.place
    cursor.skip("of")
    match = re.fullmatch("([0-9]{4})(?:-([0-9]{2}))?", cursor.next)
    if match is None:
        cursor.place = begin
        return None
    cursor.advance()
    year, following = int(match[1]), match[2]
    if following is None and cursor.take("/", "-") and not cursor.at_end:
        following = cursor.advance()
    if following in (f"{(year + 1) % 100:02}", f"{year + 1:04}"):
        return year
    raise SeveralError(
        f"{cursor.words!r} could be the winter before that year or the one after",
        f"write winter {year - 1}/{year % 100:02} or winter {year}/{(year + 1) % 100:02}",
    )
