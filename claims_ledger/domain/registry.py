"""The registry as it stands at one position: who goes by a name, what contains what, who speaks for whom."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from claims_ledger.domain.entities import Entity, Ref
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.geo import read_coordinates, read_speed
from claims_ledger.domain.suggest import fold_name, nearest
from claims_ledger.domain.topics import Pattern, Topic


class Registry:
    """Entities and topics, with the look-ups that reading and comparing need. Changed only by `put` and `put_topic`."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self.topics: dict[str, Topic] = {}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._fleets: dict[str, set[str]] = defaultdict(set)
        self._children: dict[str, set[str]] = defaultdict(set)
        self._topic_names: dict[str, str] = {}
        self._up: dict[str, frozenset[str]] = {}
        self._down: dict[str, frozenset[str]] = {}

    def put(self, entity: Entity) -> None:
        """Describe an entity, in place of what was known of it."""
        before = self.entities.get(entity.key)
        if before is not None:
            for name in before.names:
                self._by_name[fold_name(name)].discard(entity.key)
            for member in before.members:
                self._fleets[member].discard(entity.key)
            for parent in before.parents():
                self._children[parent].discard(entity.key)
        self.entities[entity.key] = entity
        for name in entity.names:
            self._by_name[fold_name(name)].add(entity.key)
        for member in entity.members:
            self._fleets[member].add(entity.key)
        for parent in entity.parents():
            self._children[parent].add(entity.key)
        if before is None or before.inside != entity.inside or before.members != entity.members:
            self._up.clear()
            self._down.clear()

    def put_topic(self, topic: Topic) -> None:
        self.topics[topic.name] = topic
        self._topic_names[fold_name(topic.name)] = topic.name

    def ref(self, key: str) -> Ref:
        """The entity by its key, with the name it is shown by."""
        entity = self.entities.get(key)
        return Ref(key, entity.name if entity is not None else key)

    def find(self, words: str, accepts: Collection[str], what: str = "entity") -> Ref:
        """The one entity of an accepted type that goes by these words (a name in any spelling listed, or the key).

        Raises ReadingError naming the nearest names where there is none, or the candidates where there are several;
        a near miss is never taken.
        """
        keys = self.keys_of(words, accepts)
        if not keys and words in self.entities and self.entities[words].type in accepts:
            keys = {words}
        if len(keys) == 1:
            return self.ref(keys.pop())
        if keys:
            listed = ", ".join(sorted(keys))
            raise ReadingError(f"{words!r} is the name of several: {listed}", "write the key of the one meant")
        raise ReadingError(f"no {what} goes by {words!r}", self._advice(words, accepts, what))

    def keys_of(self, words: str, accepts: Collection[str]) -> set[str]:
        """The keys of everything of an accepted type that goes by these words."""
        return {key for key in self._by_name.get(fold_name(words), ()) if self.entities[key].type in accepts}

    def knows(self, words: str, accepts: Collection[str]) -> bool:
        """Whether anything of an accepted type goes by these words."""
        return bool(self.keys_of(words, accepts)) or (words in self.entities and self.entities[words].type in accepts)

    def _advice(self, words: str, accepts: Collection[str], what: str) -> str:
        known = [name for entity in self.entities.values() if entity.type in accepts for name in entity.names]
        near = nearest(words, known)
        if near:
            return (
                f"did you mean {' or '.join(near)}? if not, register it: claims entity add, or register: in the sheet"
            )
        others = sorted({self.entities[key].type for key in self._by_name.get(fold_name(words), ())})
        if others:
            return f"that name belongs to a {' and a '.join(others)}; this field takes a {what}"
        return "register it first: claims entity add, or register: in the sheet"

    def find_topic(self, words: str) -> Topic | None:
        name = self._topic_names.get(fold_name(words))
        return None if name is None else self.topics[name]

    def topic_names(self) -> list[str]:
        return list(self.topics)

    def up(self, key: str) -> frozenset[str]:
        """The entity itself and everything that contains it: places, goods, fleets."""
        known = self._up.get(key)
        if known is None:
            known = self._up[key] = self._closure(key, self._containers)
        return known

    def down(self, key: str) -> frozenset[str]:
        """The entity itself and everything inside it."""
        known = self._down.get(key)
        if known is None:
            known = self._down[key] = self._closure(key, self._contents)
        return known

    def _containers(self, key: str) -> Iterable[str]:
        entity = self.entities.get(key)
        yield from entity.parents() if entity is not None else ()
        yield from self._fleets.get(key, ())

    def _contents(self, key: str) -> Iterable[str]:
        entity = self.entities.get(key)
        yield from entity.members if entity is not None else ()
        yield from self._children.get(key, ())

    @staticmethod
    def _closure(key: str, step: Callable[[str], Iterable[str]]) -> frozenset[str]:
        seen = {key}
        waiting = [key]
        while waiting:
            for other in step(waiting.pop()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen)

    def inside(self, part: str, whole: str) -> bool:
        return whole in self.up(part)

    def house(self, key: str) -> str:
        """The root of the `part_of` chain: the house that speaks. A loop ends at its least key."""
        seen = [key]
        while True:
            entity = self.entities.get(seen[-1])
            above = entity.part_of if entity is not None else None
            if above is None:
                return seen[-1]
            if above in seen:
                return min(seen[seen.index(above) :])
            seen.append(above)

    def speaking_for(self, key: str) -> frozenset[str]:
        """Everyone whose `part_of` chain runs through this one, itself among them."""
        parts: dict[str, list[str]] = defaultdict(list)
        for entity in self.entities.values():
            if entity.part_of is not None:
                parts[entity.part_of].append(entity.key)
        return self._closure(key, lambda one: parts.get(one, ()))

    def type_of(self, key: str) -> str:
        """The entity's type; empty for a key that is not registered."""
        entity = self.entities.get(key)
        return entity.type if entity is not None else ""

    def coordinates(self, key: str) -> tuple[float, float] | None:
        """Latitude and longitude of a place that has them itself."""
        entity = self.entities.get(key)
        return None if entity is None or entity.coordinates is None else read_coordinates(entity.coordinates)

    def top_speed(self, key: str) -> float | None:
        """In km/h, of a craft that has one of its own, or of a fleet it is in; the least of several."""
        known = [self.entities[one].top_speed for one in sorted(self.up(key)) if one in self.entities]
        speeds = [speed for words in known if words is not None and (speed := read_speed(words)) is not None]
        return min(speeds, default=None)

    def topics_over(self, pattern: Pattern) -> list[Topic]:
        """The topics whose pattern holds this one: a named topic without a pattern holds none."""
        return [topic for topic in self.topics.values() if not topic.empty and self.pattern_inside(pattern, topic)]

    def wider_topics(self, name: str) -> list[str]:
        """The topics that a topic lies in: those it is written to be within, and those whose pattern holds its own."""
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            topic = self.topics.get(waiting.pop())
            if topic is None:
                continue
            over = [] if topic.empty else [other.name for other in self.topics_over(topic)]
            for wider in filter(None, [topic.within, *over]):
                if wider not in found and wider != name:
                    found[wider] = None
                    waiting.append(wider)
        return list(found)

    def pattern_inside(self, part: Pattern, whole: Pattern) -> bool:
        pairs = ((part.origin, whole.origin), (part.to, whole.to), (part.goods, whole.goods))
        return all(wide is None or (narrow is not None and self.inside(narrow, wide)) for narrow, wide in pairs)

    def topic_like(self, pattern: Pattern) -> Topic | None:
        """The topic whose pattern is exactly this one."""
        for topic in self.topics.values():
            if (topic.origin, topic.to, topic.goods) == (pattern.origin, pattern.to, pattern.goods):
                return topic
        return None
