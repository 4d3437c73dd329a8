"""Why claims are not what they were: the reasons given for corrections, retractions, withdrawals and undoings between
two clocks."""

from collections import defaultdict
from collections.abc import Iterable

from claims_ledger.domain.dates import instant
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import Told, of_subjects
from claims_ledger.queries.sql import rows_among
from claims_ledger.store.reader import Reader


def reasons(reader: Reader, old: Clocks, new: Clocks, claims: Iterable[str]) -> dict[str, list[str]]:
    """By claim, the reasons of what was recorded, or was published, after the old clocks and by the new ones."""
    wanted = sorted(set(claims))
    sql = "SELECT DISTINCT v.unit AS claim, v.source FROM voice v WHERE v.unit IN {among} AND v.rec_from <= :held"
    speaking: dict[str, set[str]] = defaultdict(set)
    for claim, source in rows_among(reader, sql, wanted, {"held": new.held}):
        speaking[f"said {source}"].add(claim)
    found: dict[str, list[str]] = defaultdict(list)
    events = [told for told in of_subjects(reader, new, [*wanted, *speaking]) if told.undone is None]
    befallen = _befallen(reader, wanted, events)
    for told in events:
        reason = told.body.get("reason")
        if reason and _between(told, old, new):
            if told.type == "UtteranceRetracted":
                said = speaking[f"said {told.body['source']}"]
            else:
                said = befallen.get(told.position, {str(told.body.get("claim"))})
            for claim in said:
                if claim in wanted and reason not in found[claim]:
                    found[claim].append(str(reason))
    return found


def _befallen(reader: Reader, claims: Iterable[str], events: Iterable[Told]) -> dict[int, set[str]]:
    """Which of the claims an undoing befell, by its position."""
    undoings = {told.position for told in events if told.type == "BatchUndone"}
    found: dict[int, set[str]] = defaultdict(set)
    if undoings:
        sql = "SELECT s.unit, s.at_position FROM subject_event s WHERE s.unit IN {among}"
        for claim, position in rows_among(reader, sql, claims, {}):
            if position in undoings:
                found[position].add(claim)
    return found


def _between(told: Told, old: Clocks, new: Clocks) -> bool:
    if old.held != new.held:
        return old.held < told.position
    published = told.published
    return published is not None and old.until < instant(published.last) <= new.until
