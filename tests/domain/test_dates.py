"""Dates as reports write them. The document is of Wednesday 13 March 2024 unless a test says otherwise."""

import dataclasses
import time as clock
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claims_ledger.domain.dates import (
    Bound,
    Period,
    Published,
    instant,
    moment,
    read_as_of,
    read_period,
    read_published,
)
from claims_ledger.domain.errors import ReadingError

WEDNESDAY = read_published("2024-03-13")
OCTOBER_MONDAY = read_published("2023-10-16")
UNCERTAIN = read_published("2024-03-16/2024-03-31")


def case(words: str, edtf: str) -> object:
    return pytest.param(words, edtf, id=words)


def read(words: str, published: Published | None = WEDNESDAY) -> Period:
    return read_period(words, published)


# What stands on its own, without a document's date


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        case("2024-03-12", "2024-03-12"),
        case("2024-03", "2024-03"),
        case("2024", "2024"),
        case("2024-02-29", "2024-02-29"),
        case("0001-01-01", "0001-01-01"),
        case("9999-12-31", "9999-12-31"),
        case("2024-03-12T22:34:10+09:00", "2024-03-12"),
        case("2024-03-12T22:34Z", "2024-03-12"),
        case("2024-03-12~", "[2024-03-09..2024-03-15]~"),
        case("1979-08~", "[1979-07-22..1979-09-10]~"),
        case("2024-03~", "[2024-02-20..2024-04-10]~"),
        case("2024~", "[2023-09-01..2025-04-30]~"),
        case("2024-03-12?", "[2024-03-12]~"),
        case("2024-03?", "[2024-03-01..2024-03-31]~"),
        case("2024-03-12%", "[2024-03-09..2024-03-15]~"),
        case("2024-21", "[2024-03-01..2024-05-31]"),
        case("2024-22", "[2024-06-01..2024-08-31]"),
        case("2024-23", "[2024-09-01..2024-11-30]"),
        case("2024-24", "[2024-12-01..2025-02-28]"),
        case("2024-XX", "2024"),
        case("2024-03-XX", "2024-03"),
        case("2024-XX-XX", "2024"),
        case("202X", "[2020-01-01..2029-12-31]"),
        case("19XX", "[1900-01-01..1999-12-31]"),
        case("2023-08/2024-02-29", "2023-08/2024-02-29"),
        case("2024/2025", "2024/2025"),
        case("2024-02-13~/2024-03-10", "[2024-02-10..2024-02-16]~/[2024-03-10]~"),
        case("../2024-02-26", "../2024-02-26"),
        case("2024-02-12/..", "2024-02-12/.."),
        case("2024-02-12/", "2024-02-12/.."),
        case("/2024-02-26", "../2024-02-26"),
        case("../..", "../.."),
        case("[2024-03-16..2024-03-31]", "[2024-03-16..2024-03-31]"),
        case("[2024-03-16]", "2024-03-16"),
        case("[2024-02..2024-03]", "[2024-02-01..2024-03-31]"),
        case("[2024-03-01..2024-03-31]", "2024-03"),
        case("[2024-01..2024-12]", "2024"),
        case("[..2024-02-26]", "../2024-02-26"),
        case("[2024-02-12..]", "2024-02-12/.."),
        case(
            "[2024-02-10..2024-02-16]/[2024-03-07..2024-03-13]",
            "[2024-02-10..2024-02-16]/[2024-03-07..2024-03-13]",
        ),
        case("..2024-02-26", "../2024-02-26"),
        case("2024-02-12..", "2024-02-12/.."),
        case("2024-02-12..2024-02-26", "2024-02-12/2024-02-26"),
    ],
)
def test_edtf_is_read_to_its_days(words: str, edtf: str) -> None:
    assert read_period(words, None).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        case("12 Mar 2024", "2024-03-12"),
        case("12 March 2024", "2024-03-12"),
        case("12th March, 2024", "2024-03-12"),
        case("the 12th of March 2024", "2024-03-12"),
        case("March 12, 2024", "2024-03-12"),
        case("Mar. 12 2024", "2024-03-12"),
        case("on MARCH 12TH, 2024", "2024-03-12"),
        case("12-Mar-2024", "2024-03-12"),
        case("Tuesday, 12 March 2024", "2024-03-12"),
        case("Tue 2024-03-12", "2024-03-12"),
        case("the morning of 12 March 2024", "2024-03-12"),
        case("March 2024", "2024-03"),
        case("in March 2024", "2024-03"),
        case("March of 2024", "2024-03"),
        case("in 2020", "2020"),
        case("in a study of 2020", "2020"),
        case("the 1990s", "[1990-01-01..1999-12-31]"),
        case("early December 2023", "[2023-12-01..2023-12-10]"),
        case("mid-December 2023", "[2023-12-11..2023-12-20]"),
        case("late December 2023", "[2023-12-21..2023-12-31]"),
        case("late February 2024", "[2024-02-21..2024-02-29]"),
        case("the end of February 2023", "[2023-02-21..2023-02-28]"),
        case("mid-to-late December 2023", "[2023-12-11..2023-12-31]"),
        case("early to mid December 2023", "[2023-12-01..2023-12-20]"),
        case("early 2023", "[2023-01-01..2023-04-30]"),
        case("mid-2023", "[2023-05-01..2023-08-31]"),
        case("late 2023", "[2023-09-01..2023-12-31]"),
        case("Q1 2024", "[2024-01-01..2024-03-31]"),
        case("the third quarter of 2023", "[2023-07-01..2023-09-30]"),
        case("the second half of 2023", "[2023-07-01..2023-12-31]"),
        case("the first half of March 2024", "[2024-03-01..2024-03-15]"),
        case("the first week of March 2024", "[2024-03-01..2024-03-07]"),
        case("the last week of February 2024", "[2024-02-23..2024-02-29]"),
        case("spring 2023", "[2023-03-01..2023-05-31]"),
        case("late summer of 2023", "2023-08"),
        case("winter 2023/24", "[2023-12-01..2024-02-29]"),
        case("the winter of 2023–24", "[2023-12-01..2024-02-29]"),
        case("around 12 March 2024", "[2024-03-09..2024-03-15]~"),
        case("about March 2024", "[2024-02-20..2024-04-10]~"),
        case("c. 2019", "[2018-09-01..2020-04-30]~"),
        case("around mid-March 2024", "[2024-03-08..2024-03-23]~"),
        case("~12 Mar 2024", "[2024-03-09..2024-03-15]~"),
        case("~2024-03-12", "[2024-03-09..2024-03-15]~"),
        case("12 Mar 2024?", "[2024-03-12]~"),
    ],
)
def test_a_date_in_words_needs_no_document_when_it_is_complete(words: str, edtf: str) -> None:
    assert read_period(words, None).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        case("August–October 2023", "2023-08/2023-10"),
        case("August-October 2023", "2023-08/2023-10"),
        case("Aug to Oct 2023", "2023-08/2023-10"),
        case("between August and October 2023", "2023-08/2023-10"),
        case("from August 2023 through February 2024", "2023-08/2024-02"),
        case("December to February 2024", "2023-12/2024-02"),
        case("October 2023 to March", "2023-10/2024-03"),
        case("30 December 2023 to 8 January", "2023-12-30/2024-01-08"),
        case("30 December to 8 January 2024", "2023-12-30/2024-01-08"),
        case("5-7 March 2024", "2024-03-05/2024-03-07"),
        case("5 to 7 March 2024", "2024-03-05/2024-03-07"),
        case("March 5–7, 2024", "2024-03-05/2024-03-07"),
        case("2024-02-13 to 2024-03-10", "2024-02-13/2024-03-10"),
        case("2024-02-13 – 2024-03-10", "2024-02-13/2024-03-10"),
        case("2020-2022", "2020/2022"),
        case("late August to mid-October 2023", "[2023-08-21..2023-08-31]/[2023-10-11..2023-10-20]"),
        case("throughout 2023", "2023-01-01/2023-12-31"),
        case("since August 2023", "2023-08/.."),
        case("since at least August 2023", "2023-08/.."),
        case("since 12 Feb 2024 until 10 March", "2024-02-12/2024-03-10"),
        case("from 12 Feb 2024 on", "2024-02-12/.."),
        case("12 Feb 2024 onwards", "2024-02-12/.."),
        case("no earlier than 1 March 2024", "2024-03-01/.."),
        case("after 12 Feb 2024", "2024-02-13/.."),
        case("after August 2023", "2023-09-01/.."),
        case("before 10 March 2024", "../2024-03-09"),
        case("before 2024", "../2023-12-31"),
        case("until 10 March 2024", "../2024-03-10"),
        case("by October 2023", "../2023-10"),
        case("by the end of October 2023", "../[2023-10-21..2023-10-31]"),
        case("no later than 2024-03-10", "../2024-03-10"),
        case("as recently as Oct. 14, 2023", "../2023-10-14"),
        case("..26 Feb 2024", "../2024-02-26"),
        case("since around 12 Feb 2024", "[2024-02-09..2024-02-15]~/.."),
        case("around 13 February to 10 March 2024", "[2024-02-10..2024-02-16]~/[2024-03-07..2024-03-13]~"),
        case("between 5 March 2024 and around 9 March", "[2024-03-05]~/[2024-03-06..2024-03-12]~"),
    ],
)
def test_a_span_in_words_extends_from_end_to_end(words: str, edtf: str) -> None:
    period = read_period(words, None)
    assert period.edtf == edtf
    assert period.span


# What is relative to the document


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        case("at publication", "2024-03-13"),
        case("at the time of publication", "2024-03-13"),
        case("today", "2024-03-13"),
        case("yesterday", "2024-03-12"),
        case("the day before yesterday", "2024-03-11"),
        case("tomorrow", "2024-03-14"),
        case("last night", "[2024-03-12..2024-03-13]"),
        case("12 March", "2024-03-12"),
        case("13 March", "2024-03-13"),
        case("14 March", "2023-03-14"),
        case("Oct. 14", "2023-10-14"),
        case("29 February", "2024-02-29"),
        case("as recently as Oct. 14", "../2023-10-14"),
        case("March", "2024-03"),
        case("September", "2023-09"),
        case("in August", "2023-08"),
        case("mid-February", "[2024-02-11..2024-02-20]"),
        case("late September", "[2023-09-21..2023-09-30]"),
        case("late March", "[2023-03-21..2023-03-31]"),
        case("winter", "[2023-12-01..2024-02-29]"),
        case("since 12 Feb", "2024-02-12/.."),
        case("since mid-February", "[2024-02-11..2024-02-20]/.."),
        case("Since July 1", "2023-07-01/.."),
        case("after 12 Feb", "2024-02-13/.."),
        case("until 10 March", "../2024-03-10"),
        case("before Sunday", "../2024-03-09"),
        case("from 30 January to 8 February", "2024-01-30/2024-02-08"),
        case("30 December to 8 January", "2023-12-30/2024-01-08"),
        case("5 to 7 March", "2024-03-05/2024-03-07"),
        case("around February 13 to March 10", "[2024-02-10..2024-02-16]~/[2024-03-07..2024-03-13]~"),
        case(
            "From approximately February 13 to March 10",
            "[2024-02-10..2024-02-16]~/[2024-03-07..2024-03-13]~",
        ),
        case("Monday", "2024-03-11"),
        case("on Monday", "2024-03-11"),
        case("Wednesday", "2024-03-13"),
        case("Thursday", "2024-03-07"),
        case("late Friday", "2024-03-08"),
        case("Sunday evening", "2024-03-10"),
        case("Monday, 11 March", "2024-03-11"),
        case("Monday last week", "2024-03-04"),
        case("last Friday", "2024-03-08"),
        case("next Tuesday", "2024-03-19"),
        case("Friday to Monday", "2024-03-08/2024-03-11"),
        case("over the weekend", "[2024-03-09..2024-03-10]"),
        case("this week", "[2024-03-11..2024-03-13]"),
        case("last week", "[2024-03-04..2024-03-10]"),
        case("late last week", "[2024-03-08..2024-03-10]"),
        case("next week", "[2024-03-18..2024-03-24]"),
        case("this month", "[2024-03-01..2024-03-13]"),
        case("earlier this month", "[2024-03-01..2024-03-13]"),
        case("later this month", "[2024-03-13..2024-03-31]"),
        case("last month", "2024-02"),
        case("late last month", "[2024-02-21..2024-02-29]"),
        case("this year", "[2024-01-01..2024-03-13]"),
        case("so far this year", "[2024-01-01..2024-03-13]"),
        case("last year", "2023"),
        case("early last year", "[2023-01-01..2023-04-30]"),
        case("September of last year", "2023-09"),
        case("last August", "2023-08"),
        case("last October", "2023-10"),
        case("last March", "2023-03"),
        case("since last August", "2023-08/.."),
        case("next June", "2024-06"),
        case("last summer", "[2023-06-01..2023-08-31]"),
        case("three days ago", "2024-03-10"),
        case("several days ago", "[2024-03-04..2024-03-10]~"),
        case("two weeks ago", "[2024-02-25..2024-03-02]~"),
        case("a month ago", "2024-02"),
        case("two years ago", "2022"),
        case("recent days", "[2024-03-06]~/[2024-03-13]~"),
        case("in recent weeks", "[2024-01-31]~/[2024-03-13]~"),
        case("recent months", "[2023-09-13]~/[2024-03-13]~"),
        case("in recent months", "[2023-09-13]~/[2024-03-13]~"),
        case("recent years", "[2019-03-13]~/[2024-03-13]~"),
        case("in the past few weeks", "[2024-01-31]~/[2024-03-13]~"),
        case("the past two weeks", "[2024-02-28]~/[2024-03-13]~"),
        case("over the past year", "[2023-03-13]~/[2024-03-13]~"),
        case("the last two months", "[2024-01-13]~/[2024-03-13]~"),
    ],
)
def test_words_relative_to_the_document_are_read_from_its_day(words: str, edtf: str) -> None:
    assert read(words).edtf == edtf


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        case("Monday", "2023-10-16"),
        case("Sunday", "2023-10-15"),
        case("last week", "[2023-10-09..2023-10-15]"),
        case("Oct. 14", "2023-10-14"),
        case("October", "2023-10"),
        case("last October", "2022-10"),
        case("since August", "2023-08/.."),
        case("29 February", "2020-02-29"),
    ],
)
def test_another_document_gives_other_days(words: str, edtf: str) -> None:
    assert read(words, OCTOBER_MONDAY).edtf == edtf


def test_the_day_of_a_document_is_the_day_where_it_was_dated() -> None:
    after_midnight = read_published("2024-03-04T00:30+02:00")
    assert read("today", after_midnight).edtf == "2024-03-04"


@pytest.mark.parametrize(
    "words", ["Monday", "last month", "12 March", "late December", "recent months", "since 12 Feb"]
)
def test_a_relative_word_under_an_uncertain_document_date_asks_for_the_date_in_full(words: str) -> None:
    with pytest.raises(ReadingError, match=r"uncertain \(2024-03-16 to 2024-03-31\)") as caught:
        read(words, UNCERTAIN)
    assert "in full" in caught.value.hint


@pytest.mark.parametrize("words", ["Monday", "last month", "12 March", "today", "at publication", "this week"])
def test_a_relative_word_without_a_document_asks_for_the_date_in_full(words: str) -> None:
    with pytest.raises(ReadingError, match="none was given") as caught:
        read(words, None)
    assert "in full" in caught.value.hint


def test_at_publication_under_an_uncertain_date_is_every_day_it_may_have_been() -> None:
    assert read("at publication", UNCERTAIN).edtf == "[2024-03-16..2024-03-31]"


@pytest.mark.parametrize("words", ["since 12 Feb 2024", "2024-03-14", "late December 2023"])
def test_a_complete_date_does_not_care_about_an_uncertain_document(words: str) -> None:
    assert read(words, UNCERTAIN) == read(words, None)


# Times told by an event


@pytest.mark.parametrize(
    "words",
    [
        "days after the visit",
        "a few weeks before the summit",
        "two days after Shoigu’s trip",
        "the next day",
        "the following week",
        "two days later",
        "before Sunday's launch",
        "shortly after the exposure",
        "during the talks in 나진",
        "since the August exposure",
        "at the same time",
    ],
)
def test_a_time_told_by_an_event_keeps_its_words_and_is_never_compared(words: str) -> None:
    period = read(f" {words} ")
    assert period == Period(words, None, None, span=False, approximate=False, relation=words)
    assert period.edtf == ""
    assert not period.known
    assert not period.overlaps(read("2024"))
    assert not read("2024").covers(period)


@pytest.mark.parametrize(
    "words", ["before Sundya", "after Mach 2024", "after the 12th of Mach", "since the 12 Mach 2024"]
)
def test_a_misspelt_date_is_not_taken_for_an_event(words: str) -> None:
    with pytest.raises(ReadingError, match="is no date"):
        read(words)


# What is refused


@pytest.mark.parametrize(
    ("words", "what"),
    [
        case("2024-13", "no month 13"),
        case("2024-00-01", "no month 0"),
        case("2024-02-30", "2024-02 has no day 30"),
        case("2023-02-29", "2023-02 has no day 29"),
        case("30 February", "has no day 30"),
        case("32 March 2024", "has no day 32"),
        case("0 March 2024", "has no day 0"),
        case("0000", "no year 0"),
        case("0000-01-01", "no year 0"),
        case("after the 31st of February 2024", "has no day 31"),
        case("2024-03-10/2024-03-01", "backwards"),
        case("10 to 8 March 2024", "backwards"),
        case("10 March to 8 March", "backwards"),
        case("[2024-03-10..2024-03-01]", "backwards"),
        case("Monday, 12 March 2024", "was a Tuesday, not a Monday"),
        case("last Monday", "could be 2024-03-04 or 2024-03-11"),
        case("next Friday", "could be 2024-03-15 or 2024-03-22"),
        case("this Friday", "could be 2024-03-08 or 2024-03-15"),
        case("this weekend", "past or to come"),
        case("winter 2024", "the winter before that year or the one after"),
        case("03/04/2024", "could be more than one date"),
        case("3/4/24", "could be more than one date"),
        case("12.03.2024", "could be more than one date"),
        case("2024/03/12", "could be more than one date"),
        case("2024/03", "could be more than one date"),
        case("2024-03-12/14", "is no date"),
        case("2024-3-5", "is no date"),
        case("20240312", "is no date"),
        case("-0044-03-15", "is no date"),
        case("Y17000", "is no date"),
        case("2024-W10", "is no date"),
        case("2024-XX-12", "leaves out the month"),
        case("2024-03-12T25:00Z", "is no date"),
        case("[2024-03-12,2024-03-14]", "is not a set"),
        case("2023–24", "has no month"),
        case("August to 2023", "a year at one end only"),
        case("12 Mar 24", "is no date"),
        case("12", "is no date"),
        case("/", "is no date"),
        case("..", "has no end at all"),
        case("...", "is no date"),
        case("2024-03-12....", "is no date"),
        case("fnord", "is no date"),
        case("the first quarter of March", "is no date"),
        case("recently", "is no date"),
        case("12 March 2024 or so", "is no date"),
        case("since", "is no date"),
        case("between 5 March 2024", "is no date"),
        case("", "no date was written"),
        case("   ", "no date was written"),
        case("0001-01-01~", "outside the years"),
        case("9999-12-31~", "outside the years"),
        case("9999-24", "outside the years"),
        case("before 0001-01-01", "outside the years"),
        case("99999 days ago", "is no date"),
        case("٢٠٢٤", "no plain digit"),
        case("２０２４-03-12", "no plain digit"),
        case("2024-03-1²", "no plain digit"),
        case("2024-03-\x0012", "control character"),
        case("2024\u200b-03", "control character"),
        case("12\tMarch", "control character"),
        case("12\u2028March", "control character"),
        pytest.param("2024-03-12" * 1_000_000, "10000000 characters long", id="ten million characters"),
    ],
)
def test_what_is_no_date_is_refused_with_a_hint(words: str, what: str) -> None:
    with pytest.raises(ReadingError, match=what) as caught:
        read(words)
    assert caught.value.hint


def test_an_ambiguous_numeric_date_says_what_to_write() -> None:
    with pytest.raises(ReadingError) as caught:
        read("03/04/2024")
    assert "2024-03-12 for 12 March 2024" in caught.value.hint


@pytest.mark.parametrize(
    "words",
    [
        "a " * 99 + "b",
        "mid-" * 49,
        "the " * 49 + "x",
        "1-" * 99,
        "[" * 200,
        "about a few " * 16,
        "between " * 24,
    ],
)
def test_hostile_words_are_refused_at_once(words: str) -> None:
    begin = clock.perf_counter()
    with pytest.raises(ReadingError):
        read(words)
    assert clock.perf_counter() - begin < 0.1


def test_ten_thousand_plain_dates_take_well_below_a_second() -> None:
    begin = clock.perf_counter()
    for _ in range(10_000):
        read_period("2024-03-12", WEDNESDAY)
    assert clock.perf_counter() - begin < 0.5


# The value


def test_two_writings_of_one_time_have_one_edtf_and_keep_their_words() -> None:
    writings = ["2024-02-12", "12 Feb 2024", "12 February 2024", "February 12, 2024", " 12 Feb "]
    periods = [read(words) for words in writings]
    assert {period.edtf for period in periods} == {"2024-02-12"}
    assert [period.words for period in periods] == [
        "2024-02-12",
        "12 Feb 2024",
        "12 February 2024",
        "February 12, 2024",
        "12 Feb",
    ]


def test_a_month_is_a_month_and_not_a_day() -> None:
    assert read("March 2024").start == Bound(date(2024, 3, 1), date(2024, 3, 31))
    assert read("March 2024").stated_day is None
    assert not read("March 2024").span


def test_a_span_has_a_bound_for_either_end() -> None:
    period = read("2023-08/2024-02-29")
    assert period.start == Bound(date(2023, 8, 1), date(2023, 8, 31))
    assert period.end == Bound(date(2024, 2, 29), date(2024, 2, 29))
    assert (period.first, period.last) == (date(2023, 8, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        pytest.param("2024-03-12", date(2024, 3, 12), id="a day"),
        pytest.param("2024-03-12/2024-03-12", date(2024, 3, 12), id="a span of one day"),
        pytest.param("2024-03-12~", None, id="around a day"),
        pytest.param("2024-03-12?", None, id="an uncertain day"),
        pytest.param("2024-03", None, id="a month"),
        pytest.param("since 2024-03-12", None, id="an open span"),
        pytest.param("2024-03-12/2024-03-13", None, id="a span of two days"),
        pytest.param("the next day", None, id="a relation"),
    ],
)
def test_a_stated_day_is_exactly_one_day(words: str, day: date | None) -> None:
    assert read(words).stated_day == day


def test_an_open_end_closes_on_the_day_of_the_utterance() -> None:
    since = read("since 12 Feb")
    assert since.open_end
    assert not since.open_start
    closed = since.closed(date(2024, 2, 29))
    assert closed.edtf == "2024-02-12/2024-02-29"
    assert closed.words == "since 12 Feb"
    assert not closed.open_end


def test_an_open_end_closes_somewhere_within_a_vague_utterance() -> None:
    assert read("since 12 Feb").closed(read("last month")).edtf == "2024-02-12/[2024-02-12..2024-02-29]"


def test_closing_never_ends_a_span_before_it_starts() -> None:
    assert read("since 12 Feb").closed(date(2024, 1, 1)).edtf == "2024-02-12/2024-02-12"
    assert read("since August 2023").closed(date(2023, 8, 15)).edtf == "2023-08/2023-08-15"


def test_closing_changes_nothing_that_is_closed_or_no_span() -> None:
    for words in ("2024-03", "2023-08/2024-02-29", "until 10 March", "the next day"):
        assert read(words).closed(date(2024, 3, 1)) == read(words)
    assert read("since 12 Feb").closed(read("the next day")) == read("since 12 Feb")


@pytest.mark.parametrize(
    ("one", "other", "covers", "overlaps"),
    [
        pytest.param("2024-03", "2024-03-12", True, True, id="a day in its month"),
        pytest.param("2024-03-12", "2024-03", False, True, id="a month and a day of it"),
        pytest.param("2024-03", "2024-04", False, False, id="two months"),
        pytest.param("2024-02-12/..", "2024-03-12", True, True, id="since before that day"),
        pytest.param("2024-02-12/..", "2024-02-01", False, False, id="since after that day"),
        pytest.param("2024-02-12/..", "../2024-02-12", False, True, id="since and until one day"),
        pytest.param("../2024-02-26", "2024-02-26", True, True, id="until that day"),
        pytest.param("../2024-02-26", "2024-02-27", False, False, id="until the day before"),
        pytest.param("2024-02-12/..", "2024-03-01/..", True, True, id="two open ends"),
        pytest.param("2024-03-01/..", "2024-02-12/..", False, True, id="the later of two open ends"),
        pytest.param("../..", "2024", False, False, id="nothing known"),
    ],
)
def test_periods_compare_by_their_outermost_days(one: str, other: str, covers: bool, overlaps: bool) -> None:
    assert read(one).covers(read(other)) is covers
    assert read(one).overlaps(read(other)) is overlaps
    assert read(other).overlaps(read(one)) is overlaps


def test_a_period_goes_through_json() -> None:
    period = read("around February 13 to March 10")
    assert period.to_json() == {
        "edtf": "[2024-02-10..2024-02-16]~/[2024-03-07..2024-03-13]~",
        "words": "around February 13 to March 10",
    }
    assert Period.from_json(period.to_json()) == period


def test_a_relation_goes_through_json() -> None:
    period = read("days after the visit")
    assert period.to_json() == {
        "edtf": "",
        "words": "days after the visit",
        "relation": "days after the visit",
    }
    assert Period.from_json(period.to_json()) == period


def test_only_edtf_is_read_back() -> None:
    with pytest.raises(ReadingError, match="is not EDTF"):
        Period.from_edtf("12 March 2024")


def test_the_values_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        read("2024").span = True  # type: ignore[misc]


# Publication


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def end_of(year: int, month: int, day: int) -> datetime:
    return at(year, month, day, 23, 59, 59)


@pytest.mark.parametrize(
    ("words", "first", "last", "uncertain", "edtf"),
    [
        pytest.param("2024-03-13", at(2024, 3, 13), end_of(2024, 3, 13), False, "2024-03-13", id="a day"),
        pytest.param("13 March 2024", at(2024, 3, 13), end_of(2024, 3, 13), False, "2024-03-13", id="in words"),
        pytest.param(
            "2024-03-13+09:00",
            at(2024, 3, 12, 15),
            at(2024, 3, 13, 14, 59, 59),
            False,
            "2024-03-13+09:00",
            id="a day in Seoul",
        ),
        pytest.param(
            "2024-03-03T22:34+02:00",
            at(2024, 3, 3, 20, 34),
            at(2024, 3, 3, 20, 34),
            False,
            "2024-03-03T22:34:00+02:00",
            id="a time in Kyiv",
        ),
        pytest.param(
            "2024-03-03 20:34:10.123Z",
            at(2024, 3, 3, 20, 34, 10),
            at(2024, 3, 3, 20, 34, 10),
            False,
            "2024-03-03T20:34:10Z",
            id="a time in UTC",
        ),
        pytest.param("2024-03", at(2024, 3, 1), end_of(2024, 3, 31), True, "2024-03", id="a month"),
        pytest.param(
            "2024-03-16/2024-03-31",
            at(2024, 3, 16),
            end_of(2024, 3, 31),
            True,
            "2024-03-16/2024-03-31",
            id="an earliest and a latest day",
        ),
        pytest.param("2024-03-13?", at(2024, 3, 13), end_of(2024, 3, 13), True, "[2024-03-13]~", id="a doubtful day"),
    ],
)
def test_publication_lies_between_two_instants(
    words: str, first: datetime, last: datetime, uncertain: bool, edtf: str
) -> None:
    published = read_published(words)
    assert (published.first, published.last) == (first, last)
    assert published.first.tzinfo is UTC
    assert published.uncertain is uncertain
    assert published.edtf == edtf
    assert published.words == words
    assert Published.from_json(published.to_json()) == published


@pytest.mark.parametrize(
    ("words", "retrieved", "last"),
    [
        pytest.param("2024-03-16/..", "2024-04-02", end_of(2024, 4, 2), id="by its day"),
        pytest.param("since 16 March 2024", "2024-04-02T10:00+02:00", at(2024, 4, 2, 8), id="by its time"),
        pytest.param("2024-03-16/..", "2024-03-16", end_of(2024, 3, 16), id="on the earliest day"),
    ],
)
def test_retrieval_closes_an_open_publication(words: str, retrieved: str, last: datetime) -> None:
    published = read_published(words, retrieved)
    assert (published.first, published.last) == (at(2024, 3, 16), last)
    assert published.uncertain
    assert published.edtf == "2024-03-16/.."
    assert Published.from_json(published.to_json()) == published


def test_a_certain_publication_has_a_precise_day_as_dated_there() -> None:
    published = read_published("2024-03-04T00:30+02:00")
    assert published.first == at(2024, 3, 3, 22, 30)
    assert published.precise == date(2024, 3, 4)
    assert published.day.edtf == "2024-03-04"


def test_an_uncertain_publication_has_no_precise_day() -> None:
    assert UNCERTAIN.precise is None
    assert UNCERTAIN.day.edtf == "[2024-03-16..2024-03-31]"
    assert (UNCERTAIN.first_day, UNCERTAIN.last_day) == (date(2024, 3, 16), date(2024, 3, 31))


def test_the_day_of_retrieval_is_kept_only_where_it_closes_an_end() -> None:
    assert read_published("2024-03-16/..", "2024-04-02").to_json() == {
        "edtf": "2024-03-16/..",
        "words": "2024-03-16/..",
        "retrieved": "2024-04-02",
    }
    assert read_published("2024-03-13", "2024-04-02").to_json() == {
        "edtf": "2024-03-13",
        "words": "2024-03-13",
    }


@pytest.mark.parametrize(
    ("words", "retrieved", "what"),
    [
        pytest.param("2024-03-03T22:34", None, "does not say in which time zone", id="a naive time"),
        pytest.param("2024-03-16/..", None, "leaves the latest day of publication open", id="an open end"),
        pytest.param("2024-03-16/..", "2024-03-01", "before it can have been published", id="retrieved too early"),
        pytest.param(
            "2024-03-16/..",
            "2024-04-02T10:00",
            "does not say in which time zone",
            id="retrieved at a naive time",
        ),
        pytest.param("../2024-03-16", None, "nothing of the earliest day", id="an open start"),
        pytest.param("yesterday", None, "none was given", id="a relative word"),
        pytest.param("days after the visit", None, "is no date", id="an event"),
        pytest.param("2024-02-30", None, "has no day 30", id="no such day"),
        pytest.param("2024-02-30T10:00Z", None, "is no time of the calendar", id="no such day with a time"),
        pytest.param("2024-02-28T24:00Z", None, "is no time of the calendar", id="no such hour"),
        pytest.param("2024-02-28T10:00+25:00", None, "an offset that no clock keeps", id="no such offset"),
        pytest.param("0001-01-01T00:00+09:00", None, "outside the years", id="before the calendar"),
        pytest.param("", None, "no date was written", id="nothing"),
    ],
)
def test_what_is_no_time_of_publication_is_refused(words: str, retrieved: str | None, what: str) -> None:
    with pytest.raises(ReadingError, match=what) as caught:
        read_published(words, retrieved)
    assert caught.value.hint


# As of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("2024-03-05", end_of(2024, 3, 5), id="the end of a day in UTC"),
        pytest.param("5 March 2024", end_of(2024, 3, 5), id="a day in words"),
        pytest.param("2024-03-05+09:00", at(2024, 3, 5, 14, 59, 59), id="the end of a day elsewhere"),
        pytest.param("2024-03-05-03:30", at(2024, 3, 6, 3, 29, 59), id="the end of a day to the west"),
        pytest.param("2024-03-03T22:34+02:00", at(2024, 3, 3, 20, 34), id="an instant"),
        pytest.param("2024-03-03T20:34:05Z", at(2024, 3, 3, 20, 34, 5), id="an instant in UTC"),
        pytest.param("2024-02", end_of(2024, 2, 29), id="the end of a month"),
    ],
)
def test_as_of_is_the_end_of_what_is_written(words: str, expected: datetime) -> None:
    assert read_as_of(words) == expected
    assert read_as_of(words).tzinfo is UTC


@pytest.mark.parametrize(
    "words",
    [
        "2024-03-05T10:00",
        "today",
        "Monday",
        "2024-03-01/2024-03-05",
        "2024-03-05~",
        "..2024-03-05",
        "now",
        "",
    ],
)
def test_as_of_refuses_what_is_not_one_stated_day(words: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_as_of(words)
    assert caught.value.hint


def test_a_document_is_in_the_view_as_of_its_own_time() -> None:
    for words in ("2024-03-13", "2024-03-13+09:00", "2024-03-03T22:34+02:00", "2024-03"):
        assert read_published(words).last <= read_as_of(words)


def test_an_instant_is_whole_seconds_and_comes_back() -> None:
    assert instant(at(1970, 1, 2)) == 86_400
    assert instant(at(1969, 12, 31, 23, 59, 59)) == -1
    assert instant(datetime(2024, 3, 3, 22, 34, tzinfo=timezone(timedelta(hours=2)))) == 1_709_498_040
    assert moment(1_709_498_040) == at(2024, 3, 3, 20, 34)


def test_a_naive_time_is_no_instant() -> None:
    with pytest.raises(ValueError, match="naive"):
        instant(datetime(2024, 3, 3))  # noqa: DTZ001 - the point of the test
