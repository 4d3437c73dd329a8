"""Rows: one JSON object a line, in bounded memory whatever the length of the file.

The standard library's scanner is fast but says nothing of places, lets duplicate keys and NaN through and
reads numbers as floats. So a row is read by it with checks that cost little, and once more by the scanner
that knows the place of every part when a check fails or a place is asked for. What is accepted is the same.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path as FilePath
from typing import Any, NoReturn

from claims_ledger.domain.errors import FaultsError
from claims_ledger.intake.faults import Faults
from claims_ledger.intake.files import read_lines, text_lines
from claims_ledger.intake.json_scan import LONGEST_NUMBER, MAX_DEPTH, scanned
from claims_ledger.intake.located import Mark, Path, Plain, Table

# NUL and halves of surrogate pairs can only come as escapes.
_DOUBTFUL_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file of rows: the plain values at hand, the places worked out when asked for."""

    line: int
    source: str
    plain: dict[str, Plain]

    def to_plain(self) -> dict[str, Plain]:
        return self.plain

    def table(self) -> Table:
        return scanned(self.source, self.line, Faults(""))

    def locate(self, path: Path, *, key: bool = False) -> Mark:
        """As `Table.locate`: the line, and the column at which the part begins."""
        return self.table().locate(path, key=key)


def read_rows(path: str | FilePath, faults: Faults | None = None) -> Iterator[Row]:
    """The rows of a file of any length; blank lines are passed over.

    Faults of single rows go to `faults` and the good rows go on, so that a caller finds all that is wrong in
    one reading; without `faults` they are raised as FaultsError after the last row. Raises NotFoundError when
    there is no such file, and FaultsError (with the faults so far) where reading cannot go on: invalid UTF-8,
    NUL, a line over 1 MiB, no row at all.
    """
    return _rows(read_lines(path, limit=None), str(path), faults)


def parse_rows(data: bytes, path: str = "-", faults: Faults | None = None) -> Iterator[Row]:
    """As `read_rows`, from bytes; `path` is what the faults say."""
    return _rows(text_lines(BytesIO(data), path, limit=None), path, faults)


def _rows(lines: Iterable[tuple[int, str]], path: str, given: Faults | None) -> Iterator[Row]:
    faults = Faults(path) if given is None else given
    number = rows = 0
    try:
        for number, line in lines:
            if not line.strip(" \t\r\n"):
                continue
            rows += 1
            plain = _quick(line)
            if plain is None:
                before = len(faults)
                plain = scanned(line, number, faults).to_plain()
                if len(faults) > before:
                    continue
            yield Row(number, line, plain)
    except FaultsError as error:
        faults.extend(error.faults)
        raise faults.error from error
    if not rows:
        faults.add(1, 1, "there is no row in the file", "write one JSON object a line")
        raise faults.error
    if given is None:
        faults.raise_if_any()


class _UnsureError(Exception):
    """The quick way cannot vouch for this row."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise _UnsureError
    return table


def _number(text: str) -> str:
    if len(text) > LONGEST_NUMBER:
        raise _UnsureError
    return text


def _constant(_text: str) -> NoReturn:
    raise _UnsureError


_decoder = json.JSONDecoder(object_pairs_hook=_object, parse_int=_number, parse_float=_number, parse_constant=_constant)


def _quick(line: str) -> dict[str, Plain] | None:
    """The row's plain values; None when it has to be looked at closely."""
    # As many opening brackets as levels at most: the scanner recurses, and this bounds it before it runs.
    if line.count("{") + line.count("[") > MAX_DEPTH or ("\\u" in line and _DOUBTFUL_ESCAPE.search(line)):
        return None
    try:
        row = _decoder.decode(line)
        if not isinstance(row, dict):
            return None
        return _worded(row) if "null" in line or "true" in line or "false" in line else row
    except (ValueError, _UnsureError):
        return None


def _worded(row: dict[str, Any]) -> dict[str, Plain]:
    """Without the keys whose value is null, and with true and false as words."""
    return {key: _word(value) for key, value in row.items() if value is not None}


def _word(value: Any) -> Plain:
    if value is None:
        raise _UnsureError
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [_word(item) for item in value]
    return _worded(value) if isinstance(value, dict) else value
