"""Claims as lists show them: one line each, with its chain, and whether it was contested, corrected, retracted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from claims_ledger.queries.clashes import IS_CONTESTED, SAID, dismissed_contests, hedge_lost
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader, Row

OWN = "own"
SOMEBODY = "?"


@dataclass(frozen=True, slots=True)
class Which:
    """Some claims: an SQL condition on the table `claim` as `c`, with its parameters."""

    sql: str = "1 = 1"
    params: Mapping[str, Any] = field(default_factory=dict)

    def __and__(self, other: "Which") -> "Which":
        return Which(f"({self.sql}) AND ({other.sql})", {**self.params, **other.params})

    def __or__(self, other: "Which") -> "Which":
        return Which(f"({self.sql}) OR ({other.sql})", {**self.params, **other.params})


@dataclass(frozen=True, slots=True)
class Branch:
    """One chain of a claim: its voices, outermost first; an outlet that is its own origin speaks twice."""

    voices: tuple[Row, ...]

    @property
    def outlet(self) -> Row:
        return self.voices[0]

    @property
    def links(self) -> tuple[Row, ...]:
        return tuple(row for row in self.voices if row["step"] > 0)

    @property
    def bearing(self) -> tuple[Row, ...]:
        """Those that what is said rests on: origins and relays, the outlet only where it is its own origin."""
        return tuple(row for row in self.voices if row["role"] != "outlet")

    @property
    def known(self) -> bool:
        """Whether it ends in a known origin."""
        return any(row["role"] == "origin" for row in self.voices)

    def names(self) -> list[str]:
        """Who is passed on, the outlet left out; what the outlet saw itself is `own`, nobody named `?`."""
        return [link["name"] for link in self.links] or [OWN if self.known else SOMEBODY]


def read_claims(reader: Reader, clocks: Clocks, which: Which, more: str = "") -> list[Row]:
    """The claims in view, retracted ones too, newest publication first, in the order of their entry within a document;
    `more` names further columns of `claim` as `c`."""
    columns = f", {more}" if more else ""
    return reader.rows(
        f"""SELECT c.claim, c.version, c.state, c.corrected, c.kind, c.headline, c.stance, c.hedge, c.document,
            c.outlet_name, c.title, c.published, c.recorded, c.at_position, c.event_from, c.event_to, c.event_edtf,
            c.content, d.pub_last{columns}
        FROM claim c JOIN document d ON d.key = c.document AND {clocks.recorded("d")}
        WHERE {clocks.view("c")} AND ({which.sql})
        ORDER BY d.pub_last DESC, c.document, c.at_position, c.claim""",
        {**clocks.params, **which.params},
    )


def read_branches(reader: Reader, clocks: Clocks, which: Which) -> dict[str, list[Branch]]:
    """The chains of those claims, by claim."""
    rows = reader.rows(
        f"""SELECT v.claim, v.branch, v.step, v.source, v.name, v.house, v.house_name, v.role, v.relay, v.said, v.work
        FROM claim c JOIN voice v ON v.unit = c.claim
        WHERE {clocks.view("c")} AND ({which.sql}) AND {clocks.view("v")}
        ORDER BY v.claim, v.branch, v.step, v.role DESC""",
        {**clocks.params, **which.params},
    )
    voices: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        voices.setdefault((row["claim"], row["branch"]), []).append(row)
    branches: dict[str, list[Branch]] = {}
    for (claim, _), spoken in voices.items():
        branches.setdefault(claim, []).append(Branch(tuple(spoken)))
    return branches


def chain_names(branches: list[Branch]) -> list[str]:
    """Who is passed on, outermost first, the outlet left out: nobody for its own voice; where chains part, what is left
    of them in one entry, `A + B ← C`."""
    if len(branches) == 1:
        return [link["name"] for link in branches[0].links]
    listed = list(dict.fromkeys(tuple(branch.names()) for branch in branches))
    if len(listed) < 2:
        return [name for names in listed for name in names if name not in (OWN, SOMEBODY)]
    shared = 0
    while all(len(names) > shared + 1 for names in listed) and len({names[shared] for names in listed}) == 1:
        shared += 1
    parted = " + ".join(" ← ".join(names[shared:]) for names in listed)
    return [*listed[0][:shared], parted]


def contested_claims(reader: Reader, clocks: Clocks, which: Which) -> dict[str, list[Row]]:
    """Those of the claims that hold one side of a contest whose other side is held too, with the rows of `clash`.

    A retelling is between two documents that pass on that one utterance, whoever else holds the same values. What an
    editor dismissed is no contest.
    """
    found: dict[str, dict[tuple[str, str, str], Row]] = {}
    for ours, theirs in (("a", "b"), ("b", "a")):
        for row in reader.rows(_contested(clocks, which, ours, theirs), {**clocks.params, **which.params}):
            key = (row["contest"], row["verdict"], row["reason"])
            found.setdefault(row["claim"], {}).setdefault(key, row)
    gone = dismissed_contests(reader, clocks, (row["contest"] for rows in found.values() for row in rows.values()))
    listed = {claim: [row for row in rows.values() if row["contest"] not in gone] for claim, rows in found.items()}
    return {claim: rows for claim, rows in sorted(listed.items()) if rows}


def _contested(clocks: Clocks, which: Which, ours: str, theirs: str) -> str:
    hedging = ("h", "o") if ours == "a" else ("o", "h")
    return f"""SELECT DISTINCT h.claim, k.contest, k.subject, k.label, k.verdict, k.reason
    FROM claim c JOIN holding h ON h.unit = c.claim JOIN clash k ON k.{ours} = h.position
    WHERE {clocks.view("c")} AND ({which.sql}) AND {clocks.view("h")} AND {clocks.recorded("k")}
      AND {IS_CONTESTED} AND {told("h", ours)}
      AND EXISTS (
        SELECT 1 FROM holding o WHERE o.position = k.{theirs} AND {clocks.view("o")} AND {told("o", theirs)}
          AND (k.source = '' OR o.document <> h.document) AND (k.hedged = 0 OR {hedge_lost(clocks, *hedging)}))
    ORDER BY h.claim, k.contest, k.verdict, k.reason"""


def told(holding: str, side: str) -> str:
    """SQL: whether a holding is on that side of the clash `k`: of a retelling, that it passes on that utterance."""
    said = SAID.format(h=holding)
    return f"(k.source = '' OR (k.source = {holding}.source AND k.{side}_said = {said}))"


def claim_item(row: Row, branches: list[Branch], contested: bool, role: str = "outlet") -> dict[str, Any]:
    """One claim in a list; `role` is that of the source asked for, or of its outlet."""
    return {
        "id": row["claim"],
        "kind": row["kind"],
        "headline": in_full(row["headline"], row["content"], row["event_edtf"]),
        "document": document_item(row),
        "role": role,
        "chain": chain_names(branches),
        "stance": row["stance"],
        "hedge": row["hedge"],
        "published": row["published"],
        "recorded_at": row["recorded"],
        "contested": contested,
        "corrected": bool(row["corrected"]),
        "retracted": row["state"] == "retracted",
    }


def document_item(row: Row) -> dict[str, Any]:
    """The document of a claim, in a few words."""
    return {
        "key": row["document"],
        "outlet": row["outlet_name"],
        "published": row["published"],
        "title": row["title"],
    }
