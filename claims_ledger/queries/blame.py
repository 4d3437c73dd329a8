"""`claims blame`: every attribute of a thing, line by line: what is said, by whom, since when, on what evidence."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claims_ledger.queries.clashes import OF_VALUES, clashes_on
from claims_ledger.queries.clocks import Clocks, day_of
from claims_ledger.queries.identities import stand, standing_for
from claims_ledger.queries.listing import Item, Listing
from claims_ledger.queries.names import find
from claims_ledger.queries.positions import Account, Position, load_accounts, load_positions
from claims_ledger.queries.voices import Spoken, Told, load_spoken, load_told
from claims_ledger.store.reader import Reader

_SUBJECTS = ("who", "place", "person", "giver")
"""The fields of a claim that name what it is about."""
_FIRST = ("place", "condition", "owner", "flag")
"""The attributes that come first, in this order; the others follow by name."""
REGISTRY = "registry"


def blame(reader: Reader, clocks: Clocks, *, name: str) -> Listing:
    """Every attribute of an entity that somebody speaks of at the clocks, one item a value and event time; newest event
    first within an attribute, what the desk's registry says last.

    Items `{"id", "attribute", "value", "when", "since", "by", "spoke", "contested", "contests", "claims", "outlets",
    "origins", "unknown", "bases"}`: `id` is the position's, null for what is never compared; `since` the publication of
    the first report that stands, `by` its outlet, `spoke` everyone who speaks as an origin. Raises NotFoundError,
    AmbiguousError.
    """
    key = find(reader, clocks, name, ("entity",)).key
    lines = [*_compared(reader, clocks, _positions(reader, clocks, key)), *_told_only(reader, clocks, key)]
    lines.sort(key=lambda line: _order(*line))
    return clocks.listing([*(item for _, item in lines), *_registered(reader, clocks, key)])


Line = tuple[int, dict[str, Any]]
"""The day (ordinal) that it is compared by, 0 where there is none, and the item."""


def _order(day: int, item: Mapping[str, Any]) -> tuple[Any, ...]:
    attribute = item["attribute"]
    place = _FIRST.index(attribute) if attribute in _FIRST else len(_FIRST)
    return item["id"] is None, place, attribute, -day, item["when"] is None, item["value"], item["claims"]


def _positions(reader: Reader, clocks: Clocks, key: str) -> dict[str, Position]:
    """The positions on questions of which it is the subject, alone or with others."""
    sql = (
        "SELECT DISTINCT h.position FROM mention m JOIN holding h ON h.unit = m.unit"
        f" WHERE m.entity = :key AND {clocks.view('m')} AND {clocks.view('h')}"
    )
    held = (row[0] for row in reader.rows(sql, {**clocks.params, "key": key}))
    found = load_positions(reader, clocks, held)
    return {id_: one for id_, one in found.items() if key in _subject(one)}


def _subject(position: Position) -> frozenset[str]:
    """The entities of the first term that has any."""
    for term in json.loads(position.question)["terms"].values():
        if isinstance(term, str):
            return frozenset({term})
        if isinstance(term, list):
            return frozenset(term)
    return frozenset()


def _compared(reader: Reader, clocks: Clocks, positions: Mapping[str, Position]) -> Iterator[Line]:
    accounts = load_accounts(reader, clocks, positions)
    contests: dict[str, set[str]] = defaultdict(set)
    for clash in clashes_on(reader, clocks, positions, OF_VALUES):
        contests[clash.a].add(clash.contest)
        contests[clash.b].add(clash.contest)
    for id_, account in accounts.items():
        one = positions[id_]
        together = "" if len(_subject(one)) == 1 else f" ({one.subject})"
        when = None if one.undated else one.when or None
        yield one.last or 0, _item(one.shown, one.label + together, one.value, when, account, contests[id_])


def _item(
    id_: str | None, attribute: str, value: str, when: str | None, account: Account, contests: Iterable[str] = ()
) -> dict[str, Any]:
    first = account.told[0]
    spoke = sorted({one.name for one in account.spoken})
    return {
        "id": id_,
        "attribute": attribute,
        "value": value,
        "when": when,
        "since": _since(first),
        "by": first.outlet_name,
        "spoke": spoke,
        "contested": bool(contests),
        "contests": sorted(contests),
        "claims": account.claims,
        **account.voices.item(),
    }


def _since(one: Told) -> str:
    """The publication of the claim, or of the correction that made it what it is."""
    return one.published if one.version == 1 else day_of(one.pub_from).isoformat()


def _told_only(reader: Reader, clocks: Clocks, key: str) -> Iterator[Line]:
    """What live claims say of it that is never compared: sanctions, words, cargo without a count; alike ones
    together."""
    sql = (
        "SELECT c.claim, c.content, c.event_to FROM mention m JOIN claim c ON c.unit = m.unit WHERE m.entity = :key"
        f" AND c.state = 'live' AND c.stance = 'assert' AND {clocks.view('m')} AND {clocks.view('c')}"
        f" AND NOT EXISTS (SELECT 1 FROM holding h WHERE h.unit = c.unit AND h.family NOT LIKE 'asserted%'"
        f" AND {clocks.view('h')}) ORDER BY c.claim"
    )
    rows = reader.rows(sql, {**clocks.params, "key": key})
    content = {row["claim"]: json.loads(row["content"]) for row in rows}
    days = {row["claim"]: row["event_to"] or 0 for row in rows}
    named = {claim: _named(stored["fields"]) for claim, stored in content.items()}
    into = standing_for(reader, clocks, {one for keys in named.values() for one in keys})
    about = {claim: stored for claim, stored in content.items() if key in stand(named[claim], into)}
    told, spoken = load_told(reader, clocks, about), load_spoken(reader, clocks, about)
    alike: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for claim, one in told.items():
        attribute = str(about[claim]["fields"].get("attribute") or one.kind.replace("-", " "))
        alike[attribute, one.line, one.event or ""].append(one)
    for (attribute, line, when), several in alike.items():
        ordered = tuple(sorted(several, key=lambda one: (one.pub_from, one.document, one.claim)))
        said: frozenset[Spoken] = frozenset(one for each in ordered for one in spoken.get(each.claim, ()))
        yield days[ordered[0].claim], _item(None, attribute, line, when or None, Account(ordered, said))


def _named(fields: Mapping[str, Any]) -> set[str]:
    """The keys of what a claim is about."""
    keys: set[str] = set()
    for name in _SUBJECTS:
        value = fields.get(name)
        if isinstance(value, str):
            keys.add(value)
        elif isinstance(value, dict) and isinstance(value.get("who"), list):
            keys |= set(value["who"])
    return keys


def _registered(reader: Reader, clocks: Clocks, key: str) -> Iterator[Item]:
    """The identifiers that the desk's registry has: nobody's claim, so without outlets and origins."""
    sql = f"SELECT e.description FROM entity e WHERE e.unit = :key AND {clocks.recorded('e')}"
    row = reader.first(sql, {**clocks.params, "key": key})
    for scheme, value in sorted(json.loads(row[0]).get("identifiers", {}).items() if row else ()):
        yield {
            "id": None,
            "attribute": scheme,
            "value": value,
            "when": None,
            "since": None,
            "by": REGISTRY,
            "spoke": [],
            "contested": False,
            "contests": [],
            "claims": [],
            "outlets": [],
            "origins": [],
            "unknown": 0,
            "bases": [],
        }
