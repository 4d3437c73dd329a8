"""The text of a report: what is kept, and how it falls into paragraphs."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ledger.domain.errors import IntegrityError, ReadingError
from claims_ledger.domain.texts import (
    blocks,
    canonical_lines,
    carried,
    checked,
    digest,
    in_order,
    label_of,
    paragraphs,
    read_parts,
)

PAGE = "Subscribe\n\nA headline\n\nFirst, of the body.\nIt goes on.\n\nRead more\n\nSecond.\n\n(c) Example Gazette\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("one\n\ntwo", ["one", "two"], id="a blank line parts paragraphs"),
        pytest.param("one\ntwo\n\nthree", ["one\ntwo", "three"], id="a line end alone does not"),
        pytest.param("one\ntwo\nthree", ["one", "two", "three"], id="without any blank line every line is one"),
        pytest.param("one\ntwo\n\n", ["one", "two"], id="blank lines at the end part nothing"),
        pytest.param("\n\n\none\n\n\n\ntwo\n\n", ["one", "two"], id="several blank lines are one"),
        pytest.param("one\n \t\u00a0\ntwo\nthree", ["one", "two\nthree"], id="a line of blanks is a blank line"),
        pytest.param("  one \n\n\ttwo", ["one", "two"], id="blanks around a paragraph are none of it"),
        pytest.param("나진항\n\nРаджин", ["나진항", "Раджин"], id="in every script"),
        pytest.param("one", ["one"], id="one line"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n \n", [], id="blanks alone"),
    ],
)
def test_paragraphs_are_what_stands_between_blank_lines(text: str, expected: list[str]) -> None:
    assert [one.text for one in paragraphs(text)] == expected


@given(st.text(st.sampled_from("ab \n\u00a0"), max_size=60))
def test_every_letter_stands_in_one_paragraph_in_its_place(text: str) -> None:
    found = paragraphs(text)
    assert all(text[one.start : one.end] == one.text == one.text.strip() != "" for one in found)
    assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())
    assert [one.label for one in found] == [str(number) for number in range(1, len(found) + 1)]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_text_is_the_same_whatever_its_line_ends_and_with_a_byte_order_mark(ends: str) -> None:
    given = "\ufeff" + PAGE.replace("\n", ends)
    assert canonical_lines(given) == PAGE
    assert digest(canonical_lines(given)) == hashlib.sha256(PAGE.encode()).hexdigest()


def test_anything_else_makes_it_another_text() -> None:
    assert (
        len({digest(canonical_lines(text)) for text in (PAGE, PAGE + " ", PAGE.upper(), PAGE.replace("'", "’"))}) == 3
    )


def test_a_text_that_is_not_what_was_filed_is_not_given_back() -> None:
    assert checked(digest(PAGE), PAGE.encode()) == PAGE
    for spoiled in (PAGE.encode() + b"x", b"\xff", b""):
        with pytest.raises(IntegrityError, match="is not what was filed"):
            checked(digest(PAGE), spoiled)


def labels(text: str, parts: dict[str, str]) -> list[str | None]:
    return [one.label for one in paragraphs(text, parts)]


def test_a_page_says_what_its_blocks_are_and_the_rest_is_furniture() -> None:
    parts = read_parts(PAGE, headline="2", body="3, 5")
    assert parts == {"headline": "2", "body": "3,5"}
    assert labels(PAGE, parts) == [None, "headline", "1", None, "2", None]


def test_without_a_body_every_block_that_is_nothing_else_is_numbered() -> None:
    assert labels(PAGE, read_parts(PAGE, headline="2", captions=["4"])) == ["1", "headline", "2", "caption 1", "3", "4"]


def test_a_caption_inside_the_body_is_not_numbered() -> None:
    assert labels(PAGE, read_parts(PAGE, captions=["4"], body="3-5")) == [None, None, "1", "caption 1", "2", None]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        pytest.param({"body": "3-9"}, "the text has blocks 1 to 6", id="beyond the end"),
        pytest.param({"body": "0-3"}, "the text has blocks 1 to 6", id="before the beginning"),
        pytest.param({"body": "5-3"}, "does not go forward", id="backwards"),
        pytest.param({"body": "3-5,4"}, "does not go forward", id="twice"),
        pytest.param({"body": "three"}, "is no number of a block", id="no number"),
        pytest.param({"body": ""}, "is no number of a block", id="nothing"),
        pytest.param({"headline": "2-3"}, "the headline is one block", id="two headlines"),
        pytest.param({"headline": "2", "standfirst": "2"}, "said to be two things", id="two things"),
        pytest.param({"headline": "3", "body": "3-5"}, "the headline is in the body too", id="headline in the body"),
    ],
)
def test_parts_that_cannot_be_are_refused(said: dict[str, str], what: str) -> None:
    with pytest.raises(ReadingError, match=what):
        read_parts(PAGE, **said)  # type: ignore[arg-type]  # captions are left out


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        pytest.param(PAGE, [None, "headline", "1", None, "2", None], id="the same page"),
        pytest.param(
            PAGE.replace("Second.", "Second, corrected."),
            [None, "headline", "1", None, "2", None],
            id="a paragraph in the place of another",
        ),
        pytest.param(
            PAGE.replace("Second.", "Second.\n\nCorrected on Sunday."),
            [None, "headline", "1", None, "2", "3", None],
            id="a new paragraph after one of the body",
        ),
        pytest.param(
            "An offer\n\n" + PAGE, [None, None, "headline", "1", None, "2", None], id="new furniture at the top"
        ),
        pytest.param(PAGE.replace("A headline\n\n", ""), [None, "1", None, "2", None], id="without its headline"),
    ],
)
def test_a_new_edition_has_the_parts_of_the_one_before(new: str, expected: list[str | None]) -> None:
    old = paragraphs(PAGE, {"headline": "2", "body": "3,5"})
    assert labels(new, carried(old, new)) == expected


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("4", "4"),
        (" 04 ", "4"),
        ("¶ 4", "4"),
        ("para 4", "4"),
        ("Paragraph 4", "4"),
        ("Headline", "headline"),
        ("caption  02", "caption 2"),
        ("box", "box"),
    ],
)
def test_a_locator_is_read_as_a_paragraph_is_labelled(written: str, label: str) -> None:
    assert label_of(written) == label


def test_labels_stand_in_the_order_of_a_page() -> None:
    order = ["headline", "standfirst", "2", "10", "caption 2", "caption 10", "box"]
    assert sorted(["box", *order[:-1]], key=in_order) == order


def test_a_hundred_thousand_paragraphs_are_told_apart() -> None:
    assert len(blocks("\n\n".join(f"paragraph {number}" for number in range(100_000)))) == 100_000
