"""The desk's front page: vessels, what is contested, what came in last, what one source alone says, what is missing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claims_ledger.domain.ranking import CONTESTED
from claims_ledger.queries.clashes import Clash, live_clashes
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import SHOWN_UNASKED, items_of
from claims_ledger.queries.diff import diff
from claims_ledger.queries.gaps import gap_counts
from claims_ledger.queries.listing import Item, Listing
from claims_ledger.queries.reviews import review_counts
from claims_ledger.queries.since import Mark, since_item
from claims_ledger.queries.status import status_items
from claims_ledger.queries.voices import dated_bases, distinct_bases
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader

LATEST = 5
LONE = 5
HEADLINES = 3


def brief(
    reader: Reader, clocks: Clocks, *, since: str | None = None, last: Mark | None = None, actor: str | None = None
) -> Listing:
    """Items by `section`: since, vessels, contested, new, review, latest, lone, gaps.

    `since` is a day: `new` is what changed since its end, as `diff` tells it; `last` a position of the record, since
    which `new` is told, and `since` says how much was recorded. `actor` is who asks, whose entries may have been sent
    back. Raises ReadingError for a day that is none, UsageError for one after the as-of day, IntegrityError for a
    position of another ledger."""
    left_off = [] if last is None else [since_item(reader, clocks, last)]
    vessels = status_items(reader, clocks)
    clashes = live_clashes(reader, clocks, SHOWN_UNASKED)
    contests = items_of(reader, clocks, clashes, everything=False)
    changes: Sequence[Item] = diff(reader, clocks, before=since).items if since is not None else ()
    if last is not None and last.position:
        changes = diff(reader, clocks, before=f"#{last.position}", by="recorded").items
    waiting = review_counts(reader, clocks, actor)
    sections: tuple[tuple[str, Iterable[Item]], ...] = (
        ("since", left_off),
        ("vessels", [item for item in vessels if item["last_report"] is not None]),
        ("contested", contests),
        ("new", changes),
        ("review", [] if waiting is None else [waiting]),
        ("latest", _latest(reader, clocks, clashes)),
        ("lone", _lone(reader, clocks)),
        ("gaps", gap_counts(reader, clocks, vessels, contests)),
    )
    return clocks.listing({"section": name, **item} for name, items in sections for item in items)


def _latest(reader: Reader, clocks: Clocks, clashes: Sequence[Clash]) -> Iterator[dict[str, Any]]:
    """The newest documents, and what they say."""
    sql = (
        "SELECT d.key, d.outlet_name, d.title, d.published FROM document d"
        f" WHERE d.pub_last <= :until AND {clocks.recorded('d')} ORDER BY d.pub_last DESC, d.key LIMIT {LATEST}"
    )
    sides = {side for clash in clashes for side in (clash.a, clash.b) if clash.verdict in CONTESTED}
    for key, outlet, title, published in reader.rows(sql, clocks.params):
        headlines = _headlines(reader, clocks, key)
        held = _positions_in(reader, clocks, key)
        comparable = {claim for claim, _ in held}
        yield {
            "document": {"key": key, "outlet": outlet, "published": published, "title": title},
            "claims": len(headlines),
            "contested": len({claim for claim, position in held if position in sides}),
            "headlines": [text for claim, text in headlines.items() if claim in comparable][:HEADLINES],
        }


def _headlines(reader: Reader, clocks: Clocks, document: str) -> dict[str, str]:
    """The live claims of a document in the order of entry."""
    sql = (
        "SELECT c.claim, c.headline, c.content, c.event_edtf FROM claim c WHERE c.document = :key AND c.state = 'live'"
        f" AND {clocks.view('c')} ORDER BY c.at_position"
    )
    return {claim: in_full(*told) for claim, *told in reader.rows(sql, {**clocks.params, "key": document})}


def _positions_in(reader: Reader, clocks: Clocks, document: str) -> list[tuple[str, str]]:
    sql = (
        "SELECT h.claim, h.position FROM claim c JOIN holding h ON h.unit = c.unit WHERE c.document = :key"
        f" AND {clocks.view('c')} AND {clocks.view('h')}"
    )
    return [(row[0], row[1]) for row in reader.rows(sql, {**clocks.params, "key": document})]


def _lone(reader: Reader, clocks: Clocks) -> Iterator[dict[str, Any]]:
    """Houses on whose word alone claims rest, those passed on by others, by how many."""
    alone = (
        "SELECT v.unit AS claim, MIN(v.house) AS house, MIN(v.house_name) AS house_name FROM voice v"
        f" WHERE v.role = 'origin' AND {clocks.view('v')} GROUP BY v.unit HAVING MIN(v.house) = MAX(v.house)"
    )
    live = (
        f"FROM ({alone}) o JOIN claim c ON c.unit = o.claim JOIN entity e ON e.unit = c.outlet"
        f" WHERE c.state = 'live' AND {clocks.view('c')} AND {clocks.recorded('e')}"
    )
    sql = (
        f"SELECT o.house, o.house_name, COUNT(*) {live} GROUP BY o.house, o.house_name"
        f" HAVING MAX(CASE WHEN e.house <> o.house THEN 1 ELSE 0 END) = 1 ORDER BY COUNT(*) DESC, o.house LIMIT {LONE}"
    )
    total = reader.scalar(f"SELECT COUNT(*) FROM claim c WHERE c.state = 'live' AND {clocks.view('c')}", clocks.params)
    for house, name, supports in reader.rows(sql, clocks.params):
        params = {**clocks.params, "house": house}
        told = reader.rows(f"SELECT DISTINCT c.outlet_name, c.bases, c.content {live} AND o.house = :house", params)
        sql = (
            "SELECT n.name, COUNT(*) FROM mention m JOIN entity n ON n.unit = m.entity"
            " WHERE n.type IN ('vessel', 'aircraft', 'fleet') AND m.unit IN"
            f" (SELECT c.unit {live} AND o.house = :house) AND {clocks.view('m')} AND {clocks.recorded('n')}"
            " GROUP BY n.name ORDER BY COUNT(*) DESC, n.name"
        )
        yield {
            "source": name,
            "bases": list(distinct_bases(basis for _, *stored in told for basis in dated_bases(*stored))),
            "supports": supports,
            "of": total,
            "outlets": sorted({row[0] for row in told}),
            "subjects": [row[0] for row in reader.rows(sql, params)],
        }
