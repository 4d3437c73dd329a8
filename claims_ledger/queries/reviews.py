"""What waits for a second pair of eyes, what was accepted, what was sent back."""

from typing import Any

from claims_ledger.queries.claim_items import Which, read_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import Told, of_subjects
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader

WAITING, ACCEPTED, SENT_BACK = "waiting", "accepted", "sent back"
_ENTERING = ("ClaimRecorded", "ClaimCorrected", "ClaimReinstated")


def review_state(clocks: Clocks) -> str:
    """SQL: the state of review of a row of `claim` as `c`. A review counts for the entry that it saw."""
    return (
        f"COALESCE((SELECT CASE r.outcome WHEN 'accepted' THEN '{ACCEPTED}' ELSE '{SENT_BACK}' END FROM review r"
        f" WHERE r.unit = c.unit AND r.saw = c.stands_at AND {clocks.recorded('r')}), '{WAITING}')"
    )


def reviewed(clocks: Clocks, state: str) -> Which:
    """The claims in a state of review."""
    return Which(f"{review_state(clocks)} = :reviewed", {"reviewed": state})


def review_of(reader: Reader, clocks: Clocks, claim: str) -> dict[str, Any]:
    """`{"state", "by", "at", "reason"}` of a claim in view: the review that counts, nulls where it waits for one."""
    sql = (
        "SELECT r.outcome, r.reviewer, r.reviewed, r.reason FROM claim c JOIN review r ON r.unit = c.unit"
        f" AND r.saw = c.stands_at WHERE c.unit = :claim AND {clocks.view('c')} AND {clocks.recorded('r')}"
    )
    row = reader.first(sql, {**clocks.params, "claim": claim})
    if row is None:
        return {"state": WAITING, "by": None, "at": None, "reason": None}
    state = ACCEPTED if row["outcome"] == "accepted" else SENT_BACK
    return {"state": state, "by": row["reviewer"], "at": row["reviewed"], "reason": row["reason"]}


def review_counts(reader: Reader, clocks: Clocks, actor: str | None) -> dict[str, Any] | None:
    """`{"waiting", "sent_back", "yours"}`: how many claims wait for a reviewer and for their authors; of the latter
    those of the actor, each `{"id", "headline", "by", "at", "reason"}`. None where nothing waits."""
    sql = (
        f"SELECT state, COUNT(*) FROM (SELECT DISTINCT c.claim, {review_state(clocks)} AS state FROM claim c"
        f" WHERE {clocks.view('c')}) AS each_claim GROUP BY state"
    )
    counts = {row[0]: row[1] for row in reader.rows(sql, clocks.params)}
    if not counts.get(WAITING) and not counts.get(SENT_BACK):
        return None
    yours = [] if actor is None else _sent_back_to(reader, clocks, actor)
    return {"waiting": counts.get(WAITING, 0), "sent_back": counts.get(SENT_BACK, 0), "yours": yours}


def _sent_back_to(reader: Reader, clocks: Clocks, actor: str) -> list[dict[str, Any]]:
    rows = {row["claim"]: row for row in read_claims(reader, clocks, reviewed(clocks, SENT_BACK))}
    events: dict[str, list[Told]] = {}
    for told in of_subjects(reader, clocks, rows):
        if told.type in _ENTERING and told.undone is None:
            events.setdefault(str(told.body["claim"]), []).append(told)
    return [
        {"id": claim, "headline": in_full(row["headline"], row["content"], row["event_edtf"])}
        | {name: value for name, value in review_of(reader, clocks, claim).items() if name != "state"}
        for claim, row in rows.items()
        if actor in {told.type: told.actor for told in events.get(claim, ())}.values()
    ]
