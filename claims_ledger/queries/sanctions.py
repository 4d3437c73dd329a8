"""Who is under whose sanctions, by whose word."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.identities import stand, standing_for
from claims_ledger.queries.names import entity_names
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.voices import Voices, load_spoken, load_told
from claims_ledger.store.reader import Reader


def sanctions_on(reader: Reader, clocks: Clocks, keys: Iterable[str]) -> list[dict[str, Any]]:
    """Sanctions said to be on one of these (a ship, or a fleet that it belongs to), by whom and when if that is said.

    Items `{"by", "when", "for", "claims", "outlets", "origins", "unknown", "bases"}`, by date.
    """
    sql = (
        "SELECT DISTINCT c.claim, c.content FROM mention m JOIN claim c ON c.unit = m.unit"
        " WHERE m.entity IN {among} AND m.kind = 'sanction' AND c.kind = 'sanction' AND c.state = 'live'"
        " AND c.stance = 'assert'"
        f" AND {clocks.view('m')} AND {clocks.view('c')}"
    )
    wanted = set(keys)
    alike: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    parties: set[str] = set()
    content = {claim: json.loads(stored)["fields"] for claim, stored in rows_among(reader, sql, wanted, clocks.params)}
    into = standing_for(reader, clocks, {key for fields in content.values() for key in fields["who"]["who"]})
    for claim, fields in content.items():
        if wanted & stand(fields["who"]["who"], into):
            by = fields.get("by")
            parties |= set(by["who"]) if by else set()
            when = fields.get("when", {}).get("edtf", "")
            alike[json.dumps(by, sort_keys=True) if by else "", when, fields.get("for", "")].add(claim)
    if not alike:
        return []
    told = load_told(reader, clocks, {claim for claims in alike.values() for claim in claims})
    spoken = load_spoken(reader, clocks, told)
    names = entity_names(reader, clocks, parties)
    items = [
        {
            "by": _parties(json.loads(by), names) if by else None,
            "when": when or None,
            "for": for_ or None,
            "claims": sorted(claims),
            **Voices.of((told[one] for one in claims), (said for one in claims for said in spoken.get(one, ()))).item(),
        }
        for (by, when, for_), claims in alike.items()
    ]
    return sorted(items, key=lambda one: (one["when"] or "~", one["by"] or "~", one["for"] or "", one["claims"]))


def _parties(by: Mapping[str, Any], names: Mapping[str, str]) -> str:
    joint = " or " if by["how"] == "one of" else " & "
    return joint.join(names[key] for key in by["who"])
