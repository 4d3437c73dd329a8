"""What editors ruled on contests, and whether it still stands."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims_ledger.queries.clashes import joined, last_ruled
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import of_subjects
from claims_ledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Ruling:
    """The last ruling on a contest that was not taken back. `joined` are the positions that clash by now and were not
    weighed: with one of them the contest is open again."""

    contest: str
    verdict: str
    holds: str | None
    weighed: frozenset[str]
    reason: str
    by: str
    at: str
    joined: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        return not self.joined

    @property
    def decided(self) -> bool:
        """Whether it names the side that holds, and stands."""
        return self.stands and self.holds is not None

    @property
    def open(self) -> bool:
        """Whether the contest still is: it was confirmed, or a position has joined."""
        return not self.stands or self.verdict == "confirm"

    def item(self) -> dict[str, Any]:
        """`{"by", "at", "verdict", "reason", "holds"}`."""
        return {"by": self.by, "at": self.at, "verdict": self.verdict, "reason": self.reason, "holds": self.holds}


def load_rulings(reader: Reader, clocks: Clocks, contests: Iterable[str]) -> dict[str, Ruling]:
    """The rulings on these contests, by contest; what nobody ruled on is left out."""
    found = {
        contest: Ruling(contest, verdict, holds, frozenset(json.loads(weighed)), *said)
        for contest, verdict, holds, weighed, *said in last_ruled(reader, clocks, contests).values()
    }
    if not found:
        return {}
    new = joined(reader, clocks, {contest: one.weighed for contest, one in found.items()})
    return {
        contest: Ruling(
            contest, one.verdict, one.holds, one.weighed, one.reason, one.by, one.at, tuple(new.get(contest, ()))
        )
        for contest, one in found.items()
    }


def ruling_history(reader: Reader, clocks: Clocks, contest: str) -> list[dict[str, Any]]:
    """`{"by", "at", "verdict", "reason", "holds", "weighed", "undone"}` of every ruling on a contest, the first one
    first; the positions by the ids that they have by now, of one that was undone by those that it had."""
    sql = (
        "SELECT r.at_position, r.editor, r.ruled, r.verdict, r.reason, r.holds, r.weighed FROM ruling r"
        f" WHERE r.contest = :contest AND {clocks.recorded('r')}"
    )
    standing = [
        (
            row["at_position"],
            {
                "by": row["editor"],
                "at": row["ruled"],
                "verdict": row["verdict"],
                "reason": row["reason"],
                "holds": row["holds"],
                "weighed": json.loads(row["weighed"]),
                "undone": None,
            },
        )
        for row in reader.rows(sql, {**clocks.params, "contest": contest})
    ]
    taken_back = [
        (
            told.position,
            {
                "by": told.actor,
                "at": told.time,
                "verdict": told.body["ruling"],
                "reason": told.body["reason"],
                "holds": told.body.get("holds"),
                "weighed": list(told.body["positions"]),
                "undone": told.undone,
            },
        )
        for told in of_subjects(reader, clocks, [contest])
        if told.type == "ContestRuled" and told.undone is not None
    ]
    return [ruling for _, ruling in sorted([*standing, *taken_back], key=lambda one: int(one[0]))]
