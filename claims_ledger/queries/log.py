"""`claims log`: what was recorded, newest first."""

from collections.abc import Iterator

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import COLUMNS, Lines, Told, public
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.sql import rows_among
from claims_ledger.store.reader import Reader

_AT_ONCE = 500


def log(reader: Reader, clocks: Clocks, *, limit: int | None = None) -> Listing:
    """The events held, newest first, at most `limit` of them.

    With an as-of day, what concerns a document that was not public by then is left out; the registry has no such clock.
    """
    items = []
    for events in _pages(reader, clocks):
        kept = _public(reader, clocks, events)
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
            f"SELECT {COLUMNS} FROM event e WHERE e.ledger = 1 AND e.position < :below ORDER BY e.position DESC LIMIT {_AT_ONCE}",
            {"below": below},
        )
        if not rows:
            return
        below = rows[-1]["position"]
        yield [Told.of(row) for row in rows]


def _public(reader: Reader, clocks: Clocks, events: list[Told]) -> list[Told]:
    """Those whose document, and whose own day of publication, had come by the as-of day."""
    if clocks.as_of is None:
        return events
    claims = {told.body["claim"] for told in events if "claim" in told.body}
    sql = "SELECT DISTINCT c.claim, c.document FROM claim c WHERE c.unit IN {among}"
    documents = {row["claim"]: row["document"] for row in rows_among(reader, sql, claims, {})}
    about = {told.position: _document(told, documents) for told in events}
    sql = f"SELECT d.key FROM document d WHERE d.unit IN {{among}} AND d.pub_last > :until AND {clocks.recorded('d')}"
    keys = {key for key in about.values() if key}
    unpublished = {row["key"] for row in rows_among(reader, sql, keys, clocks.params)}
    return [told for told in events if public(told, clocks) and about[told.position] not in unpublished]


def _document(told: Told, documents: dict[str, str]) -> str | None:
    """The document that an event concerns, if it concerns one."""
    if told.type in ("DocumentFiled", "DocumentCorrected"):
        return str(told.body["key"])
    if told.type == "ClaimRecorded":
        return str(told.body["document"])
    return documents.get(str(told.body.get("claim", "")))
