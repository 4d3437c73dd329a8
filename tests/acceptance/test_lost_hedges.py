"""A lost hedge as an editor meets it: entered, shown, ruled on."""

from tests.acceptance.desk import Desk, Item, only

RULED = "both papers were asked"
AGAIN = ("--via", "White House on 2023-10-13", "--document", "again")


def lost(desk: Desk) -> Item:
    return only(desk.asks("contested"), subject="North Korea", verdict="diverges")


def say_it_again(desk: Desk, *more: str) -> str:
    desk.does("document", "add", "--outlet", "Bloomberg", "--published", "2023-10-20", "--title", "x", "--key", "again")
    row = ("shipment", "--from", "North Korea", "--to", "Russia", "--of", "arms", "--when", "by October 2023")
    return desk.does("add", *row, "--count", "more than 1,000 containers", *AGAIN, *more).out


def test_a_ruling_weighs_the_value_with_its_hedge_and_without(desk: Desk) -> None:
    contest = lost(desk)
    done = desk.does("rule", contest["id"], "confirm", "--reason", RULED).out
    assert all(one["id"] in done for one in contest["positions"])
    assert lost(desk)["ruling"]["verdict"] == "confirm"
    say_it_again(desk)
    assert lost(desk)["ruling"]["verdict"] == "confirm"


def test_a_dismissed_lost_hedge_leaves_the_claims_uncontested(desk: Desk) -> None:
    claims = {claim for one in lost(desk)["positions"] for claim in one["claims"]}
    rows = {one["id"]: one["contested"] for one in desk.asks("list", "--kind", "shipment")}
    assert claims <= {id_ for id_, contested in rows.items() if contested}
    desk.does("rule", lost(desk)["id"], "dismiss", "--reason", RULED)
    assert [one for one in desk.asks("contested") if one["subject"] == "North Korea"] == []


def test_an_entry_says_whose_hedge_it_lost(desk: Desk) -> None:
    hedging = only(lost(desk)["positions"], value="more than 1,000 containers of arms, hedged: believed")["claims"]
    assert f"diverges (retelling): {hedging[0]}" in say_it_again(desk)
    firm = only(lost(desk)["positions"], value="more than 1,000 containers of arms")
    assert firm["outlets"] == ["The Moscow Times", "Bloomberg"]


def test_an_entry_that_keeps_the_hedge_has_lost_none(desk: Desk) -> None:
    assert "retelling" in say_it_again(desk, "--hedge", "thought")  # of the one that has none
    hedged = only(lost(desk)["positions"], value="more than 1,000 containers of arms, hedged: believed and thought")
    assert sorted(hedged["outlets"]) == ["Bloomberg", "unknown republisher"]


def test_a_position_with_its_hedge_is_found_by_the_id_that_it_is_shown_under(desk: Desk) -> None:
    for one in lost(desk)["positions"]:
        assert desk.asks_one("show", one["id"])["what"] == "position"


def test_a_value_is_not_contested_because_a_hedge_on_it_was_lost(desk: Desk) -> None:
    told = [
        one for one in desk.asks("series", "shipped to Russia of arms") if one["value"].startswith("more than 1,000")
    ]
    assert [one["contested"] for one in told] == [False]
