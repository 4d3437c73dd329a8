"""Where tellings of one utterance differ only in a hedge: who tells it with one, and who without; and what else the
sides of a clash have to be shown with."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claims_ledger.domain.ids import hedged_id
from claims_ledger.queries.clashes import SAID, Clash
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.positions import Account, Position
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.words import listed
from claims_ledger.store.reader import Reader


class _Telling(NamedTuple):
    position: str
    claim: str
    document: str
    source: str
    said: str
    hedged: int
    saying: str


@dataclass(frozen=True, slots=True)
class Lost:
    """The claims of an utterance that tell it with the hedge, and those that tell it without."""

    hedging: frozenset[str]
    firm: frozenset[str]


def lost_hedges(reader: Reader, clocks: Clocks, clashes: Iterable[Clash]) -> dict[Clash, Lost]:
    """Who is at odds over a hedge, of the clashes in force that are about one."""
    wanted = [clash for clash in clashes if clash.hedged]
    sql = (
        f"SELECT h.position, h.claim, h.document, h.source, {SAID.format(h='h')}, h.hedged, h.saying FROM holding h"
        f" WHERE h.position IN {{among}} AND h.source <> '' AND h.saying <> '' AND {clocks.view('h')}"
    )
    told: dict[tuple[str, str], list[_Telling]] = defaultdict(list)
    for row in rows_among(reader, sql, (side for clash in wanted for side in (clash.a, clash.b)), clocks.params):
        telling = _Telling(*row)
        told[telling.position, telling.source].append(telling)
    return {clash: _lost(clash, told[clash.a, clash.source], told[clash.b, clash.source]) for clash in wanted}


def _lost(clash: Clash, ours: Iterable[_Telling], theirs: Iterable[_Telling]) -> Lost:
    kept = {one.document for one in (*ours, *theirs) if one.hedged}
    pairs = [
        (one.claim, other.claim)
        for one in ours
        if one.hedged and one.said == clash.a_said
        for other in theirs
        if not other.hedged and other.said == clash.b_said
        if other.saying == one.saying and other.document not in kept and other.document != one.document
    ]
    return Lost(frozenset(one for one, _ in pairs), frozenset(other for _, other in pairs))


def sides_apart(
    reader: Reader, clocks: Clocks, clashes: Iterable[Clash], positions: Mapping[str, Position],
    accounts: Mapping[str, Account],
) -> tuple[list[Clash], dict[str, Position], dict[str, Account]]:  # fmt: skip
    """The clashes, some with each side under an id of its own, and these sides as positions: about a hedge, with nobody
    but those who are at odds over it, and the hedge in the sources' own words; of two roles, each with its role."""
    given = list(clashes)
    lost = lost_hedges(reader, clocks, given)
    found, shown, held = [], dict(positions), dict(accounts)
    for clash in given:
        if clash.reason == "role":
            a, b = (f"{side}~role" for side in (clash.a, clash.b))
            for side, named in ((clash.a, a), (clash.b, b)):
                one = positions[side]
                shown[named], held[named] = one._replace(id=named, value=f"{one.value} as {one.label}"), accounts[side]
            found.append(clash._replace(a=a, b=b))
            continue
        if clash not in lost:
            found.append(clash)
            continue
        end = f"~{clash.source}~{clash.a_said}~{clash.b_said}"
        a, b = hedged_id(clash.a) + end, clash.b + end
        held[a] = _only(accounts[clash.a], lost[clash].hedging, clash)
        held[b] = _only(accounts[clash.b], lost[clash].firm, clash)
        one, other = positions[clash.a], positions[clash.b]
        shown[a] = one._replace(id=a, shown=hedged_id(one.shown), value=f"{one.value}, hedged: {_words(held[a])}")
        shown[b] = other._replace(id=b)
        found.append(clash._replace(a=a, b=b))
    return found, shown, held


def _only(account: Account, claims: frozenset[str], clash: Clash) -> Account:
    told = tuple(one for one in account.told if one.claim in claims)
    return Account(told, frozenset(one for one in account.spoken if one.source == clash.source))


def _words(account: Account) -> str:
    hedges = (str(json.loads(one.content).get("hedge", "")) for one in account.told)
    return listed(list(dict.fromkeys(hedges)))
