"""Which claims a name or an id stands for: said of a thing or through it, on a topic, in a document, in a contest."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from claims_ledger.domain.errors import AmbiguousError, NotFoundError
from claims_ledger.domain.ids import without_hedge
from claims_ledger.queries.claim_items import Which
from claims_ledger.queries.clashes import clashes_of
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.hedges import lost_hedges
from claims_ledger.queries.names import Named, Sort, find
from claims_ledger.queries.sql import among, rows_among
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader

TELLING: tuple[Sort, ...] = ("entity", "topic", "document", "claim", "contest")
_POSITION = re.compile(r"p[0-9a-hjkmnp-tv-z]{1,13}", re.ASCII)


@dataclass(frozen=True, slots=True)
class About:
    """What was asked for: its sort, full id or key, what it is shown by, and the claims on it, retracted ones too."""

    sort: Sort | Literal["position"]
    key: str
    name: str
    which: Which


def about(reader: Reader, clocks: Clocks, words: str) -> About:
    """What the words mean. Raises NotFoundError with the nearest names, AmbiguousError with the candidates."""
    position = find_position(reader, clocks, words)
    if position is not None:
        return About("position", *position, _at_position(clocks, position[0]))
    named = find(reader, clocks, words, TELLING)
    which = _which(reader, clocks, named.sort, named.key)
    return About(named.sort, named.key, _name(reader, clocks, named), which)


def _name(reader: Reader, clocks: Clocks, named: Named) -> str:
    """A claim's headline as it stands at the clocks, a contest's whole question; the others go by their name."""
    if named.sort == "claim":
        sql = f"SELECT c.headline, c.content, c.event_edtf FROM claim c WHERE c.unit = :key AND {clocks.view('c')}"
        row = reader.first(sql, {**clocks.params, "key": named.key})
        return in_full(*row) if row else named.name
    if named.sort == "contest":
        sql = """SELECT k.subject, k.label FROM clash k WHERE k.contest = :key AND k.rec_from <= :held
        ORDER BY k.rec_from DESC, k.row LIMIT 1"""
        row = reader.first(sql, {**clocks.params, "key": named.key})
        return f"{row['subject']}, {row['label']}" if row else named.name
    return named.name


def find_position(reader: Reader, clocks: Clocks, words: str) -> tuple[str, str] | None:
    """The id that a position is shown under, and its words, by a unique beginning of the id; None if there is none.

    Raises AmbiguousError.
    """
    words = words.strip()
    if not _POSITION.fullmatch(words):
        return None
    rows = reader.rows(
        f"""SELECT p.shown, MIN(p.subject) AS subject, MIN(p.label) AS label, MIN(p.value) AS value FROM position p
        WHERE {clocks.recorded("p")} AND ((p.shown >= :low AND p.shown < :high) OR (p.unit >= :low AND p.unit < :high))
        GROUP BY p.shown ORDER BY p.shown LIMIT 9""",
        {**clocks.params, "low": without_hedge(words), "high": without_hedge(words) + "~"},
    )
    if not rows:
        return None
    if len(rows) > 1:
        raise AmbiguousError(
            f"{words!r} could be {', '.join(row['shown'] for row in rows)}", "write more of the id of the one meant"
        )
    row = rows[0]
    return row["shown"], f"{row['subject']}, {row['label']}: {row['value']}"


def _which(reader: Reader, clocks: Clocks, sort: Sort, key: str) -> Which:
    match sort:
        case "claim":
            return Which("c.unit = :about", {"about": key})
        case "document":
            return Which("c.document = :about", {"about": key})
        case "topic":
            return on_topic(clocks, key)
        case "contest":
            return in_contest(reader, clocks, key)
        case "entity":
            return mentioning(clocks, key) | spoken_by(reader, clocks, key)
        case _:
            raise NotFoundError(f"{key} is no subject of claims", "name a thing, a topic, a document or a claim")


def on_topic(clocks: Clocks, name: str) -> Which:
    """Claims that assert or deny what the topic covers."""
    return Which(
        f"c.unit IN (SELECT h.unit FROM holding h WHERE h.family = :topic AND {clocks.view('h')})",
        {"topic": f"asserted|topic={name}"},
    )


def mentioning(clocks: Clocks, key: str) -> Which:
    """Claims on a thing, or on anything that lies inside it or belongs to it: places, goods, fleets."""
    return Which(
        f"""c.unit IN (SELECT m.unit FROM within w JOIN mention m ON m.entity = w.key
            WHERE w.above = :whole AND {clocks.recorded("w")} AND {clocks.view("m")})""",
        {"whole": key},
    )


def spoken_by(reader: Reader, clocks: Clocks, key: str) -> Which:
    """Claims that a source published, passed on or originated, by itself or by a part of its house."""
    marks, named = among(speaking_as(reader, clocks, key), "speaker")
    return Which(f"c.unit IN (SELECT v.unit FROM voice v WHERE v.source IN {marks} AND {clocks.view('v')})", named)


def speaking_as(reader: Reader, clocks: Clocks, key: str) -> list[str]:
    """The source, and everyone who ever spoke as a part of it: their keys."""
    sql = f"""SELECT DISTINCT v.source FROM voice v JOIN entity e ON e.house = v.house
    WHERE e.unit = :key AND {clocks.recorded("e")} AND {clocks.recorded("v")} ORDER BY v.source"""
    spoke = [source for (source,) in reader.rows(sql, {**clocks.params, "key": key})]
    wholes = _wholes(reader, clocks, spoke)
    return [key, *(source for source in spoke if source != key and key in _above(source, wholes))]


def _wholes(reader: Reader, clocks: Clocks, keys: Iterable[str]) -> dict[str, str]:
    """What each of them is part of, and what that is part of, up to the house."""
    sql = f"SELECT e.key, e.description FROM entity e WHERE e.unit IN {{among}} AND {clocks.recorded('e')}"
    wholes: dict[str, str] = {}
    asked: set[str] = set()
    waiting = set(keys)
    while waiting:
        asked |= waiting
        found = {row["key"]: json.loads(row["description"]) for row in rows_among(reader, sql, waiting, clocks.params)}
        wholes |= {key: told["part_of"] for key, told in found.items() if told.get("part_of")}
        waiting = set(wholes.values()) - asked
    return wholes


def _above(key: str, wholes: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while key in wholes and wholes[key] not in found:
        key = wholes[key]
        found.add(key)
    return found


def in_contest(reader: Reader, clocks: Clocks, contest: str) -> Which:
    """Claims that hold a position of the contest, as far as both sides of a pair are held; of what is told with a hedge
    and without, those that tell it so."""
    clashes = clashes_of(reader, clocks, [contest])
    positions = {position for clash in clashes if not clash.hedged for position in (clash.a, clash.b)}
    claims = {claim for lost in lost_hedges(reader, clocks, clashes).values() for claim in lost.hedging | lost.firm}
    marks, named = among(sorted(positions), "side")
    units, telling = among(sorted(claims), "telling")
    held = f"SELECT h.unit FROM holding h WHERE h.position IN {marks} AND {clocks.view('h')}"
    return Which(f"(c.unit IN {units} OR c.unit IN ({held}))", named | telling)


def _at_position(clocks: Clocks, position: str) -> Which:
    return Which(
        f"""c.unit IN (SELECT h.unit FROM position p JOIN holding h ON h.position = p.unit
            WHERE p.shown = :position AND {clocks.recorded("p")} AND {clocks.view("h")})""",
        {"position": position},
    )
