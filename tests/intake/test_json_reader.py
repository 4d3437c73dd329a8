"""Rows: what JSON cannot be trusted with is checked first, numbers stay text, memory stays flat."""

import json
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_ledger.domain.errors import Fault, FaultsError
from claims_ledger.intake.faults import Faults
from claims_ledger.intake.json_reader import parse_rows, read_rows
from claims_ledger.intake.located import Mark


def faults_of(data: str | bytes) -> list[tuple[int, int, str]]:
    with pytest.raises(FaultsError) as caught:
        list(parse_rows(data.encode() if isinstance(data, str) else data))
    assert all(fault.hint for fault in caught.value.faults)
    return [(fault.line, fault.column, fault.what) for fault in caught.value.faults]


def test_numbers_and_words_are_text_and_null_is_nothing() -> None:
    source = '{"a": 1.50, "b": -0, "c": 1e999, "d": true, "e": [false, 2], "f": null, "g": {"h": null, "i": "x"}}'
    [row] = parse_rows(source.encode())
    assert row.to_plain() == {
        "a": "1.50",
        "b": "-0",
        "c": "1e999",
        "d": "true",
        "e": ["false", "2"],
        "g": {"i": "x"},
    }
    assert row.table().to_plain() == row.to_plain()


def test_blank_lines_are_passed_over_and_lines_keep_their_numbers() -> None:
    rows = parse_rows(b'\xef\xbb\xbf{"a": "1"}\r\n\n  \n{"a": "2"}')
    assert [(row.line, row.to_plain()) for row in rows] == [(1, {"a": "1"}), (4, {"a": "2"})]


def test_a_part_of_a_row_has_its_line_and_column() -> None:
    [row] = parse_rows('{"나": ["x", {"b": 12}]}'.encode())
    assert row.locate(()) == Mark(1, 1)
    assert row.locate(("나", 1, "b")) == Mark(1, 19)
    assert row.locate(("나", 1, "tag", "b"), key=True) == Mark(1, 14)
    assert row.locate(("missing",)) == Mark(1, 1)


@pytest.mark.parametrize(
    ("source", "column", "what"),
    [
        pytest.param('{"a": 1, "a": 2}', 10, 'the key "a" stands twice', id="duplicate key"),
        pytest.param('{"a": {"b": 1, "b": 2}}', 16, 'the key "b" stands twice', id="duplicate key inside"),
        pytest.param('{"a": NaN}', 7, "NaN is not a number", id="NaN"),
        pytest.param('{"a": -Infinity}', 7, "-Infinity is not a number", id="infinity"),
        pytest.param('{"a": ' + "9" * 5000 + "}", 7, "a number of 5,000 characters", id="5,000 digits"),
        pytest.param('{"a": "\\ud800"}', 7, "half of a surrogate pair, \\ud800", id="lone surrogate"),
        pytest.param('{"\\udc00": 1}', 2, "half of a surrogate pair, \\udc00", id="lone surrogate in a key"),
        pytest.param('{"a": "\\u0000"}', 7, "a NUL character", id="escaped NUL"),
        pytest.param('{"a":' * 65 + "1" + "}" * 65, 321, "nested more than 64 deep", id="depth of objects"),
        pytest.param("[" * 100_000, 65, "nested more than 64 deep", id="depth of lists"),
        pytest.param('{"a": [null]}', 8, "an empty item in a list", id="null in a list"),
        pytest.param('{"a": 01}', 7, '"01" is not JSON', id="leading zero"),
        pytest.param('{"a": yes}', 7, '"yes" is not JSON', id="bare word"),
        pytest.param("{'a': 1}", 2, '"\'" where a key in double quotes is wanted', id="single quotes"),
        pytest.param('{"a": "x', 7, "the quotation mark opened here is never closed", id="open quote"),
        pytest.param('{"a": "\\q"}', 8, "invalid \\escape", id="escape"),
        pytest.param('{"a": "\t"}', 8, "invalid control character", id="raw tab"),
        pytest.param('{"a": 1,}', 8, 'a comma before "}"', id="last comma"),
        pytest.param('{"a": 1 "b": 2}', 9, '""" where a comma or "}" is wanted', id="no comma"),
        pytest.param('{"a"', 5, "the line ends where a colon after the key is wanted", id="cut off"),
        pytest.param("{", 2, "the line ends where a key in double quotes is wanted", id="over several lines"),
        pytest.param('{"a": 1} {"b": 2}', 10, "more text after the row", id="two in a line"),
        pytest.param('["a"]', 1, "this is not an object", id="list"),
        pytest.param("12", 1, "this is not an object", id="number"),
        pytest.param("\u2028", 1, '"\\u2028" where a value is wanted', id="line separator"),
    ],
)
def test_a_bad_row_is_placed(source: str, column: int, what: str) -> None:
    assert faults_of(source + "\n") == [(1, column, what)]


def test_the_faults_of_all_rows_come_together() -> None:
    source = '{"a": 1, "a": NaN}\n{"b": 2}\n{"c": }\n'
    assert faults_of(source) == [
        (1, 10, 'the key "a" stands twice'),
        (1, 15, "NaN is not a number"),
        (3, 7, '"}" where a value is wanted'),
    ]


def test_good_rows_go_on_beside_bad_ones_when_faults_are_gathered() -> None:
    faults = Faults("rows.jsonl")
    rows = list(parse_rows(b'{"a": 1}\n{"a"\n{"a": 3}\n', "rows.jsonl", faults))
    assert [row.line for row in rows] == [1, 3]
    assert [str(fault) for fault in faults.error.faults] == [
        "rows.jsonl:2:5: the line ends where a colon after the key is wanted"
    ]


@pytest.mark.parametrize(
    ("data", "line", "column", "what"),
    [
        pytest.param(b"", 1, 1, "the file is empty", id="empty"),
        pytest.param(b"\n \n", 1, 1, "there is no row in the file", id="blank"),
        pytest.param(b'{"a": 1}\n{"a": "\xc3\xa9\xff"}\n', 2, 9, "byte 0xff is not valid UTF-8", id="not UTF-8"),
        pytest.param(b'{"a": 1}\n\0\n', 2, 1, "a NUL character", id="NUL"),
    ],
)
def test_reading_stops_at_what_is_no_text(data: bytes, line: int, column: int, what: str) -> None:
    assert faults_of(data) == [(line, column, what)]


def test_rows_are_read_in_flat_memory(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    row = json.dumps({"document": {"key": "k"}, "kind": "halt", "note": "x" * 400}) + "\n"
    path.write_text(row * 20_000)
    tracemalloc.start()
    count = sum(1 for _ in read_rows(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 1_000_000


JSON_PARTS = """{ } [ ] : , " "a" "b": 1 - 0 .5 e9 null true NaN \\ \\u0000 \\ud800 \\ude00 \\n x 나""".split()
JSONISH = st.lists(st.sampled_from([*JSON_PARTS, " ", "\n", "\t", "\u2028", "\0", '{"a": 1}\n']), max_size=40)


def faults_if_any(data: bytes) -> Sequence[Fault]:
    try:
        list(parse_rows(data))
    except FaultsError as error:
        return error.faults
    return ()


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode) | JSONISH.map("".join).map(str.encode))
@settings(max_examples=1500, deadline=1000)
def test_whatever_is_read_ends_in_rows_or_in_placed_faults(data: bytes) -> None:
    for fault in faults_if_any(data):
        assert 1 <= fault.line <= data.count(b"\n") + 1
        assert fault.column >= 1
        assert fault.what
        assert fault.hint


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), VALUES, max_size=4), st.booleans())
def test_the_quick_and_the_close_reading_agree(row: dict[str, object], ascii_only: bool) -> None:
    faults = Faults("rows.jsonl")
    data = json.dumps(row, ensure_ascii=ascii_only).encode(errors="surrogatepass")
    try:
        rows = list(parse_rows(data, "rows.jsonl", faults))
    except FaultsError:
        return
    for read in rows:
        assert read.table().to_plain() == read.to_plain()
    assert bool(rows) != bool(faults)
