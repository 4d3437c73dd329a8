"""Where ships and aircraft are said to have been, stay by stay: what `claims timeline --picture` draws."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from claims_ledger.domain.dates import Period, read_period
from claims_ledger.domain.errors import NotFoundError, ReadingError, UsageError
from claims_ledger.domain.vocabulary import PLACES
from claims_ledger.queries.clashes import OF_VALUES, clashes_on
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import CRAFT, find
from claims_ledger.queries.places import Places, is_place
from claims_ledger.queries.positions import COLUMNS, Account, Position, load_accounts, position_of
from claims_ledger.queries.sql import among, rows_among
from claims_ledger.store.reader import Reader

IN_REPAIR = "in repair"
FLEETS = frozenset({"fleet"})
_LAST = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class _Stay:
    position: Position
    account: Account
    contested: bool


class _Asked(NamedTuple):
    """Whose lanes are asked for (None: everybody's), and inside which place."""

    keys: list[str] | None
    place: str | None = None


def whereabouts(reader: Reader, clocks: Clocks, *, name: str | None = None, on: str | None = None) -> Listing:
    """A lane for one vessel or aircraft, for each of a fleet, for each that was at a place, or for all.

    Items `{"id", "name", "type", "lines": [{"value", "how", "in_repair", "outlets", "origins", "unknown", "stays"}]}`;
    `how` is at, between (a run) or condition (a repair nobody says where). A stay is `{"id", "when", "undated",
    "first", "last", "from", "to", "around", "open_start", "open_end", "told", "contested", "claims"}`, days as
    ordinals: it touches no day outside `first` to `last` (null: open, or no day is given), it is certain of those
    from `from` to `to` (null where of none), and what lies after `told`, when it was last spoken of, is foretold.
    `on` keeps stays that may have been going on at that time. Raises NotFoundError, AmbiguousError, UsageError for a
    name of another sort, and ReadingError.
    """
    asked = _Asked(None) if name is None else _asked(reader, clocks, name)
    time = None if on is None else _time(on)
    crafts = _crafts(reader, clocks, asked.keys)
    stays = _stays(reader, clocks, list(crafts), time)
    places = Places(reader, clocks)
    items = []
    for key, (shown, sort) in crafts.items():
        found = (one for one in _lines(stays.get(key, ())) if _inside(places, one, asked.place))
        lines: list[dict[str, Any]] = sorted(map(_line, found), key=_first_of)
        if lines or asked.keys == [key]:
            items.append({"id": key, "name": shown, "type": sort, "lines": lines})
    return clocks.listing(items)


def _asked(reader: Reader, clocks: Clocks, name: str) -> _Asked:
    try:
        key = find(reader, clocks, name, ("entity",), CRAFT | FLEETS | PLACES).key
    except NotFoundError:
        other = find(reader, clocks, name, ("entity", "topic", "document"))
        what = f"{other.name} is no ship, aircraft, fleet or place"
        raise UsageError(what, "leave out --picture: its timeline is a table") from None
    sql = f"SELECT e.type FROM entity e WHERE e.unit = :key AND {clocks.recorded('e')}"
    sort = reader.scalar(sql, {**clocks.params, "key": key})
    if sort in CRAFT:
        return _Asked([key])
    if sort in FLEETS:
        members = f"SELECT w.key FROM within w WHERE w.above = :key AND {clocks.recorded('w')} ORDER BY w.key"
        return _Asked([str(row[0]) for row in reader.rows(members, {**clocks.params, "key": key})])
    return _Asked(None, key)


def _time(words: str) -> tuple[int, int]:
    period = read_period(words, None)
    if not period.known:
        raise ReadingError(f"{words!r} is no time that can be compared", "write a day, such as 2024-03-12")
    return (
        period.first.toordinal() if period.first else 0,
        period.last.toordinal() if period.last else _LAST,
    )


def _crafts(reader: Reader, clocks: Clocks, keys: Sequence[str] | None) -> dict[str, tuple[str, str]]:
    """Name and type by key, in the order of the names."""
    marks, params = among(CRAFT, "type")
    sql = (
        f"SELECT e.key, e.name, e.type FROM entity e WHERE e.type IN {marks} AND {clocks.recorded('e')}"
        " ORDER BY e.name, e.key"
    )
    rows = reader.rows(sql, {**clocks.params, **params})
    wanted = None if keys is None else set(keys)
    return {row["key"]: (row["name"], row["type"]) for row in rows if wanted is None or row["key"] in wanted}


def _stays(
    reader: Reader, clocks: Clocks, crafts: Iterable[str], time: tuple[int, int] | None
) -> dict[str, list[_Stay]]:
    sql = (
        f"SELECT {COLUMNS} FROM position p WHERE p.anchor IN {{among}} AND p.family IN ('place', 'condition')"
        f" AND {clocks.recorded('p')}"
    )
    found = [position_of(row) for row in rows_among(reader, sql, crafts, clocks.params)]
    drawn = [one for one in found if _is_stay(one) and (time is None or _going_on(one, time))]
    accounts = load_accounts(reader, clocks, (one.id for one in drawn))
    clashing = {side for clash in clashes_on(reader, clocks, accounts, OF_VALUES) for side in (clash.a, clash.b)}
    stays: dict[str, list[_Stay]] = defaultdict(list)
    for one in drawn:
        if one.id in accounts:
            stays[one.anchor].append(_Stay(one, accounts[one.id], one.id in clashing))
    return stays


def _is_stay(one: Position) -> bool:
    return is_place(one) if one.family == "place" else one.content.get("name") == IN_REPAIR


def _going_on(one: Position, time: tuple[int, int]) -> bool:
    if one.first is None and one.last is None:
        return False
    return (one.first is None or one.first <= time[1]) and (one.last is None or one.last >= time[0])


class _Line(NamedTuple):
    how: str
    places: tuple[str, ...]
    stays: list[_Stay]
    in_repair: bool


def _lines(stays: Iterable[_Stay]) -> list[_Line]:
    """Stays at one place together; a repair is a line of its own only where nobody who speaks of it says where."""
    at: dict[tuple[str, tuple[str, ...]], list[_Stay]] = defaultdict(list)
    repairs: list[_Stay] = []
    for stay in stays:
        if stay.position.family == "condition":
            repairs.append(stay)
        else:
            content = stay.position.content
            at[content["how"], tuple(sorted(content["places"]))].append(stay)
    repaired = {claim for stay in repairs for claim in stay.account.claims}
    placed = {claim for there in at.values() for stay in there for claim in stay.account.claims}
    lines = [
        _Line(how, places, there, any(repaired.intersection(stay.account.claims) for stay in there))
        for (how, places), there in at.items()
    ]
    homeless = [stay for stay in repairs if not placed.issuperset(stay.account.claims)]
    return [*lines, _Line("condition", (), homeless, True)] if homeless else lines


def _inside(places: Places, line: _Line, place: str | None) -> bool:
    return place is None or any(places.inside(one, place) for one in line.places)


def _line(line: _Line) -> dict[str, Any]:
    whole = Account.merged([stay.account for stay in line.stays]).voices.item()
    return {
        "value": line.stays[0].position.value,
        "how": line.how,
        "in_repair": line.in_repair,
        **{name: whole[name] for name in ("outlets", "origins", "unknown")},
        "stays": sorted((_stay(stay) for stay in line.stays), key=_day_of),
    }


def _stay(stay: _Stay) -> dict[str, Any]:
    position, period = stay.position, Period.from_edtf(stay.position.when)
    certain = _certain(period)
    return {
        "id": position.id,
        "when": position.when or None,
        "undated": bool(position.undated),
        "first": _ordinal(period.first),
        "last": _ordinal(period.last),
        "from": certain and certain[0],
        "to": certain and certain[1],
        "around": period.approximate,
        "open_start": period.open_start,
        "open_end": period.open_end or _left_open(period, (one.event for one in stay.account.told)),
        "told": max(one.last_day for one in stay.account.told).toordinal(),
        "contested": stay.contested,
        "claims": stay.account.claims,
    }


def _certain(period: Period) -> tuple[int, int] | None:
    """The first and the last day of which it is certain, if it holds at all."""
    if not period.span:
        day = period.first if period.first == period.last else None
        return None if day is None else (day.toordinal(), day.toordinal())
    begun = period.start.last if period.start is not None else None
    ended = period.end.first if period.end is not None else None
    first, last = begun or ended, ended or begun
    if first is None or last is None or first > last:
        return None
    return first.toordinal(), last.toordinal()


def _left_open(period: Period, events: Iterable[str]) -> bool:
    """Whether somebody says "since": for comparison its end was closed on the day of speaking."""
    told = [Period.from_edtf(event) for event in events if event]
    return any(one.open_end and one.start == period.start for one in told)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()


def _day_of(stay: Mapping[str, Any]) -> tuple[int, int, str]:
    first = stay["first"] if stay["first"] is not None else stay["last"]
    return (_LAST if first is None else first), stay["last"] or _LAST, stay["id"]


def _first_of(line: Mapping[str, Any]) -> tuple[Any, ...]:
    return *_day_of(line["stays"][0]), line["value"]
