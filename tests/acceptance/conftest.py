"""Ledgers for the tests that speak as users do: the demo, read only, and fresh ones to write to."""

from pathlib import Path

import pytest

from tests.acceptance.desk import Desk, called


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The demo ledger; to be read, never written to."""
    place = tmp_path_factory.mktemp("demo") / "demo.db"
    made = called("demo", str(place), "--actor", "ann")
    assert made.code == 0, made.err
    return Desk(place)


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A ledger with nothing in it; to be copied."""
    desk = Desk(tmp_path_factory.mktemp("blank") / "blank.db")
    desk.does("init")
    return desk


@pytest.fixture(autouse=True)
def _at_a_desk_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's settings plays a part: an empty folder, a name, no ledger but the one said."""
    for name in ("CLAIMS_LEDGER", "CLAIMS_DOCUMENT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CLAIMS_ACTOR", "ann")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def desk(demo: Desk, tmp_path: Path) -> Desk:
    """A copy of the demo, to be written to."""
    return demo.copy(tmp_path / "ledger.db")


@pytest.fixture
def empty(blank: Desk, tmp_path: Path) -> Desk:
    """A ledger with nothing in it."""
    return blank.copy(tmp_path / "empty.db")
