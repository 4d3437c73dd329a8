"""Dates in English: a small closed grammar, read by recursive descent in linear time.

A time is a point ("12 March", "late December 2023", "Monday"), a span between two of them, or a span with
one open end. A point without a year is the latest such one on or before the document's day; at the start of
a span it is the latest on or before the end. Whatever needs the document's day fails without a certain one.
"""

from datetime import timedelta

from claims_ledger.domain.dates.bounds import (
    Bound,
    Extent,
    UnreadError,
    day_bound,
    inside_the_calendar,
    months_on,
    spanning,
    within,
)
from claims_ledger.domain.dates.point_words import read_point
from claims_ledger.domain.dates.points import DocumentDay, Point
from claims_ledger.domain.dates.tokens import Cursor
from claims_ledger.domain.dates.vocabulary import take_count, take_near, take_unit
from claims_ledger.domain.errors import ReadingError

_TO = ("to", "until", "till", "through", "thru", "up to", "-", "..")
_ONWARDS = ("onwards", "onward", "on")
_UP_TO = (
    "no later than", "not later than", "on or before", "as recently as", "as late as", "up until",
    "up to", "until", "till", "through", "by", "..",
)  # fmt: skip
_BEFORE = ("before", "prior to", "earlier than")
_FROM = (
    "ever since", "since", "starting", "beginning in", "beginning on", "on or after", "no earlier than",
    "not earlier than", "as early as", "from",
)  # fmt: skip
_AFTER = ("after", "later than")
_STRETCHES = ("recent", "past", "last")
_RECENT = {"day": 7, "week": 6, "month": 6, "year": 5}


def read_words(words: str, document: DocumentDay | None) -> Extent:
    """Reads a time in English.

    Raises UnreadError for what is outside the grammar, and ReadingError for a day that cannot be, or that
    needs the document's day where none is given or certain.
    """
    cursor = Cursor(words, document)
    with inside_the_calendar(words):
        found = _stretch(cursor) or _extent(cursor)
    if not cursor.at_end:
        raise cursor.unread()
    return found


def _stretch(cursor: Cursor) -> Extent | None:
    """ "recent months", "the past two weeks": about that long, ending with the document's day.

    Without a number it is 7 days, 6 weeks, 6 months or 5 years. A single "last week" is no stretch but a
    week.
    """
    begin = cursor.place
    cursor.take("at least")
    cursor.skip("in", "over", "during", "for", "within", "the", "most")
    which = cursor.take(*_STRETCHES)
    count = None if which in (None, "recent") else take_count(cursor)
    plural = cursor.next.endswith("s")
    unit = take_unit(cursor)
    if which is None or unit is None or not (plural or which == "past" or count is not None):
        cursor.place = begin
        return None
    length = _RECENT[unit] if plural else 1
    if count is not None and count[0] == count[1]:
        length = count[0]
    today = cursor.today()
    if unit in ("day", "week"):
        first = today - timedelta(days=length * (7 if unit == "week" else 1))
    else:
        first = months_on(today, -length * (12 if unit == "year" else 1))
    return spanning(day_bound(first), day_bound(today), approximate=True)


def _extent(cursor: Cursor) -> Extent:
    near = take_near(cursor)
    cursor.take("at least")
    if cursor.take("between"):
        return _ends(cursor, read_point(cursor, near), ("and",))
    if cursor.take("throughout", "all through"):
        point = read_point(cursor, near)
        bound = _widened(cursor, point)
        return spanning(day_bound(bound.first), day_bound(bound.last), point.inexact)
    if cursor.take(*_UP_TO):
        point = _after_at_least(cursor, near)
        return spanning(None, _widened(cursor, point), point.inexact)
    if cursor.take(*_BEFORE):
        point = read_point(cursor, near)
        eve = day_bound(_days(cursor, point).first - timedelta(days=1))
        return spanning(None, point.widened(eve), point.inexact)
    if cursor.take(*_AFTER):
        point = read_point(cursor, near)
        morrow = day_bound(_days(cursor, point).last + timedelta(days=1))
        return spanning(point.widened(morrow), None, point.inexact)
    if cursor.take(*_FROM):
        return _from(cursor, _after_at_least(cursor, near))
    point = read_point(cursor, near)
    if cursor.at(*_TO, *_ONWARDS):
        return _from(cursor, point)
    return within(_widened(cursor, point), point.inexact)


def _after_at_least(cursor: Cursor, near: bool) -> Point:
    """ "since at least August" holds from August on; that it may have begun before stays in the words."""
    cursor.take("at least")
    return read_point(cursor, near)


def _from(cursor: Cursor, start: Point) -> Extent:
    """From a start already read to the end that follows, or open."""
    if cursor.take(*_ONWARDS) or cursor.at_end or (cursor.at("..") and not cursor.peek(1) and cursor.take("..")):
        return spanning(_widened(cursor, start), None, start.inexact)
    return _ends(cursor, start, _TO)


def _ends(cursor: Cursor, start: Point, links: tuple[str, ...]) -> Extent:
    """From a start already read to an end that has to follow. "around" before the start is meant for both."""
    if not cursor.take(*links):
        raise cursor.unread()
    end = read_point(cursor, start.near)
    start, end = start.beside(end), end.beside(start)
    if not start.complete and end.only_a_year:
        raise UnreadError(
            f"{cursor.words!r} names a year at one end only",
            "write both ends in full, such as 2023-08/2024-02-29",
        )
    if start.complete and not end.complete:
        first = _days(cursor, start)
        last = end.earliest(first.first)
    else:
        last = _days(cursor, end)
        first = _days(cursor, start, before=last)
        if not start.complete and start.month == end.month is not None and first.last.year < last.first.year:
            raise ReadingError(
                f"{cursor.words!r} runs backwards", "write the earlier end first, or both with their year"
            )
    return spanning(start.widened(first), end.widened(last), start.inexact or end.inexact)


def _days(cursor: Cursor, point: Point, before: Bound | None = None) -> Bound:
    """The point's days, not widened: if it is incomplete, the latest on or before the document's day or
    that bound.
    """
    if point.only_a_day_number:
        raise cursor.unread("name the month of that day: 12 March 2024, or 5 to 7 March")
    if point.complete:
        return point.resolved()
    return point.latest(cursor.today() if before is None else before.last)


def _widened(cursor: Cursor, point: Point) -> Bound:
    return point.widened(_days(cursor, point))
