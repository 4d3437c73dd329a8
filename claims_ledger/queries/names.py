"""What a name or an id means at given clocks. Names match exactly; a near miss is suggested, never taken."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from claims_ledger.domain.errors import AmbiguousError, NotFoundError
from claims_ledger.domain.suggest import fold_name, nearest
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.former_ids import contest_now
from claims_ledger.queries.identities import stand, standing_for
from claims_ledger.queries.sql import rows_among
from claims_ledger.store.reader import Reader

Sort = Literal["entity", "topic", "document", "claim", "contest", "batch", "event"]
EVERYTHING: tuple[Sort, ...] = ("entity", "topic", "document", "claim", "contest", "batch", "event")
CRAFT = frozenset({"vessel", "aircraft"})

_ID = re.compile(r"[cxbe][0-9a-hjkmnp-tv-z]{1,12}", re.ASCII)
_NUMBER = re.compile(r"#[0-9]{1,18}", re.ASCII)
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Named:
    """One thing: `key` is an entity's or document's key, a topic's name, or a full id; `name` is how it is shown."""

    sort: Sort
    key: str
    name: str
    type: str = ""

    def __str__(self) -> str:
        """As it stands in a list of candidates: "maria (vessel)"."""
        return f"{self.key} ({self.type or self.sort})"


def find(
    reader: Reader,
    clocks: Clocks,
    words: str,
    sorts: Collection[str] = EVERYTHING,
    types: Collection[str] | None = None,
) -> Named:
    """The one thing of these sorts (entities: of these types) that goes by the words.

    Names come before ids: an entity's name in any listed spelling, then its key; a topic; a document's key; then any
    unique beginning of an id, or `#412` for the event at that position. Raises AmbiguousError listing the candidates,
    NotFoundError with the nearest names.
    """
    words = words.strip()
    found = list(_named(reader, clocks, words, sorts, types)) or list(_by_id(reader, clocks, words, sorts))
    if len(found) == 1:
        return found[0]
    if not found:
        raise _missing(reader, clocks, words, sorts, types)
    listed = ", ".join(map(str, sorted(found, key=lambda one: (one.sort, one.key))[:_LISTED]))
    more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
    hint = "write more of the id" if found[0].sort in ("claim", "contest", "batch", "event") else "write the key"
    raise AmbiguousError(f"{words!r} could be {listed}{more}", f"{hint} of the one meant")


def entity_names(reader: Reader, clocks: Clocks, keys: Iterable[str]) -> dict[str, str]:
    """The names that entities are shown by; a key that is not registered shows as itself, one that was merged by the
    name of what it was merged into."""
    wanted = set(keys)
    into = standing_for(reader, clocks, wanted)
    sql = f"SELECT e.key, e.name FROM entity e WHERE e.unit IN {{among}} AND {clocks.recorded('e')}"
    found = {row["key"]: row["name"] for row in rows_among(reader, sql, stand(wanted, into), clocks.params)}
    return {key: found.get(into.get(key, key), key) for key in sorted(wanted)}


def _named(
    reader: Reader, clocks: Clocks, words: str, sorts: Collection[str], types: Collection[str] | None
) -> Iterator[Named]:
    if "entity" in sorts:
        yield from _entities(reader, clocks, words, types)
    if "topic" in sorts:
        folded = fold_name(words)
        yield from (topic for topic in _topics(reader, clocks) if fold_name(topic.name) == folded)
    if "document" in sorts:
        sql = (
            "SELECT d.key, d.title FROM document d"
            f" WHERE d.key = :key AND d.pub_last <= :until AND {clocks.recorded('d')}"
        )
        for row in reader.rows(sql, {**clocks.params, "key": words}):
            yield Named("document", row["key"], row["title"])


def _entities(reader: Reader, clocks: Clocks, words: str, types: Collection[str] | None) -> list[Named]:
    """By name; where several share it, the one whose key was written; where none has it, by key."""
    sql = (
        "SELECT DISTINCT e.key, e.name, e.type FROM entity_name n JOIN entity e ON e.unit = n.key"
        f" WHERE n.folded = :folded AND {clocks.recorded('n')} AND {clocks.recorded('e')} ORDER BY e.key"
    )
    named = [Named("entity", *row) for row in reader.rows(sql, {**clocks.params, "folded": fold_name(words)})]
    accepted = [one for one in named if types is None or one.type in types]
    if len(accepted) == 1:
        return accepted
    exact = [one for one in accepted if one.key == words] if accepted else _entity(reader, clocks, words)
    return [one for one in exact if types is None or one.type in types] or accepted


def _entity(reader: Reader, clocks: Clocks, key: str) -> list[Named]:
    sql = f"SELECT e.key, e.name, e.type FROM entity e WHERE e.unit = :key AND {clocks.recorded('e')}"
    standing = standing_for(reader, clocks, [key]).get(key, key)
    return [Named("entity", *row) for row in reader.rows(sql, {**clocks.params, "key": standing})]


def _topics(reader: Reader, clocks: Clocks) -> list[Named]:
    sql = f"SELECT t.name FROM topic t WHERE {clocks.recorded('t')} ORDER BY t.name"
    return [Named("topic", name, name) for (name,) in reader.rows(sql, clocks.params)]


# What an id begins with: its sort, and where it is looked up. Claims and contests that are no longer held are found
# too, so that what became of them can be shown; a contest that went on under another id is found as that one.
_IDS: dict[str, tuple[Sort, str]] = {
    "c": (
        "claim",
        "SELECT c.unit, MAX(c.headline) FROM claim c WHERE c.unit >= :low AND c.unit < :high AND c.rec_from <= :held"
        " AND c.pub_from <= :until GROUP BY c.unit",
    ),
    "x": (
        "contest",
        "SELECT k.contest, MAX(k.subject) FROM clash k WHERE k.contest >= :low AND k.contest < :high"
        " AND k.rec_from <= :held GROUP BY k.contest",
    ),
    "b": (
        "batch",
        "SELECT e.batch, MIN(e.time) FROM event e WHERE e.ledger = 1 AND e.batch >= :low AND e.batch < :high"
        " AND e.position <= :held GROUP BY e.batch",
    ),
    "e": (
        "event",
        "SELECT e.id, e.type FROM event e WHERE e.ledger = 1 AND e.id >= :low AND e.id < :high AND e.position <= :held",
    ),
}


def _by_id(reader: Reader, clocks: Clocks, words: str, sorts: Collection[str]) -> list[Named]:
    if _NUMBER.fullmatch(words) and "event" in sorts:
        sql = "SELECT e.id, e.type FROM event e WHERE e.ledger = 1 AND e.position = :at AND e.position <= :held"
        return [Named("event", *row) for row in reader.rows(sql, {**clocks.params, "at": int(words[1:])})]
    if not _ID.fullmatch(words):
        return []
    sort, sql = _IDS[words[0]]
    if sort not in sorts:
        return []
    # Ids are lower-case letters and digits, all of which come before "~".
    bounds = {"low": words, "high": words + "~", **clocks.params}
    found = [Named(sort, key, name or key) for key, name in reader.rows(f"{sql} ORDER BY 1 LIMIT 100", bounds)]
    if sort != "contest":
        return found
    now = {contest_now(reader, clocks, one.key): one.name for one in found}
    return [Named(sort, key, name) for key, name in now.items()]


def _missing(
    reader: Reader, clocks: Clocks, words: str, sorts: Collection[str], types: Collection[str] | None
) -> NotFoundError:
    if types is not None and (others := _entities(reader, clocks, words, None)):
        article = "an" if others[0].type[:1] in "aeiou" else "a"
        wanted = " or ".join(sorted(types, reverse=True)[:3])
        return NotFoundError(f"{others[0].name} is {article} {others[0].type}", f"name a {wanted}")
    near = _suggestions(reader, clocks, words, sorts, types)
    if near:
        return NotFoundError(f"nothing goes by {words!r}", f"did you mean {' or '.join(near)}?")
    if _ID.fullmatch(words) and len(words) > 4:
        return NotFoundError(f"no id begins with {words!r} at these clocks", "see: claims log, claims list")
    return NotFoundError(
        f"nothing goes by {words!r}", "see: claims entity list, claims topic list, claims document list"
    )


def _suggestions(
    reader: Reader, clocks: Clocks, words: str, sorts: Collection[str], types: Collection[str] | None
) -> list[str]:
    """The nearest names, each with what it is and why it is near."""
    known: dict[str, str] = {}
    if "document" in sorts:
        sql = f"SELECT d.key FROM document d WHERE d.pub_last <= :until AND {clocks.recorded('d')}"
        known |= {key: "document" for (key,) in reader.rows(sql, clocks.params)}
    if "topic" in sorts:
        known |= {topic.name: "topic" for topic in _topics(reader, clocks)}
    if "entity" in sorts:
        sql = f"SELECT n.name, n.type FROM entity_name n WHERE {clocks.recorded('n')} ORDER BY n.name, n.type DESC"
        known |= {name: type_ for name, type_ in reader.rows(sql, clocks.params) if types is None or type_ in types}
    return [f"{name} ({known[name]}, {_why(words, name)})" for name in nearest(words, known)]


def _why(words: str, name: str) -> str:
    ours, theirs = fold_name(words), fold_name(name)
    if set(ours.split()) == set(theirs.split()):
        return "the same words"
    if theirs.startswith(ours):
        return "begins so"
    if set(ours.split()) & set(theirs.split()):
        return "shares a word"
    return "spelt nearly so"
