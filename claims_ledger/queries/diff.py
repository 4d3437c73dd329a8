"""What became known, changed, contested or settled between two days of publication, and because of what."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claims_ledger.domain.errors import UsageError
from claims_ledger.queries.clocks import Clocks, day_of
from claims_ledger.queries.contested import contest_items
from claims_ledger.queries.halts import ended_halts
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.status import STATES, status_items
from claims_ledger.queries.voices import Told, load_told
from claims_ledger.queries.words import day_words
from claims_ledger.store.reader import Reader

_DATED = ("location", "condition")
"""States whose time is news of its own: seen there again, on another day."""


def diff(reader: Reader, clocks: Clocks, *, before: str, after: str | None = None) -> Listing:
    """The changes from the end of one day to that of another (unless said: to the as-of day, or to all that is public).

    Items `{"change", "what", "before", "after", "claims", "because"}`: statuses first, then halts, contests, claims.
    Raises ReadingError for a day that is none, UsageError where the second day comes first.
    """
    return Diff(reader, clocks.public_by(before), clocks if after is None else clocks.public_by(after)).listing()


class Diff:
    """Two views of one ledger, held at one position."""

    def __init__(self, reader: Reader, old: Clocks, new: Clocks) -> None:
        if new.until < old.until:
            raise UsageError(f"{new.as_of} comes before {old.as_of}", "name the earlier day first")
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
        told = load_told(self.reader, self.new, claims).values()
        past = load_told(self.reader, self.new, former).values()
        fresh = {one for one in (*told, *past) if one.pub_from > self.old.until}
        return {
            "change": change,
            "what": what,
            "before": before,
            "after": after,
            "claims": sorted(one.claim for one in fresh or told),
            "because": _because(fresh or told),
        }

    def _statuses(self) -> Iterator[dict[str, Any]]:
        earlier = {item["id"]: item for item in status_items(self.reader, self.old)}
        for item in status_items(self.reader, self.new):
            for state in STATES:
                before, after = earlier[item["id"]][state], item[state]
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
        sql = (
            "SELECT c.claim, c.event_from FROM claim c WHERE c.pub_from > :since AND c.pub_from <= :until"
            f" AND {self.new.recorded('c')}"
        )
        found = self.reader.rows(sql, {**self.new.params, "since": self.old.until})
        event = {row[0]: row[1] for row in found}
        was = load_told(self.reader, self.old, event)
        now = load_told(self.reader, self.new, event)
        compared = self._compared(event)
        alike: dict[tuple[str, str, str | None, str | None], list[Told]] = defaultdict(list)
        for claim, one in now.items():
            change = _changed(was.get(claim), one)
            if change is not None and not (change[0] == "gained" and claim in covered):
                alike[change].append(one)

        def order(change: tuple[str, str, str | None, str | None]) -> tuple[Any, ...]:
            told = alike[change]
            days = [event[one.claim] for one in told if event[one.claim] is not None]
            first = min(days) if days else 10**7
            return not any(one.claim in compared for one in told), first, min(one.pub_from for one in told), str(change)

        for change in sorted(alike, key=order):
            yield self._change(*change, (one.claim for one in alike[change]))

    def _compared(self, claims: Iterable[str]) -> set[str]:
        sql = f"SELECT DISTINCT h.claim FROM holding h WHERE h.unit IN {{among}} AND {self.new.recorded('h')}"
        return {row[0] for row in rows_among(self.reader, sql, claims, self.new.params)}


def _kind(was: str | None, now: str | None) -> str:
    return "gained" if was is None else "lost" if now is None else "changed"


def _changed(was: Told | None, now: Told) -> tuple[str, str, str | None, str | None] | None:
    """Change, what, before and after of one claim; None where it came and went between the two days."""
    what = now.kind.replace("-", " ")
    before = was.line if was is not None and was.state == "live" else None
    if now.state != "live":
        return None if before is None else ("lost", what, before, None)
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


def _because(told: Iterable[Told]) -> list[dict[str, str]]:
    """Outlets and days, each once, in order: of the document, or of the correction or retraction that is the cause."""
    causes = {
        (one.pub_from, one.outlet_name, _published(one)): {"outlet": one.outlet_name, "published": _published(one)}
        for one in told
    }
    return [causes[key] for key in sorted(causes)]


def _published(one: Told) -> str:
    if one.version > 1 or one.state != "live":
        return day_of(one.pub_from).isoformat()
    return one.published
