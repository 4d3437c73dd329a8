"""`claims log`: what was recorded, newest first."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC

from claims_ledger.domain.dates import read_as_of, read_published
from claims_ledger.queries.claim_items import Which
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import COLUMNS, Lines, Told, marked, public
from claims_ledger.queries.listing import Item, Listing
from claims_ledger.queries.names import Sort, find
from claims_ledger.queries.spelling import spelt, used
from claims_ledger.store.reader import Reader

Filter = Callable[[Reader, Clocks, str], Which]

_AT_ONCE = 500
_POSITION = re.compile(r"#([0-9]{1,18})", re.ASCII)


def log(reader: Reader, clocks: Clocks, *, limit: int | None = None, **words: str | None) -> Listing:
    """The events held, newest first, at most `limit` of them; `words` are those of `FILTERS`.

    With an as-of day, what concerns a document that was not public by then is left out; the registry has no such clock.
    Raises NotFoundError and AmbiguousError for what there is not, ReadingError for a time.
    """
    which = Which("e.position <= :held")
    for name, word in words.items():
        if word is not None:
            which &= FILTERS[name](reader, clocks, word)
    items: list[Item] = []
    for events in _pages(reader, clocks, which):
        kept = public(reader, clocks, events)
        if limit is not None:
            kept = kept[: limit - len(items)]
        lines = Lines(reader, kept)
        items += [told.item(lines.what(told)) for told in kept]
        if limit is not None and len(items) >= limit:
            break
    return clocks.listing(items)


def _pages(reader: Reader, clocks: Clocks, which: Which) -> Iterator[list[Told]]:
    below = clocks.held + 1
    while below > 1:
        rows = reader.rows(
            f"""SELECT {COLUMNS} FROM event e WHERE e.ledger = 1 AND e.position < :below AND ({which.sql})
            ORDER BY e.position DESC LIMIT {_AT_ONCE}""",
            {**clocks.params, **which.params, "below": below},
        )
        if not rows:
            return
        below = rows[-1]["position"]
        yield marked(reader, clocks, [Told.of(row) for row in rows])


def _actor(reader: Reader, clocks: Clocks, word: str) -> Which:
    return Which("e.actor = :actor", {"actor": spelt("actor", word, used(reader, "event", "actor"), closed=True)})


def _type(reader: Reader, clocks: Clocks, word: str) -> Which:
    """A type of event as the record names it, or with blanks or hyphens: "claim-corrected"."""
    types = used(reader, "event", "type")
    plain = "".join(word.replace("-", " ").split()).casefold()
    known = next((one for one in types if one.casefold() == plain), word)
    return Which("e.type = :type", {"type": spelt("type", known, types, closed=True)})


def _batch(reader: Reader, clocks: Clocks, word: str) -> Which:
    return Which("e.batch = :batch", {"batch": find(reader, clocks, word, ("batch",)).key})


def _since(reader: Reader, clocks: Clocks, word: str) -> Which:
    """Recorded on that day or later; `#412` is a position."""
    if position := _POSITION.fullmatch(word.strip()):
        return Which("e.position >= :since", {"since": int(position[1])})
    first = read_published(word).first
    return Which("e.time >= :since", {"since": first.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")})


def _until(reader: Reader, clocks: Clocks, word: str) -> Which:
    """Recorded by the end of that day, or up to that position."""
    if position := _POSITION.fullmatch(word.strip()):
        return Which("e.position <= :until_position", {"until_position": int(position[1])})
    last = read_as_of(word).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    return Which("e.time <= :until_time", {"until_time": f"{last}.999999Z"})


def _on(sort: Sort) -> Filter:
    """What was recorded on one claim, document or entity; of a document, also on its claims."""

    def of(reader: Reader, clocks: Clocks, word: str) -> Which:
        key = find(reader, clocks, word, (sort,)).key
        subjects = "SELECT s.at_position FROM subject_event s WHERE s.unit = :subject"
        if sort == "document":
            subjects += " OR s.unit IN (SELECT c.unit FROM claim c WHERE c.document = :subject)"
        return Which(f"e.position IN ({subjects})", {"subject": key})

    return of


FILTERS: dict[str, Filter] = {
    "actor": _actor,
    "type": _type,
    "batch": _batch,
    "claim": _on("claim"),
    "document": _on("document"),
    "entity": _on("entity"),
    "since": _since,
    "until": _until,
}
"""What narrows the log, each by a word of its own."""
