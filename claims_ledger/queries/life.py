"""The life of a claim: its versions, and everything that was recorded on it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from claims_ledger.domain import changes as changes_of
from claims_ledger.domain.dates import Period, Published, instant
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.events import Told, of_subjects, was_public
from claims_ledger.queries.names import entity_names
from claims_ledger.queries.stored import Names, entry_text, keys_in
from claims_ledger.store.reader import Reader

Content = dict[str, Any]
Utterance = tuple[str, str, str]
"""Source, day (EDTF) and named work; either of the last two may be empty."""


@dataclass(slots=True)
class _Version:
    """What one version changes, and the second of publication time from which it counts."""

    number: int
    start: int
    changes: Content = field(default_factory=dict)


def events_of(
    reader: Reader, clocks: Clocks, claim: str, chains: Iterable[Any], outlet: str, day: Published
) -> list[Told]:
    """The events held on a claim, and on utterances that its chains (in stored form) pass on."""
    said = {utterance for branches in chains for branch in branches for utterance in _utterances(branch, outlet, day)}
    told = of_subjects(reader, clocks, [claim, *(f"said {source}" for source, _, _ in said)])
    return [one for one in told if one.type != "UtteranceRetracted" or any(_takes_back(one, spoken) for spoken in said)]


def versions(told: list[Told], day: Published, names: Names, clocks: Clocks) -> list[dict[str, Any]]:
    """Every version and every amendment of one, in the order of entry, with what each changed.

    A version of the outlet is held against what was in force before it on publication time; an amendment by the desk
    against the version that it amends. What was not public by the as-of day is left out, and what was undone.
    """
    start = instant(day.last)
    standing: list[_Version] = []
    listed: list[dict[str, Any]] = []
    for one in told:
        if one.undone:
            continue
        if one.type == "ClaimRecorded":
            standing.append(_Version(1, start, dict(one.body["content"])))
            listed.append(_item(one, 1, None, day.edtf, [], None))
        elif one.type == "ClaimCorrected":
            number, before = _before(one, standing, start)
            shown = [
                {"field": name, "before": entry_text(name, was, names), "after": entry_text(name, now, names)}
                for name, was, now in _changes(before, one.body["changes"])
            ]
            if standing[number - 1].start <= clocks.until and was_public(one, clocks):
                listed.append(_item(one, number, one.body["by"], one.edtf, shown, one.body["reason"]))
    return listed


def _item(
    told: Told, number: int, by: str | None, published: str | None, changes: list[dict[str, Any]], reason: str | None
) -> dict[str, Any]:
    return {
        "version": number,
        "by": by,
        "published": published,
        "recorded_at": told.time,
        "position": told.position,
        "changes": changes,
        "reason": reason,
    }


def _before(told: Told, standing: list[_Version], start: int) -> tuple[int, Content]:
    """The number of the version that a correction makes or amends, and the content it is laid over; notes it."""
    changes = told.body["changes"]
    published = told.published
    if told.body["by"] == "outlet" and published is not None:
        version = _Version(len(standing) + 1, max(start, instant(published.last)), dict(changes))
        before = _content(standing, version)
        standing.append(version)
        return version.number, before
    amended = standing[told.body["version"] - 1]
    before = changes_of.overlay(_content(standing, amended), amended.changes)
    amended.changes = changes_of.amended(amended.changes, changes)
    return amended.number, before


def _content(standing: list[_Version], version: _Version) -> Content:
    """What was in force on publication time just before a version."""
    content: Content = {}
    for one in sorted(standing, key=lambda one: (one.start, one.number)):
        if (one.start, one.number) < (version.start, version.number):
            content = changes_of.overlay(content, one.changes)
    return content


def _changes(before: Mapping[str, Any], changes: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """Entry by entry, those of the fields one by one, in alphabetical order."""
    fields = before.get("fields", {})
    found = [(name, fields.get(name), value) for name, value in changes.get("fields", {}).items()]
    found += [(name, before.get(name), value) for name, value in changes.items() if name != "fields"]
    return sorted(found, key=lambda one: one[0])


def entry_changes(
    reader: Reader, clocks: Clocks, before: Mapping[str, Any], changes: Mapping[str, Any], named: Iterable[str]
) -> list[tuple[str, str, str]]:
    """Field by field what a content says and what it would say with these changes, in words; empty for nothing. `named`
    are the keys that either mentions."""
    names = entity_names(reader, clocks, {*named, *keys_in([before, changes])})
    return [
        (name, entry_text(name, was, names) or "", entry_text(name, now, names) or "")
        for name, was, now in _changes(before, changes)
    ]


def _utterances(branch: Mapping[str, Any], outlet: str, day: Published) -> Iterator[Utterance]:
    """Whatever a chain passes on, and what its last speaker saw on the day of publication."""
    for link in branch["links"]:
        yield link["source"], (link.get("on") or {}).get("edtf", ""), link.get("work") or ""
    if branch["end"] == "own" or not branch["links"]:
        yield branch["links"][-1]["source"] if branch["links"] else outlet, day.day.edtf, ""


def _takes_back(told: Told, utterance: Utterance) -> bool:
    """Whether it is that utterance which was taken back: the same work, or days of which one holds the other."""
    source, on, work = utterance
    said = told.body["utterance"]
    if told.body["source"] != source or (said.get("work") or "") != work:
        return False
    if work or not on or not said.get("on"):
        return bool(work)
    day, other = Period.from_edtf(on), Period.from_edtf(said["on"])
    return on == said["on"] or day.covers(other) or other.covers(day)
