"""What editors ruled and rated follows the entities it was said of: through a merge, and back through a split."""

from typing import Any

import pytest

from tests.acceptance.desk import Desk, Item, only

ONE = ("--reason", "one hull")
TWO = ("--reason", "two hulls after all")
AZIA, LEASING = "Azia Shipping Holdings", "M Leasing or Marine Trans Shipping"


def owner(desk: Desk, ship: str, *clocks: str) -> Item:
    return only(desk.asks("contested", ship, "--all", *clocks), subject=ship, attribute="owner")


def ruling(item: Item) -> tuple[Any, ...] | None:
    """The ruling that stands, with the value of the side that holds."""
    told = item["ruling"]
    if told is None:
        return None
    held = [one["value"] for one in item["positions"] if one["id"] == told["holds"]]
    return (told["verdict"], told["by"], told["reason"], *held)


@pytest.fixture
def two_owners(desk: Desk) -> Desk:
    """A desk where the owner of Maia-1 is contested as Maria's is."""
    desk.does("document", "add", "--outlet", "Bloomberg", "--published", "2023-10-18", "--title", "Whose ships?",
              "--key", "whose-ships")  # fmt: skip
    for party in ("Azia Shipping Holdings", "RUSI"):
        desk.does("add", "ownership", "Maia-1", "owner", party, "--document", "whose-ships")
    desk.does("document", "add", "--outlet", "The Moscow Times", "--published", "2023-10-19", "--title", "Theirs",
              "--key", "theirs")  # fmt: skip
    desk.does("add", "ownership", "Maia-1", "owner", "RUSI", "--document", "theirs")
    return desk


def test_a_ruling_follows_the_ship_that_was_merged_and_comes_back_with_it(desk: Desk) -> None:
    # Given a decision on the owner of Maria,
    before = owner(desk, "Maria")
    desk.does("rule", before["id"], "decide", "--for", AZIA, "--reason", "the register")
    ruled, at = owner(desk, "Maria"), desk.position
    # when Maria turns out to be Maia-1,
    desk.does("entity", "merge", "Maia-1", "Maria", *ONE)
    # then the contest has another id, and is decided as before;
    merged = owner(desk, "Maia-1")
    assert merged["id"] != before["id"]
    assert ruling(merged) == ruling(ruled) == ("decide", "ann", "the register", AZIA)
    assert merged["reopened_by"] == []
    assert desk.asks_one("status", "Maria")["owner"]["value"] == AZIA
    assert [one["reason"] for one in desk.asks_one("show", merged["id"])["rulings"]] == ["the register"]
    # what was held before the merge is answered as it was;
    assert owner(desk, "Maria", "--recorded-at", f"#{at}") == ruled
    between = desk.position
    # and with the merge taken back all is as it was.
    desk.does("entity", "split", "maia-1", "maria", *TWO)
    assert owner(desk, "Maria") == ruled
    assert owner(desk, "Maia-1", "--recorded-at", f"#{between}") == merged
    assert desk("rebuild", "--check").code == 0


def test_a_ruling_follows_the_parties_that_it_weighed(desk: Desk) -> None:
    # Given a dismissal that weighed two owners, when one of them turns out to be another company,
    contest = owner(desk, "Maria")["id"]
    desk.does("rule", contest, "dismiss", "--reason", "two registers")
    desk.does("entity", "add", "azia-limited", "--type", "company", "--name", "Azia Limited")
    desk.does("entity", "merge", "Azia Limited", AZIA, "--reason", "one register entry")
    # then the same question stands dismissed, though one position has another id.
    item = only(desk.asks("contested", "--all"), id=contest)
    assert (ruling(item), item["reopened_by"]) == (("dismiss", "ann", "two registers"), [])
    assert contest not in [one["id"] for one in desk.asks("contested")]


def test_a_position_that_the_merge_brings_along_opens_the_contest_again(two_owners: Desk) -> None:
    # Given a decision on the owner of Maria, and another owner claimed for Maia-1, when the two turn out to be one,
    desk = two_owners
    desk.does("rule", owner(desk, "Maria")["id"], "decide", "--for", AZIA, "--reason", "the register")
    desk.does("entity", "merge", "maria", "maia-1", *ONE)
    # then that owner was not weighed.
    item = owner(desk, "Maria")
    joined = {one["value"] for one in item["positions"] if one["id"] in item["reopened_by"]}
    assert (ruling(item), "RUSI" in joined) == (None, True)
    desk.does("entity", "split", "maria", "maia-1", *TWO)
    assert ruling(owner(desk, "Maria")) == ("decide", "ann", "the register", AZIA)


@pytest.mark.parametrize("last", ["Maria", "Maia-1"])
def test_of_two_rulings_on_what_is_one_contest_now_the_later_counts(two_owners: Desk, last: str) -> None:
    # Given rulings on the owners of both ships, one after the other,
    desk, first = two_owners, "Maia-1" if last == "Maria" else "Maria"
    for ship in (first, last):
        desk.does("rule", owner(desk, ship)["id"], "confirm", "--reason", f"both stand by {ship}")
    stood = {ship: owner(desk, ship) for ship in (first, last)}
    # when the ships turn out to be one,
    desk.does("entity", "merge", "maria", "maia-1", *ONE)
    # then both are in its history, and the later is the one that would stand, had all of it been weighed;
    item = owner(desk, "Maria")
    shown = desk.asks_one("show", item["id"])
    assert [one["reason"] for one in shown["rulings"]] == [f"both stand by {first}", f"both stand by {last}"]
    weighed = set(shown["rulings"][1]["weighed"])
    assert set(item["reopened_by"]) == {one["id"] for one in item["positions"]} - weighed
    # taking it back does not bring the earlier one into force;
    desk.does("rule", item["id"], "reopen", "--reason", "look again")
    assert owner(desk, "Maria")["ruling"] is None
    assert owner(desk, "Maria")["reopened_by"] == []
    assert desk.refuses("rule", item["id"], "reopen", "--reason", "once more").code == 4
    # and a ruling on the whole weighs it all.
    desk.does("rule", item["id"], "confirm", "--reason", "all stand by it")
    assert ruling(owner(desk, "Maria")) == ("confirm", "ann", "all stand by it")
    desk.does("entity", "split", "maria", "maia-1", *TWO)
    assert ruling(owner(desk, "Maia-1")) == ruling(stood["Maia-1"])


def test_a_contest_is_found_by_the_id_that_it_had(desk: Desk) -> None:
    # Given the id of a contest, written down before the merge,
    former = owner(desk, "Maria")["id"]
    desk.does("entity", "merge", "Maia-1", "Maria", *ONE)
    now = owner(desk, "Maia-1")["id"]
    # when it is typed, then the contest is meant that it has become,
    assert desk.asks_one("show", former)["id"] == now
    assert desk.asks_one("contested", former)["id"] == now
    assert desk.asks_one("sources", former)["id"] == now
    assert f"{now} confirmed" in desk.does("rule", former[:8], "confirm", "--reason", "both stand by it").out
    # but not in an answer of before.
    held = next(one["position"] for one in desk.asks("log") if one["type"] == "EntitiesMerged") - 1
    assert desk.asks_one("show", former, "--recorded-at", f"#{held}")["id"] == former


def test_each_rater_has_one_rating_of_a_source_the_last(desk: Desk) -> None:
    # Given two raters, of whom one has rated both of two sources,
    for source, letter, rater in (
        ("Bloomberg", "B", "ann"),
        ("Euromaidan Press", "D", "ann"),
        ("Bloomberg", "C", "bob"),
    ):
        desk.does("source", "rate", source, letter, "--reason", f"{source} {letter}", "--actor", rater)

    def ratings(source: str, *clocks: str) -> list[tuple[str, str]]:
        found = desk.asks_one("source", "show", source, *clocks)["ratings"]
        return [(one["by"], one["letter"]) for one in found]

    # when the sources turn out to be one,
    held = desk.position
    desk.does("entity", "merge", "Bloomberg", "Euromaidan Press", "--reason", "one newsroom")
    # then each rater has one rating of it,
    assert ratings("Bloomberg") == [("bob", "C"), ("ann", "D")]
    assert desk.does("source", "rate", "Bloomberg", "D", "--reason", "Euromaidan Press D").out.endswith("already\n")
    assert ratings("Bloomberg", "--recorded-at", f"#{held}") == [("ann", "B"), ("bob", "C")]
    # and both come back with the split.
    desk.does("entity", "split", "bloomberg", "euromaidan-press", "--reason", "two newsrooms")
    assert (ratings("Bloomberg"), ratings("Euromaidan Press")) == ([("ann", "B"), ("bob", "C")], [("ann", "D")])


def test_who_cites_whom_in_a_circle_is_judged_by_who_is_one(desk: Desk) -> None:
    # Given a chain from an outlet to an agency and on to a bureau,
    for key in ("invented-agency", "invented-bureau"):
        desk.does("entity", "add", key, "--type", "agency", "--name", key.replace("-", " ").title())
    desk.does("document", "add", "--outlet", "Bloomberg", "--published", "2024-03-20", "--title", "A circle?",
              "--key", "circle")  # fmt: skip
    desk.does("add", "remark", "Lady R", "was spoken of", "--document", "circle",
              "--via", "Invented Agency < Russian government < Invented Bureau")  # fmt: skip
    assert desk.asks_one("sources", "circle")["loops"] == []
    # when the bureau turns out to be the agency, then the chain runs in a circle, and before the merge it did not.
    held = desk.position
    desk.does("entity", "merge", "invented-agency", "invented-bureau", "--reason", "one bureau")
    (loop,) = desk.asks_one("sources", "circle")["loops"]
    assert loop["sources"] == ["Invented Agency", "Russian government"]
    assert desk.asks_one("sources", "circle", "--recorded-at", f"#{held}")["loops"] == []
    desk.does("entity", "split", "invented-agency", "invented-bureau", "--reason", "two bureaus")
    assert desk.asks_one("sources", "circle")["loops"] == []


@pytest.mark.parametrize("typed", ["Maia-1", "Maria"])
def test_a_ship_is_shown_with_what_was_merged_into_it(desk: Desk, typed: str) -> None:
    desk.does("entity", "merge", "Maia-1", "Maria", *ONE)
    item = desk.asks_one("show", typed)
    assert item["id"] == "maia-1"
    assert [(one["key"], one["name"], one["into"], one["by"], one["reason"]) for one in item["merged"]] == [
        ("maria", "Maria", "maia-1", "ann", "one hull")
    ]
    assert "Maria (maria), into maia-1, by ann on " in desk.does("show", typed, "--width", "100").out
