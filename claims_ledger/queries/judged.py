"""What the desk judged of sources and claims, with what is odd about it. Ratings stand apart; nothing is averaged."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from claims_ledger.domain.judgements import SOURCE_RATINGS, by_weight
from claims_ledger.domain.lints import CONFIRMED, Lint, confirmed_alone, own_house
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.positions import load_accounts, load_positions
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.voices import load_spoken, load_told
from claims_ledger.store.reader import Reader, Row

Items = list[dict[str, Any]]


def ratings_of(reader: Reader, clocks: Clocks, sources: Iterable[str]) -> dict[str, Items]:
    """`{"by", "at", "letter", "means", "reason", "lints"}` of each source that was rated, the best rating first; those
    who say that it cannot be judged come apart, after them."""
    sql = (
        "SELECT r.source, r.letter, r.reason, r.rater, r.rated FROM rating r"
        f" WHERE r.source IN {{among}} AND {clocks.recorded('r')} ORDER BY r.at_position"
    )
    rows = _last_by_each(rows_among(reader, sql, sources, clocks.params))
    houses = _house_names(reader, clocks, {row["source"] for row in rows})
    found: dict[str, Items] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (by_weight(row["letter"]), row["rater"])):
        odd = own_house(row["rater"], houses[row["source"]])
        found[row["source"]].append(
            {
                "by": row["rater"],
                "at": row["rated"],
                "letter": row["letter"],
                "means": SOURCE_RATINGS[row["letter"]],
                "reason": row["reason"],
                "lints": [odd.what] if odd else [],
            }
        )
    return dict(found)


def _last_by_each(ratings: Iterable[Row]) -> list[Row]:
    """Of ratings in the order of their recording, each rater's last of each source: of two sources that were judged to
    be one, either may have been rated."""
    return list({(row["source"], row["rater"]): row for row in ratings}.values())


def _house_names(reader: Reader, clocks: Clocks, sources: Iterable[str]) -> dict[str, list[str]]:
    """Of each source every name and key of its house and of the parts of that."""
    keys = set(sources)
    sql = f"SELECT e.key, e.house FROM entity e WHERE e.unit IN {{among}} AND {clocks.recorded('e')}"
    house_of = {row["key"]: row["house"] for row in rows_among(reader, sql, keys, clocks.params)}
    sql = f"SELECT e.key, e.house, e.description FROM entity e WHERE e.house IN {{among}} AND {clocks.recorded('e')}"
    names: dict[str, list[str]] = defaultdict(list)
    for key, house, description in rows_among(reader, sql, house_of.values(), clocks.params):
        names[house] += [key, *json.loads(description)["names"]]
    return {key: names[house_of[key]] if key in house_of else [] for key in keys}


def assessments_of(reader: Reader, clocks: Clocks, claims: Iterable[str]) -> dict[str, Items]:
    """`{"by", "at", "credibility", "likelihood", "confidence", "note", "lints"}` of each claim that was assessed; the
    most credible first, those who cannot judge apart, after them. A note that was erased is None."""
    sql = (
        "SELECT a.claim, a.credibility, a.likelihood, a.confidence, a.sealed, a.assessor, a.assessed FROM assessment a"
        f" WHERE a.claim IN {{among}} AND {clocks.recorded('a')}"
    )
    rows = list(rows_among(reader, sql, claims, clocks.params))
    notes = _notes(reader, {commitment for row in rows for commitment in json.loads(row["sealed"])})
    backed = supports(reader, clocks, {row["claim"] for row in rows if row["credibility"] == CONFIRMED})
    found: dict[str, Items] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (by_weight(row["credibility"]), row["assessor"])):
        odd = confirmed_alone(row["credibility"], backed.get(row["claim"], {}))
        written = [notes[commitment] for commitment in json.loads(row["sealed"]) if commitment in notes]
        found[row["claim"]].append(
            {
                "by": row["assessor"],
                "at": row["assessed"],
                "credibility": row["credibility"],
                "likelihood": row["likelihood"],
                "confidence": row["confidence"],
                "note": "\n".join(written) or None,
                "lints": [odd.what] if odd else [],
            }
        )
    return dict(found)


def _notes(reader: Reader, commitments: Iterable[str]) -> dict[str, str]:
    sql = "SELECT s.commitment, s.value FROM sealed s WHERE s.ledger = 1 AND s.commitment IN {among}"
    return {row["commitment"]: str(json.loads(bytes(row["value"]))) for row in rows_among(reader, sql, commitments, {})}


def supports(reader: Reader, clocks: Clocks, claims: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """The houses of known origins behind each thing that a claim says, through every live claim that says the same; of
    a claim that cannot be compared, its own."""
    wanted = set(claims)
    sql = f"SELECT DISTINCT h.claim, h.position FROM holding h WHERE h.unit IN {{among}} AND {clocks.view('h')}"
    held: dict[str, set[str]] = defaultdict(set)
    for claim, position in rows_among(reader, sql, wanted, clocks.params):
        held[claim].add(position)
    positions = load_positions(reader, clocks, {position for ids in held.values() for position in ids})
    alike = shown_alike(reader, clocks, positions.values())
    accounts = load_accounts(reader, clocks, {position for ids in alike.values() for position in ids})
    found: dict[str, dict[str, list[str]]] = {}
    for claim, ids in held.items():
        for shown, value in {(positions[one].shown, positions[one].value) for one in ids}:
            spoken = {one for id_ in alike[shown] if id_ in accounts for one in accounts[id_].spoken}
            found.setdefault(claim, {})[f"{value} ({shown})"] = sorted({one.house_name for one in spoken})
    alone = wanted - found.keys()
    told, said = load_told(reader, clocks, alone), load_spoken(reader, clocks, alone)
    for claim, one in told.items():
        found[claim] = {one.headline: sorted({spoken.house_name for spoken in said.get(claim, ())})}
    return found


def shown_alike(reader: Reader, clocks: Clocks, positions: Iterable[Any]) -> dict[str, set[str]]:
    """Positions by the id they are shown under: a topic's yes is one, whatever day it is of."""
    alike: dict[str, set[str]] = defaultdict(set)
    spread: set[str] = set()
    for one in positions:
        alike[one.shown].add(one.id)
        if one.shown != one.id:
            spread.add(one.family)
    sql = f"SELECT p.position, p.shown FROM position p WHERE p.family IN {{among}} AND {clocks.recorded('p')}"
    for position, shown in rows_among(reader, sql, spread, clocks.params):
        if shown in alike:
            alike[shown].add(position)
    return alike


def odd_judgements(reader: Reader, clocks: Clocks) -> Iterable[tuple[str, str, str, str, Lint]]:
    """What is odd about judgements that stand: sort (claim or source), id, rater, time, and the lint; in the order of
    their recording."""
    sql = (
        "SELECT a.claim, a.assessor, a.assessed FROM assessment a WHERE a.credibility = :one"
        f" AND {clocks.recorded('a')} ORDER BY a.at_position"
    )
    assessed = [tuple(row) for row in reader.rows(sql, {**clocks.params, "one": CONFIRMED})]
    backed = supports(reader, clocks, {row[0] for row in assessed})
    for claim, rater, at in assessed:
        odd = confirmed_alone(CONFIRMED, backed[claim]) if claim in backed else None
        if odd is not None:
            yield "claim", claim, rater, at, odd
    sql = f"SELECT r.source, r.rater, r.rated FROM rating r WHERE {clocks.recorded('r')} ORDER BY r.at_position"
    rated = [tuple(row) for row in _last_by_each(reader.rows(sql, clocks.params))]
    houses = _house_names(reader, clocks, {row[0] for row in rated})
    for source, rater, at in rated:
        odd = own_house(rater, houses[source])
        if odd is not None:
            yield "source", source, rater, at, odd
