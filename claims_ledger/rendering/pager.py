"""Long answers go through the reader's own pager."""

import os
import shlex
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def page(text: str) -> bool:
    """Show `text` in $PAGER, or in less; False if there is no pager to show it in."""
    words = _pager()
    if not words or (program := shutil.which(words[0])) is None:
        return False
    environ = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    try:
        pager = subprocess.Popen([program, *words[1:]], stdin=subprocess.PIPE, env=environ)
    except OSError:
        return False
    with _left_to_the_pager():
        try:
            pager.communicate(text.encode(errors="backslashreplace"))
        except BrokenPipeError:  # it was left before the end
            pager.wait()
    if pager.returncode == -signal.SIGINT:
        raise KeyboardInterrupt
    return True


@contextmanager
def _left_to_the_pager() -> Iterator[None]:
    """Ctrl-C means the pager: less goes back to its prompt, and the terminal is still its own."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _pager() -> list[str]:
    try:
        return shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return []
