"""Random histories of a small world, in which most claims meet.

A history is drawn as a list of steps, each a word and a few numbers; the numbers pick, modulo, from what there is when
the step is taken. A step that a command would refuse is left out.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

from claims_ledger.commands.claims import differences
from claims_ledger.commands.register import describe_entity, describe_topic
from claims_ledger.domain.basis import read_basis
from claims_ledger.domain.chains import UNSAID, read_chain, read_links
from claims_ledger.domain.claim import Content, Locator, claim_id
from claims_ledger.domain.dates import instant, read_published
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import ReadingError
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
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.judgements import Review, Ruling, SourceLetter
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Topic
from tests.oracle.plain import Plain, counting, undone
from tests.oracle.world import (
    BASES,
    CHAINS,
    CHANGES,
    DOCUMENTS,
    ENTITIES,
    HEADS,
    HEDGES,
    LATER_TOPICS,
    MERGED,
    OUTLETS,
    PUBLISHED,
    RATED,
    RECALLED,
    ROWS,
    STANCES,
    THEMES,
    TOPICS,
)
from tests.support.tellers import batch_of

T = TypeVar("T")
Step = tuple[str, int, int, int, int]
LETTERS: tuple[SourceLetter, ...] = ("A", "B", "C")
RULED: tuple[Ruling, ...] = ("confirm", "dismiss", "reopen")
OUTCOMES: tuple[Review, ...] = ("accepted", "returned")

_WORDS = (
    ["say"] * 8
    + ["outlet", "desk"] * 3
    + ["retract", "recall", "withdraw", "reinstate", "document", "topic", "merge", "split"]
    + ["entity", "judge", "text"] * 2
    + ["undo"] * 5
)
ALWAYS = 2**61
"""A second that everything is public by."""
_NUMBER = st.integers(0, 10_000)


def _steps(words: Sequence[str], least: int, most: int) -> st.SearchStrategy[list[Step]]:
    return st.lists(
        st.tuples(st.sampled_from(words), _NUMBER, _NUMBER, _NUMBER, _NUMBER), min_size=least, max_size=most
    )


stories = st.tuples(_NUMBER, _steps(_WORDS, 4, 28)).map(lambda drawn: Story.of(*drawn))
"""Histories of some theme each, so that much of what is said meets."""

_JUDGING = ["rule", "merge"] * 3 + ["say", "split", "rate", "undo"] * 2 + ["entity", "outlet", "withdraw", "reinstate"]
judged_stories = st.tuples(
    _NUMBER,
    _steps(["say"], 8, 14),
    _steps(["rule", "rule", "rate"], 2, 4),
    _steps(["merge"], 1, 3),
    _steps(_JUDGING, 4, 14),
).map(lambda drawn: Story.of(drawn[0], [step for part in drawn[1:] for step in part]))
"""Histories in which editors judge: much is said, then ruled on, while entities turn out to be one or two."""


def pick(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


@dataclass
class Story:
    """Tells steps as events that a ledger could have taken."""

    events: list[Event] = field(default_factory=list)
    registry: Registry = field(default_factory=Registry)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: dict[str, ClaimRecorded] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    texts: dict[str, list[str]] = field(default_factory=dict)
    seconds: set[int] = field(default_factory=set)
    merged: list[tuple[str, str]] = field(default_factory=list)
    ruled: set[str] = field(default_factory=set)
    rows: Sequence[dict[str, Any]] = ROWS
    chains: Sequence[str] = CHAINS
    alterations: Sequence[tuple[str, dict[str, Any]]] = CHANGES

    @classmethod
    def of(cls, theme: int, told: Sequence[Step]) -> "Story":
        kinds, keys, chains = pick(THEMES, theme)
        first = theme // len(THEMES) % len(CHAINS)
        story = cls(
            rows=[row for row in ROWS if row["kind"] in kinds] or ROWS,
            chains=chains or (CHAINS + CHAINS)[first : first + 6],
            alterations=[change for change in CHANGES if change[0] in keys] or CHANGES,
        )
        for key, description in ENTITIES.items():
            story.events += story._described(Entity.model_validate({"key": key, **description}))
        for name, pattern in TOPICS.items():
            story.events += story._topical(Topic.model_validate({"name": name, **pattern}))
        for word, *numbers in told:
            take: Callable[..., list[Event]] = getattr(story, f"_{word}")
            story.events += take(*numbers)
        return story

    @property
    def counting(self) -> list[Event]:
        """What stands of it, as if the rest had never been told."""
        return [event for _, event in counting(self.events)]

    @property
    def begun(self) -> int:
        """The position at which the registry was first filled."""
        return len(ENTITIES) + len(TOPICS)

    def _undo(self, which: int, *_: int) -> list[Event]:
        """Takes a batch back, most often one of the last, at times one with an undoing in it; nothing where what is
        left would make no sense."""
        own = batch_of(len(self.events) + 1)
        first = self.begun + 2  # past the batch in which the registry was filled
        told = dict.fromkeys(batch_of(position) for position in range(first, len(self.events) + 1))
        open_ = [batch for batch in told if batch != own and batch not in undone(self.events)][::-1]
        if not open_:
            return []
        event = BatchUndone(batch=open_[min(which % 3 * (which // 3 % 3), len(open_) - 1)], reason="test")
        with suppress(LookupError, ValueError):
            self.remember([*self.events, event])
            return [event]
        self.remember(self.events)
        return []

    def remember(self, events: Sequence[Event]) -> None:
        """Know what counts of these and nothing else. Raises LookupError or ValueError where one of them rests on
        what does not count."""
        self.registry, self.documents, self.claims, self.versions = Registry(), {}, {}, {}
        self.withdrawn, self.merged, self.texts = set(), [], {}
        for _, event in counting(events):
            self._heard(event)

    def _heard(self, event: Event) -> None:
        match event:
            case EntityDescribed():
                entity = Entity.model_validate({"key": event.key, **event.description})
                describe_entity(entity, self.registry)
                self.registry.put(entity)
            case TopicDescribed():
                topic = Topic.model_validate({"name": event.name, **event.pattern})
                describe_topic(topic, self.registry)
                self.registry.put_topic(topic)
            case DocumentFiled() if event.key not in self.documents:
                self.documents[event.key] = dict(event.document)
            case DocumentCorrected():
                self.documents[event.key].update(event.changes)
            case ClaimRecorded(claim=claim, document=document) if claim not in self.claims and self.documents[document]:
                self.claims[claim], self.versions[claim] = event, 1
            case ClaimCorrected(claim=claim, by=by, version=version):
                self.versions[claim] += by == "outlet"
                _ = range(self.versions[claim])[version - 1]
            case ClaimWithdrawn(claim=claim) if claim in self.claims:
                self.withdrawn.add(claim)
            case ClaimReinstated(claim=claim) if claim in self.claims:
                self.withdrawn.discard(claim)
            case ClaimRetracted(claim=claim) | ClaimAssessed(claim=claim) | ClaimReviewed(claim=claim) if (
                claim in self.claims
            ):
                pass
            case EntitiesMerged(kept=kept, merged=merged) if not {kept, merged} & {
                key for two in self.merged for key in two
            }:
                self.merged.append((kept, merged))
            case EntitiesSplit(kept=kept, merged=merged):
                self.merged.remove((kept, merged))
            case TextFiled(key=key, edition=edition, sha256=sha256) if key in self.documents:
                texts = self.texts.setdefault(key, [])
                texts += [""] * (edition - len(texts))
                texts[edition - 1] = sha256
            case UtteranceRetracted() | SourceRated() | ContestRuled() | TopSpeedSet() | EntitiesToldApart():
                pass
            case _:
                raise LookupError(event)

    def _judge(self, which: int, what: int, value: int, *_: int) -> list[Event]:
        """What no answer depends on but its own rows; and speeds, on which verdicts depend."""
        claim = self._some(which)
        judged: list[Event] = [
            SourceRated(source=pick(OUTLETS, which), letter=pick(LETTERS, value), reason="test"),
            ContestRuled(contest="x0123456789ab", ruling=pick(RULED, value), positions=(), reason="test"),
            TopSpeedSet(craft="vessel", speed=pick((None, "25 knots", "2 knots"), value), reason="test"),
            EntitiesToldApart(a="post", b=pick(("times", "wire"), value), reason="test"),
        ]
        if claim is not None:
            judged.append(ClaimAssessed(claim=claim, credibility=pick(("2", "3", None), value)))
            judged.append(ClaimReviewed(claim=claim, outcome=pick(OUTCOMES, value), saw=value))
        return [pick(judged, what)]

    def _described(self, entity: Entity) -> list[Event]:
        events: list[Event] = []
        with suppress(ReadingError):
            events = describe_entity(entity, self.registry)
            self.registry.put(entity)
        return events

    def _topical(self, topic: Topic) -> list[Event]:
        events: list[Event] = []
        with suppress(ReadingError):
            events = describe_topic(topic, self.registry)
            self.registry.put_topic(topic)
        return events

    def _entity(self, which: int, *_: int) -> list[Event]:
        key, change = pick(self.alterations, which)
        standing = self.registry.entities.get(key)
        before = standing.description() if standing is not None else {}
        return self._described(Entity.model_validate({"key": key, **before, **change}))

    def _topic(self, which: int, *_: int) -> list[Event]:
        name, pattern = pick(LATER_TOPICS, which)
        if pattern.get("within") not in (None, *self.registry.topics):
            return []
        return self._topical(Topic.model_validate({"name": name, **pattern}))

    def _merge(self, which: int, *_: int) -> list[Event]:
        changing = {key for key, _ in self.alterations}
        kept, merged = pick([two for two in MERGED if changing & set(two)] or MERGED, which)
        taken = {key for two in self.merged for key in two}
        if {kept, merged} & taken or not {kept, merged} <= self.registry.entities.keys():
            return []
        self.merged.append((kept, merged))
        return [EntitiesMerged(kept=kept, merged=merged, reason="test")]

    def _split(self, which: int, *_: int) -> list[Event]:
        if not self.merged:
            return []
        kept, merged = self.merged.pop(which % len(self.merged))
        return [EntitiesSplit(kept=kept, merged=merged, reason="test")]

    def _rule(self, which: int, ruling: int, holds: int, *_: int) -> list[Event]:
        contests = Plain(self.events).contests(ALWAYS)
        if not contests:
            return []
        # One on which somebody ruled before is ruled on again in half the cases.
        contest = pick(sorted(contests.keys() & self.ruled or contests) if which % 2 else sorted(contests), which // 2)
        words: tuple[Ruling, ...] = ("confirm", "dismiss", "decide", *(("reopen",) if contest in self.ruled else ()))
        word, positions = pick(words, ruling), sorted(contests[contest])
        self.ruled.add(contest)
        held = pick(positions, holds) if word == "decide" else None
        return [ContestRuled(contest=contest, ruling=word, positions=tuple(positions), holds=held, reason="test")]

    def _rate(self, which: int, letter: int, *_: int) -> list[Event]:
        letters: tuple[SourceLetter, ...] = ("A", "B", "C", "F")
        return [SourceRated(source=pick(RATED, which), letter=pick(letters, letter), reason=f"reason {letter % 3}")]

    def _date(self, number: int) -> dict[str, str]:
        published = read_published(pick(PUBLISHED, number))
        self.seconds |= {instant(published.first), instant(published.last)}
        return published.to_json()

    def _filed(self, number: int) -> list[Event]:
        key, outlet, published = pick(DOCUMENTS, number)
        if key in self.documents:
            return []
        when = read_published(published)
        self.seconds |= {instant(when.first), instant(when.last)}
        self.documents[key] = {"outlet": outlet, "title": f"title of {key}", "published": when.to_json()}
        return [DocumentFiled(key=key, document=dict(self.documents[key]))]

    def _content(self, row: int, stance: str, chain: int, more: int) -> dict[str, Any]:
        plain = {name: value for name, value in pick(self.rows, row).items() if name != "kind"}
        kind = KINDS[pick(self.rows, row)["kind"]]
        written, basis = pick(self.chains, chain), pick(BASES, more)
        # Keys are read as names, whatever the registry calls things by now.
        return Content(
            claim=kind.model_validate(plain, context=Reading(BASE, read_published("2024-03-15"))),
            stance=stance,  # type: ignore[arg-type]
            hedge=pick(HEDGES, more // 7),
            chain=read_chain(written, BASE, None) if written else UNSAID,
            basis=(read_basis(basis, BASE, None),) if basis else (),
            locator=Locator(pick((None, "1", "2"), more // 11)),
        ).stored()

    def _say(self, document: int, row: int, chain: int, more: int) -> list[Event]:
        events = self._filed(document)
        content = self._content(row, pick(STANCES, document // 4), chain, more)
        key = pick(DOCUMENTS, document)[0]
        id_ = claim_id(key, content)
        if id_ in self.claims:
            return events
        said = ClaimRecorded(claim=id_, document=key, content=content, entered="sheet")
        self.claims[id_], self.versions[id_] = said, 1
        return [*events, said]

    def _some(self, number: int) -> str | None:
        held = [id_ for id_ in self.claims if id_ not in self.withdrawn]
        return pick(held, number) if held else None

    def _changes(self, claim: str, row: int, chain: int, more: int) -> dict[str, Any]:
        """What makes one row of a claim's kind another, some entries of it; both ends of a movement stay."""
        first = self.claims[claim].content
        alike = [number for number, one in enumerate(self.rows) if one["kind"] == first["kind"]]
        other = self._content(pick(alike, row), first["stance"], chain, more)
        changes = differences(first, other) | {"fields": {}}
        changes |= {"fields": differences(first["fields"], other["fields"])}
        for name in ("from", "to", "who", "of") if first["kind"] in ("shipment", "voyage", "halt") else ():
            changes["fields"].pop(name, None)
        if more % 5 == 0:
            changes["stance"] = pick(("deny", "assert", "doubt"), more // 5)
        if more % 3 == 0:
            changes |= {"hedge": pick((None, "perhaps"), more // 3), "paragraph": pick((None, "3"), more // 6)}
        dropped = sorted(changes)[more % max(1, len(changes)) :: 2] if chain % 2 else []
        return {name: value for name, value in changes.items() if name not in dropped and value != {}}

    def _outlet(self, which: int, row: int, more: int, day: int) -> list[Event]:
        claim = self._some(which)
        changes = self._changes(claim, row, more // 3, more) if claim is not None else {}
        if claim is None or not changes:
            return []
        self.versions[claim] += 1
        return [
            ClaimCorrected(
                claim=claim,
                by="outlet",
                version=self.versions[claim],
                changes=changes,
                published=self._date(day),
                reason="test",
            )
        ]

    def _desk(self, which: int, row: int, more: int, version: int) -> list[Event]:
        claim = self._some(which)
        changes = self._changes(claim, row, more // 3, more) if claim is not None else {}
        if claim is None or not changes:
            return []
        number = 1 + version % self.versions[claim]
        return [ClaimCorrected(claim=claim, by="desk", version=number, changes=changes, published=None, reason="test")]

    def _retract(self, which: int, day: int, *_: int) -> list[Event]:
        claim = self._some(which)
        return [] if claim is None else [ClaimRetracted(claim=claim, published=self._date(day), reason="test")]

    def _recall(self, which: int, day: int, *_: int) -> list[Event]:
        source, utterance = pick(RECALLED, which)
        return [UtteranceRetracted(source=source, utterance=dict(utterance), published=self._date(day), reason="test")]

    def _withdraw(self, which: int, *_: int) -> list[Event]:
        claim = self._some(which)
        if claim is None:
            return []
        self.withdrawn.add(claim)
        return [ClaimWithdrawn(claim=claim, reason="test")]

    def _reinstate(self, which: int, *_: int) -> list[Event]:
        if not self.withdrawn:
            return []
        claim = pick(sorted(self.withdrawn), which)
        self.withdrawn.discard(claim)
        return [ClaimReinstated(claim=claim, reason="test")]

    def _text(self, which: int, what: int, day: int, more: int) -> list[Event]:
        """A text of a document: one of three, so that an edition is met again; with a day of its own, or none."""
        if not self.documents:
            return []
        key = pick(sorted(self.documents), which)
        texts = self.texts.setdefault(key, [])
        sha256 = f"{what % 3}" * 64
        if sha256 not in texts:
            texts.append(sha256)
        published = self._date(day) if more % 3 == 0 else None
        retrieved = pick((None, "2024-05-01"), more)
        if retrieved is not None:
            self.seconds.add(instant(read_published(retrieved).last))
        return [
            TextFiled(
                key=key,
                edition=texts.index(sha256) + 1,
                sha256=sha256,
                length=9 + what % 3,
                parts=pick(({}, {"body": "2-3"}), more // 2),
                published=published,
                retrieved=retrieved,
            )
        ]

    def _document(self, which: int, what: int, value: int, *_: int) -> list[Event]:
        if not self.documents:
            return []
        key = pick(sorted(self.documents), which)
        heads = pick(HEADS, value)
        changes: dict[str, Any] = pick(
            (
                {"published": self._date(value)},
                {"outlet": pick(OUTLETS, value)},
                {"via": [link.to_json() for link in read_links(heads, BASE, None)] if heads else None},
                {"title": f"title {value % 3}"},
                {"published": self._date(value), "outlet": pick(OUTLETS, value // 8)},
            ),
            what,
        )
        if all(self.documents[key].get(name) == value for name, value in changes.items()):
            return []
        self.documents[key].update(changes)
        return [DocumentCorrected(key=key, changes=changes, reason="test")]


def _base() -> Registry:
    """The registry that rows are read with: everything goes by its key."""
    registry = Registry()
    for key, description in ENTITIES.items():
        registry.put(Entity.model_validate({"key": key, **description, "names": [key]}))
    for name, pattern in TOPICS.items():
        registry.put_topic(Topic.model_validate({"name": name, **pattern}))
    return registry


BASE = _base()
