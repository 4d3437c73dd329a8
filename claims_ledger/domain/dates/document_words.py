"""Words that tell a date by the document's own: "yesterday", "last week", "two months ago", "last August"."""

from dataclasses import replace
from datetime import date, timedelta

from claims_ledger.domain.dates.bounds import (
    Bound,
    Grain,
    day_bound,
    month_bound,
    months_on,
    part_of_week,
    year_bound,
)
from claims_ledger.domain.dates.points import WEEKDAY_NAMES, Point
from claims_ledger.domain.dates.tokens import Cursor
from claims_ledger.domain.dates.vocabulary import MONTHS, SEASONS, WEEKDAYS, take_count, take_unit
from claims_ledger.domain.errors import SeveralError

_PUBLICATION = ("publication", "time of publication", "day of publication", "date of publication")
_TODAY = ("today", "now", "currently", "present", "this morning", "this afternoon", "this evening", "tonight")
_DAYS_AWAY = {"day before yesterday": -2, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_FRIDAY, _SATURDAY = 4, 5


def of_the_document(cursor: Cursor, part: str | None) -> Point | None:
    """A point told by the document's day, or None if the words here are none.

    "at publication" holds also under an uncertain date, as all the days it may have been; the rest needs
    one day.
    """
    if cursor.at(*_PUBLICATION):
        bound = day_bound(cursor.today()) if cursor.document is None else cursor.document.bound
        cursor.take(*_PUBLICATION)
        return Point(bound)
    if cursor.take(*_TODAY):
        return Point(day_bound(cursor.today()))
    away = cursor.take(*_DAYS_AWAY)
    if away is not None:
        return Point(day_bound(cursor.today() + timedelta(days=_DAYS_AWAY[away])))
    if cursor.take("last night"):
        return Point(Bound(cursor.today() - timedelta(days=1), cursor.today()))
    if cursor.take("weekend"):
        saturday = cursor.today() - timedelta(days=(cursor.today().weekday() - _SATURDAY) % 7)
        return Point(Bound(saturday, saturday + timedelta(days=1)), Grain.WEEK)
    return _ago(cursor) or _stepped(cursor, part)


def year_of_the_document(cursor: Cursor) -> int | None:
    """ "last year", "this year" or "next year" as the year of a month or season."""
    which = cursor.take("last year", "this year", "next year")
    return None if which is None else cursor.today().year + _STEPS[which.split()[0]]


def monday_of_the_week(cursor: Cursor) -> date | None:
    """The Monday of "this week", "last week" or "next week"; weeks run from Monday to Sunday."""
    which = cursor.take("this week", "last week", "next week")
    return None if which is None else _monday(cursor.today(), _STEPS[which.split()[0]])


def _monday(today: date, step: int) -> date:
    return today - timedelta(days=today.weekday()) + timedelta(days=7 * step)


def _ago(cursor: Cursor) -> Point | None:
    """Days ago are days, weeks ago the days near that one, months ago a calendar month, years ago a
    calendar year.
    """
    begin = cursor.place
    count, unit = take_count(cursor), take_unit(cursor)
    if count is None or unit is None or not cursor.take("ago"):
        cursor.place = begin
        return None
    today, (least, most) = cursor.today(), count
    vague = least != most
    if unit == "day":
        return Point(Bound(today - timedelta(days=most), today - timedelta(days=least)), flagged=vague)
    if unit == "week":
        bound = Bound(today - timedelta(weeks=most), today - timedelta(weeks=least))
        return Point(bound, Grain.WEEK, near=True)
    months = 12 if unit == "year" else 1
    oldest, newest = months_on(today, -most * months), months_on(today, -least * months)
    if unit == "month":
        bound = Bound(oldest.replace(day=1), month_bound(newest.year, newest.month).last)
        return Point(bound, Grain.MONTH, flagged=vague)
    return Point(Bound(year_bound(oldest.year).first, year_bound(newest.year).last), Grain.YEAR, flagged=vague)


def _stepped(cursor: Cursor, part: str | None) -> Point | None:
    begin = cursor.place
    cursor.take("so far")
    side = cursor.take("earlier", "later")
    which = cursor.take("last", "this", "next")
    if which is not None:
        unit = cursor.take("weekend", "week", "month", "year")
        if side is not None and (unit in (None, "weekend") or which != "this" or part is not None):
            raise cursor.unread()
        if unit is not None:
            return _of_a_unit(cursor, which, unit, part, side)
        if cursor.next in WEEKDAYS:
            return _nearest_weekday(cursor, which, WEEKDAYS[cursor.advance()])
        if cursor.next in MONTHS or cursor.next in SEASONS:
            return _nearest_month(cursor, which, part)
    cursor.place = begin
    return None


def _of_a_unit(cursor: Cursor, which: str, unit: str, part: str | None, side: str | None) -> Point:
    """This, last or next week, weekend, month or year.

    The current one ends with the document's day, for that is as far as it can report; "later this" begins
    there.
    """
    today, step = cursor.today(), _STEPS[which]
    if unit == "weekend":
        return _weekend(which, today)
    if unit == "month" and (step or part):
        month = months_on(today.replace(day=1), step)
        return Point(year=month.year, month=month.month, part=part)
    if unit == "year" and (step or part):
        return Point(year=today.year + step, part=part)
    if unit == "week":
        monday = _monday(today, step)
        if part is not None:
            if part not in ("early", "mid", "late"):
                raise cursor.unread()
            return Point(part_of_week(monday, part), Grain.WEEK)
        whole, grain = Bound(monday, monday + timedelta(days=6)), Grain.WEEK
        if step:
            return Point(whole, grain)
    elif unit == "month":
        whole, grain = month_bound(today.year, today.month), Grain.MONTH
    else:
        whole, grain = year_bound(today.year), Grain.YEAR
    return Point(Bound(today, whole.last) if side == "later" else Bound(whole.first, today), grain)


def _weekend(which: str, today: date) -> Point:
    if which == "this" and today.weekday() <= _FRIDAY:
        raise SeveralError(
            "'this weekend' could be past or to come",
            "write 'the weekend' for the one past, or its days in full",
        )
    saturday = _monday(today, _STEPS[which]) + timedelta(days=_SATURDAY)
    return Point(Bound(saturday, saturday + timedelta(days=1)), Grain.WEEK)


def _nearest_weekday(cursor: Cursor, which: str, weekday: int) -> Point:
    """ "last Friday" is read only if the Friday before is also that of the week before: else it could be two
    days.
    """
    today = cursor.today()
    same_week = _monday(today, 0) + timedelta(days=weekday)
    counted = same_week + timedelta(days=7 * _STEPS[which])
    agreed = {"last": same_week >= today, "this": same_week == today, "next": same_week <= today}[which]
    if agreed:
        return Point(day_bound(counted))
    name = WEEKDAY_NAMES[weekday]
    either = (
        sorted((same_week, counted))
        if which != "this"
        else sorted((same_week, same_week + _a_week_off(same_week, today)))
    )
    raise SeveralError(
        f"{f'{which} {name}'!r} could be {either[0]} or {either[1]}",
        f"write {name!r} for the latest one on or before the document's day, or the date in full",
    )


def _a_week_off(day: date, today: date) -> timedelta:
    return timedelta(days=7 if day < today else -7)


def _nearest_month(cursor: Cursor, which: str, part: str | None) -> Point:
    """ "last August" is the latest that was over before the document's day, "next August" the first to begin
    after it.
    """
    today, word = cursor.today(), cursor.advance()
    named = Point(month=MONTHS.get(word), season=SEASONS.get(word), part=part)
    if which == "this":
        return replace(named, year=today.year)
    if which == "last":
        return replace(named, fixed=named.latest(today, ended=True))
    return replace(named, fixed=named.earliest(today + timedelta(days=1)))
