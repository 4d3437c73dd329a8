"""From an exception to what the user reads: one line what, one line what to do, and an exit code."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from claims_ledger.domain.errors import AmbiguousError, FaultsError, LedgerError, ReadingError, SeveralError
from claims_ledger.rendering.safe import visible

if TYPE_CHECKING:
    from typer._click import Context

USAGE, BUG, INPUT_OUTPUT = 2, 70, 74  # 70 and 74 as in sysexits.h
_MOST_FAULTS = 100


def report(error: Exception) -> int:
    """Print `error` on stderr as the user should read it; returns the exit code."""
    lines, code = told(error)
    _print(lines)
    if code == BUG and os.environ.get("CLAIMS_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    return code


def told(error: Exception) -> tuple[list[str], int]:
    """The lines to print for `error`, made safe, and the exit code."""
    if isinstance(error, FaultsError):
        return _faults(error), error.exit_code
    if isinstance(error, LedgerError):
        what, *hint = _two(error.what, error.hint)
        return [what, *(f"  {visible(line)}" for line in error.details), *hint], error.exit_code
    if isinstance(error, ReadingError):
        return _two(error.what, error.hint), AmbiguousError.exit_code if isinstance(error, SeveralError) else USAGE
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        return _usage(error), USAGE
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror
        return _two(what, "the system refused it; mend that and try again"), INPUT_OUTPUT
    if isinstance(error, MemoryError):
        return _two("there is not enough memory for this", "ask for less at a time"), BUG
    return _bug(error), BUG


class ReadingStopped(KeyboardInterrupt):
    """A view was interrupted: there is nothing to say of what became of the ledger."""


def interrupted(stop: KeyboardInterrupt) -> None:
    """Say what was kept after Ctrl-C: what the interruption itself tells, or that nothing was."""
    if not isinstance(stop, ReadingStopped):
        _print([visible(str(line)) for line in stop.args] or ["interrupted; nothing half done was kept"])


def _print(lines: Sequence[str]) -> None:
    try:
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()
    except (OSError, ValueError):  # stderr closed: there is nobody left to tell
        return


def _two(what: str, hint: str) -> list[str]:
    return [visible(what), *([f"  {visible(hint)}"] if hint else [])]


def _faults(error: FaultsError) -> list[str]:
    lines: list[str] = []
    for fault in error.faults[:_MOST_FAULTS]:
        lines += _two(str(fault), fault.hint)
    if (more := len(error.faults) - _MOST_FAULTS) > 0:
        lines.append(f"… and {more} more")
    return [*lines, visible(error.what)]


def _bug(error: Exception) -> list[str]:
    said = visible(" ".join(str(error).split()))[:200]
    return [
        f"this is a bug in claims: {type(error).__name__}{': ' if said else ''}{said}",
        "  please report it; CLAIMS_DEBUG=1 shows where it happened",
    ]


def _usage(error: Any) -> list[str]:
    """Typer's own usage errors, in the same form and with the nearest right words."""
    from typer._click.exceptions import BadOptionUsage, NoArgsIsHelpError, NoSuchOption

    if isinstance(error, NoArgsIsHelpError):
        return error.format_message().rstrip().splitlines()
    ctx: Context | None = getattr(error, "ctx", None)
    if isinstance(error, NoSuchOption) and ctx is not None:
        return _no_option(ctx, error.option_name)
    if isinstance(error, BadOptionUsage):
        return _two(f"{error.option_name} is not complete", f"write {error.option_name} VALUE")
    what = str(error.format_message()).strip().rstrip(".")
    return _two(what[:1].lower() + what[1:], _call(ctx) if ctx is not None else "")


def _no_option(ctx: "Context", name: str) -> list[str]:
    from claims_ledger.domain.suggest import nearest

    path = ctx.command_path
    known = [word for param in ctx.command.get_params(ctx) for word in (*param.opts, *param.secondary_opts)]
    options = [word for word in known if word.startswith("-")]
    if ctx.parent is None and name not in options:
        return _two(f"{path} has no option {name}", f"options stand after the command: {path} COMMAND {name} …")
    if name[1:2].isdigit():
        return _two(f"{path} has no option {name}", f"put -- before words that begin with a dash: {path} -- {name}")
    meant = nearest(name, options)
    hint = f"did you mean {' or '.join(meant)}?" if meant else f"see {path} --help"
    return _two(f"{path} has no option {name}", hint)


def _call(ctx: "Context") -> str:
    pieces = [ctx.command_path, *ctx.command.collect_usage_pieces(ctx)]
    return f"usage: {' '.join(pieces)}   (see {ctx.command_path} --help)"
