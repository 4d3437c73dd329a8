"""Hostile text in every field of every view, in every form: nothing raw comes out."""

import io
import json
import re
from typing import Any

import pytest

from claims_ledger.rendering.output import Manner, show_listing
from tests.rendering import invented
from tests.rendering.test_output import Terminal
from tests.rendering.test_screens import VIEWS

HOSTILE = [
    pytest.param("\x1b[2J\x1b]0;owned\x07", id="escape sequences"),
    pytest.param("\x9b31mred", id="one-byte control sequence"),
    pytest.param("\u202egnp.exe\u2066\u2069", id="bidi"),
    pytest.param("line\u2028para\u2029\r\n\x0b\x85", id="line ends"),
    pytest.param("[bold red]x[/] [link=file:///etc]y[/link] :smile:", id="markup"),
    pytest.param("nul\x00del\x7f\ud800 lone", id="nul and a lone surrogate"),
    pytest.param("\u200b\u200d\ufeff\U000e0041\ufe0f", id="unseen"),
    pytest.param("=cmd|'/c calc'!A1", id="formula"),
    pytest.param("\t=1+1", id="formula after a tab"),
]
RAW = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
OUR_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def spoiled(value: Any, text: str) -> Any:
    """`value` with `text` at the end of every string in it, also where a date or a number is expected."""
    if isinstance(value, str):
        return f"{value}{text}" if value not in _KEPT else value
    if isinstance(value, dict):
        return {key: spoiled(one, text) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [spoiled(one, text) for one in value]
    return value


_KEPT = {
    "vessels",
    "contested",
    "latest",
    "lone",
    "gaps",
    "gained",
    "changed",
    "lost",
    "settled",
}  # which part of a view


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_raw_leaves_a_view(view: str, form: str, text: str) -> None:
    layout, items = VIEWS[view]
    listing = invented.Invented(spoiled(items, text), as_of=f"2031{text}", recorded_at=f"#1{text}")
    paper = io.StringIO()
    show_listing(listing, layout, Manner(form=form, quiet=True, today=invented.TODAY), paper)
    out = paper.getvalue()
    assert not RAW.search(out.replace("\n", ""))
    out.encode("utf-8")
    if form == "json":
        assert json.loads(out)["items"] == spoiled(items, text)
    if form == "csv":
        assert not re.search(r'(^|[,;\t"])\s*[=@+]', out.replace('""', ""), re.MULTILINE)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_raw_reaches_a_terminal_but_our_own_colours(
    view: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    layout, items = VIEWS[view]
    listing = invented.Invented(spoiled(items, text), as_of=f"2031{text}")
    paper = Terminal()
    show_listing(listing, layout, Manner(width=90, today=invented.TODAY), paper)
    left = OUR_COLOURS.sub("", paper.getvalue()).replace("\n", "")
    assert not RAW.search(left)
    assert "\t" not in left


def test_markup_in_a_name_is_shown_as_it_stands() -> None:
    layout, items = VIEWS["status-of-one"]
    listing = invented.Invented([{**items[0], "name": "[bold]Heron[/bold] :ship:"}])
    paper = io.StringIO()
    show_listing(listing, layout, Manner(width=80, today=invented.TODAY), paper)
    assert paper.getvalue().startswith("[bold]Heron[/bold] :ship: · vessel")
