"""What a claim just entered clashes with."""

from typing import NamedTuple

from claims_ledger.commands.work import Work
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.store.read_models import CLASH, HOLDING, POSITION

FLAGGED = ("contradicts", "diverges", "disputed")


class Met(NamedTuple):
    """One verdict on a claim: with what value, held by which claims, and why."""

    verdict: str
    reason: str
    value: str
    claims: list[str]
    because: str


def clashes_of(work: Work, claim: str, most: int = 1_000) -> list[Met]:
    """The flagged verdicts between what a claim holds and what others hold, as the ledger stands now; of the claims
    that hold one value, no more than `most`."""
    rows = work.fold.rows
    found: dict[tuple[str, str, str], Met] = {}
    for (position,) in rows.open(HOLDING, "DISTINCT position", "unit = ?", (claim,)):
        clashes = rows.open(CLASH, "a, b, verdict, reason, because", "(a = ? OR b = ?)", (position, position))
        for a, b, verdict, reason, because in clashes:
            if verdict not in FLAGGED:
                continue
            other = b if a == position else a
            held = "position = ? AND rec_to = ? AND unit <> ? ORDER BY unit LIMIT ?"
            claims = [one for (one,) in rows.select(HOLDING, "DISTINCT unit", held, (other, FOREVER, claim, most))]
            if claims:
                value = rows.open(POSITION, "value", "unit = ?", (other,))[0][0]
                found[(other, verdict, reason)] = Met(verdict, reason, value, claims, because)
    return sorted(found.values(), key=lambda met: (FLAGGED.index(met.verdict), met.claims, met.reason))
