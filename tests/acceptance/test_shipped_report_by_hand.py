"""One of the shipped reports entered afresh by commands alone, in an analyst's words, on an empty ledger."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims_ledger.resources import data_dir
from tests.acceptance.desk import Desk, only

KEY = "euromaidan-2024-03-03"
SHEET = data_dir() / "reports" / f"{KEY}.yaml"
COMMANDS = Path(__file__).parents[1] / "data" / "euromaidan.commands"


def lines() -> Iterator[list[str]]:
    """The commands as words."""
    for line in COMMANDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("claims "):
            yield shlex.split(line)[1:]


@pytest.fixture(scope="module")
def by_hand(blank: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The ledger in which they were typed; its folder notes the current document."""
    folder = tmp_path_factory.mktemp("hand")
    desk = blank.copy(folder / "hand.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("CLAIMS_ACTOR", "ann")
        for words in lines():
            desk.does(*words)
        yield desk


def test_the_commands_use_no_file() -> None:
    assert not {words[0] for words in lines()} & {"import", "demo"}


def test_commands_alone_give_the_claims_of_the_sheet_ids_and_all(by_hand: Desk, desk: Desk) -> None:
    by_sheet, typed = (
        {item["id"]: item["kind"] for item in ledger.asks("list", "--document", KEY)} for ledger in (desk, by_hand)
    )
    assert len(typed) == 29
    assert typed == by_sheet


def test_the_sheet_finds_every_claim_entered_as_it_has_it(by_hand: Desk, tmp_path: Path) -> None:
    ledger = by_hand.copy(tmp_path / "both.db")
    item = ledger.asks_one("import", str(SHEET))
    assert (item["unchanged"], item["differences"]) == (29, [])


def test_the_typed_ledger_says_where_lady_r_was(by_hand: Desk) -> None:
    location = by_hand.asks_one("status", "Lady R")["location"]
    assert location["when"] == "2024-01-30/2024-02-08"
    assert only(location["positions"])["origins"] == ["NK Pro"]
