"""Where a vessel or aircraft is, in what condition, whose, under what flag, and by whose word."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from claims_ledger.domain.dates import read_as_of, read_published
from claims_ledger.queries.clashes import IS_CONTESTED, clashes_on, live_clashes, speaking_of
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import CRAFT, find
from claims_ledger.queries.positions import COLUMNS, Position, load_accounts, load_positions, position_of
from claims_ledger.queries.sanctions import sanctions_on
from claims_ledger.queries.sql import among
from claims_ledger.queries.stays import latest_state
from claims_ledger.store.reader import Reader, Row

STATES = ("location", "condition", "owner", "flag")
_SCHEMES = ("IMO", "registration")


def status(reader: Reader, clocks: Clocks, *, name: str | None = None, on: str | None = None) -> Listing:
    """The status of one vessel or aircraft, or of all in the order of their names.

    `on` asks for what is said to have been so on that day. Raises ReadingError for a day that is none, NotFoundError and
    AmbiguousError.
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
    above = _above(reader, clocks, key)
    same_place = partial(_same_place, reader, clocks)
    state: Callable[..., dict[str, Any] | None] = partial(latest_state, reader, clocks, key)
    return {
        "id": key,
        "name": name,
        "type": type_,
        "location": state("place", on, same_place, partial(_places, reader, clocks)),
        "condition": state("condition", on, _same_value, _values),
        "owner": state("owner", on, _same_value, _values),
        "flag": state("flag", on, _same_value, _values),
        "identifiers": _identifiers(reader, clocks, key, json.loads(description).get("identifiers", {})),
        "sanctions": sanctions_on(reader, clocks, above),
        "last_report": _last_report(reader, clocks, key),
        "contests": _contests(reader, clocks, key),
    }
