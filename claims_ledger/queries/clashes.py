"""The verdicts in force: both sides are live at both clocks."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from claims_ledger.domain.ids import hedged_id
from claims_ledger.domain.ranking import CONTESTED, RANK
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.sql import among, rows_among
from claims_ledger.store.reader import Reader, Row

_COLUMNS = (
    "k.contest, k.subject, k.label, k.a, k.b, k.verdict, k.reason, k.because, k.source, k.a_said, k.b_said, k.hedged"
)
IS_CONTESTED = "k.verdict IN ({})".format(", ".join(f"'{verdict}'" for verdict in CONTESTED))
OF_VALUES = f"{IS_CONTESTED} AND k.hedged = 0"
"""What is contested about a value itself, and not only about the hedge that it is told with."""


class Clash(NamedTuple):
    """A verdict on two positions; `source` is the one whose utterance both retell, if that is what they differ on,
    dated as each does (`said`). `hedged`: the values agree, and only `a` is told with a hedge."""

    contest: str
    subject: str
    label: str
    a: str
    b: str
    verdict: str
    reason: str
    because: str
    source: str
    a_said: str
    b_said: str
    hedged: int

    @property
    def rank(self) -> int:
        """0 is the strongest."""
        return RANK[self.verdict]


def _live(clocks: Clocks) -> str:
    """One claim holds either side, and another the other: what one claim says of two moments is its own affair. Of two
    retellings of one utterance, it must be two documents that retell it."""
    said = SAID
    return (
        f" EXISTS (SELECT 1 FROM holding ha WHERE ha.position = k.a AND {clocks.view('ha')}"
        " AND EXISTS (SELECT 1 FROM holding hb WHERE hb.position = k.b AND hb.unit <> ha.unit"
        f" AND {clocks.view('hb')}))"
        " AND (k.source = '' OR EXISTS (SELECT 1 FROM holding ra JOIN holding rb ON rb.source = ra.source"
        " AND rb.document <> ra.document WHERE ra.position = k.a AND rb.position = k.b AND ra.source = k.source"
        f" AND {said.format(h='ra')} = k.a_said AND {said.format(h='rb')} = k.b_said"
        f" AND (k.hedged = 0 OR {hedge_lost(clocks, 'ra', 'rb')})"
        f" AND {clocks.view('ra')} AND {clocks.view('rb')}))"
    )


SAID = "CASE WHEN {h}.work <> '' THEN 'in ' || {h}.work ELSE {h}.said END"
"""When a holding has its utterance, as a clash writes it."""


def hedge_lost(clocks: Clocks, hedging: str, firm: str) -> str:
    """SQL: whether the one holding says with a hedge what the other, of the same source, says without, word for word
    the same; a document that has told it with the hedge as well has kept it."""
    return (
        f"({hedging}.hedged = 1 AND {firm}.hedged = 0 AND {firm}.saying = {hedging}.saying AND NOT EXISTS (SELECT 1"
        f" FROM holding hk WHERE hk.position IN (k.a, k.b) AND hk.source = {firm}.source AND hk.hedged = 1"
        f" AND hk.document = {firm}.document AND {clocks.view('hk')}))"
    )


def live_clashes(
    reader: Reader,
    clocks: Clocks,
    where: str = "1 = 1",
    params: Mapping[str, Any] | None = None,
    dismissed: bool = False,
) -> list[Clash]:
    """The clashes in force that a condition on `k` lets through, strongest first; those of contests that an editor
    dismissed only if asked for."""
    sql = f"SELECT DISTINCT {_COLUMNS} FROM clash k WHERE ({where}) AND {clocks.recorded('k')} AND {_live(clocks)}"
    found = [Clash(*row) for row in reader.rows(sql, {**clocks.params, **(params or {})})]
    return _sorted(found if dismissed else undismissed(reader, clocks, found))


def contests_asking(reader: Reader, clocks: Clocks, entity: str) -> list[str]:
    """The contests in force whose question names an entity, strongest first, dismissed or not. Of each contest, however
    many positions clash in it, only the first clash that is found is looked at."""
    clash = (
        f"EXISTS (SELECT 1 FROM clash k WHERE k.contest = n.contest AND k.verdict = '{{}}' AND {clocks.recorded('k')}"
        f" AND {_live(clocks)} AND EXISTS (SELECT 1 FROM asked q WHERE q.unit = k.unit AND q.contest = k.contest"
        f" AND q.entity = :entity AND {clocks.recorded('q')}))"
    )
    ranked = " ".join(f"WHEN {clash.format(verdict)} THEN {RANK[verdict]}" for verdict in CONTESTED)
    sql = (
        "WITH RECURSIVE named (contest) AS (SELECT MIN(q.contest) FROM asked q WHERE q.entity = :entity UNION ALL"
        " SELECT (SELECT MIN(q.contest) FROM asked q WHERE q.entity = :entity AND q.contest > n.contest) FROM named n"
        " WHERE n.contest IS NOT NULL)"
        f" SELECT CASE {ranked} END, n.contest FROM named n WHERE n.contest IS NOT NULL"
    )
    found = (tuple(row) for row in reader.rows(sql, {**clocks.params, "entity": entity}))
    return [contest for _, contest in sorted(one for one in found if one[0] is not None)]


def clashes_on(reader: Reader, clocks: Clocks, positions: Iterable[str], where: str = IS_CONTESTED) -> list[Clash]:
    """The clashes in force in which one of the positions takes part, strongest first; none of a contest that an editor
    dismissed."""
    ids = set(positions)
    found: set[Clash] = set()
    for side in ("a", "b"):
        sql = (
            f"SELECT DISTINCT {_COLUMNS} FROM clash k WHERE k.{side} IN {{among}} AND ({where})"
            f" AND {clocks.recorded('k')} AND {_live(clocks)}"
        )
        found |= {Clash(*row) for row in rows_among(reader, sql, ids, clocks.params)}
    return _sorted(undismissed(reader, clocks, found))


def clashes_of(reader: Reader, clocks: Clocks, contests: Iterable[str], where: str = "1 = 1") -> list[Clash]:
    """The clashes in force of these contests, strongest first, dismissed or not."""
    sql = (
        f"SELECT DISTINCT {_COLUMNS} FROM clash k WHERE k.contest IN {{among}} AND ({where})"
        f" AND {clocks.recorded('k')} AND {_live(clocks)}"
    )
    return _sorted(Clash(*row) for row in rows_among(reader, sql, contests, clocks.params))


def speaking_of(clocks: Clocks, entities: Iterable[str]) -> tuple[str, dict[str, Any]]:
    """SQL that picks the contests of positions held by claims that mention one of the entities, for `live_clashes`."""
    marks, params = among(entities, "of")
    held = (
        "SELECT {k}.contest FROM mention m JOIN holding h ON h.unit = m.unit JOIN clash {k} ON {k}.{side} = h.position"
        f" WHERE m.entity IN {marks} AND {clocks.recorded('m')} AND {clocks.recorded('h')}"
    )
    either = " UNION ".join(held.format(k=f"k{side}", side=side) for side in ("a", "b"))
    return f"k.contest IN ({either})", params


def dismissed_contests(reader: Reader, clocks: Clocks, contests: Iterable[str]) -> frozenset[str]:
    """Of these contests those that an editor dismissed, as long as no position clashes in them that was not weighed."""
    last = last_ruled(reader, clocks, contests)
    weighed = {id_: frozenset(json.loads(row["weighed"])) for id_, row in last.items() if row["verdict"] == "dismiss"}
    return frozenset(weighed.keys() - joined(reader, clocks, weighed).keys()) if weighed else frozenset()


def last_ruled(reader: Reader, clocks: Clocks, contests: Iterable[str]) -> dict[str, Row]:
    """Of each contest the last ruling, `verdict, holds, weighed, reason, editor, ruled`; none that was taken back."""
    sql = (
        "SELECT r.contest, r.verdict, r.holds, r.weighed, r.reason, r.editor, r.ruled FROM ruling r"
        f" WHERE r.contest IN {{among}} AND {clocks.recorded('r')} ORDER BY r.at_position"
    )
    last = {row["contest"]: row for row in rows_among(reader, sql, contests, clocks.params)}
    return {contest: row for contest, row in last.items() if row["verdict"] != "reopen"}


def joined(reader: Reader, clocks: Clocks, weighed: Mapping[str, frozenset[str]]) -> dict[str, list[str]]:
    """Of contests that were ruled on, those in which positions clash that were not weighed, and these, by the ids that
    they are shown under."""
    clashes = clashes_of(reader, clocks, weighed, IS_CONTESTED)
    sides = {side for clash in clashes for side in (clash.a, clash.b)}
    sql = f"SELECT p.position, p.shown FROM position p WHERE p.unit IN {{among}} AND {clocks.recorded('p')}"
    shown = {row["position"]: row["shown"] for row in rows_among(reader, sql, sides, clocks.params)}
    found: dict[str, set[str]] = {}
    for clash in clashes:
        one = hedged_id(shown[clash.a]) if clash.hedged else shown[clash.a]
        found.setdefault(clash.contest, set()).update((one, shown[clash.b]))
    return {
        contest: sorted(clashing - weighed[contest])
        for contest, clashing in found.items()
        if clashing - weighed[contest]
    }


def undismissed(reader: Reader, clocks: Clocks, clashes: Iterable[Clash]) -> list[Clash]:
    """Those whose contest no editor dismissed."""
    listed = list(clashes)
    gone = dismissed_contests(reader, clocks, (clash.contest for clash in listed))
    return [clash for clash in listed if clash.contest not in gone]


def _sorted(clashes: Iterable[Clash]) -> list[Clash]:
    return sorted(clashes, key=lambda one: (one.rank, *one))
