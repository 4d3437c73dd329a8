"""Which entities are one, as the desk judges: merging, splitting, telling apart. Each is one batch, and can be taken
back."""

from claims_ledger.app.ledger import Ledger, Outcome, Work
from claims_ledger.app.usage import usage
from claims_ledger.commands.identities import leave_open, merge_entities, split_entities, tell_apart
from claims_ledger.domain.entities import ANYTHING, Entity, Ref
from claims_ledger.domain.identifiers import differing
from claims_ledger.domain.lookalikes import drawn_alike
from claims_ledger.domain.registry import Registry


def merge(ledger: Ledger, kept: str, merged: str, *, reason: str, actor: str) -> Outcome:
    """Read one entity as another from now on. Raises UsageError, ConflictError."""
    with ledger.working(actor) as work:
        with usage():
            one, other = _meant(kept, work.registry), _meant(merged, work.registry)
            events = merge_entities(one.stored, other.stored, reason.strip(), work.registry)
        into, gone = work.registry.entities[one.key], work.registry.described[other.stored]
        notes = list(_doubts(into, gone)) if events else []
        for event in events:
            work.append(event)
        line = f"{_named(gone)} reads as {_named(into)} from now on"
        lines = [line, f"  to take it back: claims entity split {into.key} {gone.key} --reason …"]
        done = lines if events else [f"{_named(gone)} and {_named(into)} are one already"]
        return _outcome(work, done, notes, {"kept": into.key, "merged": gone.key, "merged_now": bool(events)})


def split(ledger: Ledger, kept: str, merged: str, *, reason: str, actor: str) -> Outcome:
    """Take a merge back. Raises UsageError, ConflictError."""
    with ledger.working(actor) as work:
        with usage():
            one, other = _meant(kept, work.registry), _meant(merged, work.registry)
            events = split_entities(one.stored, other.stored, reason.strip(), work.registry)
        for event in events:
            work.append(event)
        into, gone = work.registry.described[one.stored], work.registry.described[other.stored]
        line = f"{_named(gone)} stands for itself again, apart from {_named(into)}"
        done = [line] if events else [f"{_named(gone)} and {_named(into)} are two already"]
        return _outcome(work, done, [], {"kept": into.key, "merged": gone.key, "merged_now": False})


def apart(ledger: Ledger, a: str, b: str, *, reason: str, undo: bool = False, actor: str) -> Outcome:
    """Judge two entities not to be the same, or take that back. Raises UsageError, ConflictError."""
    with ledger.working(actor) as work:
        with usage():
            one, other = _meant(a, work.registry), _meant(b, work.registry)
            decide = leave_open if undo else tell_apart
            events = decide(one.stored, other.stored, reason.strip(), work.registry)
        for event in events:
            work.append(event)
        names = " and ".join(_named(work.registry.described[ref.stored]) for ref in (one, other))
        now, already = (
            ("may be one again", "are not judged apart") if undo else ("are not the same", "are judged apart already")
        )
        return _outcome(
            work, [f"{names} {now if events else already}"], [], {"a": one.key, "b": other.key, "apart": not undo}
        )


def _meant(words: str, registry: Registry) -> Ref:
    """By key first: names of two that may be one are often the same."""
    return registry.ref(words) if words in registry.described else registry.find(words, ANYTHING)


def _named(entity: Entity) -> str:
    return f"{entity.name} ({entity.key})"


def _doubts(one: Entity, other: Entity) -> list[str]:
    """What speaks against two entities being one: it is said, and stops nothing."""
    said = [f"{scheme}: {ours} and {theirs}" for scheme, ours, theirs in differing(one.identifiers, other.identifiers)]
    alike = [(name, like) for name in one.names for like in other.names if drawn_alike(name, like)]
    return said + [f"{name!r} and {like!r} only look alike: they are written in other letters" for name, like in alike]


def _outcome(work: Work, lines: list[str], notes: list[str], item: dict[str, object]) -> Outcome:
    return Outcome(work.unit.head, lines, notes, [item], work.unit.batch)
