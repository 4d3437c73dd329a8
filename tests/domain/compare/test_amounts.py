"""Counts, measures, capacities and running totals."""

import pytest

from tests.support.verdicts import Outcome, said, verdict
from tests.support.world import question, side

CLASH = ("contradicts", "disjoint")
FELL = ("contradicts", "cumulative")
OFF = ("diverges", "estimate")
BOUNDS = ("compatible", "bounds")
NESTED = ("compatible", "nested")
ROUNDED = ("compatible", "rounding")
UNIT = ("incomparable", "unit")
WINDOW = ("incomparable", "window")
GRAIN = ("incomparable", "grain")
TRIPS = question("trips", who=["angara", "maria"], between=["dunay"], and_=["rajin"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("exactly 4 trips", "at least 5 trips", CLASH, id="four, and at least five"),
        pytest.param("4 trips", "5 trips", CLASH, id="two numbers"),
        pytest.param("more than 5 trips", "up to 5 trips", CLASH, id="more than five, and at most five"),
        pytest.param("at least 6 trips", "fewer than 6 trips", CLASH, id="at least six, and fewer than six"),
        pytest.param("between 5 and 7 trips", "8 trips", CLASH, id="a range, and a number above it"),
        pytest.param("11 trips", "12 trips", CLASH, id="neighbouring numbers"),
        pytest.param("at least 4 trips", "at least 5 trips", BOUNDS, id="floors of two heights"),
        pytest.param("up to 4 trips", "up to 9 trips", BOUNDS, id="ceilings of two heights"),
        pytest.param("at least 5 trips", "up to 5 trips", BOUNDS, id="at least five, and at most five"),
        pytest.param("at least 4 trips", "5 trips", BOUNDS, id="a number above a floor"),
        pytest.param("between 5 and 7 trips", "6 trips", BOUNDS, id="a number in a range"),
        pytest.param("between 5 and 7 trips", "between 7 and 9 trips", BOUNDS, id="ranges that touch"),
        pytest.param("4 trips", "4 trips", None, id="the same number"),
        pytest.param("at least 4 trips", "no fewer than 4 trips", None, id="one floor in two wordings"),
        pytest.param("at least 4 trips", "at least 5 runs", UNIT, id="trips and runs"),
        pytest.param("4 trips", "8 round trips", UNIT, id="trips and round trips"),
        pytest.param("about 40 trips", "50 trips", OFF, id="an estimate, off by more than a tenth"),
        pytest.param("about 40 trips", "about 60 trips", OFF, id="two estimates far apart"),
        pytest.param("dozens of trips", "hundreds of trips", OFF, id="dozens and hundreds"),
        pytest.param("several trips", "at least 20 trips", OFF, id="several, and at least twenty"),
        pytest.param("about 40 trips", "42 trips", BOUNDS, id="an estimate, off by less than a tenth"),
        pytest.param("dozens of trips", "30 trips", BOUNDS, id="dozens, and thirty"),
        pytest.param("hundreds of trips", "at least 32 trips", BOUNDS, id="hundreds, and at least thirty-two"),
    ],
)
def test_counts_over_one_window(one: str, other: str, expected: Outcome) -> None:
    sides = [side(TRIPS, said(words), "August–October 2023", "total") for words in (one, other)]
    outcome = verdict(*sides)
    if expected == BOUNDS and outcome == ROUNDED:
        outcome = BOUNDS
    assert outcome == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("200 km", "125 miles", ROUNDED, id="kilometres and miles that agree"),
        pytest.param("200 km", "about 125 miles", ROUNDED, id="kilometres, and about as many miles"),
        pytest.param("180 km", "110 miles", ROUNDED, id="both rounded"),
        pytest.param("200 km", "200 miles", CLASH, id="one number of two units"),
        pytest.param("12 knots", "22 km/h", ROUNDED, id="knots and kilometres an hour"),
        pytest.param("3 days", "72 hours", ROUNDED, id="days and hours"),
        pytest.param("200 km", "200 containers", UNIT, id="a length and a count"),
        pytest.param("2 months", "60 days", UNIT, id="months have no fixed length"),
    ],
)
def test_measures_convert_and_counts_do_not(one: str, other: str, expected: Outcome) -> None:
    asked = question("distance", between=["tikhoretsk-depot", "border-of-ukraine"])
    assert verdict(side(asked, said(one), mode="state"), side(asked, said(other), mode="state")) == expected


def _shipped(origin: str, to: str, goods: str = "arms", **more: str) -> object:
    return question("shipped", from_=origin, to=to, goods=goods, **more)


@pytest.mark.parametrize(
    ("part", "floor", "whole", "ceiling", "expected"),
    [
        pytest.param(
            _shipped("rajin", "russia"),
            "at least 900 containers",
            _shipped("north-korea", "russia"),
            "up to 800 containers",
            CLASH,
            id="by place: more from one port than from the country",
        ),
        pytest.param(
            _shipped("north-korea", "russia", "shells"),
            "more than 800 containers",
            _shipped("north-korea", "russia"),
            "up to 800 containers",
            CLASH,
            id="by goods: more shells than arms",
        ),
        pytest.param(
            _shipped("north-korea", "russia", by="lady-r"),
            "900 containers",
            _shipped("north-korea", "russia", by="ships"),
            "exactly 800 containers",
            CLASH,
            id="by fleet: one ship more than all",
        ),
        pytest.param(
            _shipped("rajin", "dunay", "shells"),
            "900 containers",
            _shipped("north-korea", "russia"),
            "up to 800 containers",
            CLASH,
            id="by place and goods at once",
        ),
        pytest.param(
            _shipped("rajin", "russia"),
            "about 1,000 containers",
            _shipped("north-korea", "russia"),
            "up to 800 containers",
            OFF,
            id="an estimate of a part above the whole",
        ),
        pytest.param(
            _shipped("rajin", "russia"),
            "up to 100 containers",
            _shipped("north-korea", "russia"),
            "at least 800 containers",
            NESTED,
            id="a ceiling on the part says nothing of the whole",
        ),
        pytest.param(
            _shipped("rajin", "russia"),
            "exactly 100 containers",
            _shipped("north-korea", "russia"),
            "exactly 800 containers",
            NESTED,
            id="a part smaller than the whole",
        ),
        pytest.param(
            _shipped("rajin", "russia"),
            "at least 100 containers",
            _shipped("north-korea", "russia"),
            "at least 800 containers",
            NESTED,
            id="floors on both",
        ),
        pytest.param(
            _shipped("north-korea", "russia", "shells", by="lady-r"),
            "at least 900 containers",
            _shipped("north-korea", "russia"),
            "up to 800 containers",
            None,
            id="a ship named on one side only",
        ),
        pytest.param(
            _shipped("rajin", "russia"),
            "at least 900 containers",
            _shipped("north-korea", "dunay"),
            "up to 800 containers",
            None,
            id="narrower in one respect, wider in another",
        ),
        pytest.param(
            _shipped("north-korea", "russia", "food"),
            "at least 900 containers",
            _shipped("north-korea", "russia"),
            "up to 800 containers",
            None,
            id="other goods",
        ),
        pytest.param(
            _shipped("russia", "north-korea"),
            "at least 900 containers",
            _shipped("north-korea", "russia"),
            "up to 800 containers",
            None,
            id="the other way",
        ),
        pytest.param(
            question("trips", who=["angara", "maria"], between=["dunay"], and_=["rajin"]),
            "at least 40 trips",
            question("trips", who="ships", between=["dunay", "vostochny"], and_=["rajin"]),
            "exactly 32 trips",
            CLASH,
            id="two ships to one port more often than all ships to both",
        ),
        pytest.param(
            question("trips", who="maria", between=["dunay"], and_=["rajin"]),
            "at least 40 trips",
            question("trips", who="maria", between=["north-korea"], and_=["russia"]),
            "exactly 32 trips",
            CLASH,
            id="between two ports more often than between their countries, named the other way round",
        ),
        pytest.param(
            question("trips", who="maria", between=["dunay"], and_=["vostochny"]),
            "at least 40 trips",
            question("trips", who="maria", between=["north-korea"], and_=["russia"]),
            "exactly 32 trips",
            None,
            id="between two ports of one country",
        ),
        pytest.param(
            question("trips", who="maria", between=["dunay"], and_=["rajin"]),
            "up to 2 trips",
            question("trips", who=["angara", "maria"], between=["dunay"], and_=["rajin"]),
            "at least 4 trips",
            NESTED,
            id="what a pair did together says nothing of one of them",
        ),
    ],
)
def test_a_part_against_its_whole(part: object, floor: str, whole: object, ceiling: str, expected: Outcome) -> None:
    sides = [
        side(asked, said(words), "2023-08/2023-10", "total")  # type: ignore[arg-type]
        for asked, words in ((part, floor), (whole, ceiling))
    ]
    assert verdict(*sides) == expected


@pytest.mark.parametrize(
    ("one", "when", "other", "then", "expected"),
    [
        pytest.param(
            "at least 900",
            "September 2023",
            "up to 800",
            "2023-08/2023-10",
            CLASH,
            id="a month with more than its quarter",
        ),
        pytest.param(
            "exactly 300", "September 2023", "exactly 800", "2023-08/2023-10", NESTED, id="a month of a quarter"
        ),
        pytest.param("up to 800", "September 2023", "at least 900", "2023-08/2023-10", NESTED, id="the reverse"),
        pytest.param("exactly 300", "2023-08", "exactly 800", "2023-09", WINDOW, id="two months"),
        pytest.param(
            "exactly 300", "2023-08/2023-09", "exactly 800", "2023-09/2023-10", WINDOW, id="windows that overlap"
        ),
        pytest.param(
            "more than 1,000", "by October 2023", "about 6,700", "recent months", WINDOW, id="no beginning said"
        ),
        pytest.param("exactly 300", None, "exactly 800", None, WINDOW, id="no window said"),
        pytest.param(
            "at least 900",
            "2023-12-01",
            "up to 800",
            "around 2023-11-20 to 2024-01-10",
            WINDOW,
            id="a window of vague ends",
        ),
        pytest.param(
            "900",
            "around 2023-11-20 to 2024-01-10",
            "800",
            "around 2023-11-20 to 2024-01-10",
            CLASH,
            id="vague ends written alike",
        ),
        pytest.param("exactly 300", "days after the visit", "exactly 800", "2023-09", WINDOW, id="told by an event"),
    ],
)
def test_totals_over_two_windows(one: str, when: str | None, other: str, then: str | None, expected: Outcome) -> None:
    asked = question("shipped", from_="north-korea", to="russia", goods="arms")
    a = side(asked, said(f"{one} containers"), when, "total")
    b = side(asked, said(f"{other} containers"), then, "total")
    assert verdict(a, b) == expected


@pytest.mark.parametrize(
    ("one", "until", "other", "by", "expected"),
    [
        pytest.param("more than 1,000", "2023-10-13", "up to 900", "2024-02-26", FELL, id="the later total is lower"),
        pytest.param("exactly 1,000", "2023-10-13", "exactly 500", "2024-02-26", FELL, id="numbers that fall"),
        pytest.param("about 6,700", "2023-10-13", "exactly 2,000", "2024-02-26", OFF, id="an estimate that falls"),
        pytest.param(
            "more than 1,000", "2023-10-13", "about 6,700", "2024-02-26", BOUNDS, id="the later total is higher"
        ),
        pytest.param(
            "up to 900", "2023-10-13", "at least 1,000", "2024-02-26", BOUNDS, id="a ceiling that was passed later"
        ),
        pytest.param("exactly 500", "2023-10-13", "exactly 1,000", "2023-10-13", CLASH, id="two totals of one day"),
        pytest.param("exactly 500", "2023-10-13", "at least 100", "2023-10-13", BOUNDS, id="two that agree on one day"),
        pytest.param(
            "more than 1,000", "2023-10-13", "up to 900", "2023-10", GRAIN, id="which is later is not certain"
        ),
    ],
)
def test_running_totals_from_one_start(one: str, until: str, other: str, by: str, expected: Outcome) -> None:
    asked = question("shipped", from_="north-korea", to="russia", goods="arms")
    a = side(asked, said(f"{one} containers"), f"2023-08-01/{until}", "running")
    b = side(asked, said(f"{other} containers"), f"2023-08-01/{by}", "running")
    assert verdict(a, b) == expected


@pytest.mark.parametrize(
    ("goods", "floor", "until", "wider", "ceiling", "by", "expected"),
    [
        pytest.param(
            "shells",
            "at least 900",
            "2023-10-13",
            "arms",
            "up to 800",
            "2024-02-26",
            FELL,
            id="an earlier part above the later whole",
        ),
        pytest.param(
            "shells",
            "at least 900",
            "2024-02-26",
            "arms",
            "up to 800",
            "2023-10-13",
            NESTED,
            id="a later part above the earlier whole",
        ),
        pytest.param("shells", "at least 900", "2023-10-13", "arms", "up to 800", "2023-10-13", CLASH, id="on one day"),
    ],
)
def test_running_totals_of_a_part_and_its_whole(
    goods: str, floor: str, until: str, wider: str, ceiling: str, by: str, expected: Outcome
) -> None:
    part = question("shipped", from_="north-korea", to="russia", goods=goods)
    whole = question("shipped", from_="north-korea", to="russia", goods=wider)
    a = side(part, said(f"{floor} containers"), f"2023-08-01/{until}", "running")
    b = side(whole, said(f"{ceiling} containers"), f"2023-08-01/{by}", "running")
    assert verdict(a, b) == expected


def test_totals_running_from_two_starts_are_not_compared() -> None:
    asked = question("shipped", from_="north-korea", to="russia", goods="arms")
    a = side(asked, said("more than 1,000 containers"), "2023-08-01/2023-12-31", "running")
    b = side(asked, said("up to 900 containers"), "2023-09-01/2024-02-26", "running")
    assert verdict(a, b) == WINDOW


def test_a_named_ships_load_is_no_running_total() -> None:
    since_august = side(
        question("shipped", from_="north-korea", to="russia", goods="arms"),
        said("more than 1,000 containers"),
        "2023-08-01/2023-10-13",
        "running",
    )
    one_load = side(question("cargo", who="lady-r", goods="arms"), said("300 containers"), "2024-03-14", "state")
    assert verdict(since_august, one_load) is None


@pytest.mark.parametrize(
    ("goods", "one", "also", "other", "expected"),
    [
        pytest.param(
            "shells-152",
            "over 3 million rounds",
            "shells",
            "as many as 3 million rounds",
            CLASH,
            id="more of one calibre than of all shells",
        ),
        pytest.param(
            "shells-122",
            "about 500,000 rounds",
            "shells",
            "as many as 3 million rounds",
            NESTED,
            id="less of one calibre than of all shells",
        ),
        pytest.param("shells-122", "500,000 rounds", "shells-152", "3 million rounds", None, id="two calibres"),
        pytest.param("shells", "2 million rounds", "shells", "3 million rounds", CLASH, id="two capacities"),
    ],
)
def test_capacities(goods: str, one: str, also: str, other: str, expected: Outcome) -> None:
    a = side(question("capacity", of="containers", goods=goods), said(one), mode="state", said="2024-02-26")
    b = side(question("capacity", of="containers", goods=also), said(other), mode="state")
    assert verdict(a, b) == expected


@pytest.mark.parametrize(
    ("when", "then", "expected"),
    [
        pytest.param("2023-09-25", "2023-09-25", CLASH, id="one day"),
        pytest.param("late September 2023", "late September 2023", CLASH, id="one third of a month, said alike"),
        pytest.param("2023-09-25", "2024-01-05", ("succession", "succession"), id="a level that changed"),
        pytest.param("2023", "late September 2023", GRAIN, id="some time in the year"),
        pytest.param("2023-09-25", None, WINDOW, id="last year, and undated"),
    ],
)
def test_two_counts_of_pits_at_two_times(when: str, then: str | None, expected: Outcome) -> None:
    asked = question("storage pits", place="tikhoretsk-depot")
    a = side(asked, said("more than 100 pits"), when, "state")
    b = side(asked, said("20 pits"), then, "state")
    assert verdict(a, b) == expected


def test_a_level_that_stayed_the_same_is_no_succession() -> None:
    asked = question("storage pits", place="tikhoretsk-depot")
    a = side(asked, said("more than 100 pits"), "2023-09-25", "state")
    b = side(asked, said("120 pits"), "2024-01-05", "state")
    assert verdict(a, b) == WINDOW


@pytest.mark.parametrize(
    ("pair", "one", "wider", "other"),
    [
        pytest.param(
            ["rajin", "dunay"], "180 km", ["north-korea", "russia"], "17 km", id="two ports, and their countries"
        ),
        pytest.param(
            ["tikhoretsk-depot", "border-of-ukraine"],
            "220 km",
            ["tikhoretsk", "border-of-ukraine"],
            "200 km",
            id="a depot, and the town it lies in",
        ),
    ],
)
def test_a_way_is_no_sum_of_ways(pair: list[str], one: str, wider: list[str], other: str) -> None:
    a = side(question("distance", between=pair), said(one), mode="state")
    b = side(question("distance", between=wider), said(other), mode="state")
    assert verdict(a, b) is None


def test_a_share_of_a_part_may_be_above_the_share_of_the_whole() -> None:
    a = side(question("damage", place="rajin"), said("at least 50 percent"), "2023-09", "state")
    b = side(question("damage", place="north-korea"), said("up to 10 percent"), "2023-09", "state")
    assert verdict(a, b) is None
