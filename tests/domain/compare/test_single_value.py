"""Attributes that hold one value at a time. Reports of 13 March 2024 unless another day is given."""

import pytest

from claims_ledger.domain.assertion import Question
from tests.support.verdicts import Outcome, held, verdict
from tests.support.world import question, side

CLASH = ("contradicts", "single-value")
APART = ("incomparable", "window")
GRAIN = ("incomparable", "grain")
AFTER = ("succession", "succession")
OWNER = question("owner", who="maria")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(held("m-leasing", "marine-trans"), held("azia"), CLASH, id="one of two firms, and a third"),
        pytest.param(held("m-leasing"), held("azia"), CLASH, id="two owners"),
        pytest.param(held(["m-leasing", "marine-trans"]), held("azia"), CLASH, id="two joint owners, and a third"),
        pytest.param(held("m-leasing", "marine-trans"), held("azia", "rand"), CLASH, id="two disjoint choices"),
        pytest.param(held("=M Leasing LLC"), held("azia"), CLASH, id="words against an entity"),
        pytest.param(held("azia"), held("azia"), None, id="the same owner"),
        pytest.param(held("m-leasing", "marine-trans"), held("m-leasing"), None, id="one of two, and one of them"),
        pytest.param(held("m-leasing", "azia"), held("azia", "rand"), None, id="two choices that share a possibility"),
        pytest.param(
            held(["m-leasing", "marine-trans"]), held("m-leasing"), None, id="joint owners, of whom one is left out"
        ),
        pytest.param(
            held(["m-leasing", "marine-trans"]), held("m-leasing", "marine-trans"), None, id="both, or one of both"
        ),
        pytest.param(held("azia-one"), held("azia"), None, id="a firm and the group it belongs to"),
        pytest.param(held("russian-ministry"), held("russian-government"), None, id="a ministry and its government"),
        pytest.param(held("=Sea Line"), held("=sea line"), None, id="words in another case"),
    ],
)
def test_owners_said_by_two_reports_of_one_day(one: object, other: object, expected: Outcome) -> None:
    assert verdict(side(OWNER, one, mode="state"), side(OWNER, other, mode="state")) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param((None, "2024-03-13"), (None, "2024-03-13"), CLASH, id="both undated, said on one day"),
        pytest.param((None, "2024-01-01"), (None, "2024-03-31"), CLASH, id="both undated, said ninety days apart"),
        pytest.param((None, "2024-01-01"), (None, "2024-04-01"), APART, id="both undated, said ninety-one days apart"),
        pytest.param((None, "2023-10-16"), (None, "2024-03-13"), APART, id="both undated, said months apart"),
        pytest.param(("2024-03-13", ""), ("2024-03-13", ""), CLASH, id="both on one stated day"),
        pytest.param(("2023", ""), ("2023", ""), CLASH, id="both dated to one year alike"),
        pytest.param(("since 2023-05-01", ""), ("2023-08-01", ""), CLASH, id="since May, and on a day of August"),
        pytest.param(("since 2023-05-01", ""), ("July 2023", ""), CLASH, id="since May, and some time in July"),
        pytest.param(
            ("2023-01-01/2023-06-30", ""), ("2023-06-01/2023-12-31", ""), CLASH, id="two spans that share a month"
        ),
        pytest.param(("2023-01-01/2023-06-30", ""), ("2023-07-01/2023-12-31", ""), AFTER, id="one span after another"),
        pytest.param(("2022", ""), ("2023", ""), AFTER, id="one year, and the next"),
        pytest.param(
            ("2023", ""), ("May 2023", ""), GRAIN, id="some time in a year, and some time in one of its months"
        ),
        pytest.param(("2023", ""), ("2023-05-09", ""), GRAIN, id="some time in a year, and on one of its days"),
        pytest.param(
            ("since May 2023", ""), ("2023-05-09", ""), GRAIN, id="since some day of May, and on a day of May"
        ),
        pytest.param(("2023-05-09", ""), (None, "2024-03-13"), APART, id="a day of last year, and undated"),
        pytest.param(("since 2023-05-01", ""), (None, "2024-03-13"), CLASH, id="since last year, and undated"),
        pytest.param(("since 2024-03-14", ""), (None, "2024-03-13"), AFTER, id="since the day after, and undated"),
        pytest.param(("since 2024-07-01", ""), (None, "2024-03-13"), APART, id="since months after, and undated"),
        pytest.param(("until 2023-05-01", ""), ("since 2023-05-02", ""), AFTER, id="until a day, and since the next"),
        pytest.param(
            ("days after the visit", ""), (None, "2024-03-13"), APART, id="a time told by an event, and undated"
        ),
        pytest.param(
            ("days after the visit", ""), ("days after the visit", ""), APART, id="two times told by an event"
        ),
    ],
)
def test_two_owners_at_two_times(
    first: tuple[str | None, str], second: tuple[str | None, str], expected: Outcome
) -> None:
    sides = [
        side(OWNER, held(who), when, "state", said or "2024-03-13")
        for who, (when, said) in zip(("m-leasing", "azia"), (first, second), strict=True)
    ]
    assert verdict(*sides) == expected


MINISTER = question("serves", person="shoigu", as_="defence minister")


@pytest.mark.parametrize(
    ("asked", "one", "also", "other", "expected"),
    [
        pytest.param(MINISTER, "ukraine", MINISTER, "russia", CLASH, id="minister of two countries"),
        pytest.param(
            question("flag", who="angara"), "russia", question("flag", who="angara"), "china", CLASH, id="two flags"
        ),
        pytest.param(
            question("IMO", who="maria"),
            "=9161003",
            question("IMO", who="maria"),
            "=8517839",
            CLASH,
            id="two IMO numbers",
        ),
        pytest.param(
            MINISTER, "ukraine", question("serves", person="shoigu", as_="mayor"), "russia", None, id="two offices"
        ),
        pytest.param(
            MINISTER,
            "russia",
            question("serves", person="shin-won-sik", as_="defence minister"),
            "ukraine",
            None,
            id="two people in one office",
        ),
        pytest.param(
            question("owner", who="maria"), "azia", question("owner", who="angara"), "m-leasing", None, id="two ships"
        ),
        pytest.param(
            question("owner", who="maria"),
            "azia",
            question("owner", who="ships"),
            "m-leasing",
            None,
            id="a ship, and the fleet it sails in",
        ),
    ],
)
def test_values_of_two_questions(asked: Question, one: str, also: Question, other: str, expected: Outcome) -> None:
    assert verdict(side(asked, held(one), mode="state"), side(also, held(other), mode="state")) == expected


TWO_ROLES = ("incomparable", "role")


@pytest.mark.parametrize(
    ("role", "party", "other_role", "other_party", "expected"),
    [
        pytest.param("owner", "azia", "manager", "m-leasing", TWO_ROLES, id="an owner and a manager"),
        pytest.param(
            "registered owner",
            "azia",
            "beneficial owner",
            "m-leasing",
            TWO_ROLES,
            id="the owner on paper, and the other",
        ),
        pytest.param("operator", "azia", "manager", "m-leasing", TWO_ROLES, id="an operator and a manager"),
        pytest.param("owner", "azia", "manager", "azia", None, id="one party in two roles"),
        pytest.param("owner", "azia", "manager", "azia-one", None, id="a firm and its group in two roles"),
        pytest.param("owner", "azia", "flag", "m-leasing", None, id="what is no role"),
    ],
)
def test_two_roles_in_one_ship(role: str, party: str, other_role: str, other_party: str, expected: Outcome) -> None:
    one, other = (
        side(question(role, who="maria"), held(party)),
        side(question(other_role, who="maria"), held(other_party)),
    )
    assert verdict(one, other) == expected


def test_two_roles_stay_two_whatever_the_time() -> None:
    owner = side(question("owner", who="maria"), held("azia"), "2019", "state")
    manager = side(question("manager", who="maria"), held("m-leasing"), "since 2024-01-01", "state")
    assert verdict(owner, manager) == TWO_ROLES


def test_roles_in_two_ships_have_nothing_to_do_with_each_other() -> None:
    owner = side(question("owner", who="maria"), held("azia"))
    assert verdict(owner, side(question("manager", who="angara"), held("m-leasing"))) is None
