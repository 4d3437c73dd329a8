"""`claims impact`: what hangs on a claim, a source or an utterance. Everything is asked twice, as it stands and as it
would stand had it been taken back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims_ledger.domain.dates import Period
from claims_ledger.domain.errors import LedgerError, NotFoundError, ReadingError
from claims_ledger.queries.about import About, about, speaking_as, spoken_by
from claims_ledger.queries.claim_items import Branch, Which, document_item, read_branches, read_claims
from claims_ledger.queries.clashes import clashes_of, clashes_on
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import SHOWN_UNASKED, items_of
from claims_ledger.queries.diff import state_text
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import CRAFT, find
from claims_ledger.queries.positions import load_accounts, load_positions
from claims_ledger.queries.sources import chain_item
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.status import STATES, status_items
from claims_ledger.queries.without import Without
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader, Row

LIVE = Which("c.state = 'live'")
Item = dict[str, Any]
Gone = dict[str, frozenset[int]]
"""Of each claim, the numbers of the chains that would be taken back."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What would be taken back: `sort` is claim, source or utterance."""

    sort: str
    key: str
    name: str
    gone: Gone
    which: Which


def impact(reader: Reader, clocks: Clocks, *, name: str) -> Listing:
    """What would become of the ledger, at the clocks, had this been taken back: one item.

    A claim takes along the chains by which others pass its outlet's word of that day on for the same position. A source
    takes along every chain that it, or a part of it, stands in, and what it published. An utterance, written as in a
    chain (`NK Pro on 2024-02-29`, `RAND Corporation in a study of 2020`), takes along the chains that pass it on, as
    its retraction by the origin would. Raises NotFoundError, AmbiguousError.
    """
    return clocks.listing([_item(reader, clocks, _asked(reader, clocks, name))])


def _asked(reader: Reader, clocks: Clocks, words: str) -> Asked:
    try:
        asked = about(reader, clocks, words)
    except NotFoundError:
        spoken = _utterance(reader, clocks, words)
        if spoken is None:
            raise
        return spoken
    if asked.sort == "claim":
        return _claim(reader, clocks, asked)
    if asked.sort == "document":
        which = asked.which & LIVE
        return Asked("document", asked.key, asked.name, _all_chains(read_branches(reader, clocks, which)), which)
    if asked.sort == "entity":
        return _source(reader, clocks, asked.key, asked.name)
    raise NotFoundError(
        f"a {asked.sort} cannot be taken back", "name a claim, a source, a document, or what a source said on a day"
    )


def _all_chains(branches: Mapping[str, Sequence[Branch]]) -> Gone:
    return {claim: frozenset(_number(branch) for branch in spoken) for claim, spoken in branches.items()}


def _number(branch: Branch) -> int:
    return int(branch.outlet["branch"])


def _source(reader: Reader, clocks: Clocks, key: str, name: str) -> Asked:
    parts = set(speaking_as(reader, clocks, key))
    which = spoken_by(reader, clocks, key) & LIVE
    gone = {
        claim: frozenset(_number(one) for one in spoken if any(row["source"] in parts for row in one.voices))
        for claim, spoken in read_branches(reader, clocks, which).items()
    }
    if not gone and reader.first(f"SELECT 1 FROM voice v WHERE v.source = :key AND {clocks.recorded('v')}",
                                 {**clocks.params, "key": key}) is None:  # fmt: skip
        raise NotFoundError(f"nobody has {name} as a source", f"what is said of it: claims sources {name!r}")
    return Asked("source", key, name, gone, which)


def _claim(reader: Reader, clocks: Clocks, asked: About) -> Asked:
    """The claim, and the chains of others that run through its outlet's word of that day, or through its own origin's
    where it is the origin's own document, for a position that it holds."""
    own = read_branches(reader, clocks, asked.which & LIVE)
    gone = _all_chains(own)
    if not own:
        return Asked("claim", asked.key, asked.name, {}, asked.which & LIVE)
    outlet = next(iter(own.values()))[0].outlet
    holding = f"""SELECT DISTINCT o.claim, o.branch FROM holding h JOIN holding o ON o.position = h.position
    JOIN voice v ON v.unit = o.unit AND v.branch = o.branch
    WHERE h.unit = :claim AND o.unit <> :claim AND v.source = :outlet AND v.step > 0 AND v.said <> ''
      AND {clocks.view("h")} AND {clocks.view("o")} AND {clocks.view("v")}"""
    passing = {(row["claim"], row["branch"]) for row in reader.rows(
        holding, {**clocks.params, "claim": asked.key, "outlet": outlet["source"]})}  # fmt: skip
    which = Which("c.unit = :claim", {"claim": asked.key})
    if passing:
        marks = {f"passing{number}": claim for number, claim in enumerate(sorted({claim for claim, _ in passing}))}
        others = Which(f"c.unit IN ({', '.join(f':{mark}' for mark in marks)})", marks) & LIVE
        for claim, spoken in read_branches(reader, clocks, others).items():
            numbers = frozenset(
                _number(branch)
                for branch in spoken
                if (claim, _number(branch)) in passing
                and any(row["source"] == outlet["source"] and _same_day(row["said"], outlet["said"]) for row in branch.links)
            )
            if numbers:
                gone[claim] = numbers
        which = which | others
    return Asked("claim", asked.key, asked.name, gone, which & LIVE)


def _same_day(said: str, day: str) -> bool:
    """Whether two days (EDTF) may be one: equal, or one covers the other."""
    if not said or not day:
        return said == day
    ours, theirs = Period.from_edtf(said), Period.from_edtf(day)
    return said == day or ours.covers(theirs) or theirs.covers(ours)


def _utterance(reader: Reader, clocks: Clocks, words: str) -> Asked | None:
    """What `SOURCE on DAY` or `SOURCE in WORK` means; None where nothing before such a word is a source."""
    for joint in (" on ", " in "):
        before, _, after = words.partition(joint)
        while after:
            try:
                source = find(reader, clocks, before, ("entity",))
            except LedgerError:
                more, _, after = after.partition(joint)
                before = f"{before}{joint}{more}"
                continue
            return _spoken(reader, clocks, source.key, source.name, joint.strip(), after.strip())
    return None


def _spoken(reader: Reader, clocks: Clocks, key: str, name: str, joint: str, said: str) -> Asked:
    day = _day(said)
    which = Which(f"c.unit IN (SELECT v.unit FROM voice v WHERE v.source = :speaker AND {clocks.view('v')})",
                  {"speaker": key}) & LIVE  # fmt: skip

    def passes(row: Row) -> bool:
        if row["source"] != key or (row["role"] == "outlet"):
            return False
        if row["work"]:
            return bool(row["work"] == said)
        return day is not None and joint == "on" and bool(row["said"]) and _same_day(row["said"], day)

    gone = {
        claim: frozenset(_number(one) for one in spoken if any(passes(row) for row in one.voices))
        for claim, spoken in read_branches(reader, clocks, which).items()
    }
    gone = {claim: numbers for claim, numbers in gone.items() if numbers}
    if not gone:
        raise NotFoundError(f"no report passes on what {name} said {joint} {said}", f"see: claims sources {name!r}")
    return Asked("utterance", key, f"{name} {joint} {said}", gone, which)


def _day(words: str) -> str | None:
    from claims_ledger.domain.dates import read_period

    try:
        return read_period(words, None).edtf or None
    except ReadingError:
        return None


def _item(reader: Reader, clocks: Clocks, asked: Asked) -> Item:
    branches = read_branches(reader, clocks, asked.which)
    rows = {row["claim"]: row for row in read_claims(reader, clocks, asked.which)}
    falling = {claim for claim, gone in asked.gone.items() if gone >= {_number(one) for one in branches[claim]}}
    weakened = {claim for claim, gone in asked.gone.items() if gone} - falling
    after = Without.of(clocks, _rows(reader, clocks, asked.gone, falling), reader.dialect)
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
        "positions": list(_positions(reader, clocks, held - left.keys())),
        "contests": list(_contests(reader, clocks, after, held)),
        "statuses": list(_statuses(reader, clocks, after, [*falling, *weakened])),
    }


def _claim_item(row: Row, branches: Sequence[Branch], gone: frozenset[int]) -> Item:
    """A claim with its chains; of one that only loses some, those that are left."""
    content = {"chain": []} if row["content"] is None else _content(row)
    return {
        "id": row["claim"],
        "headline": in_full(row["headline"], row["content"], row["event_edtf"]),
        "document": document_item(row),
        "chains": [chain_item(branch, content) for branch in branches if _number(branch) not in gone],
    }


def _content(row: Row) -> dict[str, Any]:
    import json

    content: dict[str, Any] = json.loads(row["content"])
    return content


def _rows(reader: Reader, clocks: Clocks, gone: Gone, falling: set[str]) -> Iterator[int]:
    """The rows of the read models that would be no more."""
    for table in ("claim", "mention", "voice", "holding"):
        sql = f"SELECT t.row FROM {table} t WHERE t.unit IN {{among}} AND {clocks.view('t')}"
        yield from (row[0] for row in rows_among(reader, sql, falling, clocks.params))
    for table in ("voice", "holding"):
        sql = f"SELECT t.row, t.unit, t.branch FROM {table} t WHERE t.unit IN {{among}} AND {clocks.view('t')}"
        weakened = gone.keys() - falling
        yield from (row[0] for row in rows_among(reader, sql, weakened, clocks.params) if row[2] in gone[row[1]])


def _held(reader: Reader, clocks: Clocks, gone: Gone) -> set[str]:
    """The positions that a chain holds which would be no more."""
    sql = f"SELECT h.position, h.unit, h.branch FROM holding h WHERE h.unit IN {{among}} AND {clocks.view('h')}"
    return {row[0] for row in rows_among(reader, sql, gone, clocks.params) if row[2] in gone[row[1]]}


def _positions(reader: Reader, clocks: Clocks, lost: Iterable[str]) -> Iterator[Item]:
    """Those that nobody would hold any more; the days on which a topic was asserted are one position."""
    shown: dict[str, Item] = {}
    for one in load_positions(reader, clocks, lost).values():
        when = None if one.undated else one.when or None
        item = {"id": one.shown, "subject": one.subject, "attribute": one.label, "value": one.value, "when": when}
        shown.setdefault(one.shown, item)
    yield from sorted(
        shown.values(), key=lambda one: (one["subject"], one["attribute"], one["when"] or "", one["value"], one["id"])
    )


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
    said: dict[str, int] = defaultdict(int)
    for one in item["sanctions"]:
        said[" ".join(filter(None, [f"by {one['by'] or 'an unnamed authority'}", one["when"]]))] += 1
    return "; ".join(said) or None
