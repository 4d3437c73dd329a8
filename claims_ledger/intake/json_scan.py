"""A JSON reader (RFC 8259) that knows the line and column of every part and reads numbers as text."""

import json
import re

from claims_ledger.intake.faults import Faults, shown
from claims_ledger.intake.located import Items, Node, Table, Text

MAX_DEPTH = 64
LONGEST_NUMBER = 60

_BLANK = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"')
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORDS = {"true": "true", "false": "false", "null": ""}
_NOT_NUMBERS = ("NaN", "Infinity", "-Infinity")
_HINTS = {
    "Invalid control character": "write it as an escape, such as \\t or \\n",
    "Invalid \\escape": "a backslash is doubled: \\\\",
    "Invalid \\uXXXX escape": "write the character itself, or \\u and four hexadecimal digits",
}


def scanned(source: str, line: int, faults: Faults) -> Table:
    """The one object on a line; structural faults all go to `faults`, of syntax the first.

    With faults noted, what is returned is of no further use. true and false become their words, null an
    absent Text.
    """
    return _Scanner(source, line, faults).row()


class _SyntaxFaultError(Exception):
    def __init__(self, at: int, what: str, hint: str) -> None:
        super().__init__(what)
        self.at, self.what, self.hint = at, what, hint


class _Scanner:
    def __init__(self, source: str, line: int, faults: Faults) -> None:
        self.source, self.line, self.faults = source.rstrip("\r\n"), line, faults

    def row(self) -> Table:
        nothing = Table((), self.line, 1)
        try:
            at = self._skip(0)
            node, end = self._value(at, 0)
            if end < len(self.source):
                raise _SyntaxFaultError(end, "more text after the row", "one object a line: break it here")
        except _SyntaxFaultError as fault:
            self._fault(fault.at, fault.what, fault.hint)
            return nothing
        if isinstance(node, Table):
            return node
        self._fault(at, "this is not an object", 'a row is one object, {"document": {…}, "kind": …}, on one line')
        return nothing

    def _fault(self, at: int, what: str, hint: str) -> None:
        self.faults.add(self.line, at + 1, what, hint)

    def _skip(self, at: int) -> int:
        blank = _BLANK.match(self.source, at)
        return at if blank is None else blank.end()

    def _value(self, at: int, depth: int) -> tuple[Node, int]:
        """The value that begins at `at`, and where the next token begins."""
        sign = self.source[at : at + 1]
        node: Node
        if sign in ("{", "["):
            if depth == MAX_DEPTH:
                raise _SyntaxFaultError(at, f"nested more than {MAX_DEPTH} deep", "a row needs four or five levels")
            node, end = self._table(at, depth) if sign == "{" else self._items(at, depth)
        elif sign == '"':
            node, end = self._string(at)
        else:
            node, end = self._bare(at)
        return node, self._skip(end)

    def _table(self, at: int, depth: int) -> tuple[Table, int]:
        entries: list[tuple[Text, Node]] = []
        seen: set[str] = set()
        begin, at = at, self._skip(at + 1)
        while self.source[at : at + 1] != "}":
            if self.source[at : at + 1] != '"':
                raise _SyntaxFaultError(at, *self._expected(at, "a key in double quotes"))
            key, end = self._string(at)
            if key.text in seen:
                self._fault(at, f"the key {shown(key.text)} stands twice", "keep one of the two")
            seen.add(key.text)
            at = self._skip(end)
            if self.source[at : at + 1] != ":":
                raise _SyntaxFaultError(at, *self._expected(at, "a colon after the key"))
            node, at = self._value(self._skip(at + 1), depth + 1)
            entries.append((key, node))
            at = self._next(at, "}")
        return Table(tuple(entries), self.line, begin + 1), at + 1

    def _items(self, at: int, depth: int) -> tuple[Items, int]:
        items: list[Node] = []
        begin, at = at, self._skip(at + 1)
        while self.source[at : at + 1] != "]":
            node, at = self._value(at, depth + 1)
            if isinstance(node, Text) and node.absent:
                self._fault(node.column - 1, "an empty item in a list", "leave it out")
            items.append(node)
            at = self._next(at, "]")
        return Items(tuple(items), self.line, begin + 1), at + 1

    def _next(self, at: int, close: str) -> int:
        """Past the comma to the next part, or to the closing bracket."""
        sign = self.source[at : at + 1]
        if sign == close:
            return at
        if sign != ",":
            raise _SyntaxFaultError(at, *self._expected(at, f'a comma or "{close}"'))
        after = self._skip(at + 1)
        if self.source[after : after + 1] == close:
            raise _SyntaxFaultError(at, f'a comma before "{close}"', "leave it out")
        return after

    def _string(self, at: int) -> tuple[Text, int]:
        literal = _STRING.match(self.source, at)
        if literal is None:
            hint = "close it; a line break within text is written \\n"
            raise _SyntaxFaultError(at, "the quotation mark opened here is never closed", hint)
        try:
            text: str = json.loads(literal[0])
        except json.JSONDecodeError as error:
            problem = error.msg.removesuffix(" at")
            hint = next((hint for start, hint in _HINTS.items() if problem.startswith(start)), "")
            raise _SyntaxFaultError(at + error.pos, problem[:1].lower() + problem[1:], hint) from None
        if "\0" in text:
            self._fault(at, "a NUL character", "leave it out")
        if (lone := _SURROGATE.search(text)) is not None:
            hint = "write the character itself, or both halves of the pair"
            self._fault(at, f"half of a surrogate pair, \\u{ord(lone[0]):04x}", hint)
        return Text(text, self.line, at + 1), literal.end()

    def _bare(self, at: int) -> tuple[Text, int]:
        word = _WORD.match(self.source, at)
        if word is None:
            raise _SyntaxFaultError(at, *self._expected(at, "a value"))
        text = word[0]
        if text in _NOT_NUMBERS:
            self._fault(at, f"{text} is not a number", "leave the key out, or write words in quotes")
        elif _NUMBER.fullmatch(text):
            if len(text) > LONGEST_NUMBER:
                what = f"a number of {len(text):,} characters"
                self._fault(at, what, f"{LONGEST_NUMBER} are taken; put text in quotes")
        elif text not in _WORDS:
            raise _SyntaxFaultError(at, f"{shown(text)} is not JSON", "put text in double quotes")
        return Text(_WORDS.get(text, text), self.line, at + 1, absent=text == "null"), word.end()

    def _expected(self, at: int, wanted: str) -> tuple[str, str]:
        if at >= len(self.source):
            hint = "a row is one object on one line; it cannot go over several"
            return f"the line ends where {wanted} is wanted", hint
        return f"{shown(self.source[at])} where {wanted} is wanted", "check quotes, commas and brackets"
