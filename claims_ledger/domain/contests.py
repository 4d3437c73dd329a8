"""Which questions are contested: verdicts between positions, and between tellings of one utterance."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations_with_replacement

from claims_ledger.domain.assertion import At, Away, Question
from claims_ledger.domain.compare import Verdict, compare, compare_hedged, compare_retellings
from claims_ledger.domain.compare.relation import Relation, days_apart, relate
from claims_ledger.domain.compare.retelling import one_matter
from claims_ledger.domain.dates import Period
from claims_ledger.domain.ids import canonical_text
from claims_ledger.domain.partners import NEAR_DAYS
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.restated import contest_id_of
from claims_ledger.domain.telling import Position

ASSERTED = "asserted"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Clash:
    """A verdict on two positions, the lesser id first. Retellings name the utterance's source and how each side dates
    it (`said`: an EDTF day, or a named work). `asked` are the entities that either question names, but for topics.

    `hedged`: what they differ in is that `a` is told with a hedge and `b` without; the two may then be one position."""

    contest: str
    question: Question
    a: str
    b: str
    verdict: Verdict
    source: str = ""
    a_said: str = ""
    b_said: str = ""
    asked: tuple[str, ...] = ()
    hedged: bool = False


def judge(one: Position, other: Position, registry: Registry) -> Clash | None:
    """The verdict between two positions, filed under the wider of their questions."""
    a, b = (one, other) if one.id < other.id else (other, one)
    if (is_presence(a) or is_presence(b)) and not _near(a, b):
        return None
    verdict = compare(a.side, b.side, registry)
    if verdict is None:
        return None
    question = wider(a, b, registry)
    return Clash(contest_id(question), question, a.id, b.id, verdict, asked=_asked(a, b))


def _asked(*positions: Position) -> tuple[str, ...]:
    questions = (one.side.question for one in positions)
    named = {ref.key for asked in questions if asked.attribute != ASSERTED for ref in asked.entities()}
    return tuple(sorted(named))


def is_presence(position: Position) -> bool:
    """Whether it says that something was, or was not, somewhere. Such positions are as many as the days they speak of,
    so only those are compared whose times lie within a month."""
    return isinstance(position.side.value, (At, Away))


def _near(a: Position, b: Position) -> bool:
    apart = days_apart(a.side.when, b.side.when)
    return apart is not None and apart <= NEAR_DAYS


def wider(a: Position, b: Position, registry: Registry) -> Question:
    """The question that a clash of these two is filed under: the whole of a part, one ship's place on one day, all
    roles in one thing; of two that lie apart, the one that reads first."""
    if is_presence(a) and is_presence(b):
        return _place_on_a_day(a, b)
    if a.side.question.attribute != b.side.question.attribute:
        return a.side.question.asking("roles")
    match relate(a.side.question, b.side.question, registry):
        case Relation.PART:
            return b.side.question
        case Relation.WHOLE | Relation.SAME:
            return a.side.question
        case Relation.APART:
            return min(a.side.question, b.side.question, key=lambda one: canonical_text(one.canonical()))


def _place_on_a_day(a: Position, b: Position) -> Question:
    away = next((one for one in (a, b) if isinstance(one.side.value, Away)), None)
    if away is not None:
        assert isinstance(away.side.value, Away)
        return Question("presence", who=away.side.question.terms["who"], at=away.side.value.place)
    days = [day for day in (a.side.when.stated_day, b.side.when.stated_day) if day is not None]
    return Question("place", who=a.side.question.terms["who"], on=min(days).isoformat() if days else "")


def contest_id(question: Question) -> str:
    """The same in whatever order claims came, since it is made of the question alone."""
    return contest_id_of(question.canonical())


@dataclass(frozen=True, slots=True)
class Retold:
    """One position as `document` passes it on from one utterance of `source`: `said` is its day (EDTF) or, after `in
    `, a named work. `hedged`: with a hedge of its own on what it mainly says."""

    position: Position
    source: str
    said: str
    document: str
    hedged: bool = False


def joined(spoken: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """The utterances (days or works of one source) that have to be judged together with these: those whose days overlap
    with one of them, directly or through others, as a vague day may join a precise one."""
    dated = {said for said in {*spoken, *known} if not said.startswith("in ")}
    vague = {said: Period.from_edtf(said) for said in dated if not _DAY.fullmatch(said)}
    together = set(spoken)
    waiting = [said for said in together if said in dated]
    while waiting:
        said = waiting.pop()
        day = Period.from_edtf(said)
        # Two days overlap only if they are one, and of most sources hundreds of days are known.
        others = vague if said not in vague else {other: Period.from_edtf(other) for other in dated}
        near = {other for other, period in others.items() if other not in together and day.overlaps(period)}
        together |= near
        waiting += near
    return frozenset(together)


def judge_retellings(retold: Iterable[Retold], registry: Registry) -> Iterator[Clash]:
    """Verdicts between positions that two documents make of one utterance; what one document says in two ways is its
    own affair. Where the values agree, between those who tell it with a hedge and those who do not.

    A vague day joins a precise one that it covers when that is the only one on the same question; utterances without
    any day are not taken for one another.
    """
    told: dict[tuple[str, str], list[Retold]] = {}
    for one in retold:
        told.setdefault((one.position.id, one.said), []).append(one)
    known = [told[key][0] for key in sorted(told)]
    by_utterance: dict[str, list[Retold]] = {}
    for one in known:
        by_utterance.setdefault(_resolved(one, known, registry), []).append(one)
    for together in by_utterance.values():
        for one, other in combinations_with_replacement(together, 2):
            ours, theirs = told[one.position.id, one.said], told[other.position.id, other.said]
            clash = _by_value(ours, theirs, registry)
            if clash is not None:
                yield clash
                continue
            yield from _by_hedge(ours, theirs, registry)
            if one is not other:
                yield from _by_hedge(theirs, ours, registry)


def _by_value(ours: list[Retold], theirs: list[Retold], registry: Registry) -> Clash | None:
    one, other = ours[0], theirs[0]
    if one.position.id == other.position.id or len({telling.document for telling in (*ours, *theirs)}) < 2:
        return None
    verdict = compare_retellings(one.position.side, other.position.side, registry)
    if verdict is None:
        return None
    question = wider(one.position, other.position, registry)
    return Clash(
        contest_id(question), question, one.position.id, other.position.id, verdict, one.source, one.said, other.said,
        _asked(one.position, other.position),
    )  # fmt: skip


def _by_hedge(ours: list[Retold], theirs: list[Retold], registry: Registry) -> Iterator[Clash]:
    """The one side with a hedge in some document, the other without it in another."""
    hedging = {telling.document for telling in ours if telling.hedged}
    firm = {telling.document for telling in theirs if not telling.hedged}
    if not hedging or len(hedging | firm) < 2 or not firm:
        return
    one, other = ours[0], theirs[0]
    verdict = compare_hedged(one.position.side, other.position.side, registry)
    if verdict is not None:
        question = how_firmly(one.position, other.position)
        yield Clash(
            contest_id(question), question, one.position.id, other.position.id, verdict, one.source, one.said,
            other.said, _asked(one.position, other.position), hedged=True,
        )  # fmt: skip


def how_firmly(a: Position, b: Position) -> Question:
    """Whether a value is told with a hedge or without is a question beside that of the value, on which all agree."""
    asked = min(a.side.question, b.side.question, key=lambda one: canonical_text(one.canonical()))
    if isinstance(a.side.value, At):
        asked = _place_on_a_day(a, b)
    question = Question(asked.attribute)
    question.terms = {**asked.terms, "told": "told with or without a hedge"}
    return question


def _resolved(one: Retold, others: list[Retold], registry: Registry) -> str:
    if one.said.startswith("in "):
        return one.said
    day = Period.from_edtf(one.said)
    if day.stated_day is not None:
        return one.said
    precise = {
        other.said
        for other in others
        if not other.said.startswith("in ")
        and one_matter(one.position.side.question, other.position.side.question, registry)
        and (spoken := Period.from_edtf(other.said)).stated_day is not None
        and day.covers(spoken)
    }
    return precise.pop() if len(precise) == 1 else one.said
