"""What an event rests on: the things that it names, which have to stand for it to make sense."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, assert_never

from claims_ledger.domain.events import (
    BatchUndone,
    ClaimAssessed,
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimReviewed,
    ClaimWithdrawn,
    ContestRuled,
    DocumentCorrected,
    DocumentFiled,
    EntitiesLeftOpen,
    EntitiesMerged,
    EntitiesSplit,
    EntitiesToldApart,
    EntityDescribed,
    Event,
    SourceRated,
    TextFiled,
    TopicDescribed,
    TopSpeedSet,
    UtteranceRetracted,
)


class Thing(NamedTuple):
    """An entity or document by its key, an edition by its document's and its number, a topic by its name, a claim by
    its id."""

    sort: Literal["entity", "topic", "document", "edition", "claim"]
    key: str

    def __str__(self) -> str:
        return f"{self.sort} {self.key}"


def founds(event: Event) -> Thing | None:
    """What the event brings into being, if it is the first of its sort on it."""
    match event:
        case EntityDescribed():
            return Thing("entity", event.key)
        case TopicDescribed():
            return Thing("topic", event.name)
        case DocumentFiled():
            return Thing("document", event.key)
        case TextFiled():
            return Thing("edition", f"{event.key}~{event.edition}")
        case ClaimRecorded():
            return Thing("claim", event.claim)
    return None


def names(event: Event) -> Iterator[Thing]:
    """The things that have to be there for the event. What the content of a claim names is not among them: telling it
    from mere words takes its kind."""
    match event:
        case EntityDescribed(description=description):
            listed = [description.get("part_of"), *description.get("in", ()), *description.get("members", ())]
            yield from (Thing("entity", key) for key in listed if key is not None)
        case TopicDescribed(pattern=pattern):
            yield from (Thing("entity", pattern[role]) for role in ("from", "to", "goods") if pattern.get(role))
            if pattern.get("within"):
                yield Thing("topic", pattern["within"])
        case DocumentFiled(document=document):
            yield from _outlets(document)
        case DocumentCorrected(key=key, changes=changes):
            yield Thing("document", key)
            yield from _outlets(changes)
        case ClaimRecorded(document=key) | TextFiled(key=key):
            yield Thing("document", key)
        case (
            ClaimCorrected(claim=claim)
            | ClaimRetracted(claim=claim)
            | ClaimWithdrawn(claim=claim)
            | ClaimReinstated(claim=claim)
            | ClaimAssessed(claim=claim)
            | ClaimReviewed(claim=claim)
        ):
            yield Thing("claim", claim)
        case UtteranceRetracted(source=source) | SourceRated(source=source):
            yield Thing("entity", source)
        case EntitiesMerged() | EntitiesSplit():
            yield from (Thing("entity", key) for key in (event.kept, event.merged))
        case EntitiesToldApart() | EntitiesLeftOpen():
            yield from (Thing("entity", key) for key in (event.a, event.b))
        case ContestRuled() | TopSpeedSet() | BatchUndone():
            pass
        case _:
            assert_never(event)  # type: ignore[arg-type]  # Event is the open base of the closed union


def _outlets(stored: Mapping[str, Any]) -> Iterator[Thing]:
    if stored.get("outlet"):
        yield Thing("entity", stored["outlet"])
    yield from (Thing("entity", link["source"]) for link in stored.get("via") or ())
