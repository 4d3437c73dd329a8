"""The program as its users meet it: called with words, in process, on one ledger; its answers read back from JSON."""

import io
import json
import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims_ledger.cli.main import run

Item = dict[str, Any]


@dataclass(frozen=True)
class Called:
    """One call: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def listing(self) -> dict[str, Any]:
        """What `-o json` printed."""
        listing: dict[str, Any] = json.loads(self.out)
        return listing

    @property
    def items(self) -> list[Item]:
        items: list[Item] = self.listing["items"]
        return items


def called(*words: str) -> Called:
    """Call `claims` with these words."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(words))
    return Called(code, out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Desk:
    """One ledger, and calls on it."""

    place: Path

    def __call__(self, *words: str) -> Called:
        """Call on this ledger, whatever comes of it."""
        return called(*words, "--ledger", str(self.place))

    def does(self, *words: str) -> Called:
        """Call and succeed."""
        done = self(*words)
        assert done.code == 0, f"claims {' '.join(words)}: exit {done.code}\n{done.err}"
        return done

    def asks(self, *words: str) -> list[Item]:
        """The items of a view."""
        return self.does(*words, "-o", "json").items

    def asks_one(self, *words: str) -> Item:
        """The only item of a view."""
        items = self.asks(*words)
        assert len(items) == 1, [item.get("id") for item in items]
        return items[0]

    def refuses(self, *words: str) -> Called:
        """Call, be refused, and find the record as it was."""
        before = self.bytes_recorded()
        done = self(*words)
        assert done.code != 0, f"claims {' '.join(words)} was done:\n{done.out}"
        assert "Traceback" not in done.err
        assert "this is a bug" not in done.err, done.err
        assert self.bytes_recorded() == before
        return done

    def bytes_recorded(self) -> tuple[int, int]:
        """How many events the record holds, and the last position."""
        with sqlite3.connect(f"file:{self.place}?mode=ro", uri=True) as connection:
            count, last = connection.execute("SELECT count(*), coalesce(max(position), 0) FROM event").fetchone()
        connection.close()
        return count, last

    @property
    def position(self) -> int:
        """The position of the last event."""
        return self.bytes_recorded()[1]

    def copy(self, place: Path) -> "Desk":
        """The same ledger elsewhere, to be changed there; nobody writes to this one meanwhile."""
        shutil.copyfile(self.place, place)
        return Desk(place)


def only(items: Iterable[Item], **wanted: Any) -> Item:
    """The one item with these values."""
    found = [item for item in items if all(item[name] == value for name, value in wanted.items())]
    assert len(found) == 1, f"{len(found)} items with {wanted}: {[item.get('id') for item in found]}"
    return found[0]


def sayings(*items: Item) -> set[str]:
    """The headlines of claims."""
    return {item["headline"] for item in items}


def without(value: Any, *names: str) -> Any:
    """JSON with some keys left out at every depth: the times and positions of recording, say."""
    if isinstance(value, Mapping):
        return {key: without(part, *names) for key, part in value.items() if key not in names}
    if isinstance(value, list):
        return [without(part, *names) for part in value]
    return value


def clashing(contests: Iterable[Item], one: str, other: str) -> list[str]:
    """The verdicts between a claim and another, over all contests and pairs of positions that hold them."""
    found = []
    for contest in contests:
        holding = {position["id"]: set(position["claims"]) for position in contest["positions"]}
        for clash in contest["clashes"]:
            a, b = holding[clash["a"]], holding[clash["b"]]
            if (one in a and other in b) or (one in b and other in a):
                found.append(f"{clash['verdict']} ({clash['reason']}): {clash['explanation']}")
    return found
