"""A claim's own history, and what it says at each moment of publication time, by what was recorded so far.

The four things that may befall a claim are told apart here: the outlet corrects itself (a version, in force from a
day), the desk mends its entry (a version amended over all of publication time), the outlet or an origin retracts
(the claim ends on publication time), the desk withdraws (it ends on recording time)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from claims_ledger.domain.chains import Branch
from claims_ledger.domain.changes import Changes, amended, overlay
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.dates import Period, Published, instant
from claims_ledger.domain.documents import Document
from claims_ledger.domain.events import (
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    UtteranceRetracted,
)

ClaimEvent = ClaimRecorded | ClaimCorrected | ClaimRetracted | ClaimWithdrawn | ClaimReinstated


@dataclass(slots=True)
class Version:
    """One version of a claim: 1 is what was first recorded, the others are the outlet's corrections in order of
    entry."""

    number: int
    changes: dict[str, Any]
    published: Published | None = None
    amended: bool = False


@dataclass(slots=True)
class ClaimHistory:
    """What its own events have made of a claim so far."""

    claim: str
    document: str
    first: Changes
    versions: list[Version] = field(default_factory=list)
    retracted: list[Published] = field(default_factory=list)
    withdrawn: bool = False

    @classmethod
    def of(cls, events: Iterable[ClaimEvent]) -> "ClaimHistory":
        """Folds a claim's events, the first of which recorded it."""
        waiting = iter(events)
        first = next(waiting)
        if not isinstance(first, ClaimRecorded):
            raise ValueError("a claim's history begins with its recording")
        history = cls(first.claim, first.document, first.content, [Version(1, dict(first.content))])
        for event in waiting:
            history.apply(event)
        return history

    def apply(self, event: ClaimEvent) -> None:
        match event:
            case ClaimCorrected(by="outlet"):
                published = Published.from_json(event.published or {})
                self.versions.append(Version(len(self.versions) + 1, dict(event.changes), published))
            case ClaimCorrected():
                version = self.versions[event.version - 1]
                version.changes = amended(version.changes, event.changes)
                version.amended = True
            case ClaimRetracted():
                self.retracted.append(Published.from_json(event.published))
            case ClaimWithdrawn():
                self.withdrawn = True
            case ClaimReinstated():
                self.withdrawn = False
            case ClaimRecorded():
                raise ValueError(f"claim {self.claim} was recorded twice")

    def newest(self, document: Document) -> int:
        """The number of the version that is in force last on publication time: what a desk's correction amends."""
        return self._ordered(document)[-1][1].number

    def current(self, document: Document) -> dict[str, Any]:
        """What it says last on publication time, whether withdrawn or not."""
        content: dict[str, Any] = {}
        for _, version in self._ordered(document):
            content = overlay(content, version.changes)
        return content

    def at_version(self, number: int, document: Document) -> dict[str, Any]:
        """What it says where that version is the last in force."""
        content: dict[str, Any] = {}
        for _, version in self._ordered(document):
            content = overlay(content, version.changes)
            if version.number == number:
                break
        return content

    def by(self, published: Published, document: Document) -> dict[str, Any]:
        """What it says on publication time just before a correction published then would come into force."""
        until = max(instant(published.last), instant(document.when().last))
        content: dict[str, Any] = {}
        for start, version in self._ordered(document):
            if start <= until:
                content = overlay(content, version.changes)
        return content

    def _ordered(self, document: Document) -> list[tuple[int, Version]]:
        """Versions in publication order with the second each is in force from: the later of its own and the document's
        latest bound. Those in force from one second stand in the order of their own publication."""
        start = instant(document.when().last)
        first, *corrections = self.versions
        dated = [(instant(v.published.last) if v.published else start, v) for v in corrections]
        dated.sort(key=lambda pair: (pair[0], pair[1].number))
        return [(start, first), *((max(start, said), version) for said, version in dated)]

    def contents(self, document: Document) -> list["Stretch"]:
        """What the claim says, stretch by stretch of publication time, retractions by origins left aside."""
        if self.withdrawn:
            return []
        stretches: list[Stretch] = []
        content: dict[str, Any] = {}
        corrected = False
        for start, version in self._ordered(document):
            content = overlay(content, version.changes)
            corrected = corrected or version.number > 1 or version.amended
            if stretches and stretches[-1].start == start:
                stretches.pop()
            stretches.append(Stretch(start, FOREVER, content, version.number, corrected))
        ends = [max(stretches[0].start, instant(published.last)) for published in self.retracted]
        return _cut(_closed(stretches), min(ends)) if ends else _closed(stretches)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Publication time from `start` up to, not including, `end` (seconds since 1970), and what a claim says in it."""

    start: int
    end: int
    content: Mapping[str, Any]
    version: int
    corrected: bool
    state: Literal["live", "retracted"] = "live"


def _closed(stretches: list[Stretch]) -> list[Stretch]:
    ends = [stretch.start for stretch in stretches[1:]] + [FOREVER]
    return [replace(one, end=end) for one, end in zip(stretches, ends, strict=True)]


def _cut(stretches: list[Stretch], at: int) -> list[Stretch]:
    """Retracted from that second on."""
    cut: list[Stretch] = []
    for one in stretches:
        if one.start < at:
            cut.append(replace(one, end=min(one.end, at)))
        if one.end > at:
            cut.append(replace(one, start=max(one.start, at), state="retracted"))
    return cut


@dataclass(frozen=True, slots=True)
class Recall:
    """An origin's retraction of one utterance: `on` is the day it spoke, or `work` the named work, in force `start`."""

    source: str
    on: Period | None
    work: str
    start: int

    @classmethod
    def of(cls, event: UtteranceRetracted) -> "Recall":
        on = event.utterance.get("on", "")
        published = Published.from_json(event.published)
        return cls(
            event.source, Period.from_edtf(on) if on else None, event.utterance.get("work", ""), instant(published.last)
        )

    def reaches(self, branch: Branch, outlet: str, document: Document) -> bool:
        """Whether a chain passes that utterance on: through a link to its source, or by being its source's own
        document."""
        links = [(link.source.key, link.on, link.work or "") for link in branch.links]
        if not links:
            links.append((outlet, document.when().day, ""))
        return any(source == self.source and self._same(on, work) for source, on, work in links)

    def _same(self, on: Period | None, work: str) -> bool:
        if self.work or work:
            return self.work == work
        if self.on is None or on is None:
            return False
        return self.on.edtf == on.edtf or on.covers(self.on) or self.on.covers(on)
