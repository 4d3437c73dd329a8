"""The phrases that all views share."""

from datetime import date

import pytest

from claims_ledger.rendering import spoken


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        pytest.param("2024-03-10", "10 Mar 2024", id="day"),
        pytest.param("2024-03", "Mar 2024", id="month"),
        pytest.param("2024", "2024", id="year"),
        pytest.param("2024-03-01/2024-03-10", "1–10 Mar 2024", id="days of one month"),
        pytest.param("2024-01-30/2024-02-08", "30 Jan – 8 Feb 2024", id="days of one year"),
        pytest.param("2023-12-30/2024-01-02", "30 Dec 2023 – 2 Jan 2024", id="days of two years"),
        pytest.param("2023-08/2023-10", "Aug–Oct 2023", id="months of one year"),
        pytest.param("2023-08/2024-02-29", "Aug 2023 – 29 Feb 2024", id="month to day"),
        pytest.param("2024-02-12/..", "since 12 Feb 2024", id="open end"),
        pytest.param("../2024-02-26", "until 26 Feb 2024", id="open start"),
        pytest.param("2024-02-12/", "since 12 Feb 2024", id="unknown end"),
        pytest.param("[2024-03-16..2024-03-31]", "16–31 Mar 2024", id="one day of several"),
        pytest.param("[..2024-03-31]", "31 Mar 2024 or earlier", id="set with open start"),
        pytest.param("[2024-03-16..]", "16 Mar 2024 or later", id="set with open end"),
        pytest.param("[2024-02-10..2024-02-16]/[2024-03-07..2024-03-13]", "10–16 Feb 2024 – 7–13 Mar 2024", id="sets"),
        pytest.param("2024-02-13~", "around 13 Feb 2024", id="approximate"),
        pytest.param("2024-02-13?", "13 Feb 2024?", id="uncertain"),
        pytest.param("[2024-02-10..2024-02-16]~", "about 10–16 Feb 2024", id="approximate set"),
        pytest.param("[2023-04-16]~/[2023-10-16]~", "about 16 Apr 2023 – about 16 Oct 2023", id="approximate ends"),
        pytest.param("2024-03-03T22:34+02:00", "3 Mar 2024 22:34 +02:00", id="time with offset"),
        pytest.param("2024-03-03T22:34:00Z", "3 Mar 2024 22:34 UTC", id="time in UTC"),
        pytest.param("../..", "at some time", id="nothing known"),
        pytest.param("", "", id="empty"),
        pytest.param(None, "", id="null"),
        pytest.param("days after the visit", "days after the visit", id="words"),
        pytest.param("2024-13-01", "2024-13-01", id="no such month"),
    ],
)
def test_an_edtf_date_is_said_as_people_say_it(edtf: str | None, said: str) -> None:
    assert spoken.when(edtf) == said


@pytest.mark.parametrize(
    ("item", "said"),
    [
        pytest.param(
            {
                "outlets": ["A", "B", "C", "D", "E"],
                "origins": ["NK Pro"],
                "unknown": 0,
                "bases": ["satellite imagery"],
            },
            "5 outlets, 1 known origin (NK Pro ← satellite imagery), 0 of unknown lineage",
            id="five outlets that cite one newsroom",
        ),
        pytest.param(
            {"outlets": ["A"], "origins": [], "unknown": 1},
            "1 outlet, 0 known origins, 1 of unknown lineage",
            id="nobody",
        ),
        pytest.param(
            {"outlets": ["A", "B"], "origins": ["X", "Y"], "unknown": 2},
            "2 outlets, 2 known origins (X, Y), 2 of unknown lineage",
            id="two origins",
        ),
        pytest.param({}, "0 outlets, 0 known origins, 0 of unknown lineage", id="nothing"),
    ],
)
def test_voices_are_counted_and_named(item: dict[str, object], said: str) -> None:
    assert spoken.voices(item) == said


@pytest.mark.parametrize(
    ("day", "past", "said"),
    [
        pytest.param("2024-03-01", False, "4 days ago", id="days ago"),
        pytest.param("2023-11-06", False, "3 months ago", id="months ago"),
        pytest.param("2021-07-01", False, "2 years ago", id="years ago"),
        pytest.param("2024-03-01/2024-03-04", False, "", id="no exact day"),
        pytest.param("2024-03-04", False, "1 day ago", id="one day ago"),
        pytest.param("2024-03-05", False, "today", id="today"),
        pytest.param("2024-03-07", False, "in 2 days", id="ahead"),
        pytest.param("2024-03-01", True, "4 days before 5 Mar 2024", id="before a past day"),
        pytest.param("2024-03-05", True, "that day", id="that day"),
        pytest.param("2024-03-01T10:00Z", False, "4 days ago", id="time"),
        pytest.param("2024-03", False, "", id="a month is not a day"),
        pytest.param("2024-02-31", False, "", id="no such day"),
        pytest.param(None, False, "", id="null"),
    ],
)
def test_how_long_ago_a_day_was(day: str | None, past: bool, said: str) -> None:
    assert spoken.ago(day, date(2024, 3, 5), past) == said


@pytest.mark.parametrize(
    ("names", "most", "said"),
    [
        pytest.param([], 0, "", id="nobody"),
        pytest.param(["A"], 0, "A", id="one"),
        pytest.param(["A", "B"], 0, "A and B", id="two"),
        pytest.param(["A", "B", "C"], 0, "A, B and C", id="three"),
        pytest.param(["A", "B", "C"], 2, "A, B and 1 more", id="more than fit"),
    ],
)
def test_names_are_listed(names: list[str], most: int, said: str) -> None:
    assert spoken.listed(names, most) == said
