"""When a document was published, and the instant that an as-of question asks about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple, Self

from claims_ledger.domain.dates.bounds import Bound, clean, inside_the_calendar
from claims_ledger.domain.dates.edtf import looks_like_edtf, read_edtf
from claims_ledger.domain.dates.periods import Period
from claims_ledger.domain.dates.words import read_words
from claims_ledger.domain.errors import ReadingError, SeveralError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST_SECOND = time(23, 59, 59)
_OFFSET = r"(?P<offset>[Zz]|[+-][0-9]{2}:?[0-9]{2})"
_STAMP = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.][0-9]{1,9})? ?"
    + _OFFSET
    + "?",
    re.ASCII,
)
_DAY_WITH_OFFSET = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})" + _OFFSET, re.ASCII)
_IN_FULL = (
    "write a day (2024-03-13), a time with its offset (2024-03-03T22:34+02:00), a month (2024-03), "
    "or the earliest and the latest day (2024-03-16/2024-03-31)"
)


def instant(moment: datetime) -> int:
    """Whole seconds since 1970 in UTC; raises ValueError for a naive time."""
    if moment.tzinfo is None:
        raise ValueError("a naive time is no instant")
    return (moment - _EPOCH) // timedelta(seconds=1)


def moment(seconds: int) -> datetime:
    """The instant that many seconds after the beginning of 1970, in UTC."""
    return _EPOCH + timedelta(seconds=seconds)


class _Stamp(NamedTuple):
    first: datetime
    last: datetime
    day: date
    edtf: str


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out: between `first` and `last` (UTC), on a day of `first_day` … `last_day` as
    dated there.

    What is asked "as of" a day counts a document from its `last` instant. `uncertain` says that no single
    day is stated. `retrieved` is the day of retrieval, kept where it closes an open end.
    """

    words: str
    first: datetime
    last: datetime
    uncertain: bool
    edtf: str
    first_day: date
    last_day: date
    retrieved: str | None = None

    @property
    def day(self) -> Period:
        """The day of publication, or the days between which it lies, as a closed period."""
        bound = Bound(self.first_day, self.last_day)
        return Period(self.words, bound, bound)

    @property
    def precise(self) -> date | None:
        """The day of publication, if one is certain."""
        return None if self.uncertain else self.first_day

    def to_json(self) -> dict[str, str]:
        """`{"edtf", "words"}`, and `retrieved` where it closes an open end."""
        found = {"edtf": self.edtf, "words": self.words}
        return found if self.retrieved is None else {**found, "retrieved": self.retrieved}

    @classmethod
    def from_json(cls, found: Mapping[str, str]) -> Self:
        """Reads what `to_json` wrote; raises ReadingError."""
        return replace(cls.read(found["edtf"], found.get("retrieved")), words=found["words"])

    @classmethod
    def read(cls, words: str, retrieved: str | None = None) -> Self:
        """See `read_published`."""
        written = clean(words)
        stamp = _stamp(written)
        if stamp is not None:
            return cls(written, stamp.first, stamp.last, False, stamp.edtf, stamp.day, stamp.day)
        period = _dated(written)
        start, end = period.start, period.end
        if start is None:
            raise ReadingError(f"{written!r} says nothing of the earliest day of publication", _IN_FULL)
        first = datetime.combine(start.first, time.min, UTC)
        if end is not None:
            last = datetime.combine(end.last, _LAST_SECOND, UTC)
            return cls(written, first, last, period.stated_day is None, period.edtf, start.first, end.last)
        if retrieved is None:
            raise ReadingError(
                f"{written!r} leaves the latest day of publication open",
                "say when the document was retrieved, or write the latest day: 2024-03-16/2024-03-31",
            )
        capture = _end_of(retrieved)
        if capture.day < start.first:
            raise ReadingError(
                f"retrieved on {capture.day}, before it can have been published ({start.first})",
                "check both days",
            )
        return cls(written, first, capture.last, True, period.edtf, start.first, capture.day, capture.edtf)

    def __str__(self) -> str:
        return self.words


def read_published(words: str, retrieved: str | None = None) -> Published:
    """Reads a date of publication: `2024-03-13`, `2024-03-03T22:34+02:00`, `2024-03`,
    `2024-03-16/2024-03-31`, or `2024-03-16/..` with the day (or time) of retrieval. Days without an
    offset are days in UTC.

    Raises ReadingError: a time without offset, an open end that nothing closes, words relative to some
    other day.
    """
    return Published.read(words, retrieved)


def read_as_of(words: str) -> datetime:
    """The end of that day (month, year) in UTC, or in the offset if one is written; or that very instant.
    In UTC.

    Raises ReadingError for a time without offset and for anything but one plain date.
    """
    return _end_of(words).last


def _end_of(words: str) -> _Stamp:
    written = clean(words)
    stamp = _stamp(written)
    if stamp is not None:
        return stamp
    period = _dated(written)
    if period.span or period.approximate or period.start is None:
        raise ReadingError(f"{written!r} is not one day", "write one day, such as 2024-03-05")
    bound = period.start
    first = datetime.combine(bound.first, time.min, UTC)
    return _Stamp(first, datetime.combine(bound.last, _LAST_SECOND, UTC), bound.last, period.edtf)


def _dated(written: str) -> Period:
    try:
        extent = read_edtf(written) if looks_like_edtf(written) else read_words(written, None)
    except ReadingError as unread:
        raise (SeveralError if isinstance(unread, SeveralError) else ReadingError)(unread.what, _IN_FULL) from None
    return Period.of_extent(written, extent)


def _stamp(written: str) -> _Stamp | None:
    """A time with its offset, or a day with one; None if the words are neither. Raises ReadingError if
    naive.
    """
    match = _STAMP.fullmatch(written)
    if match is not None:
        if match["offset"] is None:
            raise ReadingError(
                f"{written!r} does not say in which time zone",
                "add the offset from UTC, as in 2024-03-03T22:34+02:00 or 2024-03-03T20:34Z",
            )
        zone = _zone(match["offset"], written)
        local = _local(match["day"], match["time"], zone, written)
        with inside_the_calendar(written):
            there = local.astimezone(UTC)
        return _Stamp(there, there, local.date(), _with_zone(local))
    match = _DAY_WITH_OFFSET.fullmatch(written)
    if match is None:
        return None
    zone = _zone(match["offset"], written)
    begin, end = (_local(match["day"], clock, zone, written) for clock in ("00:00:00", "23:59:59"))
    with inside_the_calendar(written):
        first, last = begin.astimezone(UTC), end.astimezone(UTC)
    return _Stamp(first, last, begin.date(), begin.date().isoformat() + _with_zone(begin)[19:])


def _local(day: str, clock: str, zone: timezone, written: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), zone)
    except ValueError:
        raise ReadingError(f"{written!r} is no time of the calendar", _IN_FULL) from None


def _zone(offset: str, written: str) -> timezone:
    if offset in "Zz":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    if hours > 14 or minutes > 59 or (hours == 14 and minutes):
        raise ReadingError(f"{written!r} has an offset that no clock keeps", "offsets run from -12:00 to +14:00")
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if offset[0] == "-" else shift)


def _with_zone(local: datetime) -> str:
    written = local.isoformat(timespec="seconds")
    return written[:19] + "Z" if written.endswith("+00:00") else written
