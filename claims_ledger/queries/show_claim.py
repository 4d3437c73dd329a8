"""A claim in full: what it says at the clocks, on whose word, and all that befell it."""

import json
from dataclasses import replace
from typing import Any

from claims_ledger.domain.dates import Published
from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.ranking import RANK
from claims_ledger.queries.cards import card, event_item
from claims_ledger.queries.claim_items import Which, contested_claims, document_item, read_branches
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import Lines, Told, public
from claims_ledger.queries.judged import assessments_of
from claims_ledger.queries.life import events_of, versions
from claims_ledger.queries.names import entity_names
from claims_ledger.queries.reviews import review_of
from claims_ledger.queries.sources import chain_item
from claims_ledger.queries.sourcing import sourcing
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.stored import Names, keys_in, stored_text
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader, Row


def claim_card(reader: Reader, clocks: Clocks, claim: str) -> dict[str, Any]:
    """One claim; of one that the desk withdrew, what it last said, with `withdrawn`.

    `chain` is its first chain, `chains` all of them, `sourcing` the same as an editor could print it. Raises
    NotFoundError where it was not yet public or not yet held.
    """
    row, held = _row(reader, clocks, claim)
    content = json.loads(row["content"])
    which = Which("c.unit = :claim", {"claim": claim})
    then = clocks if held else replace(clocks, held=row["rec_to"] - 1)
    branches = read_branches(reader, then, which).get(claim, [])
    day = _published(reader, then, row["document"])
    chains = [content["chain"], *_other_chains(reader, clocks, claim)]
    told = events_of(reader, clocks, claim, chains, row["outlet"], day)
    names = _names(reader, then, claim, [content, *(one.body for one in told)])
    clashes = contested_claims(reader, clocks, which).get(claim, [])
    listed = [chain_item(branch, content) for branch in branches]
    seen = public(reader, clocks, told)
    lines = Lines(reader, seen)
    return card(
        "claim",
        claim,
        row["kind"],
        in_full(row["headline"], row["content"], row["event_edtf"]),
        _fields(content, row["headline"], names),
        document=document_item(row),
        stance=row["stance"],
        hedge=row["hedge"],
        chain=listed[0] if listed else [],
        chains=listed,
        sourcing=sourcing(listed, content.get("basis", ()), names, row["hedge"], row["state"] == "retracted") or None,
        basis=json.loads(row["bases"]),
        paragraph=row["paragraph"],
        quote=content.get("quote"),
        anchor=content.get("anchor"),
        translation=content.get("translation"),
        note=_note(reader, told),
        published=row["published"],
        recorded_at=row["recorded"],
        contested=bool(clashes),
        corrected=bool(row["corrected"]),
        retracted=row["state"] == "retracted",
        withdrawn=not held,
        review=review_of(reader, clocks, claim) if held else None,
        assessments=assessments_of(reader, clocks, [claim]).get(claim, []),
        versions=versions(told, day, names, clocks),
        contests=_contests(clashes),
        events=[event_item(one, lines.what(one)) for one in seen],
    )


def _row(reader: Reader, clocks: Clocks, claim: str) -> tuple[Row, bool]:
    """The claim in view, else as it last stood before it was withdrawn; and whether it is in view."""
    read = "SELECT c.* FROM claim c WHERE c.unit = :claim"
    params = {**clocks.params, "claim": claim}
    row = reader.first(f"{read} AND {clocks.view('c')}", params)
    if row is not None:
        return row, True
    last = f"{read} AND {clocks.public('c')} AND c.rec_from <= :held ORDER BY c.rec_from DESC LIMIT 1"
    row = reader.first(last, params)
    if row is None:
        raise NotFoundError(f"claim {claim} is not in view at these clocks", "leave --as-of or --recorded-at out")
    return row, False


def _published(reader: Reader, clocks: Clocks, document: str) -> Published:
    sql = f"SELECT d.description FROM document d WHERE d.unit = :key AND {clocks.recorded('d')}"
    return Published.from_json(json.loads(reader.one(sql, {**clocks.params, "key": document})[0])["published"])


def _other_chains(reader: Reader, clocks: Clocks, claim: str) -> list[Any]:
    """The chains that the claim ever had, by what was held."""
    sql = "SELECT DISTINCT c.content FROM claim c WHERE c.unit = :claim AND c.rec_from <= :held ORDER BY c.content"
    return [json.loads(content)["chain"] for (content,) in reader.rows(sql, {**clocks.params, "claim": claim})]


def _names(reader: Reader, clocks: Clocks, claim: str, stored: list[Any]) -> Names:
    """Names of all that the claim ever spoke of."""
    sql = "SELECT DISTINCT m.entity FROM mention m WHERE m.unit = :claim AND m.rec_from <= :held"
    keys = {key for (key,) in reader.rows(sql, {**clocks.params, "claim": claim})}
    return entity_names(reader, clocks, keys | set(keys_in(stored)))


def _fields(content: dict[str, Any], headline: str, names: Names) -> list[tuple[str, str]]:
    """In the order in which the headline says them, then by name."""
    told = {name: stored_text(value, names) for name, value in content["fields"].items()}
    said = {name: headline.find(_first_words(content["fields"][name], text)) for name, text in told.items()}
    order = sorted(told, key=lambda name: (said[name] < 0, said[name], name))
    return [(name, told[name]) for name in order]


def _first_words(value: Any, text: str) -> str:
    """What a headline would show of a value: a time in its words alone, a list from its first entry."""
    if isinstance(value, dict) and "words" in value:
        return str(value["words"])
    if isinstance(value, dict) and value.get("how") == "jointly":
        return text.removeprefix("jointly ")
    return text.partition(", ")[0]


def _note(reader: Reader, told: list[Told]) -> str | None:
    """The desk's note, kept beside the record so that it can be erased."""
    recorded = (one for one in told if one.type == "ClaimRecorded")
    commitments = [commitment for one in recorded for commitment in one.body.get("sealed") or ()]
    sql = "SELECT s.commitment, s.value FROM sealed s WHERE s.ledger = 1 AND s.commitment IN {among}"
    notes = {row["commitment"]: json.loads(bytes(row["value"])) for row in rows_among(reader, sql, commitments, {})}
    written = [str(notes[commitment]) for commitment in commitments if commitment in notes]
    return "\n".join(written) or None


def _contests(clashes: list[Row]) -> list[dict[str, Any]]:
    """Each contest once, with its strongest verdict."""
    found: dict[str, Row] = {}
    for row in sorted(clashes, key=lambda row: (RANK[row["verdict"]], row["contest"])):
        found.setdefault(row["contest"], row)
    return [
        {"id": row["contest"], "verdict": row["verdict"], "subject": row["subject"], "attribute": row["label"]}
        for row in found.values()
    ]
