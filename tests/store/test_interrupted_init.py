"""A ledger that could not be made leaves no file behind; one that was there stays as it was."""

from pathlib import Path

import pytest

from claims_ledger.store import migrate
from tests.support.clock import Clock


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_interrupted_init_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "found", stop)
    with pytest.raises(KeyboardInterrupt):
        migrate.init(str(tmp_path / "new.db"), Clock())
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_init_keeps_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "old.db"
    migrate.init(str(place), Clock()).dispose()
    before = place.read_bytes()
    monkeypatch.setattr(migrate, "found", stop)
    with pytest.raises(KeyboardInterrupt):
        migrate.init(str(place), Clock())
    assert place.read_bytes() == before
