"""A sheet's `register:` section: entities and topics that the registry lacks, or describes otherwise."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from claims_ledger.commands.register import describe_entity, describe_topic, shared_names
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.events import Event
from claims_ledger.domain.identifiers import doubts
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.subjects import read_pattern
from claims_ledger.domain.topics import Topic
from claims_ledger.intake.rows import Trouble, TroublesError, read_model

Append = Callable[[Event], object]
LISTS = ("names", "in", "members")
PATTERN: tuple[str, ...] = ("from", "to", "goods")


def read_entity(values: Mapping[str, Any]) -> Entity:
    """An entity as written: names, `in` and `members` may be one or several. Raises TroublesError."""
    plain = dict(values)
    for name in LISTS:
        if isinstance(plain.get(name), str):
            plain[name] = [plain[name]]
    return read_model(Entity, plain, "an entity")


def read_topic(values: Mapping[str, Any], registry: Registry) -> Topic:
    """A topic whose pattern is written in names. Raises TroublesError."""
    plain = dict(values)
    pattern: dict[str, Any] = {name: plain.pop(name) for name in PATTERN if name in plain}
    try:
        found = read_pattern(pattern, registry).model_dump(by_alias=True, exclude_none=True) if pattern else {}
        within = plain.get("within")
        if isinstance(within, str):
            wider = registry.find_topic(within)
            plain["within"] = wider.name if wider is not None else within
    except ReadingError as error:
        raise TroublesError([Trouble((), error.what, error.hint)]) from error
    return read_model(Topic, {**plain, **found}, "a topic")


def in_order(written: list[tuple[int, Entity]], registry: Registry) -> Iterator[tuple[int, Entity]]:
    """Entities after those they refer to, whatever the order of writing; what is left refers to itself or to
    nothing."""
    waiting = list(written)
    known = set(registry.described)
    while waiting:
        ready = [pair for pair in waiting if _references(pair[1]) <= known]
        if not ready:
            break
        for pair in ready:
            known.add(pair[1].key)
            yield pair
        waiting = [pair for pair in waiting if pair not in ready]
    yield from waiting


def _references(entity: Entity) -> set[str]:
    return {key for key in (entity.part_of, *entity.inside, *entity.members) if key is not None}


def register_entity(entity: Entity, registry: Registry, append: Append, notes: list[str]) -> bool:
    """Registers what is new. Returns False where the registry describes the entity otherwise. Raises ReadingError."""
    if entity.key in registry.described and registry.described[entity.key].description() != entity.description():
        return False
    for event in describe_entity(entity, registry):
        notes += shared_names(entity, registry)
        notes += doubts(entity.key, entity.identifiers)
        append(event)
    return True


def register_topic(topic: Topic, registry: Registry, append: Append) -> bool:
    """Registers a new topic. Returns False where one of its name has another pattern. Raises ReadingError."""
    if topic.name in registry.topics and registry.topics[topic.name] != topic:
        return False
    for event in describe_topic(topic, registry):
        append(event)
    return True
