"""Two affairs, invented for the tests: what a careful reader finds in them is found in whatever order they are entered.

The sheets stand in `tests/data/affairs`, each affair in its folder, with the expected answers beside them: written by
hand from the rules, before the program was asked.
"""

import random
from collections.abc import Iterable
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
    positions: list[tuple[str, int]] = field(default_factory=list)  # after each entry, with its day
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
def shelf(blank: Desk, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Told]:
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
                told.positions += enter(told.desk, affair, ids, order)
                held[affair, order] = told
    return held


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
            if isinstance(value, list):
                assert sorted(found) == sorted(value), (key, position)
            else:
                # A figure may be shown with the goods that it counts.
                assert str(found) == value or str(found).startswith(f"{value} of "), (key, position)


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
        assert location["contested"] is (contested == "true")
        if location["contested"]:
            # Both are shown and neither is preferred: the value and the time stand with each position.
            assert when in {one["when"] for one in location["positions"]}
        else:
            assert (location["value"], location["when"]) == (places, when)
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
    shelf: Any, affair: str, row: Item
) -> None:
    told: Told = shelf[affair, "in order of publication"]
    position = max(position for day, position in told.positions if day <= row["as_of"])
    (status,) = told.asks("status", row["ship"], "--as-of", row["as_of"], "--recorded-at", f"#{position}")
    agrees(status, row)


@pytest.mark.parametrize(
    ("affair", "ship", "day"),
    [
        pytest.param("seized-tanker", "Amber Heron", "2024-12-01", id="a tanker of November"),
        pytest.param("damaged-cable", "Iron Petrel", "2025-07-15", id="a ship of July"),
    ],
)
def test_an_old_page_entered_last_was_not_held_before_and_is_in_the_view_of_its_time(
    shelf: Any, affair: str, ship: str, day: str
) -> None:
    told: Told = shelf[affair, "in reverse"]
    (row,) = [row for row in expected(affair)["status"] if (row["ship"], row["as_of"]) == (ship, day)]
    (*_, (_, before), _) = told.positions
    (then,) = told.asks("status", ship, "--as-of", day, "--recorded-at", f"#{before}")
    assert (then["location"], then["flag"], then["owner"]) == (None, None, None)
    (now,) = told.asks("status", ship, "--as-of", day)
    agrees(now, row)


# What changed


@pytest.mark.parametrize("affair", NAMES)
def test_what_changed_between_two_days(shelf: Any, order: str, affair: str) -> None:
    told: Told = shelf[affair, order]
    row, clashes = expected(affair)["diff"], expected(affair)["clashes"]
    changes = told.asks("diff", row["from"], row["to"])
    for change in ("settled", "contested"):
        told_of = [set(item["claims"]) for item in changes if item["change"] == change]
        for name in row[change]:
            assert any(set(told.pair(clashes[name])) & claims for claims in told_of), (change, name)
    # What was flagged on neither day or on both is no news.
    quiet = [name for name in clashes if stands_on(clashes[name], row["from"]) is stands_on(clashes[name], row["to"])]
    loud = {claim for name in (*row["settled"], *row["contested"]) for claim in told.pair(clashes[name])}
    for item in changes:
        if item["change"] in ("settled", "contested"):
            pairs = [set(told.pair(clashes[name])) for name in quiet]
            assert not any(pair <= set(item["claims"]) for pair in pairs if not pair & loud), item["what"]
    for ship, (before, after, outlet) in row["moved"].items():
        (moved,) = [
            item
            for item in changes
            if item["change"] == "changed" and ship in item["what"] and after in (item["after"] or "")
        ]
        assert before in moved["before"]
        assert outlet in {reason["outlet"] for reason in moved["because"]}
    old = {told.ids[claim] for claim in told.ids if claim.partition(".")[0] in row["nothing_of"]}
    assert [item["what"] for item in changes if item["change"] == "gained" and old & set(item["claims"])] == []


# The order of entry


VIEWS = [
    ("list",),
    ("contested",),
    ("contested", "--all"),
    ("sources",),
    ("status",),
    ("timeline",),
    ("diff", "2025-03-11", "2025-03-21"),
    ("diff", "2025-11-30", "2025-12-09"),
    ("diff", "2024-01-01"),
    ("document", "list"),
]


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
@pytest.mark.parametrize("affair", NAMES)
def test_the_order_of_entry_never_changes_an_answer(shelf: Any, affair: str, words: tuple[str, ...]) -> None:
    first, *others = ([without(item, *RECORDING) for item in shelf[affair, order].asks(*words)] for order in ORDERS)
    for other in others:
        assert other == first


@pytest.mark.parametrize("affair", NAMES)
def test_the_order_of_entry_never_changes_the_answer_of_a_day(shelf: Any, affair: str) -> None:
    for day in days_of(affair):
        for words in (("contested", "--all"), ("status",)):
            first, *others = (
                [without(item, *RECORDING) for item in shelf[affair, order].asks(*words, "--as-of", day)]
                for order in ORDERS
            )
            for other in others:
                assert other == first, day


@pytest.mark.parametrize("affair", NAMES)
def test_every_claim_has_its_paragraph_and_its_id_in_every_order(shelf: Any, affair: str) -> None:
    ids = shelf[affair, ORDERS[0]].ids
    assert len(set(ids.values())) == len(ids)
    for order in ORDERS:
        assert {item["id"] for item in shelf[affair, order].asks("list")} == set(ids.values())


# What settles, and what does not


def at_the_end() -> list[Any]:
    return [
        pytest.param(affair, name, which, id=f"{affair}: {name}, {('one', 'the other')[which]} side")
        for affair in NAMES
        for name, row in expected(affair)["clashes"].items()
        if "until" not in row
        for which in (0, 1)
    ]


@pytest.mark.parametrize(("affair", "name", "which"), at_the_end())
def test_retracting_one_side_settles_its_contest(
    shelf: Any, affair: str, name: str, which: int, tmp_path: Path
) -> None:
    told: Told = shelf[affair, "shuffled"]
    row = expected(affair)["clashes"][name]
    one, other = told.pair(row)
    desk = told.desk.copy(tmp_path / "retracted.db")
    before = desk.asks("contested")
    assert raised(before, one, other)
    for contest in before:
        for holding in holders(contest).values():
            gone = (one, other)[which]
            if gone not in holding or not raised([contest], one, other):
                continue
            for claim in sorted(holding):
                desk.does("retract", claim, "--by", "outlet", "--published", told.end, "--reason", "taken off the page")
    assert raised(desk.asks("contested"), one, other) == set()
    assert raised(desk.asks("contested", "--as-of", day_before(told.end)), one, other) >= set(row["reasons"])
    # Nobody is at odds who was not before.
    assert {contest["id"] for contest in desk.asks("contested")} <= {contest["id"] for contest in before}


AGREEABLE: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
    "seized-tanker": [
        (
            "a seizure without a day",
            "incident",
            ("Amber Heron", "seized", "Skarn Strait"),
        ),
        (
            "the country of the port",
            "port-call",
            ("Amber Heron", "Torrania", "2025-02-27"),
        ),
        (
            "the flag of another ship",
            "identity",
            ("Copper Crane", "flag", "Sondria"),
        ),
        (
            "a lower floor on the whole",
            "cargo",
            ("Amber Heron", "petroleum", "2025-03-03", "--count", "at least 50,000 tonnes"),
        ),
        (
            "a lower floor on a part of the time",
            "shipment",
            ("Torrania", "--of", "petroleum", "--count", "at least 2 tanker loads", "--when", "2025-02"),
        ),
        (
            "one of two ships elsewhere",
            "sighting",
            ("one of Copper Crane & Grey Egret", "Skarn Strait", "2025-04-01"),
        ),
        (
            "no comment",
            "no-comment",
            ("Velmark government", "Amber Heron"),
        ),
        (
            "room for other goods",
            "estimate",
            ("Qasr Nur", "capacity", "about 90,000 tonnes of fuel oil"),
        ),
    ],
    "damaged-cable": [
        (
            "damage without a day",
            "incident",
            ("Lund Link", "damaged", "Lund Narrows"),
        ),
        (
            "the gulf around the narrows",
            "sighting",
            ("Iron Petrel", "Gulf of Lund", "2025-11-16"),
        ),
        (
            "a presence on the first day of the halt",
            "port-call",
            ("Sea Thistle", "Ketterby", "2025-11-25"),
        ),
        (
            "a lower floor",
            "trips",
            ("Iron Petrel", "Ketterby & Brandholm", "at least 2 trips", "2025-09"),
        ),
        (
            "an office without a state",
            "role",
            ("Petra Holm", "foreign minister"),
        ),
        (
            "another year's damage",
            "facility",
            ("Lund Link", "broken fibres", "--count", "6 fibres", "--when", "2019"),
        ),
        (
            "a judgement",
            "assessment",
            ("sabotage of Lund Link", "purpose", "no anchor drags by itself"),
        ),
    ],
}


@pytest.mark.parametrize(
    ("affair", "kind", "said"),
    [
        pytest.param(affair, kind, said, id=f"{affair}: {name}")
        for affair, cases in AGREEABLE.items()
        for name, kind, said in cases
    ],
)
def test_a_claim_that_goes_with_the_others_makes_no_contest(
    shelf: Any, affair: str, kind: str, said: tuple[str, ...], tmp_path: Path
) -> None:
    told: Told = shelf[affair, "shuffled"]
    desk = told.desk.copy(tmp_path / "more.db")
    outlet = "Sea Atlas" if affair == "seized-tanker" else "Estmark Today"
    said_where = ("--key", "one-more", "--outlet", outlet, "--title", "One more")
    desk.does("document", "add", *said_where, "--published", told.end)
    desk.does("add", kind, *said, "--document", "one-more")
    (added,) = (item["id"] for item in desk.asks("list", "--document", "one-more"))
    flagged = desk.asks("contested")
    assert [clash for contest in flagged for clash in contest["clashes"] if involves(contest, clash, added)] == []
    assert len(flagged) == len(told.asks("contested"))


def involves(contest: Item, clash: Item, claim: str) -> bool:
    """Whether a clash is of a position that only this claim holds, or that it would not stand without."""
    holding = holders(contest)
    return clash["verdict"] in FLAGGED and any(holding[clash[end]] == {claim} for end in ("a", "b"))
