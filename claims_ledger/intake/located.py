"""What was read from a file, every part with the place where it stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, Union

Plain: TypeAlias = str | list["Plain"] | dict[str, "Plain"] | None
Path: TypeAlias = Sequence[str | int]
"""Keys and positions from the top, such as ("claims", 3, "count")."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; line and column count from 1, columns in characters."""

    line: int
    column: int


class Located(Protocol):
    """Anything that gives plain values for validation and the place of each: a sheet's Table, a JSONL Row."""

    def to_plain(self) -> Plain: ...

    def locate(self, path: Path, *, key: bool = False) -> Mark: ...


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as typed; `absent` (with `text` "") for an empty YAML value and a JSON null."""

    text: str
    line: int
    column: int
    absent: bool = False

    @property
    def mark(self) -> Mark:
        return Mark(self.line, self.column)

    def to_plain(self) -> str | None:
        return None if self.absent else self.text

    def locate(self, path: Path, *, key: bool = False) -> Mark:
        return self.mark


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        return Mark(self.line, self.column)

    def __iter__(self) -> Iterator["Node"]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def to_plain(self) -> list[Plain]:
        return [item.to_plain() for item in self.items]

    def locate(self, path: Path, *, key: bool = False) -> Mark:
        return _locate(self, path, key)


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, in the order written; no key stands twice."""

    entries: tuple[tuple[Text, "Node"], ...]
    line: int
    column: int

    @property
    def mark(self) -> Mark:
        return Mark(self.line, self.column)

    def get(self, key: str) -> Union["Node", None]:
        """The value under `key`; None when there is no such key (of an empty value: an absent Text)."""
        entry = self.entry(key)
        return None if entry is None else entry[1]

    def entry(self, key: str) -> tuple[Text, "Node"] | None:
        return next((entry for entry in self.entries if entry[0].text == key), None)

    def keys(self) -> tuple[str, ...]:
        """Every key written, those with an empty value too."""
        return tuple(key.text for key, _ in self.entries)

    def to_plain(self) -> dict[str, Plain]:
        """Without the keys whose value is empty: `at:` with nothing after it says nothing about `at`."""
        return {
            key.text: value.to_plain() for key, value in self.entries if not (isinstance(value, Text) and value.absent)
        }

    def locate(self, path: Path, *, key: bool = False) -> Mark:
        """The place of the nearest part on `path`; with `key` that of the last key rather than of its value.

        Parts of the path that are not there are passed over, since validators put names of their own between
        (pydantic: the tag of a union's member): ("claims", 3, "halt", "count") finds claims[3].count.
        """
        return _locate(self, path, key)


Node: TypeAlias = Text | Items | Table


def _locate(node: Node, path: Path, key: bool) -> Mark:
    mark = node.mark
    for part in path:
        if isinstance(node, Table) and isinstance(part, str):
            entry = node.entry(part)
            if entry is not None:
                mark = entry[0].mark if key else entry[1].mark
                node = entry[1]
        elif isinstance(node, Items) and isinstance(part, int) and -len(node.items) <= part < len(node.items):
            node = node.items[part]
            mark = node.mark
    return mark
