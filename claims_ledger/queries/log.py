"""`claims log`: what was recorded, newest first."""

from collections.abc import Iterator

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import COLUMNS, Lines, Told, marked, public
from claims_ledger.queries.listing import Item, Listing
from claims_ledger.store.reader import Reader

_AT_ONCE = 500


def log(reader: Reader, clocks: Clocks, *, limit: int | None = None) -> Listing:
    """The events held, newest first, at most `limit` of them.

    With an as-of day, what concerns a document that was not public by then is left out; the registry has no such clock.
    """
    items: list[Item] = []
    for events in _pages(reader, clocks):
        kept = public(reader, clocks, events)
        if limit is not None:
            kept = kept[: limit - len(items)]
        lines = Lines(reader, kept)
        items += [told.item(lines.what(told)) for told in kept]
        if limit is not None and len(items) >= limit:
            break
    return clocks.listing(items)


def _pages(reader: Reader, clocks: Clocks) -> Iterator[list[Told]]:
    below = clocks.held + 1
    while below > 1:
        rows = reader.rows(
            f"""SELECT {COLUMNS} FROM event e WHERE e.ledger = 1 AND e.position < :below
            ORDER BY e.position DESC LIMIT {_AT_ONCE}""",
            {"below": below},
        )
        if not rows:
            return
        below = rows[-1]["position"]
        yield marked(reader, clocks, [Told.of(row) for row in rows])
