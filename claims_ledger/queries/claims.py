"""`claims list`: claims by whom, about what, where, of what kind, on what evidence."""

import json
from collections.abc import Iterator

from claims_ledger.domain.suggest import fold_name
from claims_ledger.domain.vocabulary import STANCES
from claims_ledger.queries.about import mentioning, spoken_by
from claims_ledger.queries.claim_items import (
    Which,
    claim_item,
    contested_claims,
    read_branches,
    read_claims,
)
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import find
from claims_ledger.queries.reviews import SENT_BACK, WAITING, review_state, reviewed
from claims_ledger.queries.spelling import spelt, used
from claims_ledger.store.reader import Reader


def claims(
    reader: Reader,
    clocks: Clocks,
    *,
    source: str | None = None,
    entity: str | None = None,
    place: str | None = None,
    kind: str | None = None,
    basis: str | None = None,
    affair: str | None = None,
    document: str | None = None,
    stance: str | None = None,
    contested: bool = False,
    unreviewed: bool = False,
    sent_back: bool = False,
    unassessed: bool = False,
) -> Listing:
    """Claims, newest publication first; every filter narrows the list.

    `source` and the parts of its house; `entity` itself; `place` and everything inside it; `basis` by words in it, in
    any case; `unreviewed` what waits for a reviewer, `sent_back` what waits for its author, `unassessed` what no
    standing assessment judges. Raises NotFoundError or AmbiguousError for a name,
    UsageError for a kind, stance or affair misspelt.
    """
    which = Which()
    for part in _filters(reader, clocks, source, entity, place, document):
        which &= part
    for column, word in (("kind", kind), ("affair", affair), ("stance", stance)):
        if word is not None:
            known = STANCES if column == "stance" else used(reader, "claim", column)
            which &= Which(f"c.{column} = :{column}", {column: spelt(column, word, known, column == "stance")})
    if unreviewed:
        which &= reviewed(clocks, WAITING)
    if sent_back:
        which &= reviewed(clocks, SENT_BACK)
    if unassessed:
        which &= Which(f"c.unit NOT IN (SELECT a.claim FROM assessment a WHERE {clocks.recorded('a')})")
    branches = read_branches(reader, clocks, which)
    clashing = contested_claims(reader, clocks, which)
    items = []
    for row in read_claims(reader, clocks, which, f"c.bases, {review_state(clocks)} AS review"):
        if contested and row["claim"] not in clashing:
            continue
        if basis is not None and not _rests_on(row["bases"], basis):
            continue
        item = claim_item(row, branches.get(row["claim"], []), row["claim"] in clashing)
        items.append({**item, "review": row["review"]})
    return clocks.listing(items)


def _filters(
    reader: Reader, clocks: Clocks, source: str | None, entity: str | None, place: str | None, document: str | None
) -> Iterator[Which]:
    if source is not None:
        yield spoken_by(reader, clocks, find(reader, clocks, source, ("entity",)).key)
    if entity is not None:
        key = find(reader, clocks, entity, ("entity",)).key
        mentioned = f"SELECT m.unit FROM mention m WHERE m.entity = :entity AND {clocks.view('m')}"
        yield Which(f"c.unit IN ({mentioned})", {"entity": key})
    if place is not None:
        yield mentioning(clocks, find(reader, clocks, place, ("entity",)).key)
    if document is not None:
        yield Which("c.document = :document", {"document": find(reader, clocks, document, ("document",)).key})


def _rests_on(bases: str, words: str) -> bool:
    return any(fold_name(words) in fold_name(basis) for basis in json.loads(bases))
