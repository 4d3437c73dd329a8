"""What the program imports before it answers: start-up is what a reader waits for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.desk_of_names import made

HEAVY = ("pydantic", "sqlalchemy", "alembic", "rich", "yaml", "pint", "psycopg", "importlib.metadata", "prompt_toolkit")

PROGRAM = """
import sys
from claims_ledger.cli.main import run
run({args!r})
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def imported(*args: str, **environ: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(args=list(args), heavy=HEAVY)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environ},
        check=False,
    )
    assert "bug" not in done.stderr
    return done.stderr.splitlines()[-1].split()


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["source", "--help"], ["status", "--help"], ["sttus"]])
def test_what_needs_no_ledger_imports_nothing_heavy(args: list[str]) -> None:
    assert imported(*args) == []


COMPLETING = """
import sys
from claims_ledger.cli.start import main
try:
    main()
except SystemExit as ended:
    assert ended.code == 0
print(*(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""
NEVER_COMPLETING = (*HEAVY, "typer", "prompt_toolkit", "claims_ledger.domain.kinds", "claims_ledger.domain.dates")


@pytest.mark.parametrize("words", [["stat"], ["add", "port-call", ""], ["add", "port-call", "-v", "quoting a"]])
def test_completion_imports_neither_the_commands_nor_the_kinds(words: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COMPLETING.format(heavy=NEVER_COMPLETING), *words],
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "CLAIMS_LEDGER": str(made(tmp_path)),
            "_CLAIMS_COMPLETE": "complete_zsh",
        },
        check=True,
    )
    assert done.stdout.startswith("words\n")
    assert len(done.stdout.splitlines()) > 1
    assert done.stderr.split() == []


def test_a_view_in_a_pipe_imports_nothing_heavy(tmp_path: Path) -> None:
    assert imported("status", "--ledger", str(tmp_path / "none.db")) == []
