"""The rows that one claim stands for, in every stretch of publication time: itself, its voices, whom it mentions, the
positions it holds, and what all these rest on."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from claims_ledger.domain.assertion import Assertion, Question
from claims_ledger.domain.chains import Branch, utterance
from claims_ledger.domain.claim import identity, saying
from claims_ledger.domain.dates import Period
from claims_ledger.domain.documents import Document
from claims_ledger.domain.history import ClaimHistory, Recall
from claims_ledger.domain.ids import canonical_text, digest_id
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.subjects import About
from claims_ledger.domain.telling import (
    Position,
    Telling,
    assertions_of,
    main_of,
    position_of,
    spoken_on,
    tellings,
)
from claims_ledger.projections.rows import Row


@dataclass(slots=True)
class ClaimRows:
    """Rows by read model, and the positions they refer to."""

    claims: list[Row] = field(default_factory=list)
    voices: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    holdings: list[Row] = field(default_factory=list)
    reliances: list[Row] = field(default_factory=list)
    positions: dict[str, Position] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """When and how a claim was first recorded: the recording time, its event's position, by a sheet or by hand; and the
    position of the event by which the entry stands: its recording, the last correction or reinstatement."""

    recorded: str
    at_position: int
    entered: str
    stands_at: int


def claim_rows(
    history: ClaimHistory, entry: Entry, document: Document, recalls: list[Recall], registry: Registry
) -> ClaimRows:
    """All rows of a claim by what was recorded so far."""
    rows = ClaimRows()
    for telling in tellings(history, document, recalls, registry):
        span = (telling.stretch.start, telling.stretch.end)
        rows.claims.append((*_claim(history, entry, document, telling, registry), *span))
        rows.voices += [(*row, *span) for row in _voices(history.claim, document, telling, registry)]
        asserted = list(_assertions(telling, registry))
        rows.reliances += [(history.claim, upon) for upon in _rests_on(telling, asserted, document, registry)]
        mentioned = dict.fromkeys(ref.key for ref in telling.content.claim.mentions())
        rows.mentions += [(history.claim, key, telling.content.claim.kind, *span) for key in mentioned]
        if telling.state == "live":
            for position, row in _holdings(history.claim, document, telling, asserted, registry):
                rows.positions[position.id] = position
                rows.holdings.append((*row, *span))
    for part in ("claims", "voices", "mentions", "holdings", "reliances"):
        setattr(rows, part, list(dict.fromkeys(getattr(rows, part))))
    return rows


def _claim(history: ClaimHistory, entry: Entry, document: Document, telling: Telling, registry: Registry) -> Row:
    content, stored = telling.content, dict(telling.stretch.content)
    when = content.claim.event_time()
    event = when.closed(document.when().day) if isinstance(when, Period) else None
    known = [branch for branch in telling.branches if branch.end in ("source", "own")]
    outlet = registry.ref(document.outlet)
    return (
        history.claim, telling.stretch.version, telling.state, int(telling.stretch.corrected),
        content.claim.kind, content.claim.headline(), content.stance, content.hedge, document.key, outlet.key,
        outlet.name,
        document.title, document.when().edtf, document.affair, " + ".join(filter(None, map(str, content.chain))),
        int(not known), canonical_text([str(basis) for basis in content.basis]), content.locator.paragraph,
        _ordinal(event.first if event else None), _ordinal(event.last if event else None), when.edtf if when else None,
        canonical_text(stored), digest_id("i", identity(document.key, stored)), entry.entered,
        entry.recorded, entry.at_position, entry.stands_at,
    )  # fmt: skip


def _ordinal(day: Any) -> int | None:
    return None if day is None else int(day.toordinal())


def _voices(claim: str, document: Document, telling: Telling, registry: Registry) -> Iterator[Row]:
    """Step 0 is the outlet; the last link of a chain of known lineage speaks as its origin."""
    for number, branch in enumerate(telling.branches):
        last = len(branch.links)
        known = branch.end in ("source", "own")
        yield (claim, number, 0, *_who(document.outlet, registry), "outlet", "", document.when().day.edtf, "")
        for step, link in enumerate(branch.links, start=1):
            role = "origin" if known and step == last else "relay"
            said = link.on.edtf if link.on else ""
            yield (claim, number, step, *_who(link.source.key, registry), role, link.relay, said, link.work or "")
        if known and not branch.links:
            yield (claim, number, 0, *_who(document.outlet, registry), "origin", "own", document.when().day.edtf, "")


def _who(key: str, registry: Registry) -> tuple[str, str, str, str]:
    who, house = registry.ref(key), registry.ref(registry.house(key))
    return who.key, who.name, house.key, house.name


def _assertions(telling: Telling, registry: Registry) -> Iterator[Assertion]:
    """What it asserts, each question by the names of the registry: those in a topic's pattern are keys."""
    for assertion in assertions_of(telling, registry):
        yield replace(assertion, question=Question.load(assertion.question.canonical(), registry))


def _rests_on(telling: Telling, asserted: list[Assertion], document: Document, registry: Registry) -> list[str]:
    """What the rows are made with beside the claim's own words: entities by key, topics as `topic NAME`. As long as
    these stand, so do the rows."""
    content = telling.content
    abouts = [value for _, value in content.claim if isinstance(value, About)]
    topics = {about.topic for about in abouts if about.topic is not None}
    topics |= {str(one.question.terms["topic"]) for one in asserted if one.question.attribute == "asserted"}
    patterns = [about.pattern for about in abouts] + [registry.topics.get(name) for name in topics]
    named = {ref.key for ref in content.claim.mentions()} | {document.outlet}
    named |= {link.source.key for branch in (*content.chain, *telling.branches) for link in branch.links}
    named |= {basis.by.key for basis in content.basis if basis.by is not None}
    named |= {key for pattern in patterns if pattern is not None for key in pattern.named()}
    return sorted({registry.root(key) for key in named} | {f"topic {name}" for name in topics})


def _holdings(
    claim: str, document: Document, telling: Telling, asserted: list[Assertion], registry: Registry
) -> Iterator[tuple[Position, Row]]:
    main = main_of(asserted)
    whole = saying(telling.content.claim, telling.stretch.content["fields"]) if main is not None else ""
    hedged = int(telling.content.hedge is not None)
    for number, branch in enumerate(telling.branches):
        spoken, origin = spoken_on(branch, document), _origin(branch, document, registry)
        for assertion in asserted:
            position = position_of(assertion, spoken)
            mainly = (type(assertion.value), assertion.question.attribute) == main
            yield position, (
                claim, number, position.id, position.side.question.family, document.key,
                registry.ref(document.outlet).name, *origin, *((hedged, whole) if mainly else (0, "")),
            )  # fmt: skip


def _origin(branch: Branch, document: Document, registry: Registry) -> tuple[str, str, str, str, str, str]:
    """Source, its name, house, its name, day and work of the utterance; all empty where the lineage is unknown."""
    said = utterance(branch, document.outlet, document.when())
    if said is None:
        return "", "", "", "", "", ""
    return (*_who(said.source, registry), said.on, said.work)
