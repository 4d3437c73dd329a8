"""Where a vessel or aircraft is, in what condition, whose, under what flag, and by whose word."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from claims_ledger.domain.dates import read_as_of, read_published
from claims_ledger.queries.clashes import OF_VALUES, clashes_on, contests_asking
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import CRAFT, find
from claims_ledger.queries.places import Places, is_place
from claims_ledger.queries.positions import COLUMNS, Position, load_accounts, position_of
from claims_ledger.queries.rulings import load_rulings
from claims_ledger.queries.sanctions import sanctions_on
from claims_ledger.queries.sql import among
from claims_ledger.queries.stays import Attribute, latest_state
from claims_ledger.store.reader import Reader, Row

STATES = ("location", "condition", "owner", "flag")
_SCHEMES = ("IMO", "registration")


def status(reader: Reader, clocks: Clocks, *, name: str | None = None, on: str | None = None) -> Listing:
    """The status of one vessel or aircraft, or of all in the order of their names.

    `on` asks for what is said to have been so on that day. Raises ReadingError for a day that is none,
    NotFoundError and AmbiguousError.
    """
    day = _day(on) if on is not None else None
    keys = None if name is None else [find(reader, clocks, name, ("entity",), CRAFT).key]
    return clocks.listing(status_items(reader, clocks, keys, day))


def _day(words: str) -> date:
    read_as_of(words)
    return read_published(words).last_day


def status_items(
    reader: Reader, clocks: Clocks, keys: Iterable[str] | None = None, on: date | None = None
) -> list[dict[str, Any]]:
    """The items of `status`, of these keys or of all."""
    marks, params = among(keys if keys is not None else CRAFT, "key")
    column = "unit" if keys is not None else "type"
    sql = (
        f"SELECT e.key, e.name, e.type, e.description FROM entity e WHERE e.{column} IN {marks}"
        f" AND {clocks.recorded('e')} ORDER BY e.name, e.key"
    )
    return [_item(reader, clocks, row, on) for row in reader.rows(sql, {**clocks.params, **params})]


def _item(reader: Reader, clocks: Clocks, entity: Row, on: date | None) -> dict[str, Any]:
    key, name, type_, description = entity
    places = Places(reader, clocks)
    location = Attribute("place", is_place, places.same, places.shown)
    fleets = [key, *_fleets(reader, clocks, key)]
    return {
        "id": key,
        "name": name,
        "type": type_,
        "location": latest_state(reader, clocks, key, location, on),
        **{asked.family: latest_state(reader, clocks, key, asked, on) for asked in _ATTRIBUTES},
        "identifiers": _identifiers(reader, clocks, key, json.loads(description).get("identifiers", {})),
        "sanctions": sanctions_on(reader, clocks, fleets),
        "last_report": _last_report(reader, clocks, key),
        "contests": _contests(reader, clocks, key),
    }


def _same_value(one: Position, other: Position) -> bool:
    return one.value_json == other.value_json


def _values(positions: Sequence[Position]) -> str:
    return "; ".join(dict.fromkeys(one.value for one in positions))


_ATTRIBUTES = tuple(
    Attribute(family, lambda _: True, _same_value, _values) for family in ("condition", "owner", "flag")
)


def _fleets(reader: Reader, clocks: Clocks, key: str) -> list[str]:
    sql = (
        "SELECT w.above FROM within w JOIN entity e ON e.unit = w.above WHERE w.unit = :key AND e.type = 'fleet'"
        f" AND {clocks.recorded('w')} AND {clocks.recorded('e')} ORDER BY w.above"
    )
    return [row[0] for row in reader.rows(sql, {**clocks.params, "key": key})]


def _identifiers(reader: Reader, clocks: Clocks, key: str, registered: dict[str, str]) -> list[dict[str, str | bool]]:
    """What the registry has and what live claims say, each once; contested where claims clash, or an IMO number that is
    claimed is not the registered one."""
    marks, params = among(_SCHEMES, "family")
    sql = (
        f"SELECT {COLUMNS} FROM position p WHERE p.family IN {marks} AND p.anchor = :key AND {clocks.recorded('p')}"
        " ORDER BY p.family, p.value, p.position"
    )
    found = [position_of(row) for row in reader.rows(sql, {**clocks.params, **params, "key": key})]
    claimed = load_accounts(reader, clocks, (one.id for one in found))
    clashing = {side for one in clashes_on(reader, clocks, claimed, OF_VALUES) for side in (one.a, one.b)}
    merged: dict[tuple[str, str], dict[str, str | bool]] = {}
    for scheme, value in sorted(registered.items()):
        merged[scheme.casefold(), value.casefold()] = {"scheme": scheme, "value": value, "contested": False}
    for one in found:
        if one.id in claimed:
            said: dict[str, str | bool] = {"scheme": one.family, "value": one.value, "contested": False}
            item = merged.setdefault((one.family.casefold(), one.value.casefold()), said)
            item["contested"] = item["contested"] or one.id in clashing
    numbers = [item for (scheme, _), item in merged.items() if scheme == "imo"]
    for number in numbers if len(numbers) > 1 else ():
        number["contested"] = True
    return [merged[order] for order in sorted(merged)]


def _last_report(reader: Reader, clocks: Clocks, key: str) -> str | None:
    """The day of publication, as precisely as it is known, of the newest document that speaks of it."""
    newest = (
        "SELECT m.pub_from FROM mention m JOIN claim c ON c.unit = m.unit AND c.pub_from = m.pub_from"
        f" WHERE m.entity = :key AND c.state = 'live' AND {clocks.view('m')} AND {clocks.view('c')}"
        " ORDER BY m.pub_from DESC LIMIT 1"
    )
    since = reader.scalar(newest, {**clocks.params, "key": key})
    sql = (
        "SELECT max(c.published) FROM mention m JOIN claim c ON c.unit = m.unit AND c.pub_from = m.pub_from"
        f" WHERE m.entity = :key AND m.pub_from = :since AND m.pub_to > :until AND {clocks.recorded('m')}"
        f" AND c.state = 'live' AND {clocks.view('c')}"
    )
    published = None if since is None else reader.scalar(sql, {**clocks.params, "key": key, "since": since})
    return None if published is None else str(published).partition("T")[0]


def _contests(reader: Reader, clocks: Clocks, key: str) -> list[str]:
    """Of the contests in force, those whose question names it and that no editor decided or dismissed, strongest
    first."""
    contests = contests_asking(reader, clocks, key)
    rulings = load_rulings(reader, clocks, contests)
    return [contest for contest in contests if contest not in rulings or rulings[contest].open]
