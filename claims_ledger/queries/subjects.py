"""Which contests a name is about."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from claims_ledger.queries.clashes import speaking_of
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.names import Named, Sort, find
from claims_ledger.queries.positions import Account, Position
from claims_ledger.store.reader import Reader

_NAMES: tuple[Sort, ...] = ("entity", "topic", "document", "claim", "contest")


@dataclass(frozen=True, slots=True)
class About:
    """Contests that may be meant, and which of their positions make them so. `asked_by_id`: one contest by its id, to
    be shown whatever its verdict.
    """

    contests: frozenset[str]
    concerns: Callable[[Position, Account], bool] | None = None
    asked_by_id: bool = False


def contests_about(reader: Reader, clocks: Clocks, name: str) -> About:
    """The contests about an entity or what lies inside it, by a source, about a topic, in a document, of a claim; or
    the one of that id. Raises NotFoundError and AmbiguousError.
    """
    named = find(reader, clocks, name, _NAMES)
    match named.sort:
        case "contest":
            return About(frozenset({named.key}), asked_by_id=True)
        case "claim":
            return _held_by(reader, clocks, "h.unit = :key", named.key, lambda _, told: named.key in told.claims)
        case "document":
            return _held_by(
                reader,
                clocks,
                "h.unit IN (SELECT c.unit FROM claim c WHERE c.document = :key)",
                named.key,
                lambda _, told: any(one.document == named.key for one in told.told),
            )
        case "topic":
            return _of_topics(reader, clocks, {named.key})
        case _:
            return _of_entity(reader, clocks, named)


def inside(reader: Reader, clocks: Clocks, key: str) -> frozenset[str]:
    """An entity and everything in it: places in a place, goods of a sort, members of a fleet."""
    sql = f"SELECT w.key FROM within w WHERE w.above = :key AND {clocks.recorded('w')}"
    return frozenset(row[0] for row in reader.rows(sql, {**clocks.params, "key": key})) | {key}


def _of_entity(reader: Reader, clocks: Clocks, named: Named) -> About:
    keys = inside(reader, clocks, named.key)
    topics = _topics_on(reader, clocks, keys)
    where, params = speaking_of(clocks, keys)
    mentioned = _contests(reader, clocks, where, params)
    topical = _of_topics(reader, clocks, topics)
    spoken = _held_by(
        reader,
        clocks,
        "h.unit IN (SELECT v.unit FROM voice v WHERE v.source = :key"
        " UNION SELECT v.unit FROM voice v WHERE v.house = :key)",
        named.key,
        lambda _, told: True,
    )

    def concerns(position: Position, told: Account) -> bool:
        return (
            bool(position.mentions() & keys)
            or position.topic in topics
            or any(one.outlet == named.key for one in told.told)
            or any(named.key in (one.source, one.house) for one in told.spoken)
        )

    return About(mentioned | topical.contests | spoken.contests, concerns)


def _of_topics(reader: Reader, clocks: Clocks, topics: Iterable[str]) -> About:
    wanted = frozenset(topics)
    found: set[str] = set()
    for topic in sorted(wanted):
        where = "k.a IN (SELECT p.position FROM position p WHERE p.family = :family AND p.anchor = '')"
        found |= _contests(reader, clocks, where, {"family": f"asserted|topic={topic}"})
    return About(frozenset(found), lambda position, _: position.topic in wanted)


def _topics_on(reader: Reader, clocks: Clocks, keys: frozenset[str]) -> frozenset[str]:
    """The topics whose pattern names one of the entities."""
    sql = f"SELECT t.name, t.description FROM topic t WHERE {clocks.recorded('t')}"
    return frozenset(
        name
        for name, pattern in reader.rows(sql, clocks.params)
        if any(json.loads(pattern).get(role) in keys for role in ("from", "to", "goods"))
    )


def _held_by(
    reader: Reader, clocks: Clocks, holder: str, key: str, concerns: Callable[[Position, Account], bool]
) -> About:
    held = f"SELECT h.position FROM holding h WHERE ({holder}) AND {clocks.recorded('h')}"
    where = f"k.a IN ({held}) OR k.b IN ({held})"
    return About(_contests(reader, clocks, where, {"key": key}), concerns)


def _contests(reader: Reader, clocks: Clocks, where: str, params: dict[str, Any]) -> frozenset[str]:
    sql = f"SELECT DISTINCT k.contest FROM clash k WHERE ({where}) AND {clocks.recorded('k')}"
    return frozenset(row[0] for row in reader.rows(sql, {**clocks.params, **params}))
