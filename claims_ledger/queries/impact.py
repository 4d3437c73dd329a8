"""`claims impact`: what hangs on a claim, a source or an utterance. Everything is asked twice, as it stands and as it
would stand had it been taken back."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims_ledger.queries.claim_items import Branch, document_item, read_branches, read_claims
from claims_ledger.queries.clashes import clashes_of, clashes_on
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import SHOWN_UNASKED, items_of
from claims_ledger.queries.diff import state_text
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import CRAFT
from claims_ledger.queries.positions import load_accounts, load_positions
from claims_ledger.queries.sources import chain_item
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.status import STATES, status_items
from claims_ledger.queries.taken_back import Asked, Gone, number_of, taken_back
from claims_ledger.queries.without import Without
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader, Row

Item = dict[str, Any]


def impact(reader: Reader, clocks: Clocks, *, name: str) -> Listing:
    """What would become of the ledger, at the clocks, had this been taken back: one item.

    See `taken_back` for what a name can mean. Raises NotFoundError, AmbiguousError.
    """
    return clocks.listing([_item(reader, clocks, taken_back(reader, clocks, name))])


def _item(reader: Reader, clocks: Clocks, asked: Asked) -> Item:
    branches = read_branches(reader, clocks, asked.which)
    rows = {row["claim"]: row for row in read_claims(reader, clocks, asked.which)}
    falling = {claim for claim, gone in asked.gone.items() if gone >= {number_of(one) for one in branches[claim]}}
    weakened = {claim for claim, gone in asked.gone.items() if gone} - falling
    after = Without.of(clocks, reader.dialect, falling, _rows(reader, clocks, asked.gone, weakened))
    held = _held(reader, clocks, asked.gone)
    left = load_accounts(reader, after, held)
    return {
        "id": asked.key,
        "headline": asked.name,
        "sort": asked.sort,
        "falls": [_claim_item(rows[claim], branches[claim], frozenset()) for claim in rows if claim in falling],
        "weakened": [
            _claim_item(rows[claim], branches[claim], asked.gone[claim]) for claim in rows if claim in weakened
        ],
        "positions": list(_positions(reader, clocks, after, held - left.keys())),
        "contests": list(_contests(reader, clocks, after, held)),
        "statuses": list(_statuses(reader, clocks, after, [*falling, *weakened])),
    }


def _claim_item(row: Row, branches: Sequence[Branch], gone: frozenset[int]) -> Item:
    """A claim with its chains; of one that only loses some, those that are left."""
    content = json.loads(row["content"])
    return {
        "id": row["claim"],
        "headline": in_full(row["headline"], row["content"], row["event_edtf"]),
        "document": document_item(row),
        "chains": [chain_item(branch, content) for branch in branches if number_of(branch) not in gone],
    }


def _rows(reader: Reader, clocks: Clocks, gone: Gone, weakened: Iterable[str]) -> Iterator[int]:
    """The rows of the chains that would be no more, of claims that keep others."""
    for table in ("voice", "holding"):
        sql = f"SELECT t.row, t.unit, t.branch FROM {table} t WHERE t.unit IN {{among}} AND {clocks.view('t')}"
        yield from (row[0] for row in rows_among(reader, sql, weakened, clocks.params) if row[2] in gone[row[1]])


def _held(reader: Reader, clocks: Clocks, gone: Gone) -> set[str]:
    """The positions that a chain holds which would be no more."""
    sql = f"SELECT h.position, h.unit, h.branch FROM holding h WHERE h.unit IN {{among}} AND {clocks.view('h')}"
    return {row[0] for row in rows_among(reader, sql, gone, clocks.params) if row[2] in gone[row[1]]}


def _positions(reader: Reader, clocks: Clocks, after: Clocks, lost: Iterable[str]) -> Iterator[Item]:
    """Those that nobody would hold any more; the days on which a topic was asserted are one position."""
    positions = load_positions(reader, clocks, lost).values()
    still = _still_held(reader, clocks, after, {one.family for one in positions if one.topic is not None})
    shown: dict[str, Item] = {}
    for one in positions:
        when = None if one.undated or one.topic is not None else one.when or None
        item = {"id": one.shown, "subject": one.subject, "attribute": one.label, "value": one.value, "when": when}
        if one.shown not in still:
            shown.setdefault(one.shown, item)
    yield from sorted(
        shown.values(), key=lambda one: (one["subject"], one["attribute"], one["when"] or "", one["value"], one["id"])
    )


def _still_held(reader: Reader, clocks: Clocks, after: Clocks, families: Iterable[str]) -> set[str]:
    """What of these topics is still asserted or denied, as shown."""
    sql = f"SELECT p.position, p.shown FROM position p WHERE p.family IN {{among}} AND {clocks.recorded('p')}"
    shown = {row[0]: row[1] for row in rows_among(reader, sql, families, clocks.params)}
    return {shown[key] for key in load_accounts(reader, after, shown)}


def _contests(reader: Reader, clocks: Clocks, after: Clocks, held: Iterable[str]) -> Iterator[Item]:
    """Contests that would settle (`after` null), or come to a weaker verdict, or lose a side."""
    touched = {clash.contest for clash in clashes_on(reader, clocks, held, SHOWN_UNASKED)}
    before = items_of(reader, clocks, clashes_of(reader, clocks, touched, SHOWN_UNASKED), everything=False)
    later = items_of(reader, after, clashes_of(reader, after, touched, SHOWN_UNASKED), everything=False)
    now = {item["id"]: item for item in later}
    for item in before:
        left = now.get(item["id"])
        sides = {one["value"] for one in left["positions"]} if left else set()
        lost = [one["value"] for one in item["positions"] if one["value"] not in sides]
        if left is None or left["verdict"] != item["verdict"] or lost:
            yield {
                "id": item["id"],
                "subject": item["subject"],
                "attribute": item["attribute"],
                "before": item["verdict"],
                "after": left["verdict"] if left else None,
                "lost": list(dict.fromkeys(lost)) if left else [],
            }


def _statuses(reader: Reader, clocks: Clocks, after: Clocks, claims: Iterable[str]) -> Iterator[Item]:
    """Status lines that would read otherwise, of ships and aircraft that the claims speak of."""
    sql = (
        "SELECT DISTINCT m.entity, e.type FROM mention m JOIN entity e ON e.unit = m.entity"
        f" WHERE m.unit IN {{among}} AND {clocks.view('m')} AND {clocks.recorded('e')}"
    )
    mentioned = {row[0]: row[1] for row in rows_among(reader, sql, claims, clocks.params)}
    keys = {key for key, type_ in mentioned.items() if type_ in CRAFT}
    fleets = [key for key, type_ in mentioned.items() if type_ == "fleet"]
    sql = f"SELECT w.key FROM within w WHERE w.above IN {{among}} AND {clocks.recorded('w')}"
    keys |= {row[0] for row in rows_among(reader, sql, fleets, clocks.params)} - set(fleets)
    if not keys:
        return
    later = {item["id"]: item for item in status_items(reader, after, keys)}
    for item in status_items(reader, clocks, keys):
        for line, was, now in _lines(item, later[item["id"]]):
            if was != now:
                yield {"id": item["id"], "name": item["name"], "line": line, "before": was, "after": now}


def _lines(item: Mapping[str, Any], later: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str | None]]:
    for state in STATES:
        yield state, state_text(state, item[state]), state_text(state, later[state])
    yield "identifiers", _identifiers(item), _identifiers(later)
    yield "sanctions", _sanctions(item), _sanctions(later)
    yield "last report", item["last_report"], later["last_report"]


def _identifiers(item: Mapping[str, Any]) -> str | None:
    return "; ".join(f"{one['scheme']} {one['value']}" for one in item["identifiers"]) or None


def _sanctions(item: Mapping[str, Any]) -> str | None:
    said = [" ".join(filter(None, [one["by"] or "authority not named", one["when"]])) for one in item["sanctions"]]
    return "; ".join(dict.fromkeys(said)) or None
