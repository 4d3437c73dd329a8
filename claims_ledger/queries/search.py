"""`claims search`: words in names, topics, titles and claims, in any script.

Neither database folds case and accents of every script alike (SQLite's LIKE knows ASCII only, and its full-text search
does not find 나진 inside 나진항), so texts are folded and compared here: the cost is linear in the claims in view.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from claims_ledger.domain.suggest import fold_name
from claims_ledger.queries.claim_items import (
    Which,
    claim_item,
    contested_claims,
    document_item,
    read_branches,
    read_claims,
)
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Item, Listing
from claims_ledger.queries.sql import among, rows_among
from claims_ledger.store.reader import Reader, Row

AROUND = 6
"""Words shown on either side of a hit."""
_NOTHING: dict[str, Any] = dict.fromkeys(
    "document role chain stance hedge published recorded_at contested corrected retracted".split()
)
_MECHANICAL = frozenset(
    "edtf low high over under unit estimated vague tolerance kind stance end relay how sort source".split()
)
_LONGEST_ENDING = 4


def folded(text: str) -> str:
    """A text in which folded words are looked for: as `fold_name` but for runs of white space, and at a tenth of its
    cost, since ASCII folds at once and other words come again and again."""
    return _RUN.sub(lambda run: _fold_run(run[0]), text.casefold().replace("`", "'"))


_RUN = re.compile("[^\x00-\x7f]+")
_fold_run = lru_cache(maxsize=1 << 16)(fold_name)


def search(reader: Reader, clocks: Clocks, *, words: str) -> Listing:
    """What holds all of the words, whatever their case and accents: things by any of their names, topics, documents by
    title, then claims by headline, fields, hedge and quote, or by a name of what they mention; newest first.

    A word also finds a name that it begins with (나진항: 나진; Раджина: Раджин) or that stands whole in it. Items are
    those of `claims list` with `found`, the text around the hit; of things and topics only `id`, `kind`, `headline` and
    `found` are set.
    """
    wanted = list(dict.fromkeys(fold_name(words).split()))
    if not wanted:
        return clocks.listing(())
    names = _names(reader, clocks)
    items = [*_things(names, wanted), *_topics(reader, clocks, wanted), *_documents(reader, clocks, wanted)]
    return clocks.listing([*items, *_claims(reader, clocks, wanted, names)])


def _names(reader: Reader, clocks: Clocks) -> dict[str, list[Row]]:
    """Every entity's names, the one it is shown by first."""
    rows = reader.rows(
        f"""SELECT n.key, n.name, n.folded, e.name AS shown FROM entity_name n JOIN entity e ON e.unit = n.key
        WHERE {clocks.recorded("n")} AND {clocks.recorded("e")} ORDER BY e.name, n.key, n.name""",
        clocks.params,
    )
    names: dict[str, list[Row]] = {}
    for row in rows:
        names.setdefault(row["key"], []).append(row)
    return {key: sorted(listed, key=lambda row: row["name"] != row["shown"]) for key, listed in names.items()}


def _things(names: dict[str, list[Row]], wanted: list[str]) -> Iterator[Item]:
    for key, listed in names.items():
        hit = next((row["name"] for row in listed if all(_goes_by(word, row) for word in wanted)), None)
        if hit is not None:
            yield _hit(key, "entity", listed[0]["shown"], hit)


def _goes_by(word: str, name: Row) -> bool:
    return word in name["folded"] or stands_in(name["folded"], word)


def stands_in(name: str, text: str) -> bool:
    """Whether a folded name of two letters or more is spoken of in a folded text: as whole words, or in scripts other
    than Latin with an ending of up to four letters."""
    at = text.find(name) if len(name) > 1 else -1
    while at >= 0:
        after = text[at + len(name) :]
        ending = next((number for number, letter in enumerate(after) if not letter.isalnum()), len(after))
        room = 0 if name.isascii() else _LONGEST_ENDING
        if not text[:at][-1:].isalnum() and ending <= room:
            return True
        at = text.find(name, at + 1)
    return False


def _topics(reader: Reader, clocks: Clocks, wanted: list[str]) -> Iterator[Item]:
    sql = f"SELECT t.name FROM topic t WHERE {clocks.recorded('t')} ORDER BY t.name"
    for (name,) in reader.rows(sql, clocks.params):
        if all(word in folded(name) for word in wanted):
            yield _hit(name, "topic", name, _around(name, wanted))


def _documents(reader: Reader, clocks: Clocks, wanted: list[str]) -> Iterator[Item]:
    sql = f"""SELECT d.key AS document, d.title, d.outlet_name, d.published FROM document d
    WHERE d.pub_last <= :until AND {clocks.recorded("d")} ORDER BY d.pub_last DESC, d.key"""
    for row in reader.rows(sql, clocks.params):
        if all(word in folded(row["title"]) for word in wanted):
            hit = _hit(row["document"], "document", row["title"], _around(row["title"], wanted))
            yield {**hit, "document": document_item(row), "published": row["published"]}


def _hit(id_: str, kind: str, headline: str, found: str) -> dict[str, Any]:
    return {"id": id_, "kind": kind, "headline": headline, **_NOTHING, "found": found}


def _claims(reader: Reader, clocks: Clocks, wanted: list[str], names: dict[str, list[Row]]) -> Iterator[Item]:
    mentioned = [_mentioned(reader, clocks, word, names) for word in wanted]
    found: dict[str, str] = {}
    sql = f"SELECT c.claim, c.headline, c.content FROM claim c WHERE {clocks.view('c')}"
    for claim, headline, content in reader.rows(sql, clocks.params):
        whole = folded(f"{headline} {content}")
        if not all(word in whole or claim in by for word, by in zip(wanted, mentioned, strict=True)):
            continue
        text = _found_in(claim, [headline, *_texts(json.loads(content))], wanted, mentioned)
        if text is not None:
            found[claim] = text
    yield from _items(reader, clocks, found)


def _items(reader: Reader, clocks: Clocks, found: dict[str, str]) -> Iterator[Item]:
    listed = sorted(found)
    items = []
    for start in range(0, len(listed), 512):
        marks, named = among(listed[start : start + 512], "hit")
        which = Which(f"c.unit IN {marks}", named)
        branches = read_branches(reader, clocks, which)
        contested = contested_claims(reader, clocks, which)
        for row in read_claims(reader, clocks, which):
            item = claim_item(row, branches.get(row["claim"], []), row["claim"] in contested)
            order = (-row["pub_last"], row["document"], row["at_position"])
            items.append((order, {**item, "found": found[row["claim"]]}))
    yield from (item for _, item in sorted(items, key=lambda one: one[0]))


def _mentioned(reader: Reader, clocks: Clocks, word: str, names: dict[str, list[Row]]) -> dict[str, str]:
    """Claims that mention something by whose name the word goes, with that name and the one it is shown by."""
    named = {key: next((row for row in listed if _goes_by(word, row)), None) for key, listed in names.items()}
    hits = {key: row for key, row in named.items() if row is not None}
    sql = f"SELECT m.entity, m.unit FROM mention m WHERE m.entity IN {{among}} AND {clocks.view('m')} ORDER BY m.entity"
    found: dict[str, str] = {}
    for entity, claim in rows_among(reader, sql, hits, clocks.params):
        row = hits[entity]
        found.setdefault(claim, row["name"] if row["name"] == row["shown"] else f"{row['name']} ({row['shown']})")
    return found


def _found_in(claim: str, texts: list[str], wanted: list[str], mentioned: list[dict[str, str]]) -> str | None:
    """The text around the hit: the first text with all the words, else the first with one, else the name; None where a
    word is in no text that a person wrote, and no name."""
    told = [folded(text) for text in texts]
    for word, by in zip(wanted, mentioned, strict=True):
        if claim not in by and not any(word in text for text in told):
            return None
    ranked = sorted(range(len(texts)), key=lambda number: (-sum(word in told[number] for word in wanted), number))
    best = ranked[0]
    if not any(word in told[best] for word in wanted):
        return next(by[claim] for by in mentioned if claim in by)
    return _around(texts[best], wanted)


def _texts(content: Any) -> Iterator[str]:
    """What people wrote in a claim: hedge, quote, fields; keys of entities among them."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for name, value in content.items():
            if name not in _MECHANICAL:
                yield from _texts(value)
    elif isinstance(content, list):
        for value in content:
            yield from _texts(value)


def _around(text: str, wanted: Iterable[str]) -> str:
    """Some words on either side of the first hit."""
    words = text.split()
    hit = next((at for at, word in enumerate(words) if any(one in folded(word) for one in wanted)), 0)
    first, last = max(0, hit - AROUND), hit + AROUND + 1
    return " ".join([*(["…"] if first else []), *words[first:last], *(["…"] if last < len(words) else [])])
