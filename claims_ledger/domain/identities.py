"""Which keys of the registry are one entity: what was merged into what, and what was judged not to be the same."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from claims_ledger.domain.entities import Entity


class Identities:
    """Merges and judgements on keys. Every merge can be taken back on its own, in any order."""

    def __init__(self) -> None:
        self.into: dict[str, str] = {}
        """The key that each merged one was merged into, which may have been merged itself since."""
        self.apart: set[tuple[str, str]] = set()
        """Pairs judged not to be the same, the lesser key first."""
        self._merged: dict[str, set[str]] = defaultdict(set)

    def merge(self, kept: str, merged: str) -> None:
        """`merged` is `kept` from now on; both stand for themselves so far."""
        self.into[merged] = kept
        self._merged[kept].add(merged)

    def split(self, merged: str) -> None:
        """A key that was merged stands for itself again, with all that was merged into it."""
        self._merged[self.into.pop(merged)].discard(merged)

    def root(self, key: str) -> str:
        """The key that this one stands for: itself, or what it was merged into in the end."""
        while key in self.into:
            key = self.into[key]
        return key

    def group(self, root: str) -> list[str]:
        """The key and all that were merged into it, it first, the others in the order of their keys."""
        if not self._merged.get(root):
            return [root]
        found: list[str] = []
        waiting = [root]
        while waiting:
            key = waiting.pop()
            found.append(key)
            waiting += self._merged[key]
        return [root, *sorted(found[1:])]

    def tell_apart(self, a: str, b: str) -> None:
        self.apart.add(pair(a, b))

    def leave_open(self, a: str, b: str) -> None:
        self.apart.discard(pair(a, b))

    def told_apart(self, a: str, b: str) -> tuple[str, str] | None:
        """The judgement that keeps two entities from being one: on themselves, or on anything merged into them."""
        if not self.apart:
            return None
        ours, theirs = self.group(self.root(a)), self.group(self.root(b))
        return next((judged for one in ours for other in theirs if (judged := pair(one, other)) in self.apart), None)


def pair(a: str, b: str) -> tuple[str, str]:
    """Two keys in order."""
    return (a, b) if a < b else (b, a)


def combined(parts: Sequence[Entity], root: Callable[[str], str]) -> Entity:
    """What is known of an entity by the descriptions of all that it was made of, the kept one first.

    Names, containers, members and identifiers of all of them count; of what can be said once, the first word does.
    References lead to what stands now, and never to itself.
    """
    first = parts[0]
    inside = _resolved((key for part in parts for key in part.inside), first.key, root)
    members = _resolved((key for part in parts for key in part.members), first.key, root)
    houses = _resolved((part.part_of for part in parts if part.part_of is not None), first.key, root)
    whole = houses[0] if houses else None
    if len(parts) == 1 and (inside, members, whole) == (first.inside, first.members, first.part_of):
        return first
    return first.model_copy(
        update={
            "names": tuple(dict.fromkeys(name for part in parts for name in part.names)),
            "identifiers": {scheme: value for part in reversed(parts) for scheme, value in part.identifiers.items()},
            "inside": inside,
            "members": members,
            "part_of": whole,
            **{name: _first(getattr(part, name) for part in parts) for name in ("party", "coordinates", "top_speed")},
        }
    )


def _resolved(keys: Iterable[str], own: str, root: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for key in keys if (found := root(key)) != own))


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)
