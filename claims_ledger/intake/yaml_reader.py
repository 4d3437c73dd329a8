"""Sheets: a strict, small part of YAML in which every scalar is text.

No aliases, anchors, tags, directives, merge keys or second documents; a key is text and stands once.
The events of libyaml are walked rather than composed: its composer crashes the process on deep nesting.
"""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import NoReturn, Protocol

import yaml

from claims_ledger.intake.faults import Faults, shown
from claims_ledger.intake.files import read_lines, text_lines
from claims_ledger.intake.located import Items, Node, Table, Text
from claims_ledger.intake.yaml_trouble import block_sign, explained, quote_hint

MAX_DEPTH = 64
# A sheet is one document: this is room for some 27,000 claims, and nothing within it takes over 250 MB.
MAX_SHEET = 32 * 1024 * 1024
MAX_NODES = 500_000
MAX_LINES = 1_000_000

# Controls and line separators: libyaml refuses them without a place, or takes them for a line end and drops
# them.
_REFUSED = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|\r(?!\n)")
_COMMENTED_NUMBER = re.compile(r"\s+#\d")
_INDICATOR = re.compile(r"[>|][+-]?\d")
_MERGE = "<<"


def read_yaml(path: str | Path) -> Table:
    """The one mapping that a sheet is, with line and column of every part.

    Raises NotFoundError when there is no such file; FaultsError with every structural fault at once, or with
    those up to the first fault of syntax.
    """
    return _parsed(read_lines(path, MAX_SHEET), str(path))


def parse_yaml(data: bytes, path: str = "-") -> Table:
    """As `read_yaml`, from bytes; `path` is what the faults say."""
    return _parsed(text_lines(BytesIO(data), path, MAX_SHEET), path)


def _parsed(lines: Iterable[tuple[int, str]], path: str) -> Table:
    faults = Faults(path)
    kept: list[bytes] = []
    for number, text in lines:
        _check_line(number, text, faults)
        if number > MAX_LINES:
            faults.add(number, 1, f"more than {MAX_LINES:,} lines", "split the sheet, or use rows (.jsonl)")
        faults.raise_if_any()
        kept.append(text.encode())
    builder = _Builder(faults, kept)
    try:
        for event in yaml.parse(_Feed(kept), Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.YAMLError as error:
        faults.add(*explained(error, kept))
    faults.raise_if_any()
    root = builder.root
    if not isinstance(root, Table):
        line, column = (1, 1) if root is None else (root.line, root.column)
        what = "there is nothing but blanks and comments" if root is None else "this is not a sheet"
        faults.add(line, column, what, "a sheet is a mapping: document: and claims:, each with what belongs to it")
        raise faults.error
    return root


def _check_line(number: int, line: str, faults: Faults) -> None:
    if line[:1] == "\t" and not line.isspace():
        faults.add(number, 1, "the line begins with a tab", "indent with spaces, two for each level")
    elif line[:1] == "%":
        faults.add(
            number,
            1,
            'the line begins with "%"',
            "YAML directives are not taken; indent or quote the text",
        )
    elif (bad := _REFUSED.search(line)) is not None:
        code = ord(bad[0])
        escape = f"\\u{code:04x}"
        hint = f'leave it out, or write it as "{escape}" in double quotes'
        faults.add(number, bad.start() + 1, f"the character U+{code:04X} as it is", hint)


class _Placed(Protocol):
    line: int
    column: int


def _place_of(mark: _Placed | None) -> tuple[int, int]:
    """Line and column from 1. libyaml marks every event; only the type stubs doubt it."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


class _Feed:
    """The lines as a stream; the parser takes short reads."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)

    def read(self, _size: int = -1) -> bytes:
        return next(self._lines, b"")


class _Open:
    """A mapping or list whose end has not come: its parts so far."""

    __slots__ = ("column", "entries", "flow", "items", "key", "line", "mapping", "seen")

    def __init__(self, start: yaml.CollectionStartEvent) -> None:
        self.line, self.column = _place_of(start.start_mark)
        self.mapping = isinstance(start, yaml.MappingStartEvent)
        self.flow = bool(start.flow_style)
        self.items: list[Node] = []
        self.entries: list[tuple[Text, Node]] = []
        self.seen: dict[str, int] = {}
        self.key: Text | None = None

    def closed(self) -> Table | Items:
        if self.mapping:
            return Table(tuple(self.entries), self.line, self.column)
        return Items(tuple(self.items), self.line, self.column)


class _Builder:
    """Turns the events of one document into the located tree, noting faults on the way."""

    def __init__(self, faults: Faults, lines: Sequence[bytes]) -> None:
        self.root: Node | None = None
        self._faults = faults
        self._lines = lines
        self._stack: list[_Open] = []
        self._nodes = 0
        self._current = 0, ""

    def take(self, event: yaml.Event) -> None:
        """Raises FaultsError at once for what could cost memory: depth, parts, a second document."""
        line, column = _place_of(event.start_mark)
        if isinstance(event, yaml.NodeEvent):
            self._node(event, line, column)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._place(self._stack.pop().closed())
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._stop(line, column, "a second document", "one sheet a file: move what follows to a file of its own")

    def _node(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(line, column, f"more than {MAX_NODES:,} parts", "split the sheet, or use rows (.jsonl)")
        self._refuse_features(event, line, column)
        if isinstance(event, yaml.ScalarEvent):
            self._place(self._text(event, line, column))
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(self._stack) == MAX_DEPTH:
                self._stop(line, column, f"nested more than {MAX_DEPTH} deep", "a sheet needs four or five levels")
            self._stack.append(_Open(event))
        else:
            self._place(Text("", line, column))

    def _refuse_features(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        tag = getattr(event, "tag", None)
        if event.anchor is None and tag is None:
            return
        hint = quote_hint(self._line(line))
        if tag is not None:
            what = f"{shown(tag)} is a YAML tag, which is not taken"
            self._faults.add(line, column, what, f"leave it out, or {hint}")
        if event.anchor is not None:
            sign, name = ("*", "alias") if isinstance(event, yaml.AliasEvent) else ("&", "anchor")
            what = f"{shown(sign + event.anchor)} is a YAML {name}, which is not taken"
            self._faults.add(line, column, what, hint)

    def _text(self, event: yaml.ScalarEvent, line: int, column: int) -> Text:
        plain, value = event.style == "", event.value
        if "\0" in value:
            self._faults.add(line, column, "a NUL character", "leave it out")
        if event.style in (">", "|") and _INDICATOR.match(self._line(line), column - 1):
            self._faults.add(line, column, block_sign(event.style), quote_hint(self._line(line)))
        elif plain and value:
            last, end = _place_of(event.end_mark)
            if _COMMENTED_NUMBER.match(self._line(last), end - 1):
                what = 'what follows " #" would be dropped as a comment'
                self._faults.add(last, end, what, "put the value in quotes")
        return Text(value, line, column, absent=not value and event.style not in ("'", '"'))

    def _place(self, node: Node) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        if not parent.mapping:
            if isinstance(node, Text) and node.absent:
                self._faults.add(node.line, node.column, "an empty item in a list", "leave it out")
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(parent, node)
        else:
            if parent.flow and parent.key.text and isinstance(node, Text) and node.absent:
                key = parent.key
                hint = "write key: value; put text that holds a comma in quotes"
                self._faults.add(key.line, key.column, f"{shown(key.text)} has no value", hint)
            parent.entries.append((parent.key, node))
            parent.key = None

    def _key(self, parent: _Open, node: Node) -> Text:
        if not isinstance(node, Text):
            self._faults.add(node.line, node.column, "a list or mapping as a key", "a key is a word, then a colon")
            return Text("", node.line, node.column)
        if node.absent:
            self._faults.add(node.line, node.column, "no key before the colon", "write key: value")
        elif node.text == _MERGE:
            self._faults.add(node.line, node.column, "a YAML merge key, which is not taken", "write the keys out")
        elif node.text in parent.seen:
            what = f"the key {shown(node.text)} stands twice, first on line {parent.seen[node.text]}"
            self._faults.add(node.line, node.column, what, "keep one of the two")
        parent.seen.setdefault(node.text, node.line)
        return node

    def _line(self, number: int) -> str:
        """The text of a line; kept until another is asked for, since a long line may hold many parts."""
        if self._current[0] != number:
            text = self._lines[number - 1].decode().rstrip("\r\n") if number <= len(self._lines) else ""
            self._current = number, text
        return self._current[1]

    def _stop(self, line: int, column: int, what: str, hint: str) -> NoReturn:
        self._faults.add(line, column, what, hint)
        raise self._faults.error
