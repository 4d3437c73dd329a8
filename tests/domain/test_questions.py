"""How a question reads: what it is about, and what is asked of it."""

import pytest

from claims_ledger.domain.assertion import Question
from tests.support.rows import ROWS
from tests.support.world import WORLD, claim, question


@pytest.mark.parametrize(
    ("kind", "number", "subject", "asked"),
    [
        ("port-call", 0, "Lady R", "place"),
        ("port-call", 4, "Angara & Maria", "loading at Rajin of shipping containers"),
        ("trips", 0, "Angara & Maria", "trips between Dunay and Rajin"),
        ("shipment", 0, "North Korea", "shipped to Russia of munitions"),
        ("estimate", 0, "shipping containers", "capacity of artillery shells"),
        ("estimate", 1, "Ukraine", "need per month"),
        ("estimate", 2, "Russia", "use relative to what Ukraine can fire"),
        ("voyage", 1, "Lady R", "arrived from Rajin to Vostochny after leaving on 2024-03-12"),
        ("traffic", 1, "North Korea", "air traffic with Russia"),
        ("role", 0, "Sergei Shoigu", "serves as defence minister"),
        ("ownership", 0, "Maria", "owner"),
        ("distance", 0, "Dunay & Rajin", "distance"),
    ],
)
def test_a_question_reads_as_a_person_would_put_it(kind: str, number: int, subject: str, asked: str) -> None:
    described = [one.question.describe() for one in claim(kind, **ROWS[kind][number]).assertions()]
    assert (subject, asked) in described


@pytest.mark.parametrize("kind", ROWS)
def test_a_question_survives_storage(kind: str) -> None:
    for row in ROWS[kind]:
        for asserted in claim(kind, **row).assertions():
            stored = asserted.question.canonical()
            loaded = Question.load(stored, WORLD)
            assert loaded.canonical() == stored
            assert (loaded.family, loaded.anchor) == (asserted.question.family, asserted.question.anchor)
            assert loaded.describe() == asserted.question.describe()


def test_what_is_unsaid_is_no_term() -> None:
    assert Question("shipped", from_=None, goods=(), by="").terms == {}
    assert Question("shipped").describe() == ("", "shipped")


def test_words_tell_families_apart_and_entities_do_not() -> None:
    assert question("need", of="ukraine", per="month").family != question("need", of="ukraine", per="day").family
    assert question("owner", who="maria").family == question("owner", who="angara").family
