"""Which entities may be one, and why. A score puts the likelier first and means nothing else: the desk judges.

What makes a pair: names that are the same, nearly the same, the same in another script, drawn alike, or one inside the
other; a former name; an identifier. What two things merely have in common (type, place, owner, flag) makes none: two
aircraft of one owner and type are two.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from claims_ledger.domain.identifiers import code, differing
from claims_ledger.domain.lookalikes import drawn_alike, look, mixed
from claims_ledger.domain.romanise import in_other_script, is_hangul, romanise, sound
from claims_ledger.domain.suggest import LONGEST_COMPARED, edits, fold_name
from claims_ledger.domain.vocabulary import may_be_one

_LONGEST_LISTED = 2
_SHORTEST = 4  # letters of a word that may be misspelt in one of them
_LONG = 8  # letters of a word that may be misspelt in two
_QUALIFIED = frozenset({"goods", "country"})
"""Types of which a further word makes another thing: spare parts of weapons are no weapons."""
_MOST_ADDED = 2
_JOINTS = re.compile(r"[-_/.,]+")


@dataclass(frozen=True)
class Known:
    """What is known of an entity, for holding it beside others. `former` are former names in words ("until 2022, by NK
    News") by the name; `shared` what it has in common with others without being one with them ("owner": keys)."""

    key: str
    type: str
    names: tuple[str, ...]
    identifiers: Mapping[str, str] = field(default_factory=dict)
    above: frozenset[str] = frozenset()
    former: Mapping[str, str] = field(default_factory=dict)
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def written(self) -> list["Written"]:
        return [Written(name) for name in self.names if len(name) <= LONGEST_COMPARED]


class Written:
    """A name, and the forms that are compared."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.folded = fold_name(name)
        self.look = look(name)
        self.sound = sound(name)
        self.korean = sound(name, korean=True)
        self.words = _JOINTS.sub(" ", romanise(name)).split()

    def blocks(self) -> Iterator[str]:
        """What names share that may be near: each word's letters, and with one letter left out."""
        yield from (f"={self.look}", f"~{self.sound}", f"!{self.korean}")
        for word in self.words:
            yield word
            if len(word) >= _SHORTEST:
                shorter = {word[:at] + word[at + 1 :] for at in range(len(word))}
                yield from shorter
                if len(word) >= _LONG:
                    yield from {one[:at] + one[at + 1 :] for one in shorter for at in range(len(one))}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair that may be one, the lesser key first, with the reasons."""

    a: Known
    b: Known
    reasons: tuple[str, ...]
    score: int


def candidates(entities: Iterable[Known], apart: Iterable[tuple[str, str]] = ()) -> list[Candidate]:
    """The pairs of entities that may be one, likeliest first; those judged apart are left out."""
    known = sorted(entities, key=lambda one: one.key)
    judged = {frozenset(pair) for pair in apart}
    found = []
    for a, b in _pairs(known):
        if frozenset((a.key, b.key)) not in judged:
            found += [pair] if (pair := beside(a, b)) is not None else []
    return sorted(found, key=lambda one: (-one.score, one.a.key, one.b.key))


def beside(a: Known, b: Known) -> Candidate | None:
    """Two entities held beside each other; None where nothing suggests that they are one, or much speaks against it."""
    if not may_be_one(a.type, b.type) or a.key in b.above or b.key in a.above:
        return None
    strong = _weightiest([*_identified(a, b), *_formerly(a, b), *_formerly(b, a), *_named(a, b)])
    if not strong:
        return None
    against = [
        f"against it: {scheme} {ours} and {theirs}" for scheme, ours, theirs in differing(a.identifiers, b.identifiers)
    ]
    if against and not any(sure for *_, sure in strong):
        return None
    weak = [text for _, text in _in_common(a, b)]
    named = [text for _, text, sure in strong if not sure][:_LONGEST_LISTED]
    reasons = [text for _, text, sure in strong if sure] + named + weak + against
    score = strong[0][0] + min(len(strong) - 1, 3) + len(weak) - 20 * len(against)
    return Candidate(a, b, tuple(dict.fromkeys(reasons)), max(score, 1))


def near_to(name: str, entities: Iterable[Known]) -> list[Candidate]:
    """What a name that nothing has may mean, likeliest first."""
    asked = Written(name)
    found = []
    for one in entities:
        named = [reason for other in one.written for reason in _names(asked, other)]
        reasons = _weightiest([*named, *_formerly(one, Known("", "", (name,)))])
        if reasons:
            texts = tuple(text for _, text, _ in reasons[:_LONGEST_LISTED])
            found.append(Candidate(Known("", "", (name,)), one, texts, reasons[0][0]))
    return sorted(found, key=lambda one: (-one.score, one.b.key))


def _pairs(known: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Pairs that share anything which a reason could be made of."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(known):
        marks = {block for written in one.written for block in written.blocks()}
        marks |= {block for name in one.former for block in Written(name).blocks()}
        marks |= {f"#{scheme.casefold()}:{_code(scheme, value)}" for scheme, value in one.identifiers.items()}
        for mark in marks:
            blocks[mark].append(number)
    paired = {(one, other) for shared in blocks.values() for at, one in enumerate(shared) for other in shared[at + 1 :]}
    for first, second in sorted(paired):
        yield known[first], known[second]


Reason = tuple[int, str, bool]
"""How much it weighs, its words, and whether it outweighs a differing identifier."""


def _weightiest(reasons: Iterable[Reason]) -> list[Reason]:
    """Each once, the weightiest first; among equals the names that are listed first."""
    return sorted(dict.fromkeys(reasons), key=lambda reason: -reason[0])


def _code(scheme: str, value: str) -> str:
    return code(scheme, value) or value.casefold()


def _identified(a: Known, b: Known) -> Iterator[Reason]:
    theirs = {scheme.casefold(): value for scheme, value in b.identifiers.items()}
    for scheme, value in a.identifiers.items():
        other = theirs.get(scheme.casefold())
        if other is not None and _code(scheme, value) == _code(scheme, other):
            yield 98, f"shared identifier: {scheme} {value}", True


def _formerly(a: Known, b: Known) -> Iterator[Reason]:
    """A name of `b` is a former name of `a`."""
    for name, told in a.former.items():
        former = Written(name)
        for written in b.written:
            if written.folded == former.folded or written.sound == former.sound:
                yield 94, f"former name of {a.names[0]}: {name}{f' ({told})' if told else ''}", True


def _named(a: Known, b: Known) -> Iterator[Reason]:
    for ours in a.written:
        for theirs in b.written:
            for weight, text, sure in _names(ours, theirs):
                if sure or (a.type == b.type and a.type not in _QUALIFIED):
                    yield weight, text, False


def _names(a: Written, b: Written) -> Iterator[Reason]:
    """Why two names may be one; the last entry says that types do not matter."""
    farther = int(in_other_script(a.name, b.name))
    if a.folded == b.folded:
        yield 90, f"same name: {a.name}", True
    elif drawn_alike(a.name, b.name):
        yield 80, f"drawn alike in other letters, and not the same name: {a.name}, {b.name}", True
    elif mixed(a.name) or mixed(b.name):
        return
    elif _sounds_alike(a, b):
        how = "same name in another script" if in_other_script(a.name, b.name) else "same name in another spelling"
        yield 85, f"{how}: {a.name}, {b.name}", True
    elif sorted(a.words) == sorted(b.words):
        yield 80, f"same words: {a.name}, {b.name}", True
    elif _inside(a.words, b.words) or _inside(b.words, a.words):
        inner, outer = (a, b) if len(a.words) < len(b.words) else (b, a)
        yield (
            61 - len(outer.words) + len(inner.words) - farther,
            f"one name inside the other: {inner.name}, {outer.name}",
            False,
        )
    elif (slips := _slips(a.words, b.words)) is not None:
        letters = "1 letter" if slips == 1 else f"{slips} letters"
        yield 60 - slips - farther, f"near name: {a.name}, {b.name} ({letters} apart)", True


def _sounds_alike(a: Written, b: Written) -> bool:
    if is_hangul(a.name) != is_hangul(b.name):
        return a.korean == b.korean
    return a.sound == b.sound and len(a.sound) > 1


def _inside(inner: Sequence[str], outer: Sequence[str]) -> bool:
    """Whether one name's words stand together in the other, one of them being more than a letter or a figure."""
    size = len(inner)
    if not 0 < len(outer) - size <= _MOST_ADDED or not any(len(word) >= _SHORTEST and word.isalpha() for word in inner):
        return False
    return any(list(outer[at : at + size]) == list(inner) for at in range(len(outer) - size + 1))


def _slips(a: Sequence[str], b: Sequence[str]) -> int | None:
    """Letters apart, word by word; None where a word is another one. Figures are never slips of each other."""
    if len(a) != len(b):
        return None
    apart = 0
    for one, other in zip(a, b, strict=True):
        if one == other:
            continue
        short = min(len(one), len(other))
        if short < _SHORTEST or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
            return None
        allowed = 2 if short >= _LONG else 1
        letters = edits(one, other, allowed)
        if letters > allowed:
            return None
        apart += letters
    return apart if 0 < apart <= 2 else None


def _in_common(a: Known, b: Known) -> Iterator[tuple[int, str]]:
    if a.type == b.type:
        yield 1, f"same type: {a.type}"
    for what in sorted(a.shared.keys() & b.shared.keys()):
        for name in sorted(a.shared[what] & b.shared[what]):
            yield 1, f"same {what}: {name}"
