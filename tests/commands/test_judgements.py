"""Given what stands, when an editor judges, then these events."""

import pytest

from claims_ledger.commands.judgements import Contest, Judged, Ruled, assess_claim, rate_source, rule_contest
from claims_ledger.domain.errors import ConflictError, UsageError
from claims_ledger.domain.events import ClaimAssessed, ContestRuled, SourceRated

ALPHA, BETA, GAMMA = "pa00", "pb00", "pbcd"
OWNER = Contest("x1", {BETA: "Beta Marine", ALPHA: "Alpha Shipping", GAMMA: "Gamma"}, frozenset({ALPHA, BETA}))
SETTLED = Contest("x2", {ALPHA: "200 km", BETA: "125 miles"}, frozenset())
ALL = (ALPHA, BETA, GAMMA)
CONFIRMED = Ruled("confirm", frozenset(ALL), None, "both stand by it")


def test_a_ruling_names_every_live_position_of_the_contest() -> None:
    assert rule_contest(OWNER, "confirm", None, "both stand by it", None) == [
        ContestRuled(contest="x1", ruling="confirm", positions=ALL, reason="both stand by it")
    ]


def test_the_same_ruling_again_is_no_event() -> None:
    assert rule_contest(OWNER, "confirm", None, "both stand by it", CONFIRMED) == []


@pytest.mark.parametrize(
    "standing",
    [
        pytest.param(Ruled("confirm", frozenset({ALPHA, BETA}), None, "both stand by it"), id="a position joined"),
        pytest.param(Ruled("confirm", frozenset(ALL), None, "as they say"), id="for another reason"),
        pytest.param(Ruled("dismiss", frozenset(ALL), None, "both stand by it"), id="otherwise"),
        pytest.param(None, id="not at all"),
    ],
)
def test_what_was_ruled_before_differently_is_ruled_anew(standing: Ruled | None) -> None:
    assert len(rule_contest(OWNER, "confirm", None, "both stand by it", standing)) == 1


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        pytest.param("pb00", BETA, id="an id"),
        pytest.param("pbc", GAMMA, id="the beginning of an id"),
        pytest.param("Beta Marine", BETA, id="a value"),
        pytest.param("  beta   marine ", BETA, id="a value in other letters"),
    ],
)
def test_a_decision_says_which_position_holds(words: str, holds: str) -> None:
    (event,) = rule_contest(OWNER, "decide", words, "the register", None)
    assert isinstance(event, ContestRuled)
    assert (event.ruling, event.holds, event.positions) == ("decide", holds, ALL)


@pytest.mark.parametrize(
    ("words", "what", "hint"),
    [
        pytest.param("pb", "could be any of 2 positions", "pb00 (Beta Marine), pbcd (Gamma)", id="several"),
        pytest.param("Beta Marin", "no side of x1 is", "did you mean Beta Marine?", id="a near value"),
        pytest.param("zzz", "no side of x1 is", "write one of pa00 (Alpha Shipping), pb00 (Beta Marine)", id="no side"),
    ],
)
def test_a_side_that_is_none_is_refused_with_the_choice(words: str, what: str, hint: str) -> None:
    with pytest.raises(UsageError, match=what) as raised:
        rule_contest(OWNER, "decide", words, "the register", None)
    assert hint in raised.value.hint


def test_to_decide_needs_a_side_and_nothing_else_takes_one() -> None:
    with pytest.raises(UsageError, match="which side holds") as raised:
        rule_contest(OWNER, "decide", None, "the register", None)
    assert "pa00 (Alpha Shipping)" in raised.value.hint
    for ruling in ("confirm", "dismiss", "reopen"):
        with pytest.raises(UsageError, match="takes no side"):
            rule_contest(OWNER, ruling, "pa00", "the register", CONFIRMED)  # type: ignore[arg-type]


def test_where_nothing_clashes_there_is_nothing_to_rule() -> None:
    with pytest.raises(ConflictError, match="nothing clashes in x2"):
        rule_contest(SETTLED, "dismiss", None, "the same", None)


def test_a_ruling_can_be_taken_back_also_where_nothing_clashes_any_more() -> None:
    assert rule_contest(SETTLED, "reopen", None, "more is known", CONFIRMED) == [
        ContestRuled(contest="x2", ruling="reopen", positions=(ALPHA, BETA), reason="more is known")
    ]
    with pytest.raises(ConflictError, match="no ruling stands on x1"):
        rule_contest(OWNER, "reopen", None, "more is known", None)


@pytest.mark.parametrize("reason", ["", "  ", "\t"])
def test_every_judgement_needs_a_reason(reason: str) -> None:
    for judge in (
        lambda: rule_contest(OWNER, "confirm", None, reason, None),
        lambda: rate_source("samples-pro", "B", reason, None),
        lambda: assess_claim("c1", Judged("2"), reason, "0f", None),
    ):
        with pytest.raises(UsageError, match=r"needs (a|its) reason"):
            judge()


def test_a_rater_has_one_rating_of_a_source() -> None:
    assert rate_source("samples-pro", "B", "borne out", None) == [
        SourceRated(source="samples-pro", letter="B", reason="borne out")
    ]
    assert rate_source("samples-pro", "B", "borne out", ("B", "borne out")) == []
    assert len(rate_source("samples-pro", "B", "borne out twice", ("B", "borne out"))) == 1
    assert len(rate_source("samples-pro", "F", "borne out", ("B", "borne out"))) == 1


def test_an_assessment_commits_to_its_note() -> None:
    judged = Judged("2", "likely", "moderate")
    event = ClaimAssessed(claim="c1", credibility="2", likelihood="likely", confidence="moderate", sealed=("0f",))
    assert assess_claim("c1", judged, "two pictures", "0f", None) == [event]
    assert assess_claim("c1", judged, "two pictures", "1f", (judged, "two pictures")) == []
    assert len(assess_claim("c1", judged, "three pictures", "0f", (judged, "two pictures"))) == 1
    # The note was erased: what it said is not known any more, so the new one is recorded.
    assert len(assess_claim("c1", judged, "two pictures", "0f", (judged, None))) == 1


def test_an_assessment_of_nothing_is_refused_but_an_earlier_one_can_be_taken_back() -> None:
    with pytest.raises(UsageError, match="nothing is judged"):
        assess_claim("c1", Judged(), "a note", "0f", None)
    (event,) = assess_claim("c1", Judged(), "a slip", "0f", (Judged("2"), "a note"))
    assert event == ClaimAssessed(claim="c1", sealed=("0f",))
