"""Folding the registry: its rows, and again whatever is read with what changed in it."""

from collections.abc import Callable, Collection, Iterable

from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import EntitiesLeftOpen, EntitiesToldApart, TopSpeedSet
from claims_ledger.domain.identities import pair
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import fold_name
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.claim_fold import ClaimFold
from claims_ledger.projections.record_rows import description_row, entity_row, topic_row
from claims_ledger.projections.rows import Rows
from claims_ledger.projections.rulings import Rulings
from claims_ledger.projections.sources import load_registry
from claims_ledger.projections.undoing import Touched
from claims_ledger.store.read_models import (
    APART,
    DESCRIPTION,
    ENTITY,
    ENTITY_NAME,
    RATING,
    TOP_SPEED,
    TOPIC,
    WITHIN,
)


class RegisterFold:
    """Keeps the registry and its rows."""

    def __init__(self, rows: Rows, registry: Registry, claims: ClaimFold, rulings: Rulings) -> None:
        self.rows = rows
        self.registry = registry
        self.claims = claims
        self.rulings = rulings

    def entity(self, entity: Entity, at: int) -> None:
        """An entity as described from now on."""
        self.rows.replace(DESCRIPTION, entity.key, [description_row(entity)], at)
        key = self.registry.root(entity.key)
        before = self.registry.entities.get(key)
        reach = self.registry.down(key)
        self.registry.put(entity)
        after = self.registry.entities[key]
        reach |= self.registry.down(key)
        if before is None:
            reach = reach if len(reach) > 1 else frozenset()
        elif _reads_alike(before, after):
            reach = frozenset()
        elif (before.part_of, before.name) != (after.part_of, after.name):
            reach |= self.registry.speaking_for(key)
        for other in sorted((reach | {key}) & self.registry.entities.keys()):
            self._entity_rows(other, at)
        self.claims.read_anew(reach, at)

    def identify(self, keys: Collection[str], change: Callable[[], None], at: int) -> None:
        """Fold anew whatever was read by one of these keys before they became one or two, or is now."""
        reach, fleets = self._reach(keys)
        change()
        now, with_them = self._reach(keys)
        reach |= now
        for key in sorted(reach | fleets | with_them | set(keys)):
            self._entity_rows(key, at)
        for unit, source, *rest in self.rows.among(RATING, ", ".join(("unit", *RATING.content)), "source", reach):
            rated = self.registry.root(unit.partition("~")[0])
            if rated != source:
                self.rows.replace(RATING, unit, [(rated, *rest)], at)
        self.claims.read_anew(reach, at)
        self.rulings.restate(at)

    def _reach(self, keys: Iterable[str]) -> tuple[set[str], set[str]]:
        """What is read by these keys, by way of what it is in or speaks for; and the fleets that name them."""
        reach = {one for key in keys for one in self.registry.down(key) | self.registry.speaking_for(key)}
        return reach, {fleet for key in keys for fleet in self.registry.fleets(key)}

    def top_speed(self, event: TopSpeedSet, at: int) -> None:
        """What craft of one type can do at most."""
        self.registry.set_type_speed(event.craft, event.speed)
        rows = [] if event.speed is None else [(event.craft, event.speed)]
        self.rows.replace(TOP_SPEED, f"speed {event.craft}", rows, at)
        craft = {key for key, entity in self.registry.entities.items() if entity.type == event.craft}
        self.claims.refold(self.claims.resting_on(craft), at, rejudge=True)

    def judge_apart(self, event: EntitiesToldApart | EntitiesLeftOpen, at: int) -> None:
        """Two that are not the same, or may be again."""
        a, b = pair(event.a, event.b)
        if isinstance(event, EntitiesToldApart):
            self.registry.identities.tell_apart(a, b)
            self.rows.replace(APART, f"{a}~{b}", [(a, b, at)], at)
        else:
            self.registry.identities.leave_open(a, b)
            self.rows.replace(APART, f"{a}~{b}", [], at)

    def _entity_rows(self, key: str, at: int) -> None:
        """The rows of what stands under a key; none where it was merged into another."""
        entity = self.registry.entities.get(key)
        described, names, above = [], [], []
        if entity is not None:
            described = [entity_row(entity, self.registry)]
            names = sorted({(fold_name(name), name, key, entity.type) for name in entity.names})
            above = [(key, one) for one in sorted(self.registry.up(key))]
        self.rows.replace(ENTITY, key, described, at)
        self.rows.replace(ENTITY_NAME, key, names, at)
        self.rows.replace(WITHIN, key, above, at)

    def topic(self, topic: Topic, at: int) -> None:
        """A topic by its pattern from now on."""
        self.registry.put_topic(topic)
        self.rows.replace(TOPIC, f"topic {topic.name}", [topic_row(topic)], at)
        self.claims.refold(self.claims.resting_on({f"topic {topic.name}"} | self._inside(topic)), at)

    def _inside(self, topic: Topic) -> frozenset[str]:
        """Whoever was about it rests on it; whoever comes to be about it has something inside each part of its
        pattern: here, inside the part with the least."""
        return min((self.registry.down(key) for key in topic.named()), key=len, default=frozenset[str]())

    def anew(self, touched: Touched, at: int) -> None:
        """The registry as its rows give it by now, after some of its events came to count or count no more."""
        reach = self._reach_of(touched)
        self.identify(touched.keys, lambda: self.registry.become(load_registry(self.rows)), at)
        self.claims.refold(self.claims.resting_on(reach | self._reach_of(touched)), at, rejudge=True)

    def _reach_of(self, touched: Touched) -> set[str]:
        """What claims rest on that a topic or a top speed may concern."""
        craft = {key for key, entity in self.registry.entities.items() if entity.type in touched.craft}
        named = [self.registry.topics[name] for name in touched.topics & self.registry.topics.keys()]
        return craft.union({f"topic {name}" for name in touched.topics}, *map(self._inside, named))


def _reads_alike(before: Entity, after: Entity) -> bool:
    """Whether only what no claim is read with has changed: further names, identifiers, party."""
    return all(
        getattr(before, name) == getattr(after, name) for name in ("type", "name", "part_of", "inside", "members")
    )
