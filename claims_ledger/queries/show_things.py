"""Documents, entities, topics, positions and settled contests in full."""

import json
from typing import Any

from claims_ledger.queries.cards import Fields, card, contest_line, event_item
from claims_ledger.queries.clashes import clashes_on
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contest_items
from claims_ledger.queries.document import editions
from claims_ledger.queries.events import Lines, Told, of_subjects, public
from claims_ledger.queries.judged import ratings_of
from claims_ledger.queries.listing import Item
from claims_ledger.queries.names import Named, entity_names
from claims_ledger.queries.positions import Account, load_accounts
from claims_ledger.queries.registry import PATTERN, documents, entities, topics
from claims_ledger.queries.rulings import ruling_history
from claims_ledger.queries.stored import Names, keys_in, link_text, stored_text, when_text
from claims_ledger.queries.words import day_words
from claims_ledger.store.reader import Reader

_DOCUMENT = "outlet published title url archived captured language via affair sha256 edition".split()
_FILED = ("DocumentFiled", "DocumentCorrected")
_HOLDS = {"event": "on some day of it", "state": "through it", "total": "as a total", "running": "as a running total"}


def document_card(reader: Reader, clocks: Clocks, key: str) -> dict[str, Any]:
    """A document: all that is known of it, what it clashes in, what the desk corrected."""
    item = documents(reader, clocks, name=key).items[0]
    told = public(reader, clocks, of_subjects(reader, clocks, [key]))
    sql = f"SELECT d.description FROM document d WHERE d.unit = :key AND {clocks.recorded('d')}"
    stored = json.loads(reader.one(sql, {**clocks.params, "key": key})[0])
    names = entity_names(reader, clocks, {stored["outlet"], *keys_in([stored, *(one.body for one in told)])})
    filed = editions(reader, clocks, key)
    if filed:
        stored = {**stored, "sha256": filed[-1]["sha256"], "edition": f"{filed[-1]['edition']} of {len(filed)}"}
    fields = [(name, _document_text(name, stored.get(name), names)) for name in _DOCUMENT]
    counts = [("claims", str(item["claims"])), ("contested", str(item["contested"]))]
    return card(
        "document",
        key,
        "document",
        item["title"],
        [*fields, *counts],
        published=item["published"],
        versions=_document_versions(told, names),
        contests=[contest_line(one) for one in contest_items(reader, clocks, key)],
        events=_events(reader, told),
    )


def _document_text(name: str, value: Any, names: Names) -> str | None:
    if value is None:
        return None
    if name == "outlet":
        return stored_text(value, names)
    if name == "published":
        return when_text(value) + (f", retrieved {value['retrieved']}" if value.get("retrieved") else "")
    if name == "via":
        return " < ".join(link_text(link, names) for link in value)
    return stored_text(value, {})


def _document_versions(told: list[Told], names: Names) -> list[dict[str, Any]]:
    """What the desk corrected, entry by entry."""
    stored: dict[str, Any] = {}
    listed = []
    counting = [one for one in told if one.type in _FILED and one.undone is None]
    for number, one in enumerate(counting, start=1):
        changes = one.body["document"] if one.type == "DocumentFiled" else one.body["changes"]
        shown = [
            {
                "field": name,
                "before": _document_text(name, stored.get(name), names),
                "after": _document_text(name, value, names),
            }
            for name, value in sorted(changes.items())
        ]
        listed.append(
            {
                "version": number,
                "by": None if number == 1 else "desk",
                "published": None,
                "recorded_at": one.time,
                "position": one.position,
                "changes": [] if number == 1 else shown,
                "reason": one.body.get("reason"),
            }
        )
        stored = {**stored, **changes}
    return listed


def entity_card(reader: Reader, clocks: Clocks, key: str) -> dict[str, Any]:
    """Anything with a name that is no ship or aircraft."""
    item = entities(reader, clocks, name=key).items[0]
    sql = f"SELECT e.house_name, e.party, e.description FROM entity e WHERE e.unit = :key AND {clocks.recorded('e')}"
    house, party, description = reader.one(sql, {**clocks.params, "key": key})
    known = [
        ("names", ", ".join(item["names"])),
        ("type", item["type"]),
        ("part of", item["part_of"]),
        ("house", house if house != item["name"] else None),
        ("party", party),
        ("in", item["within"]),
        ("members", ", ".join(item["members"])),
        ("coordinates", json.loads(description).get("coordinates")),
    ]
    known += [(one["scheme"], one["value"]) for one in item["identifiers"]]
    known += [
        ("formerly", f"{one['name']}{' (contested)' if one['contested'] else ''}") for one in item["former_names"]
    ]
    known += [("merged", _judgement(one)) for one in item["merged"]]
    known += [("not the same as", _judgement(one)) for one in item["apart"]]
    return card(
        "entity",
        key,
        item["type"],
        item["name"],
        [*known, ("claims", str(item["claims"]))],
        ratings=ratings_of(reader, clocks, [key]).get(key, []),
        contests=[contest_line(one) for one in contest_items(reader, clocks, key)],
        events=_events(reader, of_subjects(reader, clocks, [key])),
    )


def _judgement(item: Item) -> str:
    return f"{item['name']} ({item['key']}), by {item['by']} on {item['at'][:10]}: {item['reason']}"


def topic_card(reader: Reader, clocks: Clocks, name: str) -> dict[str, Any]:
    """A topic: its pattern, and whether it is disputed."""
    item = topics(reader, clocks, name=name).items[0]
    fields = [(role, item["pattern"].get(role)) for role in PATTERN]
    return card(
        "topic",
        name,
        "topic",
        name,
        [*fields, ("claims", str(item["claims"]))],
        contests=[contest_line(one) for one in contest_items(reader, clocks, name)],
        events=_events(reader, of_subjects(reader, clocks, [f"topic {name}"])),
    )


def position_card(reader: Reader, clocks: Clocks, shown: str, name: str) -> dict[str, Any]:
    """One value on one question: who holds it, and what it clashes with."""
    sql = f"""SELECT p.position, p.subject, p.label, p.value, p.when_edtf, p.mode FROM position p
    WHERE p.shown = :shown AND {clocks.recorded("p")} ORDER BY p.event_from, p.position"""
    rows = reader.rows(sql, {**clocks.params, "shown": shown})
    ids = [row["position"] for row in rows]
    held = Account.merged(load_accounts(reader, clocks, ids).values())
    whens = list(dict.fromkeys(day_words(row["when_edtf"]) for row in rows))
    contests = {clash.contest: clash for clash in reversed(clashes_on(reader, clocks, ids))}
    fields: Fields = [
        ("subject", rows[0]["subject"]),
        ("attribute", rows[0]["label"]),
        ("value", rows[0]["value"]),
        ("when", "; ".join(whens)),
        ("holds", _HOLDS.get(rows[0]["mode"])),
        ("outlets", ", ".join(held.voices.outlets)),
        ("origins", ", ".join(held.voices.origins)),
        ("of unknown lineage", str(held.voices.unknown)),
        ("claims", ", ".join(held.claims)),
    ]
    listed = [
        {"id": one.contest, "verdict": one.verdict, "subject": one.subject, "attribute": one.label}
        for one in sorted(contests.values(), key=lambda one: (one.rank, one.contest))
    ]
    return card("position", shown, "position", name, fields, basis=list(held.voices.bases), contests=listed)


def lost_contest_card(reader: Reader, clocks: Clocks, named: Named) -> dict[str, Any]:
    """A contest of which both sides are not held any more, or not yet."""
    sql = """SELECT k.subject, k.label, k.verdict FROM clash k WHERE k.contest = :key AND k.rec_from <= :held
    ORDER BY k.rec_from DESC, k.row LIMIT 1"""
    row = reader.one(sql, {**clocks.params, "key": named.key})
    fields = [("subject", row["subject"]), ("attribute", row["label"]), ("state", "not in force at these clocks")]
    rulings = ruling_history(reader, clocks, named.key)
    return card("contest", named.key, row["verdict"], f"{row['subject']}, {row['label']}", fields, rulings=rulings)


def _events(reader: Reader, told: list[Told]) -> list[Item]:
    lines = Lines(reader, told)
    return [event_item(one, lines.what(one)) for one in told]
