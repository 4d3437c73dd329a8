"""Contests by ids that they had before entities were judged to be one, or two again."""

import json

from claims_ledger.domain.restated import PLAIN, keys_in, pairs_restated
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.identities import standing_for
from claims_ledger.queries.sql import rows_among
from claims_ledger.store.reader import Reader

_PAIRS = 64
"""So many of the pairs that clashed are looked for: any one of them leads on."""


def contest_now(reader: Reader, clocks: Clocks, contest: str) -> str:
    """The contest in which what clashed in this one clashes by the keys of now; itself where nothing else is found."""
    clashed = "SELECT DISTINCT k.a, k.b FROM clash k WHERE k.contest = :contest"
    params = {**clocks.params, "contest": contest}
    if reader.first(f"{clashed} AND {clocks.recorded('k')} LIMIT 1", params) is not None:
        return contest
    pairs = [
        (row["a"], row["b"])
        for row in reader.rows(f"{clashed} AND k.rec_from <= :held ORDER BY 1, 2 LIMIT {_PAIRS}", params)
    ]
    columns = ", ".join(f"p.{name}" for name in PLAIN)
    sql = f"SELECT p.position, {columns} FROM position p WHERE p.unit IN {{among}} AND p.rec_from <= :held"
    sides = {side for pair in pairs for side in pair}
    plain = {id_: row for id_, *row in rows_among(reader, sql, sides, clocks.params)}
    named = {key for question, value, *_ in plain.values() for key in keys_in(json.loads(question), json.loads(value))}
    into = standing_for(reader, clocks, named)
    sql = f"SELECT k.contest FROM clash k WHERE k.a = :a AND k.b = :b AND {clocks.recorded('k')} LIMIT 1"
    for a, b in pairs_restated(pairs, plain, lambda key: into.get(key, key)) if into else ():
        found = reader.scalar(sql, {**clocks.params, "a": a, "b": b})
        if found is not None:
            return str(found)
    return contest
