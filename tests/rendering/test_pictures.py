"""Pictures: what a stroke covers, that nothing is left out, and that a terminal without its signs gets others."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claims_ledger.rendering import series, whereabouts
from claims_ledger.rendering.axes import Amounts, Days
from claims_ledger.rendering.drawing import Mark, drawn, header
from claims_ledger.rendering.terminal import painted
from tests.rendering import invented
from tests.rendering.invented_whereabouts import day as ordinal
from tests.rendering.invented_whereabouts import line, on, stay

YEAR = Days(date(2031, 1, 1).toordinal(), date(2031, 12, 31).toordinal())
DAYS = st.integers(YEAR.first, YEAR.last)
WIDTHS = st.integers(1, 400)


@st.composite
def stays(draw: st.DrawFn) -> dict[str, Any]:
    """Any stay of that year; told of at any time, or before it."""
    first, start, end, last = sorted(draw(st.lists(DAYS, min_size=4, max_size=4)))
    sure = draw(st.booleans())
    return {
        "first": first,
        "last": last,
        "from": start if sure else None,
        "to": end if sure else None,
        "told": draw(DAYS),
        **{name: draw(st.booleans()) for name in ("undated", "around", "contested")},
        "open_start": False,
        "open_end": False,
    }


def row(stay: dict[str, Any], how: str, axis: Days, width: int) -> tuple[str, Any]:
    fitted = axis.fitted(width)
    return "".join(text for text, _ in drawn(list(whereabouts.marks(stay, how)), fitted)), fitted


@given(stays(), st.sampled_from(["at", "between", "condition"]), WIDTHS)
def test_a_stroke_covers_no_day_outside_its_time_and_none_is_left_out(
    stay: dict[str, Any], how: str, width: int
) -> None:
    text, fitted = row(stay, how, YEAR, width)
    first, last = fitted.span(stay["first"], stay["last"])
    assert len(text) == fitted.columns <= max(width, 1)
    assert text[:first].strip() == "" == text[last + 1 :].strip()
    assert text.strip()


@given(stays(), WIDTHS)
def test_full_strokes_are_only_where_it_is_certain_and_told(stay: dict[str, Any], width: int) -> None:
    text, fitted = row(stay | {"contested": False}, "at", YEAR, width)
    full = {at for at, glyph in enumerate(text) if glyph in "█●"}
    if stay["from"] is None or stay["from"] > stay["told"]:
        assert not full
    else:
        first, last = fitted.span(stay["from"], min(stay["to"], stay["told"]))
        assert full <= set(range(first, last + 1))


@given(stays(), WIDTHS)
def test_what_is_contested_shows_it_unless_it_is_foretold(stay: dict[str, Any], width: int) -> None:
    text, _ = row(stay | {"contested": True}, "at", YEAR, width)
    assert ("≠" in text) == (stay["first"] <= stay["told"])


@given(st.integers(1, 3_000_000), st.integers(0, 100_000), WIDTHS)
def test_an_axis_of_days_fits_and_its_labels_do_not_meet(first: int, length: int, width: int) -> None:
    axis = Days(first, min(first + length, date.max.toordinal()))
    fitted = axis.fitted(width)
    labels, line = header(fitted)
    assert len(labels) == len(line) == fitted.columns <= width
    assert fitted.span(axis.first, axis.first)[0] == 0
    assert fitted.span(axis.last, axis.last)[1] < fitted.columns
    for tick, after in zip(fitted.ticks, fitted.ticks[1:], strict=False):
        assert tick.at + len(tick.label) < after.at


@given(st.decimals("0.001", "1e12", allow_nan=False, places=3), WIDTHS)
def test_an_axis_of_amounts_fits_and_its_labels_do_not_meet(greatest: Decimal, width: int) -> None:
    fitted = Amounts(greatest).fitted(width)
    labels, line = header(fitted)
    assert len(labels) == len(line) == fitted.columns == width
    for tick, after in zip(fitted.ticks, fitted.ticks[1:], strict=False):
        assert tick.at + len(tick.label) < after.at


def picture(*lines: dict[str, Any], width: int = 80, ascii_only: bool = False) -> list[str]:
    listing = invented.Invented([{"id": "heron", "name": "Invented Heron", "type": "vessel", "lines": list(lines)}])
    blocks = whereabouts.screen(listing, invented.TODAY)
    return painted(blocks, width, colour=False, ascii_only=ascii_only).splitlines()


def test_days_have_as_many_columns_as_there_is_room_for() -> None:
    lines = picture(line("Port Example", stay("03-01", "03-10", ("03-03", "03-08"))))
    assert "  Port Example  " in lines[4]
    assert lines[4].split()[-1] == "▒" * 12 + "█" * 36 + "▒" * 12


def test_many_days_share_a_column_and_the_legend_says_so() -> None:
    lines = picture(line("Port Example", on("01-01"), on("12-31", told="12-31")))
    assert "a column is 6 days" in "\n".join(lines)
    assert lines[4].split()[-1][-1] == "●"


def test_an_open_end_has_an_arrow() -> None:
    lines = picture(line("Port Example", stay("03-01", None, ("03-01", "03-08"), open_end=True)))
    assert lines[4].endswith("█▶")


def test_a_day_that_was_told_before_is_drawn_as_foretold() -> None:
    lines = picture(line("Port Example", stay("03-01", "03-10", ("03-01", "03-10"), told="03-06")))
    assert lines[4].split()[-1] == "█" * 36 + "·" * 24
    assert "· foretold" in lines[-1]


def test_a_stay_without_a_day_is_named() -> None:
    lines = picture(line("Port Example", on("03-01")), line("Sample Bay", stay(None, None)))
    assert "  Sample Bay, no day given" in "\n".join(lines)


def test_letters_of_two_columns_keep_the_lanes_in_line() -> None:
    lines = picture(line("가상항 제2부두", on("03-01")), line("Port Example", on("03-01")))
    first, second = (text[: text.index("●")] for text in lines[4:6])
    assert cell_len(first) == cell_len(second)
    assert len(first) < len(second)


def test_a_terminal_without_these_signs_gets_ascii() -> None:
    lines = picture(line("Port Example", stay("03-01", "03-10", ("03-03", "03-08")), on("03-20")), ascii_only=True)
    assert "\n".join(lines).isascii()
    assert lines[4].split()[2:] == ["+" * 6 + "#" * 18 + "+" * 6, "*"]


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_vessel_that_nobody_places_is_said_to_be_so(width: int) -> None:
    assert any("nobody says where" in text for text in picture(width=width)) or "nobody says" in picture(width=width)[0]


def test_floors_ceilings_and_estimates_are_told_apart() -> None:
    bounds = {
        "floor": ("5", None),
        "ceiling": (None, "5"),
        "range": ("2", "5"),
        "estimate": ("2", "5"),
        "vague": ("2", "5"),
        "exact": ("5", "5"),
    }
    fitted = Amounts(Decimal(10)).fitted(21)
    shown = {
        bound: "".join(
            text
            for text, _ in drawn(list(series.marks({"bound": bound, "low": low, "high": high}, Decimal(10))), fitted)
        )
        for bound, (low, high) in bounds.items()
    }
    assert shown == {
        "floor": "          ├─────────▶",
        "ceiling": "──────────┤          ",
        "range": "    ├─────┤          ",
        "estimate": "    ░░░░░░░          ",
        "vague": "    ▒▒▒▒▒▒▒          ",
        "exact": "          ●          ",
    }


def test_a_stroke_without_ends_stays_on_its_columns() -> None:
    fitted = Days(1, 10).fitted(10)
    assert "".join(text for text, _ in drawn([Mark(3, 5, whereabouts.STAY)], fitted)) == "  ███     "
    assert ordinal("01-01") == YEAR.first
