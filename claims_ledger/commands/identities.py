"""Judging which entities are one: merging two, splitting them again, telling two apart. Nothing is judged by itself."""

from claims_ledger.commands.register import speakers_above
from claims_ledger.domain.errors import ConflictError, UsageError
from claims_ledger.domain.events import EntitiesLeftOpen, EntitiesMerged, EntitiesSplit, EntitiesToldApart, Event
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.vocabulary import may_be_one


def merge_entities(kept: str, merged: str, reason: str, registry: Registry) -> list[Event]:
    """From now on `merged` is `kept`; none if it is already. Raises UsageError, ConflictError.

    Only what stands for itself is merged, so that each merge can be taken back on its own.
    """
    _needs_reason(reason)
    _two(kept, merged)
    into, gone = registry.root(kept), registry.root(merged)
    if into == gone:
        return []
    if gone != merged:
        raise ConflictError(f"{merged} was merged into {gone}", f"split it first, or merge {gone}")
    ours, theirs = registry.entities[into], registry.entities[gone]
    if not may_be_one(ours.type, theirs.type):
        raise UsageError(
            f"{ours.name} is a {ours.type} and {theirs.name} a {theirs.type}", "things of such types are never one"
        )
    judged = registry.identities.told_apart(into, gone)
    if judged is not None:
        raise ConflictError(
            f"{judged[0]} and {judged[1]} were judged not to be the same",
            f"take that back first: claims entity apart {judged[0]} {judged[1]} --undo --reason …",
        )
    if registry.inside(into, gone) or registry.inside(gone, into):
        raise UsageError(
            f"one of {ours.name} and {theirs.name} lies in the other", "a part is not its whole; mend in or members"
        )
    if into in speakers_above(gone, registry) or gone in speakers_above(into, registry):
        raise UsageError(f"one of {ours.name} and {theirs.name} is part of the other", "mend part_of first")
    return [EntitiesMerged(kept=into, merged=gone, reason=reason)]


def split_entities(kept: str, merged: str, reason: str, registry: Registry) -> list[Event]:
    """Take the merge of `merged` into `kept` back; none if they are two. Raises UsageError, ConflictError."""
    _needs_reason(reason)
    _two(kept, merged)
    into = registry.identities.into.get(merged)
    if registry.root(kept) != registry.root(merged):
        return []
    if into is None:
        raise ConflictError(
            f"{merged} was merged into nothing", f"{kept} was merged into it: claims entity split {merged} {kept}"
        )
    if into != kept:
        raise ConflictError(f"{merged} was merged into {into}", f"claims entity split {into} {merged} --reason …")
    return [EntitiesSplit(kept=kept, merged=merged, reason=reason)]


def tell_apart(a: str, b: str, reason: str, registry: Registry) -> list[Event]:
    """Judge two entities not to be the same; none if they are judged so already. Raises UsageError, ConflictError."""
    _needs_reason(reason)
    _two(a, b)
    if registry.root(a) == registry.root(b):
        raise ConflictError(f"{a} and {b} were merged", "take that back first: claims entity split")
    if registry.identities.told_apart(a, b) is not None:
        return []
    return [EntitiesToldApart(a=a, b=b, reason=reason)]


def leave_open(a: str, b: str, reason: str, registry: Registry) -> list[Event]:
    """Take back that two entities were judged not to be the same; none if they were not. Raises UsageError."""
    _needs_reason(reason)
    _two(a, b)
    judged = registry.identities.told_apart(a, b)
    return [] if judged is None else [EntitiesLeftOpen(a=judged[0], b=judged[1], reason=reason)]


def _two(a: str, b: str) -> None:
    if a == b:
        raise UsageError(f"{a} is itself", "name two")


def _needs_reason(reason: str) -> None:
    if not reason.strip():
        raise UsageError("a judgement needs a reason", 'add --reason "…"')
