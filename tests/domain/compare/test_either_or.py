"""Subjects of which the report does not say which is meant: they clash only if both readings do."""

import pytest

from claims_ledger.domain.assertion import At, Away, Held, OneOf, Question
from claims_ledger.domain.compare import Side
from claims_ledger.domain.quantities import read_quantity
from tests.support.verdicts import Outcome, held, verdict
from tests.support.world import question, ref, side

EITHER = OneOf((ref("angara"), ref("maria")))
ABSENT = ("contradicts", "absence")


def seen(who: OneOf | str, place: str, when: str) -> Side:
    term = ref(who) if isinstance(who, str) else who
    return side(Question("place", who=term), At((ref(place),)), when)


def none_of(who: str, place: str, when: str) -> Side:
    return side(question("place", who=who), Away(ref(place)), when, "state", "2024-02-29")


def owned(who: OneOf | str, by: Held) -> Side:
    term = ref(who) if isinstance(who, str) else who
    return side(Question("owner", who=term), by, None, "state")


def carried(who: OneOf | str, count: str) -> Side:
    term = ref(who) if isinstance(who, str) else who
    return side(Question("trips", who=term), read_quantity(count), "2023", "total")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            seen(EITHER, "rajin", "2024-02-20"), none_of("ships", "rajin", "since 12 February"), ABSENT,
            id="either of two ships, where no ship of their fleet was",
        ),
        pytest.param(
            seen(EITHER, "rajin", "2024-02-20"), none_of("angara", "rajin", "since 12 February"), None,
            id="either of two ships, where one of them was not",
        ),
        pytest.param(
            seen(EITHER, "rajin", "2024-03-10"), seen("angara", "vostochny", "2024-03-10"), None,
            id="either of two, and one of them elsewhere",
        ),
        pytest.param(
            seen(EITHER, "rajin", "2024-03-10"), seen(EITHER, "vostochny", "2024-03-10"), None,
            id="either of two, twice: it may be one here and the other there",
        ),
        pytest.param(owned(EITHER, held("azia")), owned("maria", held("m-leasing")), None, id="the owner of either"),
        pytest.param(carried(EITHER, "4 trips"), carried("angara", "5 trips"), None, id="a count of either"),
    ],
)  # fmt: skip
def test_one_of_two_clashes_only_if_it_does_whichever_is_meant(one: Side, other: Side, expected: Outcome) -> None:
    assert verdict(one, other) == expected


def test_a_question_on_one_of_two_is_found_again_as_it_was() -> None:
    asked = Question("place", who=EITHER)
    assert asked.canonical() == {"attribute": "place", "terms": {"who": {"one_of": ["angara", "maria"]}}}
    assert asked.describe() == ("Angara or Maria", "place")
    assert asked.anchored == ("angara", "maria")
