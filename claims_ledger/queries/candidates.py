"""`claims entity candidates`: pairs of entities that may be one, each with its reasons."""

import json
from collections import defaultdict
from typing import Any

from claims_ledger.domain.candidates import Candidate, Known, beside, near_to
from claims_ledger.domain.candidates import candidates as pairs
from claims_ledger.domain.errors import AmbiguousError, NotFoundError
from claims_ledger.domain.suggest import fold_name
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.former_names import former_names
from claims_ledger.queries.identities import standing_for, told_apart
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import find
from claims_ledger.queries.positions import load_accounts
from claims_ledger.store.reader import Reader

_IDENTIFIERS = ("IMO", "registration")
_SHARED = ("owner", "flag")


def candidates(reader: Reader, clocks: Clocks, *, name: str | None = None) -> Listing:
    """Pairs that may be one, likeliest first; with `name` those of one entity, or what an unknown name may mean.

    Items `{"id", "a", "b", "reasons", "score"}`; the score puts them in order and means nothing else. Pairs judged not
    to be one are left out. Raises NotFoundError for a name that is near none.
    """
    known = _known(reader, clocks)
    if name is None:
        found = pairs(known.values(), _apart(reader, clocks))
    elif keys := _meant(reader, clocks, name):
        judged = {frozenset(pair) for pair in _apart(reader, clocks)}
        found = _beside(known, keys, judged)
    else:
        found = near_to(name.strip(), known.values())
        if not found:
            raise NotFoundError(f"nothing goes by {name.strip()!r}, or nearly so", "see: claims entity list")
    return clocks.listing(map(_item, found))


def _beside(known: dict[str, Known], keys: set[str], judged: set[frozenset[str]]) -> list[Candidate]:
    tried = {tuple(sorted((key, other))) for key in keys for other in known if other != key}
    wanted = (beside(known[a], known[b]) for a, b in sorted(tried) if frozenset((a, b)) not in judged)
    found = [one for one in wanted if one is not None]
    return sorted(found, key=lambda one: (-one.score, one.a.key, one.b.key))


def _meant(reader: Reader, clocks: Clocks, name: str) -> set[str]:
    """The entities of a name; several that share it are all asked for."""
    try:
        return {find(reader, clocks, name, ("entity",)).key}
    except AmbiguousError:
        sql = f"SELECT DISTINCT n.key FROM entity_name n WHERE n.folded = :folded AND {clocks.recorded('n')}"
        return {row["key"] for row in reader.rows(sql, {**clocks.params, "folded": fold_name(name)})}
    except NotFoundError:
        return set()


def _apart(reader: Reader, clocks: Clocks) -> set[tuple[str, str]]:
    """Pairs judged apart, by what their sides stand for now."""
    judged = told_apart(reader, clocks)
    into = standing_for(reader, clocks, {key for one in judged for key in (one.key, one.other)})
    return {(into.get(one.key, one.key), into.get(one.other, one.other)) for one in judged}


def _known(reader: Reader, clocks: Clocks) -> dict[str, Known]:
    rows = reader.rows(f"SELECT e.key, e.type, e.description FROM entity e WHERE {clocks.recorded('e')}", clocks.params)
    above: dict[str, set[str]] = defaultdict(set)
    for key, whole in reader.rows(f"SELECT w.key, w.above FROM within w WHERE {clocks.recorded('w')}", clocks.params):
        above[key].add(whole)
    former = former_names(reader, clocks)
    claimed, shared = _said(reader, clocks, _IDENTIFIERS), _said(reader, clocks, _SHARED)
    found = {}
    for key, type_, description in rows:
        told: dict[str, Any] = json.loads(description)
        said = {scheme: next(iter(values)) for scheme, values in claimed[key].items() if len(values) == 1}
        found[key] = Known(
            key,
            type_,
            tuple(told["names"]),
            said | told.get("identifiers", {}),
            frozenset(above[key] - {key} | {told.get("part_of", "")}),
            {one.name: one.told() for one in former.get(key, ())},
            {what: frozenset(values) for what, values in shared[key].items()},
        )
    return found


def _said(reader: Reader, clocks: Clocks, families: tuple[str, ...]) -> dict[str, dict[str, set[str]]]:
    """What live claims say of these attributes, by key and attribute."""
    marks = ", ".join(f"'{family}'" for family in families)
    sql = (
        "SELECT p.position, p.anchor, p.attribute, p.value FROM position p"
        f" WHERE p.family IN ({marks}) AND {clocks.recorded('p')}"
    )
    rows = reader.rows(sql, clocks.params)
    held = load_accounts(reader, clocks, (row["position"] for row in rows))
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row["position"] in held:
            found[row["anchor"]][row["attribute"]].add(row["value"])
    return found


def _item(one: Candidate) -> dict[str, Any]:
    return {
        "id": f"{one.a.key or one.a.names[0]}~{one.b.key}",
        "a": _side(one.a),
        "b": _side(one.b),
        "reasons": list(one.reasons),
        "score": one.score,
    }


def _side(one: Known) -> dict[str, str | None]:
    return {"key": one.key or None, "name": one.names[0], "type": one.type or None}
