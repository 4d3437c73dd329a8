"""The gate for every text on its way to a terminal, a page, a picture or a file: nothing unseen passes it.

Names, quotes and titles come from reports and may hold anything. What moves a cursor, turns the reading
direction, or hides is shown as an escape instead, so that what a reader sees is what the text says.
"""

import re
import unicodedata
from typing import Final

# Invisible although Unicode counts them as letters, marks or symbols: grapheme joiner, Hangul fillers, Khmer
# inherent vowels, Mongolian and other variation selectors, braille blank. The rest of the default-ignorable
# characters have a category that `_hides` catches.
_HIDDEN: Final = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
_HIDDEN_PATTERN: Final = re.compile(f"[{_HIDDEN}]")
_HIDING_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_SHORT_ESCAPES: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_MINUS: Final = "\u2212"


def visible(text: str, multiline: bool = False) -> str:
    """The text with all that acts or hides written as an escape: `\\x1b`, `\\u202e`, `\\U000e0041`.

    Escaped are control characters, bidirectional controls, line and paragraph separators, format, zero-width
    and other default-ignorable characters, variation selectors and tags, lone surrogates, private-use and
    unassigned characters. Joiners are among them, even where a script or an emoji wants them: such text stays
    readable, and no two texts differ in what nobody sees. All else, in every script, stays as it is.

    Newlines and tabs are kept if `multiline`. The result can be encoded as UTF-8; passing it through again
    changes nothing. It is for showing: a backslash of the text's own is not doubled.
    """
    if text.isprintable() and (text.isascii() or not _HIDDEN_PATTERN.search(text)):
        return text
    kept = "\n\t" if multiline else ""
    return "".join(_escape(c) if c not in kept and _hides(c) else c for c in text)


def csv_cell(text: str) -> str:
    """The text made `visible`, with `'` before it where a spreadsheet would run it as a formula.

    A formula starts with `=`, `+`, `-` or `@`, also in full-width and other compatibility forms, after any
    blanks, controls and invisible characters. Write the cells with `csv.QUOTE_ALL`: a spreadsheet that splits
    at semicolons would otherwise find a new cell, and its formula, inside this one.
    """
    shown = visible(text)
    return f"'{shown}" if _runs(text) else shown


def _runs(text: str) -> bool:
    for character in text:
        if character.isspace() or _hides(character):
            continue
        return character == _MINUS or unicodedata.normalize("NFKC", character)[:1] in ("=", "+", "-", "@")
    return False


def _hides(character: str) -> bool:
    if unicodedata.category(character) in _HIDING_CATEGORIES:
        return True
    return not character.isascii() and _HIDDEN_PATTERN.match(character) is not None


def _escape(character: str) -> str:
    code = ord(character)
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
