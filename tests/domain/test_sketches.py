"""Nearly the same text is told by its word sequences, in every script; what pages of one outlet share is not enough."""

import hashlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_ledger.domain.sketches import SHARED_AT_LEAST, SIZE, Likeness, Original, sketch, words_of
from claims_ledger.domain.texts import paragraphs

LATIN = [f"{a}{b}" for a in ("heron", "crane", "pier", "crate", "port", "sail") for b in "abcdefghij"]
KOREAN = [f"{a}{b}" for a in ("왜가리", "부두", "항구", "상자", "선박", "출항") for b in "가나다라마바사아자차"]
CYRILLIC = [f"{a}{b}" for a in ("цапля", "пирс", "порт", "ящик", "судно", "рейс") for b in "абвгдежзик"]


HASHED = int.from_bytes(hashlib.blake2b(b"one two three four five", digest_size=8).digest()) >> 1


def story(words: list[str], seed: int, many: int = 10) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(words, k=40)) + "." for _ in range(many)]


def page(*parts: list[str]) -> str:
    return "\n\n".join(one for part in parts for one in part)


def alike(one: str, other: str, one_outlet: bool = False) -> Likeness | None:
    return Original(one, paragraphs(one)).likeness(other, paragraphs(other), one_outlet)


def candidates(one: str, other: str) -> bool:
    return len(set(sketch(one)) & set(sketch(other))) >= SHARED_AT_LEAST


@pytest.mark.parametrize("words", [LATIN, KOREAN, CYRILLIC], ids=["Latin", "Korean", "Cyrillic"])
def test_a_reprint_with_another_headline_and_one_paragraph_less_is_nearly_the_text(words: list[str]) -> None:
    original = story(words, 1)
    reprint = page(["A headline of the paper's own making"], original[:9])
    found = alike(reprint, page(original))
    assert candidates(reprint, page(original))
    assert found is not None
    assert (found.paragraphs, found.of) == (9, 10)
    assert found.share > 0.95


def test_a_shortened_reprint_is_nearly_the_text() -> None:
    original = story(LATIN, 1, 20)
    assert alike(page(original[:6]), page(original)) is not None
    assert candidates(page(original[:6]), page(original))


def test_a_text_with_a_word_changed_in_every_paragraph_is_nearly_the_text() -> None:
    original = story(LATIN, 1)
    reworded = [" ".join("changed" if at == 20 else word for at, word in enumerate(one.split())) for one in original]
    found = alike(page(reworded), page(original))
    assert found is not None
    assert found.paragraphs == 0
    assert 0.8 < found.share < 0.9


def test_two_stories_of_one_matter_are_not() -> None:
    assert alike(page(story(LATIN, 1)), page(story(LATIN, 2))) is None


def test_furniture_alone_is_no_likeness() -> None:
    furniture = story(LATIN, 3, 5)
    one, other = (
        page(furniture[:2], story(LATIN, 1), furniture[2:]),
        page(furniture[:2], story(LATIN, 2), furniture[2:]),
    )
    assert alike(one, other, one_outlet=True) is None
    assert alike(one, other) is None


def test_between_pages_of_one_outlet_even_much_furniture_is_none() -> None:
    furniture = story(LATIN, 3, 8)
    one, other = page(furniture, story(LATIN, 1, 4)), page(furniture, story(LATIN, 2, 4))
    assert alike(one, other, one_outlet=True) is None


def test_a_few_words_in_common_are_no_likeness() -> None:
    assert alike("one two three four five six seven", "one two three four five six seven") is None


@pytest.mark.parametrize(
    ("likeness", "words"),
    [
        (Likeness(18, 20, 0.904), "18 of 20 paragraphs word for word, about 90 % of its word sequences"),
        (Likeness(1, 1, 1.0), "1 of 1 paragraph word for word, all of its word sequences"),
        (Likeness(19, 20, 0.998), "19 of 20 paragraphs word for word, about 99 % of its word sequences"),
    ],
)
def test_it_is_said_in_plain_words(likeness: Likeness, words: str) -> None:
    assert likeness.words() == words


def test_case_and_forms_of_letters_do_not_count_and_letters_without_blanks_are_words() -> None:
    assert words_of("The Ｈｅｒｏｎ, “CAFÉ”") == ["the", "heron", "café"]
    assert words_of("北朝鮮の船 Angara号") == [*"北朝鮮の船", "angara", "号"]


@settings(max_examples=20)
@given(st.integers(0, 1000), st.integers(3, 20))
def test_a_sketch_is_in_order_bounded_and_the_same_for_the_same_words(seed: int, many: int) -> None:
    text = page(story(LATIN, seed, many))
    assert sketch(text) == sorted(set(sketch(text))) == sketch(text.upper())
    assert len(sketch(text)) == SIZE
    assert all(0 <= hashed < 2**63 for hashed in sketch(text))


def test_of_a_short_text_the_sketch_is_short() -> None:
    assert sketch("one two three four") == []
    assert len(sketch("one two three four five")) == 1


def test_a_hash_is_the_same_on_every_machine() -> None:
    assert sketch("one two three four five") == [HASHED]
