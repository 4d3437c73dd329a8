"""A sixth report about another affair, invented for the tests: one file and one command, or commands alone."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims_ledger.domain.kinds import KINDS
from tests.acceptance.desk import Desk, Item, only, without

DATA = Path(__file__).parents[1] / "data"
SHEET = DATA / "sixth-report.yaml"
RECORDING = ("position", "recorded_at", "actor", "batch", "events")


def lines() -> Iterator[list[str]]:
    """The commands that enter the report, as words."""
    for line in (DATA / "sixth-report.commands").read_text(encoding="utf-8").splitlines():
        if line.startswith("claims "):
            yield shlex.split(line)[1:]


@pytest.fixture(scope="module")
def by_sheet(blank: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The report, filed by one sheet on an empty ledger."""
    desk = blank.copy(tmp_path_factory.mktemp("sheet") / "sheet.db")
    desk.does("import", str(SHEET))
    return desk


@pytest.fixture(scope="module")
def by_hand(blank: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The report, entered by commands alone on another."""
    folder = tmp_path_factory.mktemp("hand")
    desk = blank.copy(folder / "hand.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # where the current document is noted
        patch.setenv("CLAIMS_ACTOR", "ann")
        for words in lines():
            desk.does(*words)
    return desk


def test_the_report_has_every_kind_of_claim(by_sheet: Desk) -> None:
    claims = by_sheet.asks("list")
    assert len(claims) == 34
    assert {item["kind"] for item in claims} == set(KINDS)
    assert len(KINDS) == 28


def test_sheet_and_commands_give_the_same_claims(by_sheet: Desk, by_hand: Desk) -> None:
    ids, others = ({item["id"]: item["headline"] for item in desk.asks("list")} for desk in (by_sheet, by_hand))
    assert ids.keys() == others.keys(), [
        headline for id_, headline in (ids | others).items() if not (id_ in ids and id_ in others)
    ]


def test_the_sheet_imported_after_the_commands_adds_nothing(by_hand: Desk, tmp_path: Path) -> None:
    desk = by_hand.copy(tmp_path / "both.db")
    position = desk.position
    item = desk.asks_one("import", str(SHEET))
    assert (item["unchanged"], item["differences"]) == (34, [])
    assert desk.position == position


VIEWS = [
    ("brief",),
    ("status",),
    ("status", "Osprey Dawn"),
    ("contested",),
    ("contested", "--all"),
    ("sources",),
    ("sources", "Silver Tern"),
    ("audit", "Harbour Watch"),
    ("list", "--place", "Ostland"),
    ("list", "--affair", "timber-run"),
    ("timeline",),
    ("search", "oak"),
    ("show", "오스프리 던"),
    ("source", "list"),
    ("entity", "list"),
    ("document", "list"),
    ("topic", "list"),
    ("diff", "2025-01-01"),
]


def as_seen(item: Item) -> Item:
    """Without what tells only of the recording, and without the words in which a figure or name was typed."""
    return dict(without(item, *RECORDING))


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_sheet_and_commands_give_the_same_views(by_sheet: Desk, by_hand: Desk, words: tuple[str, ...]) -> None:
    for clocks in ((), ("--as-of", "2025-05-14"), ("--as-of", "2025-05-13")):
        assert list(map(as_seen, by_sheet.asks(*words, *clocks))) == list(map(as_seen, by_hand.asks(*words, *clocks)))


# What the page says, by hand


def test_the_affair_stands_in_the_ledger_as_told(by_sheet: Desk) -> None:
    status = by_sheet.asks_one("status", "Osprey Dawn")
    assert status["location"]["when"] == "2025-01/2025-05-12", "the runs, which count up to the day they were told of"
    on_the_9th = by_sheet.asks_one("status", "Osprey Dawn", "--on", "2025-05-09")["location"]
    assert (on_the_9th["value"], on_the_9th["when"]) == ("Saltmere", "2025-05-09")
    assert status["condition"]["value"] == "unloading"
    assert status["flag"]["value"] == "Vastria"
    assert [(one["scheme"], one["value"], one["contested"]) for one in status["identifiers"]] == [
        ("IMO", "9074729", False)
    ]
    tern = by_sheet.asks_one("status", "Silver Tern")
    assert tern["owner"]["contested"] is True
    assert {one["value"] for one in tern["owner"]["positions"]} == {"Tern Shipping", "Calder Lines"}
    on_the_10th = by_sheet.asks_one("status", "Silver Tern", "--on", "2025-05-10")["location"]
    assert on_the_10th["contested"] is True
    assert {"Marrow Sound", "Pinewick"} <= {one["value"] for one in on_the_10th["positions"]}


def test_what_clashes_in_it_is_found(by_sheet: Desk) -> None:
    found = [(item["verdict"], item["subject"], tuple(item["reasons"])[:1]) for item in by_sheet.asks("contested")]
    assert sorted(found) == sorted(
        [
            ("contradicts", "Silver Tern", ("single-value",)),  # two owners
            ("contradicts", "Silver Tern", ("two-places",)),  # adrift in the sound, and at anchor at Pinewick
            ("contradicts", "timber ships", ("absence",)),  # no docking at Pinewick, and one of the fleet there
            ("disputed", "timber from Vastria to Ostland", ("denial",)),
            ("disputed", "oak from Vastria to Ostland", ("denial",)),
        ]
    )


def test_a_pattern_written_in_place_becomes_a_topic(by_sheet: Desk) -> None:
    assert {item["name"] for item in by_sheet.asks("topic", "list")} == {
        "timber from Vastria to Ostland",
        "breach of the embargo by timber from Vastria to Ostland",
        "oak from Vastria to Ostland",
    }


def test_a_firms_denial_of_oak_does_not_deny_all_timber(by_sheet: Desk) -> None:
    oak = only(by_sheet.asks("list", "--kind", "denial", "--source", "Tern Shipping"))["id"]
    timber = only(by_sheet.asks("contested"), subject="timber from Vastria to Ostland")
    no = [one for one in timber["positions"] if one["value"] == "no"]
    assert [oak in one["claims"] for one in no] == [False]


def test_relative_words_are_dated_by_the_page(by_sheet: Desk) -> None:
    dated = {item["headline"]: item["when"] for item in by_sheet.asks("timeline")}
    call = next(when for headline, when in dated.items() if headline.startswith("Osprey Dawn loading"))
    assert call == "2025-05-06", "Tuesday of the week before Wednesday the 14th"
    silent = next(when for headline, when in dated.items() if headline.startswith("Calder Lines did not comment"))
    assert silent == "2025-05-12"


def test_nothing_of_the_sixth_report_meets_the_five(desk: Desk) -> None:
    before = desk.asks("contested")
    desk.does("import", str(SHEET))
    now = desk.asks("contested")
    assert [item for item in now if item["id"] in {one["id"] for one in before}] == before
    assert len(now) == len(before) + 5
