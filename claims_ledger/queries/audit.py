"""`claims audit SOURCE`: all that one source published, passed on or originated, and what of it is contested."""

from claims_ledger.queries.about import speaking_as, spoken_by
from claims_ledger.queries.claim_items import Branch, claim_item, contested_claims, read_branches, read_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import find
from claims_ledger.store.reader import Reader

ROLES = ("origin", "relay", "outlet")
"""What a source can be to a claim; where it is several, the first of these is said."""


def audit(reader: Reader, clocks: Clocks, *, source: str) -> Listing:
    """Claims that the source, or a part of its house, had a voice in; newest publication first.

    Items are those of `claims list` with `role` (that of the source), `chain` (the one it speaks in) and `source`
    (which part of the house it was). Raises NotFoundError, AmbiguousError.
    """
    named = find(reader, clocks, source, ("entity",))
    parts = speaking_as(reader, clocks, named.key)
    which = spoken_by(reader, clocks, named.key)
    branches = read_branches(reader, clocks, which)
    contested = contested_claims(reader, clocks, which)
    items = []
    for row in read_claims(reader, clocks, which):
        spoken = branches.get(row["claim"], [])
        role, speaker = _role(spoken, parts)
        own = [branch for branch in spoken if (role, speaker) in _parts_in(branch, parts)]
        item = claim_item(row, own, row["claim"] in contested, role)
        items.append({**item, "source": next(_name(branch, speaker) for branch in own)})
    return clocks.listing(items)


def _role(branches: list[Branch], parts: list[str]) -> tuple[str, str]:
    """The role nearest to the origin that any of the parts has, and that part's key."""
    played = [found for branch in branches for found in _parts_in(branch, parts)]
    return min(played, key=lambda found: (ROLES.index(found[0]), parts.index(found[1])))


def _parts_in(branch: Branch, parts: list[str]) -> list[tuple[str, str]]:
    return [(row["role"], row["source"]) for row in branch.voices if row["source"] in parts]


def _name(branch: Branch, key: str) -> str:
    return next(str(row["name"]) for row in branch.voices if row["source"] == key)
