"""The one shape of whatever `claims show` shows."""

from collections.abc import Iterable, Mapping
from typing import Any

from claims_ledger.queries.events import Told

Fields = Iterable[tuple[str, str | None]]

_NOTHING: dict[str, Any] = {
    "document": None,
    "stance": None,
    "hedge": None,
    "chain": [],
    "chains": [],
    "sourcing": None,
    "basis": [],
    "paragraph": None,
    "quote": None,
    "anchor": None,
    "translation": None,
    "note": None,
    "published": None,
    "recorded_at": None,
    "contested": None,
    "corrected": None,
    "retracted": None,
    "withdrawn": None,
    "review": None,
    "ratings": [],
    "assessments": [],
    "rulings": [],
    "versions": [],
    "contests": [],
    "events": [],
}


def card(what: str, id_: str, kind: str, headline: str, fields: Fields, **more: Any) -> dict[str, Any]:
    """A card with everything that is not said null or empty; fields without a value are left out."""
    listed = [{"name": name, "value": value} for name, value in fields if value]
    return {"id": id_, "kind": kind, "what": what, "headline": headline, "fields": listed, **_NOTHING, **more}


def event_item(told: Told, what: str) -> dict[str, Any]:
    """An event in the history of a thing."""
    return {
        "position": told.position,
        "type": told.type,
        "recorded_at": told.time,
        "actor": told.actor,
        "what": what,
        "undone": told.undone,
    }


def contest_line(item: Mapping[str, Any]) -> dict[str, Any]:
    """A contest in a line, from its item."""
    return {name: item[name] for name in ("id", "verdict", "subject", "attribute")}
