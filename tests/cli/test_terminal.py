"""On a real terminal: width, colour, pager."""

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest
from rich.cells import cell_len

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


def spawned(folder: Path, *args: str, columns: int = 80, lines: int = 10, **environ: str) -> "pexpect.spawn[str]":
    """The program on a terminal of that size, still running."""
    settings = {"PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm", "CLAIMS_LEDGER": "pretended.db"}
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "LINES", "LESS")}
    return pexpect.spawn(
        sys.executable,
        ["-c", LISTENING, *args],
        env=kept | settings | environ,
        cwd=str(folder),
        dimensions=(lines, columns),
        encoding="utf-8",
        timeout=60,
    )


LISTENING = PROGRAM.replace("pretend(pytest", "from claims_ledger.cli import signals\nsignals.listen()\npretend(pytest")


def left(child: "pexpect.spawn[str]") -> int | None:
    child.expect(pexpect.EOF)
    child.close()
    code: int | None = child.exitstatus
    return code


def test_a_pager_that_is_left_before_the_end_is_no_error(tmp_path: Path) -> None:
    child = spawned(tmp_path, "brief", PAGER="head -n 3")
    assert left(child) == 0
    assert len((child.before or "").splitlines()) == 3


def test_ctrl_c_in_a_pager_belongs_to_the_pager(tmp_path: Path) -> None:
    """One that takes it for itself, as less does, goes on; what was printed is whole, and nothing is said of it."""
    pager = tmp_path / "pager.sh"
    pager.write_text('#!/bin/sh\ntrap "echo still here" INT\ncat > /dev/null\necho ready\nread answer < /dev/tty\n')
    pager.chmod(0o755)
    child = spawned(tmp_path, "brief", PAGER=str(pager))
    child.expect("ready")
    child.sendintr()
    child.expect("still here")
    child.sendline("q")
    assert left(child) == 0
    assert "interrupted" not in (child.before or "")


def test_a_pager_that_ends_on_ctrl_c_ends_the_program_quietly(tmp_path: Path) -> None:
    pager = tmp_path / "pager.sh"
    pager.write_text("#!/bin/sh\ncat > /dev/null\necho ready\nexec sleep 60\n")
    pager.chmod(0o755)
    child = spawned(tmp_path, "brief", PAGER=str(pager))
    child.expect("ready")
    child.sendintr()
    assert left(child) == 130
    assert "interrupted" not in (child.before or "")
    assert "Traceback" not in (child.before or "")


def test_less_gets_colours_through_and_what_the_user_set_stays(tmp_path: Path) -> None:
    pager = tmp_path / "pager.sh"
    pager.write_text('#!/bin/sh\ncat > /dev/null\necho "less is [$LESS]"\n')
    pager.chmod(0o755)
    assert "less is [FRX]" in on_terminal(tmp_path, "brief", lines=10, PAGER=str(pager), LESS="FRX")
    assert "less is [S]" in on_terminal(tmp_path, "brief", lines=10, PAGER=str(pager), LESS="S")


def test_a_terminal_without_abilities_gets_no_colour(tmp_path: Path) -> None:
    assert "\x1b" not in on_terminal(tmp_path, "brief", TERM="dumb")


def test_a_picture_on_a_terminal_of_ascii_is_drawn_in_ascii(tmp_path: Path) -> None:
    out = on_terminal(tmp_path, "series", "trips", PYTHONIOENCODING="ascii")
    plain = COLOUR.sub("", out)
    assert plain.isascii()
    assert "\\u25" not in plain
    assert "[-" in plain


def test_every_view_fits_a_narrow_and_a_wide_terminal(tmp_path: Path) -> None:
    for columns in (80, 200):
        for words in (("list",), ("series", "trips"), ("sources", "--tree"), ("timeline",)):
            out = on_terminal(tmp_path, *words, columns=columns)
            assert max(cell_len(COLOUR.sub("", line)) for line in out.splitlines()) <= columns
