"""Answers for machines: JSON, JSON lines, CSV, tab-separated rows. Nothing is shortened or laid out."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims_ledger.rendering.safe import csv_cell, visible

Row = Sequence[object]


def json_text(value: object, ascii_only: bool = False) -> str:
    """`value` as JSON on one line, keys in the order given, letters of every script as they are.

    What a terminal might obey (control and bidi characters, lone surrogates) is written as a JSON escape: a
    parser gets the same text back.
    """
    text = json.dumps(value, ensure_ascii=ascii_only, separators=(", ", ": "), allow_nan=False)
    if text.isascii() and "\x7f" not in text:
        return text
    unsafe = {ord(char): json.dumps(char)[1:-1] for char in set(text) if _needs_escape(char)}
    return text.translate(unsafe | {0x7F: "\\u007f"})


def _needs_escape(char: str) -> bool:
    return char > "~" and visible(char) != char


def json_object(as_of: str | None, recorded_at: str | None, position: int, items: Sequence[Mapping[str, Any]]) -> str:
    """The one object of `-o json`, an item a line."""
    head = ", ".join(
        f'"{key}": {json_text(value)}'
        for key, value in (("as_of", as_of), ("recorded_at", recorded_at), ("position", position))
    )
    if not items:
        return f'{{{head}, "items": []}}\n'
    body = ",\n".join(json_text(item) for item in items)
    return f'{{{head}, "items": [\n{body}\n]}}\n'


def json_lines(items: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One item a line."""
    return (f"{json_text(item)}\n" for item in items)


def csv_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Comma-separated rows under a header; no cell of them is run by a spreadsheet."""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in _with(names, rows):
        writer.writerow([csv_cell(cell_text(cell)) for cell in row])
        yield paper.getvalue()
        paper.seek(0)
        paper.truncate()


def tab_lines(names: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Tab-separated rows under a header, every cell made visible, so that a row is one line."""
    for row in _with(names, rows):
        yield "\t".join(visible(cell_text(cell)) for cell in row) + "\n"


def cell_text(value: object) -> str:
    """A value in one cell: nothing for null, yes or no, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {cell_text(one)}" for key, one in value.items())
    if isinstance(value, Sequence):
        return "; ".join(cell_text(one) for one in value)
    return str(value)


def _with(names: Sequence[str], rows: Iterable[Row]) -> Iterator[Row]:
    yield names
    yield from rows
