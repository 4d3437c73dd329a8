"""Filing the text of a report: what is kept, which edition it is, what it is nearly the same as. All texts here are
made up for these tests."""

import io
import random
import sqlite3
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from claims_ledger.queries.schemas import VIEWS
from tests.acceptance.desk import Called, Desk, Item, only
from tests.acceptance.schema_check import errors

KEY = "bloomberg-2024-04-02"
SAID = ("--outlet", "Bloomberg", "--published", "2024-04-02", "--title", "A further load")
URL = "https://news.example/a/further-load"
PAGE = """Subscribe today

A further load is seen

The Lady R lay at Rajin on Tuesday, loaded with about 40 containers.

Nobody at the port would say what was in them.

Read more: another story

The Angara was seen farther out.
"""
LATER = PAGE.replace("about 40", "about 50").replace("farther out.", "farther out.\n\nCorrected on Friday.")


def page(text: str | bytes = PAGE, name: str = "page.txt") -> str:
    Path(name).write_bytes(text.encode() if isinstance(text, str) else text)
    return name


def shown(desk: Desk, *words: str) -> Item:
    """The document, as its schema says it is."""
    answer = desk.does("document", "show", KEY, *words, "-o", "json").listing
    assert list(errors(answer, VIEWS["document"])) == []
    (item,) = answer["items"]
    return dict(item)


def labels(item: Item) -> list[str | None]:
    return [one["paragraph"] for one in item["paragraphs"]]


@pytest.fixture
def filed(desk: Desk) -> Desk:
    """The demo, and a page filed with its text."""
    desk.does("document", "add", page(), *SAID, "--url", URL)
    return desk


def test_a_text_is_filed_with_its_document_in_one_batch(desk: Desk) -> None:
    done = desk.does("document", "add", page(), *SAID)
    digest = sha256(PAGE.encode()).hexdigest()
    assert done.out.splitlines() == [
        f"filed {KEY}",
        f"{KEY} has its text: 6 paragraphs, SHA-256 {digest[:12]}",
        f"  to add what it says: claims add KIND … --document {KEY}, or first: claims document use {KEY}",
    ]
    item = shown(desk)
    assert (item["edition"], item["text"]) == (1, "kept")
    assert item["editions"][0]["sha256"] == digest
    assert [one["text"] for one in item["paragraphs"]] == PAGE.strip().split("\n\n")
    first, second = desk.asks("log", "-n", "2")
    assert (first["type"], second["type"]) == ("TextFiled", "DocumentFiled")
    assert first["batch"] == second["batch"]


def test_the_text_itself_never_enters_the_record(filed: Desk) -> None:
    with sqlite3.connect(filed.place) as connection:
        bodies = b"".join(bytes(body) for (body,) in connection.execute("SELECT body FROM event"))
    assert b"Lady R lay at" not in bodies
    assert sha256(PAGE.encode()).hexdigest().encode() in bodies


def test_a_text_comes_from_standard_input(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    desk.does("document", "add", "-", *SAID)
    assert shown(desk)["editions"][0]["sha256"] == sha256(PAGE.encode()).hexdigest()


def test_a_document_without_a_file_is_filed_as_ever(desk: Desk) -> None:
    done = desk.does("document", "add", *SAID)
    assert done.out == f"filed {KEY}\n"
    assert (shown(desk)["text"], shown(desk)["editions"]) == ("none", [])


def test_the_same_text_again_is_no_event_also_with_other_line_ends(filed: Desk) -> None:
    position = filed.position
    again = filed.does("document", "add", page(PAGE.replace("\n", "\r\n")), *SAID, "--url", URL)
    assert "has this text already, as edition 1" in again.out
    filed.does("document", "text", KEY, page())
    assert filed.position == position


def test_the_same_command_again_files_nothing_twice(desk: Desk) -> None:
    desk.does("document", "add", page(), *SAID)
    position = desk.position
    assert "has this text already, as edition 1" in desk.does("document", "add", page(), *SAID).out
    assert "has this text already, as edition 1" in desk.does("document", "add", page()).out
    assert desk.position == position
    other_day = ("--outlet", "Bloomberg", "--published", "2024-04-03", "--title", "A further load")
    assert desk.asks_one("document", "add", page(), *other_day)["id"] == "bloomberg-2024-04-03"


def test_filing_can_make_it_the_current_document(desk: Desk) -> None:
    done = desk.does("document", "add", page(), *SAID, "--use")
    assert done.out.splitlines()[-1] == f"claims are now added to {KEY} (said in .claims.toml)"
    assert desk.does("add", "remark", "Lady R", "rode deep").code == 0
    assert shown(desk)["claims"] == 1


def test_a_text_can_follow_its_document(desk: Desk) -> None:
    desk.does("document", "add", *SAID)
    assert desk.asks_one("document", "text", KEY, page())["edition"] == 1
    assert shown(desk)["text"] == "kept"


def test_a_text_can_also_follow_by_the_key_of_its_document(desk: Desk) -> None:
    desk.does("document", "add", *SAID)
    assert desk.asks_one("document", "add", page(), "--key", KEY)["edition"] == 1
    assert len(desk.asks("document", "list", "--outlet", "Bloomberg")) == 2


# editions


@pytest.mark.parametrize("url", [URL, URL.replace("https", "HTTP") + "/?utm_source=x#top"])
def test_an_address_with_another_text_is_a_new_edition_and_nothing_is_asked_again(filed: Desk, url: str) -> None:
    done = filed.does("document", "add", page(LATER), "--url", url)
    assert done.out.startswith(f"{KEY} (A further load) stands already; this is edition 2 of it: 7 paragraphs")
    assert done.err.startswith("no day of its own was said: edition 2 counts as public from the day it was filed")
    assert len(filed.asks("document", "list", "--outlet", "Bloomberg")) == 2
    item = shown(filed)
    assert item["edition"] == 2
    assert "about 50" in item["paragraphs"][2]["text"]
    assert "about 40" in shown(filed, "--edition", "1")["paragraphs"][2]["text"]


@pytest.mark.parametrize(
    ("option", "value"), [("--outlet", "NK News"), ("--title", "Another title"), ("--via", "AFP"), ("--language", "ko")]
)
def test_under_one_address_a_field_that_differs_is_asked_about(filed: Desk, option: str, value: str) -> None:
    filed.does("source", "add", "afp-wire", "--type", "agency", "--name", "AFP")
    refused = filed.refuses("document", "add", page(LATER), "--url", URL, option, value)
    assert refused.code == 4
    assert refused.err.startswith(f"{KEY} stands already under this address, with another {option[2:]}")
    assert f"leave {option} out" in refused.err


def test_what_is_said_alike_again_is_no_difference(filed: Desk) -> None:
    filed.does("document", "add", page(LATER), *SAID, "--url", URL)
    assert shown(filed)["edition"] == 2


def test_a_document_of_its_own_may_share_an_address(filed: Desk) -> None:
    filed.does("document", "add", page(LATER), *SAID, "--url", URL, "--key", "bloomberg-roundup")
    assert shown(filed)["edition"] == 1
    ambiguous = filed.refuses("document", "add", page("Third.\n"), "--url", URL)
    assert ambiguous.code == 3
    assert ambiguous.err == (
        "2 documents stand under this address\n  say --key: bloomberg-2024-04-02, bloomberg-roundup\n"
    )


def test_an_edition_is_in_view_from_its_own_day(filed: Desk) -> None:
    filed.does("document", "add", page(LATER), "--url", URL, "--published", "2024-04-05")
    before = filed.position
    filed.does("document", "text", KEY, page("Only this.\n"), "--retrieved", "2024-04-09")
    by_day = {day: shown(filed, "--as-of", day)["edition"] for day in ("2024-04-04", "2024-04-05", "2024-04-09")}
    assert by_day == {"2024-04-04": 1, "2024-04-05": 2, "2024-04-09": 3}
    assert shown(filed, "--recorded-at", f"#{before}")["edition"] == 2
    assert filed("document", "show", KEY, "--edition", "3", "--as-of", "2024-04-05").code == 3


def test_an_edition_of_no_stated_day_counts_from_the_day_it_was_filed(filed: Desk) -> None:
    filed.does("document", "text", KEY, page(LATER))
    assert shown(filed, "--as-of", "2024-12-31")["edition"] == 1


def test_an_edition_cannot_be_older_than_its_document(filed: Desk) -> None:
    refused = filed.refuses("document", "text", KEY, page(LATER), "--published", "2024-04-01")
    assert refused.code == 2
    assert "2024-04-01 is before" in refused.err


def test_what_an_edition_changed_is_shown_with_marks(filed: Desk) -> None:
    filed.does("document", "text", KEY, page(LATER), "--published", "2024-04-05")
    assert filed.does("document", "diff", KEY).out.splitlines() == [
        f"{KEY}: edition 1 → edition 2",
        "paragraph 3, changed",
        "- The Lady R lay at Rajin on Tuesday, loaded with about [-40-] containers.",
        "+ The Lady R lay at Rajin on Tuesday, loaded with about {+50+} containers.",
        "paragraph 7, added",
        "+ {+Corrected on Friday.+}",
    ]
    answer = filed.does("document", "diff", KEY, "1", "2", "-o", "json").listing
    assert list(errors(answer, VIEWS["document-diff"])) == []
    assert [item["change"] for item in answer["items"]] == ["changed", "added"]
    assert filed.does("document", "diff", KEY, "2", "2").out == "no paragraph is another\n"


def test_one_edition_has_nothing_to_be_compared_with(filed: Desk) -> None:
    for words in (("diff", KEY), ("diff", KEY, "1", "7"), ("show", KEY, "--edition", "2")):
        assert filed.refuses("document", *words).code == 3
    assert filed.refuses("document", "diff", KEY, "first").code == 2


# what the blocks of a page are


def test_a_page_says_what_its_blocks_are_and_may_be_told_better_later(filed: Desk) -> None:
    assert labels(shown(filed)) == ["1", "2", "3", "4", "5", "6"]
    filed.does("document", "text", KEY, "--headline", "2", "--body", "3-4,6")
    assert labels(shown(filed)) == [None, "headline", "1", "2", None, "3"]
    filed.does("document", "text", KEY, page(LATER))
    assert labels(shown(filed)) == [None, "headline", "1", "2", None, "3", "4"]
    assert filed.refuses("document", "text", KEY, "--body", "3-9").code == 2
    assert filed.refuses("document", "text", KEY).code == 2
    assert filed.refuses("document", "add", *SAID, "--body", "3-9").code == 2


# a text beside its claims


def test_claims_stand_beside_their_paragraphs(filed: Desk) -> None:
    filed.does("document", "text", KEY, "--headline", "2", "--body", "3-4,6")
    for text, place in (("one", "1"), ("two", "headline"), ("three", "standfirst"), ("four", "9"), ("five", "")):
        filed.does("add", "remark", "Lady R", text, "--document", KEY, *(["--paragraph", place] if place else []))
    item = shown(filed)
    beside = {one["paragraph"]: [claim["headline"] for claim in one["claims"]] for one in item["paragraphs"]}
    assert beside == {
        "standfirst": ["Lady R: three"], None: [], "headline": ["Lady R: two"], "1": ["Lady R: one"], "2": [], "3": []
    }  # fmt: skip
    assert item["bare"] == ["2", "3"]
    assert [claim["headline"] for claim in item["paragraph_not_in_text"]] == ["Lady R: four"]
    assert [claim["headline"] for claim in item["without_paragraph"]] == ["Lady R: five"]


def test_a_shipped_document_without_a_text_shows_its_claims_by_paragraph(demo: Desk) -> None:
    item = demo.asks_one("document", "show", "euromaidan-2024-03-03")
    assert item["text"] == "none"
    assert sum(len(one["claims"]) for one in item["paragraphs"]) + len(item["without_paragraph"]) == item["claims"]
    numbers = [int(label) for label in labels(item) if str(label).isdecimal()]
    assert numbers == sorted(numbers)
    assert item["bare"] == item["paragraph_not_in_text"] == []


def test_a_pipe_gets_a_row_a_paragraph_and_claim(filed: Desk) -> None:
    filed.does("add", "remark", "Lady R", "rode deep", "--document", KEY, "--paragraph", "3")
    rows = [line.split("\t") for line in filed.does("document", "show", KEY).out.splitlines()]
    assert rows[0][:7] == ["key", "edition", "block", "paragraph", "text", "id", "headline"]
    assert [row[3] for row in rows[1:]] == ["1", "2", "3", "4", "5", "6"]
    assert rows[3][6] == "Lady R: rode deep"


# nothing hostile


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        pytest.param(b"one\n\ntw\0o", "page.txt:3:3", "a NUL character", id="a binary"),
        pytest.param(b"one\n\n\xfftwo", "page.txt:3:1", "byte 0xff is not valid UTF-8", id="not UTF-8"),
        pytest.param(b"\xff\xfeo\0", "page.txt:1:4", "a NUL character", id="UTF-16"),
        pytest.param(b"", "page.txt:1:1", "the file is empty", id="empty"),
        pytest.param(b" \n\t\n", "page.txt:1:1", "there is nothing but blanks", id="blanks"),
        pytest.param(b"a" * (1024 * 1024 + 9), "page.txt:1:1", "the line is longer than 1 MiB", id="a huge line"),
        pytest.param(b"some words\n" * 400_000, "page.txt:381301:1", "the file is larger than 4 MiB", id="a huge file"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(desk: Desk, data: bytes, place: str, what: str) -> None:
    refused = desk.refuses("document", "add", page(data), *SAID)
    assert refused.code == 2
    assert refused.err.splitlines()[0] == f"{place}: {what}"


def test_a_folder_and_a_missing_file_are_refused(desk: Desk) -> None:
    Path("folder").mkdir()
    assert desk.refuses("document", "add", "folder", *SAID).err.startswith("folder:1:1: this is a folder")
    assert desk.refuses("document", "add", "pag.txt", *SAID).code == 3


def test_a_hostile_text_is_kept_as_given_and_shown_as_escapes(desk: Desk) -> None:
    evil = "\x1b[2Jcleared \u202egnp.exe\n\n[bold]x[/bold] \x9b31m\u2028line\n"
    desk.does("document", "add", page(evil), *SAID)
    done = desk.does("document", "show", KEY, "--width", "80")
    assert "\\x1b[2Jcleared \\u202egnp.exe" in done.out
    assert "[bold]x[/bold] \\x9b31m\\u2028line" in done.out
    assert not {"\x1b", "\u202e", "\x9b", "\u2028"} & set(done.out)
    assert shown(desk)["paragraphs"][0]["text"] == "\x1b[2Jcleared \u202egnp.exe"


def test_a_hundred_thousand_paragraphs_are_taken(desk: Desk) -> None:
    desk.does("document", "add", page("\n\n".join(f"line {number} of many" for number in range(100_000))), *SAID)
    done = desk.does("add", "remark", "Lady R", "x", "--document", KEY, "--quote", "line 77777  of")
    assert "  paragraph: 77778, where the quote stands" in done.out


def test_a_text_that_was_altered_is_not_shown(filed: Desk) -> None:
    with sqlite3.connect(filed.place) as connection:
        connection.execute("UPDATE text SET value = CAST(replace(value, '40', '90') AS BLOB)")
    connection.close()
    for words in (("show", KEY), ("text", KEY, "--body", "1-2")):
        done = filed("document", *words)
        assert done.code == 5
        assert "is not what was filed" in done.err


def test_a_text_that_was_erased_is_said_to_be(filed: Desk) -> None:
    with sqlite3.connect(filed.place) as connection:
        connection.execute("DELETE FROM text")
    connection.close()
    assert shown(filed)["text"] == "erased"
    assert "was erased" in filed.does("document", "show", KEY, "--width", "80").out
    filed.does("add", "remark", "Lady R", "x", "--document", KEY, "--quote", "whatever")


# nearly the same


def story(seed: int, many: int = 12) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices([f"word{number}" for number in range(200)], k=30)) + "." for _ in range(many)]


def add(desk: Desk, outlet: str, *parts: str, day: str = "2024-05-01") -> Called:
    text = page("\n\n".join(parts))
    return desk.does("document", "add", text, "--outlet", outlet, "--published", day, "--title", "A wire story")


def test_a_reprint_is_hinted_at_with_its_document_and_how_much_it_shares(desk: Desk) -> None:
    assert add(desk, "Bloomberg", *story(1)).err == ""
    reprint = add(desk, "NK News", "A headline of our own", *story(1)[:9], day="2024-05-02")
    assert reprint.err.splitlines() == [
        "nearly the text of bloomberg-2024-05-01 (Bloomberg, 2024-05-01): "
        "9 of 9 paragraphs word for word, about 98 % of its word sequences",
        "if it passes that on, say so: claims document correct nk-news-2024-05-02 via='syndicating …' --reason …",
    ]
    other = add(desk, "NK News", *story(2), day="2024-05-03")
    assert other.err == ""


def test_neither_furniture_nor_an_edition_of_its_own_is_hinted_at(desk: Desk) -> None:
    furniture = story(9, 4)
    add(desk, "Bloomberg", *furniture, *story(1))
    assert add(desk, "Bloomberg", *furniture, *story(2), day="2024-05-02").err == ""
    again = desk.does(
        "document", "text", "bloomberg-2024-05-01", page("\n\n".join([*furniture, *story(1), "One more."]))
    )
    assert "nearly" not in again.err


def test_the_record_tells_of_texts_and_the_read_models_equal_it(filed: Desk) -> None:
    filed.does("document", "text", KEY, page(LATER), "--published", "2024-04-05")
    filed.does("document", "text", KEY, "--headline", "2", "--body", "3-4,6-7")
    told = [item["what"] for item in filed.asks("log", "-n", "2")]
    digest = sha256(LATER.encode()).hexdigest()[:12]
    assert told == [
        f"{KEY}: text of edition 2, SHA-256 {digest}, blocks body 3-4,6-7, headline 2",
        f"{KEY}: text of edition 2, SHA-256 {digest}",
    ]
    assert only(filed.asks("log", "--as-of", "2024-04-03", "-n", "5"), type="TextFiled")["what"].endswith(
        sha256(PAGE.encode()).hexdigest()[:12]
    )
    fields = {one["name"]: one["value"] for one in filed.asks_one("show", KEY)["fields"]}
    assert (fields["edition"], fields["sha256"]) == ("2 of 2", sha256(LATER.encode()).hexdigest())
    filed.does("rebuild", "--check")
