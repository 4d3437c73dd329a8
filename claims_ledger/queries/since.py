"""Where somebody left off reading, and what was recorded since."""

from dataclasses import dataclass
from typing import Any

from claims_ledger.domain.errors import IntegrityError
from claims_ledger.queries.clocks import Clocks
from claims_ledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Mark:
    """A position of the record and the id of the event there; 0 and nothing the first time. `place` is the file that
    remembers it."""

    position: int
    event: str
    place: str


def since_item(reader: Reader, clocks: Clocks, mark: Mark) -> dict[str, Any]:
    """`{"position", "recorded_at", "upto", "first", "events", "by"}`: from where to where, and how many events by whom.

    Raises IntegrityError where the ledger is not the one that was read then, or holds less than it did.
    """
    sql = "SELECT e.id, e.time FROM event e WHERE e.ledger = 1 AND e.position = :mark"
    row = reader.first(sql, {"mark": mark.position}) if mark.position else None
    if mark.position and (row is None or row["id"] != mark.event):
        raise _another(reader, clocks, mark, row is None)
    sql = (
        "SELECT e.actor, COUNT(*) FROM event e WHERE e.ledger = 1 AND e.position > :mark AND e.position <= :held"
        " GROUP BY e.actor ORDER BY COUNT(*) DESC, e.actor"
    )
    by = [{"actor": row[0], "events": row[1]} for row in reader.rows(sql, {**clocks.params, "mark": mark.position})]
    return {
        "position": mark.position or None,
        "recorded_at": None if row is None else row["time"],
        "upto": clocks.held,
        "first": not mark.position,
        "events": sum(one["events"] for one in by),
        "by": by,
    }


def mark_at(reader: Reader, position: int) -> str:
    """The id of the event at a position; nothing for 0."""
    sql = "SELECT e.id FROM event e WHERE e.ledger = 1 AND e.position = :mark"
    return str(reader.scalar(sql, {"mark": position}) or "")


def _another(reader: Reader, clocks: Clocks, mark: Mark, shrank: bool) -> IntegrityError:
    what = (
        f"you have read {reader.shown} up to #{mark.position}, and it ends at #{clocks.held}: events are missing"
        if shrank
        else f"{reader.shown} holds another event at #{mark.position} than the one that you have read"
    )
    return IntegrityError(
        what,
        f"run claims verify, or restore a backup; if another ledger was put there on purpose, delete {mark.place}",
    )
