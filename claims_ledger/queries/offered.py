"""What a ledger offers to complete a word with: names, topics, keys and ids that begin with what was typed.

Names are compared as the ledger matches them, in any case and accent. Every answer is a few rows of an index, whatever
the ledger holds: of many candidates the first are given, and the last, so that what all have in common is known.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.suggest import fold_name
from claims_ledger.store.reader import Reader, Row

MOST = 500
_STANDS = {"always": FOREVER}
_AFTER_ALL = "\U0010ffff"


class Offer(NamedTuple):
    """A word that may be meant, and what a shell can show beside it; `exact` where it is read in this spelling only."""

    value: str
    about: str = ""
    exact: bool = False


def begins(typed: str) -> str:
    """The folded beginning of a name; a blank at its end counts, so that `Lady ` is not the beginning of `Ladyship`."""
    folded = fold_name(typed)
    return f"{folded} " if folded and typed[-1:].isspace() else folded


def names(reader: Reader, typed: str, types: Iterable[str]) -> list[Offer]:
    """Entities of these types with a name that begins so: by the name they are shown by where it does, else by that
    other name; by their key where several share the name, where it holds what does not print, or where only the key
    begins so."""
    low = begins(typed)
    accepted = "', '".join(sorted(types))  # words of this program
    held = f"n.rec_to = :always AND e.rec_to = :always AND e.type IN ('{accepted}')"
    rows = _some(
        reader,
        "SELECT n.folded, n.name, e.key, e.name AS shown, e.type FROM entity_name n JOIN entity e ON e.unit = n.key"
        f" WHERE n.folded >= :low AND n.folded < :high AND {held}",
        "n.folded",
        low,
    )
    best: dict[str, Row] = {}
    shared: dict[str, set[str]] = {}
    for row in rows:
        shared.setdefault(row["folded"], set()).add(row["key"])
        known = best.get(row["key"])
        if known is None or (row["name"] == row["shown"] and known["name"] != known["shown"]):
            best[row["key"]] = row
    found = [
        _named(row) if len(shared[row["folded"]]) == 1 and row["name"].isprintable() else _keyed(key, row)
        for key, row in best.items()
    ]
    if found:
        return found
    sql = f"SELECT e.key, e.name, e.type FROM entity e WHERE {_range('e.key')} AND e.rec_to = :always"
    by_key = _some(reader, f"{sql} AND e.type IN ('{accepted}')", "e.key", typed)
    return [Offer(row["key"], _said(row["name"], row["type"])) for row in by_key]


def _keyed(key: str, row: Row) -> Offer:
    return Offer(key, _said(row["shown"], row["type"]), exact=True)


def _named(row: Row) -> Offer:
    return Offer(row["name"], row["type"] if row["name"] == row["shown"] else _said(row["shown"], row["type"]))


def _said(name: str, type_: str) -> str:
    return f"{name} ({type_})"


def topics(reader: Reader, typed: str) -> list[Offer]:
    """Topics whose name begins so."""
    rows = reader.rows("SELECT name FROM topic WHERE rec_to = :always ORDER BY name", _STANDS)
    return [Offer(name, "topic") for (name,) in rows if fold_name(name).startswith(begins(typed))]


def affairs(reader: Reader, typed: str) -> list[Offer]:
    """Tags of documents."""
    sql = "SELECT DISTINCT affair FROM document WHERE rec_to = :always AND affair IS NOT NULL ORDER BY affair"
    return [Offer(tag) for (tag,) in reader.rows(sql, _STANDS) if fold_name(tag).startswith(begins(typed))]


def documents(reader: Reader, typed: str) -> list[Offer]:
    """Documents by their key, with outlet and title."""
    sql = f"SELECT d.key, d.outlet_name, d.title FROM document d WHERE {_range('d.key')} AND d.rec_to = :always"
    return [Offer(key, f"{outlet}: {title}") for key, outlet, title in _some(reader, sql, "d.key", typed)]


def claims(reader: Reader, typed: str) -> list[Offer]:
    """Claims by their id, with the headline; the newest where nothing was typed."""
    held = "SELECT c.unit, c.headline, c.state FROM claim c WHERE c.rec_to = :always AND c.pub_to = :always"
    if typed:
        rows = _some(reader, f"{held} AND {_range('c.unit')}", "c.unit", typed)
    else:
        rows = reader.rows(f"{held} ORDER BY c.at_position DESC LIMIT {MOST}", _STANDS)
    told = {unit: headline if state == "live" else f"{headline} ({state})" for unit, headline, state in rows}
    return [Offer(unit, headline) for unit, headline in told.items()]


def contests(reader: Reader, typed: str) -> list[Offer]:
    """Contests by their id, with what they are about."""
    sql = (
        "SELECT k.contest, MAX(k.subject) AS subject, MAX(k.label) AS label FROM clash k"
        f" WHERE {_range('k.contest')} AND k.rec_to = :always GROUP BY k.contest"
    )
    return [
        Offer(row["contest"], f"{row['subject']}: {row['label']}") for row in _some(reader, sql, "k.contest", typed)
    ]


def batches(reader: Reader, typed: str) -> list[Offer]:
    """Batches by their id, with who recorded them when: the last ones where nothing was typed."""
    sql = "SELECT e.batch, MIN(e.time) AS time, MIN(e.actor) AS actor FROM event e WHERE e.ledger = 1"
    if typed:
        rows = _some(reader, f"{sql} AND {_range('e.batch')} GROUP BY e.batch", "e.batch", typed)
    else:
        where = "AND e.position > :from GROUP BY e.batch ORDER BY MAX(e.position) DESC"
        rows = reader.rows(f"{sql} {where}", {"from": reader.head() - MOST})
    return [Offer(row["batch"], f"{row['time'][:16].replace('T', ' ')} {row['actor']}") for row in rows]


_LIVE = "SELECT c.chain, c.bases, c.content FROM claim c WHERE c.rec_to = :always AND c.pub_to = :always"
_LAST = f"AND c.state = 'live' ORDER BY c.at_position DESC LIMIT {MOST}"


def said(reader: Reader, typed: str, what: str, document: str) -> list[Offer]:
    """What the last claims say in a place, the newest first: chains, evidence, dates (`via`, `basis`, `when`) as this
    document has them, since their words hold for its day; other words (`hedge`, the name of a field) of any."""
    rows = reader.rows(f"{_LIVE} AND c.document = :document {_LAST}", {**_STANDS, "document": document})
    if what not in ("via", "basis", "when"):
        rows += reader.rows(f"{_LIVE} {_LAST}", _STANDS)
    told = dict.fromkeys(words for row in rows for words in _told(row, what))
    return [Offer(words, "said before") for words in told if fold_name(words).startswith(begins(typed))]


def _told(row: Row, what: str) -> Iterator[str]:
    if what == "via":
        yield from filter(None, [row["chain"]])
    elif what == "basis":
        yield from json.loads(row["bases"])
    else:
        content = json.loads(row["content"])
        values = {"hedge": content.get("hedge"), **content["fields"]}
        if what == "when":
            yield from (value["words"] for value in values.values() if isinstance(value, dict) and "edtf" in value)
        elif isinstance(values.get(what), str):
            yield values[what]


def kind_of(reader: Reader, claim: str) -> str | None:
    """The kind of the one claim whose id begins so."""
    sql = f"SELECT DISTINCT c.unit, c.kind FROM claim c WHERE {_range('c.unit')} LIMIT 2"
    rows = reader.rows(sql, _bounds(claim))
    return str(rows[0]["kind"]) if len(rows) == 1 else None


def _range(column: str) -> str:
    return f"{column} >= :low AND {column} < :high"


def _bounds(low: str) -> dict[str, str | int]:
    return {**_STANDS, "low": low, "high": low + _AFTER_ALL}


def _some(reader: Reader, sql: str, column: str, low: str) -> list[Row]:
    rows = reader.rows(f"{sql} ORDER BY {column} LIMIT {MOST}", _bounds(low))
    last = reader.rows(f"{sql} ORDER BY {column} DESC LIMIT 1", _bounds(low)) if len(rows) == MOST else []
    return [*rows, *last]


Source = Callable[[Reader, str], list[Offer]]
SOURCES: dict[str, Source] = {
    "topic": topics,
    "affair": affairs,
    "document": documents,
    "claim": claims,
    "contest": contests,
    "batch": batches,
}
"""What is looked up by the word for it."""
