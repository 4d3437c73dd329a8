"""What became known, changed, contested or settled between two moments of a knowledge clock, and because of what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Literal

from claims_ledger.domain.errors import UsageError
from claims_ledger.queries.clocks import Clocks, day_of
from claims_ledger.queries.contested import contest_items
from claims_ledger.queries.halts import ended_halts
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.reasons import reasons
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.status import STATES, status_items
from claims_ledger.queries.voices import Told, load_told
from claims_ledger.queries.words import day_words
from claims_ledger.store.reader import Reader

_DATED = ("location", "condition")
"""States whose time is news of its own: seen there again, on another day."""


By = Literal["published", "recorded"]


def diff(reader: Reader, clocks: Clocks, *, before: str, after: str | None = None, by: By = "published") -> Listing:
    """The changes from the end of one day to that of another, on the clock of publication or on that of recording
    (a day, a time or `#POSITION`); unless said, to what the clocks show.

    Items `{"change", "what", "before", "after", "claims", "because"}`: statuses first, then halts, contests,
    claims. A cause is an outlet and a day, with the reason that was given for a correction or retraction. Raises
    ReadingError for a day that is none, UsageError where the second day comes first, NotFoundError for a position
    not reached."""
    turn = clocks.public_by if by == "published" else partial(clocks.held_by, reader)
    return Diff(reader, turn(before), clocks if after is None else turn(after)).listing()


class Diff:
    """Two views of one ledger, apart on one of the knowledge clocks."""

    def __init__(self, reader: Reader, old: Clocks, new: Clocks) -> None:
        if new.until < old.until:
            raise UsageError(f"{new.as_of} comes before {old.as_of}", "name the earlier day first")
        if new.held < old.held:
            raise UsageError(f"#{new.held} comes before {old.recorded_at}", "name the earlier one first")
        self.reader, self.old, self.new = reader, old, new

    def listing(self) -> Listing:
        """All changes."""
        first = [*self._statuses(), *self._halts(), *self._contests()]
        covered = {claim for item in first for claim in item["claims"]}
        return self.new.listing([*first, *self._claims(covered)])

    def _change(
        self,
        change: str,
        what: str,
        before: str | None,
        after: str | None,
        claims: Iterable[str],
        former: Iterable[str] = (),
    ) -> dict[str, Any]:
        """One item. Its causes are those of its claims, or of those that made it what it was, that came, changed or
        were retracted between the days; if there is none, its claims.
        """
        wanted = set(claims)
        told = self._told(wanted)
        fresh = self._fresh(self._told({*wanted, *former}))
        causes = sorted(fresh, key=lambda one: one.claim) or list(told.values())
        return {
            "change": change,
            "what": what,
            "before": before,
            "after": after,
            "claims": sorted(one.claim for one in causes),
            "because": _because(causes, reasons(self.reader, self.old, self.new, (one.claim for one in causes))),
        }

    def _told(self, claims: set[str]) -> dict[str, Told]:
        """As they stand now; one that the desk has withdrawn since, as it stood."""
        return {**load_told(self.reader, self.old, claims), **load_told(self.reader, self.new, claims)}

    def _fresh(self, told: Mapping[str, Told]) -> list[Told]:
        """Those that came, changed or were retracted between the clocks."""
        if self.old.held == self.new.held:
            return [one for one in told.values() if one.pub_from > self.old.until]
        before, now = (load_told(self.reader, clocks, told) for clocks in (self.old, self.new))
        return [one for claim, one in told.items() if before.get(claim) != now.get(claim)]

    def _statuses(self) -> Iterator[dict[str, Any]]:
        earlier: dict[str, Mapping[str, Any]] = {item["id"]: item for item in status_items(self.reader, self.old)}
        for item in status_items(self.reader, self.new):
            for state in STATES:
                before, after = earlier.get(item["id"], {}).get(state), item[state]
                was, now = state_text(state, before), state_text(state, after)
                if was != now:
                    what = f"{item['name']}: {state}"
                    yield self._change(_kind(was, now), what, was, now, _claims_of(after), _claims_of(before))

    def _halts(self) -> Iterator[dict[str, Any]]:
        known = {one.halt.id for one in ended_halts(self.reader, self.old)}
        for one in ended_halts(self.reader, self.new):
            if one.halt.id not in known:
                halt = one.claimed.told[0].line
                yield self._change("changed", "halt", halt, f"ended by {one.by}", one.account.claims)

    def _contests(self) -> Iterator[dict[str, Any]]:
        earlier = {item["id"]: item for item in contest_items(self.reader, self.old)}
        later = {item["id"]: item for item in contest_items(self.reader, self.new)}
        for key, item in later.items():
            was = earlier.get(key)
            if was is None or _standing(was) != _standing(item):
                before = None if was is None else _sides(was)
                yield self._change(
                    "contested", _question(item), before, _sides(item), _claims_of(item), _claims_of(was)
                )
        for key, item in earlier.items():
            if key not in later:
                yield self._change("settled", _question(item), _sides(item), None, _claims_of(item))

    def _claims(self, covered: set[str]) -> Iterator[dict[str, Any]]:
        """Claims that came, changed or went; alike ones together, those that can be compared before mere words. One
        that came and is told of above is not told again; a correction and a retraction always are."""
        event = self._touched()
        was = load_told(self.reader, self.old, event)
        now = load_told(self.reader, self.new, event)
        compared = self._compared(event)
        alike: dict[tuple[str, str, str | None, str | None], list[Told]] = defaultdict(list)
        for claim in event:
            one = now.get(claim) or was.get(claim)
            if one is None:
                continue
            change = _changed(was.get(claim), now.get(claim))
            if change is not None and not (change[0] == "gained" and claim in covered):
                alike[change].append(one)

        def order(change: tuple[str, str, str | None, str | None]) -> tuple[Any, ...]:
            told = alike[change]
            days = [day for one in told if (day := event[one.claim]) is not None]
            first = min(days) if days else 10**7
            return not any(one.claim in compared for one in told), first, min(one.pub_from for one in told), str(change)

        for change in sorted(alike, key=order):
            yield self._change(*change, (one.claim for one in alike[change]))

    def _touched(self) -> dict[str, int | None]:
        """Claims with a row that began or ended between the clocks, and the first day that each speaks of."""
        if self.old.held == self.new.held:
            sql = (
                "SELECT c.claim, c.event_from FROM claim c WHERE c.pub_from > :since AND c.pub_from <= :until"
                f" AND {self.new.recorded('c')}"
            )
            since = self.old.until
        else:
            sql = (
                "SELECT c.claim, MIN(c.event_from) AS event_from FROM claim c WHERE (c.rec_from > :since AND"
                " c.rec_from <= :held) OR (c.rec_to > :since AND c.rec_to <= :held) GROUP BY c.claim ORDER BY c.claim"
            )
            since = self.old.held
        return {row[0]: row[1] for row in self.reader.rows(sql, {**self.new.params, "since": since})}

    def _compared(self, claims: Iterable[str]) -> set[str]:
        sql = f"SELECT DISTINCT h.claim FROM holding h WHERE h.unit IN {{among}} AND {self.new.recorded('h')}"
        return {row[0] for row in rows_among(self.reader, sql, claims, self.new.params)}


def _kind(was: str | None, now: str | None) -> str:
    return "gained" if was is None else "lost" if now is None else "changed"


def _changed(was: Told | None, now: Told | None) -> tuple[str, str, str | None, str | None] | None:
    """Change, what, before and after of one claim; None where it came and went between the two, or changed and changed
    back."""
    if was == now:
        return None
    before = was.line if was is not None and was.state == "live" else None
    if now is None or now.state != "live":
        return None if was is None or before is None else ("lost", was.kind.replace("-", " "), before, None)
    what = now.kind.replace("-", " ")
    if before is None:
        return ("gained", what, None, _stated(now))
    after = now.line if now.line != before else f"{now.line} (corrected)"
    return ("changed", what, before, after)


def _stated(one: Told) -> str:
    return one.line if one.stance == "assert" else f"{one.line} ({one.stance})"


def state_text(state: str, item: Mapping[str, Any] | None) -> str | None:
    """A state as text: its value and time, or both sides of a clash."""
    if item is None:
        return None
    if item["value"] is not None:
        return _timed(item, state in _DATED)
    return "contested: " + " ≠ ".join(dict.fromkeys(_timed(one, state in _DATED) for one in item["positions"]))


def _timed(one: Mapping[str, Any], dated: bool) -> str:
    when = day_words(one["when"]) if dated else ""
    return f"{one['value']}, {when}" if when else str(one["value"])


def _question(item: Mapping[str, Any]) -> str:
    return str(item["subject"]) if item["attribute"] == "asserted" else f"{item['subject']}: {item['attribute']}"


def _standing(item: Mapping[str, Any]) -> tuple[str, frozenset[str]]:
    return item["verdict"], frozenset(one["value"] for one in item["positions"])


def _sides(item: Mapping[str, Any]) -> str:
    return f"{item['verdict']}: " + " ≠ ".join(dict.fromkeys(one["value"] for one in item["positions"]))


def _claims_of(item: Mapping[str, Any] | None) -> list[str]:
    return [] if item is None else [claim for one in item["positions"] for claim in one["claims"]]


def _because(told: Iterable[Told], why: Mapping[str, Sequence[str]]) -> list[dict[str, str | None]]:
    """Outlets and days, each once, in order: of the document, or of the correction or retraction that is the cause,
    with the reason given for it."""
    causes = {}
    for one in told:
        reason = "; ".join(why.get(one.claim, ()))
        cause = {"outlet": one.outlet_name, "published": _published(one), "reason": reason or None}
        causes[one.pub_from, one.outlet_name, _published(one), reason] = cause
    return [causes[key] for key in sorted(causes)]


def _published(one: Told) -> str:
    if one.version > 1 or one.state != "live":
        return day_of(one.pub_from).isoformat()
    return one.published
