"""The line of progress: what it says at which moment, on a clock of the test's own."""

import io
import re
from itertools import pairwise

import pytest

from claims_ledger.rendering.progress import Progress


class Terminal(io.StringIO):
    """A screen that keeps what was written to it."""

    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        return re.split(r"\r\x1b\[K", self.getvalue())[1:]


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return Terminal()


def work(progress: Progress, clock: Clock, seconds: float, per_second: int, begun: int = 0, of: int = 40_000) -> int:
    """Ten steps a second."""
    done = begun
    for _ in range(round(seconds * 10)):
        clock.now += 0.1
        done += per_second // 10
        progress.step(done, of, "rows", "sheet.jsonl")
    return done


def test_it_says_how_many_how_fast_how_long_and_where(screen: Terminal, clock: Clock) -> None:
    with Progress("importing", clock=clock, paper=screen) as progress:
        work(progress, clock, 5, 2_000)
    assert screen.lines[-2] == "importing 10,000 of 40,000 rows · 2,000/s · 15 s left · sheet.jsonl"


def test_nothing_is_said_of_work_that_takes_less_than_a_second(screen: Terminal, clock: Clock) -> None:
    with Progress("importing", clock=clock, paper=screen) as progress:
        work(progress, clock, 0.9, 2_000)
    assert screen.getvalue() == ""


def test_it_leaves_an_empty_line(screen: Terminal, clock: Clock) -> None:
    with Progress("importing", clock=clock, paper=screen) as progress:
        work(progress, clock, 2, 2_000)
    assert screen.getvalue().endswith("\r\x1b[K")
    assert "\n" not in screen.getvalue()


def test_the_rate_follows_a_change_of_pace_and_does_not_jump(screen: Terminal, clock: Clock) -> None:
    with Progress("importing", clock=clock, paper=screen) as progress:
        done = work(progress, clock, 10, 2_000)
        rates_before = _rates(screen)
        work(progress, clock, 10, 1_000, begun=done)
    rates = _rates(screen)
    assert set(rates_before) == {2_000}
    assert rates[-1] == 1_000
    assert all(abs(after - before) <= 30 for before, after in pairwise(rates))


def _rates(screen: Terminal) -> list[int]:
    return [int(found[1].replace(",", "")) for line in screen.lines if (found := re.search(r"([\d,]+)/s", line))]


@pytest.mark.parametrize(
    ("of", "left"), [(10_050, "1 s left"), (20_000, "10 s left"), (400_000, "6 min left"), (40_000_000, "11 h left")]
)
def test_what_is_left_is_said_in_seconds_minutes_or_hours(of: int, left: str, screen: Terminal, clock: Clock) -> None:
    progress = Progress("importing", clock=clock, paper=screen)
    work(progress, clock, 10, 1_000, of=of)
    assert f" · {left} · " in screen.lines[-1]


def test_slow_work_has_a_rate_too(screen: Terminal, clock: Clock) -> None:
    progress = Progress("checking", clock=clock, paper=screen)
    for done in range(1, 5):
        clock.now += 2
        progress.step(done, 10, "backups")
    assert screen.lines[-1] == "checking 4 of 10 backups · 0.5/s · 12 s left"


def test_where_nobody_knows_how_many_only_the_rate_is_said(screen: Terminal, clock: Clock) -> None:
    progress = Progress("reading", clock=clock, paper=screen)
    work(progress, clock, 4, 100, of=0)
    assert screen.lines[-1] == "reading 400 rows · 100/s · sheet.jsonl"


def test_the_line_is_never_wider_than_the_terminal(
    screen: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", "40")
    progress = Progress("importing", clock=clock, paper=screen)
    clock.now += 5
    progress.step(5, 10, "rows", "보고서" * 20)
    assert 38 <= cell_len(screen.lines[-1]) <= 39


def test_a_name_cannot_act_on_the_terminal(screen: Terminal, clock: Clock) -> None:
    progress = Progress("importing", clock=clock, paper=screen)
    clock.now += 5
    progress.step(5, 10, "rows", "a\x1b[2J\u202e.jsonl")
    assert r"a\x1b[2J\u202e.jsonl" in screen.lines[-1]


@pytest.mark.parametrize("silent", ["quiet", "pipe", "dumb"])
def test_it_is_silent_when_asked_in_a_pipe_and_where_a_line_cannot_be_taken_back(
    silent: str, screen: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    if silent == "dumb":
        monkeypatch.setenv("TERM", "dumb")
    paper = io.StringIO() if silent == "pipe" else screen
    with Progress("importing", quiet=silent == "quiet", clock=clock, paper=paper) as progress:
        work(progress, clock, 5, 2_000)
    assert paper.getvalue() == ""
