"""What is registered: those who speak, everything with a name, documents, topics."""

import json
from collections.abc import Iterable
from typing import Any

from claims_ledger.domain.vocabulary import SPEAKERS
from claims_ledger.queries.about import on_topic
from claims_ledger.queries.claim_items import Which, contested_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.former_names import former_names
from claims_ledger.queries.identities import apart_of, merges_of
from claims_ledger.queries.judged import ratings_of
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import entity_names, find
from claims_ledger.queries.spelling import spelt, used
from claims_ledger.store.reader import Reader, Row

PATTERN = ("from", "to", "goods", "within")


def speakers(reader: Reader, clocks: Clocks, *, name: str | None = None) -> Listing:
    """All who can speak, with how many documents they published and how many claims they had a voice in (a house: all
    its parts together); with `name` exactly that one.

    Raises NotFoundError, AmbiguousError.
    """
    rows = _entities(reader, clocks, name, SPEAKERS)
    only = rows[0]["key"] if name is not None else None
    claims = f"SELECT {{by}}, COUNT(DISTINCT v.unit) FROM voice v WHERE {clocks.view('v')}"
    published = f"""SELECT {{by}}, COUNT(*) FROM document d
    JOIN entity e ON e.unit = d.outlet AND {clocks.recorded("e")}
    WHERE d.pub_last <= :until AND {clocks.recorded("d")}"""
    told = _counts(reader, clocks, claims, "v.source", only) | _counts(reader, clocks, claims, "v.house", only)
    filed = _counts(reader, clocks, published, "e.key", only) | _counts(reader, clocks, published, "e.house", only)
    rated = ratings_of(reader, clocks, [row["key"] for row in rows])
    return clocks.listing(
        {
            "key": row["key"],
            "name": row["name"],
            "type": row["type"],
            "house": row["house_name"],
            "party": [row["party"]] if row["party"] else [],
            "names": json.loads(row["description"])["names"],
            "documents": filed.get(row["key"], 0),
            "claims": told.get(row["key"], 0),
            "ratings": rated.get(row["key"], []),
        }
        for row in rows
    )


def entities(reader: Reader, clocks: Clocks, *, name: str | None = None, type: str | None = None) -> Listing:
    """Everything with a name (of one type), with how many claims mention it; with `name` exactly that one.

    What was merged into another is not listed: it is among the `merged` of that one, which goes by its names and key.
    Raises NotFoundError, AmbiguousError, UsageError for a misspelt type.
    """
    types = None if type is None else {spelt("type", type, used(reader, "entity", "type"))}
    rows = _entities(reader, clocks, name, types)
    only = rows[0]["key"] if name is not None else None
    mentions = f"SELECT {{by}}, COUNT(DISTINCT m.unit) FROM mention m WHERE {clocks.view('m')}"
    claims = _counts(reader, clocks, mentions, "m.entity", only)
    told = {row["key"]: json.loads(row["description"]) for row in rows}
    names = entity_names(reader, clocks, {key for one in told.values() for key in _related(one)})
    merged, apart, former = merges_of(reader, clocks, told), apart_of(reader, clocks), former_names(reader, clocks)
    return clocks.listing(
        {
            "key": row["key"],
            "id": row["key"],
            "name": row["name"],
            "type": row["type"],
            "names": told[row["key"]]["names"],
            "part_of": names.get(told[row["key"]].get("part_of", "")),
            "within": ", ".join(names[key] for key in told[row["key"]].get("in", ())) or None,
            "members": [names[key] for key in told[row["key"]].get("members", ())],
            "identifiers": identifiers(told[row["key"]]),
            "former_names": [one.item() for one in former.get(row["key"], ())],
            "merged": merged.get(row["key"], []),
            "apart": apart.get(row["key"], []),
            "claims": claims.get(row["key"], 0),
        }
        for row in rows
    )


def documents(
    reader: Reader, clocks: Clocks, *, name: str | None = None, outlet: str | None = None, affair: str | None = None
) -> Listing:
    """Documents that were public, newest first, with how many claims they hold and how many of those are contested;
    with `name` exactly the one of that key.

    Raises NotFoundError, AmbiguousError, UsageError for a misspelt affair.
    """
    where, params = [f"d.pub_last <= :until AND {clocks.recorded('d')}"], dict[str, Any](clocks.params)
    which = Which()
    if name is not None:
        params["key"] = find(reader, clocks, name, ("document",)).key
        where.append("d.unit = :key")
        which = Which("c.document = :key", {"key": params["key"]})
    if outlet is not None:
        params["outlet"] = find(reader, clocks, outlet, ("entity",)).key
        where.append("d.outlet = :outlet")
    if affair is not None:
        params["affair"] = spelt("affair", affair, used(reader, "document", "affair"))
        where.append("d.affair = :affair")
    rows = reader.rows(
        f"""SELECT d.key, d.outlet_name, d.title, d.published, d.affair, d.description FROM document d
        WHERE {" AND ".join(where)} ORDER BY d.pub_last DESC, d.key""",
        params,
    )
    held = reader.rows(
        f"SELECT c.document, c.unit FROM claim c WHERE {clocks.view('c')} AND ({which.sql})",
        {**clocks.params, **which.params},
    )
    clashing = contested_claims(reader, clocks, which)
    claims: dict[str, set[str]] = {}
    for document, claim in held:
        claims.setdefault(document, set()).add(claim)
    return clocks.listing(_document(row, claims.get(row["key"], set()), clashing.keys()) for row in rows)


def topics(reader: Reader, clocks: Clocks, *, name: str | None = None) -> Listing:
    """Topics, with their pattern in words and how many claims lie inside; with `name` exactly that one.

    Raises NotFoundError, AmbiguousError.
    """
    where, params = clocks.recorded("t"), dict[str, Any](clocks.params)
    if name is not None:
        params["name"] = find(reader, clocks, name, ("topic",)).key
        where += " AND t.name = :name"
    rows = reader.rows(f"SELECT t.name, t.description FROM topic t WHERE {where} ORDER BY t.name", params)
    patterns = {row["name"]: json.loads(row["description"]) for row in rows}
    keys = {key for pattern in patterns.values() for role, key in pattern.items() if role != "within"}
    names = entity_names(reader, clocks, keys)
    return clocks.listing(
        {
            "name": topic,
            "pattern": {role: names.get(pattern[role], pattern[role]) for role in PATTERN if role in pattern},
            "claims": _claims_on(reader, clocks, topic),
        }
        for topic, pattern in patterns.items()
    )


def identifiers(description: dict[str, Any]) -> list[dict[str, str]]:
    """`{"scheme", "value"}` of an entity as described."""
    return [{"scheme": scheme, "value": value} for scheme, value in sorted(description.get("identifiers", {}).items())]


def _document(row: Row, claims: set[str], clashing: Iterable[str]) -> dict[str, Any]:
    told = json.loads(row["description"])
    return {
        "key": row["key"],
        "outlet": row["outlet_name"],
        "title": row["title"],
        "published": row["published"],
        "url": told.get("url"),
        "language": told.get("language"),
        "affair": row["affair"],
        "claims": len(claims),
        "contested": len(claims.intersection(clashing)),
    }


def _claims_on(reader: Reader, clocks: Clocks, topic: str) -> int:
    which = on_topic(clocks, topic)
    sql = f"SELECT COUNT(DISTINCT c.unit) FROM claim c WHERE {clocks.view('c')} AND {which.sql}"
    return int(reader.scalar(sql, {**clocks.params, **which.params}))


def _entities(reader: Reader, clocks: Clocks, name: str | None, types: Iterable[str] | None) -> list[Row]:
    """By type and name."""
    where, params = clocks.recorded("e"), dict[str, Any](clocks.params)
    accepted = None if types is None else frozenset(types)
    if name is not None:
        params["key"] = find(reader, clocks, name, ("entity",), accepted).key
        where += " AND e.unit = :key"
    rows = reader.rows(
        f"""SELECT e.key, e.type, e.name, e.house_name, e.party, e.description FROM entity e WHERE {where}
        ORDER BY e.type, e.name, e.key""",
        params,
    )
    return [row for row in rows if accepted is None or row["type"] in accepted]


def _related(description: dict[str, Any]) -> list[str]:
    whole = description.get("part_of")
    return [*([whole] if whole else []), *description.get("in", ()), *description.get("members", ())]


def _counts(reader: Reader, clocks: Clocks, sql: str, by: str, only: str | None) -> dict[str, int]:
    """Counts by the key in the column `by`; of one key where only that is asked for."""
    wanted, params = ("", clocks.params) if only is None else (f" AND {by} = :only", {**clocks.params, "only": only})
    return {key: int(count) for key, count in reader.rows(f"{sql.format(by=by)}{wanted} GROUP BY {by}", params)}
