"""The sheet that `claims add -e` opens: the fields of a kind as empty lines, each with what it takes beside it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from claims_ledger.cli.fields import about, order
from claims_ledger.domain.errors import Fault
from claims_ledger.domain.kinds import KINDS

_MARK = re.compile(r"# \^ line \d+: ")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_WIDTH = 28
_PLAIN = re.compile(r"[^\W_][\w .,/()'+~<&–-]*")
_DOUBTFUL = re.compile(r"\s#|:\s|:$|\s$")


def blank_sheet(document: str, title: str, kind: str | None, row: Mapping[str, Any]) -> str:
    """The text to begin with: `row` filled in, the other fields empty."""
    lines = [
        f"# Claims of {_line(document)}: {_line(title)}",
        "# Saved and closed, they are recorded; left as it is, or emptied, nothing is. More rows may follow.",
        "claims:",
    ]
    if kind is None:
        lines += ["  - kind:", "    # one of these, with its fields below it (claims add KIND --help):"]
        lines += [f"    #   {name}: {', '.join(each.forms())}" for name, each in KINDS.items()]
        return "".join(f"{line}\n" for line in lines)
    lines.append(f"  - kind: {kind}")
    lines += [_field(kind, name, row.get(name)) for name in order(kind)]
    return "".join(f"{line}\n" for line in lines)


def _field(kind: str, name: str, value: Any) -> str:
    written = f"    {name}:" if value is None else f"    {name}: {in_yaml(value)}"
    return f"{written.ljust(_WIDTH)}  # {_line(about(kind, name))}"


def _line(text: str) -> str:
    return " ".join(text.split())


def in_yaml(value: Any) -> str:
    """A value of a row on one line of a sheet."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_quoted(str(part))}" for name, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(in_yaml(part) if isinstance(part, list) else _quoted(str(part)) for part in value) + "]"
    text = str(value)
    return text if _PLAIN.fullmatch(text) and not _DOUBTFUL.search(text) else _quoted(text)


def _quoted(text: str) -> str:
    """In double quotes, with all that does not print as an escape: as JSON writes it, which YAML reads alike."""
    import json

    return '"' + "".join(c if c.isprintable() and c not in '"\\' else json.dumps(c)[1:-1] for c in text) + '"'


def marked(text: str, faults: Sequence[Fault]) -> str:
    """The text with a comment under every line that is at fault; all else is as it was typed, its line ends too."""
    under: dict[int, list[Fault]] = {}
    lines = _LINES.findall(text) or [""]
    for fault in faults:
        under.setdefault(max(1, min(fault.line, len(lines))), []).append(fault)
    made: list[str] = []
    for number, line in enumerate(lines, start=1):
        end = "\r\n" if line.endswith("\r\n") else "\n"
        made.append(line if line.endswith("\n") or number not in under else line + end)
        for fault in under.get(number, ()):
            hint = f" ({_line(fault.hint)})" if fault.hint else ""
            made.append(f"# ^ line {fault.line}: {_line(fault.what)}{hint}{end}")
    return "".join(made)


def unmarked(text: str) -> str:
    """The text without the comments that `marked` put into it."""
    return "".join(line for line in _LINES.findall(text) if not _MARK.match(line))


def says_nothing(text: str) -> bool:
    """Whether nothing is left of it but blanks and comments."""
    return all(not line.strip(" \t\ufeff") or line.lstrip(" \t\ufeff").startswith("#") for line in text.splitlines())
