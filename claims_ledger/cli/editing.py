"""`claims add -e`: rows written in an editor, opened again with their faults until they are sound or given up.

What was typed is kept in a file of the user's own state folder until it is recorded, so that no fault, refusal or crash
loses it.
"""

import os
import shlex
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from claims_ledger.app.ledger import Outcome
from claims_ledger.cli.sheet import marked, says_nothing, unmarked
from claims_ledger.domain.errors import FaultsError, LedgerError, UsageError

Record = Callable[[bytes, Path], Outcome]


def edited(text: str, record: Record, rehearsal: bool) -> tuple[Outcome | None, Path]:
    """What became of the text in the editor: recorded, or None where it was given up, and where it is kept then; so it
    is after a rehearsal.

    Raises UsageError without an editor, LedgerError where the editor fails or the record refuses; what was typed is
    kept, and the error says where.
    """
    editor = _editor()
    path = _kept(text)
    try:
        outcome = _rounds(editor, path, text, record)
    except LedgerError as error:
        error.hint = f"{error.hint}; what you typed is kept in {path}" if error.hint else f"it is kept in {path}"
        raise
    if outcome is not None and not rehearsal:
        path.unlink(missing_ok=True)
    return outcome, path


def _rounds(editor: list[str], path: Path, begun: str, record: Record) -> Outcome | None:
    before = begun
    while True:
        _open(editor, path)
        typed = _read(path)
        plain = unmarked(typed)
        if says_nothing(typed) or plain == before:
            _write(path, before)
            return None
        try:
            outcome = record(_bytes(plain), path)
        except FaultsError as error:
            _write(path, marked(plain, error.faults))
            before = plain
            continue
        except BaseException:
            _write(path, plain)
            raise
        _write(path, plain)
        return outcome if outcome.items else None


def _editor() -> list[str]:
    words = os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", "").strip()
    if not words:
        raise UsageError("no editor is set", "say which: export EDITOR=nano (or VISUAL); or ask with -i")
    try:
        return shlex.split(words)
    except ValueError:
        raise UsageError(f"the editor {words} cannot be read", "mend its quotes in VISUAL or EDITOR") from None


def _open(editor: list[str], path: Path) -> None:
    try:
        with _interrupts_left_to_it():
            code = subprocess.run([*editor, str(path)], check=False).returncode
    except OSError as error:
        raise UsageError(
            f"the editor {editor[0]} cannot be started: {error.strerror}", "set VISUAL or EDITOR to another"
        ) from error
    if code != 0:
        how = f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
        raise LedgerError(f"the editor {editor[0]} {how}; nothing was recorded", "")


def _folder() -> Path:
    import platformdirs

    return platformdirs.user_state_path("claims-ledger", appauthor=False) / "typed"


def _kept(text: str) -> Path:
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S")
    for number in range(1000):
        path = folder / f"{stamp}{f'-{number}' if number else ''}.yaml"
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            continue
        _write(path, text)
        return path
    raise LedgerError(f"no file can be made in {folder}", "remove what is no longer needed there")


def _bytes(text: str) -> bytes:
    return text.encode(errors="surrogateescape")


def _read(path: Path) -> str:
    """As it is, byte for byte: line ends, a byte-order mark, and what is no UTF-8. Nothing where it was removed."""
    try:
        path.chmod(0o600)  # some editors write a new file in the place of the old one
        return path.read_bytes().decode(errors="surrogateescape")
    except FileNotFoundError:
        return ""


def _write(path: Path, text: str) -> None:
    path.write_bytes(_bytes(text))
    path.chmod(0o600)


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Ctrl-C in the editor is the editor's own. A handler, not SIG_IGN, which the editor would inherit."""
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
