"""The two knowledge clocks of a question: what was public, and what this ledger held."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Self

from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.dates import instant, moment, read_as_of, read_published
from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.listing import Item, Listing
from claims_ledger.store.reader import Reader

_POSITION = re.compile(r"#([0-9]{1,18})", re.ASCII)
_FRACTION = re.compile(r"[.]([0-9]{1,9})")
_DAY_ENDS = "T23:59:59Z"


@dataclass(frozen=True, slots=True)
class Clocks:
    """A row is in view when `pub_from <= until < pub_to` and `rec_from <= held < rec_to`.

    `until` is a second since 1970: the last one that counts as public. `held` is a position of the record. `day` is
    the last day of an as-of question, None where everything public counts. `as_of` and `recorded_at` are as printed.
    """

    until: int
    held: int
    day: date | None = None
    as_of: str | None = None
    recorded_at: str | None = None
    params: dict[str, int] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "params", {"until": self.until, "held": self.held})

    @classmethod
    def resolve(cls, reader: Reader, as_of: str | None = None, recorded_at: str | None = None) -> Self:
        """The clocks that the words of `--as-of` and `--recorded-at` set.

        Raises ReadingError for words that are no date, NotFoundError for a position that the ledger has not reached.
        """
        head = reader.head()
        held, printed = (head, None) if recorded_at is None else _held(reader, recorded_at, head)
        return cls(FOREVER - 1, held, recorded_at=printed).public_by(as_of)

    def public_by(self, as_of: str | None) -> Self:
        """The same recording clock, and what was public by the end of that day; None: whatever ever was."""
        if as_of is None:
            return replace(self, until=FOREVER - 1, day=None, as_of=None)
        end = read_as_of(as_of)
        return replace(self, until=instant(end), day=read_published(as_of).last_day, as_of=_printed(end))

    def held_by(self, reader: Reader, words: str) -> Self:
        """The same clock of publication, and what the ledger held by a day, a time or `#POSITION`."""
        held, printed = _held(reader, words, reader.head())
        return replace(self, held=held, recorded_at=printed)

    def public(self, alias: str) -> str:
        """SQL: whether a row was public; its parameters are in `params`."""
        return f"{alias}.pub_from <= :until AND {alias}.pub_to > :until"

    def recorded(self, alias: str) -> str:
        """SQL: whether a row was held."""
        return f"{alias}.rec_from <= :held AND {alias}.rec_to > :held"

    def view(self, alias: str) -> str:
        """SQL: both at once."""
        return f"{self.public(alias)} AND {self.recorded(alias)}"

    def listing(self, items: Iterable[Item]) -> Listing:
        """The answer at these clocks."""
        answer: Sequence[Item] = tuple(items)
        return Listing(self.as_of, self.recorded_at, self.held, answer)


def _held(reader: Reader, words: str, head: int) -> tuple[int, str]:
    """The position that `#412`, a day or a time means, and how it is printed."""
    named = _POSITION.fullmatch(words.strip())
    if named is not None:
        position = int(named[1])
        if position > head:
            raise NotFoundError(f"this ledger has not reached #{position}", f"its last position is #{head}")
        return position, f"#{position}"
    end = read_as_of(words)
    fraction = _FRACTION.search(words)
    micros = fraction[1][:6].ljust(6, "0") if fraction else "999999"
    stamp = end.strftime("%Y-%m-%dT%H:%M:%S")
    printed = f"{stamp}.{micros}Z" if fraction else f"{stamp}Z"
    return reader.position_at(f"{stamp}.{micros}Z"), printed


def _printed(end: datetime) -> str:
    """A whole day in UTC as that day, anything else as a time (RFC 3339)."""
    words = end.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return words.removesuffix(_DAY_ENDS)


def day_of(seconds: int) -> date:
    """The day (UTC) of a second of publication time."""
    return moment(seconds).date()
