"""Places as states of a ship: which are the same stay, and how several of one day are shown."""

from collections.abc import Sequence

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.positions import Position
from claims_ledger.store.reader import Reader


class Places:
    """Looks up what lies in what as the registry stood, once for each place."""

    def __init__(self, reader: Reader, clocks: Clocks) -> None:
        self._reader = reader
        self._clocks = clocks
        self._above: dict[str, frozenset[str]] = {}

    def inside(self, part: str, whole: str) -> bool:
        """Whether a place is another or lies in it."""
        if part == whole:
            return True
        if part not in self._above:
            sql = f"SELECT w.above FROM within w WHERE w.unit = :key AND {self._clocks.recorded('w')}"
            rows = self._reader.rows(sql, {**self._clocks.params, "key": part})
            self._above[part] = frozenset(row[0] for row in rows)
        return whole in self._above[part]

    def same(self, one: Position, other: Position) -> bool:
        """Whether both place a ship at one place, as closely as each says; runs only where they run alike."""
        ours, theirs = one.content, other.content
        if ours["how"] != "at" or theirs["how"] != "at":
            return bool(ours["how"] == theirs["how"] and set(ours["places"]) == set(theirs["places"]))
        here, there = ours["places"][0], theirs["places"][0]
        return self.inside(here, there) or self.inside(there, here)

    def shown(self, positions: Sequence[Position]) -> str:
        """The places of one day as one text: a port rather than its country, or the run that led there."""
        kept = [one for one in positions if not any(self._wider(one, other) for other in positions)]
        return " and ".join(dict.fromkeys(one.value for one in kept))

    def _wider(self, one: Position, other: Position) -> bool:
        """Whether `other` says the same more closely."""
        ours, theirs = set(one.content["places"]), set(other.content["places"])
        if ours == theirs:
            return False
        return all(any(self.inside(place, around) for around in ours) for place in theirs)


def is_place(position: Position) -> bool:
    """Whether it says where a ship was, and not where it was not."""
    return bool(position.content["type"] == "at")
