"""A line of progress on the terminal, for work that takes longer than a second."""

import sys
import time
from types import TracebackType
from typing import Self

from claims_ledger.rendering.safe import visible

_PATIENCE = 1.0
_EVERY = 0.1


class Progress:
    """Shows "importing 3 of 40: name" on stderr while it is open, and leaves no trace."""

    def __init__(self, doing: str, quiet: bool = False) -> None:
        self._doing = doing
        self._shown = not quiet and sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._dirty = False

    def step(self, done: int, of: int, what: str = "") -> None:
        """`done` of `of` steps are behind us (`of` 0: nobody knows); `what` is being worked on."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + _EVERY
        self._dirty = True
        total = f" of {of}" if of else ""
        name = f": {visible(what)}" if what else ""
        sys.stderr.write(f"\r\x1b[K{self._doing} {done}{total}{name}"[:200])
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._dirty:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
