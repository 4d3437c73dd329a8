"""Two affairs, invented for the tests: what a careful reader finds in them is found in whatever order they are entered.

The sheets stand in `tests/data/affairs`, each affair in its folder, with the expected answers beside them: written by
hand from the rules, before the program was asked.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.acceptance.desk import Desk, Item, only, without

AFFAIRS = Path(__file__).parents[1] / "data" / "affairs"
NAMES = ("seized-tanker", "damaged-cable")
ORDERS = ("in order of publication", "in reverse", "shuffled", "shuffled again")
FLAGGED = {"contradicts", "diverges", "disputed"}
RECORDING = ("position", "recorded_at", "actor", "batch", "events")


@cache
def expected(affair: str) -> dict[str, Any]:
    """The expected answers of an affair, every scalar as text."""
    text = (AFFAIRS / affair / "expected.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return found


def rows(part: str) -> list[Any]:
    """Every named row of a part of both affairs, as parameters."""
    return [pytest.param(affair, name, id=f"{affair}: {name}") for affair in NAMES for name in expected(affair)[part]]


def sheet(affair: str, name: str) -> Path:
    return AFFAIRS / affair / f"{expected(affair)['sheets'][name]}.yaml"


def published(affair: str, name: str) -> str:
    """The day from which a sheet counts: the latest that its document may have come out on."""
    document = yaml.load(sheet(affair, name).read_text(encoding="utf-8"), yaml.BaseLoader)["document"]
    return str(document["published"]).rpartition("/")[2]


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


# Entering an affair


@dataclass
class Told:
    """A ledger that holds an affair, and its answers as they were asked for."""

    affair: str
    desk: Desk
    ids: dict[str, str]
    answers: dict[tuple[str, ...], list[Item]] = field(default_factory=dict)

    def asks(self, *words: str) -> list[Item]:
        if words not in self.answers:
            self.answers[words] = self.desk.asks(*words)
        return self.answers[words]

    @property
    def end(self) -> str:
        return str(expected(self.affair)["end"])

    def pair(self, row: Item) -> tuple[str, str]:
        one, other = (self.ids[name] for name in row["pair"])
        return one, other


def claims_by_paragraph(desk: Desk, affair: str) -> dict[str, str]:
    """The id of every claim, by its sheet and paragraph."""
    found: dict[str, str] = {}
    for name in expected(affair)["sheets"]:
        document = yaml.load(sheet(affair, name).read_text(encoding="utf-8"), yaml.BaseLoader)["document"]["key"]
        for item in desk.asks("list", "--document", document):
            found[f"{name}.{desk.asks_one('show', item['id'])['paragraph']}"] = item["id"]
    return found


def amend(desk: Desk, ids: dict[str, str], row: Item) -> None:
    """The outlet corrects or retracts a claim, or its origin retracts it."""
    said = ("--by", row["by"], "--published", row["published"], "--reason", "taken from its page")
    if "change" in row:
        desk.does("correct", ids[row["claim"]], row["change"], *said)
    else:
        desk.does("retract", ids[row["claim"]], *said)


Entry = tuple[str, str, Item | None]  # the day, the name of a sheet, and what amends it


def entries(affair: str, order: str) -> list[Entry]:
    """Sheets and amendments in an order of entry; an amendment never before the sheet that it amends."""
    sheets: list[Entry] = [(published(affair, name), name, None) for name in expected(affair)["sheets"]]
    amendments: list[Entry] = [
        (row["published"], row["claim"].partition(".")[0], row) for row in expected(affair)["amendments"]
    ]
    if order == "in order of publication":
        return sorted(sheets + amendments, key=lambda entry: (entry[0], entry[2] is not None))
    mixed = sorted(sheets, key=lambda entry: entry[0], reverse=True)
    if order.startswith("shuffled"):
        random.Random(order).shuffle(mixed)
    return [one for made in mixed for one in (made, *(late for late in amendments if late[1] == made[1]))]


def enter(desk: Desk, affair: str, ids: dict[str, str], order: str) -> list[tuple[str, int]]:
    """Enter an affair; the day of each entry, and the position of the record after it."""
    desk.does("import", str(AFFAIRS / affair / "registry.yaml"))
    positions = []
    for day, name, row in entries(affair, order):
        if row is None:
            desk.does("import", str(sheet(affair, name)))
        else:
            amend(desk, ids, row)
        positions.append((day, desk.position))
    return positions


@pytest.fixture(scope="module")
def shelf(blank: Desk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], Told]]:
    """Both affairs in every order of entry."""
    folder = tmp_path_factory.mktemp("affairs")
    held: dict[tuple[str, str], Told] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMS_ACTOR", "ann")
        for affair in NAMES:
            plain = blank.copy(folder / f"{affair}.db")
            plain.does("import", *(str(path) for path in sorted((AFFAIRS / affair).glob("[r2]*.yaml"), reverse=True)))
            ids = claims_by_paragraph(plain, affair)
            for order in ORDERS:
                told = Told(affair, blank.copy(folder / f"{affair} {order}.db"), ids)
                enter(told.desk, affair, ids, order)
                held[affair, order] = told
    yield held


@pytest.fixture(params=ORDERS)
def order(request: pytest.FixtureRequest) -> str:
    return str(request.param)


# Reading the answers


def holders(contest: Item) -> dict[str, set[str]]:
    return {position["id"]: set(position["claims"]) for position in contest["positions"]}


def verdicts(contests: Iterable[Item], one: str, other: str) -> set[str]:
    """`contradicts once`: what is said of two claims, over all contests and pairs of positions that hold them."""
    found = set()
    for contest in contests:
        holding = holders(contest)
        for clash in contest["clashes"]:
            a, b = holding[clash["a"]], holding[clash["b"]]
            if (one in a and other in b) or (one in b and other in a):
                found.add(f"{clash['verdict']} {clash['reason']}")
    return found


def raised(contests: Iterable[Item], one: str, other: str) -> set[str]:
    return {said for said in verdicts(contests, one, other) if said.split()[0] in FLAGGED}


def stands_on(row: Item, day: str) -> bool:
    return bool(row["from"] <= day < row.get("until", "9999"))


def days_of(affair: str) -> list[str]:
    """Every day on which a clash begins or ends, and the end."""
    rows_ = expected(affair)["clashes"].values()
    return sorted({row[name] for row in rows_ for name in ("from", "until") if name in row} | {expected(affair)["end"]})


def side(contests: Iterable[Item], claim: str, other: str, reason: str) -> Item:
    """The position of a claim in the contest that gives this reason between it and another."""
    for contest in contests:
        holding = holders(contest)
        for clash in contest["clashes"]:
            if f"{clash['verdict']} {clash['reason']}" != reason:
                continue
            for a, b in ((clash["a"], clash["b"]), (clash["b"], clash["a"])):
                if claim in holding[a] and other in holding[b]:
                    return only(contest["positions"], id=a)
    raise AssertionError(f"no {reason} of {claim} and {other}")


# Clashes


@pytest.mark.parametrize(("affair", "name"), rows("clashes"))
def test_a_clash_is_found_with_both_its_sides(shelf: Any, order: str, affair: str, name: str) -> None:
    told: Told = shelf[affair, order]
    row = expected(affair)["clashes"][name]
    day = day_before(row["until"]) if "until" in row else told.end
    contests = told.asks("contested", "--as-of", day)
    one, other = told.pair(row)
    assert raised(contests, one, other) - set(row.get("beside", ())) == set(row["reasons"])
    for claim, against, wanted in zip((one, other), (other, one), row.get("sides", ({}, {})), strict=True):
        position = side(contests, claim, against, row["reasons"][0])
        for key, value in wanted.items():
            found = position[key]
            shown = sorted(found) if isinstance(found, list) else None if found is None else str(found)
            assert shown == (sorted(value) if isinstance(value, list) else value), (key, position)


@pytest.mark.parametrize(("affair", "name"), rows("clashes"))
def test_a_clash_stands_from_the_day_on_which_both_were_public(shelf: Any, affair: str, name: str) -> None:
    told: Told = shelf[affair, "shuffled"]
    row = expected(affair)["clashes"][name]
    assert raised(told.asks("contested", "--as-of", day_before(row["from"])), *told.pair(row)) == set()
    assert raised(told.asks("contested", "--as-of", row["from"]), *told.pair(row)) >= set(row["reasons"])
    if "until" in row:
        assert raised(told.asks("contested", "--as-of", row["until"]), *told.pair(row)) == set()


DAYS = [pytest.param(affair, day, id=f"{affair}: {day}") for affair in NAMES for day in days_of(affair)]


@pytest.mark.parametrize(("affair", "day"), DAYS)
def test_nothing_else_is_flagged(shelf: Any, order: str, affair: str, day: str) -> None:
    told: Told = shelf[affair, order]
    standing = [row for row in expected(affair)["clashes"].values() if stands_on(row, day)]
    wanted = {told.pair(row): {*row["reasons"], *row.get("beside", ())} for row in standing}
    for contest in told.asks("contested", "--as-of", day):
        holding = holders(contest)
        for clash in contest["clashes"]:
            if clash["verdict"] not in FLAGGED:
                continue
            pairs = set(product(holding[clash["a"]], holding[clash["b"]]))
            known = {said for (a, b), reasons in wanted.items() if {(a, b), (b, a)} & pairs for said in reasons}
            assert f"{clash['verdict']} {clash['reason']}" in known, clash["explanation"]


@pytest.mark.parametrize(("affair", "name"), rows("let_stand"))
def test_what_only_looks_like_a_clash_is_let_stand(shelf: Any, order: str, affair: str, name: str) -> None:
    told: Told = shelf[affair, order]
    row = expected(affair)["let_stand"][name]
    assert raised(told.asks("contested", "--all"), *told.pair(row)) == set()
    if "as" in row:
        said = verdicts(told.asks("contested", "--all"), *told.pair(row))
        assert any(one.startswith(row["as"]) for one in said), said


# Origins


@pytest.mark.parametrize(("affair", "name"), rows("sources"))
def test_who_really_says_so(shelf: Any, order: str, affair: str, name: str) -> None:
    told: Told = shelf[affair, order]
    row = expected(affair)["sources"][name]
    clocks = ("--as-of", row.get("as_of", told.end))
    if "contest" in row:
        one, other = (told.ids[claim] for claim in row["contest"])
        names = [contest["id"] for contest in told.asks("contested", *clocks) if raised([contest], one, other)]
    else:
        names = [told.ids[claim] for claim in row["of"]] if "of" in row else [row["named"]]
    items = [item for name in names for item in told.asks("sources", name, *clocks)]
    for key in ("outlets", "origins", "bases"):
        if key in row:
            assert {one for item in items for one in item[key]} == set(row[key]), key
    assert sum(item["unknown"] for item in items) == int(row["unknown"])
    if "utterances" in row:
        spoken = {(one["source"], one["on"]) for item in items for one in item["utterances"]}
        assert len(spoken) == int(row["utterances"]), spoken
    if "chains" in row:
        assert [[link["source"] for link in chain] for item in items for chain in item["chains"]] == row["chains"]
    if "choke" in row:
        most = max(items[0]["choke_points"], key=lambda point: point["supports"])
        assert most["source"] == row["choke"]


# Status


STATUS = [
    pytest.param(affair, row, id=f"{row['ship']} as of {row['as_of']}")
    for affair in NAMES
    for row in expected(affair)["status"]
]


def agrees(status: Item, row: Item) -> None:
    location = status["location"]
    if "location" in row:
        places, when, contested = row["location"]
        assert location is not None
        assert {one["value"] for one in location["positions"]} >= set(places.split(" or ")), location
        assert (location["when"], location["contested"]) == (when, contested == "true")
        if contested == "false":
            assert location["value"] == places
    else:
        assert location is None
    if "condition" in row:
        assert [status["condition"]["value"], status["condition"]["when"]] == row["condition"]
    for attribute in ("flag", "owner"):
        if attribute in row:
            values, contested = row[attribute]
            said = status[attribute]
            assert said["contested"] is (contested == "true")
            shown = {one["value"] for one in said["positions"]} if said["contested"] else {said["value"]}
            assert shown == set(values)


@pytest.mark.parametrize(("affair", "row"), STATUS)
def test_where_a_ship_was_as_of_a_day(shelf: Any, order: str, affair: str, row: Item) -> None:
    told: Told = shelf[affair, order]
    (status,) = told.asks("status", row["ship"], "--as-of", row["as_of"])
    agrees(status, row)


@pytest.mark.parametrize(("affair", "row"), STATUS)
def test_a_desk_that_enters_each_page_on_its_day_held_then_what_was_public_then(
    shelf: Any, blank: Desk, affair: str, row: Item, tmp_path: Path
) -> None:
    told: Told = shelf[affair, "in order of publication"]
    held = [
        position
        for (day, *_), position in zip(
            entries(affair, "in order of publication"), recorded(blank, told, tmp_path), strict=True
        )
        if day <= row["as_of"]
    ]
    clocks = ("--as-of", row["as_of"], "--recorded-at", f"#{held[-1]}")
    (status,) = told.asks("status", row["ship"], *clocks)
    agrees(status, row)


_POSITIONS: dict[str, list[int]] = {}


def recorded(blank: Desk, told: Told, folder: Path) -> list[int]:
    """The position of the record after each entry in order of publication."""
    if told.affair not in _POSITIONS:
        again = blank.copy(folder / "again.db")
        made = enter(again, told.affair, told.ids, "in order of publication")
        assert again.position == told.desk.position
        _POSITIONS[told.affair] = [position for _, position in made]
    return _POSITIONS[told.affair]
