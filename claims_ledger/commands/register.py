"""Registering entities and topics, and changing what is registered of them."""

from collections.abc import Callable, Iterable

from claims_ledger.domain.entities import CRAFT, GOODS, PLACES, RULES, SPEAKERS, Entity
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.events import EntityDescribed, Event, TopicDescribed
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.topics import Topic

CLASSES = (PLACES, CRAFT, GOODS, SPEAKERS, RULES)
"""Within one class a name shared by two entities has to be told apart by key."""


def describe_entity(entity: Entity, registry: Registry) -> list[Event]:
    """The events that make `entity` what the registry says; none if it says so already. Raises ReadingError."""
    before = registry.entities.get(entity.key)
    if before is not None and before.description() == entity.description():
        return []
    check_entity(entity, registry)
    return [EntityDescribed(key=entity.key, description=entity.description())]


def check_entity(entity: Entity, registry: Registry) -> None:
    """Raises ReadingError for a reference to nothing, and for an entity that would contain or speak for itself."""
    for field, keys in (("part_of", [entity.part_of]), ("in", entity.inside), ("members", entity.members)):
        for key in keys:
            if key is not None and key not in registry.entities and key != entity.key:
                near = nearest(key, registry.entities)
                hint = f"did you mean {' or '.join(near)}?" if near else "register that one first"
                raise ReadingError(f"{entity.key}: {field} names {key!r}, which is not registered", hint)
    _no_loop(entity, "in", entity.inside, lambda key: registry.up(key))
    _no_loop(entity, "members", entity.members, lambda key: registry.down(key))
    speaker: str | None = entity.part_of
    seen = set()
    while speaker is not None and speaker not in seen:
        if speaker == entity.key:
            raise ReadingError(f"{entity.key} would be part of itself", "mend part_of")
        seen.add(speaker)
        above = registry.entities.get(speaker)
        speaker = above.part_of if above is not None else None


def _no_loop(entity: Entity, field: str, keys: Iterable[str], reach: Callable[[str], frozenset[str]]) -> None:
    for key in keys:
        if key == entity.key or entity.key in reach(key):
            raise ReadingError(f"{entity.key} would contain itself through {key}", f"mend {field}")


def shared_names(entity: Entity, registry: Registry) -> list[str]:
    """Names it shares with others of its class: allowed, since ships do share names, and said."""
    ours = next(types for types in CLASSES if entity.type in types)
    notes = []
    for name in entity.names:
        others = sorted(key for key in registry.keys_of(name, ours) if key != entity.key)
        if others:
            notes.append(f"{entity.key}: the name {name!r} also belongs to {', '.join(others)}; write the key to tell them apart")
    return notes


def describe_topic(topic: Topic, registry: Registry) -> list[Event]:
    """The events that make the topic what the registry says. Raises ReadingError."""
    before = registry.topics.get(topic.name)
    if before == topic:
        return []
    known = registry.find_topic(topic.name)
    if known is not None and known.name != topic.name:
        raise ReadingError(f"the topic {known.name!r} stands under nearly this name", f"write {known.name!r}")
    if topic.within is not None:
        _check_within(topic, registry)
    same = None if topic.empty else registry.topic_like(topic)
    if same is not None and same.name != topic.name:
        raise ReadingError(f"the topic {same.name!r} has this very pattern", f"use {same.name!r}")
    return [TopicDescribed(name=topic.name, pattern=topic.stored())]


def _check_within(topic: Topic, registry: Registry) -> None:
    name: str | None = topic.within
    seen = {topic.name}
    while name is not None:
        if name in seen:
            raise ReadingError(f"the topic {topic.name!r} would lie within itself", "mend within")
        seen.add(name)
        wider = registry.topics.get(name)
        if wider is None:
            near = nearest(name, registry.topics)
            hint = f"did you mean {' or '.join(near)}?" if near else "register that topic first"
            raise ReadingError(f"no topic goes by {name!r}", hint)
        name = wider.within
