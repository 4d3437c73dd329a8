"""What the ledger lacks: a second origin, a place in the document, a lineage, ratings, reports, rulings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from claims_ledger.domain.dates import read_published
from claims_ledger.domain.errors import ReadingError
from claims_ledger.queries.claim_items import Which, read_claims
from claims_ledger.queries.clocks import Clocks, day_of
from claims_ledger.queries.contested import contest_items
from claims_ledger.queries.judged import odd_judgements
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import entity_names
from claims_ledger.queries.spelling import spelt
from claims_ledger.queries.status import status_items
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader

Items = Sequence[Mapping[str, Any]]

GAPS: dict[str, str] = {
    "origin": "Claims on a single origin",
    "lineage": "Claims of unknown lineage",
    "locator": "Claims without a place in the document",
    "date": "Claims dated after their own publication",
    "rating": "Sources that nobody rated",
    "vessel": "Vessels and aircraft with something missing",
    "ruling": "Contradictions that nobody ruled on",
    "judgement": "Judgements to look at again",
}
STALE_DAYS = 30
"""A ship that nobody reported on for so long before the as-of day, or the newest document, counts as a gap."""
HOT = "contradicts"

LIVE = Which("c.state = 'live'")
UNLOCATED = LIVE & Which("(c.paragraph IS NULL OR c.paragraph = '')")
# Days are counted from 1 January of the year 1, seconds from 1970, which is day 719,163.
AHEAD = LIVE & Which(
    "c.stance <> 'predict' AND EXISTS (SELECT 1 FROM document p WHERE p.unit = c.document"
    " AND (c.event_from - 719163) * 86400 > p.pub_last AND p.rec_from <= :held AND p.rec_to > :held)"
)
UNKNOWN = LIVE & Which("c.unknown = 1")


def gaps(reader: Reader, clocks: Clocks, *, gap: str | None = None) -> Listing:
    """Items `{"gap", "id", "name", "what", "since"}`, sort by sort in the order of `GAPS`; of one sort where that is
    named. Raises UsageError for a sort that there is not."""
    wanted = GAPS if gap is None else [spelt("gap", gap, GAPS, closed=True)]
    return clocks.listing({"gap": name, **item} for name in wanted for item in _FOUND[name](reader, clocks))


def gap_counts(reader: Reader, clocks: Clocks, vessels: Items, contests: Items) -> Iterator[dict[str, Any]]:
    """The gaps as the front page has them: those of vessels one by one, of the other sorts how many there are."""
    yield from ({"gap": "vessel", **item} for item in vessel_gaps(reader, clocks, vessels))
    total = count(reader, clocks, LIVE)
    claims = {"origin": lone(clocks), "lineage": UNKNOWN, "locator": UNLOCATED, "date": AHEAD}
    for gap, which in claims.items():
        yield from _counted(gap, count(reader, clocks, which), f" of {total}")
    yield from _counted("rating", sum(1 for _ in unrated(reader, clocks)), "")
    yield from _counted("ruling", sum(1 for _ in unruled(contests)), "")
    yield from _counted("judgement", sum(1 for _ in judgements(reader, clocks)), "")


def _counted(gap: str, number: int, of: str) -> Iterator[dict[str, Any]]:
    if number:
        yield {"gap": gap, "id": gap, "name": GAPS[gap], "what": f"{number}{of}", "since": None}


def count(reader: Reader, clocks: Clocks, which: Which) -> int:
    """How many claims in view these are."""
    sql = f"SELECT COUNT(*) FROM claim c WHERE {clocks.view('c')} AND ({which.sql})"
    return int(reader.scalar(sql, {**clocks.params, **which.params}))


def lone(clocks: Clocks) -> Which:
    """Claims of known lineage of which no other house bears out anything. Of a claim that says more than that something
    was so at all, agreement on that alone does not count."""
    told = (
        "SELECT DISTINCT h.unit, h.house, p.shown, CASE WHEN p.attribute = 'asserted' THEN 1 ELSE 0 END AS whole"
        " FROM holding h JOIN position p ON p.unit = h.position"
        f" WHERE h.house <> '' AND {clocks.view('h')} AND {clocks.recorded('p')}"
    )
    backed = f"SELECT b.shown, COUNT(DISTINCT b.house) AS houses FROM ({told}) b GROUP BY b.shown"
    alone = (
        f"SELECT t.unit FROM ({told}) t JOIN ({backed}) k ON k.shown = t.shown GROUP BY t.unit"
        " HAVING COALESCE(MAX(CASE WHEN t.whole = 0 THEN k.houses END), MAX(k.houses)) = 1"
    )
    return LIVE & Which(f"c.unknown = 0 AND c.unit IN ({alone})")


def _claims(reader: Reader, clocks: Clocks, which: Which, what: str) -> Iterator[dict[str, Any]]:
    for row in read_claims(reader, clocks, which):
        name = in_full(row["headline"], row["content"], row["event_edtf"])
        yield {"id": row["claim"], "name": name, "what": f"{row['outlet_name']}, {what}", "since": row["published"]}


def _on_one_origin(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    houses = (
        f"SELECT v.unit, MIN(v.house_name) AS house FROM voice v WHERE v.role = 'origin' AND {clocks.view('v')}"
        " GROUP BY v.unit"
    )
    named = {row["unit"]: row["house"] for row in reader.rows(houses, clocks.params)}
    for item in _claims(reader, clocks, lone(clocks), ""):
        yield {**item, "what": f"{item['what']}on the word of {named.get(item['id'], 'one house')} alone"}


def _unlocated(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    return _claims(reader, clocks, UNLOCATED, "no paragraph is given")


def _ahead(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    return _claims(reader, clocks, AHEAD, "a prediction, or a slip of the date; published")


def _unknown(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    return _claims(reader, clocks, UNKNOWN, "nobody knows from whom it is")


def unrated(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    """Those who speak and whom nobody rated, nor their house; who speaks most comes first."""
    rated = f"SELECT r.source FROM rating r WHERE {clocks.recorded('r')}"
    sql = (
        "SELECT v.source, MIN(v.name) AS name, COUNT(DISTINCT v.unit) AS claims FROM voice v"
        f" WHERE {clocks.view('v')} AND v.source NOT IN ({rated}) AND v.house NOT IN ({rated})"
        " GROUP BY v.source ORDER BY COUNT(DISTINCT v.unit) DESC, v.source"
    )
    for source, name, claims in reader.rows(sql, clocks.params):
        spoken = f"speaks in {claims} claim{'' if claims == 1 else 's'}"
        yield {"id": source, "name": name, "what": spoken, "since": None}


def _vessels(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    return vessel_gaps(reader, clocks, status_items(reader, clocks))


def vessel_gaps(reader: Reader, clocks: Clocks, vessels: Items) -> Iterator[dict[str, Any]]:
    """What nobody said of ships and aircraft, or not for long; from their items of `status`."""
    newest = reader.scalar(
        f"SELECT MAX(d.pub_last) FROM document d WHERE d.pub_last <= :until AND {clocks.recorded('d')}", clocks.params
    )
    today = clocks.day or (day_of(newest) if newest is not None else date.min)
    for item in vessels:
        named = {"id": item["id"], "name": item["name"]}
        last = item["last_report"]
        if last is None:
            yield {**named, "what": "no report", "since": None}
            continue
        if (today - _latest_day(last, today)).days > STALE_DAYS:
            yield {**named, "what": "no report since", "since": last}
        if item["location"] is None:
            yield {**named, "what": "place not said", "since": None}
        for state in ("owner", "flag") if item["type"] == "vessel" else ():
            if item[state] is None:
                yield {**named, "what": f"{state} not said", "since": None}


def _latest_day(published: str, today: date) -> date:
    """An open end was closed by the day of retrieval, which is no older than the as-of day."""
    try:
        return read_published(published).last_day
    except ReadingError:
        return today


def _rulings(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    return unruled(contest_items(reader, clocks))


def unruled(contests: Items) -> Iterator[dict[str, Any]]:
    """Of these contests, the contradictions without a ruling, and whatever was reopened since one."""
    for item in contests:
        joined = len(item["reopened_by"])
        if item["ruling"] is not None or (item["verdict"] != HOT and not joined):
            continue
        again = f", reopened by {joined} position{'' if joined == 1 else 's'} since a ruling" if joined else ""
        yield {
            "id": item["id"],
            "name": f"{item['subject']}: {item['attribute']}",
            "what": f"{item['verdict']}{again}",
            "since": _contested_since(item),
        }


def _contested_since(item: Mapping[str, Any]) -> str | None:
    """The document by which the first of its clashes became public: of each pair the later one, of these the first."""
    public = {one["id"]: one["documents"][0]["published"] for one in item["positions"] if one["documents"]}
    pairs = [
        [public[side] for side in (clash["a"], clash["b"])]
        for clash in item["clashes"]
        if clash["a"] in public and clash["b"] in public
    ]
    later = [max(pair, key=lambda day: _latest_day(day, date.max)) for pair in pairs]
    return min(later, key=lambda day: _latest_day(day, date.max), default=None)


def judgements(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    """Judgements that do not go with what is held."""
    found = list(odd_judgements(reader, clocks))
    names = entity_names(reader, clocks, {id_ for sort, id_, *_ in found if sort == "source"})
    sql = f"SELECT c.headline, c.content, c.event_edtf FROM claim c WHERE c.unit = :claim AND {clocks.view('c')}"
    for sort, id_, rater, at, odd in found:
        name = names.get(id_, id_)
        if sort == "claim":
            row = reader.first(sql, {**clocks.params, "claim": id_})
            name = in_full(*row) if row is not None else id_
        yield {"id": id_, "name": name, "what": f"{odd.what}, by {rater}", "since": at[:10]}


_FOUND = {
    "origin": _on_one_origin,
    "lineage": _unknown,
    "locator": _unlocated,
    "date": _ahead,
    "rating": unrated,
    "vessel": _vessels,
    "ruling": _rulings,
    "judgement": judgements,
}
