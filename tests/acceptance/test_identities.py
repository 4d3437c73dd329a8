"""Which entities are one, as an editor judges on the demo: suggested with reasons, judged by hand, taken back."""

import json

import pytest

from claims_ledger.resources import data_dir
from tests.acceptance.desk import Desk, only
from tests.acceptance.schema_check import errors

VIEWS = (
    ("status",),
    ("contested", "--all"),
    ("sources",),
    ("list",),
    ("timeline", "Maria"),
    ("entity", "list"),
    ("brief",),
)
WHY = ("--reason", "one IMO number")


def answers(desk: Desk, *clocks: str) -> list[str]:
    return [desk.does(*view, *clocks, "-o", "json").out for view in VIEWS]


def test_MAIA_may_be_two_ships_and_is_taken_for_neither(demo: Desk) -> None:
    found = demo.asks("entity", "candidates", "MAIA")
    assert [(item["id"], item["a"], item["b"]["name"], item["reasons"][0]) for item in found] == [
        (
            "MAIA~maia-1",
            {"key": None, "name": "MAIA", "type": None},
            "Maia-1",
            "one name inside the other: MAIA, Maia-1",
        ),
        ("MAIA~maria", {"key": None, "name": "MAIA", "type": None}, "Maria", "near name: MAIA, Maria (1 letter apart)"),
    ]
    refused = demo("status", "MAIA")
    assert refused.code == 3
    assert "Maia-1" in refused.err
    assert "Maria" in refused.err


def test_a_merge_is_seen_at_once_and_not_in_what_was_held_before(desk: Desk) -> None:
    before, held = answers(desk), desk.position
    merged = desk.does("entity", "merge", "Maria", "Maia-1", *WHY)
    assert "Maia-1 (maia-1) reads as Maria (maria) from now on" in merged.out
    assert "claims entity split maria maia-1" in merged.out
    assert desk.asks_one("status", "Майя-1")["name"] == "Maria"
    shown = desk.asks_one("entity", "show", "maia-1")
    assert shown["key"] == "maria"
    assert [(one["key"], one["into"], one["by"], one["reason"]) for one in shown["merged"]] == [
        ("maia-1", "maria", "ann", "one IMO number")
    ]
    assert desk.asks("log", "--limit", "1")[0]["what"] == "Maia-1 (maia-1) judged to be Maria (maria): one IMO number"
    then = answers(desk, "--recorded-at", f"#{held}")
    assert [one.partition('"items"')[2] for one in then] == [one.partition('"items"')[2] for one in before]
    between, at_merge = answers(desk, "--as-of", "2024-03-20"), desk.position
    desk.does("entity", "split", "maria", "maia-1", "--reason", "a misreading")
    assert [one.partition('"items"')[2] for one in answers(desk)] == [one.partition('"items"')[2] for one in before]
    again = answers(desk, "--as-of", "2024-03-20", "--recorded-at", f"#{at_merge}")
    assert [one.partition('"items"')[2] for one in again] == [one.partition('"items"')[2] for one in between]
    assert desk("rebuild", "--check").code == 0


def test_reading_the_shipped_reports_again_after_a_merge_is_nothing_new(desk: Desk) -> None:
    for kept, merged in (("Maria", "Maia-1"), ("angara", "lady-r")):
        desk.does("entity", "merge", kept, merged, *WHY)
    position = desk.position
    desk.does("import", str(data_dir()))
    assert desk.position == position
    assert desk("rebuild", "--check").code == 0


def test_what_was_judged_apart_is_not_suggested_again(desk: Desk) -> None:
    desk.does("entity", "alias", "Maria", "Maia")
    assert "maia-1~maria" in {item["id"] for item in desk.asks("entity", "candidates")}
    desk.does("entity", "apart", "Maia-1", "Maria", "--reason", "seen in two ports on one day")
    assert "maia-1~maria" not in {item["id"] for item in desk.asks("entity", "candidates")}
    assert desk.refuses("entity", "merge", "maria", "maia-1", *WHY).code == 4
    desk.does("entity", "apart", "Maia-1", "Maria", "--undo", "--reason", "a sighting was withdrawn")
    assert "maia-1~maria" in {item["id"] for item in desk.asks("entity", "candidates")}


def test_look_alikes_are_warned_of(desk: Desk) -> None:
    done = desk.does("entity", "add", "maria-x", "--type", "vessel", "--name", "Mаria")
    assert "mixes Latin and Cyrillic letters" in done.err + done.out
    assert desk.asks_one("status", "Maria")["id"] == "maria"
    pair = only(desk.asks("entity", "candidates"), id="maria~maria-x")
    assert pair["reasons"][0] == "drawn alike in other letters, and not the same name: Maria, Mаria"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(("merge", "Maria", "Rajin", *WHY), 2, id="a ship and a port"),
        pytest.param(("merge", "Rason", "Rajin", *WHY), 2, id="a part and its whole"),
        pytest.param(("merge", "Maria", "Maria", *WHY), 2, id="itself"),
        pytest.param(("merge", "Maria", "Maia-1"), 2, id="without a reason"),
        pytest.param(("merge", "Maria", "Nobody", *WHY), 2, id="nobody"),
        pytest.param(("candidates", "Zzyzx"), 3, id="near nothing"),
    ],
)
def test_refused(desk: Desk, words: tuple[str, ...], code: int) -> None:
    assert desk.refuses("entity", *words).code == code


def test_the_candidates_are_as_their_schema_says(desk: Desk) -> None:
    desk.does("entity", "alias", "Maria", "Maia")
    listing = desk.does("entity", "candidates", "-o", "json").listing
    schema = json.loads(desk.does("schema", "candidates").out)
    assert list(errors(listing, schema)) == []
