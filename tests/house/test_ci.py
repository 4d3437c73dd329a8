"""What the continuous integration runs is what the README says to run."""

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_continuous_integration_runs_the_command_of_the_readme() -> None:
    command = (ROOT / ".ci" / "run").read_text().splitlines()[-1]
    assert command.endswith(".venv/bin/pytest -q -n 2")
    assert command in (ROOT / "README.md").read_text().splitlines()


def test_the_continuous_integration_script_may_be_run() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
