"""Days and lists as an editor would print them."""

import json

import pytest

from claims_ledger.queries.words import day_words, in_full, listed


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        pytest.param(None, "", id="none"),
        ("2031", "2031"),
        ("2031-03", "March 2031"),
        ("2031-03-05", "5 March 2031"),
        ("2031-03-05T22:34:00+02:00", "5 March 2031"),
        ("2031-03-05/2031-03-09", "5–9 March 2031"),
        ("2031-01-30/2031-02-08", "30 January to 8 February 2031"),
        ("2030-12-30/2031-01-02", "30 December 2030 to 2 January 2031"),
        ("2031-08/2031-10", "August to October 2031"),
        ("2031-02-12/..", "since 12 February 2031"),
        ("../2031-02-26", "until 26 February 2031"),
        ("[2031-03-16..2031-03-31]", "16–31 March 2031"),
        ("[2031-03-07..2031-03-13]~", "about 7–13 March 2031"),
        ("[2031-03-09]~", "about 9 March 2031"),
        ("[2031-03-16..]", "16 March 2031 or later"),
        ("2031-03-05~", "about 5 March 2031"),
        ("no date", "no date"),
    ],
)
def test_a_date_reads_as_one_would_print_it(edtf: str | None, words: str) -> None:
    assert day_words(edtf) == words


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and 1 more"),
    ],
)
def test_a_list_names_the_first_few(names: list[str], text: str) -> None:
    assert listed(names, 3) == text


@pytest.mark.parametrize(
    ("headline", "words", "event", "expected"),
    [
        pytest.param("Heron at Rajin, Sunday", "Sunday", "2031-03-09", "Heron at Rajin, 9 March 2031", id="a weekday"),
        pytest.param(
            "Heron at Rajin, 2031-03-09", "2031-03-09", "2031-03-09", "Heron at Rajin, 2031-03-09", id="full as it is"
        ),
        pytest.param(
            "Heron at Rajin, after the visit",
            "after the visit",
            "",
            "Heron at Rajin, after the visit",
            id="no day known",
        ),
        pytest.param(
            "Heron on Sunday at Rajin", "Sunday", "2031-03-09", "Heron on Sunday at Rajin", id="not at the end"
        ),
    ],
)
def test_a_day_told_by_the_report_s_own_is_given_in_full(headline: str, words: str, event: str, expected: str) -> None:
    content = json.dumps({"kind": "port-call", "fields": {"when": {"edtf": event, "words": words}}})
    assert in_full(headline, content, event) == expected
