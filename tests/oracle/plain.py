"""What a ledger answers, folded anew from its events for every question.

Nothing is kept between two questions but the events. A claim is looked at in one second of publication time, never in
stretches; every pair of positions is compared. Kinds, comparators and the registry are the program's own; the history
of a claim, its chains, utterances, positions and liveness are told here a second time, in another way.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

from claims_ledger.domain.assertion import (
    At,
    Away,
    Condition,
    Happened,
    Question,
    Stand,
    load_value,
    value_json,
    value_text,
)
from claims_ledger.domain.assertion import Held as Party
from claims_ledger.domain.basis import Basis
from claims_ledger.domain.chains import Link
from claims_ledger.domain.compare import Side, Verdict, compare, compare_hedged, compare_retellings
from claims_ledger.domain.compare.relation import Relation, relate
from claims_ledger.domain.contests import contest_id, how_firmly, is_presence, wider
from claims_ledger.domain.dates import Period, Published, instant
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import (
    BatchUndone,
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    ContestRuled,
    DocumentCorrected,
    DocumentFiled,
    EntitiesMerged,
    EntitiesSplit,
    EntityDescribed,
    Event,
    SourceRated,
    TextFiled,
    TopicDescribed,
    TopSpeedSet,
    UtteranceRetracted,
)
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.ids import canonical_text, digest_id
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.ranking import CONTESTED
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from claims_ledger.domain.topics import Pattern, Topic
from tests.support.tellers import batch_of

Leaves = dict[tuple[str, ...], Any]
"""A content or a change of one, entry by entry; an entry that is taken away is None."""
Answer = dict[str, Any]


def text(plain: Any) -> str:
    return json.dumps(plain, sort_keys=True, ensure_ascii=False)


def leaves(changes: Mapping[str, Any]) -> Leaves:
    found: Leaves = {}
    for name, value in changes.items():
        if name == "fields":
            found |= {("fields", part): worth for part, worth in value.items()}
        else:
            found[name,] = value
    return found


class Held(NamedTuple):
    """One position as one chain of a claim holds it."""

    claim: str
    document: str
    position: str
    source: str
    said: str
    hedged: bool
    whole: str

    @property
    def told(self) -> "Told":
        return self.source, self.position, self.said


Told = tuple[str, str, str]
"""Source, position, and when it was said."""


@dataclass
class Kept:
    """What was recorded of one claim. The outlet's corrections stand in order of entry, with the second of each."""

    document: str
    first: Leaves
    corrections: list[tuple[int, Leaves]] = field(default_factory=list)
    retracted: list[int] = field(default_factory=list)
    withdrawn: bool = False
    amended: set[int] = field(default_factory=set)


RECORDED_ON = "2026-01-01"
"""The day on which every history is told."""


class Ruled(NamedTuple):
    """What an editor ruled, on what question (or on a contest that there was not), weighing what, each position told
    with a hedge or not; all in plain JSON by the keys of that day."""

    ruling: str
    contest: str
    question: Mapping[str, Any] | None
    weighed: Sequence[tuple[Mapping[str, Any], bool]]
    holds: tuple[Mapping[str, Any], bool] | None


@dataclass
class Said:
    """A claim in one second: what it says, which of its chains are left, and whether it is live."""

    version: int
    corrected: bool
    state: str
    content: dict[str, Any]
    fields: Any
    chains: list[tuple[list[Link], str]]
    written: list[tuple[list[Link], str]]


def undone(events: Sequence[Event]) -> set[str]:
    """The batches that were undone, by undoings that were not undone themselves."""
    found: set[str] = set()
    for position in range(len(events), 0, -1):
        event = events[position - 1]
        if isinstance(event, BatchUndone) and batch_of(position) not in found:
            found.add(event.batch)
    return found


def counting(events: Sequence[Event]) -> list[tuple[int, Event]]:
    """Those that count with their positions, undoings left out."""
    gone = undone(events)
    standing = [(position, one) for position, one in enumerate(events, start=1) if batch_of(position) not in gone]
    return [(position, one) for position, one in standing if not isinstance(one, BatchUndone)]


class Plain:
    """The events up to some position."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.registry = Registry()
        self.documents: dict[str, dict[str, Any]] = {}
        self.claims: dict[str, Kept] = {}
        self.texts: dict[tuple[str, int], TextFiled] = {}
        self.recalls: list[UtteranceRetracted] = []
        self.rulings: list[Ruled] = []
        self.ratings: list[SourceRated] = []
        for position, event in counting(events):
            if isinstance(event, ContestRuled):
                self.rulings.append(Plain(events[: position - 1]).ruled(event))
            self._take(event)

    def _take(self, event: Event) -> None:
        if isinstance(event, EntityDescribed):
            self.registry.put(Entity.model_validate({"key": event.key, **event.description}))
        elif isinstance(event, TopicDescribed):
            self.registry.put_topic(Topic.model_validate({"name": event.name, **event.pattern}))
        elif isinstance(event, DocumentFiled):
            self.documents[event.key] = dict(event.document)
        elif isinstance(event, DocumentCorrected):
            self.documents[event.key].update(event.changes)
        elif isinstance(event, TextFiled):
            self.texts[event.key, event.edition] = event
        elif isinstance(event, ClaimRecorded):
            self.claims[event.claim] = Kept(event.document, leaves(event.content))
        elif isinstance(event, UtteranceRetracted):
            self.recalls.append(event)
        elif isinstance(event, EntitiesMerged):
            self.registry.merge(event.kept, event.merged)
        elif isinstance(event, TopSpeedSet):
            self.registry.set_type_speed(event.craft, event.speed)
        elif isinstance(event, EntitiesSplit):
            self.registry.split(event.merged)
        elif isinstance(event, SourceRated):
            self.ratings.append(event)
        elif isinstance(event, (ClaimCorrected, ClaimRetracted, ClaimWithdrawn, ClaimReinstated)):
            self._befall(self.claims[event.claim], event)

    def _befall(self, claim: Kept, event: Event) -> None:
        if isinstance(event, ClaimCorrected) and event.by == "outlet":
            claim.corrections.append((_latest(event.published), leaves(event.changes)))
        elif isinstance(event, ClaimCorrected):
            claim.amended.add(event.version)
            mended = claim.first if event.version == 1 else claim.corrections[event.version - 2][1]
            mended.update(leaves(event.changes))
        elif isinstance(event, ClaimRetracted):
            claim.retracted.append(_latest(event.published))
        else:
            assert isinstance(event, (ClaimWithdrawn, ClaimReinstated))
            claim.withdrawn = isinstance(event, ClaimWithdrawn)

    # One claim in one second

    def said(self, claim: Kept, until: int) -> Said | None:
        document = self.documents[claim.document]
        public = _latest(document["published"])
        if claim.withdrawn or until < public:
            return None
        content, version, corrected = dict(claim.first), 1, 1 in claim.amended
        in_order = sorted(range(len(claim.corrections)), key=lambda number: (claim.corrections[number][0], number))
        for number in in_order:
            if max(public, claim.corrections[number][0]) <= until:
                content.update(claim.corrections[number][1])
                version, corrected = number + 2, True
        whole: dict[str, Any] = {"fields": {}}
        for path, value in content.items():
            if value is not None:
                (whole["fields"] if len(path) == 2 else whole)[path[-1]] = value
        fields = KINDS[whole["kind"]].model_validate(whole["fields"], context=Reading(self.registry, words=False))
        heads = self._links(document.get("via") or [])
        written = [(self._links(branch["links"]), branch["end"]) for branch in whole["chain"]]
        chains = [(_without_loops([*heads, *links]), end) for links, end in written]
        left = [chain for chain in chains if not self._recalled(chain[0], claim.document, until)]
        live = left and not any(max(public, second) <= until for second in claim.retracted)
        return Said(version, corrected, "live" if live else "retracted", whole, fields, left or chains, written)

    def _links(self, plain: Iterable[Mapping[str, Any]]) -> list[Link]:
        return [Link.from_json(dict(link), self.registry) for link in plain]

    def _recalled(self, links: Sequence[Link], document: str, until: int) -> bool:
        """Whether one who speaks in the chain has taken back what is passed on of it."""
        spoken = [(link.source.key, link.on, link.work) for link in links] or [
            (self._outlet(document), self._day(document), None)
        ]
        for recall in self.recalls:
            if _latest(recall.published) > until:
                continue
            on, work = recall.utterance.get("on"), recall.utterance.get("work")
            for source, day, named in spoken:
                if source != self.registry.root(recall.source):
                    continue
                if work or named:
                    if work == named:
                        return True
                elif on and day is not None and _one_day(day, Period.from_edtf(on)):
                    return True
        return False

    def _outlet(self, document: str) -> str:
        return self.registry.root(self.documents[document]["outlet"])

    def _day(self, document: str) -> Period:
        return Published.from_json(self.documents[document]["published"]).day

    def _moments(self, claim: Kept) -> set[int]:
        """Seconds in which what it says may change."""
        public = _latest(self.documents[claim.document]["published"])
        changes = [second for second, _ in claim.corrections] + claim.retracted
        changes += [_latest(recall.published) for recall in self.recalls]
        return {public} | {second for second in changes if second > public}

    # What it asserts

    def _assertions(self, said: Said) -> Iterator[tuple[Question, Any, Period | None, str]]:
        stance, fields = said.content["stance"], said.fields
        named: set[tuple[str, bool]] = set()
        if stance == "assert":
            for one in fields.assertions():
                yield one.question, one.value, one.when, one.mode
            for pattern in fields.patterns():
                named |= {(topic.name, True) for topic in self._topics() if self._inside(pattern, topic)}
            for about, yes in fields.stands():
                named |= {(name, yes) for name in self._meant(about.topic, about.pattern)}
        elif stance == "deny":
            named = {(name, False) for pattern in fields.patterns() for name in self._meant(None, pattern)}
        stands = {(name, Stand(yes)) for name, yes in named}
        stands |= {(wide, Stand(yes, only="" if yes else name)) for name, yes in named for wide in self._wider(name)}
        for name, stand in stands:
            yield Question("asserted", topic=name), stand, fields.event_time(), "state"

    def _topics(self) -> Iterable[Topic]:
        return self.registry.topics.values()

    def _inside(self, part: Pattern, whole: Topic) -> bool:
        roles = [(part.origin, whole.origin), (part.to, whole.to), (part.goods, whole.goods)]
        said = [(narrow, wide) for narrow, wide in roles if wide is not None]
        return bool(said) and all(narrow is not None and self.registry.inside(narrow, wide) for narrow, wide in said)

    def _meant(self, name: str | None, pattern: Pattern | None) -> set[str]:
        if name is not None:
            return {name}
        if pattern is None:
            return set()
        return {topic.name for topic in self._topics() if self._roots(topic) == self._roots(pattern)}

    def _roots(self, pattern: Pattern) -> list[str | None]:
        """What a pattern names, as it stands now."""
        return [key and self.registry.root(key) for key in (pattern.origin, pattern.to, pattern.goods)]

    def _wider(self, name: str) -> set[str]:
        over = {
            one.name: {other.name for other in self._topics() if other.name == one.within or self._inside(one, other)}
            for one in self._topics()
        }
        found = over.get(name, set())
        while True:
            more = found.union(*(over.get(one, set()) for one in found))
            if more == found:
                return found - {name}
            found = more

    def _held(self, claim: str, said: Said) -> Iterator[tuple[Held, Side, Mapping[str, Any]]]:
        if said.state != "live":
            return
        document = self.claims[claim].document
        asserted = list(self._assertions(said))
        main = _main(value for _, value, _, _ in asserted)
        first = next((question.attribute for question, value, _, _ in asserted if type(value) is main), "")
        whole = text([said.content["kind"], self._bare(said.content["fields"])])
        for links, end in said.chains:
            told = links[-1].on if links and links[-1].on is not None and links[-1].on.known else None
            source, on, work = self._utterance(links, end, document)
            for question, value, when, mode in asserted:
                side = self._side(question, value, when, mode, told or self._day(document))
                plain = {
                    "question": question.canonical(), "value": value_json(value), "when": side.when.edtf, "mode": mode,
                    "undated": side.undated,
                }  # fmt: skip
                mainly = type(value) is main and question.attribute == first
                yield Held(
                    claim, document, text(plain), source, f"in {work}" if work else on,
                    mainly and bool(said.content.get("hedge")), whole if mainly else "",
                ), side, plain  # fmt: skip

    def _bare(self, plain: Any) -> Any:
        """Fields without the words that dates and figures were written in, and with merged entities as one."""
        if isinstance(plain, dict):
            worded = any(name in plain for name in ("edtf", "low", "high"))
            return {name: self._bare(one) for name, one in plain.items() if name != "words" or not worded}
        if isinstance(plain, list):
            return [self._bare(one) for one in plain]
        return self.registry.root(plain) if isinstance(plain, str) else plain

    def _side(self, question: Question, value: Any, when: Period | None, mode: Any, spoken: Period) -> Side:
        """Open ends close when it is said, and a state without a time holds then."""
        dated = when is not None and when.known
        compared = Period("", None, None)
        if when is not None and dated:
            compared = when.closed(spoken)
        elif mode == "state" and (when is None or when.relation is None):
            compared = spoken
        return Side(Question.load(question.canonical(), self.registry), value, compared, mode, not dated)

    def _utterance(self, links: Sequence[Link], end: str, document: str) -> tuple[str, str, str]:
        if end not in ("source", "own"):
            return "", "", ""
        if not links:
            return self._outlet(document), self._day(document).edtf, ""
        last = links[-1]
        return last.source.key, last.on.edtf if last.on else "", last.work or ""

    # All claims on all days

    @cached_property
    def sides(self) -> dict[str, tuple[Side, Mapping[str, Any]]]:
        """Every position that is held on some day."""
        return {held.position: (side, plain) for held, side, plain in self._ever}

    @cached_property
    def _ever(self) -> list[tuple[Held, Side, Mapping[str, Any]]]:
        return [
            one
            for id_, claim in self.claims.items()
            for second in self._moments(claim)
            if (said := self.said(claim, second)) is not None
            for one in self._held(id_, said)
        ]

    @cached_property
    def _told(self) -> list[Told]:
        return sorted({held.told for held, side, _ in self._ever if held.source and held.said and not _topical(side)})

    def _of_one_utterance(self, one: Told, other: Told) -> bool:
        a, b = self.sides[one[1]][0], self.sides[other[1]][0]
        return (
            one[0] == other[0] and _matter(a) == _matter(b)
            and self._joined(one, self._told) == self._joined(other, self._told)
        )  # fmt: skip

    @cached_property
    def _retellings(self) -> list[tuple[Told, Told, Verdict, Question]]:
        found = []
        for one, other in combinations(self._told, 2):
            if one[1] == other[1] or not self._of_one_utterance(one, other):
                continue
            a, b = self.sides[one[1]][0], self.sides[other[1]][0]
            verdict = compare_retellings(a, b, self.registry)
            if verdict is not None:
                found.append((one, other, verdict, self._question(one[1], other[1])))
        return found

    @cached_property
    def _hedges(self) -> list[tuple[Told, Told, Verdict, Question]]:
        """What is told with a hedge, and what without, of one utterance and one value."""
        hedged = {held.told for held, _, _ in self._ever if held.hedged}
        firm = {held.told for held, _, _ in self._ever if not held.hedged}
        otherwise = {frozenset((one, other)) for one, other, _, _ in self._retellings}
        found = []
        for one in self._told:
            for other in self._told:
                if one not in hedged or other not in firm or frozenset((one, other)) in otherwise:
                    continue
                if not self._of_one_utterance(one, other):
                    continue
                a, b = self.sides[one[1]][0], self.sides[other[1]][0]
                verdict = compare_hedged(a, b, self.registry)
                if verdict is not None:
                    found.append((one, other, verdict, how_firmly(Position(one[1], a, ""), Position(other[1], b, ""))))
        return found

    def _joined(self, one: Told, told: Iterable[Told]) -> str:
        """When it was said: a vague day is the precise one it covers, if there is only one on the question."""
        source, position, said = one
        if said.startswith("in ") or Period.from_edtf(said).stated_day is not None:
            return said
        question = self.sides[position][0].question
        precise = {
            day
            for who, other, day in told
            if who == source
            and not day.startswith("in ")
            and Period.from_edtf(day).stated_day is not None
            and Period.from_edtf(said).covers(Period.from_edtf(day))
            and _matter(self.sides[position][0]) == _matter(self.sides[other][0])
            and relate(question, self.sides[other][0].question, self.registry) is not Relation.APART
        }
        return min(precise) if len(precise) == 1 else said

    @cached_property
    def _verdicts(self) -> dict[frozenset[str], tuple[Verdict, Question]]:
        """Of every two positions on one attribute that have one. Presence and absence are compared where their times
        lie within a month of each other."""
        found = {}
        for a, b in combinations(sorted(self.sides), 2):
            one, other = self.sides[a][0], self.sides[b][0]
            asked = {one.question.attribute, other.question.attribute}
            if len(asked) > 1 and not asked <= {"owner", "manager", "operator", "registered owner", "beneficial owner"}:
                continue
            if (_of_place(one) or _of_place(other)) and not _within_a_month(one.when, other.when):
                continue
            verdict = compare(one, other, self.registry)
            if verdict is not None:
                found[frozenset((a, b))] = verdict, self._question(a, b)
        return found

    def _question(self, a: str, b: str) -> Question:
        """What a contest of the two is about. Ids decide which is named first where both ask the same."""
        positions = [Position(one, self.sides[one][0], one) for one in sorted((a, b))]
        return wider(positions[0], positions[1], self.registry)

    # The answer

    def answer(self, until: int) -> Answer:
        """What was public in that second, by these events."""
        said = {id_: one for id_, claim in self.claims.items() if (one := self.said(claim, until)) is not None}
        held = {one: side for id_, each in said.items() for one, side, _ in self._held(id_, each)}
        return {
            "claims": {id_: self._claim(id_, one) for id_, one in said.items()},
            "voices": {id_: self._voices(id_, one) for id_, one in said.items()},
            "holdings": {
                (one.claim, one.position, *self._who(one.source), one.said, one.hedged, bool(one.whole))
                for one in held
            },
            "positions": {
                one.position: (*side.question.describe(), _value(side)) for one, side in held.items()
            },
            "clashes": (clashes := self._clashes(list(held))),
            "editions": {
                (key, number, one.sha256, text(one.parts)) for (key, number), one in self.texts.items()
                if self._text_is_public(one, until)
            },
            "rulings": self._rulings(clashes),
        }  # fmt: skip

    def _text_is_public(self, text: TextFiled, until: int) -> bool:
        days = [_latest(self.documents[text.key]["published"])]
        if text.published is not None:
            days.append(_latest(text.published))
        elif text.edition > 1:
            day = text.retrieved or RECORDED_ON
            days.append(_latest({"edtf": day, "words": day}))
        return all(day <= until for day in days)

    def judged(self) -> dict[str, Any]:
        """What stands whatever was public: positions somebody holds on some day, and the verdicts on them; documents,
        and the registry."""
        told: dict[Told, set[tuple[str, bool]]] = {}
        for held, _, _ in self._ever:
            told.setdefault(held.told, set()).add((held.document, held.hedged))
        verdicts = {
            (*_named(question), frozenset((one, "") for one in pair), *_words(verdict), "")
            for pair, (verdict, question) in self._verdicts.items()
        }
        for one, other, verdict, question in self._retellings:
            if len({document for document, _ in told[one] | told[other]}) > 1:
                verdicts.add((*_named(question), _dated(one, other), *_words(verdict), one[0]))
        for one, other, verdict, question in self._hedges:
            hedging = {document for document, hedged in told[one] if hedged}
            if any(hedging - {document} for document, hedged in told[other] if not hedged):
                verdicts.add((*_named(question), _hedged(one, other), *_words(verdict), one[0]))
        return {
            "ratings": self._ratings(),
            "positions": set(self.sides),
            "clashes": verdicts,
            "documents": {
                key: (self._outlet(key), self.registry.ref(one["outlet"]).name, one["title"], _latest(one["published"]))
                for key, one in self.documents.items()
            },
            "entities": {(*self._who(key), one.type) for key, one in self.registry.entities.items()},
            "within": {
                (key, above) for key in self.registry.entities for above in self.registry.entities
                if self.registry.inside(key, above)
            },
        }  # fmt: skip

    # Judgements

    def contests(self, until: int) -> dict[str, set[str]]:
        """The contests in that second that an editor must see, with the ids that their positions are shown under."""
        found: dict[str, set[str]] = {}
        for contest, _, _, pair, verdict, *_ in self.answer(until)["clashes"]:
            if verdict in CONTESTED:
                found.setdefault(contest, set()).update(self._shown_as(*side) for side in pair)
        return found

    def ruled(self, event: ContestRuled) -> Ruled:
        """A ruling that comes next: the contest and its positions as they are by now."""
        questions = [question for _, question in self._verdicts.values()]
        questions += [one[-1] for one in (*self._retellings, *self._hedges)]
        asked = {contest_id(question): question.canonical() for question in questions}
        shown = {
            f"{shown_id(plain)}{'h' * hedged}": (plain, hedged)
            for _, plain in self.sides.values()
            for hedged in (False, True)
        }
        weighed = [shown[one] for one in event.positions]
        holds = shown[event.holds] if event.holds else None
        return Ruled(event.ruling, event.contest, asked.get(event.contest), weighed, holds)

    def _shown_as(self, position: str, said: str, told: str = "firm") -> str:
        """The id under which a side of a clash is shown: one letter more where it is told with a hedge."""
        return shown_id(self.sides[position][1]) + "h" * (told == "hedged")

    def _rulings(self, clashes: Iterable[Any]) -> dict[str, tuple[str, str | None, frozenset[str], frozenset[str]]]:
        """By contest: the last ruling on its question, which side holds, what was weighed, what has joined since."""
        clashing: dict[str, set[str]] = {}
        for contest, _, _, pair, verdict, *_ in clashes:
            sides = clashing.setdefault(contest, set())
            if verdict in CONTESTED:
                sides.update(self._shown_as(*side) for side in pair)
        found = {}
        for one in self.rulings:
            contest = one.contest
            if one.question is not None:
                contest = digest_id("x", canonical_text(self._question_now(one.question)).encode())
            weighed = frozenset(self._shown_now(*side) for side in one.weighed)
            holds = None if one.holds is None else self._shown_now(*one.holds)
            found[contest] = one.ruling, holds, weighed, frozenset(clashing.get(contest, ())) - weighed
        return {contest: one for contest, one in found.items() if contest in clashing and one[0] != "reopen"}

    def _question_now(self, plain: Mapping[str, Any]) -> dict[str, Any]:
        """As a claim that asks it would ask it today."""
        question = Question.load(plain, self.registry).canonical()
        terms = question["terms"]
        if "between" in terms and "and" in terms and terms["between"] > terms["and"]:
            terms["between"], terms["and"] = terms["and"], terms["between"]
        if isinstance(terms.get("who"), list) and len(terms["who"]) == 1:
            [terms["who"]] = terms["who"]
        return question

    def _shown_now(self, plain: Mapping[str, Any], hedged: bool) -> str:
        value = value_json(load_value(plain["value"], self.registry))
        if value["type"] == "held":
            options = [sorted({tuple(part) for part in option}) for option in value["options"]]
            value["options"] = [list(map(list, one)) for one in sorted(set(map(tuple, options)))]
        shown = shown_id({**plain, "question": self._question_now(plain["question"]), "value": value})
        return shown + "h" * hedged

    def _ratings(self) -> dict[str, tuple[str, str]]:
        """The only rater's last rating of each source."""
        return {self.registry.root(one.source): (one.letter, one.reason) for one in self.ratings}

    def _clashes(self, held: Sequence[Held]) -> set[Any]:
        found: set[Any] = set()
        for pair, (verdict, question) in self._verdicts.items():
            a, b = sorted(pair)
            ours = {one.claim for one in held if one.position == a}
            theirs = {one.claim for one in held if one.position == b}
            if any(one != other for one in ours for other in theirs):
                found.add((*_named(question), frozenset(((a, ""), (b, ""))), *_words(verdict), ""))
        for a, b, verdict, question in self._retellings:
            ours = {one.document for one in held if one.told == a}
            theirs = {one.document for one in held if one.told == b}
            if any(one != other for one in ours for other in theirs):
                found.add((*_named(question), _dated(a, b), *_words(verdict), a[0]))
        for a, b, verdict, question in self._hedges:
            kept = {one.document for one in held if one.hedged and one.source == a[0] and one.position in (a[1], b[1])}
            said = {(one.document, one.whole) for one in held if one.hedged and one.told == a}
            lost = [one for one in held if not one.hedged and one.told == b and one.document not in kept]
            if any(one.whole == whole and one.document != document for one in lost for document, whole in said):
                found.add((*_named(question), _hedged(a, b), *_words(verdict), a[0]))
        return found

    def _who(self, key: str) -> tuple[str, str, str, str]:
        if not key:
            return "", "", "", ""
        house = self.registry.house(key)
        return key, self.registry.ref(key).name, house, self.registry.ref(house).name

    def _claim(self, id_: str, said: Said) -> dict[str, Any]:
        kept = self.claims[id_]
        document = self.documents[kept.document]
        when = said.fields.event_time()
        chains = [str_chain(links, end) for links, end in said.written]
        return {
            "version": said.version, "state": said.state, "corrected": int(said.corrected),
            "kind": said.content["kind"], "headline": said.fields.headline(), "stance": said.content["stance"],
            "hedge": said.content.get("hedge"), "document": kept.document, "outlet": self._outlet(kept.document),
            "outlet_name": self.registry.ref(document["outlet"]).name, "title": document["title"],
            "published": Published.from_json(document["published"]).edtf, "chain": " + ".join(filter(None, chains)),
            "unknown": int(all(end in ("unsaid", "somebody") for _, end in said.chains)),
            "bases": json.dumps(
                [str(Basis.from_json(one, self.registry)) for one in said.content.get("basis", [])],
                separators=(",", ":"), ensure_ascii=False,
            ),
            "paragraph": said.content.get("paragraph"), "event_edtf": when.edtf if when else None,
            "content": text(said.content),
        }  # fmt: skip

    def _voices(self, id_: str, said: Said) -> set[Any]:
        outlet = self._outlet(self.claims[id_].document)
        day = self._day(self.claims[id_].document).edtf
        found: set[Any] = set()
        for links, end in said.chains:
            found.add((*self._who(outlet), "outlet", "", day, ""))
            known = end in ("source", "own")
            if known and not links:
                found.add((*self._who(outlet), "origin", "own", day, ""))
            for link in links:
                role = "origin" if known and link is links[-1] else "relay"
                on = link.on.edtf if link.on else ""
                found.add((*self._who(link.source.key), role, link.relay, on, link.work or ""))
        return found


def shown_id(plain: Mapping[str, Any]) -> str:
    """The id that a position is shown under: a topic's yes and no are one each, whatever day they are of."""
    untimed = {"question": plain["question"], "value": plain["value"]}
    told = untimed if plain["value"]["type"] == "stand" else plain
    return digest_id("p", canonical_text(told).encode())


def _one_day(a: Period, b: Period) -> bool:
    """Whether the two may be one day of speaking."""
    return a.edtf == b.edtf or a.covers(b) or b.covers(a)


def _latest(published: Mapping[str, Any] | None) -> int:
    """The second from which something counts as public."""
    return instant(Published.from_json(dict(published or {})).last)


def _without_loops(links: Sequence[Link]) -> list[Link]:
    """A chain that comes back to a speaker is cut back to where it passed that one first."""
    kept: list[Link] = []
    for link in links:
        places = [place for place, other in enumerate(kept) if other.source.key == link.source.key]
        kept = [*kept[: places[0]], link] if places else [*kept, link]
    return kept


def str_chain(links: Sequence[Link], end: str) -> str:
    tail = {"own": ["own"], "somebody": ["?"]}.get(end, [])
    return " < ".join([*map(str, links), *tail])


def _value(side: Side) -> str:
    """A count says what it counts, unless its unit does: 20 shipping containers, 20 containers of arms."""
    text, goods = value_text(side.value), side.question.terms.get("goods")
    if not isinstance(side.value, Quantity) or not goods or str(goods) in text:
        return text
    *number, unit = text.split(" ")
    if number and unit.startswith(side.value.unit) and str(goods).endswith(unit):
        return " ".join([*number, str(goods)])
    return f"{text} of {goods}"


def _dated(one: Told, other: Told) -> frozenset[tuple[str, ...]]:
    return frozenset((one[1:], other[1:]))


def _hedged(one: Told, other: Told) -> frozenset[tuple[str, ...]]:
    return frozenset(((*one[1:], "hedged"), (*other[1:], "firm")))


def _topical(side: Side) -> bool:
    return isinstance(side.value, Stand)


def _main(values: Iterable[Any]) -> type | None:
    """A figure goes before a party, an event before a place, an absence before a condition."""
    sorts = {type(value) for value in values}
    return next((sort for sort in (Quantity, Party, Happened, At, Away, Condition) if sort in sorts), None)


def _matter(side: Side) -> tuple[Any, ...]:
    """Where a thing was, and in what state, is compared for each thing by itself."""
    words = {role: term for role, term in side.question.terms.items() if isinstance(term, str)}
    located = isinstance(side.value, (At, Away, Condition))
    about = [plain for plain in side.question.canonical()["terms"].values() if not isinstance(plain, dict)]
    return side.question.attribute, words, about[:1] if located else None


def _of_place(side: Side) -> bool:
    return is_presence(Position("", side, ""))


def _within_a_month(a: Period, b: Period) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    month = timedelta(days=31)
    return a.first <= b.last + month and b.first <= a.last + month


def _named(question: Question) -> tuple[str, str, str]:
    return contest_id(question), *question.describe()


def _words(verdict: Verdict) -> tuple[str, str, str]:
    return verdict.name, verdict.reason, verdict.because
