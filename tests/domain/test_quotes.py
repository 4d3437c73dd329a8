"""A quote is found where it stands: verbatim, or where only the typesetting differs, which is then named."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims_ledger.domain.quotes import around, differences, find, find_again, level, nearest
from claims_ledger.domain.texts import paragraphs

TEXT = (
    "The “Heron” lay at the pier – loaded – on Sunday.\nNobody an\u00adswered a call.\n\n"
    "왜가리는 «부두»에 있었다, сказал «Капитан».\n\n"
    "The caf\u00e9 by the pier was closed. Nobody answered.\n\n"
    "It was Monday. Nobody answered."
)
PAGE = paragraphs(TEXT)


def found(quote: str) -> list[tuple[str | None, str]]:
    return [(place.paragraph.label, TEXT[place.start : place.end]) for place in find(TEXT, PAGE, quote)]


@pytest.mark.parametrize(
    ("quote", "label", "exact", "named"),
    [
        pytest.param("lay at the pier", "1", "lay at the pier", [], id="verbatim"),
        pytest.param('The "Heron" lay', "1", "The “Heron” lay", ["curly quotation marks"], id="curly marks"),
        pytest.param("The 'Heron' lay", "1", "The “Heron” lay", ["curly quotation marks"], id="single for double"),
        pytest.param("The „Heron“ lay", "1", "The “Heron” lay", ["curly quotation marks"], id="of another country"),
        pytest.param("pier - loaded", "1", "pier – loaded", ["another dash"], id="a dash"),
        pytest.param("Sunday. Nobody an", "1", "Sunday.\nNobody an", ["a line break"], id="a line break"),
        pytest.param("lay  at\u00a0the", "1", "lay at the", ["blanks"], id="blanks"),
        pytest.param(
            "Nobody answered a", "1", "Nobody an\u00adswered a", ["soft hyphens or other unseen characters"],
            id="a soft hyphen",
        ),
        pytest.param(
            "cafe\u0301 by", "3", "caf\u00e9 by", ["letters in another Unicode form"], id="a letter in two parts"
        ),
        pytest.param(
            unicodedata.normalize("NFD", "왜가리는"), "2", "왜가리는", ["letters in another Unicode form"],
            id="Korean in jamo",
        ),
        pytest.param("\"부두\"에 있었다", "2", "«부두»에 있었다", ["other quotation marks"], id="guillemets"),
        pytest.param("сказал «Капитан»", "2", "сказал «Капитан»", [], id="Cyrillic"),
        pytest.param(
            "'Heron' lay at the pier - loaded - on Sunday. Nobody answered a call", "1",
            TEXT[4:TEXT.index(".\n\n")],
            ["a line break", "curly quotation marks", "another dash", "soft hyphens or other unseen characters"],
            id="all at once",
        ),
    ],
)  # fmt: skip
def test_a_quote_is_found_and_its_differences_are_named(quote: str, label: str, exact: str, named: list[str]) -> None:
    assert found(quote) == [(label, exact)]
    assert differences(exact, quote) == named


@pytest.mark.parametrize("quote", ["the pier was open", "heron", "Heronlay", "“ “", "\u200b", "Sunday Nobody"])
def test_other_words_are_not_found(quote: str) -> None:
    assert found(quote) == []


def test_a_quote_in_several_paragraphs_is_found_in_each() -> None:
    assert found("Nobody answered.") == [("3", "Nobody answered."), ("4", "Nobody answered.")]


def test_where_the_words_stand_verbatim_a_likeness_elsewhere_does_not_count() -> None:
    assert found("Nobody answered") == [("3", "Nobody answered"), ("4", "Nobody answered")]


def test_a_quote_may_run_over_the_end_of_a_paragraph() -> None:
    assert found("Nobody answered. It was Monday") == [("3", "Nobody answered.\n\nIt was Monday")]


@st.composite
def pages_and_quotes(draw: st.DrawFn) -> tuple[str, str]:
    """A text of several paragraphs, and a piece of one of them."""
    words = st.text(st.sampled_from("abé나진Раж’“”«»–-\u00ad\u00a0 ,."), min_size=1, max_size=40)
    text = "\n\n".join(draw(st.lists(words.filter(str.strip), min_size=2, max_size=5)))
    page = paragraphs(text)
    one = page[draw(st.integers(0, len(page) - 1))]
    start = draw(st.integers(0, len(one.text) - 1))
    quote = one.text[start : draw(st.integers(start + 1, len(one.text)))].strip()
    assume(quote)
    return text, quote


@given(pages_and_quotes())
def test_any_piece_of_a_paragraph_is_found_in_it_and_nothing_is_named(drawn: tuple[str, str]) -> None:
    text, quote = drawn
    places = find(text, paragraphs(text), quote)
    assert places
    for place in places:
        assert text[place.start : place.end] == quote
        assert quote in place.paragraph.text
    assert differences(quote, quote) == []


@given(pages_and_quotes(), st.sampled_from(["NFC", "NFD", "NFKD"]), st.randoms(use_true_random=False))
def test_a_piece_in_other_typesetting_is_found_and_named(drawn: tuple[str, str], form: str, chance: object) -> None:
    text, quote = drawn
    other = unicodedata.normalize(form, quote)  # type: ignore[arg-type]  # one of the three
    for marks in ("’“”«»'\"", "–-", " \u00a0"):
        for mark in marks:
            other = other.replace(mark, marks[-1])
    other = other.replace("\u00ad", "").strip()
    assume(level(other) and level(other) == level(quote))
    places = find(text, paragraphs(text), other)
    assert places
    for place in places:
        exact = text[place.start : place.end]
        assert level(exact) == level(other)
        assert (differences(exact, other) == []) == (exact == other)


def test_the_words_around_a_quote_are_those_of_its_paragraph() -> None:
    (place,) = find(TEXT, PAGE, "by the pier")
    assert around(place) == ("The café ", " was closed. Nobody answered")
    (first,) = find(TEXT, PAGE, "The caf")
    assert around(first)[0] == ""


def test_by_the_words_around_it_a_quote_is_found_again_among_several() -> None:
    text = "One said no. Two said yes.\n\nThree said no.\n\nFour said no."
    page = paragraphs(text)
    anchor = {"prefix": "Three ", "suffix": ""}
    wanted = next(place for place in find(text, page, "said no.") if place.paragraph.label == "2")
    assert around(wanted) == ("Three ", "")
    assert find_again(text, page, "said no.", "1", anchor) == wanted
    by_paragraph = find_again(text, page, "said no.", "3", {"prefix": "Five ", "suffix": ""})
    assert by_paragraph is not None
    assert by_paragraph.paragraph.label == "3"
    assert find_again(text, page, "said maybe", "1", anchor) is None


@pytest.mark.parametrize(
    ("quote", "label", "passage"),
    [
        pytest.param("the Heron lay near the pier", "1", "The “Heron” lay at the pier", id="one word is another"),
        pytest.param("a café on the pier was closed", "3", "café by the pier was closed", id="another paragraph"),
        pytest.param("왜가리는 부두에 없었다", "2", "왜가리는 «부두»에", id="Korean"),
    ],
)
def test_of_words_that_are_not_there_the_nearest_passage_is_named(quote: str, label: str, passage: str) -> None:
    near = nearest(PAGE, quote)
    assert near is not None
    assert near[0].label == label
    assert passage in near[1] or near[1] in passage


def test_words_of_another_matter_have_no_nearest_passage() -> None:
    assert nearest(PAGE, "an entirely different sentence about trains") is None
