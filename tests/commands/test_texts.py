"""Given what was filed of a document, when a text is filed, then these events."""

from claims_ledger.commands.texts import Edition, file_text
from claims_ledger.domain.events import TextFiled

FIRST, SECOND = "1" * 64, "2" * 64
DAY = {"edtf": "2031-06-20", "words": "20 June 2031"}
HELD = Edition(1, FIRST, 11, {"body": "2-3"})


def test_a_first_text_is_edition_one() -> None:
    filed = file_text("gazette-1", FIRST, 11, [], {"body": "2-3"})
    assert filed.new
    assert filed.events == (TextFiled(key="gazette-1", edition=1, sha256=FIRST, length=11, parts={"body": "2-3"}),)


def test_another_text_is_the_next_edition_with_the_days_that_were_said() -> None:
    filed = file_text("gazette-1", SECOND, 12, [Edition(4, "4" * 64, 9, {}), HELD], None, DAY, "2031-06-21")
    assert filed.new
    assert filed.edition == Edition(5, SECOND, 12, {}, DAY, "2031-06-21")
    assert filed.events == (
        TextFiled(key="gazette-1", edition=5, sha256=SECOND, length=12, published=DAY, retrieved="2031-06-21"),
    )


def test_the_very_same_text_again_is_no_event() -> None:
    assert file_text("gazette-1", FIRST, 11, [HELD]).events == ()
    assert file_text("gazette-1", FIRST, 11, [HELD], {"body": "2-3"}).events == ()


def test_the_same_day_in_other_words_is_no_event() -> None:
    held = Edition(1, FIRST, 11, {}, DAY)
    assert file_text("gazette-1", FIRST, 11, [held], None, {"edtf": "2031-06-20", "words": "2031-06-20"}).events == ()


def test_the_same_text_with_other_parts_is_the_same_edition_described_anew() -> None:
    filed = file_text("gazette-1", FIRST, 11, [HELD], {"body": "1-3"})
    assert not filed.new
    assert filed.events == (TextFiled(key="gazette-1", edition=1, sha256=FIRST, length=11, parts={"body": "1-3"}),)


def test_a_day_said_later_keeps_the_parts() -> None:
    filed = file_text("gazette-1", FIRST, 11, [HELD], None, DAY)
    assert filed.events == (
        TextFiled(key="gazette-1", edition=1, sha256=FIRST, length=11, parts={"body": "2-3"}, published=DAY),
    )
