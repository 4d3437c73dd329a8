"""The README as it stands: its tour runs, its tables and commands are those of the program.

UPDATE_GOLDEN=1 writes what the commands of the tour show into the README anew.
"""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from claims_ledger.cli.lazy import Nouns
from claims_ledger.cli.table import SECTIONS
from claims_ledger.domain.kinds import KINDS

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
COLUMNS = 100
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"<<'(?P<end>\w+)'$", re.MULTILINE)


class Step(NamedTuple):
    """One command of the tour as it is typed, and what the README shows below it."""

    command: str
    shown: str


def steps(block: str) -> Iterator[Step]:
    """The commands of a console block; one that ends in `<<'END'` goes on up to that word."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        if heredoc := SHELL.search(command):
            body, _, shown = shown.partition(f"\n{heredoc['end']}\n")
            command = f"{command}\n{body}\n{heredoc['end']}"
        yield Step(command, shown)


class Desk:
    """A folder with a demo ledger, and a shell in which `claims` is this program on a terminal of 100 columns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        binaries = folder / "bin"
        binaries.mkdir()
        program = binaries / "claims"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claims_ledger "$@"\n')
        program.chmod(0o755)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMS_")}
        self.environ = {
            **kept,
            "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "COLUMNS": str(COLUMNS),
            "LINES": "1000",
            "NO_COLOR": "1",
            "LC_ALL": "C.UTF-8",
            "TERM": "xterm",
        }
        assert self.run("claims demo --quiet > brief.txt && echo done") == "done\n"

    def run(self, command: str) -> str:
        """What a terminal shows; `export NAME=value` lasts."""
        if command.startswith("export "):
            self.environ |= dict(word.split("=", 1) for word in command.split()[1:])
            return ""
        ours, theirs = os.openpty()
        # Errors come by another way, so that no line of progress gets between.
        with subprocess.Popen(
            ["bash", "-c", command], cwd=self.folder, env=self.environ, stdin=subprocess.DEVNULL, stdout=theirs,
            stderr=subprocess.PIPE,
        ) as shell:  # fmt: skip
            os.close(theirs)
            shown = b"".join(_all_of(ours))
            assert shell.stderr is not None
            errors = shell.stderr.read()
        os.close(ours)
        return (shown + errors).decode().replace("\r\n", "\n")


def _all_of(descriptor: int) -> Iterator[bytes]:
    try:
        while part := os.read(descriptor, 65536):
            yield part
    except OSError:  # a terminal that nobody writes to any more
        return


def test_every_command_of_the_readme_shows_what_it_says(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    played = [[(step, desk.run(step.command)) for step in steps(block)] for block in BLOCK.findall(TEXT)]
    assert sum(map(len, played)) > 25
    assert [shown for block in played for _, shown in block if "this is a bug" in shown] == []
    if os.environ.get("UPDATE_GOLDEN") == "1":
        blocks = iter(["".join(f"$ {step.command}\n{shown}" for step, shown in block) for block in played])
        README.write_text(BLOCK.sub(lambda _: next(blocks), TEXT), encoding="utf-8")
        return
    for block in played:
        for step, shown in block:
            assert shown == step.shown, f"$ {step.command}"


def commands() -> Iterator[tuple[str, ...]]:
    for section in SECTIONS:
        for name, entry in section.rows.items():
            yield from ((name, verb) for verb in entry.rows) if isinstance(entry, Nouns) else [(name,)]


@pytest.mark.parametrize("command", [pytest.param(one, id=" ".join(one)) for one in commands()])
def test_every_command_is_documented(command: tuple[str, ...]) -> None:
    assert re.search(rf"claims {' '.join(command)}\b", TEXT)


def test_every_documented_command_exists() -> None:
    known = {one[0]: set[str]() for one in commands()}
    for noun, *verbs in commands():
        known[noun].update(verbs)
    known["add"].update(KINDS)
    code = [*re.findall(r"^\$ (.*)$", TEXT, re.MULTILINE), *re.findall(r"`(claims [^`]+)`", TEXT)]
    said = [words.split() for line in code for words in re.findall(r"(?:^|[|&] *)claims ([a-z][^|&]*)", line)]
    assert len(said) > 50
    for noun, *rest in said:
        assert noun in known, f"claims {noun}"
        if known[noun] and rest and rest[0].islower():
            assert rest[0] in known[noun], f"claims {noun} {rest[0]}"


def table_after(heading: str) -> list[list[str]]:
    """The rows of the first table below a line, without its head; each a list of cells."""
    lines = iter(TEXT.split(f"{heading}\n", 1)[1].splitlines())
    rows = []
    for line in lines:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            break
    return rows[2:]


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=!~; ]", one, maxsplit=1)[0].lower() for one in requirements}


def test_the_dependencies_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert {row[0].strip("`") for row in table_after("### At run time")} == names_of(project["dependencies"])
    extra = project["optional-dependencies"]
    assert {row[0].strip("`") for row in table_after("### For the tests")} == names_of(extra["test"])
    assert names_of(extra["postgres"]) <= names_of(extra["test"])


def test_every_reason_that_a_comparison_gives_is_explained() -> None:
    explained = {code for row in table_after("### Verdicts") for code in re.findall(r"`([\w-]+)`", row[1])}
    given = set()
    literals = set()
    for file in (ROOT / "claims_ledger" / "domain" / "compare").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Verdict"), args=[_, ast.Constant(value=str(reason)), *_]):
                    given.add(reason)
                case ast.Constant(value=str(word)):
                    literals.add(word)
    assert given <= explained
    assert explained <= literals | given
