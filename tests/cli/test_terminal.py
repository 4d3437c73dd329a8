"""On a real terminal: width, colour, pager."""

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest

PROGRAM = """
import sys
import pytest
from claims_ledger.cli.main import run
from tests.cli.pretended import pretend
pretend(pytest.MonkeyPatch())
sys.exit(run(sys.argv[1:]))
"""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(folder: Path, *args: str, columns: int = 80, lines: int = 24, **environ: str) -> str:
    """What a terminal of that size receives."""
    settings = {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "TERM": "xterm",
        "PAGER": "cat",
        "CLAIMS_LEDGER": "pretended.db",
    }
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES")}
    child = pexpect.spawn(
        sys.executable,
        ["-c", PROGRAM, *args],
        env=kept | settings | environ,
        cwd=str(folder),
        dimensions=(lines, columns),
        encoding="utf-8",
        timeout=30,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    out: str = child.before or ""
    return out.replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_screen_fits_the_terminal(tmp_path: Path, columns: int) -> None:
    out = on_terminal(tmp_path, "brief", columns=columns)
    assert "\x1b[" in out
    assert max(len(COLOUR.sub("", line)) for line in out.splitlines()) <= columns


def test_no_color_leaves_the_words(tmp_path: Path) -> None:
    out = on_terminal(tmp_path, "contested", NO_COLOR="1")
    assert "\x1b" not in out
    assert "contradicts · Invented Heron: owner" in out


def test_a_long_screen_goes_through_the_pager_and_a_short_one_does_not(tmp_path: Path) -> None:
    marking = "sed s/^/paged:/"
    assert on_terminal(tmp_path, "brief", lines=10, PAGER=marking).startswith("paged:")
    assert "paged:" not in on_terminal(tmp_path, "brief", lines=100, PAGER=marking)
    assert "paged:" not in on_terminal(tmp_path, "brief", "--no-pager", lines=10, PAGER=marking)


def test_json_is_the_same_on_a_terminal(tmp_path: Path) -> None:
    out = on_terminal(tmp_path, "status", "-o", "json")
    assert out.startswith('{"as_of": null, "recorded_at": null, "position": 412, "items": [\n')
