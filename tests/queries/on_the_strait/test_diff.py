"""What changed on the invented strait between two days."""

from collections.abc import Callable
from typing import Any

import pytest

from claims_ledger.domain.errors import ReadingError, UsageError
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.diff import diff
from claims_ledger.store.reader import Reader
from tests.queries.harbour import TOPIC

At = Callable[..., Clocks]
Said = Callable[..., list[str]]
PRO = {"outlet": "Samples Pro", "published": "2031-03-16/2031-03-31", "reason": None}
TIMES = {"outlet": "Sample Times", "published": "2031-03-13T09:00:00+09:00", "reason": None}


def changes(reader: Reader, clocks: Clocks, before: str, after: str | None) -> list[dict[str, Any]]:
    return [dict(one) for one in diff(reader, clocks, before=before, after=after).items]


def lines(items: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(one["change"], one["what"], one["before"], one["after"]) for one in items]


def test_statuses_come_first_then_halts_then_contests_then_other_claims(strait: Reader, at: At) -> None:
    runs = "between Rajin and Vostochny, January to February 2031"
    assert lines(changes(strait, at(), "2031-03-05", "2031-03-13")) == [
        ("changed", "Invented Crane: location", runs, "Russia, 13 March 2031"),
        ("gained", "Invented Crane: condition", None, "in repair, 13 March 2031"),
        ("changed", "Invented Heron: location", runs, "Rajin, 10 March 2031"),
        ("gained", "Invented Heron: condition", None, "moored, 10 March 2031"),
        ("gained", "Invented Heron: owner", None, "Alpha Shipping"),
        (
            "changed", "halt", "docking by Invented Birds at Rajin paused, since 12 February 2031",
            "ended by Invented Heron at Rajin, 10 March 2031",
        ),
        (
            "contested", "Invented Crane & Invented Heron: trips between Rajin and Vostochny", None,
            "diverges: at least 4 trips ≠ at least 5 runs",
        ),
        ("contested", TOPIC, None, "disputed: yes ≠ no"),
        ("gained", "port call", None, "Invented Heron at Vostochny, 2031-03-20"),
        ("gained", "distance", None, "Vostochny to Rajin: 125 miles"),
        ("gained", "sanction", None, "Invented Birds under sanctions by Exampleland ministry for arms, 2030"),
    ]  # fmt: skip


def test_a_change_names_the_claims_and_reports_that_made_it(strait: Reader, at: At, said: Said) -> None:
    items = {(one["change"], one["what"]): one for one in changes(strait, at(), "2031-03-13", "2031-03-31")}
    assert items["changed", "Invented Heron: location"] == {
        "change": "changed",
        "what": "Invented Heron: location",
        "before": "Rajin, 10 March 2031",
        "after": "Vostochny, 15 March 2031",
        "claims": said("heron arrived", "heron unloads"),
        "because": [PRO],
    }
    assert items["changed", "Invented Heron: owner"] == {
        "change": "changed",
        "what": "Invented Heron: owner",
        "before": "Alpha Shipping",
        "after": "contested: Beta Marine ≠ Alpha Shipping",
        "claims": said("beta owns"),
        "because": [PRO],
    }


def test_a_retraction_settles_what_it_had_contested(strait: Reader, at: At, said: Said) -> None:
    retracted = [{"outlet": "Example Gazette", "published": "2031-04-20", "reason": "another ship"}]
    assert changes(strait, at(), "2031-04-10", "2031-04-20") == [
        {
            "change": "changed",
            "what": "Invented Heron: location",
            "before": "contested: Vostochny, 15 March 2031 ≠ Rajin, 15 March 2031",
            "after": "Vostochny, 15 March 2031",
            "claims": said("heron still at rajin"),
            "because": retracted,
        },
        {
            "change": "settled",
            "what": "Invented Heron: place on 2031-03-15",
            "before": "contradicts: Vostochny ≠ Rajin",
            "after": None,
            "claims": said("heron still at rajin"),
            "because": retracted,
        },
        {
            "change": "lost",
            "what": "port call",
            "before": "Invented Heron at Rajin, 2031-03-15",
            "after": None,
            "claims": said("heron still at rajin"),
            "because": retracted,
        },
    ]


def test_what_came_and_went_between_the_days_is_no_change(strait: Reader, at: At) -> None:
    assert changes(strait, at(), "2031-03-31", "2031-04-30") == []


def test_the_second_day_is_the_as_of_day_or_the_present_unless_said(strait: Reader, at: At) -> None:
    assert diff(strait, at("2031-03-13"), before="2031-03-05").as_of == "2031-03-13"
    assert lines(changes(strait, at("2031-03-13"), "2031-03-05", None)) == lines(
        changes(strait, at(), "2031-03-05", "2031-03-13")
    )
    assert changes(strait, at(), "2031-03-31", None) == []


def test_both_days_are_seen_as_held_at_one_position(strait: Reader, at: At) -> None:
    assert changes(strait, at(held="gazette-1"), "2031-03-05", "2031-03-31") == []


def test_days_in_the_wrong_order_are_refused(strait: Reader, at: At) -> None:
    with pytest.raises(UsageError, match="2031-03-05 comes before 2031-03-13"):
        diff(strait, at(), before="2031-03-13", after="2031-03-05")


def test_a_day_that_is_none_is_refused(strait: Reader, at: At) -> None:
    with pytest.raises(ReadingError):
        diff(strait, at(), before="someday")
