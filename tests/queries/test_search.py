"""`claims search`, on the invented harbour."""

import pytest

from claims_ledger.domain.suggest import fold_name
from claims_ledger.queries.search import folded, search, stands_in
from tests.queries.conftest import Asked

AT_RAJIN = ["heron at rajin too", "heron at rajin"]


@pytest.mark.parametrize("words", ["나진", "나진항", "Раджин", "РАДЖИНЕ", "najin", "Rajin"])
def test_a_port_is_found_in_every_script_with_the_claims_that_mention_it(harbour: Asked, words: str) -> None:
    items = harbour.items(search, words=words)
    assert (items[0]["id"], items[0]["kind"]) == ("rajin", "entity")
    assert harbour.words(items[1:]) == AT_RAJIN


@pytest.mark.parametrize(
    ("words", "claims"),
    [
        pytest.param("порту наблюдали", ["heron at rajin"], id="a quote, words in any order"),
        pytest.param("PERHAPS", ["beta owns"], id="a hedge"),
        pytest.param("heron vostochny", ["heron at vostochny"], id="all words must be there"),
        pytest.param("왜가리 Восточный", ["heron at vostochny"], id="names in two scripts"),
        pytest.param("mistake", [], id="withdrawn"),
        pytest.param("fields", [], id="no words of the store's own"),
    ],
)
def test_claims_are_found_by_what_was_written_in_them(harbour: Asked, words: str, claims: list[str]) -> None:
    found = [item for item in harbour.items(search, words=words) if item["kind"] not in ("entity", "topic", "document")]
    assert harbour.words(found) == claims


def test_topics_and_documents_are_found_by_their_titles(harbour: Asked) -> None:
    items = harbour.items(search, words="héron PORT")
    assert [(item["id"], item["kind"], item["published"]) for item in items] == [
        ("gazette-1", "document", "2031-06-10")
    ]
    assert [item["kind"] for item in harbour.items(search, words="arms russia korea")] == [
        "topic",
        "denial",
        "statement",
    ]


def test_a_hit_shows_the_text_around_it(harbour: Asked) -> None:
    found = {item["id"]: item["found"] for item in harbour.items(search, words="Раджин")}
    assert found == {
        "rajin": "Раджин",
        harbour.id("heron at rajin too"): "Раджин (Rajin)",
        harbour.id("heron at rajin"): "Наблюдали в порту Раджин",
    }


def test_nothing_is_found_before_it_was_public(harbour: Asked) -> None:
    items = harbour.items(search, "2031-06-09", words="heron")
    assert [item["kind"] for item in items] == ["entity"]


def test_no_words_find_nothing(harbour: Asked) -> None:
    assert harbour.items(search, words="  ") == []


@pytest.mark.parametrize(
    ("name", "text", "stands"),
    [
        pytest.param("나진", "나진항", True, id="a Korean ending"),
        pytest.param("나진", "나진특별시장님", False, id="too long an ending"),
        pytest.param("раджин", "в раджине", True, id="a Russian case"),
        pytest.param("maria", "mariana", False, id="the beginning of another Latin name"),
        pytest.param("maria", "the maria sails", True, id="a whole Latin word"),
        pytest.param("r", "lady r", False, id="one letter"),
        pytest.param("진나", "나진나", False, id="the middle of a word"),
    ],
)
def test_a_name_stands_in_a_text_as_a_word_or_with_an_ending(name: str, text: str, stands: bool) -> None:
    assert stands_in(name, text) is stands


@pytest.mark.parametrize(
    "text",
    [
        "Rajin",
        "ÉCOLE d’été",
        "Раджин — Ёлка, Йод",
        "나진항",
        "ﬁne ﹣ Œuvre",
        "Straße",
        "e\u0301te\u0301",
        "й и\u0306",
        "`x`",
    ],
)
def test_texts_fold_as_names_do(text: str) -> None:
    assert folded(text).split() == fold_name(text).split()
