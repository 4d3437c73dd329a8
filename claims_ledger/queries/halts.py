"""Halts that a later presence ended: a fleet back at the port, goods on their way again."""

import json
from dataclasses import dataclass
from typing import Any

from claims_ledger.domain.dates import Period
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.places import Places
from claims_ledger.queries.positions import COLUMNS, Account, Position, load_accounts, position_of
from claims_ledger.queries.words import day_words
from claims_ledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Ended:
    """An absence, and the first presence on a stated day at or after its end; each with who says so."""

    halt: Position
    claimed: Account
    presence: Position
    account: Account

    @property
    def by(self) -> str:
        """What ended it: "Lady R at Rajin, 10 March 2024"."""
        if self.presence.content["type"] == "at":
            return f"{self.presence.subject} at {self.presence.value}, {day_words(self.presence.when)}"
        return self.account.told[0].line


def ended_halts(reader: Reader, clocks: Clocks) -> list[Ended]:
    """The absences that somebody claims at the clocks and that are over, and by what; in the order of their ends."""
    sql = (
        f"SELECT {COLUMNS} FROM position p WHERE p.value_json LIKE :away AND {clocks.recorded('p')} ORDER BY p.position"
    )
    halts = [position_of(row) for row in reader.rows(sql, {**clocks.params, "away": '%"type":"away"%'})]
    claimed = load_accounts(reader, clocks, (one.id for one in halts))
    places = Places(reader, clocks)
    ended = [
        Ended(halt, claimed[halt.id], *found)
        for halt in halts
        if halt.id in claimed and (found := _first_presence(reader, clocks, halt, places)) is not None
    ]
    return sorted(ended, key=lambda one: (one.presence.first or 0, one.halt.subject, one.halt.id))


def _first_presence(reader: Reader, clocks: Clocks, halt: Position, places: Places) -> tuple[Position, Account] | None:
    end = Period.from_edtf(halt.when).end
    if end is None:
        return None
    sql = (
        f"SELECT {COLUMNS} FROM position p WHERE p.family = :family AND p.event_from >= :end"
        " AND p.event_from = p.event_to AND p.anchor IN"
        f" (SELECT w.key FROM within w WHERE w.above = :anchor AND {clocks.recorded('w')})"
        f" AND {clocks.recorded('p')} ORDER BY p.event_from, p.position"
    )
    params = {"family": halt.family, "end": end.first.toordinal(), "anchor": halt.anchor}
    found = [position_of(row) for row in reader.rows(sql, {**clocks.params, **params})]
    inside = [one for one in found if one.id != halt.id and _ends(one, halt, places)]
    held = load_accounts(reader, clocks, (one.id for one in inside))
    return next(((one, held[one.id]) for one in inside if one.id in held), None)


def _ends(presence: Position, halt: Position, places: Places) -> bool:
    """Whether it is a presence where there was said to be none, of the same or of a part."""
    content, away = presence.content, halt.content
    if content["type"] == "at":
        if content["how"] != "at" or (away["place"] and not places.inside(content["places"][0], away["place"])):
            return False
    elif content["type"] != "happened":
        return False
    ours, theirs = json.loads(presence.question)["terms"], json.loads(halt.question)["terms"]
    return ours.keys() == theirs.keys() and all(_inside(ours[role], term, places) for role, term in theirs.items())


def _inside(part: Any, whole: Any, places: Places) -> bool:
    if isinstance(part, str) and isinstance(whole, str):
        return places.inside(part, whole)
    return bool(part == whole)
