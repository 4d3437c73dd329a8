"""Cyrillic and Hangul in Latin letters, and what is left of a name when its spellings are made one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ledger.domain.lookalikes import drawn_alike, look, mixed, scripts
from claims_ledger.domain.romanise import is_hangul, romanise, sound


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        pytest.param("Раджин", "radzhin", id="Russian"),
        pytest.param("Щёлково", "shchelkovo", id="the longest letter"),
        pytest.param("Объект", "obekt", id="the hard sign"),
        pytest.param("Київ", "kiiv", id="Ukrainian"),
        pytest.param("나진", "najin", id="Korean"),
        pytest.param("청진항", "cheongjinhang", id="finals"),
        pytest.param("닭", "dalk", id="two finals"),
        pytest.param("Lady R", "lady r", id="Latin stays"),
        pytest.param("羅津", "羅津", id="other scripts stay"),
    ],
)
def test_romanised(name: str, latin: str) -> None:
    assert romanise(name) == latin


@pytest.mark.parametrize(
    "names",
    [
        ("Rajin", "Раджин", "Radzhin", "라진"),
        ("Najin", "나진"),
        ("Dunay", "Dunai", "Дунай", "두나이"),
        ("Maria", "Mariya", "Мария", "마리아"),
        ("Angara", "Ангара", "앙가라"),
        ("Khasan", "Хасан", "하산"),
        ("Sergei Shoigu", "Sergey Shoygu", "Сергей Шойгу"),
        ("Primorye", "Приморье"),
        ("Yuri", "Iurii", "Юрий"),
    ],
    ids=lambda names: names[0],
)
def test_one_name_sounds_alike_in_every_spelling(names: tuple[str, ...]) -> None:
    assert len({sound(name) for name in names if not is_hangul(name)}) == 1
    assert len({sound(name, korean=True) for name in names if is_hangul(name)} | {sound(names[0], korean=True)}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Rajin", "Najin"), ("Maria", "Maia"), ("Maia-1", "Maia-2"), ("Angara", "Kama"), ("Rason", "Rajin")],
)
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(st.text(max_size=20))
def test_any_text_has_a_sound(text: str) -> None:
    assert isinstance(sound(text), str)
    assert isinstance(sound(text, korean=True), str)


def test_a_word_of_two_scripts_is_mixed() -> None:
    assert mixed("MV Mаria") == ["Mаria"]
    assert scripts("Mаria") == "Latin and Cyrillic"
    assert mixed("Мария Maria 2") == []
    assert mixed("나진 port") == []


def test_drawn_alike_is_not_the_same() -> None:
    assert drawn_alike("Mаria", "Maria")
    assert drawn_alike("МАЯК", "MAЯK")
    assert not drawn_alike("Maria", "MARIA")
    assert look("Lady R") != look("Lady P")
