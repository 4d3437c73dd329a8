"""The sheet that an editor opens, and its marks. The names are invented."""

import pytest

from claims_ledger.cli.fields import order
from claims_ledger.cli.sheet import blank_sheet, in_yaml, marked, says_nothing, unmarked
from claims_ledger.domain.errors import Fault
from claims_ledger.domain.kinds import KINDS
from claims_ledger.intake.yaml_reader import parse_yaml


def fault(line: int, what: str, hint: str = "") -> Fault:
    return Fault("x.yaml", line, 1, what, hint)


@pytest.mark.parametrize("kind", KINDS)
def test_the_sheet_of_a_kind_can_be_read_and_says_nothing_but_the_kind_and_what_was_given(kind: str) -> None:
    given = {name: value for name, value in KINDS[kind].example.items() if isinstance(value, str)}
    read = parse_yaml(blank_sheet("heron-1", "Ships: # more", kind, given).encode()).to_plain()
    assert read == {"claims": [{"kind": kind, **{name: given[name] for name in order(kind) if name in given}}]}


def test_the_sheet_without_a_kind_lists_the_kinds() -> None:
    sheet = blank_sheet("heron-1", "Two\nlines", None, {})
    assert all(f"#   {kind}: " in sheet for kind in KINDS)
    assert sheet.startswith("# Claims of heron-1: Two lines\n")


@pytest.mark.parametrize(
    "value",
    [
        *("Lady Heron", "?", "a: b", "# no", "- x", "it's “so”", '"quoted"', "a # b", "12 March 2024", "~", "a\nb"),
        *(
            "\x1b[31m",
            "*x",
            "&x",
            "!x",
            "%x",
            "@x",
            "`x`",
            "{a",
            "[a",
            "나진",
            "back\\slash",
            "trail ",
            "<<",
            "no",
            "'",
        ),
    ],
)
def test_every_value_is_read_back_as_it_was(value: str) -> None:
    assert parse_yaml(f"v: {in_yaml(value)}".encode()).to_plain() == {"v": value}
    assert parse_yaml(f"v: {in_yaml([value, [value]])}".encode()).to_plain() == {"v": [value, [value]]}
    assert parse_yaml(f"v: {in_yaml({'from': value})}".encode()).to_plain() == {"v": {"from": value}}


@pytest.mark.parametrize(
    "text", ["a: 1\nb: 2\n", "a: 1\r\nb: 2\r\n", "\ufeffa: 1\n\tb", "a", "", "a\x0bb\n\x85c\n", "a\rb"]
)
def test_marks_stand_under_their_lines_and_come_off_again(text: str) -> None:
    with_marks = marked(text, [fault(1, "wrong\nso", "do\tthat"), fault(2, "worse"), fault(99, "at the end")])
    assert "# ^ line 1: wrong so (do that)" in with_marks
    assert unmarked(with_marks) in (text, text + "\n")
    assert with_marks.count("# ^ line") == 3


def test_a_mark_comes_after_the_line_it_speaks_of() -> None:
    assert marked("a\nb\nc\n", [fault(2, "wrong")]) == "a\nb\n# ^ line 2: wrong\nc\n"


def test_blanks_and_comments_say_nothing() -> None:
    assert says_nothing("")
    assert says_nothing("\ufeff# only\n\n  # comments\r\n\t\n")
    assert not says_nothing("claims:\n")
