"""Ctrl-C, and a system that asks to stop: one exception at a time, so that putting things back is not cut short."""

import os
import signal
import sys
from types import FrameType

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
_PATIENCE = 3
"""So many times somebody has to ask before the process ends without putting things back. That is safe too: what is not
committed is nowhere."""
_SHELL = 128  # a shell adds the number of the signal to it


class _Asked:
    """Which signal came first, and how many came."""

    first: int = signal.SIGINT
    times: int = 0


def listen() -> None:
    """From now on these signals raise KeyboardInterrupt, once; one that the caller has set to be ignored (nohup) stays
    ignored."""
    _Asked.first, _Asked.times = signal.SIGINT, 0
    for name in _ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def exit_code() -> int:
    """What the process ends with after an interruption: 130 for Ctrl-C, 143 for SIGTERM, 129 for SIGHUP."""
    return _SHELL + _Asked.first


def _stop(number: int, frame: FrameType | None) -> None:
    _Asked.times += 1
    if _Asked.times == 1:
        _Asked.first = number
        raise KeyboardInterrupt
    if _Asked.times >= _PATIENCE:
        os._exit(exit_code())
    try:
        os.write(sys.__stderr__.fileno() if sys.__stderr__ else 2, b"putting things back; once more ends at once\n")
    except (OSError, ValueError):  # nobody is there to read it
        return
