"""Who cites whom: in what manner, in circles, and what hangs on one house."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from claims_ledger.queries.claim_items import Branch
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.identities import standing_for
from claims_ledger.queries.lineage import Telling
from claims_ledger.queries.names import entity_names
from claims_ledger.queries.voices import Told
from claims_ledger.store.reader import Reader

Item = dict[str, Any]


def relays(branches: Iterable[Branch]) -> list[Item]:
    """Who is passed on, in what manner, and of which house, in so many chains: `{"source", "house", "relay",
    "chains"}`."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for branch in branches:
        counted.update((row["house_name"], row["name"], row["relay"]) for row in branch.links)
    return [
        {"source": source, "house": house, "relay": relay, "chains": chains}
        for (house, source, relay), chains in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    ]


def loops(
    reader: Reader,
    clocks: Clocks,
    told: Mapping[str, Told],
    branches: Mapping[str, Sequence[Branch]],
    passed: Iterable[Telling],
) -> list[Item]:
    """Those who cite each other in a circle for one position, or within one chain: `{"sources", "claims"}`."""
    written, names = _written(reader, clocks, told.values())
    together: dict[str, set[str]] = defaultdict(set)
    for one in passed:
        together[one.shown].add(one.claim)
    alone = told.keys() - {claim for claims in together.values() for claim in claims}
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for claims in (*together.values(), *({claim} for claim in alone)):
        cites: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for claim in claims:
            for path in _paths(written[claim], branches.get(claim, ()), names):
                for citing, cited in pairwise(path):
                    if citing != cited:
                        cites[citing][cited].add(claim)
        for circle in _circles(cites):
            taking = {claim for one in circle for other in circle for claim in cites[one].get(other, ())}
            found[tuple(sorted(names[key] for key in circle))] |= taking
    return [{"sources": list(circle), "claims": sorted(claims)} for circle, claims in sorted(found.items())]


def _written(reader: Reader, clocks: Clocks, told: Iterable[Told]) -> tuple[dict[str, list[list[str]]], dict[str, str]]:
    """By claim, its chains as they were written, the outlet first, in keys that stand; and the names of all in those
    that come back to somebody."""
    written = {
        one.claim: [
            [one.outlet, *(link["source"] for link in branch["links"])] for branch in json.loads(one.content)["chain"]
        ]
        for one in told
    }
    into = standing_for(reader, clocks, {key for paths in written.values() for path in paths for key in path})
    standing = {claim: [[into.get(key, key) for key in path] for path in paths] for claim, paths in written.items()}
    back = {key for paths in standing.values() for path in paths if len(set(path)) < len(path) for key in path}
    return standing, entity_names(reader, clocks, back)


def _paths(written: Iterable[list[str]], branches: Iterable[Branch], names: dict[str, str]) -> Iterator[list[str]]:
    """Keys from the outlet down, as the chains stand and as the claim wrote them; notes their names."""
    for branch in branches:
        names.update({row["source"]: row["name"] for row in branch.voices})
        yield [row["source"] for row in branch.voices]
    yield from (path for path in written if len(set(path)) < len(path))


def _circles(cites: Mapping[str, Mapping[str, Any]]) -> list[frozenset[str]]:
    """The sets of two or more that can reach each other."""
    reach = {key: _reached(cites, key) for key in cites}
    circles = {
        frozenset({key, *(other for other in reach[key] if key in reach.get(other, ()))})
        for key in cites
        if key in reach[key]
    }
    return sorted(circles, key=sorted)


def _reached(cites: Mapping[str, Mapping[str, Any]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(cites.get(start, ()))
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += cites.get(key, ())
    return seen


def lost_positions(passed: Iterable[Telling]) -> tuple[Counter[str], int]:
    """How many positions lose all support without a house, by house, and of how many: whoever holds one has it from
    there."""
    holding: dict[str, list[frozenset[str]]] = defaultdict(list)
    for one in passed:
        holding[one.shown].append(one.houses)
    lost: Counter[str] = Counter()
    for houses in holding.values():
        lost.update(frozenset.intersection(*houses))
    return lost, len(holding)
