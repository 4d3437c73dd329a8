"""Opening what a user names: regular files only, read in bounded memory, every complaint with its place."""

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple

from claims_ledger.domain.errors import Fault, FaultsError, LedgerError, NotFoundError
from claims_ledger.domain.suggest import nearest
from claims_ledger.intake.faults import shown

MAX_FILE = 64 * 1024 * 1024
MAX_LINE = 1024 * 1024
_BLOCK = 1024 * 1024
_NEIGHBOURS = 1000  # names looked through for a suggestion


class Wanted(NamedTuple):
    """What a file is read as, for messages: what it is, what it holds, what to name instead of a folder, and what to do
    with one that is too large."""

    plural: str
    holds: str
    name: str
    larger: str = "split it into several files"


SHEET = Wanted("sheets are", "a sheet holds one document and its claims", "name a file with sheets or rows")
Form = Literal["yaml", "jsonl"]
_FORMS: dict[str, Form] = {".yaml": "yaml", ".yml": "yaml", ".jsonl": "jsonl"}
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sheet_form(path: str | Path) -> Form:
    """Which reader a file is for, by the end of its name; FaultsError for any other."""
    form = _FORMS.get(Path(path).suffix.lower())
    if form is None:
        hint = "sheets end in .yaml or .yml, rows (one JSON object a line) in .jsonl"
        raise _at_top(path, "not a sheet by its name", hint)
    return form


def sheets_in(folder: str | Path) -> list[Path]:
    """Every sheet and row file below a folder, by name; hidden ones and other kinds of file are left aside.

    Links are refused, as they may lead out of the folder or round in it. Raises FaultsError for a link, an
    unreadable folder, and a folder with no sheet in it.
    """
    found: list[Path] = []
    faults: list[Fault] = []

    def unreadable(error: OSError) -> None:
        faults.extend(_at_top(error.filename, *_refusal(error)).faults)

    for here, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        sheets = [name for name in names if not name.startswith(".") and Path(name).suffix.lower() in _FORMS]
        for path in (Path(here, name) for name in [*folders, *sheets]):
            if path.is_symlink():
                hint = "import the file it leads to by its own name"
                faults.extend(_at_top(path, "a link, and links in a folder are not followed", hint).faults)
        found.extend(Path(here, name) for name in sheets)
    if not faults and not found:
        faults.extend(_at_top(folder, "no sheet in this folder", "sheets end in .yaml, .yml or .jsonl").faults)
    if faults:
        raise FaultsError(sorted(faults))
    return sorted(found, key=lambda path: path.parts)


def rows_in(path: str | Path) -> int:
    """About how many rows a file holds, by a quick look, for whoever wants to say how far it is read; 1 at the least,
    also where it cannot be read."""
    try:
        mark = b"\n" if sheet_form(path) == "jsonl" else b"kind:"
        with _opened(path, SHEET) as file:
            return max(1, sum(block.count(mark) for block in iter(lambda: file.read(_BLOCK), b"")))
    except (LedgerError, OSError):
        return 1


def read_lines(path: str | Path, limit: int | None = MAX_FILE, wanted: Wanted = SHEET) -> Iterator[tuple[int, str]]:
    """The lines of a regular UTF-8 text file, as `text_lines` gives them.

    Raises NotFoundError for a missing file, FaultsError for a folder, pipe, device, or an unreadable file.
    """
    with _opened(path, wanted) as file:
        yield from text_lines(file, path, limit, wanted)


def text_lines(
    file: BinaryIO, path: str | Path, limit: int | None = MAX_FILE, wanted: Wanted = SHEET
) -> Iterator[tuple[int, str]]:
    """The lines of UTF-8 text with their numbers from 1, line ends kept, a byte-order mark left out.

    `limit` is the most bytes in all; None for files that are used a line at a time. One line is held, no
    more. Raises FaultsError at an empty file, one too large, a line over 1 MiB, invalid UTF-8 and NUL, when
    the place is reached.
    """
    number, read = 0, 0
    while raw := _next_line(file, path, number + 1):
        number += 1
        read += len(raw)
        if len(raw) > MAX_LINE:
            what = f"the line is longer than {MAX_LINE // 1024**2} MiB"
            raise _fault(path, number, 1, what, "break the line up, if this is the right file at all")
        if limit is not None and read > limit:
            what = f"the file is larger than {limit // 1024**2} MiB"
            raise _fault(path, number, 1, what, wanted.larger)
        yield number, _decoded(path, number, raw.removeprefix(_BOM) if number == 1 else raw, wanted)
    if number == 0:
        raise _at_top(path, "the file is empty", wanted.holds)


def _next_line(file: BinaryIO, path: str | Path, number: int) -> bytes:
    try:
        return file.readline(MAX_LINE + 1)
    except OSError as error:
        raise _fault(path, number, 1, *_refusal(error)) from error


def _decoded(path: str | Path, number: int, raw: bytes, wanted: Wanted) -> str:
    if (nul := raw.find(b"\0")) >= 0:
        column = len(raw[:nul].decode(errors="replace")) + 1
        hint = f"{wanted.plural} UTF-8 text; this looks like another kind of file"
        if number == 1 and raw.startswith(_UTF16):
            hint = "this looks like UTF-16; save the file as UTF-8"
        raise _fault(path, number, column, "a NUL character", hint)
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        column = len(raw[: error.start].decode()) + 1
        what = f"byte 0x{raw[error.start]:02x} is not valid UTF-8"
        raise _fault(path, number, column, what, "save the file as UTF-8 text") from error


def _opened(path: str | Path, wanted: Wanted) -> BinaryIO:
    try:
        # Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY)
    except FileNotFoundError as error:
        raise NotFoundError(f"there is no file {shown(str(path), 200)}", _near_files(Path(path))) from error
    except (OSError, ValueError) as error:
        raise _at_top(path, *_refusal(error)) from error
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        what = "this is a folder" if stat.S_ISDIR(mode) else "this is not a regular file"
        raise _at_top(path, what, wanted.name)
    return os.fdopen(descriptor, "rb")


def _near_files(path: Path) -> str:
    """A hint with the files beside it that it may have been meant for."""
    try:
        with os.scandir(path.parent) as entries:
            names = [entry.name for entry in islice(entries, _NEIGHBOURS)]
    except OSError:
        return f"there is no folder {shown(str(path.parent), 200)} either"
    near = nearest(path.name, names)
    return "did you mean " + " or ".join(str(path.with_name(name)) for name in near) if near else "check the name"


def _refusal(error: OSError | ValueError) -> tuple[str, str]:
    """What and hint for a path that cannot be opened or read."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return f"cannot be read: {reason.lower()}", "check the path and who may read it"


def _fault(path: str | Path, line: int, column: int, what: str, hint: str) -> FaultsError:
    return FaultsError([Fault(str(path), line, column, what, hint)])


def _at_top(path: str | Path, what: str, hint: str) -> FaultsError:
    return _fault(path, 1, 1, what, hint)
