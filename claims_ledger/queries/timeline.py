"""`claims timeline`: what is said to have happened, in the order of one of the three clocks."""

from datetime import date
from typing import Any, Literal

from claims_ledger.domain.dates import Period, read_period
from claims_ledger.domain.errors import ReadingError
from claims_ledger.queries.about import about
from claims_ledger.queries.claim_items import (
    Which,
    claim_item,
    contested_claims,
    read_branches,
    read_claims,
)
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.store.reader import Reader, Row

LAST = date.max.toordinal()
_LEFT_OUT = ("role", "hedge")


def timeline(
    reader: Reader,
    clocks: Clocks,
    *,
    name: str | None = None,
    by: Literal["event", "published", "recorded"] = "event",
    on: str | None = None,
) -> Listing:
    """Claims on a thing with all inside it, a source, a topic, a document (or everything), earliest first.

    `by` the event time, undated ones last; by publication; or by recording. `on` keeps what may have been going on at
    that event time. Items are those of `claims list` with `when` (EDTF; None if undated), without role and hedge.
    Raises NotFoundError, AmbiguousError, and ReadingError for an `on` that is no date.
    """
    which = Which() if name is None else about(reader, clocks, name).which
    if on is not None:
        which &= _going_on(on)
    branches = read_branches(reader, clocks, which)
    contested = contested_claims(reader, clocks, which)
    items = []
    for row in sorted(read_claims(reader, clocks, which), key=_ORDERS[by]):
        item = claim_item(row, branches.get(row["claim"], []), row["claim"] in contested)
        kept = {key: value for key, value in item.items() if key not in _LEFT_OUT}
        items.append({"id": kept.pop("id"), "when": row["event_edtf"] or None, **kept})
    return clocks.listing(items)


def _going_on(words: str) -> Which:
    period: Period = read_period(words, None)
    if not period.known:
        raise ReadingError(f"{words!r} is no time that can be compared", "write a day, such as 2024-03-12")
    first = period.first.toordinal() if period.first else 0
    last = period.last.toordinal() if period.last else LAST
    return Which(
        """(c.event_from IS NOT NULL OR c.event_to IS NOT NULL)
        AND (c.event_from IS NULL OR c.event_from <= :on_last) AND (c.event_to IS NULL OR c.event_to >= :on_first)""",
        {"on_first": first, "on_last": last},
    )


def _by_event(row: Row) -> tuple[Any, ...]:
    """By the first day, what is open at the start by its last one."""
    first, last = row["event_from"], row["event_to"]
    begins = first if first is not None else last if last is not None else LAST + 1
    return begins, last if last is not None else LAST, *_by_publication(row)


def _by_publication(row: Row) -> tuple[Any, ...]:
    return row["pub_last"], row["document"], row["at_position"]


def _by_recording(row: Row) -> tuple[Any, ...]:
    return (row["at_position"],)


_ORDERS = {"event": _by_event, "published": _by_publication, "recorded": _by_recording}
