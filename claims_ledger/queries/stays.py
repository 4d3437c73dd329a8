"""The last state of one attribute of one ship or aircraft, by event time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from claims_ledger.domain.clocks import SPANS
from claims_ledger.queries.clashes import OF_VALUES, Clash, clashes_on
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.positions import COLUMNS, Account, Position, load_accounts, load_positions
from claims_ledger.queries.rulings import Ruling, load_rulings
from claims_ledger.queries.voices import load_told
from claims_ledger.store.reader import Reader

_FIRST, _NEXT = 8, 64
MOST = 24
"""Positions of one stay that are listed; a ship at one yard for a year is reported on often."""
_NEVER = date.max.toordinal()
_LAST = Position._fields.index("last")


@dataclass(frozen=True, slots=True)
class Entry:
    """A position somebody holds, and the day (ordinal) that it counts as: of a span the last day, but no later than
    anybody could tell of it; of a time known only roughly the first day, since no more is certain."""

    day: int
    position: Position
    account: Account

    def item(self) -> dict[str, Any]:
        """`{"value", "when", "claims", "outlets", "origins", "unknown", "bases"}`."""
        return {
            "value": self.position.value,
            "when": self.position.when or None,
            "claims": self.account.claims,
            **self.account.voices.item(),
        }


@dataclass(frozen=True, slots=True)
class Attribute:
    """What is asked: which family of questions, which of its values count, which two are the same state, and how the
    values of one day are put into one text."""

    family: str
    counts: Callable[[Position], bool]
    same: Callable[[Position, Position], bool]
    shown: Callable[[Sequence[Position]], str]


def latest_state(
    reader: Reader, clocks: Clocks, key: str, asked: Attribute, on: date | None = None
) -> dict[str, Any] | None:
    """`{"value", "when", "contested", "ruling", "positions"}` of the last state, or None.

    `positions` are those of the last day, those directly before them that are the same state, and what live claims set
    against any of them. Where the last day itself is contested, value and time are None: no winner is picked, unless an
    editor decided all that contests it (`ruling`); of the positions, those that hold by it are marked.
    """
    stay = _stay(reader, clocks, key, asked, on)
    if not stay:
        return None
    last = [entry for entry in stay if entry.day == stay[0].day]
    ids = {entry.position.id for entry in stay}
    contested = clashes_on(reader, clocks, ids, OF_VALUES)
    clashing = {side for clash in contested for side in (clash.a, clash.b)}
    against = sorted(_against(reader, clocks, ids, clashing), key=_newest_first)
    told = last
    ruled = _decided(reader, clocks, contested, {entry.position.id for entry in last}, [*stay, *against])
    if ruled is not None:
        told = [entry for entry in ruled.holding if entry.day == ruled.holding[0].day]
    undecided = ruled is None and any(entry.position.id in clashing for entry in last)
    return {
        "value": None if undecided else asked.shown([entry.position for entry in told]),
        "when": None if undecided else told[0].position.when or None,
        "contested": bool(contested),
        "ruling": None if ruled is None else {"contest": ruled.ruling.contest, **ruled.ruling.item()},
        "positions": [
            {**entry.item(), "holds": None if ruled is None else entry in ruled.holding} for entry in (*stay, *against)
        ],
    }


class _Decided(NamedTuple):
    """The ruling by which some of the entries hold, newest first; at least one does."""

    ruling: Ruling
    holding: list[Entry]


def _decided(
    reader: Reader, clocks: Clocks, contested: Sequence[Clash], last: set[str], entries: Sequence[Entry]
) -> _Decided | None:
    """What an editor decided of the last day; None where any contest of it is not decided."""
    contests = {clash.contest for clash in contested if clash.a in last or clash.b in last}
    rulings = load_rulings(reader, clocks, contests)
    if not contests or any(contest not in rulings or not rulings[contest].decided for contest in contests):
        return None
    held = load_positions(reader, clocks, {one.holds for one in rulings.values() if one.holds is not None})
    values = {one.value_json for one in held.values()}
    holding = sorted((entry for entry in entries if entry.position.value_json in values), key=_newest_first)
    return _Decided(max(rulings.values(), key=lambda one: (one.at, one.contest)), holding) if holding else None


def _against(reader: Reader, clocks: Clocks, ids: set[str], clashing: set[str]) -> Iterator[Entry]:
    """What live claims set against the stay: of each value the newest position."""
    others = clashing - ids
    positions, accounts = load_positions(reader, clocks, others), load_accounts(reader, clocks, others)
    entries = sorted((Entry(one.last or 0, one, accounts[one.id]) for one in positions.values()), key=_newest_first)
    yield from {entry.position.value_json: entry for entry in reversed(entries)}.values()


class _Seen(NamedTuple):
    """A position that counts, the day that it counts as, and since when (a second) it was public."""

    day: int
    position: Position
    since: int


def _stay(reader: Reader, clocks: Clocks, key: str, asked: Attribute, on: date | None) -> list[Entry]:
    """The last day's entries, and those before it that are the same state as every one after them. Only of these is
    it looked up who says so."""
    stay = _last(reader, clocks, key, asked, on)
    accounts = load_accounts(reader, clocks, (one.position.id for one in stay))
    return [Entry(one.day, one.position, accounts[one.position.id]) for one in stay]


def _last(reader: Reader, clocks: Clocks, key: str, asked: Attribute, on: date | None) -> list[_Seen]:
    seen: list[_Seen] = []
    for batch, floor in _batches(reader, clocks, key, asked.family, on):
        counted = [one for one in batch if asked.counts(one.position)]
        seen = sorted([*seen, *counted], key=lambda one: _order(one.day, one.position, one.since))
        stay, ended = _walk([one for one in seen if one.day > floor], asked.same)
        if ended:
            return stay
    return _walk(seen, asked.same)[0]


def _walk(entries: Sequence[_Seen], same: Callable[[Position, Position], bool]) -> tuple[list[_Seen], bool]:
    """The stay among entries, newest first, and whether its beginning was seen."""
    stay: list[_Seen] = []
    for entry in entries:
        if stay and entry.day < stay[0].day:
            alike = all(same(entry.position, later.position) for later in stay)
            if not alike or len(stay) >= MOST:
                return stay, True
        stay.append(entry)
    return stay, False


def _newest_first(entry: Entry) -> tuple[int, int, int, str]:
    return _order(entry.day, entry.position, entry.account.since)


def _order(day: int, position: Position, since: int) -> tuple[int, int, int, str]:
    """By the day it counts as; of one day, the narrower time, then what was published first."""
    return -day, -(position.first or 0), since, position.id


def _batches(
    reader: Reader, clocks: Clocks, key: str, family: str, on: date | None
) -> Iterator[tuple[list[_Seen], int]]:
    """What counts by falling last day, each batch with the day from which earlier ones are still to come."""
    latest = min(day.toordinal() if day else _NEVER for day in (on, clocks.day))
    asked = {**clocks.params, "family": family, "anchor": key, "latest": latest}
    falling = merge(*_spans(reader, clocks, asked), key=lambda row: -int(row[_LAST]))
    most = _FIRST
    while True:
        rows = list(islice(falling, most))
        found = [Position(*row) for *row, _ in rows]
        held = {position: told for position, (*_, told) in zip(found, rows, strict=True) if told is not None}
        ended = len(rows) < most
        yield list(_seen(reader, clocks, held, latest)), 0 if ended else found[-1].last or 0
        if ended:
            return
        most = _NEXT


def _spans(reader: Reader, clocks: Clocks, asked: Mapping[str, Any]) -> Iterator[Iterator[tuple[Any, ...]]]:
    """The positions of a subject by falling last day, for each class of lengths that there are any of; of each only
    those are looked at that can have begun by `latest`."""
    ours = "p.family = :family AND p.anchor = :anchor"
    known = ", ".join(
        f"EXISTS (SELECT 1 FROM position p WHERE {ours} AND p.span = {span})" for span in range(len(SPANS) + 1)
    )
    for span, some in enumerate(reader.one(f"SELECT {known}", asked)):
        if some:
            top = asked["latest"] + SPANS[span] if span < len(SPANS) else _NEVER
            yield _falling(reader, clocks, {**asked, "span": span, "top": min(top, _NEVER)})


def _falling(reader: Reader, clocks: Clocks, asked: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Positions, each with the claim on it that was public first."""
    first_told = f"SELECT h.unit FROM holding h WHERE h.position = p.position AND {clocks.view('h')}"
    sql = (
        f"SELECT {COLUMNS}, ({first_told} ORDER BY h.pub_from LIMIT 1) FROM position p"
        f" WHERE p.family = :family AND p.anchor = :anchor AND p.span = :span AND {clocks.recorded('p')}"
        " AND (p.event_from IS NULL OR p.event_from <= :latest)"
        " AND p.event_to <= :top AND (p.event_to < :top OR p.position < :after)"
        " ORDER BY p.event_to DESC, p.position DESC LIMIT :most"
    )
    top, after, most = asked["top"], "~", _FIRST
    while True:
        rows = [tuple(row) for row in reader.rows(sql, {**asked, "top": top, "after": after, "most": most})]
        yield from rows
        if len(rows) < most:
            return
        top, after, most = rows[-1][_LAST], rows[-1][0], _NEXT


def _seen(reader: Reader, clocks: Clocks, held: Mapping[Position, str], latest: int) -> Iterator[_Seen]:
    """Those of the positions that are no predictions: nobody can tell what is to come. Each comes with the claim that
    was public first; where that was too early to tell of the whole of it, all who hold it are asked."""
    told = load_told(reader, clocks, held.values())
    days = {one: told[claim].last_day.toordinal() for one, claim in held.items()}
    early = [one.id for one, day in days.items() if day < min(_day_of(one, _NEVER), latest)]
    later = load_accounts(reader, clocks, early)
    for one, claim in held.items():
        account = later.get(one.id)
        day = days[one] if account is None else max(each.last_day for each in account.told).toordinal()
        if _first(one) <= day:
            yield _Seen(min(_day_of(one, day), latest), one, told[claim].pub_from)


def _first(position: Position) -> int:
    return (position.first if position.first is not None else position.last) or 0


def _day_of(position: Position, told: int) -> int:
    """The day that a position counts as, where it was told of on a day."""
    return min(position.last or 0, told) if "/" in position.when else _first(position)
