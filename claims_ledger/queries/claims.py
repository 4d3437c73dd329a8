"""`claims list`: claims by whom, about what, where, of what kind, on what evidence."""

import json
from collections.abc import Callable

from claims_ledger.domain.dates import instant, read_as_of, read_published
from claims_ledger.domain.suggest import fold_name
from claims_ledger.domain.vocabulary import STANCES
from claims_ledger.queries.about import in_contest, mentioning, spoken_by
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
from claims_ledger.queries.search import search
from claims_ledger.queries.spelling import spelt, used
from claims_ledger.queries.sql import of_list
from claims_ledger.store.reader import Reader

Filter = Callable[[Reader, Clocks, str], Which]


ORDERS = ("newest", "oldest", "entered")
_MIDNIGHT = 719_163  # the ordinal of 1 January 1970
_DAY = 86_400


def claims(
    reader: Reader,
    clocks: Clocks,
    *,
    contested: bool = False,
    unreviewed: bool = False,
    sent_back: bool = False,
    unassessed: bool = False,
    corrected: bool = False,
    retracted: bool = False,
    order: str = "newest",
    limit: int | None = None,
    **words: str | None,
) -> Listing:
    """Claims, newest publication first; every filter narrows the list. `words` are those of `FILTERS`.

    `unreviewed` what waits for a reviewer, `sent_back` what waits for its author, `unassessed` what no standing
    assessment judges; `order` newest or oldest publication first, or what was entered last first; `limit` keeps the
    first so many. Items are those of every list of claims, with `review`. Raises NotFoundError or AmbiguousError for a
    name, kind, stance or affair that there is not, ReadingError for a day.
    """
    which = Which()
    for name, word in words.items():
        if word is not None:
            which &= FILTERS[name](reader, clocks, word)
    if unreviewed:
        which &= reviewed(clocks, WAITING)
    if sent_back:
        which &= reviewed(clocks, SENT_BACK)
    if unassessed:
        which &= Which(f"c.unit NOT IN (SELECT a.claim FROM assessment a WHERE {clocks.recorded('a')})")
    if corrected:
        which &= Which("c.corrected = 1")
    if retracted:
        which &= Which("c.state = 'retracted'")
    spelt("order", order, ORDERS, closed=True)
    clashing = contested_claims(reader, clocks, which)
    rows = read_claims(reader, clocks, which, f"{review_state(clocks)} AS review")
    if contested:
        rows = [row for row in rows if row["claim"] in clashing]
    if order == "entered":
        rows.sort(key=lambda row: -int(row["at_position"]))
    rows = (rows[::-1] if order == "oldest" else rows)[:limit]
    few = which if limit is None else _these(reader, [row["claim"] for row in rows])
    branches = read_branches(reader, clocks, few)
    return clocks.listing(
        {
            **claim_item(row, branches.get(row["claim"], []), row["claim"] in clashing),
            "review": row["review"],
        }
        for row in rows
    )


def _source(reader: Reader, clocks: Clocks, word: str) -> Which:
    return spoken_by(reader, clocks, find(reader, clocks, word, ("entity",)).key)


def _entity(reader: Reader, clocks: Clocks, word: str) -> Which:
    mentioned = f"SELECT m.unit FROM mention m WHERE m.entity = :entity AND {clocks.view('m')}"
    return Which(f"c.unit IN ({mentioned})", {"entity": find(reader, clocks, word, ("entity",)).key})


def _place(reader: Reader, clocks: Clocks, word: str) -> Which:
    return mentioning(clocks, find(reader, clocks, word, ("entity",)).key)


def _document(reader: Reader, clocks: Clocks, word: str) -> Which:
    return Which("c.document = :document", {"document": find(reader, clocks, word, ("document",)).key})


def _contest(reader: Reader, clocks: Clocks, word: str) -> Which:
    return in_contest(reader, clocks, find(reader, clocks, word, ("contest",)).key)


def _word_of(column: str) -> Filter:
    """A word that claims have in a column."""

    def of(reader: Reader, clocks: Clocks, word: str) -> Which:
        known = STANCES if column == "stance" else used(reader, "claim", column)
        return Which(f"c.{column} = :{column}", {column: spelt(column, word, known, closed=column != "kind")})

    return of


def _basis(reader: Reader, clocks: Clocks, word: str) -> Which:
    """Evidence by words in it; the distinct bases are few."""
    wanted = fold_name(word)
    found = [bases for bases in used(reader, "claim", "bases") if _rests_on(bases, wanted)]
    return Which(f"c.bases IN ({of_list(reader.dialect, 'bases')})", {"bases": json.dumps(found)})


def _text(reader: Reader, clocks: Clocks, word: str) -> Which:
    """What `claims search` finds in a claim: its headline, quote and the rest of its words."""
    found = search(reader, clocks, words=word).items
    return _these(reader, [item["id"] for item in found if item["kind"] not in ("entity", "topic", "document")])


def _these(reader: Reader, claims: list[str]) -> Which:
    return Which(f"c.unit IN ({of_list(reader.dialect, 'these')})", {"these": json.dumps(claims)})


def _since(reader: Reader, clocks: Clocks, word: str) -> Which:
    """Published on that day or later, as one counts that is uncertain: from its latest day."""
    first = (read_published(word).first_day.toordinal() - _MIDNIGHT) * _DAY
    return _published(clocks, ">= :since", {"since": first})


def _until(reader: Reader, clocks: Clocks, word: str) -> Which:
    return _published(clocks, "<= :until_day", {"until_day": instant(read_as_of(word))})


def _published(clocks: Clocks, condition: str, params: dict[str, int]) -> Which:
    documents = f"SELECT p.unit FROM document p WHERE p.pub_last {condition} AND {clocks.recorded('p')}"
    return Which(f"c.document IN ({documents})", params)


def _rests_on(bases: str, wanted: str) -> bool:
    return any(wanted in fold_name(basis) for basis in json.loads(bases))


FILTERS: dict[str, Filter] = {
    "source": _source,  # and the parts of its house
    "entity": _entity,  # itself
    "place": _place,  # and everything inside it
    "kind": _word_of("kind"),
    "basis": _basis,
    "affair": _word_of("affair"),
    "document": _document,
    "contest": _contest,
    "stance": _word_of("stance"),
    "text": _text,
    "since": _since,
    "until": _until,
}
"""What narrows a list of claims, each by a word of its own."""
