"""What can happen to a ledger: the closed union of event types, and the envelope they are recorded in.

Event types are few and closed; what a claim can say is open and lives in its `kind` and `fields`. Values inside an
event are in their stored form (plain JSON of strings, integers, lists and mappings, never a float), so that reading
the record needs neither the kinds nor the registry of the day."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from claims_ledger.domain.judgements import Confidence, ItemNumber, Likelihood, Review, Ruling, SourceLetter

Stored = dict[str, Any]


class Event(BaseModel):
    """The common ground of all events: frozen, closed, past tense. `VERSION` is the version of the body's shape."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    VERSION: ClassVar[int] = 1


class EntityDescribed(Event):
    """An entity was registered, or its whole description replaced; `description` is the stored form of `Entity`."""

    type: Literal["EntityDescribed"] = "EntityDescribed"
    key: str
    description: Stored
    sealed: tuple[str, ...] = ()


class TopicDescribed(Event):
    """A topic was registered, or its pattern replaced."""

    type: Literal["TopicDescribed"] = "TopicDescribed"
    name: str
    pattern: Stored


class DocumentFiled(Event):
    """A published item of one outlet; `document` is the stored form of `Document`."""

    type: Literal["DocumentFiled"] = "DocumentFiled"
    key: str
    document: Stored
    sealed: tuple[str, ...] = ()


class DocumentCorrected(Event):
    """The desk corrected what it had entered of a document; `changes` are whole fields of `Document`."""

    type: Literal["DocumentCorrected"] = "DocumentCorrected"
    key: str
    changes: Stored
    reason: str


class TextFiled(Event):
    """The text of a document: its first, or a new edition under the same address, counted from 1. Met again with other
    `parts` (what its blocks are, as in `texts.Parts`), the same edition is described anew.

    The text itself lies in a table of its own, from which it can be erased: `sha256` (hex) is that of its `length`
    bytes. `published` is the day of this edition and `retrieved` the day it was captured, where they were said.
    """

    type: Literal["TextFiled"] = "TextFiled"
    key: str
    edition: int
    sha256: str
    length: int
    parts: dict[str, str] = Field(default_factory=dict)
    published: Stored | None = None
    retrieved: str | None = None


class ClaimRecorded(Event):
    """What one document makes one chain of sources say; `content` is the stored form of `Content`.

    `entered` tells rows of a sheet from claims added by hand: a sheet that is read again answers for its own rows only.
    Version 1 did not say; all of its claims came from sheets.
    """

    VERSION: ClassVar[int] = 2
    type: Literal["ClaimRecorded"] = "ClaimRecorded"
    claim: str
    document: str
    content: Stored
    entered: Literal["sheet", "hand"]
    sealed: tuple[str, ...] = ()


class ClaimCorrected(Event):
    """The outlet corrected itself (a new version, in force on publication time from `published`), or the desk amended
    what it had entered of one version (`version`, counted from 1 in order of entry; over all of publication time).

    `changes` holds whole entries of `Content`, field by field; a field set to null is taken away.
    """

    type: Literal["ClaimCorrected"] = "ClaimCorrected"
    claim: str
    by: Literal["outlet", "desk"]
    version: int
    changes: Stored
    published: Stored | None
    reason: str


class ClaimRetracted(Event):
    """The outlet took the claim back: it ends on publication time."""

    type: Literal["ClaimRetracted"] = "ClaimRetracted"
    claim: str
    published: Stored
    reason: str


class UtteranceRetracted(Event):
    """An origin took back what it said on one day (`on`, EDTF) or in one named `work`: every claim passing that
    utterance on ends."""

    type: Literal["UtteranceRetracted"] = "UtteranceRetracted"
    source: str
    utterance: Stored
    published: Stored
    reason: str


class ClaimWithdrawn(Event):
    """The desk takes its entry back: it ends on recording time."""

    type: Literal["ClaimWithdrawn"] = "ClaimWithdrawn"
    claim: str
    reason: str


class ClaimReinstated(Event):
    """A withdrawn claim was met again."""

    type: Literal["ClaimReinstated"] = "ClaimReinstated"
    claim: str
    reason: str


class ContestRuled(Event):
    """An editor ruled on a contest, or took the ruling back (`reopen`). `positions` are those that were weighed, by the
    ids they are shown under; `holds` is the one that holds, of a ruling that decides.
    """

    type: Literal["ContestRuled"] = "ContestRuled"
    contest: str
    ruling: Ruling
    positions: tuple[str, ...]
    holds: str | None = None
    reason: str


class SourceRated(Event):
    """A source was rated by the Admiralty code; each rater has one rating of it, the last."""

    type: Literal["SourceRated"] = "SourceRated"
    source: str
    letter: SourceLetter
    reason: str


class ClaimAssessed(Event):
    """An analyst's whole assessment of a claim, in place of an earlier one of the same analyst; what is null was not
    judged. `sealed` holds the commitment to the note, its reason.
    """

    type: Literal["ClaimAssessed"] = "ClaimAssessed"
    claim: str
    credibility: ItemNumber | None = None
    likelihood: Likelihood | None = None
    confidence: Confidence | None = None
    sealed: tuple[str, ...] = ()


class ClaimReviewed(Event):
    """Somebody who did not enter it looked at an entry: accepted it, or returned it to its author. `saw` is the
    position of the event by which the entry stood then (its recording, correction or reinstatement): after a later one
    it waits again.
    """

    type: Literal["ClaimReviewed"] = "ClaimReviewed"
    claim: str
    outcome: Review
    saw: int
    reason: str | None = None


class EntitiesMerged(Event):
    """The desk judged two entities to be one: `merged` reads as `kept` from now on. What was recorded stays as it was
    written, so that a split gives it back.
    """

    type: Literal["EntitiesMerged"] = "EntitiesMerged"
    kept: str
    merged: str
    reason: str


class EntitiesSplit(Event):
    """A merge was taken back: `merged` stands for itself again, with all that was merged into it."""

    type: Literal["EntitiesSplit"] = "EntitiesSplit"
    kept: str
    merged: str
    reason: str


class TopSpeedSet(Event):
    """What craft of one type can do at most, from now on: `speed` in words with its unit, or null for the usual one."""

    type: Literal["TopSpeedSet"] = "TopSpeedSet"
    craft: Literal["vessel", "aircraft"]
    speed: str | None
    reason: str


class EntitiesToldApart(Event):
    """The desk judged two entities not to be the same, whatever their names."""

    type: Literal["EntitiesToldApart"] = "EntitiesToldApart"
    a: str
    b: str
    reason: str


class EntitiesLeftOpen(Event):
    """A judgement that two entities are not the same was taken back: they may be one or two."""

    type: Literal["EntitiesLeftOpen"] = "EntitiesLeftOpen"
    a: str
    b: str
    reason: str


class BatchUndone(Event):
    """What was recorded in one go was taken back: from now on its events count as if they had not been recorded. An
    undo is a batch too: undone in its turn, what it took back counts again.
    """

    type: Literal["BatchUndone"] = "BatchUndone"
    batch: str
    reason: str


AnyEvent = Annotated[
    EntityDescribed
    | TopicDescribed
    | DocumentFiled
    | DocumentCorrected
    | TextFiled
    | ClaimRecorded
    | ClaimCorrected
    | ClaimRetracted
    | UtteranceRetracted
    | ClaimWithdrawn
    | ClaimReinstated
    | ContestRuled
    | SourceRated
    | ClaimAssessed
    | ClaimReviewed
    | EntitiesMerged
    | EntitiesSplit
    | TopSpeedSet
    | EntitiesToldApart
    | EntitiesLeftOpen
    | BatchUndone,
    Field(discriminator="type"),
]
