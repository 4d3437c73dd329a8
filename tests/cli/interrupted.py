"""A program that waits at a point of its work until a signal comes: `python -m tests.cli.interrupted POINT WORDS…`.

Points: `reading` and `writing`, inside the transaction of the file that has "second" in its name; `committed`, just
after it; `folding`, in the middle of a rebuild; `printing`, a view; `loading`, before a command is begun; `putting
back`, while the second file is rolled back.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from claims_ledger.app import ledger, maintenance
from claims_ledger.cli import main, signals
from claims_ledger.intake.sheets import SheetTaker
from claims_ledger.rendering import output

SECOND: dict[str, bool] = {"now": False}


def wait() -> None:
    """Says that it is here, and stays."""
    os.write(1, b"here\n")
    time.sleep(60)
    raise SystemExit("no signal came")


def of_the_second(at: str) -> Callable[[SheetTaker], None]:
    """Waits before or after the rows of the second file are written, or leaves a note that it is that file."""

    def finish(taker: SheetTaker) -> None:
        SECOND["now"] = "second" in Path(taker.path).name
        if SECOND["now"] and at == "before":
            wait()
        FINISH(taker)
        if SECOND["now"] and at == "after":
            taker.work.unit.flush()
            taker.work.fold.rows.flush()
            wait()

    return finish


@contextmanager
def after_commit(*args: Any, **more: Any) -> Iterator[Any]:
    with WORKING(*args, **more) as work:
        yield work
    if SECOND["now"]:
        wait()


def counted(events: Iterator[Any], position: int, progress: Any) -> Iterator[Any]:
    for event in events:
        if event.position == position // 2:
            wait()
        yield event


@contextmanager
def slow_to_put_back(*args: Any, **more: Any) -> Iterator[Any]:
    with WORKING(*args, **more) as work:
        try:
            yield work
        except KeyboardInterrupt:
            os.write(1, b"putting back\n")
            time.sleep(3)
            raise


WORKING, FINISH = ledger.working, SheetTaker._finish
POINTS: dict[str, list[Any]] = {
    "reading": [patch.object(SheetTaker, "_finish", of_the_second("before"))],
    "writing": [patch.object(SheetTaker, "_finish", of_the_second("after"))],
    "committed": [
        patch.object(SheetTaker, "_finish", of_the_second("noted")),
        patch.object(ledger, "working", after_commit),
    ],
    "folding": [patch.object(maintenance, "_counted", counted)],
    "printing": [patch.object(output, "tab_lines", lambda *_: wait())],
    "loading": [patch.object(main.Root, "make_context", lambda *_, **__: wait())],
    "putting back": [
        patch.object(SheetTaker, "_finish", of_the_second("after")),
        patch.object(ledger, "working", slow_to_put_back),
    ],
}

if __name__ == "__main__":
    for one in POINTS[sys.argv[1]]:
        one.start()
    signals.listen()
    sys.exit(main.run(sys.argv[2:]))
