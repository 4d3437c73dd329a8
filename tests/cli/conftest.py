"""Commands run in a folder of their own, on a pretended program."""

from pathlib import Path

import pytest

from tests.cli.pretended import Pretended, pretend


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Pretended:
    """What was asked of the pretended program; the actor is ann, the ledger is pretended.db."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_LEDGER", "pretended.db")
    monkeypatch.setenv("CLAIMS_ACTOR", "ann")
    return pretend(monkeypatch)
