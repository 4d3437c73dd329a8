"""Which ledger is meant and who is acting, each with the reason why it won.

An option wins over the environment, that over the nearest `.claims.toml` from the working directory upward,
and that over the default. Paths in a `.claims.toml` are relative to that file, all others to the
working directory.
"""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from claims_ledger.domain.errors import Fault, FaultsError, LedgerError, UsageError
from claims_ledger.store.target import Target, read_target

FILE = ".claims.toml"
KEYS = ("ledger", "actor", "document")


class Choice(NamedTuple):
    """A setting, and who or what said so: `why` completes "chosen because …"."""

    value: str
    why: str


class File(NamedTuple):
    """The settings of one `.claims.toml`."""

    path: Path
    values: Mapping[str, str]


def target_at(words: str, base: Path) -> Target:
    """A path (relative to `base`, `~` is the home folder) or a PostgreSQL URL; UsageError otherwise."""
    if "://" in words or "\0" in words:
        return read_target(words)
    try:
        path = Path(words).expanduser()
    except RuntimeError:
        raise UsageError(f"there is no home folder for {words}", "write the path out in full") from None
    return read_target(os.path.normpath(base / path))


def which_ledger(
    option: str | None = None, environ: Mapping[str, str] = os.environ, start: Path | None = None
) -> tuple[Target, str]:
    """The ledger that is meant, and why; `start` is the working directory unless said otherwise."""
    here = _here(start)
    if option:
        return target_at(option, here), "--ledger says so"
    if words := environ.get("CLAIMS_LEDGER"):
        return target_at(words, here), "the environment says so (CLAIMS_LEDGER)"
    if (file := nearest_file(here)) and (words := file.values.get("ledger")):
        return target_at(words, file.path.parent), f"{file.path} says so"
    import platformdirs  # costs only those who rely on the default

    folder = platformdirs.user_data_path("claims-ledger", appauthor=False)
    return read_target(str(folder / "ledger.db")), f"nothing says otherwise (no --ledger, CLAIMS_LEDGER or {FILE})"


def which_actor(
    option: str | None = None, environ: Mapping[str, str] = os.environ, start: Path | None = None
) -> Choice:
    """Who is acting, and why; LedgerError when not even the login name is known."""
    if option and option.strip():
        return Choice(option.strip(), "--actor says so")
    if name := environ.get("CLAIMS_ACTOR", "").strip():
        return Choice(name, "the environment says so (CLAIMS_ACTOR)")
    if (file := nearest_file(_here(start))) and (name := file.values.get("actor", "").strip()):
        return Choice(name, f"{file.path} says so")
    import getpass

    try:
        return Choice(getpass.getuser(), "it is the login name")
    except (KeyError, OSError, ImportError):
        raise UsageError("nobody is acting: this system has no login name", "say who with --actor NAME") from None


def which_document(
    option: str | None = None, environ: Mapping[str, str] = os.environ, start: Path | None = None
) -> str:
    """The key of the document that claims are drawn from; UsageError when none is current."""
    if option and option.strip():
        return option.strip()
    if key := environ.get("CLAIMS_DOCUMENT", "").strip():
        return key
    if (file := nearest_file(_here(start))) and (key := file.values.get("document", "").strip()):
        return key
    raise UsageError("which document says so?", "add --document KEY, or make one current: claims document use KEY")


def use_document(key: str, start: Path | None = None) -> Path:
    """Make a document the current one, in the nearest `.claims.toml` or a new one here; returns its path."""
    here = _here(start)
    file = nearest_file(here)
    path = file.path if file else here / FILE
    values = {**(file.values if file else {}), "document": key}
    text = "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())
    path.write_text(text, encoding="utf-8")
    return path


def nearest_file(start: Path) -> File | None:
    """The nearest `.claims.toml` from `start` upward; FaultsError with its line when it cannot be read."""
    for folder in (start, *start.parents):
        path = folder / FILE
        if path.is_file():
            return File(path, _read(path))
    return None


def _here(start: Path | None) -> Path:
    try:
        return (start or Path.cwd()).absolute()
    except FileNotFoundError:
        raise UsageError("the working directory is gone", "change to a folder that exists") from None


def _read(path: Path) -> dict[str, str]:
    import tomllib

    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as fault:
        line = fault.object[: fault.start].count(b"\n") + 1
        raise FaultsError([Fault(str(path), line, 1, "not UTF-8", "save the file as UTF-8")]) from None
    except OSError as fault:
        raise LedgerError(f"{path} cannot be read: {fault.strerror}", "mend its permissions, or move it") from None
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise FaultsError([_located(path, text, str(fault))]) from None
    faults = [_fault(path, text, key, value) for key, value in table.items()]
    if found := [fault for fault in faults if fault is not None]:
        raise FaultsError(found)
    return {key: str(value) for key, value in table.items()}


def _located(path: Path, text: str, message: str) -> Fault:
    """tomllib says where only in the words of its message."""
    said = re.fullmatch(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", message)
    if said is None:
        return Fault(str(path), 1, 1, f"not TOML: {message}", 'write key = "value" lines')
    end = text.rpartition("\n")[2]
    line, column = said["line"] or text.count("\n") + 1, said["column"] or len(end) + 1
    return Fault(str(path), int(line), int(column), f"not TOML: {said['what']}", 'write key = "value" lines')


def _fault(path: Path, text: str, key: str, value: object) -> Fault | None:
    place = re.search(rf"^[ \t]*\[*\"?(?P<key>{re.escape(key)})\b", text, re.MULTILINE)
    start = place.start("key") if place else 0
    line, column = text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1
    if key not in KEYS:
        from claims_ledger.domain.suggest import nearest

        meant = nearest(key, KEYS)
        hint = f"did you mean {meant[0]}?" if meant else f"known are {', '.join(KEYS)}"
        return Fault(str(path), line, column, f"unknown setting {key}", hint)
    if not isinstance(value, str):
        return Fault(str(path), line, column, f"{key} is not text", f'write {key} = "…"')
    return None
