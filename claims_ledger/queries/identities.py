"""What was merged into what, and who was judged apart, at a position of the record."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.sql import rows_among
from claims_ledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on two keys that stands: `key` was merged into `other`, or is not the same; by whom, when, why."""

    key: str
    other: str
    by: str
    at: str
    reason: str
    position: int

    def item(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at, "reason": self.reason, "position": self.position}


def standing_for(reader: Reader, clocks: Clocks, keys: Iterable[str]) -> dict[str, str]:
    """By key, what it was merged into in the end: those that were merged only."""
    sql = f"SELECT m.key, m.kept FROM merged m WHERE m.unit IN {{among}} AND {clocks.recorded('m')}"
    into: dict[str, str] = {}
    waiting = wanted = set(keys)
    while waiting:
        found = {row["key"]: row["kept"] for row in rows_among(reader, sql, waiting, clocks.params)}
        into |= found
        waiting = set(found.values()) - into.keys()
    return {key: _end(key, into) for key in wanted if key in into}


def stand(keys: Iterable[str], into: Mapping[str, str]) -> set[str]:
    """The keys, each as what it was merged into."""
    return {into.get(key, key) for key in keys}


def merged_into(reader: Reader, clocks: Clocks, keys: Iterable[str]) -> dict[str, list[Judged]]:
    """By key, everything that was merged into it, by way of others too, in the order of the merges."""
    found: dict[str, list[Judged]] = {}
    wanted = set(keys)
    into = {key: key for key in wanted}
    waiting = wanted
    while waiting:
        merges = list(_judged(reader, clocks, "merged", ("key", "kept"), "kept", waiting))
        for one in merges:
            into[one.key] = into[one.other]
            found.setdefault(into[one.other], []).append(one)
        waiting = {one.key for one in merges}
    return {key: sorted(several, key=lambda one: one.position) for key, several in found.items()}


def told_apart(reader: Reader, clocks: Clocks) -> list[Judged]:
    """Every pair judged not to be the same."""
    return list(_rows(reader, clocks, "apart", ("a", "b"), "1 = 1", clocks.params))


def names_of(reader: Reader, clocks: Clocks, keys: Iterable[str]) -> dict[str, list[str]]:
    """The names that each key was registered with, whatever it was merged into."""
    sql = f"SELECT d.key, d.description FROM description d WHERE d.unit IN {{among}} AND {clocks.recorded('d')}"
    return {row["key"]: json.loads(row["description"])["names"] for row in rows_among(reader, sql, keys, clocks.params)}


def merges_of(reader: Reader, clocks: Clocks, keys: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """By key, what was merged into it: its key and name, into what, by whom, when and why."""
    found = merged_into(reader, clocks, keys)
    names = names_of(reader, clocks, {one.key for several in found.values() for one in several})
    return {
        key: [{"key": one.key, "name": names[one.key][0], "into": one.other, **one.item()} for one in several]
        for key, several in found.items()
    }


def apart_of(reader: Reader, clocks: Clocks) -> dict[str, list[dict[str, Any]]]:
    """By key, what it was judged not to be: key and name of the other, by whom, when and why."""
    judged = told_apart(reader, clocks)
    keys = {key for one in judged for key in (one.key, one.other)}
    into, names = standing_for(reader, clocks, keys), names_of(reader, clocks, keys)
    found: dict[str, list[dict[str, Any]]] = {}
    for one in judged:
        for key, other in ((one.key, one.other), (one.other, one.key)):
            item = {"key": other, "name": names[other][0], **one.item()}
            found.setdefault(into.get(key, key), []).append(item)
    return found


def _end(key: str, into: Mapping[str, str]) -> str:
    while key in into:
        key = into[key]
    return key


def _judged(
    reader: Reader, clocks: Clocks, table: str, columns: tuple[str, str], by: str, keys: Iterable[str]
) -> Iterator[Judged]:
    for key in sorted(set(keys)):
        yield from _rows(reader, clocks, table, columns, f"j.{by} = :key", {**clocks.params, "key": key})


def _rows(
    reader: Reader, clocks: Clocks, table: str, columns: tuple[str, str], where: str, params: Mapping[str, Any]
) -> Iterator[Judged]:
    """With the event that judged so."""
    one, other = columns
    sql = (
        f"SELECT j.{one}, j.{other}, e.actor, e.time, e.body, e.position FROM {table} j"
        f" JOIN event e ON e.ledger = 1 AND e.position = j.at_position WHERE {where} AND {clocks.recorded('j')}"
        f" ORDER BY j.{one}, j.{other}"
    )
    for key, second, actor, time, body, position in reader.rows(sql, params):
        yield Judged(key, second, actor, time, json.loads(bytes(body))["reason"], position)
