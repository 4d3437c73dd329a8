"""Sheets: scalars stay what was typed, and every fault has its place and a way out."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_ledger.domain.errors import Fault, FaultsError
from claims_ledger.intake.yaml_reader import parse_yaml, read_yaml


def faults_of(text: str | bytes) -> list[tuple[int, int, str, str]]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(FaultsError) as caught:
        parse_yaml(data, "sheet.yaml")
    return [(fault.line, fault.column, fault.what, fault.hint) for fault in caught.value.faults]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "2024-02-12",
        "~",
        "null",
        "1_000",
        "0o17",
        "12:30",
        "1e3",
        ".inf",
        "<<",
        "나진",
        "-3",
        "a#b",
    ],
)
def test_every_scalar_stays_what_was_typed(text: str) -> None:
    assert parse_yaml(f"value: {text}\n".encode()).to_plain() == {"value": text}


def test_quotes_and_blocks_give_their_text() -> None:
    sheet = b"a: 'Kim''s'\nb: \"x\\ty \\u2028\"\nc: |\n  one\n  two\nd: >-\n  one\n  two\ne: {f: g, h: [i]}\n"
    assert parse_yaml(sheet).to_plain() == {
        "a": "Kim's",
        "b": "x\ty \u2028",
        "c": "one\ntwo\n",
        "d": "one two",
        "e": {"f": "g", "h": ["i"]},
    }


def test_a_byte_order_mark_and_windows_line_ends_are_taken() -> None:
    assert parse_yaml(b"\xef\xbb\xbfa: b\r\nc: d\r\n").to_plain() == {"a": "b", "c": "d"}


@pytest.mark.parametrize(
    ("text", "line", "column", "what", "hint"),
    [
        pytest.param("title: a: b\n", 1, 9, 'a second ": " in the value of "title"', 'title: "a: b"', id="colon"),
        pytest.param('t: he: "no"\n', 1, 6, 'second ": "', "t: 'he: \"no\"'", id="colon and quotes"),
        pytest.param("나진: 로동: x\n", 1, 7, 'of "나진"', '나진: "로동: x"', id="columns are characters"),
        pytest.param("count: >1000\n", 1, 8, 'begins with ">"', 'count: ">1000"', id="more than"),
        pytest.param("count: >5\nat: x\n", 1, 8, 'begins with ">"', 'count: ">5"', id="more than a digit"),
        pytest.param("count: |5\n", 1, 8, 'begins with "|"', 'count: "|5"', id="bar and digit"),
        pytest.param("a:\n\t- b\n", 2, 1, "tab", "spaces", id="tab first"),
        pytest.param("a:\n  - k: v\n  \tb: c\n", 3, 3, "tab", "spaces", id="tab after spaces"),
        pytest.param("via: ?\n", 1, 6, 'begin with "?"', 'via: "?"', id="question mark"),
        pytest.param("via: @x\n", 1, 6, 'begin with "@"', 'via: "@x"', id="at sign"),
        pytest.param("at: pier #5\n", 1, 9, "dropped as a comment", "quotes", id="number after a hash"),
        pytest.param("who: *x\n", 1, 6, '"*x" is a YAML alias', 'who: "*x"', id="alias"),
        pytest.param("who: &x y\n", 1, 6, '"&x" is a YAML anchor', 'who: "&x y"', id="anchor"),
        pytest.param("who: !x y\n", 1, 6, '"!x" is a YAML tag', 'who: "!x y"', id="tag"),
        pytest.param("<<: {a: b}\n", 1, 1, "merge key", "write the keys out", id="merge key"),
        pytest.param("%YAML 1.1\n---\na: b\n", 1, 1, '"%"', "directives", id="directive"),
        pytest.param("a: b\n---\nc: d\n", 2, 1, "second document", "of its own", id="two documents"),
        pytest.param("a: b\nc: d\na: e\n", 3, 1, 'key "a" stands twice, first on line 1', "one", id="twice"),
        pytest.param("a: 1\n  b: c\n", 2, 4, 'the key "b"', "same column", id="key under a value"),
        pytest.param("a:\n   b: c\n  d: e\n", 3, 3, "indentation", "same column", id="indentation"),
        pytest.param("a: b\ntitle:foo\nc: d\n", 2, 1, "no space", "write title: foo", id="no space"),
        pytest.param("title:foo\nc: d\n", 1, 1, "no space", "write title: foo", id="no space at the top"),
        pytest.param("a: 'x\nb: y\n", 1, 4, "never closed", "doubled", id="open quote"),
        pytest.param("a: 'it's'\n", 1, 8, "text after the closing", "'Kim''s'", id="apostrophe"),
        pytest.param("a: [b] and c\n", 1, 8, 'text after the closing "]"', "quotes", id="after a list"),
        pytest.param("a: [b, c\nd: e\n", 2, 2, '"[" opens on line 1', "comma", id="open list"),
        pytest.param("{text: x, then y}\n", 1, 11, '"then y" has no value', "comma", id="comma in a flow"),
        pytest.param("a:\n  -\n  - b\n", 2, 4, "empty item", "leave it out", id="empty item"),
        pytest.param("? [a]\n: b\n", 1, 3, "as a key", "a word", id="list as a key"),
        pytest.param('a: "x\\q"\n', 1, 6, "\\q", "character itself", id="unknown escape"),
        pytest.param('a: "\\ud800"\n', 1, 5, "\\ud800", "character itself", id="lone surrogate"),
        pytest.param('a: "x\\0"\n', 1, 4, "NUL", "leave it out", id="escaped NUL"),
        pytest.param("a: x\0\n", 1, 5, "NUL", "another kind of file", id="NUL"),
        pytest.param("a: \x1b[0m\n", 1, 4, "U+001B", '"\\u001b"', id="control character"),
        pytest.param("a: x\u2028y\n", 1, 5, "U+2028", '"\\u2028"', id="line separator"),
        pytest.param("a: x\ry\n", 1, 5, "U+000D", "leave it out", id="carriage return"),
        pytest.param("just words\n", 1, 1, "not a sheet", "document:", id="words"),
        pytest.param("- a\n", 1, 1, "not a sheet", "document:", id="a list"),
        pytest.param("# nothing\n\n", 1, 1, "nothing but", "document:", id="comments only"),
        pytest.param("", 1, 1, "empty", "a sheet holds", id="empty"),
        pytest.param("[" * 100, 1, 65, "64 deep", "levels", id="depth in brackets"),
        pytest.param("- " * 100, 1, 129, "64 deep", "levels", id="depth in lists"),
    ],
)
def test_a_fault_says_where_what_and_what_to_write(text: str, line: int, column: int, what: str, hint: str) -> None:
    [(at_line, at_column, said, advice)] = faults_of(text)
    assert (at_line, at_column) == (line, column)
    assert what in said
    assert hint in advice


def test_structural_faults_come_all_at_once() -> None:
    found = faults_of("a: *x\nb: &y 1\nc: !!str z\na: 2\n<<: {}\n")
    assert [(line, column) for line, column, _, _ in found] == [(1, 4), (2, 4), (3, 4), (4, 1), (5, 1)]


def test_no_more_than_a_thousand_faults_are_kept() -> None:
    found = faults_of("a: b\n" * 1500)
    assert len(found) == 1001
    assert found[-1][2] == "499 further faults not shown"


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"k{n}: &k{n} [*a, *a]\n" for n in range(200))
    assert faults_of(bomb)[0][:3] == (1, 4, '"&a" is a YAML anchor, which is not taken')


def test_bytes_that_are_not_utf8_are_placed() -> None:
    assert faults_of("é: b\nté: ".encode() + b"\xff\n")[0][:3] == (2, 5, "byte 0xff is not valid UTF-8")
    assert "UTF-16" in faults_of("a: b".encode("utf-16"))[0][3]


def test_a_sheet_of_a_thousand_claims_keeps_its_places() -> None:
    claim = "  - kind: halt\n    of: docking\n    who: Russian cargo ships\n    at: Rajin\n    paragraph: 2\n"
    sheet = parse_yaml(("claims:\n" + claim * 1000).encode())
    assert sheet.locate(("claims", 999, "at")).line == 1 + 999 * 5 + 4


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims_ledger.intake.yaml_reader.MAX_NODES", 10)
    assert faults_of("[" + "a, " * 20 + "b]")[0][:3] == (1, 29, "more than 10 parts")


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims_ledger.intake.yaml_reader.MAX_LINES", 3)
    assert faults_of("#\n" * 5)[0][:3] == (4, 1, "more than 3 lines")


def test_the_faults_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("a: b: c\n")
    with pytest.raises(FaultsError) as caught:
        read_yaml(path)
    assert str(caught.value.faults[0]).startswith(f"{path}:1:5: ")


YAML_PARTS = """a b : - [ ] { } , ' " | > 5 # ? *a &a ! % @ --- ... << \\ \\u 나 ~ a: b:""".split()
YAMLISH = st.lists(
    st.sampled_from([*YAML_PARTS, " ", "  ", "\n", ": ", "- ", "\t", "\r", "\u2028", "\ufeff", "\0"]),
    max_size=40,
)


def faults_if_any(data: bytes) -> Sequence[Fault]:
    try:
        parse_yaml(data).to_plain()
    except FaultsError as error:
        return error.faults
    return ()


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode) | YAMLISH.map("".join).map(str.encode))
@settings(max_examples=1500, deadline=1000)
def test_whatever_is_read_ends_in_a_table_or_in_placed_faults(data: bytes) -> None:
    for fault in faults_if_any(data):
        assert 1 <= fault.line <= data.count(b"\n") + 2
        assert fault.column >= 1
        assert fault.what
        assert fault.hint


@given(st.dictionaries(st.text("abcdefg", min_size=1), st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_text_survives_in_double_quotes(pairs: dict[str, str]) -> None:
    pairs = {key: text.replace("\0", "") for key, text in pairs.items()}
    sheet = "{" + ", ".join(f'"{key}": {_quoted(text)}' for key, text in pairs.items()) + "}"
    assert parse_yaml(sheet.encode()).to_plain() == pairs


def _quoted(text: str) -> str:
    return '"' + "".join(c if c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'
