"""The registry as it stands at one position: who goes by a name, what contains what, who speaks for whom."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from claims_ledger.domain.entities import Entity, Ref
from claims_ledger.domain.errors import ReadingError, SeveralError
from claims_ledger.domain.geo import distance_km, read_coordinates, read_speed
from claims_ledger.domain.identities import Identities, combined
from claims_ledger.domain.lookalikes import look
from claims_ledger.domain.suggest import fold_name, nearest
from claims_ledger.domain.topics import Pattern, Topic

_COUNTRY = frozenset(["country"])


class Registry:
    """Entities and topics, with the look-ups that reading and comparing need.

    `described` are entities as they were registered; `entities` what stands now, by the keys that were not merged into
    others. Any key may be asked for: a merged one answers as what it was merged into. Changed only by the methods that
    say so.
    """

    def __init__(self) -> None:
        self.described: dict[str, Entity] = {}
        self.entities: dict[str, Entity] = {}
        self.topics: dict[str, Topic] = {}
        self.identities = Identities()
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_look: dict[str, set[str]] = defaultdict(set)
        self._referring: dict[str, set[str]] = defaultdict(set)
        self._fleets: dict[str, set[str]] = defaultdict(set)
        self._children: dict[str, set[str]] = defaultdict(set)
        self._topic_names: dict[str, str] = {}
        self._up: dict[str, frozenset[str]] = {}
        self._down: dict[str, frozenset[str]] = {}
        self._located: dict[str, tuple[float, float]] | None = None
        self._type_speeds: dict[str, float] = {}
        self._farthest: dict[str, float | None] = {}
        self.changes = 0
        """Grows with every change of what stands under a key: what was looked up before may be otherwise now."""

    def put(self, entity: Entity) -> None:
        """Describe an entity, in place of what was known of it."""
        before = self.described.get(entity.key)
        if before is not None:
            for name in before.names:
                self._by_name[fold_name(name)].discard(entity.key)
                self._by_look[look(name)].discard(entity.key)
            for other in _references(before):
                self._referring[other].discard(entity.key)
        self.described[entity.key] = entity
        for name in entity.names:
            self._by_name[fold_name(name)].add(entity.key)
            self._by_look[look(name)].add(entity.key)
        for other in _references(entity):
            self._referring[other].add(entity.key)
        self._stand(self.root(entity.key))

    def merge(self, kept: str, merged: str) -> None:
        """From now on `merged` is `kept`; both stand for themselves so far."""
        self.identities.merge(kept, merged)
        self._forget(merged)
        self._stand_again(kept)

    def split(self, merged: str) -> None:
        """What was merged stands for itself again."""
        kept = self.root(merged)
        self.identities.split(merged)
        self._stand_again(kept)
        self._stand_again(merged)

    def _stand_again(self, key: str) -> None:
        parts = self.identities.group(self.root(key))
        referring = {self.root(other) for part in parts for other in self._referring[part]}
        for root in sorted({parts[0]} | referring):
            self._stand(root)

    def _stand(self, root: str) -> None:
        """Put together what is known of what stands under a key, and look it up by that."""
        parts = [self.described[key] for key in self.identities.group(root) if key in self.described]
        entity = combined(parts, self.root)
        before = self.entities.get(root)
        if before is not None:
            self._unlink(before)
        self.entities[root] = entity
        for member in entity.members:
            self._fleets[member].add(root)
        for parent in entity.parents():
            self._children[parent].add(root)
        if before is None or before.inside != entity.inside or before.members != entity.members:
            self._up.clear()
            self._down.clear()
        self._changed()

    def _changed(self) -> None:
        self.changes += 1
        self._located = None
        self._farthest.clear()

    def _forget(self, key: str) -> None:
        self._unlink(self.entities.pop(key))
        self._up.clear()
        self._down.clear()
        self._changed()

    def _unlink(self, entity: Entity) -> None:
        for member in entity.members:
            self._fleets[member].discard(entity.key)
        for parent in entity.parents():
            self._children[parent].discard(entity.key)

    def root(self, key: str) -> str:
        """The key under which this one stands now."""
        return self.identities.root(key) if self.identities.into else key

    def parts(self, key: str) -> list[str]:
        """Every key that stands for what this one does, the kept one first."""
        return self.identities.group(self.root(key))

    def become(self, other: "Registry") -> None:
        """Know what another one knows, and nothing else."""
        changes = self.changes + other.changes + 1
        self.__dict__.update(vars(other))
        self.changes = changes

    def put_topic(self, topic: Topic) -> None:
        self.topics[topic.name] = topic
        self._topic_names[fold_name(topic.name)] = topic.name

    def ref(self, key: str) -> Ref:
        """The entity by its key, with the name it is shown by."""
        root = self.root(key)
        entity = self.entities.get(root)
        return Ref(root, entity.name if entity is not None else root, key if key != root else "")

    def find(self, words: str, accepts: Collection[str], what: str = "entity") -> Ref:
        """The one entity of an accepted type that goes by these words (a name in any spelling listed, or the key).

        The reference keeps whose name it was, where several were merged into one. Raises ReadingError naming the
        nearest names where there is none, or the candidates where there are several; a near miss is never taken.
        A country speaks through its government: the one that is registered `in` it.
        """
        named = self._named(words, accepts) or self._governing(words, accepts)
        keys = {self.root(key) for key in named}
        if len(keys) == 1:
            return self.ref(keys.pop() if keys <= named else min(named))
        if words in named and not any(words in self.described[key].names for key in named - {words}):
            return self.ref(words)  # the key as it is written, which no other has for a name in that spelling
        if keys:
            listed = ", ".join(sorted(keys))
            raise SeveralError(f"{words!r} is the name of several: {listed}", "write the key of the one meant")
        raise ReadingError(f"no {what} goes by {words!r}", self._advice(words, accepts, what))

    def keys_of(self, words: str, accepts: Collection[str]) -> set[str]:
        """The keys of everything of an accepted type that goes by these words."""
        return {self.root(key) for key in self._going_by(words, accepts)}

    def looking_like(self, name: str, accepts: Collection[str]) -> set[str]:
        """The keys of everything of an accepted type with a name that looks like this one and is written in other
        letters."""
        alike = {key for key in self._by_look.get(look(name), ()) if self._accepted(key, accepts)}
        return {self.root(key) for key in alike} - self.keys_of(name, accepts)

    def _going_by(self, words: str, accepts: Collection[str]) -> set[str]:
        return {key for key in self._by_name.get(fold_name(words), ()) if self._accepted(key, accepts)}

    def _named(self, words: str, accepts: Collection[str]) -> set[str]:
        """By name, or else by key."""
        known = words in self.described and self._accepted(words, accepts)
        return self._going_by(words, accepts) or ({words} if known else set())

    def _governing(self, words: str, accepts: Collection[str]) -> set[str]:
        """The governments of the country of that name, where a government is wanted."""
        countries = self._going_by(words, _COUNTRY) if "government" in accepts else set()
        inside = {child for country in countries for child in self._children[self.root(country)]}
        return {key for key in inside if self.entities[key].type == "government"}

    def _accepted(self, key: str, accepts: Collection[str]) -> bool:
        """By its own type or by that of what it was merged into, so that what could be written before still can."""
        return self.described[key].type in accepts or self.entities[self.root(key)].type in accepts

    def knows(self, words: str, accepts: Collection[str]) -> bool:
        """Whether anything of an accepted type goes by these words."""
        return bool(self._named(words, accepts))

    def _advice(self, words: str, accepts: Collection[str], what: str) -> str:
        known = [name for entity in self.entities.values() if entity.type in accepts for name in entity.names]
        near = nearest(words, known)
        if near:
            return (
                f"did you mean {' or '.join(near)}? if not, register it: claims entity add, or register: in the sheet"
            )
        others = sorted({self.described[key].type for key in self._by_name.get(fold_name(words), ())})
        if others:
            plain = f"that name belongs to a {' and a '.join(others)}; this field takes a {what}"
            governed = "country" in others and "government" in accepts
            return f"{plain}: register its government, in {words}: claims source add" if governed else plain
        return "register it first: claims entity add, or register: in the sheet"

    def find_topic(self, words: str) -> Topic | None:
        name = self._topic_names.get(fold_name(words))
        return None if name is None else self.topics[name]

    def up(self, key: str) -> frozenset[str]:
        """The entity itself and everything that contains it: places, goods, fleets."""
        key = self.root(key)
        known = self._up.get(key)
        if known is None:
            known = self._up[key] = self._closure(key, self._containers)
        return known

    def down(self, key: str) -> frozenset[str]:
        """The entity itself and everything inside it."""
        key = self.root(key)
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

    def fleets(self, key: str) -> frozenset[str]:
        """The fleets that name it as a member."""
        return frozenset(self._fleets.get(self.root(key), ()))

    def inside(self, part: str, whole: str) -> bool:
        return self.root(whole) in self.up(part)

    def house(self, key: str) -> str:
        """The root of the `part_of` chain: the house that speaks. A loop ends at its least key."""
        seen = [self.root(key)]
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
        return self._closure(self.root(key), lambda one: parts.get(one, ()))

    def type_of(self, key: str) -> str:
        """The entity's type; empty for a key that is not registered."""
        entity = self.entities.get(self.root(key))
        return entity.type if entity is not None else ""

    def coordinates(self, key: str) -> tuple[float, float] | None:
        """Latitude and longitude of a place that has them itself."""
        return self._places().get(self.root(key))

    def farthest_km(self, key: str) -> float | None:
        """How far the place with coordinates lies that is farthest from this one; None if this one has none."""
        root = self.root(key)
        if root not in self._farthest:
            here = self._places().get(root)
            self._farthest[root] = (
                None if here is None else max(distance_km(here, there) for there in self._places().values())
            )
        return self._farthest[root]

    def _places(self) -> dict[str, tuple[float, float]]:
        if self._located is None:
            self._located = {
                key: read_coordinates(entity.coordinates)
                for key, entity in self.entities.items()
                if entity.coordinates is not None
            }
        return self._located

    def set_type_speed(self, type_: str, words: str | None) -> None:
        """What craft of a type can do at most, in words with a unit; None for what is usual. Raises ReadingError."""
        if words is None:
            self._type_speeds.pop(type_, None)
        else:
            self._type_speeds[type_] = read_speed(words)

    def type_speed(self, type_: str) -> float | None:
        """In km/h, where one was set for the type."""
        return self._type_speeds.get(type_)

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
        """The topic whose pattern is exactly this one, the first by name where a merge made several alike."""
        wanted = self._sides(pattern)
        alike = (one for one in self.topics.values() if self._sides(one) == wanted)
        return min(alike, key=lambda one: one.name, default=None)

    def _sides(self, pattern: Pattern) -> tuple[str | None, ...]:
        return tuple(None if key is None else self.root(key) for key in (pattern.origin, pattern.to, pattern.goods))


def _references(entity: Entity) -> set[str]:
    return {key for key in (entity.part_of, *entity.inside, *entity.members) if key is not None}
