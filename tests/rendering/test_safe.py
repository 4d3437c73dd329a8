import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ledger.rendering.safe import csv_cell, visible

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)

# Written out by hand from the Unicode tables, so that the test does not lean on the code under test.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
BIDI = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
DEFAULT_IGNORABLE = {
    0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), *range(0x200B, 0x2010),
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164, *range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0,
    *range(0xFFF0, 0xFFF9), *range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE1000),
}  # fmt: skip
CONTROLS = {*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x2029}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Lady R left Rajin.", id="English"),
        pytest.param("나진항 러시아 화물선", id="Korean"),
        pytest.param("\u1102\u1161\u110c\u1175\u11ab", id="Korean in conjoining letters"),
        pytest.param("Раджин, судно «Ангара»", id="Cyrillic"),
        pytest.param("ميناء راجين", id="Arabic"),
        pytest.param("\u05e0\u05de\u05dc \u05e8\u05d0\u05d2'\u05d9\u05df", id="Hebrew"),
        pytest.param("羅津港 ラジン港", id="Chinese and Japanese"),
        pytest.param("राजिन बंदरगाह", id="Hindi"),
        pytest.param("Nguye\u0302\u0303n", id="combining marks"),
        pytest.param("\U0001f6a2 \U0001f4a5", id="plain emoji"),
        pytest.param("5\u00a0000\u202fkm\u3000", id="unusual blanks"),
        pytest.param("[bold]not markup[/bold] <b>&amp;", id="what others take for markup"),
        pytest.param(r"C:\x1b", id="a backslash of its own"),
    ],
)
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", r"\x1b[31mred", id="terminal colour"),
        pytest.param("\x1b]0;title\x07", r"\x1b]0;title\x07", id="terminal title"),
        pytest.param("a\x00b", r"a\x00b", id="NUL"),
        pytest.param("a\x7fb", r"a\x7fb", id="DEL"),
        pytest.param("a\x9bb", r"a\x9bb", id="one-byte CSI"),
        pytest.param("a\x85b", r"a\x85b", id="next line"),
        pytest.param("a\nb\tc\rd", r"a\nb\tc\rd", id="newline, tab, carriage return"),
        pytest.param("a\u2028b\u2029c", r"a\u2028b\u2029c", id="line and paragraph separators"),
        pytest.param("\u202egnp.exe", r"\u202egnp.exe", id="right-to-left override"),
        pytest.param("\u2066x\u2069", r"\u2066x\u2069", id="bidi isolates"),
        pytest.param("\u200fx\u061c", r"\u200fx\u061c", id="bidi marks"),
        pytest.param("An\u200bgara", r"An\u200bgara", id="zero-width space"),
        pytest.param("An\u200cga\u200dra", r"An\u200cga\u200dra", id="joiners"),
        pytest.param("An\u00adgara", r"An\xadgara", id="soft hyphen"),
        pytest.param("\ufeffAngara", r"\ufeffAngara", id="byte order mark"),
        pytest.param("a\u034fb", r"a\u034fb", id="grapheme joiner"),
        pytest.param("\u3164\u115f\u1160\uffa0", r"\u3164\u115f\u1160\uffa0", id="Hangul fillers"),
        pytest.param("a\u17b4\u180bb", r"a\u17b4\u180bb", id="Khmer and Mongolian invisibles"),
        pytest.param("\u2800", r"\u2800", id="braille blank"),
        pytest.param("\u2764\ufe0f", "\u2764\\ufe0f", id="emoji variation selector"),
        pytest.param("\U000e0041\U000e007f", r"\U000e0041\U000e007f", id="tag characters"),
        pytest.param("a\U000e0100", r"a\U000e0100", id="supplementary variation selector"),
        pytest.param("\ud800x\udcff", r"\ud800x\udcff", id="lone surrogates"),
        pytest.param("\ue000", r"\ue000", id="private use"),
        pytest.param("\U0010fffd", r"\U0010fffd", id="private use plane"),
        pytest.param("\u0378\uffff", r"\u0378\uffff", id="unassigned and noncharacter"),
    ],
)
def test_what_acts_or_hides_is_shown_as_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_several_lines_keep_newlines_and_tabs_and_nothing_else() -> None:
    assert visible("a\tb\nc\r\x1b\u2028", multiline=True) == "a\tb\nc\\r\\x1b\\u2028"


def test_no_control_bidi_or_ignorable_character_passes() -> None:
    codes = CONTROLS | BIDI | DEFAULT_IGNORABLE
    assert [hex(code) for code in sorted(codes) if chr(code) in visible(f"a{chr(code)}b")] == []


@given(ANY_TEXT, st.booleans())
def test_no_output_holds_a_control_or_bidi_character(text: str, multiline: bool) -> None:
    kept = {0x0A, 0x09} if multiline else set()
    shown = {ord(c) for c in visible(text, multiline)} - kept
    assert not shown & (CONTROLS | BIDI | DEFAULT_IGNORABLE)
    assert not {unicodedata.category(chr(code)) for code in shown} & UNSEEN


@given(ANY_TEXT)
def test_showing_twice_changes_nothing_more_and_can_be_encoded(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert shown.encode("utf-8").decode("utf-8") == shown


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        pytest.param("Lady R", "Lady R", id="a name"),
        pytest.param("", "", id="nothing"),
        pytest.param("   ", "   ", id="blanks only"),
        pytest.param("a=b", "a=b", id="an equals sign inside"),
        pytest.param("'=1", "'=1", id="already marked"),
        pytest.param("=HYPERLINK(1)", "'=HYPERLINK(1)", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-5", "'-5", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("  =1", "'  =1", id="after blanks"),
        pytest.param("\u00a0\u3000=1", "'\u00a0\u3000=1", id="after unusual blanks"),
        pytest.param("\t=1", r"'\t=1", id="after a tab"),
        pytest.param("\r\n=1", r"'\r\n=1", id="after a line end"),
        pytest.param("\x00=1", r"'\x00=1", id="after NUL"),
        pytest.param("\u200b\ufeff=1", r"'\u200b\ufeff=1", id="after invisible characters"),
        pytest.param("\uff1d1", "'\uff1d1", id="full-width equals"),
        pytest.param("\uff0b1", "'\uff0b1", id="full-width plus"),
        pytest.param("\uff0d1", "'\uff0d1", id="full-width minus"),
        pytest.param("\uff20x", "'\uff20x", id="full-width at"),
        pytest.param("\ufe66\ufe63", "'\ufe66\ufe63", id="small forms"),
        pytest.param("\u22125", "'\u22125", id="minus sign"),
        pytest.param("\x1b[0m", r"\x1b[0m", id="controls are shown"),
    ],
)
def test_a_cell_never_runs_in_a_spreadsheet(text: str, cell: str) -> None:
    assert csv_cell(text) == cell


@given(ANY_TEXT)
def test_marking_a_cell_twice_changes_nothing_more(text: str) -> None:
    assert csv_cell(csv_cell(text)) == csv_cell(text)


@given(ANY_TEXT)
def test_no_cell_starts_like_a_formula(text: str) -> None:
    assert csv_cell(text).lstrip()[:1] not in {"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"}
