"""How fast a ship can be is the desk's to say. Everything of this file is invented."""

from pathlib import Path

import pytest

from tests.acceptance.desk import Desk

SHEET = """
register:
  entities:
    - {key: example-gazette, type: outlet, names: [Example Gazette]}
    - {key: invented-swift, type: vessel, names: [Invented Swift]}
    - {key: near-port, type: port, names: [Near Port], coordinates: "0, 0"}
    - {key: far-port, type: port, names: [Far Port], coordinates: "0, 30"}
document: {outlet: Example Gazette, title: A fast ship, published: 2031-05-01}
claims:
  - {kind: port-call, who: Invented Swift, at: Near Port, when: 2031-04-10}
  - {kind: port-call, who: Invented Swift, at: Far Port, when: 2031-04-11}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A ledger with one ship in two ports 3,336 km apart, a day between."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "swift.yaml").write_text(SHEET, encoding="utf-8")
    new = Desk(tmp_path / "ledger.db")
    new.does("init")
    new.does("import", "swift.yaml")
    return new


def test_a_ship_too_fast_at_thirty_knots_is_none_at_sixty(desk: Desk) -> None:
    assert [item["reasons"] for item in desk.asks("contested")] == [["too-fast"]]
    held = desk.position
    desk.does("entity", "speed", "vessel", "60 knots", "--reason", "she is a hydrofoil")
    assert desk.asks("contested") == []
    assert len(desk.asks("contested", "--recorded-at", f"#{held}")) == 1, "a past answer never changes"
    desk.does("rebuild", "--check")
    desk.does("entity", "speed", "vessel", "--reason", "she is none")
    assert len(desk.asks("contested")) == 1


def test_what_is_no_speed_and_what_has_none_is_refused(desk: Desk) -> None:
    assert "knots" in desk.refuses("entity", "speed", "vessel", "60 trips", "--reason", "x").err
    assert "vessel or aircraft" in desk.refuses("entity", "speed", "fleet", "60 knots", "--reason", "x").err
    assert "reason" in desk.refuses("entity", "speed", "vessel", "60 knots").err
