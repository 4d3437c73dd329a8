"""What an analyst or editor writes by hand: entities, topics, corrections, retractions. Each is one
batch."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from claims_ledger.app.effects import MOST, at_head, effects_of
from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.commands.claims import correct_claim, differences, recall_utterance, retract_claim, withdraw_claim
from claims_ledger.commands.documents import correct_document as decide_correction
from claims_ledger.commands.register import describe_entity, describe_topic, shared_names, top_speed
from claims_ledger.commands.work import Work
from claims_ledger.domain.chains import Utterance, utterance
from claims_ledger.domain.compare.speed import TOP_KM_H
from claims_ledger.domain.dates import Published, read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import ANYTHING
from claims_ledger.domain.errors import (
    AmbiguousError,
    ConflictError,
    LedgerError,
    NotFoundError,
    ReadingError,
    SeveralError,
    UsageError,
)
from claims_ledger.domain.events import Event, UtteranceRetracted
from claims_ledger.domain.history import ClaimHistory
from claims_ledger.domain.identifiers import doubts
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.telling import load_content, tellings
from claims_ledger.intake.documents import read_document
from claims_ledger.intake.quotes import Held, hold_quote
from claims_ledger.intake.register import read_entity, read_topic
from claims_ledger.intake.rows import TroublesError
from claims_ledger.intake.words import amended
from claims_ledger.queries.life import entry_changes
from claims_ledger.queries.taken_back import taken_back
from claims_ledger.queries.voices import load_told


def add_entity(ledger: Ledger, described: Mapping[str, Any], *, actor: str) -> Outcome:
    """Register an entity; `described` is as under `register:` in a sheet, but `part_of`, `in` and `members` may be any
    names. Raises ConflictError where its key stands for something else."""
    with ledger.working(actor) as work:
        with usage():
            entity = read_entity(_by_keys(described, work.registry))
            before = work.registry.described.get(entity.key)
            if before is not None and before.description() != entity.description():
                raise ConflictError(
                    f"{entity.key} is registered already, as {before.name} ({before.type})",
                    "give the new one another key; claims entity alias adds names",
                )
            events = describe_entity(entity, work.registry)
            notes = [*shared_names(entity, work.registry), *doubts(entity.key, entity.identifiers)]
        for event in events:
            work.append(event)
        line = f"registered {entity.name} ({entity.type}, {entity.key})" if events else f"{entity.key} stands already"
        item = {"id": entity.key, "name": entity.name, "type": entity.type}
        return Outcome(work.unit.head, [line], notes, [item], work.unit.batch)


def _by_keys(described: Mapping[str, Any], registry: Registry) -> dict[str, Any]:
    """What was said of an entity, whatever else it names by the keys of these; its key where no name was said."""
    values = {name: value for name, value in described.items() if value}
    values.setdefault("names", [values["key"]])
    for name in ("in", "members"):
        if name in values:
            values[name] = [registry.find(one, ANYTHING).stored for one in values[name]]
    if "part_of" in values:
        values["part_of"] = registry.find(values["part_of"], ANYTHING).stored
    return values


def add_alias(ledger: Ledger, entity: str, names: Sequence[str], *, actor: str) -> Outcome:
    """Give an entity further names."""
    with ledger.working(actor) as work:
        with usage():
            meant = work.registry.find(entity, ANYTHING)
            found, known = work.registry.described[meant.stored], work.registry.entities[meant.key].names
            new = [name for name in names if name not in known]
            after = found.model_copy(update={"names": (*found.names, *new)})
            events = describe_entity(read_entity({"key": after.key, **after.description()}), work.registry)
            notes = shared_names(after, work.registry)
        for event in events:
            work.append(event)
        line = f"{found.name} also goes by {', '.join(new)}" if new else f"{found.name} has these names already"
        return Outcome(work.unit.head, [line], notes, [{"id": found.key, "names": list(after.names)}], work.unit.batch)


def set_top_speed(ledger: Ledger, craft: str, speed: str | None, *, reason: str, actor: str) -> Outcome:
    """Say what craft of a type can do at most, or leave it at what is usual. Raises UsageError."""
    with ledger.working(actor) as work:
        with usage():
            events = top_speed(craft, speed, reason, work.registry)
        for event in events:
            work.append(event)
        line = f"{craft}: at most {speed or f'{TOP_KM_H[craft]:,.0f} km/h, as usual'} from now on"
        return Outcome(work.unit.head, [line], [], [{"id": craft, "speed": speed}], work.unit.batch)


def add_topic(ledger: Ledger, name: str, pattern: Mapping[str, str], *, actor: str) -> Outcome:
    """Register a topic by a pattern of names, or change it."""
    with ledger.working(actor) as work:
        with usage():
            topic = read_topic({"name": name, **pattern}, work.registry)
            events = describe_topic(topic, work.registry)
        for event in events:
            work.append(event)
        line = f"registered the topic {topic.name}" if events else f"the topic {topic.name} stands already"
        return Outcome(work.unit.head, [line], [], [{"id": topic.name, **topic.stored()}], work.unit.batch)


def correct_document(ledger: Ledger, document: str, changes: Mapping[str, str], *, reason: str, actor: str) -> Outcome:
    """Correct what the desk entered of a document; an empty value takes a field away."""
    with ledger.working(actor) as work:
        standing = find_document(work, document)
        if "key" in changes:
            raise UsageError("the key of a document never changes", "file another document")
        with usage():
            written = {"key": standing.key, **_written(standing), **changes}
            after, _ = read_document({name: value for name, value in written.items() if value}, work)
            wanted = {name: after.stored().get(name) for name in changes}
            events = decide_correction(standing, wanted, reason)
        for event in events:
            work.append(event)
        line = (
            f"corrected {standing.key}: {', '.join(sorted(changes))}" if events else f"{standing.key} says so already"
        )
        return Outcome(work.unit.head, [line], [], [{"id": standing.key}], work.unit.batch)


def correct(
    ledger: Ledger,
    claim: str,
    changes: Mapping[str, str],
    *,
    by: Literal["outlet", "desk"],
    published: str | None = None,
    version: int | None = None,
    reason: str,
    actor: str,
) -> Outcome:
    """Correct a claim field by field, in words; an empty value takes a field away."""
    with ledger.working(actor) as work:
        id_, standing, document = _claim(work, claim)
        with usage():
            when = _published(published)
            current = _corrected_from(standing, document, when, version)
            after = amended(current, changes, work.registry, document.when())
            held = hold_quote(work, document.key, after) if {"quote", "paragraph"} & set(changes) else Held(after)
            after = held.content
            wanted = differences(current, after.stored())
            events = correct_claim(standing, document, wanted, by, when, version, reason)
        was = load_content(current, work.registry).claim
        before, now = was.headline(), after.claim.headline()
        named = {key for ref in (*was.mentions(), *after.claim.mentions()) for key in (ref.key, ref.stored)}
        changed = entry_changes(work.reader(), at_head(work), current, wanted, named) if events else []
        effects = effects_of(work, [id_], events)
        lines = [
            f"corrected {id_}",
            *(f"  {name}: {one or 'nothing'} → {other or 'nothing'}" for name, one, other in changed),
            f"  before: {before}",
            f"  after:  {now}",
            *(f"  {line}" for line in effects.lines()),
            *(f"  {line}" for line in effects.standing()),
        ]
        item = {
            "id": id_,
            "before": before,
            "after": now,
            "changes": [{"field": name, "before": one, "after": other} for name, one, other in changed],
            **effects.item(),
        }
        done = lines if events else [f"{id_} says so already"]
        return Outcome(work.unit.head, done, [*held.notes], [item], work.unit.batch)


def _corrected_from(
    standing: ClaimHistory, document: Document, published: Published | None, version: int | None
) -> dict[str, Any]:
    """What a correction is laid over: the version that the desk amends, or what the outlet had said by that day."""
    if published is not None:
        return standing.by(published, document)
    known = version is not None and 1 <= version <= len(standing.versions)
    return standing.at_version(version, document) if known and version else standing.current(document)


def retract(
    ledger: Ledger, claim: str, *, by: Literal["outlet", "desk", "origin"], published: str | None = None, reason: str,
    origin: str | None = None, actor: str,
) -> Outcome:  # fmt: skip
    """Take a claim back: by the outlet or its origin on publication time, by the desk on recording time."""
    with ledger.working(actor) as work:
        id_, standing, document = _claim(work, claim)
        if by == "desk" and published is not None:
            raise UsageError("the desk's withdrawal has no day of publication", "leave out --published")
        with usage():
            when = _published(published)
            if by == "desk":
                events = withdraw_claim(standing, reason)
            elif by == "outlet":
                events = retract_claim(standing, when, reason)
            else:
                events = recall_utterance(_said(work, standing, document, origin), when, reason)
        passing = _passing_on(work, id_)
        effects = effects_of(work, [id_, *passing, *_reached(work, events)], events)
        headline = load_content(standing.current(document), work.registry).claim.headline()
        verb = {"desk": "withdrew", "outlet": "the outlet retracted", "origin": "the origin retracted"}[by]
        lines = [f"{verb} {id_}: {headline}"] if events else [f"{id_} is taken back already"]
        for event in events:
            if isinstance(event, UtteranceRetracted):
                lines += [f"  reaches {reached}" for reached in work.ended_by_recall(event.source)]
        if events:
            lines += [f"  {line}" for line in effects.lines()]
            if by != "origin":
                lines += [f"  still passes its word on: {claim}, {said}" for claim, said in passing.items()]
        return Outcome(work.unit.head, lines, [], [{"id": id_, **effects.item()}], work.unit.batch)


def _reached(work: Work, events: Sequence[Event]) -> list[str]:
    """The claims in which somebody speaks who takes something back."""
    return [claim for event in events if isinstance(event, UtteranceRetracted) for claim in work.speaking(event.source)]


def _passing_on(work: Work, claim: str) -> dict[str, str]:
    """The claims of others that pass on what this one's outlet said that day, by id, with their headlines."""
    reader, clocks = work.reader(), at_head(work)
    others = sorted(taken_back(reader, clocks, claim).gone.keys() - {claim})[:MOST]
    return {id_: one.line for id_, one in load_told(reader, clocks, others).items()}


def _said(work: Work, standing: ClaimHistory, document: Document, origin: str | None) -> list[Utterance]:
    said = {
        spoken
        for telling in tellings(standing, document, (), work.registry)[-1:]
        for branch in telling.branches
        if (spoken := utterance(branch, document.outlet, document.when(), as_written=True)) is not None
    }
    if origin is not None:
        key = work.registry.find(origin, ANYTHING).key
        said = {one for one in said if work.registry.root(one.source) == key}
    return sorted(said, key=lambda one: (one.source, one.on, one.work))


def _claim(work: Work, written: str) -> tuple[str, ClaimHistory, Document]:
    id_ = work.find_claim(written)
    standing = work.claim(id_)
    assert standing is not None
    return id_, standing, find_document(work, standing.document)


def find_document(work: Work, key: str) -> Document:
    """The document of a key. Raises NotFoundError with the nearest keys."""
    found = work.document(key)
    if found is None:
        near = nearest(key, work.document_keys())
        hint = f"did you mean {' or '.join(near)}?" if near else "see: claims document list"
        raise NotFoundError(f"no document has the key {key}", hint)
    return found


def _written(document: Document) -> dict[str, str]:
    """A document's fields as one would write them again."""
    plain = document.stored()
    written = {name: str(value) for name, value in plain.items() if isinstance(value, str)}
    written["published"] = str(plain["published"]["edtf"])
    if "retrieved" in plain["published"]:
        written["retrieved"] = str(plain["published"]["retrieved"])
    return written


def _published(words: str | None) -> Published | None:
    return None if words is None else read_published(words)


class usage:  # noqa: N801 -- a context manager used like a function
    """Turns words that could not be read into an error of usage, or, where all that is wrong is that they could mean
    several things, into one that asks which."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ReadingError):
            raise (AmbiguousError if isinstance(error, SeveralError) else UsageError)(error.what, error.hint) from error
        if isinstance(error, TroublesError):
            what = "; ".join(trouble.what for trouble in error.troubles)
            hint = "; ".join(dict.fromkeys(trouble.hint for trouble in error.troubles if trouble.hint))
            several = all(trouble.several for trouble in error.troubles)
            raise (AmbiguousError if several else UsageError)(what, hint) from error


__all__ = [
    "LedgerError",
    "add_alias",
    "add_entity",
    "add_topic",
    "correct",
    "correct_document",
    "retract",
]
