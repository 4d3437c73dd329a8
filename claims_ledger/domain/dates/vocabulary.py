"""The small words of dates: months, weekdays, counts, "around", "early", and what each reads as."""

import re

from claims_ledger.domain.dates.tokens import Cursor


def _numbered(first: int, *names: str) -> dict[str, int]:
    return {name: number for number, group in enumerate(names, first) for name in group.split()}


MONTHS = _numbered(
    1, "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
WEEKDAYS = _numbered(
    0, "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
    "saturday sat", "sunday sun"
)  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
WINTER = 24
_PARTS = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late":
    "late", "end": "late",
}  # fmt: skip
_JOINED_PARTS = {("early", "mid"): "early-mid", ("mid", "late"): "mid-late"}
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 5,
    "final": 5,
}  # fmt: skip
_DIVISIONS = (("half", "h", 2), ("quarter", "q", 4), ("week of", "w", 5))
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_SEVERAL = (3, 9)
_UNITS = {plural: unit for unit in ("day", "week", "month", "year") for plural in (unit, f"{unit}s")}
_TIMES_OF_DAY = ("morning", "afternoon", "evening", "night", "noon", "midday")
_NEAR = ("around", "about", "approximately", "approx", "circa", "ca", "c", "roughly", "~")
_LINKS = ("of", "in", "on", "the")


def take_near(cursor: Cursor) -> bool:
    """Whether "around" stands here, in any of its forms."""
    cursor.take("some time", "sometime")
    return cursor.take(*_NEAR) is not None


def take_count(cursor: Cursor) -> tuple[int, int] | None:
    """ "two", "14" or "a few": the least and the most it can mean. Few and several are 3 to 9."""
    if cursor.take("a couple of", "a couple", "couple of"):
        return 2, 2
    if cursor.take("a few", "few", "several"):
        return _SEVERAL
    number = _COUNTS.get(cursor.next) or (int(cursor.next) if re.fullmatch("[0-9]{1,2}", cursor.next) else 0)
    if number == 0:
        return None
    cursor.advance()
    return number, number


def take_unit(cursor: Cursor) -> str | None:
    """ "day", "week", "month" or "year", also in the plural."""
    unit = _UNITS.get(cursor.next)
    if unit is not None:
        cursor.advance()
    return unit


def take_part(cursor: Cursor) -> str | None:
    """ "early", "mid-", "mid-to-late", "the end of", "the first half of", "Q1": a part of what follows."""
    part = _PARTS.get(cursor.next)
    if part is not None:
        cursor.advance()
        joined = _joined(cursor, part)
        part = joined or part
        cursor.skip("-")
    elif re.fullmatch("q[1-4]|h[12]", cursor.next):
        part = cursor.advance()
    else:
        part = _division(cursor)
    if part is not None:
        cursor.skip(*_LINKS)
    return part


def _joined(cursor: Cursor, part: str) -> str | None:
    begin = cursor.place
    cursor.skip("-")
    if cursor.take("to"):
        cursor.skip("-")
    joined = _JOINED_PARTS.get((part, cursor.next))
    if joined is None:
        cursor.place = begin
    else:
        cursor.advance()
    return joined


def _division(cursor: Cursor) -> str | None:
    number = _ORDINALS.get(cursor.next)
    if number is None:
        return None
    for unit, letter, most in _DIVISIONS:
        if number <= most and cursor.take(f"{cursor.next} {unit}"):
            return f"{letter}{number}"
    return None


def skip_time_of_day(cursor: Cursor) -> None:
    """Days are the finest grain; the time of day stays in the words."""
    begin = cursor.place
    cursor.skip("in", "at", "the")
    if not cursor.take(*_TIMES_OF_DAY):
        cursor.place = begin


def skip_time_of_day_of(cursor: Cursor) -> None:
    """ "(the) morning of" before a date."""
    if cursor.take(*(f"{time} of" for time in _TIMES_OF_DAY)):
        cursor.skip("the")
