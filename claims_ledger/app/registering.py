"""Entering who and what there is: entities, their names, topics, top speeds. Each is one batch."""

from collections.abc import Mapping, Sequence
from typing import Any

from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.app.usage import usage
from claims_ledger.commands.register import describe_entity, describe_topic, shared_names, top_speed
from claims_ledger.domain.compare.speed import TOP_KM_H
from claims_ledger.domain.entities import ANYTHING
from claims_ledger.domain.errors import (
    ConflictError,
)
from claims_ledger.domain.identifiers import doubts
from claims_ledger.domain.registry import Registry
from claims_ledger.intake.register import read_entity, read_topic


def add_entity(ledger: Ledger, described: Mapping[str, Any], *, actor: str) -> Outcome:
    """Register an entity; `described` is as under `register:` in a sheet, but `part_of`, `in` and `members` may be any
    names. Raises ConflictError where its key stands for something else."""
    with ledger.working(actor) as work:
        with usage():
            entity = read_entity(_by_keys(described, work.registry))
            before = work.registry.described.get(entity.key)
            if before is not None and before.description() != entity.description():
                raise ConflictError(
                    f"{entity.key} is registered already, as {before.name} ({before.type})",
                    "give the new one another key; claims entity alias adds names",
                )
            events = describe_entity(entity, work.registry)
            notes = [*shared_names(entity, work.registry), *doubts(entity.key, entity.identifiers)]
        for event in events:
            work.append(event)
        line = f"registered {entity.name} ({entity.type}, {entity.key})" if events else f"{entity.key} stands already"
        item = {"id": entity.key, "name": entity.name, "type": entity.type}
        return Outcome(work.unit.head, [line], notes, [item], work.unit.batch)


def _by_keys(described: Mapping[str, Any], registry: Registry) -> dict[str, Any]:
    """What was said of an entity, whatever else it names by the keys of these; its key where no name was said."""
    values = {name: value for name, value in described.items() if value}
    values.setdefault("names", [values["key"]])
    for name in ("in", "members"):
        if name in values:
            values[name] = [registry.find(one, ANYTHING).stored for one in values[name]]
    if "part_of" in values:
        values["part_of"] = registry.find(values["part_of"], ANYTHING).stored
    return values


def add_alias(ledger: Ledger, entity: str, names: Sequence[str], *, actor: str) -> Outcome:
    """Give an entity further names."""
    with ledger.working(actor) as work:
        with usage():
            meant = work.registry.find(entity, ANYTHING)
            found, known = work.registry.described[meant.stored], work.registry.entities[meant.key].names
            new = [name for name in names if name not in known]
            after = found.model_copy(update={"names": (*found.names, *new)})
            events = describe_entity(read_entity({"key": after.key, **after.description()}), work.registry)
            notes = shared_names(after, work.registry)
        for event in events:
            work.append(event)
        line = f"{found.name} also goes by {', '.join(new)}" if new else f"{found.name} has these names already"
        return Outcome(work.unit.head, [line], notes, [{"id": found.key, "names": list(after.names)}], work.unit.batch)


def set_top_speed(ledger: Ledger, craft: str, speed: str | None, *, reason: str, actor: str) -> Outcome:
    """Say what craft of a type can do at most, or leave it at what is usual. Raises UsageError."""
    with ledger.working(actor) as work:
        with usage():
            events = top_speed(craft, speed, reason, work.registry)
        for event in events:
            work.append(event)
        line = f"{craft}: at most {speed or f'{TOP_KM_H[craft]:,.0f} km/h, as usual'} from now on"
        return Outcome(work.unit.head, [line], [], [{"id": craft, "speed": speed}], work.unit.batch)


def add_topic(ledger: Ledger, name: str, pattern: Mapping[str, str], *, actor: str) -> Outcome:
    """Register a topic by a pattern of names, or change it."""
    with ledger.working(actor) as work:
        with usage():
            topic = read_topic({"name": name, **pattern}, work.registry)
            events = describe_topic(topic, work.registry)
        for event in events:
            work.append(event)
        line = f"registered the topic {topic.name}" if events else f"the topic {topic.name} stands already"
        return Outcome(work.unit.head, [line], [], [{"id": topic.name, **topic.stored()}], work.unit.batch)
