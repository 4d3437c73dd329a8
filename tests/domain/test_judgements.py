"""The words of judgements, their order, and what is odd about one."""

import pytest

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.judgements import (
    by_weight,
    read_confidence,
    read_item_rating,
    read_likelihood,
    read_ruling,
    read_source_rating,
)
from claims_ledger.domain.lints import confirmed_alone, own_house


def test_judgements_are_read_in_any_case() -> None:
    assert (read_source_rating(" b "), read_item_rating(" 1 "), read_confidence("Low"), read_ruling("DECIDE")) == (
        "B", "1", "low", "decide",
    )  # fmt: skip
    assert read_likelihood("  Almost   certain ") == "almost certain"


@pytest.mark.parametrize(
    ("read", "words", "hint"),
    [
        pytest.param(read_source_rating, "G", "F (reliability cannot be judged)", id="a letter that is none"),
        pytest.param(read_item_rating, "7", "6 (truth cannot be judged)", id="a number that is none"),
        pytest.param(read_likelihood, "80 %", "likely (55–80 %)", id="a percentage"),
        pytest.param(read_likelihood, "very likly", "did you mean", id="a slip"),
        pytest.param(read_confidence, "some", "low, moderate, high", id="no degree"),
        pytest.param(read_ruling, "deside", "did you mean decide", id="a slip in a ruling"),
    ],
)
def test_other_words_are_refused_with_those_that_there_are(read: object, words: str, hint: str) -> None:
    with pytest.raises(ReadingError) as raised:
        read(words)  # type: ignore[operator]
    assert hint in raised.value.hint


def test_what_cannot_be_judged_stands_apart_and_not_at_the_end_of_the_scale() -> None:
    assert sorted(["F", "E", "A", "C"], key=by_weight) == ["A", "C", "E", "F"]
    assert by_weight("E")[0] == by_weight("A")[0] != by_weight("F")[0]
    assert by_weight("5")[0] == by_weight("1")[0] != by_weight("6")[0] == by_weight("F")[0]
    assert by_weight(None)[0] not in (by_weight("A")[0], by_weight("F")[0])


@pytest.mark.parametrize(
    ("credibility", "supports", "what"),
    [
        pytest.param("1", {"at Rajin": ["A", "B"]}, None, id="two houses"),
        pytest.param("1", {"at Rajin": ["A"]}, "1 confirmed, with 1 independent known origin (A)", id="one house"),
        pytest.param("1", {"at Rajin": ["A", "A"]}, "1 confirmed, with 1 independent known origin (A)",
                     id="one house twice"),
        pytest.param("1", {"at Rajin": []}, "1 confirmed, with no known origin", id="no known origin"),
        pytest.param("1", {}, "1 confirmed, with no known origin", id="nothing at all"),
        pytest.param("1", {"at Rajin": ["A", "B"], "moored": ["B"]},
                     "1 confirmed, with 1 independent known origin (B) for moored", id="a part of it on one house"),
        pytest.param("2", {"at Rajin": ["A"]}, None, id="probably true needs no second"),
        pytest.param("6", {"at Rajin": []}, None, id="cannot be judged"),
        pytest.param(None, {"at Rajin": []}, None, id="not rated"),
    ],
)  # fmt: skip
def test_a_confirmation_needs_two_independent_known_origins(
    credibility: str | None, supports: dict[str, list[str]], what: str | None
) -> None:
    found = confirmed_alone(credibility, supports)
    assert (found.what if found else None) == what


def test_who_rates_their_own_house_is_told_so() -> None:
    house = ["nk-pro", "NK Pro", "Korea Risk Group"]
    found = own_house("nk pro", house)
    assert found is not None
    assert found.what == "nk pro rates their own house, NK Pro"
    assert own_house("ana", house) is None
    assert own_house("ana", []) is None
