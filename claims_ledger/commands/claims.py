"""Recording claims, correcting them, and taking them back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claims_ledger.domain.chains import Utterance
from claims_ledger.domain.changes import amended, overlay
from claims_ledger.domain.claim import claim_id, identity
from claims_ledger.domain.dates import Published, instant
from claims_ledger.domain.documents import Document
from claims_ledger.domain.errors import ConflictError, UsageError
from claims_ledger.domain.events import (
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    Event,
    UtteranceRetracted,
)
from claims_ledger.domain.history import ClaimHistory
from claims_ledger.domain.ids import digest_id

Stored = dict[str, Any]
IDENTIFYING = ("kind", "fields", "stance", "chain")
FOUND = ("anchor",)
"""What the text of the document adds to a row: no difference between two rows."""


@dataclass(frozen=True, slots=True)
class Met:
    """A row beside what the ledger holds of it: the claim's id, and the event that enters it, if any."""

    claim: str
    outcome: Literal["recorded", "unchanged", "reinstated", "changed"]
    events: tuple[Event, ...] = ()


def record_claim(
    document: str, content: Stored, standing: ClaimHistory | None, held_as: str | None, filed: Document,
    entered: Literal["sheet", "hand"], sealed: tuple[str, ...] = (),
) -> Met:  # fmt: skip
    """What becomes of a row: a new claim, nothing, a withdrawn claim reinstated, or a claim whose entry differs.

    `standing` is the claim of the id that the content gives, `held_as` a live claim that says this by now.
    """
    id_ = claim_id(document, content)
    if standing is None:
        if held_as is not None:
            return Met(held_as, "unchanged")
        event = ClaimRecorded(claim=id_, document=document, content=content, entered=entered, sealed=sealed)
        return Met(id_, "recorded", (event,))
    if standing.document != document or identity(document, dict(standing.first)) != identity(document, content):
        raise ConflictError(f"the id {id_} stands for another claim", "change the row, if only by a word of a field")
    if standing.withdrawn:
        return Met(id_, "reinstated", (ClaimReinstated(claim=id_, reason="met again"),))
    if any(_same(document, content, held) for held in (standing.first, standing.current(filed))):
        return Met(id_, "unchanged")
    return Met(id_, "changed")


def _same(document: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two contents are equal, in whatever words a date or figure of theirs is written."""
    around = [{name: part[name] for name in part if name not in (*IDENTIFYING, *FOUND)} for part in (one, other)]
    return around[0] == around[1] and identity(document, dict(one)) == identity(document, dict(other))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Stored:
    """The changes that lead from one content to another, entry by entry; null takes an entry away."""
    changes: Stored = {}
    for name in sorted(before.keys() | after.keys()):
        if name == "fields":
            fields = differences(before.get(name, {}), after.get(name, {}))
            if fields:
                changes[name] = fields
        elif before.get(name) != after.get(name):
            changes[name] = after.get(name)
    return changes


def correct_claim(
    standing: ClaimHistory, document: Document, changes: Stored, by: Literal["outlet", "desk"],
    published: Published | None, version: int | None, reason: str,
) -> list[Event]:  # fmt: skip
    """The outlet's correction makes a version in force from `published`; the desk's amends one version, the newest
    unless said. Raises UsageError, ConflictError."""
    _needs_reason(reason)
    if standing.withdrawn:
        raise ConflictError(f"claim {standing.claim} is withdrawn", "enter it again first: that reinstates it")
    if by == "outlet":
        if published is None:
            raise UsageError("when did the outlet correct itself?", "add --published DATE")
        if version is not None:
            raise UsageError("an outlet's correction is a version of its own", "leave out --version")
        before = standing.by(published, document)
        after = overlay(before, changes)
        number = len(standing.versions) + 1
    else:
        if published is not None:
            raise UsageError("the desk's own slip has no day of publication", "leave out --published")
        number = version or standing.newest(document)
        if not 1 <= number <= len(standing.versions):
            raise UsageError(
                f"claim {standing.claim} has no version {number}", f"it has versions 1 to {len(standing.versions)}"
            )
        before = standing.versions[number - 1].changes
        after = amended(before, changes)
    if after == before:
        return []
    stored = None if published is None else published.to_json()
    return [
        ClaimCorrected(
            claim=standing.claim, by=by, version=number, changes=changes, published=stored, reason=reason
        )
    ]  # fmt: skip


def retract_claim(standing: ClaimHistory, published: Published | None, reason: str) -> list[Event]:
    """The outlet takes its claim back, from a day on."""
    _needs_reason(reason)
    if published is None:
        raise UsageError("when did the outlet retract it?", "add --published DATE")
    if any(instant(before.last) <= instant(published.last) for before in standing.retracted):
        return []
    return [ClaimRetracted(claim=standing.claim, published=published.to_json(), reason=reason)]


def recall_utterance(said: list[Utterance], published: Published | None, reason: str) -> list[Event]:
    """The origin takes back what it said: one event for its utterance. Raises UsageError where it is not clear
    whose."""
    _needs_reason(reason)
    if published is None:
        raise UsageError("when did the origin retract it?", "add --published DATE")
    if not said:
        raise UsageError("the origin of this claim is not known", "an outlet retracts with --by outlet")
    if len(said) > 1:
        raise UsageError(
            f"this claim has {len(said)} origins: {', '.join(one.source for one in said)}",
            "say which one retracts: --origin KEY",
        )
    if not said[0].told:
        raise UsageError(
            f"the claim does not say when {said[0].source} spoke, so it is not clear which utterance was taken back",
            "say it first: claims correct ID via='… on DATE' --by desk --reason …",
        )
    stored = {name: value for name, value in (("on", said[0].on), ("work", said[0].work)) if value}
    event = UtteranceRetracted(source=said[0].source, utterance=stored, published=published.to_json(), reason=reason)
    return [event]


def withdraw_claim(standing: ClaimHistory, reason: str) -> list[Event]:
    """The desk takes its entry back."""
    _needs_reason(reason)
    return [] if standing.withdrawn else [ClaimWithdrawn(claim=standing.claim, reason=reason)]


def content_identity(document: str, content: Stored) -> str:
    """The short form of a content's identity, by which a corrected claim is found again."""
    return digest_id("i", identity(document, content))


def _needs_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError("a change to the record needs a reason", 'add --reason "…"')
