"""What claims speak of: one entity or several in their several ways, two ends of a route, a topic."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from claims_ledger.domain import entities
from claims_ledger.domain.assertion import OneOf, one_of
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.forms import Form, Reading, text_of
from claims_ledger.domain.phrases import listed
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.topics import Pattern, Topic

How = Literal["one", "each of", "jointly", "one of"]
_HOWS: tuple[How, ...] = ("each of", "jointly", "one of")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who a claim is about: one; each of several; several jointly (a count belongs to them together); one of
    several."""

    how: How
    who: tuple[Ref, ...]

    @property
    def distinct(self) -> tuple[Ref, ...]:
        """Each once: two that were merged are one."""
        return tuple(dict.fromkeys(self.who))

    def __str__(self) -> str:
        names = [str(ref) for ref in self.distinct]
        if len(names) == 1:
            return names[0]
        match self.how:
            case "one":
                return names[0]
            case "jointly":
                return f"{listed(names)} together"
            case "each of":
                return f"each of {listed(names)}"
            case "one of":
                return listed(names, "or")

    def refs(self) -> Iterator[Ref]:
        yield from self.who

    def shares(self) -> tuple[Ref | tuple[Ref, ...] | OneOf, ...]:
        """The terms for what is counted: one joint subject, each by itself, or one of several."""
        who = self.distinct
        return (who,) if self.how == "jointly" and len(who) > 1 else self.each()

    def each(self) -> tuple[Ref | OneOf, ...]:
        """Those of whom place and time hold one by one, or the one of several of whom they hold."""
        return (one_of(self.distinct),) if self.how == "one of" else self.distinct

    def options(self) -> tuple[tuple[Ref, ...], ...]:
        """As the value of an attribute: alternatives, each a set that holds together."""
        return tuple((ref,) for ref in self.distinct) if self.how == "one of" else (self.distinct,)


def subject(accepts: Collection[str], what: str) -> Form:
    """A `Subject` made of entities of these types."""

    def read(value: Any, context: Reading) -> Subject:
        words = text_of(value, f"a {what}")
        if context.registry.knows(words, accepts):
            return Subject("one", (context.registry.find(words, accepts, what),))
        how = next((how for how in _HOWS if words.startswith(how + " ")), None)
        names = [name.strip() for name in (words.removeprefix(how) if how else words).split(" & ")]
        if how is None and len(names) > 1:
            raise ReadingError(
                f"{words!r} names several", "say which is meant: each of A & B, jointly A & B, or one of A & B"
            )
        if how is not None and len(names) < 2:
            raise ReadingError(f"{words!r} names only one", f"write {how} A & B")
        refs = tuple(context.registry.find(name, accepts, what) for name in names)
        if len({ref.stored for ref in refs}) < len(refs):
            raise ReadingError(f"{words!r} names one twice", "name each once")
        return Subject(how or "one", tuple(sorted(refs, key=lambda ref: ref.stored)))

    return Form(
        read=read,
        load=lambda value, context: Subject(value["how"], tuple(context.registry.ref(key) for key in value["who"])),
        store=lambda value: {"how": value.how, "who": [ref.stored for ref in value.who]},
        schema={"type": "string", "description": f"a {what}; or: each of A & B, jointly A & B, one of A & B"},
        accepts=frozenset(accepts),
        shape="subject",
    )


@dataclass(frozen=True, slots=True)
class Ends:
    """Two sets of places with no direction between them."""

    one: tuple[Ref, ...]
    other: tuple[Ref, ...]

    def __str__(self) -> str:
        return " and ".join("/".join(str(ref) for ref in dict.fromkeys(side)) for side in (self.one, self.other))

    def refs(self) -> Iterator[Ref]:
        yield from (*self.one, *self.other)


def _ends(sides: list[tuple[Ref, ...]]) -> Ends:
    ordered = [tuple(sorted(side, key=lambda ref: ref.key)) for side in sides]
    one, other = sorted(ordered, key=lambda side: [ref.key for ref in side])
    return Ends(one, other)


def _stored_ends(ends: Ends) -> list[list[str]]:
    return sorted(sorted(ref.stored for ref in side) for side in (ends.one, ends.other))


def _read_ends(value: Any, context: Reading) -> Ends:
    parts = [side.strip() for side in value.split(" & ")] if isinstance(value, str) else value
    if not isinstance(parts, list) or len(parts) != 2:
        raise ReadingError("two sides are needed", "write [A, B] or [A, [B, C]]; on one line A & B or A & B + C")
    sides = []
    for side in parts:
        names = side if isinstance(side, list) else text_of(side, "a place").split(" + ")
        if not names:
            raise ReadingError("a side without a place", "write [A, B], or [A, [B, C]]")
        sides.append(tuple(context.registry.find(text_of(name, "a place"), entities.PLACES, "place") for name in names))
    return _ends(sides)


ENDS = Form(
    read=_read_ends,
    load=lambda value, context: _ends([tuple(context.registry.ref(key) for key in side) for side in value]),
    store=_stored_ends,
    schema={"type": "array", "minItems": 2, "maxItems": 2, "description": "two places, or two sets of places"},
    accepts=entities.PLACES,
    listed=True,
    shape="ends",
)


@dataclass(frozen=True, slots=True)
class About:
    """What is spoken of: a topic (with its pattern, if it has one), an entity, or a pattern written in place; `parts`
    are the entities of the pattern by their role."""

    topic: str | None = None
    entity: Ref | None = None
    pattern: Pattern | None = None
    words: str = ""
    parts: tuple[tuple[str, Ref], ...] = ()

    def __str__(self) -> str:
        return self.topic or (str(self.entity) if self.entity else self.words)

    def refs(self) -> Iterator[Ref]:
        if self.entity is not None:
            yield self.entity


def about_topic(topic: Topic, registry: Registry) -> About:
    if topic.empty:
        return About(topic.name)
    return About(topic.name, pattern=topic, parts=_parts(topic, registry))


def about_pattern(pattern: Pattern, registry: Registry) -> About:
    return About(pattern=pattern, words=pattern_words(pattern, registry), parts=_parts(pattern, registry))


def _parts(pattern: Pattern, registry: Registry) -> tuple[tuple[str, Ref], ...]:
    keys = {"from": pattern.origin, "to": pattern.to, "goods": pattern.goods}
    return tuple((role, registry.ref(key)) for role, key in keys.items() if key is not None)


def read_pattern(value: dict[str, Any], registry: Registry) -> Pattern:
    """A pattern from its words `{from, to, goods}`. Raises ReadingError for what is no such field or no such name."""
    unknown = sorted(set(value) - {"from", "to", "goods"})
    if unknown or not value:
        raise ReadingError(f"a pattern has no {', '.join(unknown) or 'fields'}", "use from, to and goods")
    accepts = {"from": entities.PLACES, "to": entities.PLACES, "goods": entities.GOODS}
    whats = {"from": "place", "to": "place", "goods": "kind of goods"}
    found = {
        name: registry.find(text_of(words, f"a {whats[name]}"), accepts[name], whats[name]).stored
        for name, words in value.items()
    }
    return Pattern.model_validate(found)


def pattern_words(pattern: Pattern, registry: Registry) -> str:
    """The pattern as a person would write it: "arms from North Korea to Russia"."""
    goods = registry.ref(pattern.goods).name if pattern.goods else "goods"
    origin = f" from {registry.ref(pattern.origin)}" if pattern.origin else ""
    return goods + origin + (f" to {registry.ref(pattern.to)}" if pattern.to else "")


def _read_about(value: Any, context: Reading) -> About:
    registry = context.registry
    if isinstance(value, dict):
        return about_pattern(read_pattern(value, registry), registry)
    words = text_of(value, "a topic or entity")
    topic = registry.find_topic(words)
    if topic is not None:
        return about_topic(topic, registry)
    if registry.knows(words, entities.ANYTHING):
        return About(entity=registry.find(words, entities.ANYTHING, "entity"))
    near = nearest(words, [*registry.topics, *(name for one in registry.entities.values() for name in one.names)])
    hint = f"did you mean {' or '.join(near)}?" if near else f"topics: {', '.join(registry.topics) or 'none yet'}"
    raise ReadingError(f"no topic or entity goes by {words!r}", hint)


def _load_about(value: Any, context: Reading) -> About:
    if "pattern" in value:
        return about_pattern(Pattern.model_validate(value["pattern"]), context.registry)
    if "topic" in value:
        topic = context.registry.topics.get(value["topic"])
        return about_topic(topic, context.registry) if topic is not None else About(topic=value["topic"])
    return About(entity=context.registry.ref(value["entity"]))


def _store_about(about: About) -> dict[str, Any]:
    if about.topic is not None:
        return {"topic": about.topic}
    if about.pattern is not None:
        return {"pattern": about.pattern.model_dump(by_alias=True, exclude_none=True)}
    return {"entity": about.entity.stored if about.entity else ""}


ABOUT = Form(
    read=_read_about,
    load=_load_about,
    store=_store_about,
    schema={
        "anyOf": [
            {"type": "string", "description": "a topic or an entity"},
            {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("from", "to", "goods")},
                "additionalProperties": False,
            },
        ]
    },
    accepts=entities.ANYTHING,
    shape="about",
)
