"""Events and batches in full."""

from typing import Any

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.cards import Fields, card, event_item
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import COLUMNS, Lines, Told, marked, public
from claims_ledger.queries.names import entity_names
from claims_ledger.queries.stored import Names, entry_text, keys_in
from claims_ledger.store.reader import Reader

_NESTED = ("content", "fields", "changes", "description", "document", "pattern", "identifiers")


def event_id(reader: Reader, id_: str) -> int:
    """The position of an event."""
    return int(reader.scalar("SELECT e.position FROM event e WHERE e.ledger = 1 AND e.id = :id", {"id": id_}))


def event_card(reader: Reader, clocks: Clocks, position: int) -> dict[str, Any]:
    """One event: who recorded what, when. Raises NotFoundError for a position that is not in view."""
    sql = f"SELECT {COLUMNS} FROM event e WHERE e.ledger = 1 AND e.position = :position AND e.position <= :held"
    row = reader.first(sql, {**clocks.params, "position": position})
    seen = public(reader, clocks, marked(reader, clocks, [Told.of(row)] if row is not None else []))
    if not seen:
        raise NotFoundError(f"nothing is held at #{position} at these clocks", "see: claims log")
    told = seen[0]
    what = Lines(reader, seen).what(told)
    names = entity_names(reader, clocks, keys_in(dict(told.body)))
    envelope = [("event", told.id), ("batch", told.batch), ("actor", told.actor), ("recorded", told.time)]
    envelope += [("undone", undone_text(told))] if told.undone else []
    return card(
        "event",
        f"#{position}",
        told.type,
        what,
        [*envelope, *_body(told, names)],
        recorded_at=told.time,
        events=[event_item(told, what)],
    )


def batch_card(reader: Reader, clocks: Clocks, batch: str) -> dict[str, Any]:
    """All that was recorded in one go."""
    sql = f"""SELECT {COLUMNS} FROM event e WHERE e.ledger = 1 AND e.batch = :batch AND e.position <= :held
    ORDER BY e.position"""
    events = marked(reader, clocks, [Told.of(row) for row in reader.rows(sql, {**clocks.params, "batch": batch})])
    seen = public(reader, clocks, events)
    lines = Lines(reader, seen)
    first = events[0]
    count = f"{len(seen)} event{'' if len(seen) == 1 else 's'}"
    fields = [("actor", first.actor), ("recorded", first.time), ("events", str(len(seen)))]
    fields += [("undone", undone_text(first))] if first.undone else []
    return card(
        "batch",
        batch,
        "batch",
        f"{count} by {first.actor}",
        fields,
        recorded_at=first.time,
        events=[event_item(told, lines.what(told)) for told in seen],
    )


def undone_text(told: Told) -> str:
    """By whom, when and why it was taken back."""
    undone = told.undone or {}
    return f"by {undone.get('by')} on {str(undone.get('at'))[:10]}, {undone.get('batch')}: {undone.get('reason')}"


def _body(told: Told, names: Names) -> Fields:
    """The body's entries by their path: `content.fields.at`."""
    for name, value in told.body.items():
        yield from _entries(name, name, value, names)


def _entries(path: str, name: str, value: Any, names: Names) -> Fields:
    if isinstance(value, dict) and name in _NESTED:
        for inner, part in value.items():
            yield from _entries(f"{path}.{inner}", inner, part, names)
    else:
        yield path, entry_text(name, value, names)
