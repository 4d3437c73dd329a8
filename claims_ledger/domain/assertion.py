"""The comparable atom that a claim yields: a question, a value, an event time. All that compares works on these."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claims_ledger.domain.dates import Period
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several entities, and the report does not say which."""

    who: tuple[Ref, ...]

    def __str__(self) -> str:
        return " or ".join(str(ref) for ref in self.who)


Term = Ref | tuple[Ref, ...] | OneOf | str
TOGETHER = "&"
Mode = Literal["event", "state", "total", "running"]
"""How a value relates to its time: an `event` on some day of it; a `state` holding through it (undated: on the day of
the utterance); a `total` counted over it; a `running` total counted from its start up to its end."""


ROLES = ("owner", "registered owner", "beneficial owner", "manager", "operator")
"""Attributes that are roles in one thing: who has the one says nothing of who has another."""


class Question:
    """An attribute with its named terms: entities (compared by containment), sets of entities, or words (compared as
    they stand). The first term is the subject that the question is about."""

    __slots__ = ("attribute", "terms")

    def __init__(self, attribute: str, **terms: Term | None) -> None:
        self.attribute = attribute
        self.terms: dict[str, Term] = {
            role.rstrip("_"): _once(term) for role, term in terms.items() if term is not None and term not in ((), "")
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Question) and self.canonical() == other.canonical()

    def __hash__(self) -> int:
        return hash(self.attribute)

    def canonical(self) -> dict[str, Any]:
        return {"attribute": self.attribute, "terms": {role: _plain_term(term) for role, term in self.terms.items()}}

    @classmethod
    def load(cls, plain: Mapping[str, Any], registry: Registry) -> "Question":
        question = cls(plain["attribute"])
        question.terms = {role: _load_term(term, registry) for role, term in plain["terms"].items()}
        return question

    @property
    def subject(self) -> Term | None:
        return next(iter(self.terms.values()), None)

    @property
    def anchor(self) -> str:
        """The key under which neighbours look for it: the entity of the first term that has one, `&` where that is
        several together, or nothing."""
        anchored = self.anchored
        return "" if not anchored else anchored[0] if len(anchored) == 1 else TOGETHER

    @property
    def anchored(self) -> tuple[str, ...]:
        """The entities of the first term that has any."""
        for term in self.terms.values():
            if isinstance(term, Ref):
                return (term.key,)
            if not isinstance(term, str):
                return tuple(ref.key for ref in (term.who if isinstance(term, OneOf) else term))
        return ()

    def entities(self) -> Iterator[Ref]:
        """Every entity that a term names."""
        for term in self.terms.values():
            yield from refs_in(term.who if isinstance(term, OneOf) else term)

    def readings(self) -> list["Question"]:
        """The questions it may be, one for each entity that a "one of" may mean; itself where it says which."""
        for role, term in self.terms.items():
            if isinstance(term, OneOf):
                return [self._with(role, ref) for ref in term.who]
        return [self]

    def _with(self, role: str, term: Term) -> "Question":
        question = Question(self.attribute)
        question.terms = {**self.terms, role: term}
        return question

    @property
    def family(self) -> str:
        """What two questions must share to be neighbours at all: the attribute and every term that is words."""
        return self._family(self.attribute)

    @property
    def kin(self) -> tuple[str, ...]:
        """The families in which it has neighbours: its own, and of a role those of the others in the same thing."""
        return tuple(map(self._family, ROLES)) if self.attribute in ROLES else (self.family,)

    def _family(self, attribute: str) -> str:
        words = sorted(f"{role}={term}" for role, term in self.terms.items() if isinstance(term, str))
        return "|".join([attribute, *words])

    def asking(self, attribute: str) -> "Question":
        """The same terms asked for another attribute."""
        question = Question(attribute)
        question.terms = self.terms
        return question

    def describe(self) -> tuple[str, str]:
        """Subject and attribute as a person would write them: `Maria`, `owner`."""
        first, *others = self.terms.items() or [("", "")]
        said = _SAID | ({"and": "with"} if first[0] == "between" else {})
        rest = [f"{said.get(role, role)} {_term_text(term)}" for role, term in others if role != "told"]
        told = [_term_text(term) for role, term in others if role == "told"]
        label = ", ".join([" ".join([self.attribute, *rest]), *told])
        return _term_text(self.subject) if self.subject is not None else "", label


_SAID = {"goods": "of", "relative_to": "relative to", "left": "after leaving on"}


def _once(term: Term) -> Term:
    """Of several entities each once: two that were merged are one."""
    return tuple(dict.fromkeys(term)) if isinstance(term, tuple) else term


def _plain_term(term: Term) -> Any:
    if isinstance(term, Ref):
        return term.key
    if isinstance(term, tuple):
        return sorted(ref.key for ref in term)
    if isinstance(term, OneOf):
        return {"one_of": sorted(ref.key for ref in term.who)}
    return {"words": term}


def _load_term(plain: Any, registry: Registry) -> Term:
    if isinstance(plain, str):
        return registry.ref(plain)
    if isinstance(plain, list):
        return tuple(dict.fromkeys(registry.ref(key) for key in plain))
    if "one_of" in plain:
        return one_of(tuple(dict.fromkeys(registry.ref(key) for key in plain["one_of"])))
    return str(plain["words"])


def one_of(who: tuple[Ref, ...]) -> Ref | OneOf:
    """One of these; the only one, where two of them were merged into it."""
    return who[0] if len(who) == 1 else OneOf(who)


def _term_text(term: Term) -> str:
    return " & ".join(str(ref) for ref in term) if isinstance(term, tuple) else str(term)


@dataclass(frozen=True, slots=True)
class Held:
    """A value of an attribute that holds one at a time; several options are "one of", several parts hold together."""

    options: tuple[tuple[Ref | str, ...], ...]

    @classmethod
    def one(cls, value: Ref | str) -> "Held":
        return cls(((value,),))

    def everyone(self) -> frozenset[str]:
        return frozenset(_held_key(part) for option in self.options for part in option)

    def __str__(self) -> str:
        return " or ".join(" & ".join(str(part) for part in option) for option in self.options)


def _held_key(part: Ref | str) -> str:
    return part.key if isinstance(part, Ref) else "=" + part.casefold()


@dataclass(frozen=True, slots=True)
class At:
    """In one of these places: `at` a single one, `between` several in the span of a run, a voyage or a flight.

    `doing` is what it did there, for reading only."""

    places: tuple[Ref, ...]
    how: Literal["at", "between"] = "at"

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", tuple(dict.fromkeys(self.places)))

    def __str__(self) -> str:
        names = [str(place) for place in self.places]
        if len(names) == 1:
            return names[0]
        return f"between {', '.join(names[:-1])} and {names[-1]}"


@dataclass(frozen=True, slots=True)
class Away:
    """Absent from a place, or from everywhere when no place is said."""

    place: Ref | None
    ended: bool = False

    def __str__(self) -> str:
        return f"none at {self.place}" if self.place else "none"


@dataclass(frozen=True, slots=True)
class Stand:
    """A topic asserted (yes) or denied (no); `only` names the narrower topic that a denial keeps to."""

    yes: bool
    only: str = ""

    def __str__(self) -> str:
        return "yes" if self.yes else f"not {self.only}" if self.only else "no"


@dataclass(frozen=True, slots=True)
class Condition:
    """What state a ship or aircraft was in: sailing, loading, in repair, …"""

    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that can happen once did, on the day of the assertion."""

    def __str__(self) -> str:
        return "happened"


Value = Quantity | Held | At | Away | Stand | Condition | Happened


@dataclass(frozen=True, slots=True)
class Assertion:
    """One comparable thing a claim says. `when` may be absent: a state then holds on the utterance's day, an event on
    an unknown one."""

    question: Question
    value: Value
    when: Period | None = None
    mode: Mode = "event"


def value_json(value: Value) -> dict[str, Any]:
    """The value in plain JSON, by keys and canonical figures: the part of a position's identity that its names do not
    touch."""
    match value:
        case Quantity():
            return {"type": "quantity", **{name: part for name, part in value.to_json().items() if name != "words"}}
        case Held(options):
            listed = sorted(sorted(_held_plain(part) for part in option) for option in options)
            return {"type": "held", "options": listed}
        case At(places, how):
            return {"type": "at", "places": [place.key for place in places], "how": how}
        case Away(place, ended):
            return {"type": "away", "place": place.key if place else None, "ended": ended}
        case Stand(yes, only):
            return {"type": "stand", "yes": yes, "only": only}
        case Condition(name):
            return {"type": "condition", "name": name}
        case Happened():
            return {"type": "happened"}


def _held_plain(part: Ref | str) -> list[str]:
    return ["entity", part.key] if isinstance(part, Ref) else ["words", part]


def load_value(plain: Mapping[str, Any], registry: Registry) -> Value:
    match plain["type"]:
        case "quantity":
            return Quantity.from_json({"words": "", **{name: part for name, part in plain.items() if name != "type"}})
        case "held":
            return Held(
                tuple(
                    tuple(registry.ref(key) if sort == "entity" else key for sort, key in option)
                    for option in plain["options"]
                )
            )
        case "at":
            return At(tuple(registry.ref(key) for key in plain["places"]), plain["how"])
        case "away":
            return Away(registry.ref(plain["place"]) if plain["place"] else None, plain["ended"])
        case "stand":
            return Stand(plain["yes"], plain["only"])
        case "condition":
            return Condition(plain["name"])
        case "happened":
            return Happened()
        case other:
            raise ValueError(f"unknown value type {other!r}")


def value_text(value: Value) -> str:
    """The value as a person would write it: "at least 4 trips"."""
    return value.text if isinstance(value, Quantity) else str(value)


def refs_in(thing: Any) -> Iterator[Ref]:
    """Every entity mentioned anywhere in a value, a list or a mapping."""
    if isinstance(thing, Ref):
        yield thing
    elif isinstance(thing, Mapping):
        for part in thing.values():
            yield from refs_in(part)
    elif isinstance(thing, (tuple, list, frozenset, set)):
        for part in thing:
            yield from refs_in(part)
    elif hasattr(thing, "refs"):
        yield from thing.refs()
