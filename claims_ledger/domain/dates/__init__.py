"""Dates as reports write them: periods of event time, publication, and as-of instants.

The forms are a small closed grammar, EDTF (see `edtf`) and plain English (see `date_words`). Whatever is
outside it is a ReadingError that says what would be read; nothing is guessed, and the clock is never asked.
"""

from datetime import date

from claims_ledger.domain.dates.bounds import Bound, Extent, UnreadError, clean
from claims_ledger.domain.dates.edtf import looks_like_edtf, read_edtf
from claims_ledger.domain.dates.event_times import names_an_event
from claims_ledger.domain.dates.periods import Period
from claims_ledger.domain.dates.points import DocumentDay
from claims_ledger.domain.dates.published import Published, instant, moment, read_as_of, read_published
from claims_ledger.domain.dates.words import read_words

__all__ = [
    "Bound",
    "Period",
    "Published",
    "instant",
    "moment",
    "read_as_of",
    "read_period",
    "read_published",
]


def read_period(words: str, published: Published | None) -> Period:
    """Reads a time as a report gives it, in EDTF or in English, relative to the document's date where it
    says so.

    A time relative to an event ("days after the visit") is kept as a relation, without bounds. Raises
    ReadingError with a hint: for what is no date, what is no day of the calendar, what could be two dates,
    and for words relative to a document whose day of publication is uncertain or not given.
    """
    if len(words) == 10 and words[4] == "-" == words[7] and words.isascii():
        year, month, day = words[:4], words[5:7], words[8:]
        if year.isdigit() and month.isdigit() and day.isdigit():
            try:
                found = date(int(year), int(month), int(day))
            except ValueError:
                pass
            else:
                bound = Bound(found, found)
                return Period(words, bound, bound)
    written = clean(words)
    document = None
    if published is not None:
        document = DocumentDay(Bound(published.first_day, published.last_day), certain=not published.uncertain)
    if looks_like_edtf(written):
        return Period.of_extent(written, _numeric(written, document))
    try:
        return Period.of_extent(written, read_words(written, document))
    except UnreadError:
        if names_an_event(written):
            return Period.relative(written)
        raise


def _numeric(written: str, document: DocumentDay | None) -> Extent:
    """EDTF first; a dash between two dates ("2020-2022") is left to the English reader."""
    try:
        return read_edtf(written)
    except UnreadError as unread:
        try:
            return read_words(written, document)
        except UnreadError:
            raise unread from None
