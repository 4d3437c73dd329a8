"""Processes from start to end, beside one that only imports typer and sqlite3; run in turn, so that ratios hold."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

from claims_ledger.app.importing import import_files
from claims_ledger.resources import data_dir
from tests.benchmarks.measuring import ACTOR, asked, fresh_ledger, timed

BESIDE = [sys.executable, "-c", "import typer, sqlite3"]
CLAIMS = [sys.executable, "-m", "claims_ledger"]


def main() -> None:
    options, report = asked(__doc__, rounds=21)
    with fresh_ledger() as (ledger, path):
        import_files(ledger, [data_dir()], actor=ACTOR)
        commands = {
            "import typer, sqlite3": BESIDE,
            "claims --version": [*CLAIMS, "--version"],
            "claims status": [*CLAIMS, "status", "Lady R"],
            "completion of a command": [*CLAIMS, "stat"],
            "completion of a name": [*CLAIMS, "add", "port-call", "lad"],
            "completion of a chain": [*CLAIMS, "add", "port-call", "--via", "quoting nk"],
        }
        environ = {**os.environ, "CLAIMS_LEDGER": path, "PYTHONPATH": str(Path(__file__).parents[2])}
        # As installed: compiled once, whatever the environment says of writing bytecode.
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        environ["PYTHONPYCACHEPREFIX"] = str(Path(path).parent / "compiled")
        completing = {**environ, "_CLAIMS_COMPLETE": "complete_zsh", "CLAIMS_DOCUMENT": "bloomberg-2024-03-13"}
        environs = {name: completing if name.startswith("completion") else environ for name in commands}
        for name, command in commands.items():
            _run(command, environs[name])
        took: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                took[name].append(timed(lambda command=command, name=name: _run(command, environs[name])))
        for name, seconds in took.items():
            report.times(name, seconds)
        beside, *others = took
        for name in others:
            ratios = [one / other for one, other in zip(took[name], took[beside], strict=True)]
            report.ratio(f"{name} to {beside}, median of rounds", statistics.median(ratios))
    report.close()


def _run(command: list[str], environ: dict[str, str]) -> None:
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
