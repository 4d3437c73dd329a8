"""One utterance passed on by two documents."""

import pytest

from claims_ledger.domain.assertion import Assertion, At, Away, Condition, Happened, Mode, OneOf, Question
from claims_ledger.domain.compare import Side, compare_hedged
from claims_ledger.domain.contests import Retold, judge_retellings
from claims_ledger.domain.dates import Period
from claims_ledger.domain.telling import position_of
from tests.support.verdicts import Outcome, held, retold, said, verdict
from tests.support.world import WORLD, period, question, ref, side

TOLD = ("diverges", "retelling")
EITHER = OneOf((ref("angara"), ref("maria")))
TRIPS = question("trips", who=["angara", "maria"], between=["dunay"], and_=["rajin"])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("at least 4 trips", "at least 5 trips", TOLD, id="two floors"),
        pytest.param("up to 4 trips", "up to 5 trips", TOLD, id="two ceilings"),
        pytest.param("4 trips", "5 trips", TOLD, id="two numbers"),
        pytest.param("at least 4 trips", "at least 5 runs", TOLD, id="two floors of two units"),
        pytest.param("at least 5 trips", "at least 5 round trips", TOLD, id="one figure of two units"),
        pytest.param("between 5 and 7 trips", "between 5 and 8 trips", TOLD, id="two ranges"),
        pytest.param("dozens of trips", "hundreds of trips", TOLD, id="two vague words"),
        pytest.param("over 40 trips", "as many as 40 trips", TOLD, id="a floor above a ceiling"),
        pytest.param("at least 5 trips", "4 trips", TOLD, id="a number below a floor"),
        pytest.param("about 40 trips", "about 60 trips", TOLD, id="two estimates far apart"),
        pytest.param("at least 5 trips", "at least 5 trips", None, id="one figure"),
        pytest.param("at least 5 trips", "no fewer than 5 trips", None, id="one figure in two wordings"),
        pytest.param("more than 40 trips", "at least 40 trips", None, id="over forty, and at least forty"),
        pytest.param("at least 5 trips", "6 trips", None, id="a number above a floor"),
        pytest.param("about 40 trips", "40 trips", None, id="about forty, and forty"),
        pytest.param("about 67 trips", "about 70 trips", None, id="an estimate, rounded"),
        pytest.param("at least 5 trips", "up to 9 trips", None, id="a floor below a ceiling"),
    ],
)
def test_figures_of_one_utterance(one: str, other: str, expected: Outcome) -> None:
    a = side(TRIPS, said(one), "August–October 2023", "total")
    b = side(TRIPS, said(other), "since August 2023", "total")
    assert retold(a, b) == expected


def test_miles_for_kilometres_are_no_other_telling() -> None:
    asked = question("distance", between=["tikhoretsk-depot", "border-of-ukraine"])
    assert retold(side(asked, said("200 km"), mode="state"), side(asked, said("125 miles"), mode="state")) is None


def _shells(goods: str, words: str) -> Side:
    return side(question("capacity", of="containers", goods=goods), said(words), mode="state")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            _shells("shells-152", "over 3 million rounds"),
            _shells("shells", "as many as 3 million rounds"),
            TOLD,
            id="more of a calibre than of all",
        ),
        pytest.param(
            _shells("shells-152", "2 million rounds"),
            _shells("shells", "3 million rounds"),
            None,
            id="a part, and the whole",
        ),
        pytest.param(
            _shells("shells-152", "3 million rounds"), _shells("shells-122", "500,000 rounds"), None, id="two calibres"
        ),
        pytest.param(
            _shells("shells-152", "3 million rounds"),
            _shells("shells", "3 million rounds"),
            None,
            id="one figure, the calibre left out",
        ),
        pytest.param(
            side(question("trips", who="maria"), said("at least 5 trips"), None, "total"),
            side(question("trips", who="ships"), said("at least 5 trips"), None, "total"),
            TOLD,
            id="one figure of a ship and of its fleet",
        ),
        pytest.param(
            side(question("trips", who="maria"), said("at least 2 trips"), None, "total"),
            side(question("trips", who="ships"), said("at least 5 trips"), None, "total"),
            None,
            id="two figures, of a ship and of its fleet",
        ),
        pytest.param(
            side(question("trips", who="maria"), said("at least 5 trips"), None, "total"),
            side(question("trips", who="angara"), said("at least 5 trips"), None, "total"),
            None,
            id="one figure of each of two ships",
        ),
        pytest.param(
            side(question("shipped", from_="rajin", to="dunay"), said("300 containers"), None, "total"),
            side(question("shipped", from_="dunay", to="rajin"), said("300 containers"), None, "total"),
            TOLD,
            id="one figure there and back",
        ),
        pytest.param(
            side(question("shipped", from_="rajin", to="dunay"), said("300 containers"), None, "total"),
            side(question("shipped", from_="dunay", to="rajin"), said("20 containers"), None, "total"),
            None,
            id="two figures there and back",
        ),
        pytest.param(
            side(question("owner", who="maria"), held("azia"), None, "state"),
            side(question("owner", who="maria"), held("m-leasing"), None, "state"),
            TOLD,
            id="two owners",
        ),
        pytest.param(
            side(question("owner", who="maria"), held("azia"), None, "state"),
            side(question("owner", who="maria"), held("azia-one"), None, "state"),
            None,
            id="a firm and its group",
        ),
        pytest.param(
            side(question("owner", who="maria"), held("azia"), None, "state"),
            side(question("owner", who="angara"), held("m-leasing"), None, "state"),
            None,
            id="owners of two ships",
        ),
        pytest.param(
            side(question("sank", who="maria"), Happened(), "2024-01-05"),
            side(question("sank", who="maria"), Happened(), "2024-01-06"),
            TOLD,
            id="two days of one event",
        ),
        pytest.param(
            side(question("sank", who="maria"), Happened(), "2024-01-05"),
            side(question("sank", who="maria"), Happened(), "January 2024"),
            None,
            id="a day, and its month",
        ),
        pytest.param(
            side(question("flow", from_="rajin", to="dunay", goods="arms"), Happened(), "2024-01-05"),
            side(question("flow", from_="rajin", to="dunay", goods="arms"), Happened(), "2024-01-06"),
            None,
            id="two days of goods that may go on both",
        ),
        pytest.param(
            side(question("damaged", who="maria"), Happened(), "2024-01-05"),
            side(question("damaged", who="maria"), Happened(), "2024-01-06"),
            TOLD,
            id="two days of one damage",
        ),
        pytest.param(
            side(question("flow", from_="rajin", to="dunay", goods="arms"), Happened()),
            side(question("flow", from_="dunay", to="rajin", goods="arms"), Happened()),
            TOLD,
            id="goods there and back",
        ),
        pytest.param(
            side(question("flow", from_="rajin", to="dunay", goods="arms"), Happened(), "2024-01-05"),
            side(question("flow", from_="dunay", to="rajin", goods="arms"), Happened(), "2024-01-09"),
            None,
            id="goods there on one day and back on another",
        ),
        pytest.param(
            side(Question("damaged", who=EITHER), Happened(), "2024-01-05"),
            side(question("damaged", who="maria"), Happened(), "2024-01-05"),
            TOLD,
            id="one of two ships, and one of them by name",
        ),
        pytest.param(
            side(Question("damaged", who=EITHER), Happened(), "2024-01-05"),
            side(question("damaged", who="maria"), Happened(), "2024-02-05"),
            None,
            id="one of two ships, and one of them by name on another day",
        ),
    ],
)
def test_other_things_of_one_utterance(one: Side, other: Side, expected: Outcome) -> None:
    assert retold(one, other) == expected


def _at(*places: str, when: str | None = "2024-02-20", who: str = "maria", mode: Mode = "event") -> Side:
    where = At(tuple(ref(place) for place in places), "at" if len(places) == 1 else "between")
    return side(question("place", who=who), where, when, mode)


def _away(place: str, when: str) -> Side:
    return side(question("place", who="maria"), Away(ref(place)), when, "state")


def _in(name: str, when: str | None, mode: Mode = "event", who: str = "maria") -> Side:
    return side(question("condition", who=who), Condition(name), when, mode)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(_at("rajin"), _at("dunay"), TOLD, id="two ports on one day"),
        pytest.param(_at("rajin"), _at("dunay", when="2024-02-21"), None, id="two ports on two days"),
        pytest.param(_at("rajin"), _at("rason"), None, id="a port, and the region it lies in"),
        pytest.param(_at("rajin"), _at("dunay", who="angara"), None, id="two ships on one day"),
        pytest.param(_at("rajin", who="il-76td"), _at("dunay", who="il-76td"), None, id="an aircraft on one day"),
        pytest.param(
            _at("rajin", when="February 2024"), _at("dunay", when="February 2024"), None, id="calls of a month"
        ),
        pytest.param(_at("rajin", when=None), _at("dunay", when=None), None, id="calls of which nobody says when"),
        pytest.param(
            _at("rajin", when="around 2024-02-20"), _at("dunay", when="around 2024-02-20"), None, id="estimates"
        ),
        pytest.param(_at("rajin", "dunay"), _at("rason", "dunay"), None, id="two runs"),
        pytest.param(_at("rajin"), _at("rajin", when="2024-02-22"), None, id="one port, seen there and loaded there"),
        pytest.param(
            _at("rajin", when=None, mode="state"), _at("dunay", when=None, mode="state"), TOLD, id="two yards, undated"
        ),
        pytest.param(
            _at("rajin", when="since 2024-02-01", mode="state"),
            _at("dunay", when="since 2024-02-01", mode="state"),
            TOLD,
            id="two yards since one day",
        ),
        pytest.param(
            _at("rajin", when="since 2024-02-01", mode="state"),
            _at("dunay", when="until 2024-02-01", mode="state"),
            None,
            id="one yard, and then another",
        ),
        pytest.param(
            _at("rajin", when="around February 2024", mode="state"),
            _at("dunay", when="around February 2024", mode="state"),
            None,
            id="two yards at an estimated time",
        ),
        pytest.param(_at("rajin"), _away("rajin", "2024-02-01/2024-03-01"), TOLD, id="there, and nobody there"),
        pytest.param(_at("dunay"), _away("rajin", "2024-02-01/2024-03-01"), None, id="elsewhere, and nobody there"),
        pytest.param(
            _at("rajin", when="2024-03-01"), _away("rajin", "2024-02-01/2024-03-01"), None, id="back on the last day"
        ),
        pytest.param(_in("in repair", "2024-02-20"), _in("sailing", "2024-02-20"), TOLD, id="in repair, and sailing"),
        pytest.param(_in("in repair", "2024-02-20"), _in("moored", "2024-02-20"), None, id="in repair, and moored"),
        pytest.param(_in("in repair", None), _in("sailing", None), None, id="in repair, and sailing, nobody says when"),
        pytest.param(
            _in("in repair", "2024-02-20"),
            _in("sailing", "2024-02-20", who="angara"),
            None,
            id="conditions of two ships",
        ),
        pytest.param(_in("loading", "2024-02-20"), _in("loading", "2024-02-22"), None, id="loading on two days"),
    ],
)
def test_places_and_conditions_of_one_utterance(one: Side, other: Side, expected: Outcome) -> None:
    assert retold(one, other) == expected


CONTAINERS = question("shipped", from_="rajin", to="dunay")


@pytest.mark.parametrize(
    ("hedged", "firm", "expected"),
    [
        pytest.param(_at("rajin"), _at("rajin"), TOLD, id="one port on one day"),
        pytest.param(_in("in repair", None, "state"), _in("in repair", None, "state"), TOLD, id="an undated state"),
        pytest.param(
            side(CONTAINERS, said("over 40 containers"), "by October 2023", "total"),
            side(CONTAINERS, said("more than 40 containers"), "by October 2023", "total"),
            TOLD,
            id="one floor in two wordings",
        ),
        pytest.param(
            side(CONTAINERS, said("dozens of containers"), None, "total"),
            side(CONTAINERS, said("dozens of containers"), None, "total"),
            TOLD,
            id="one vague word",
        ),
        pytest.param(
            side(CONTAINERS, said("about 40 containers"), None, "total"),
            side(CONTAINERS, said("about 40 containers"), None, "total"),
            None,
            id="an estimate that stays one",
        ),
        pytest.param(_at("rajin"), _at("rajin", when="2024-02-22"), None, id="one port on two days"),
        pytest.param(_at("rajin"), _at("rason"), None, id="a port, and its region"),
        pytest.param(_at("rajin"), _at("rajin", who="angara"), None, id="two ships"),
        pytest.param(_at("rajin", when=None), _at("rajin"), None, id="undated, and dated"),
        pytest.param(
            side(CONTAINERS, said("over 40 containers"), "by October 2023", "total"),
            side(CONTAINERS, said("at least 40 containers"), "by October 2023", "total"),
            None,
            id="over forty, and at least forty",
        ),
    ],
)
def test_what_agrees_but_for_its_hedge(hedged: Side, firm: Side, expected: Outcome) -> None:
    there, back = compare_hedged(hedged, firm, WORLD), compare_hedged(firm, hedged, WORLD)
    assert there == back
    assert (there and (there.name, there.reason)) == expected


def test_a_retelling_may_stand_beside_a_contradiction() -> None:
    one = _shells("shells-152", "over 3 million rounds")
    other = _shells("shells", "as many as 3 million rounds")
    assert verdict(one, other) == ("contradicts", "disjoint")
    assert retold(one, other) == TOLD


CAPACITY = question("capacity", of="containers", goods="shells")


def _told(words: str, day: str, document: str, asked: Question = CAPACITY, hedged: bool = False) -> Retold:
    spoken = Period.from_edtf(day) if day[:3] != "in " else Period.from_edtf("2024-03-01")
    position = position_of(Assertion(asked, said(words), None, "state"), spoken)
    return Retold(position, "shin-won-sik", day, document, hedged)


def _hedged(words: str, day: str, document: str) -> Retold:
    return _told(words, day, document, hedged=True)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            [_told("up to 3 million rounds", "2024-02-26", "a"), _told("up to 2 million rounds", "2024-02-26", "b")],
            1,
            id="one day",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "2024-02", "a"), _told("up to 2 million rounds", "2024-02-26", "b")],
            1,
            id="a month, and the only day of it",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "in a study", "a"), _told("up to 2 million rounds", "in a study", "b")],
            1,
            id="one named work",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "2024-02-26", "a"), _told("up to 2 million rounds", "2024-02-26", "a")],
            0,
            id="one document in two ways",
        ),
        pytest.param(
            [
                _told("up to 3 million rounds", "2024-02-26", "a"),
                _told("up to 2 million rounds", "2024-02-26", "a"),
                _told("up to 2 million rounds", "2024-02-26", "b"),
            ],
            1,
            id="one document in two ways, a second in one of them",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "2024-02-26", "a"), _told("up to 2 million rounds", "2024-02-27", "b")],
            0,
            id="two precise days",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "2024-01", "a"), _told("up to 2 million rounds", "2024-02-26", "b")],
            0,
            id="a month, and a day outside it",
        ),
        pytest.param(
            [
                _told("up to 3 million rounds", "2024-02", "a"),
                _told("up to 2 million rounds", "2024-02-26", "b"),
                _told("up to 4 million rounds", "2024-02-20", "c"),
            ],
            0,
            id="a month with two days in it",
        ),
        pytest.param(
            [
                _told("up to 3 million rounds", "2024-02", "a"),
                _told("up to 2 million rounds", "2024-02-26", "b"),
                _told("up to 40 rounds", "2024-02-20", "c", question("stock", of="north-korea", goods="shells")),
            ],
            1,
            id="a month, and another question on another day of it",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "in a study", "a"), _told("up to 2 million rounds", "in a speech", "b")],
            0,
            id="two named works",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "in a study", "a"), _told("up to 2 million rounds", "2024-02-26", "b")],
            0,
            id="a named work, and a day",
        ),
        pytest.param(
            [_told("up to 3 million rounds", "2024-02-26", "a"), _told("up to 3 million rounds", "2024-02-26", "b")],
            0,
            id="both alike",
        ),
        pytest.param(
            [_hedged("up to 3 million rounds", "2024-02-26", "a"), _told("up to 3 million rounds", "2024-02-26", "b")],
            1,
            id="with a hedge, and without",
        ),
        pytest.param(
            [_hedged("up to 3 million rounds", "2024-02", "a"), _told("up to 3 million rounds", "2024-02-26", "b")],
            1,
            id="with a hedge some day of the month, and without on the only day of it",
        ),
        pytest.param(
            [_hedged("up to 3 million rounds", "2024-02-26", "a"), _told("up to 2 million rounds", "2024-02-26", "b")],
            1,
            id="another figure, and no hedge: one verdict",
        ),
        pytest.param(
            [
                _hedged("up to 3 million rounds", "2024-02-26", "a"),
                _hedged("up to 3 million rounds", "2024-02-26", "b"),
            ],
            0,
            id="with a hedge in both",
        ),
        pytest.param(
            [_hedged("up to 3 million rounds", "2024-02-26", "a"), _told("up to 3 million rounds", "2024-02-26", "a")],
            0,
            id="with a hedge and without in one document",
        ),
        pytest.param(
            [_hedged("up to 3 million rounds", "2024-02-26", "a"), _told("up to 3 million rounds", "2024-02-27", "b")],
            0,
            id="with a hedge on one day, and without on another",
        ),
        pytest.param(
            [_hedged("up to 3 million rounds", "in a study", "a"), _told("up to 3 million rounds", "in a speech", "b")],
            0,
            id="with a hedge in one work, and without in another",
        ),
    ],
)
def test_which_documents_pass_on_one_utterance(told: list[Retold], expected: int) -> None:
    there = list(judge_retellings(told, WORLD))
    assert len(there) == expected
    assert there == list(judge_retellings(reversed(told), WORLD))


def test_windows_may_differ() -> None:
    assert period("since August 2023") != period("August–October 2023")
    a = side(TRIPS, said("at least 4 trips"), "August–October 2023", "total")
    b = side(TRIPS, said("at least 5 runs"), "since August 2023", "total", said="2023-10-16")
    assert retold(a, b) == TOLD
