"""Quotes held against the text of their document. All texts here are made up for these tests."""

from pathlib import Path

import pytest

from claims_ledger.queries.schemas import VIEWS
from tests.acceptance.desk import Called, Desk, Item, only
from tests.acceptance.schema_check import errors

KEY = "bloomberg-2024-04-02"
PAGE = """The Lady R lay at the pier of “Rajin” on Tuesday –
loaded with containers.

Nobody at the port would speak. Nobody answered.

왜가리는 «부두»에 있었다.

The Angara was seen farther out. Nobody answered.
"""


def page(text: str = PAGE) -> str:
    Path("page.txt").write_text(text, encoding="utf-8")
    return "page.txt"


@pytest.fixture
def filed(desk: Desk) -> Desk:
    """The demo, and a page filed with its text."""
    said = ("--outlet", "Bloomberg", "--published", "2024-04-02", "--title", "A further load")
    desk.does("document", "add", page(), *said)
    return desk


def remark(desk: Desk, text: str, *words: str) -> Called:
    return desk.does("add", "remark", "Lady R", text, "--document", KEY, *words)


def refused(desk: Desk, *words: str) -> Called:
    return desk.refuses("add", "remark", "Lady R", "text", "--document", KEY, *words)


def held(desk: Desk, text: str = "text") -> Item:
    """The claim in full, as its schema says it is."""
    claim = only(desk.asks("list", "--document", KEY), headline=f"Lady R: {text}")
    answer = desk.does("show", claim["id"], "-o", "json").listing
    assert list(errors(answer, VIEWS["show"])) == []
    (item,) = answer["items"]
    return dict(item)


def test_a_quote_that_stands_once_fills_its_paragraph_in(filed: Desk) -> None:
    done = remark(filed, "text", "--quote", "The Angara was seen")
    assert "  paragraph: 4, where the quote stands" in done.out.splitlines()
    assert done.err == ""
    item = held(filed)
    assert (item["paragraph"], item["quote"]) == ("4", "The Angara was seen")
    assert item["anchor"] == {"edition": 1, "prefix": "", "suffix": " farther out. Nobody answered"}


@pytest.mark.parametrize(
    ("quote", "exact", "named"),
    [
        ('pier of "Rajin"', "pier of “Rajin”", "curly quotation marks"),
        ("Tuesday - loaded", "Tuesday –\nloaded", "a line break, another dash"),
        ("왜가리는 '부두'에", "왜가리는 «부두»에", "other quotation marks"),
    ],
)
def test_a_quote_in_other_typesetting_is_taken_as_it_stands_and_said_so(
    filed: Desk, quote: str, exact: str, named: str
) -> None:
    assert remark(filed, "text", "--quote", quote).err == f"the quote is taken as it stands in the text: {named}\n"
    assert held(filed)["quote"] == exact


def test_the_same_row_again_is_met_in_silence(filed: Desk) -> None:
    remark(filed, "text", "--quote", 'pier of "Rajin"')
    again = remark(filed, "text", "--quote", 'pier of "Rajin"')
    assert (again.out, again.err) == (f"{held(filed)['id']} stands already: Lady R: text\n", "")


def test_a_quote_in_another_paragraph_than_is_said_is_refused_with_the_one_it_is_in(filed: Desk) -> None:
    done = refused(filed, "--quote", "The Angara was seen", "--paragraph", "2")
    assert done.code == 2
    assert done.err.splitlines() == [
        "the quote is not in paragraph 2", "  it stands in paragraph 4; leave the paragraph out, or correct it"
    ]  # fmt: skip


def test_a_part_of_the_page_that_the_text_does_not_mark_may_be_named(filed: Desk) -> None:
    done = remark(filed, "text", "--quote", "The Angara was seen", "--paragraph", "headline")
    assert "the text does not say which paragraph is headline" in done.err
    assert held(filed)["paragraph"] == "headline"


def test_a_quote_that_stands_in_several_paragraphs_asks_which(filed: Desk) -> None:
    done = refused(filed, "--quote", "Nobody answered.")
    assert done.code == 3
    assert done.err.startswith("the quote stands in paragraphs 2, 4\n  say which, for example --paragraph 2: …")
    remark(filed, "text", "--quote", "Nobody answered.", "--paragraph", "4")
    assert held(filed)["anchor"]["prefix"] == "Angara was seen farther out. "


def test_words_that_do_not_stand_there_are_refused_with_the_nearest(filed: Desk) -> None:
    done = refused(filed, "--quote", "Nobody at the port wanted to speak")
    assert done.code == 2
    assert done.err.splitlines() == [
        f"the quote is not in the text of {KEY}", "  nearest in paragraph 2: “Nobody at the port would speak”"
    ]  # fmt: skip


def test_without_a_text_a_quote_is_kept_unchecked_and_said_to_be(desk: Desk) -> None:
    done = desk.does(
        "add", "remark", "Lady R", "text", "--document", "bloomberg-2024-03-13", "--quote", "never said there"
    )  # fmt: skip
    assert "  quote: not held against a text, as none is filed of the document" in done.out.splitlines()
    claim = done.out.split()[0]
    assert "quote, not held against a text" in desk.does("show", claim).out
    assert desk.asks_one("show", claim)["anchor"] is None


def test_a_quote_is_shown_with_its_translation_and_the_edition_it_was_held_against(filed: Desk) -> None:
    remark(filed, "text", "--quote", "왜가리는 «부두»에", "--translation", "the heron at the pier")
    screen = filed.does("show", held(filed)["id"], "--width", "80").out
    assert "quote, as it stands in edition 1\n    왜가리는 «부두»에" in screen
    assert "translation\n    the heron at the pier" in screen
    beside = filed.does("document", "show", KEY, "--width", "80").out
    assert "“왜가리는 «부두»에” = “the heron at the pier”" in beside


SHEET = f"""\
document:
  key: {KEY}
  outlet: Bloomberg
  title: A further load
  published: 2024-04-02
claims:
  - kind: remark
    who: Lady R
    text: text
    quote: 'pier of "Rajin"'
"""


def sheet(text: str = SHEET) -> str:
    Path("sheet.yaml").write_text(text, encoding="utf-8")
    return "sheet.yaml"


def test_the_quotes_of_a_sheet_are_held_too_and_the_same_sheet_again_is_no_difference(filed: Desk) -> None:
    done = filed.does("import", sheet())
    assert "sheet.yaml:7: the quote is taken as it stands in the text: curly quotation marks" in done.out + done.err
    position = filed.position
    again = filed.asks_one("import", sheet())
    assert (again["unchanged"], again["differences"]) == (1, [])
    assert filed.position == position
    assert held(filed)["paragraph"] == "1"


def test_a_row_entered_before_its_text_was_filed_stays_the_same_row(desk: Desk) -> None:
    desk.does("import", sheet(SHEET.replace('pier of "Rajin"', "words of nobody")))
    filing = desk.does("document", "text", KEY, page())
    claim = held(desk)["id"]
    assert filing.err.startswith(f"{claim} quotes words that are not in this text: “words of nobody”; ")
    assert desk.asks_one("import", "sheet.yaml")["unchanged"] == 1


@pytest.mark.parametrize(
    ("row", "place", "what"),
    [
        pytest.param("quote: words of nobody", "10:12", "the quote is not in the text", id="not there"),
        pytest.param("quote: Nobody answered.", "10:12", "the quote stands in paragraphs 2, 4", id="twice"),
        pytest.param(
            "quote: The Angara\n    paragraph: 1", "11:16", "the quote is not in paragraph 1", id="another paragraph"
        ),
    ],
)
def test_a_faulty_quote_of_a_sheet_is_a_fault_in_its_place(filed: Desk, row: str, place: str, what: str) -> None:
    done = filed.refuses("import", sheet(SHEET.replace("quote: 'pier of \"Rajin\"'", row)))
    assert done.err.startswith(f"sheet.yaml:{place}: {what}")


def test_a_quote_in_an_earlier_edition_alone_is_taken_and_said_to_be(filed: Desk) -> None:
    filed.does("document", "text", KEY, page(PAGE.replace("The Angara", "The Maria")), "--published", "2024-04-04")
    done = remark(filed, "text", "--quote", "The Angara was seen")
    assert done.err == "the quote stands in edition 1, no more in edition 2\n"
    assert held(filed)["anchor"]["edition"] == 1


def test_a_claim_moves_with_its_quote_when_a_new_edition_puts_a_paragraph_before_it(filed: Desk) -> None:
    remark(filed, "text", "--quote", "Nobody answered.", "--paragraph", "4")
    new = filed.does("document", "text", KEY, page("Corrected.\n\n" + PAGE), "--published", "2024-04-04")
    assert "quotes" not in new.err
    item = filed.asks_one("document", "show", KEY)
    assert [one["paragraph"] for one in item["paragraphs"] if one["claims"]] == ["5"]


def test_a_text_filed_later_says_which_quotes_stand_in_another_paragraph(desk: Desk) -> None:
    desk.does("import", sheet(SHEET.replace("quote: 'pier of \"Rajin\"'", "quote: The Angara\n    paragraph: 1")))
    filing = desk.does("document", "text", KEY, page())
    assert filing.err == f"{held(desk)['id']} quotes paragraph 1; its words stand in paragraph 4\n"


def test_a_corrected_quote_is_held_against_the_text_too(filed: Desk) -> None:
    remark(filed, "text", "--quote", "The Angara was seen")
    claim = held(filed)["id"]
    mended = ("--by", "desk", "--reason", "misread")
    assert filed.refuses("correct", claim, "quote=words of nobody", *mended).code == 2
    filed.does("correct", claim, "quote=Nobody at the port", "paragraph=", *mended)
    item = held(filed)
    assert (item["paragraph"], item["quote"], item["anchor"]["suffix"]) == (
        "2", "Nobody at the port", " would speak. Nobody answered"
    )  # fmt: skip
    filed.does("correct", claim, "quote=", *mended)
    assert (held(filed)["quote"], held(filed)["anchor"]) == (None, None)


def test_the_id_of_a_claim_owes_nothing_to_its_quote(filed: Desk, tmp_path: Path, demo: Desk) -> None:
    other = demo.copy(tmp_path / "other.db")
    said = ("--outlet", "Bloomberg", "--published", "2024-04-02", "--title", "A further load")
    other.does("document", "add", *said)
    remark(filed, "text", "--quote", "The Angara was seen")
    remark(other, "text")
    assert held(filed)["id"] == held(other)["id"]
