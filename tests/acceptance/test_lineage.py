"""Who really says so, on the shipped reports: what hangs on whom, lines to print, attributes, figures."""

from tests.acceptance.desk import Desk, only


def test_the_loading_at_rajin_rests_on_one_house_that_two_outlets_passed_on(demo: Desk) -> None:
    item = demo.asks_one("sources", "Lady R", "--as-of", "2024-03-13")
    assert item["first"]["key"] == "euromaidan-2024-03-03"
    assert [(one["document"]["outlet"], one["lag"]) for one in item["reports"]] == [
        ("Euromaidan Press", 0), ("Bloomberg", 10),
    ]  # fmt: skip
    assert item["reports"][0]["tellings"] == [{"source": "NK Pro", "on": "2024-02-29", "lag": 3}]


def test_two_outlets_made_another_figure_of_one_report(demo: Desk) -> None:
    contest = only(demo.asks("contested", "Maria"), reasons=["retelling"])
    reports = demo.asks_one("sources", contest["id"])["reports"]
    values = {one["document"]["outlet"]: one["changed"][0] for one in reports}
    assert {outlet: (change["what"], change["here"]) for outlet, change in values.items()} == {
        "The Moscow Times": ("value", "at least 4 trips"),
        "unknown republisher": ("value", "at least 5 runs"),
    }


def test_a_line_to_print_keeps_source_day_and_evidence(demo: Desk) -> None:
    trip = only(demo.asks("list", "--entity", "Lady R", "--kind", "trips"))
    assert demo.asks_one("show", trip["id"])["sourcing"] == (
        "Euromaidan Press, apparently citing NK Pro on 29 February 2024, citing satellite imagery"
    )


def test_without_one_house_nothing_is_left_of_where_two_ships_are(demo: Desk) -> None:
    item = demo.asks_one("impact", "Korea Risk Group")
    lines = {(one["name"], one["line"]): one["after"] for one in item["statuses"]}
    assert lines["Maia-1", "location"] is None
    assert lines["Lady R", "location"] is None
    assert lines["Maria", "location"] == "between Dunay and Rajin, August 2023 to 16 October 2023"


def test_what_is_said_of_a_report_falls_with_it(demo: Desk) -> None:
    item = demo.asks_one("impact", "RUSI on 2023-10-16")
    assert {one["document"]["outlet"] for one in item["falls"]} == {"The Moscow Times", "unknown republisher"}
    assert [(one["attribute"], one["after"]) for one in item["contests"]] == [("trips between Dunay and Rajin", None)]


def test_each_owner_of_a_ship_stands_with_who_names_it(demo: Desk) -> None:
    owners = [one for one in demo.asks("blame", "Maria") if one["attribute"] == "owner"]
    assert {(one["value"], one["by"], one["contested"]) for one in owners} == {
        ("Azia Shipping Holdings", "unknown republisher", True),
        ("M Leasing or Marine Trans Shipping", "The Moscow Times", True),
    }


def test_containers_stand_in_the_order_of_their_days_with_their_bounds(demo: Desk) -> None:
    items = demo.asks("series", "arms from North Korea to Russia")
    assert [(one["low"], one["high"], one["unit"]) for one in items if one["unit"] == "container"] == [
        ("1000", None, "container"), ("6030", "7370", "container"),
    ]  # fmt: skip


def test_an_impact_that_is_foretold_comes_true(desk: Desk) -> None:
    owned = "each of Angara and Maria, owner: M Leasing or Marine Trans Shipping"
    claim = only(desk.asks("list", "--entity", "Maria", "--kind", "ownership"), headline=owned)["id"]
    told = {(one["name"], one["line"]): one["after"] for one in desk.asks_one("impact", claim)["statuses"]}
    desk.does("retract", claim, "--by", "outlet", "--published", "2024-05-01", "--reason", "it was another ship")
    assert desk.asks_one("status", "Maria")["owner"]["value"] == told["Maria", "owner"]
    assert desk.asks_one("impact", claim)["falls"] == []
