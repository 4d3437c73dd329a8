"""`claims sources`: who really says so. Every chain down to its origin, who was first, and what hangs on whom."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims_ledger.queries.about import About, about
from claims_ledger.queries.circles import loops, lost_positions, relays
from claims_ledger.queries.claim_items import Branch, Which, read_branches, read_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.lineage import Telling, reports, same_matter, tellings
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.voices import Spoken, Told, Voices, load_spoken, load_told
from claims_ledger.store.reader import Reader

EVERYTHING = "everything that is held"
LIVE = Which("c.state = 'live'")


def sources(reader: Reader, clocks: Clocks, *, name: str | None = None) -> Listing:
    """Who says what is held on a claim, contest, position, thing (with all inside it), source, document or topic; one
    item, of everything unless named. Retracted claims support nothing and are left out, unless one is asked for itself.
    The reports of a claim are those of everyone who carries the same.

    Raises NotFoundError, AmbiguousError.
    """
    if name is None:
        return clocks.listing([_item(reader, clocks, None, LIVE)])
    asked = about(reader, clocks, name)
    return clocks.listing([_item(reader, clocks, asked, asked.which if asked.sort == "claim" else asked.which & LIVE)])


def _item(reader: Reader, clocks: Clocks, asked: About | None, which: Which) -> dict[str, Any]:
    rows = read_claims(reader, clocks, which)
    branches = read_branches(reader, clocks, which)
    claims = [row["claim"] for row in rows]
    told, spoken = load_told(reader, clocks, claims), load_spoken(reader, clocks, claims)
    said = Voices.of(told.values(), (one for spoke in spoken.values() for one in spoke))
    by_claim = [branches.get(row["claim"], []) for row in rows]
    passed = tellings(reader, clocks, told, branches)
    alike = (told, spoken, passed)
    if asked is not None and asked.sort == "claim":
        alike = _alike(reader, clocks, same_matter(reader, clocks, which))
    carried = reports(*alike)
    return {
        "id": asked.key if asked else None,
        "headline": asked.name if asked else EVERYTHING,
        "outlets": list(said.outlets),
        "origins": list(said.origins),
        "utterances": [utterance.item() for utterance in said.utterances],
        "unknown": said.unknown,
        "bases": list(said.bases),
        "first": carried[0]["document"] if carried else None,
        "reports": carried,
        "relays": relays(branch for spoke in by_claim for branch in spoke),
        "loops": loops(reader, clocks, told, branches, passed),
        "choke_points": choke_points(by_claim, passed),
        "chains": _chains((branches.get(row["claim"], []), json.loads(row["content"])) for row in rows),
    }


def _alike(
    reader: Reader, clocks: Clocks, which: Which
) -> tuple[dict[str, Told], dict[str, list[Spoken]], list[Telling]]:
    claims = [row["claim"] for row in read_claims(reader, clocks, which)]
    told = load_told(reader, clocks, claims)
    branches = read_branches(reader, clocks, which)
    return told, load_spoken(reader, clocks, claims), tellings(reader, clocks, told, branches)


def choke_points(claims: Sequence[list[Branch]], passed: Sequence[Telling] = ()) -> list[dict[str, Any]]:
    """Houses without which `supports` of the `of` claims lose all their known support: every chain of known lineage of
    such a claim runs through them. An outlet that only passes on is not what its report rests on. Heaviest first, a
    house by the name of its only part that speaks here, as origins are.

    `positions` counts those of the `of_positions` that nobody would hold any more.
    """
    lost, positions = lost_positions(passed)
    supports: Counter[str] = Counter()
    for branches in claims:
        known = [{row["house"] for row in branch.bearing} for branch in branches if branch.known]
        supports.update(set.intersection(*known) if known else ())
    names = _house_names(branch for branches in claims for branch in branches)
    heaviest = sorted(supports, key=lambda house: (-supports[house], names[house], house))
    return [
        {
            "source": names[house],
            "supports": supports[house],
            "of": len(claims),
            "positions": lost[house],
            "of_positions": positions,
        }
        for house in heaviest
    ]


def _house_names(branches: Iterable[Branch]) -> dict[str, str]:
    named: dict[str, set[tuple[str, str]]] = {}
    for branch in branches:
        for row in branch.bearing:
            named.setdefault(row["house"], set()).add((row["name"], row["house_name"]))
    return {house: min(parts)[0] if len(parts) == 1 else min(parts)[1] for house, parts in named.items()}


def _chains(claims: Iterable[tuple[list[Branch], Mapping[str, Any]]]) -> list[list[dict[str, Any]]]:
    """Each distinct chain once, outermost first, in the order of the claims."""
    found: dict[str, list[dict[str, Any]]] = {}
    for branches, content in claims:
        for branch in branches:
            chain = chain_item(branch, content)
            found.setdefault(json.dumps(chain, sort_keys=True), chain)
    return list(found.values())


def chain_item(branch: Branch, content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """`{"source", "relay", "on", "role"}` from the outlet down. A chain is of known lineage when one of its roles is
    `origin`; what somebody unnamed said ends in the source `?`."""
    outlet = branch.outlet
    own = branch.known and not branch.links
    chain = [_link(outlet["name"], "own" if own else None, outlet["said"] or None, "origin" if own else "outlet")]
    chain += [
        _link(row["name"], row["relay"], row["said"] or (f"in {row['work']}" if row["work"] else None), row["role"])
        for row in branch.links
    ]
    if not branch.known and _somebody(branch, content):
        chain.append(_link("?", None, None, None))
    return chain


def _link(source: str, relay: str | None, on: str | None, role: str | None) -> dict[str, Any]:
    return {"source": source, "relay": relay, "on": on, "role": role}


def _somebody(branch: Branch, content: Mapping[str, Any]) -> bool:
    """Whether the claim itself writes this chain down as ending in somebody unnamed."""
    spoken = [row["source"] for row in branch.links]
    written = [branch["links"] for branch in content["chain"] if branch["end"] == "somebody"]
    ends = [[link["source"] for link in links] for links in written]
    return any(not end or spoken[-len(end) :] == end for end in ends)
