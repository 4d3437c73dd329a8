"""The front page of the invented strait."""

from collections.abc import Callable
from typing import Any

from claims_ledger.queries.brief import brief
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.status import status
from claims_ledger.store.reader import Reader

At = Callable[..., Clocks]


def section(reader: Reader, clocks: Clocks, name: str) -> list[dict[str, Any]]:
    items = [dict(item) for item in brief(reader, clocks).items]
    return [
        {key: value for key, value in item.items() if key != "section"} for item in items if item["section"] == name
    ]


def test_vessels_stand_as_in_the_status_if_anybody_reported_on_them(strait: Reader, at: At) -> None:
    assert section(strait, at(), "vessels") == [
        item for item in status(strait, at()).items if item["last_report"] is not None
    ]


def test_contests_stand_as_in_their_own_view(strait: Reader, at: At) -> None:
    assert section(strait, at(), "contested") == list(contested(strait, at()).items)


def test_the_latest_documents_come_newest_first(strait: Reader, at: At) -> None:
    latest = section(strait, at("2031-03-31"), "latest")
    assert [item["document"]["key"] for item in latest] == ["pro-1", "times-1", "gazette-1"]
    assert latest[1] == {
        "document": {
            "key": "times-1",
            "outlet": "Sample Times",
            "published": "2031-03-13T09:00:00+09:00",
            "title": "The Heron is back",
        },
        "claims": 8,
        "contested": 3,
        "headlines": [
            "Invented Heron moored at Rajin, 2031-03-10",
            "Invented Heron at Vostochny, 2031-03-20",
            "Invented Crane in repair (Russia)",
        ],
    }


def test_a_house_that_others_pass_on_is_named_with_what_rests_on_it_alone(strait: Reader, at: At) -> None:
    # By 13 March: the run and the halt in the Gazette, the call at Rajin in the Times; of six and eight claims.
    assert section(strait, at("2031-03-13"), "lone")[0] == {
        "source": "House of Samples",
        "bases": ["satellite imagery"],
        "supports": 3,
        "of": 14,
        "outlets": ["Example Gazette", "Sample Times"],
        "subjects": ["Invented Heron", "Invented Birds"],
    }


def test_an_outlet_that_only_speaks_for_itself_is_no_lone_source(strait: Reader, at: At) -> None:
    assert "Example Gazette" not in [item["source"] for item in section(strait, at(), "lone")]


def vessels(reader: Reader, clocks: Clocks) -> list[dict[str, Any]]:
    """What is missing of ships and aircraft."""
    gaps = section(reader, clocks, "gaps")
    return [{key: value for key, value in item.items() if key != "gap"} for item in gaps if item["gap"] == "vessel"]


def test_gaps_say_what_nobody_said(strait: Reader, at: At) -> None:
    assert vessels(strait, at("2031-04-30")) == [
        {"id": "crane", "name": "Invented Crane", "what": "owner not said", "since": None},
        {"id": "crane", "name": "Invented Crane", "what": "flag not said", "since": None},
        {"id": "flyer", "name": "Invented Flyer", "what": "no report", "since": None},
        {"id": "heron", "name": "Invented Heron", "what": "flag not said", "since": None},
    ]


def test_a_ship_not_reported_on_for_more_than_thirty_days_is_a_gap(strait: Reader, at: At) -> None:
    stale = {"id": "heron", "name": "Invented Heron", "what": "no report since", "since": "2031-03-16/2031-03-31"}
    assert stale not in vessels(strait, at("2031-04-30"))
    assert stale in vessels(strait, at("2031-05-01"))


def test_the_page_of_an_empty_ledger_is_empty(strait: Reader) -> None:
    assert brief(strait, Clocks.resolve(strait, recorded_at="#0")).items == ()
