"""Folding names for exact matching, and suggesting near ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ledger.domain.suggest import fold_name, nearest

KINDS = ["port-call", "sighting", "voyage", "trips", "flight", "shipment", "halt", "remark", "sanction"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Lady R", "lady r", id="case"),
        pytest.param("  Lady \t R\n", "lady r", id="white space"),
        pytest.param("Lady\u00a0R", "lady r", id="no-break space"),
        pytest.param("Łódź", "lodz", id="Latin accents and strokes"),
        pytest.param("STRASSE", "strasse", id="capitals"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Rajin\u2013Sonbong", "rajin-sonbong", id="en dash"),
        pytest.param("Kim\u2019s", "kim's", id="apostrophe"),
        pytest.param("«Ангара»", '"ангара"', id="quotation marks"),
        pytest.param("\uff32\uff41jin", "rajin", id="full width"),
        pytest.param("Ra\u200bjin\u202e", "rajin", id="invisible characters"),
        pytest.param("나진", "나진", id="Hangul stays composed"),
        pytest.param("\u1102\u1161\u110c\u1175\u11ab", "나진", id="Hangul from jamo"),
        pytest.param("Артём", "артем", id="Cyrillic, two dots"),
        pytest.param("ЮРИЙ", "юрий", id="Cyrillic, the short i stays"),
        pytest.param("Юр\u0438\u0438\u0306", "юрий", id="Cyrillic, the short i from its parts"),
        pytest.param("ガ", "ガ", id="kana voicing stays"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_folding_takes_away_what_does_not_tell_names_apart(text: str, folded: str) -> None:
    assert fold_name(text) == folded


def test_lookalikes_of_another_script_stay_apart() -> None:
    assert fold_name("Lad\u0443 R") != fold_name("Lady R")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@pytest.mark.parametrize(
    ("word", "candidates", "near"),
    [
        pytest.param("port_call", KINDS, ["port-call"], id="underscore"),
        pytest.param("portcall", KINDS, ["port-call"], id="left out"),
        pytest.param("hlat", KINDS, ["halt"], id="swapped"),
        pytest.param("Voyages", KINDS, ["voyage"], id="plural and case"),
        pytest.param("ship", KINDS, ["shipment"], id="the beginning"),
        pytest.param("xyz", KINDS, [], id="nothing is near"),
        pytest.param("x", KINDS, [], id="one letter"),
        pytest.param("", KINDS, [], id="no word"),
        pytest.param("halt", [], [], id="no candidates"),
        pytest.param("Angra", ["Angara", "Maria", "Maia-1"], ["Angara"], id="a vessel"),
        pytest.param("the Angara", ["Angara", "Maria"], ["Angara"], id="a word too many"),
        pytest.param("Shin Won-sik", ["Won-sik Shin", "Shin Bet"], ["Won-sik Shin"], id="order of words"),
        pytest.param("라진", ["나진", "청진", "선봉"], ["나진"], id="Korean, south and north spelling"),
        pytest.param("나진", ["나진항", "청진"], ["나진항"], id="Korean, part of a name"),
        pytest.param("Ангора", ["Ангара", "Мария"], ["Ангара"], id="Cyrillic"),
        pytest.param("a" * 121, ["a" * 121], [], id="longer than any name"),
    ],
)
def test_near_names_are_suggested(word: str, candidates: list[str], near: list[str]) -> None:
    assert nearest(word, candidates) == near


def test_the_nearest_comes_first_and_no_more_than_the_limit() -> None:
    assert nearest("Maria", ["Marina", "Maria 2", "MARIA", "Mara"], limit=2) == ["MARIA", "Marina"]


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_the_order_of_candidates_does_not_matter(word: str, candidates: list[str]) -> None:
    near = nearest(word, candidates)
    assert near == nearest(word, candidates[::-1])
    assert set(near) <= set(candidates)
