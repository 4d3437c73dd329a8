"""Registering entities and topics, and changing what is registered of them."""

from collections.abc import Callable, Collection, Iterable

from claims_ledger.domain.compare.speed import TOP_KM_H
from claims_ledger.domain.entities import CRAFT, GOODS, PLACES, RULES, SPEAKERS, Entity
from claims_ledger.domain.errors import ReadingError, UsageError
from claims_ledger.domain.events import EntityDescribed, Event, TopicDescribed, TopSpeedSet
from claims_ledger.domain.geo import read_speed
from claims_ledger.domain.lookalikes import mixed, scripts
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.topics import Topic

CLASSES = (PLACES, CRAFT, GOODS, SPEAKERS, RULES)
"""Within one class a name shared by two entities has to be told apart by key."""


def describe_entity(entity: Entity, registry: Registry) -> list[Event]:
    """The events that make `entity` what the registry says; none if it says so already. Raises ReadingError."""
    before = registry.described.get(entity.key)
    if before is not None and before.description() == entity.description():
        return []
    check_entity(entity, registry)
    return [EntityDescribed(key=entity.key, description=entity.description())]


def check_entity(entity: Entity, registry: Registry) -> None:
    """Raises ReadingError for a reference to nothing, and for an entity that would contain or speak for itself."""
    for field, keys in (("part_of", [entity.part_of]), ("in", entity.inside), ("members", entity.members)):
        for key in keys:
            if key is not None and key not in registry.described and key != entity.key:
                near = nearest(key, registry.described)
                hint = f"did you mean {' or '.join(near)}?" if near else "register that one first"
                raise ReadingError(f"{entity.key}: {field} names {key!r}, which is not registered", hint)
    own = registry.root(entity.key)
    _no_loop(entity, own, "in", entity.inside, registry.up)
    _no_loop(entity, own, "members", entity.members, registry.down)
    if entity.part_of is not None and own in speakers_above(entity.part_of, registry):
        raise ReadingError(f"{entity.key} would be part of itself", "mend part_of")


def speakers_above(key: str, registry: Registry) -> list[str]:
    """Who speaks through whom: the speaker, what it is part of, and so on up to its house."""
    found: list[str] = []
    speaker: str | None = registry.root(key)
    while speaker is not None and speaker not in found:
        found.append(speaker)
        above = registry.entities.get(speaker)
        speaker = above.part_of if above is not None else None
    return found


def _no_loop(entity: Entity, own: str, field: str, keys: Iterable[str], reach: Callable[[str], frozenset[str]]) -> None:
    for key in keys:
        if key == entity.key or own in reach(key):
            raise ReadingError(f"{entity.key} would contain itself through {key}", f"mend {field}")


def shared_names(entity: Entity, registry: Registry) -> list[str]:
    """Names it shares with others of its class: allowed, since ships do share names, and said."""
    ours = next(types for types in CLASSES if entity.type in types)
    notes = []
    for name in entity.names:
        others = sorted(registry.keys_of(name, ours) - {registry.root(entity.key)})
        if others:
            also = f"{entity.key}: the name {name!r} also belongs to {', '.join(others)}"
            notes.append(f"{also}; write the key to tell them apart")
        notes += _lookalikes(entity.key, name, ours, registry)
    return notes


def _lookalikes(key: str, name: str, ours: Collection[str], registry: Registry) -> list[str]:
    """Letters of several scripts in one word, and names of others that are drawn alike in other letters."""
    notes = [f"{key}: {word!r} mixes {scripts(word)} letters; it is another name than it looks" for word in mixed(name)]
    others = sorted(registry.looking_like(name, ours) - {registry.root(key)})
    if others:
        notes.append(f"{key}: the name {name!r} looks like one of {', '.join(others)}, and is written in other letters")
    return notes


def top_speed(craft: str, speed: str | None, reason: str, registry: Registry) -> list[Event]:
    """The event that sets what craft of a type can do at most (None: what is usual); none if that is so already. Raises
    ReadingError, UsageError."""
    if craft not in TOP_KM_H:
        raise UsageError(f"{craft!r} has no top speed", f"name {' or '.join(TOP_KM_H)}")
    if not reason.strip():
        raise UsageError("a change to the record needs a reason", 'add --reason "…"')
    if registry.type_speed(craft) == (None if speed is None else read_speed(speed)):
        return []
    return [TopSpeedSet.model_validate({"craft": craft, "speed": speed, "reason": reason})]


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
