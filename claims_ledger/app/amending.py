"""Correcting and taking back: claims by their outlet, origin or the desk, and what the desk entered of a document. Each
is one batch."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from claims_ledger.app.effects import MOST, at_head, effects_of
from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.app.usage import usage
from claims_ledger.commands.claims import correct_claim, differences, recall_utterance, retract_claim, withdraw_claim
from claims_ledger.commands.documents import correct_document as decide_correction
from claims_ledger.commands.work import Work
from claims_ledger.domain.chains import Utterance, utterance
from claims_ledger.domain.dates import Published, read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import ANYTHING
from claims_ledger.domain.errors import (
    UsageError,
)
from claims_ledger.domain.events import Event, UtteranceRetracted
from claims_ledger.domain.history import ClaimHistory
from claims_ledger.domain.telling import load_content, tellings
from claims_ledger.intake.documents import read_document
from claims_ledger.intake.quotes import Held, hold_quote
from claims_ledger.intake.words import amended
from claims_ledger.queries.life import entry_changes
from claims_ledger.queries.taken_back import taken_back
from claims_ledger.queries.voices import load_told


def correct_document(ledger: Ledger, document: str, changes: Mapping[str, str], *, reason: str, actor: str) -> Outcome:
    """Correct what the desk entered of a document; an empty value takes a field away."""
    with ledger.working(actor) as work:
        standing = work.find_document(document)
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
    return id_, standing, work.find_document(standing.document)


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
