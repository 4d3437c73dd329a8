"""The entry point of `claims`, and the one place where exceptions end."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from claims_ledger.cli import catch, signals
from claims_ledger.cli.lazy import LazyGroup
from claims_ledger.cli.table import SECTIONS
from claims_ledger.version import __version__

if TYPE_CHECKING:
    from typer._click import Context

_TYPERS_OWN = 130
"""What Typer answers where an interruption comes between its own lines."""
HELP = """A ledger of what each outlet said, on whose word, on what evidence, and when.

Options stand after the command: claims status "Lady R" --as-of 2024-03-05. Begin with: claims demo."""


class _InterruptedError(Exception):
    """Ctrl-C, carried past Typer, which would turn it into a bare exit code."""

    def __init__(self, stop: KeyboardInterrupt) -> None:
        super().__init__()
        self.stop = stop


class _ClosedPipeError(Exception):
    """Whoever read our output has stopped reading."""


@contextmanager
def _carried() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as stop:
        raise _InterruptedError(stop) from None
    except BrokenPipeError:
        raise _ClosedPipeError from None


class Root(LazyGroup):
    """The group of all commands."""

    def __init__(self, **rest: Any) -> None:
        super().__init__(sections=SECTIONS, **rest)

    def make_context(self, *args: Any, **rest: Any) -> "Context":
        with _carried():
            return super().make_context(*args, **rest)

    def invoke(self, ctx: "Context") -> Any:
        with _carried():
            return super().invoke(ctx)


app = typer.Typer(
    cls=Root,
    name="claims",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,  # `claims completion` prints the script
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        sys.stdout.write(f"claims {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", is_eager=True, callback=_version, help="Show the version."),
) -> None:
    """Hold the options that stand before a command."""


def run(args: Sequence[str] | None = None) -> int:
    """Run one call of `claims` with `args` (sys.argv unless given) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a character shows its code instead of failing
            stream.reconfigure(errors="backslashreplace")
    try:
        code = typer.main.get_command(app).main(args=args, prog_name="claims", standalone_mode=False)
        sys.stdout.flush()
    except (_InterruptedError, KeyboardInterrupt) as error:
        return _interrupted(error.stop if isinstance(error, _InterruptedError) else error)
    except (_ClosedPipeError, BrokenPipeError):
        _leave_quietly()
        return 0
    except Exception as error:
        code = catch.report(error)
        if isinstance(error, OSError):  # it may be our own output that cannot be written
            _leave_quietly()
        return code
    if code == _TYPERS_OWN:
        return _interrupted(KeyboardInterrupt())
    return code if isinstance(code, int) else 0


def _interrupted(stop: KeyboardInterrupt) -> int:
    catch.interrupted(stop)
    try:
        sys.stdout.flush()
    except OSError:
        _leave_quietly()
    return signals.exit_code()


def _leave_quietly() -> None:
    """Let the interpreter's own flush at exit find a file that takes what is left over."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # stdout is closed, or no file at all
        return


def main() -> None:
    """Run the words of the command line, and end the process."""
    signals.listen()
    sys.exit(run())
