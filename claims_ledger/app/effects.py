"""What a change of the record does to what is said: which values lose support, which contests come or settle."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from claims_ledger.commands.work import Work
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.events import Event
from claims_ledger.queries.clashes import Clash, clashes_on
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.judged import shown_alike
from claims_ledger.queries.positions import load_positions
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.voices import Spoken, origin_names
from claims_ledger.queries.words import day_words, listed
from claims_ledger.store.reader import Reader

MOST = 12


class Support(NamedTuple):
    """A value as a person would say it, how many claims hold it, and its known origins."""

    line: str
    claims: int
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What some claims hold, with all who hold the same, and the contests on it."""

    positions: frozenset[str]
    supports: dict[str, Support]
    contests: dict[str, Clash]


def at_head(work: Work) -> Clocks:
    """Both clocks at the head of what was appended."""
    return Clocks(FOREVER - 1, work.unit.head)


def picture(work: Work, claims: Iterable[str], positions: Iterable[str] = ()) -> Picture:
    """What these claims hold as the ledger stands now; and of positions that they held before, what became of them."""
    reader, clocks = work.reader(), at_head(work)
    sql = f"SELECT DISTINCT h.position FROM holding h WHERE h.unit IN {{among}} AND {clocks.view('h')}"
    held = {row[0] for row in rows_among(reader, sql, claims, clocks.params)} | set(positions)
    known = load_positions(reader, clocks, held)
    alike = shown_alike(reader, clocks, known.values())
    supports: dict[str, Support] = {}
    for one in sorted(known.values(), key=lambda one: (one.subject, one.label, one.when, one.value, one.id)):
        claims_, origins = _held_by(reader, clocks, alike[one.shown]) if one.shown not in supports else (0, ())
        if claims_:
            when = "" if one.undated or one.topic is not None else day_words(one.when)
            line = f"{one.subject}, {one.label}: {one.value}" + (f", {when}" if when else "")
            supports[one.shown] = Support(line, claims_, origins)
    contests: dict[str, Clash] = {}
    for clash in clashes_on(reader, clocks, held):
        contests.setdefault(clash.contest, clash)
    return Picture(frozenset(held), supports, contests)


def _held_by(reader: Reader, clocks: Clocks, positions: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """How many claims hold one of these positions, and their known origins; they may be too many to be read."""
    ids = set(positions)
    held = f"FROM holding h WHERE h.position IN {{among}} AND {clocks.view('h')}"
    count = sum(row[0] for row in rows_among(reader, f"SELECT COUNT(DISTINCT h.unit) {held}", ids, clocks.params))
    who = f"SELECT DISTINCT h.source, h.source_name, h.house, h.house_name {held} AND h.source <> ''"
    return count, origin_names(
        {Spoken(row[0], row[1], row[2], row[3], "", "") for row in rows_among(reader, who, ids, clocks.params)}
    )


def effects_of(work: Work, claims: Iterable[str], events: Iterable[Event]) -> "Effects":
    """Append the events, and see what that does to what these claims hold."""
    about = list(claims)
    before = picture(work, about)
    for event in events:
        work.append(event)
    return Effects(before, picture(work, about, before.positions))


@dataclass(frozen=True, slots=True)
class Effects:
    """What differs between two pictures."""

    before: Picture
    after: Picture

    def lines(self) -> Iterator[str]:
        """In words, the gravest first."""
        several = (
            [f"nobody says any more: {one.line}" for one in self.lost()],
            [f"{one.line}: {_left(one, after)}" for one, after in self.weakened()],
            [f"settles {_contest(one)}" for one in self.settled()],
            [f"contested: {_contest(one)}: {one.because}" for one in self.contested()],
        )
        for lines in several:
            yield from lines[:MOST]
            if len(lines) > MOST:
                yield f"and {len(lines) - MOST} more"

    def standing(self) -> Iterator[str]:
        """The contests that there were before and still are."""
        for id_, one in self.after.contests.items():
            if id_ in self.before.contests:
                yield f"still contested: {_contest(one)}: {one.because}"

    def item(self) -> dict[str, Any]:
        """`{"lost", "weakened", "settled", "contested"}`: values in words, contests by id."""
        return {
            "lost": [one.line for one in self.lost()],
            "weakened": [one.line for one, _ in self.weakened()],
            "settled": [one.contest for one in self.settled()],
            "contested": [one.contest for one in self.contested()],
        }

    def lost(self) -> list[Support]:
        still = {one.line for one in self.after.supports.values()}  # an undated state that is dated otherwise now
        gone = [one for shown, one in self.before.supports.items() if shown not in self.after.supports]
        return [one for one in gone if one.line not in still]

    def weakened(self) -> list[tuple[Support, Support]]:
        both = ((one, self.after.supports.get(shown)) for shown, one in self.before.supports.items())
        return [
            (one, other)
            for one, other in both
            if other is not None and (other.claims < one.claims or {*one.origins} - {*other.origins})
        ]

    def settled(self) -> list[Clash]:
        return [one for id_, one in self.before.contests.items() if id_ not in self.after.contests]

    def contested(self) -> list[Clash]:
        return [one for id_, one in self.after.contests.items() if id_ not in self.before.contests]


def _left(before: Support, after: Support) -> str:
    gone = [name for name in before.origins if name not in after.origins]
    left = f"{after.claims} claim{'' if after.claims == 1 else 's'} left"
    origins = f", origins left: {listed(list(after.origins))}" if after.origins else ", no known origin left"
    return left + (f"{origins}, without {listed(gone)}" if gone else "")


def _contest(one: Clash) -> str:
    return f"{one.contest} ({one.verdict}), {one.subject}: {one.label}"
