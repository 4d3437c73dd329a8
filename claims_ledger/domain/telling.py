"""What a claim says in one stretch of publication time: its chains as they stand, and its assertions ready to
compare."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from claims_ledger.domain.assertion import (
    Assertion,
    At,
    Away,
    Condition,
    Happened,
    Held,
    Question,
    Stand,
    value_json,
    value_text,
)
from claims_ledger.domain.basis import Basis
from claims_ledger.domain.chains import Branch, Link, Utterance, utterance
from claims_ledger.domain.claim import Anchor, Claim, Content, Locator
from claims_ledger.domain.compare import Side
from claims_ledger.domain.dates import Period
from claims_ledger.domain.documents import Document
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.history import ClaimHistory, Recall, Stretch
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.restated import position_ids
from claims_ledger.domain.subjects import About


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim in one stretch: `branches` are its chains under the document's own, those of retracted utterances left
    out."""

    stretch: Stretch
    content: Content
    branches: tuple[Branch, ...]
    state: str


def load_content(stored: Mapping[str, Any], registry: Registry) -> Content:
    """A claim's content from its stored form, with the names of the registry as it stands."""
    kind: type[Claim] = KINDS[stored["kind"]]
    return Content(
        claim=kind.model_validate(stored["fields"], context=Reading(registry, words=False)),
        stance=stored["stance"],
        hedge=stored.get("hedge"),
        chain=tuple(Branch.from_json(branch, registry) for branch in stored["chain"]),
        basis=tuple(Basis.from_json(basis, registry) for basis in stored.get("basis", ())),
        locator=Locator(
            stored.get("paragraph"),
            stored.get("quote"),
            stored.get("translation"),
            Anchor(**stored["anchor"]) if stored.get("anchor") else None,
        ),
    )


def tellings(history: ClaimHistory, document: Document, recalls: Iterable[Recall], registry: Registry) -> list[Telling]:
    """The claim stretch by stretch. A stretch is cut where an origin took back an utterance that one of its chains
    passes on: that chain falls away, and with the last chain the claim is retracted."""
    heads = tuple(Link.from_json(link, registry) for link in document.via)
    told: list[Telling] = []
    known = list(recalls)
    for stretch in history.contents(document):
        content = load_content(stretch.content, registry)
        branches = tuple(branch.under(heads) for branch in content.chain)
        reached = {
            index: [recall.start for recall in known if recall.reaches(branch, document.outlet, document)]
            for index, branch in enumerate(branches)
        }
        cuts = sorted({start for starts in reached.values() for start in starts if stretch.start < start < stretch.end})
        for start, end in zip([stretch.start, *cuts], [*cuts, stretch.end], strict=True):
            left = tuple(
                branch for index, branch in enumerate(branches) if not any(at <= start for at in reached[index])
            )
            part = replace(stretch, start=start, end=end)
            state = stretch.state if left else "retracted"
            told.append(Telling(part, content, left or branches, state))
    return told


@dataclass(frozen=True, slots=True)
class Position:
    """One distinct value on one question at one event time."""

    id: str
    side: Side
    shown: str
    """The id it is shown under: a topic's yes and no are one position each, whatever day they speak of."""

    def when_text(self) -> str:
        return self.side.when.edtf


def position_of(assertion: Assertion, spoken: Period) -> Position:
    """The position an assertion takes: an open end closes on the utterance's day, and so does an undated state."""
    undated = assertion.when is None or not assertion.when.known
    dated = assertion.when if assertion.when is not None and assertion.when.known else None
    if dated is not None:
        when = dated.closed(spoken)
    elif assertion.mode == "state" and (assertion.when is None or assertion.when.relation is None):
        when = spoken
    else:
        when = Period("", None, None)
    side = Side(assertion.question, assertion.value, when, assertion.mode, undated)
    timed = {"when": when.edtf, "mode": side.mode, "undated": undated}
    id_, shown = position_ids(side.question.canonical(), value_json(side.value), timed)
    return Position(id_, side, shown)


def assertions_of(telling: Telling, registry: Registry) -> Iterator[Assertion]:
    """What the claim asserts or denies in that stretch; doubt, silence, not finding and predicting assert nothing."""
    claim, stance = telling.content.claim, telling.content.stance
    named: dict[tuple[str, bool], None] = {}
    if stance == "assert":
        yield from claim.assertions()
        for pattern in claim.patterns():
            named |= {(topic.name, True): None for topic in registry.topics_over(pattern)}
        for about, yes in claim.stands():
            name = topic_of(about, registry)
            named |= {(name, yes): None} if name is not None else {}
    elif stance == "deny":
        liked = (registry.topic_like(pattern) for pattern in claim.patterns())
        named = {(topic.name, False): None for topic in liked if topic is not None}
    questioned = dict.fromkeys(stand for name, yes in named for stand in _stands(name, yes, registry))
    for topic_name, stand in questioned:
        yield Assertion(Question("asserted", topic=topic_name), stand, claim.event_time(), "state")


_MAIN: tuple[type, ...] = (Quantity, Held, Happened, At, Away, Condition)


def main_of(asserted: Iterable[Assertion]) -> tuple[type, str] | None:
    """Sort of value and attribute of what a claim mainly asserts, which is what its hedge is shown on: a figure before
    an event, an event before the place that follows from it. That it bears on a topic is never what it mainly says."""
    comparable = [one for one in asserted if not isinstance(one.value, Stand)]
    if not comparable:
        return None
    main = min(comparable, key=lambda one: _MAIN.index(type(one.value)))
    return type(main.value), main.question.attribute


def _stands(name: str, yes: bool, registry: Registry) -> Iterator[tuple[str, Stand]]:
    """On the topic itself and on each wider one: what asserts a part asserts the whole; what denies a part is shown
    there as the narrower denial it is."""
    yield name, Stand(yes)
    for wider in registry.wider_topics(name):
        yield wider, Stand(yes, only="" if yes else name)


def topic_of(about: About, registry: Registry) -> str | None:
    """The topic meant: by name, or the one whose pattern equals the pattern written."""
    if about.topic is not None or about.pattern is None:
        return about.topic
    like = registry.topic_like(about.pattern)
    return like.name if like else None


def spoken_on(branch: Branch, document: Document) -> Period:
    """The day of a chain's utterance where it is told, else that of publication."""
    last = branch.links[-1] if branch.links else None
    if last is not None and last.on is not None and last.on.known:
        return last.on
    return document.when().day


__all__ = [
    "Position",
    "Telling",
    "Utterance",
    "assertions_of",
    "load_content",
    "main_of",
    "position_of",
    "spoken_on",
    "tellings",
    "topic_of",
    "utterance",
    "value_text",
]
