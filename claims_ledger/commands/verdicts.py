"""What a claim just entered clashes with."""

from typing import NamedTuple

from claims_ledger.commands.work import Work
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.projections.rows import Rows
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
        clashes = rows.open(
            CLASH, "a, b, verdict, reason, because, source, hedged", "(a = ? OR b = ?)", (position,) * 2
        )
        for a, b, verdict, reason, because, source, hedged in clashes:
            if verdict not in FLAGGED:
                continue
            other = b if a == position else a
            if hedged:
                claims = _over_a_hedge(rows, claim, (a, b), source)[:most]
            else:
                held = "position = ? AND rec_to = ? AND unit <> ? ORDER BY unit LIMIT ?"
                claims = [one for (one,) in rows.select(HOLDING, "DISTINCT unit", held, (other, FOREVER, claim, most))]
            if claims:
                value = rows.open(POSITION, "value", "unit = ?", (other,))[0][0]
                found[(other, verdict, reason)] = Met(verdict, reason, value, claims, because)
    return sorted(found.values(), key=lambda met: (FLAGGED.index(met.verdict), met.claims, met.reason))


def _over_a_hedge(rows: Rows, claim: str, sides: tuple[str, str], source: str) -> list[str]:
    """The claims that tell with a hedge what this one tells without, or the other way round, in documents that have
    not both."""
    columns = "DISTINCT unit, document, hedged, saying"
    told = rows.among(HOLDING, columns, "position", set(sides), "source = ? AND saying <> ''", (source,))
    hedging = {document for _, document, hedged, _ in told if hedged}
    return sorted(
        unit
        for own, where, mine, whole in told
        if own == claim
        for unit, document, theirs, saying in told
        if theirs != mine and saying == whole and document != where
        if (document if mine else where) not in hedging
    )
