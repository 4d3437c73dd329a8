"""The wheel holds all that the program needs: it is built, installed where nothing is, and run elsewhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "CLAIMS_"))
    }
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # The build tools are those of the test environment: a build of its own would fetch them again.
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_code_migrations_and_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = {
        f"claims_ledger/_{folder}/{path.relative_to(ROOT / folder)}"
        for folder in ("migrations", "data")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped <= names
    assert "claims_ledger/py.typed" in names
    strange = [name for name in names if not name.startswith(("claims_ledger/", "claims_ledger-"))]
    assert strange == []
    assert [name for name in names if name.endswith((".pyc", ".db"))] == []


def test_the_wheel_runs_in_an_empty_environment_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    binaries = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(binaries / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    assert "claims 0.1.0" in run(binaries / "claims", "--version", cwd=tmp_path)
    run(binaries / "claims", "demo", "demo.db", cwd=tmp_path)
    assert "Lady R" in run(binaries / "claims", "status", "Lady R", "--ledger", "demo.db", cwd=tmp_path)
