"""A line of progress on the terminal, for work that takes longer than a second."""

import os
import shutil
import sys
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO
from unicodedata import east_asian_width

from claims_ledger.rendering.safe import visible

_PATIENCE = 1.0
_EVERY = 0.1
_WINDOW = 8.0
"""Seconds over which a rate is taken: long enough to be steady, short enough to follow a change of pace."""
_LEAST_WINDOW = 1.0


class Progress:
    """Shows "importing 1,234 of 40,000 rows · 2,100/s · 18 s left · sheet.jsonl" on stderr while it is open, and leaves
    no trace. Nothing at all where stderr is no terminal, or one that cannot take a line back."""

    def __init__(
        self,
        doing: str,
        quiet: bool = False,
        clock: Callable[[], float] = time.monotonic,
        paper: TextIO | None = None,
    ) -> None:
        self._doing = doing
        self._paper = paper or sys.stderr
        self._clock = clock
        self._shown = not quiet and self._paper.isatty() and os.environ.get("TERM") != "dumb"
        begun = clock()
        self._show_from = begun + _PATIENCE
        self._next = begun + _EVERY
        self._seen: deque[tuple[float, int]] = deque([(begun, 0)])
        self._dirty = False

    def step(self, done: int, of: int, unit: str = "", what: str = "") -> None:
        """`done` of `of` units are behind us (`of` 0: nobody knows); `what` is being worked on."""
        if not self._shown or (now := self._clock()) < self._next:
            return
        self._next = now + _EVERY
        self._seen.append((now, done))
        while self._seen[0][0] < now - _WINDOW:
            self._seen.popleft()
        if now >= self._show_from:
            self._write(" · ".join([f"{self._doing} {_amount(done, of, unit)}", *self._pace(done, of), visible(what)]))

    def _pace(self, done: int, of: int) -> list[str]:
        """How many a second, and how long it will take at that rate; nothing before a rate can be told."""
        (first, before), (last, _) = self._seen[0], self._seen[-1]
        if last - first < _LEAST_WINDOW or done <= before:
            return []
        rate = (done - before) / (last - first)
        pace = f"{rate:,.0f}/s" if rate >= 10 else f"{rate:.1f}/s"
        return [pace, _left((of - done) / rate)] if of > done else [pace]

    def _write(self, line: str) -> None:
        self._dirty = True
        columns = shutil.get_terminal_size().columns - 1
        self._paper.write(f"\r\x1b[K{_fitting(line.removesuffix(' · '), columns)}")
        self._paper.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._dirty:
            self._paper.write("\r\x1b[K")
            self._paper.flush()


def _amount(done: int, of: int, unit: str) -> str:
    return f"{done:,}{f' of {of:,}' if of else ''} {unit}".rstrip()


def _left(seconds: float) -> str:
    """ "18 s left", "4 min left", "2 h left"; of less than a second, that it is nearly there."""
    if seconds < 99.5:
        return f"{max(1, round(seconds))} s left"
    return f"{round(seconds / 60)} min left" if seconds < 99.5 * 60 else f"{round(seconds / 3600)} h left"


def _fitting(line: str, columns: int) -> str:
    """As much of a line as a terminal shows without beginning another one."""
    room = columns
    for at, character in enumerate(line):
        room -= 2 if east_asian_width(character) in "WF" else 1
        if room < 0:
            return line[:at]
    return line
