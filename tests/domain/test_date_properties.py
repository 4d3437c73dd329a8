"""What holds for every date that can be written."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims_ledger.domain.dates import Period, Published, read_as_of, read_period, read_published
from claims_ledger.domain.errors import ReadingError

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
months = st.sampled_from(calendar.month_name[1:] + calendar.month_abbr[1:])
weekdays = st.sampled_from([*calendar.day_name, *calendar.day_abbr])
parts = st.sampled_from(["", "early ", "mid-", "late ", "the end of ", "around ", "about early "])
years = st.integers(1900, 2100).map(lambda year: f" {year}")
maybe_a_year = st.one_of(st.just(""), years, st.just(" of last year"))


def joined(*pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*pieces).map("".join)


edtf_dates = st.one_of(
    joined(days.map(date.isoformat), st.sampled_from(["", "~", "?", "%"])),
    joined(days.map(lambda day: day.isoformat()[:7]), st.sampled_from(["", "~", "?", "%"])),
    joined(
        days.map(lambda day: day.isoformat()[:4]),
        st.sampled_from(["", "~", "?", "-21", "-22", "-23", "-24", "-XX"]),
    ),
)
ends = st.one_of(
    edtf_dates,
    st.just(".."),
    st.just(""),
    joined(st.just("["), edtf_dates, st.just(".."), edtf_dates, st.just("]")),
)
edtf = st.one_of(ends, joined(ends, st.just("/"), ends))
points = st.one_of(
    edtf_dates,
    joined(parts, months, maybe_a_year),
    joined(st.integers(1, 31).map(str), st.just(" "), months, maybe_a_year),
    joined(months, st.just(" "), st.integers(1, 31).map(str), maybe_a_year),
    joined(parts, years),
    weekdays,
    joined(
        st.sampled_from(["last ", "this ", "next ", "late last ", "earlier this "]),
        st.sampled_from(["week", "month", "year"]),
    ),
    joined(st.sampled_from(["last ", "next "]), st.one_of(months, weekdays, st.just("spring"))),
    joined(st.integers(1, 40).map(str), st.sampled_from([" days ago", " weeks ago", " months ago", " years ago"])),
    st.sampled_from(["today", "yesterday", "at publication", "the weekend", "summer 2023", "winter", "Q3 2023", "5"]),
)
phrases = st.one_of(
    edtf,
    points,
    joined(
        st.sampled_from(
            [
                "since ",
                "before ",
                "until ",
                "by ",
                "after ",
                "from around ",
                "throughout ",
                "..",
                "as recently as ",
            ]
        ),
        points,
    ),
    joined(
        st.sampled_from(["", "from ", "around "]),
        points,
        st.sampled_from([" to ", "–", " until ", ".."]),
        points,
    ),
    joined(st.just("between "), points, st.just(" and "), points),
    joined(
        st.sampled_from(["recent ", "the past two ", "in the last few ", "past "]),
        st.sampled_from(["days", "weeks", "months", "years"]),
    ),
    joined(st.sampled_from(["days after ", "a few weeks before "]), st.sampled_from(["the visit", "the launch"])),
)
anything = st.one_of(st.text(max_size=60), st.text("0123456789-/.~?%[]XT: ", max_size=30), phrases)


def read_or_nothing(words: str, day: date) -> Period | None:
    """The period, or None where the words are refused; a refusal always says what would be read."""
    try:
        return read_period(words, read_published(day.isoformat()))
    except ReadingError as error:
        refused = error
    assert refused.what
    assert refused.hint
    return None


@given(anything, days)
def test_words_are_read_or_refused_with_a_hint_and_nothing_else_happens(words: str, day: date) -> None:
    read_or_nothing(words, day)


@given(st.one_of(phrases, anything), days)
def test_the_edtf_of_a_period_gives_the_period_back_but_for_its_words(words: str, day: date) -> None:
    period = read_or_nothing(words, day)
    if period is None or period.relation is not None:
        return
    again = Period.from_edtf(period.edtf)
    assert (again.start, again.end, again.span, again.approximate) == (
        period.start, period.end, period.span, period.approximate,
    )  # fmt: skip
    assert again.edtf == period.edtf


@given(st.one_of(phrases, anything), days)
def test_a_period_comes_back_from_json(words: str, day: date) -> None:
    period = read_or_nothing(words, day)
    if period is not None:
        assert Period.from_json(period.to_json()) == period
        assert period.words == words.strip()


@given(phrases, days)
def test_a_period_never_runs_backwards_and_closing_keeps_it_so(words: str, day: date) -> None:
    period = read_or_nothing(words, day)
    if period is None:
        return
    closed = period.closed(day)
    for one in (period, closed):
        assert one.first is None or one.last is None or one.first <= one.last
    assert not closed.open_end
    if not period.span:
        assert period.start == period.end
    if closed.known:
        assert closed.overlaps(closed)
        assert closed.covers(closed)


@given(phrases, days)
def test_the_same_words_and_document_give_the_same_period(words: str, day: date) -> None:
    assert read_or_nothing(words, day) == read_or_nothing(words, day)


@given(days)
def test_every_day_reads_the_same_in_every_writing(day: date) -> None:
    month = calendar.month_name[day.month]
    writings = [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{calendar.day_name[day.weekday()]}, {day.day} {month[:3]} {day.year}",
    ]
    assert {read_period(words, None).edtf for words in writings} == {day.isoformat()}


@given(days, days)
def test_a_day_without_its_year_is_the_latest_on_or_before_publication(day: date, published: date) -> None:
    period = read_or_nothing(f"{day.day} {calendar.month_name[day.month]}", published)
    assert period is not None
    found = period.stated_day
    assert found is not None
    assert found <= published
    assert (found.month, found.day) == (day.month, day.day)
    if (day.month, day.day) != (2, 29):
        assert published - found < timedelta(days=366)


@given(days, weekdays)
def test_a_weekday_lies_in_the_seven_days_up_to_publication(published: date, weekday: str) -> None:
    period = read_or_nothing(weekday, published)
    assert period is not None
    found = period.stated_day
    assert found is not None
    assert timedelta(0) <= published - found < timedelta(days=7)
    assert calendar.day_name[found.weekday()].startswith(weekday)


offsets = st.sampled_from(["", "Z", "+02:00", "-03:30", "+14:00"])
publications = st.one_of(
    joined(days.map(date.isoformat), offsets),
    joined(days.map(date.isoformat), st.just("T22:34"), st.sampled_from(["Z", "+02:00", "-11:00"])),
    days.map(lambda day: day.isoformat()[:7]),
    st.tuples(days, days).map(lambda pair: f"{min(pair)}/{max(pair)}"),
)


@given(publications)
def test_a_publication_comes_back_from_json_and_is_public_from_its_last_instant(words: str) -> None:
    published = read_published(words)
    assert Published.from_json(published.to_json()) == published
    assert published.first <= published.last
    assert published.first_day <= published.last_day
    if "/" not in words:
        assert published.last == read_as_of(words)


@given(anything)
def test_publication_and_as_of_are_read_or_refused_with_a_hint(words: str) -> None:
    for reader in (read_published, read_as_of):
        hint = "read"
        try:
            reader(words)
        except ReadingError as refused:
            hint = refused.hint
        assert hint


@pytest.mark.parametrize("words", ["2024-03-12", "March 2024", "since 2024-02-12"])
def test_a_complete_date_reads_the_same_under_every_document(words: str) -> None:
    assert read_period(words, None) == read_period(words, read_published("2001-01-01"))
