"""`claims log`, on the invented harbour."""

from typing import Any

import pytest

from claims_ledger.domain.errors import AmbiguousError, NotFoundError, ReadingError
from claims_ledger.queries.log import log
from tests.queries.conftest import Asked
from tests.queries.harbour import ACTOR


def test_the_log_begins_with_the_newest_event(harbour: Asked) -> None:
    items = harbour.items(log)
    assert [item["position"] for item in items] == list(range(41, 0, -1))
    assert {item["actor"] for item in items} == {ACTOR}


def test_every_event_is_told_in_a_line(harbour: Asked) -> None:
    told = {item["position"]: item["what"] for item in harbour.items(log)}
    rajin, alpha, sank = (harbour.id(word) for word in ("heron at rajin", "alpha owns", "crane sank"))
    assert told[4] == "Rajin, port (rajin)"
    assert told[23] == "topic arms from North Korea to Russia"
    assert told[24] == "Example Gazette, 10 June 2031: Herons in port"
    assert told[25] == "Invented Heron at Rajin, 2031-06-08"
    assert told[32] == "Sample Times, 16–18 June 2031: Nothing was sent"
    assert told[39] == f"{sank}, Invented Crane sank, 2031-06-01, retracted by the outlet: another ship"
    assert told[40] == (
        f"{rajin}, Invented Heron at Rajin, 2031-06-08, corrected by the outlet (when): the outlet printed a correction"
    )
    assert told[41] == f"{alpha}, Invented Heron, owner: Alpha Shipping, corrected by the desk (paragraph): miscounted"


def test_a_limit_keeps_the_newest(harbour: Asked) -> None:
    assert [item["position"] for item in harbour.items(log, limit=3)] == [41, 40, 39]


def test_the_log_of_the_past_ends_there(harbour: Asked) -> None:
    assert harbour.items(log, recorded_at=harbour.at("times-1"))[0]["position"] == 31


def test_as_of_a_day_the_log_is_silent_on_what_was_not_public(harbour: Asked) -> None:
    """The desk's own correction (41) is no matter of publication; the retraction (39) and the outlet's (40) are."""
    assert [item["position"] for item in harbour.items(log, "2031-06-11", limit=5)] == [41, 27, 26, 25, 24]
    assert 39 in [item["position"] for item in harbour.items(log, "2031-06-20")]
    assert 40 not in [item["position"] for item in harbour.items(log, "2031-06-20")]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param({"actor": ACTOR, "limit": 1}, [41], id="an actor"),
        pytest.param({"type": "ClaimCorrected"}, [41, 40], id="a type of event"),
        pytest.param({"type": "claim-corrected"}, [41, 40], id="a type as one would type it"),
        pytest.param({"type": "claim retracted"}, [39], id="or with a blank"),
        pytest.param({"claim": "heron at rajin"}, [40, 25], id="a claim"),
        pytest.param({"document": "gazette-1"}, [41, 40, 27, 26, 25, 24], id="a document and its claims"),
        pytest.param({"entity": "나진"}, [4], id="a thing in the registry"),
        pytest.param({"since": "#39", "until": "#40"}, [40, 39], id="positions"),
        pytest.param({"since": "2031-01-01"}, [], id="a day that has not come"),
        pytest.param({"until": "2025-12-31"}, [], id="a day before the first"),
        pytest.param({"since": "2026-01-01", "until": "2026-01-01", "limit": 2}, [41, 40], id="a day"),
    ],
)
def test_every_filter_narrows_the_log(harbour: Asked, asked: dict[str, Any], found: list[int]) -> None:
    if "claim" in asked:
        asked = asked | {"claim": harbour.id(asked["claim"])}
    assert [item["position"] for item in harbour.items(log, **asked)] == found


def test_a_batch_is_found_by_the_beginning_of_its_id(harbour: Asked) -> None:
    newest = harbour.items(log)[0]
    same = [item["position"] for item in harbour.items(log) if item["batch"] == newest["batch"]]
    assert [item["position"] for item in harbour.items(log, batch=newest["batch"][:-1])] == same


def test_a_time_of_recording_is_met_to_the_second(harbour: Asked) -> None:
    item = harbour.items(log)[5]
    since = harbour.items(log, since=item["recorded_at"])
    assert item in since
    assert all(one["recorded_at"] >= item["recorded_at"][:19] for one in since)


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        pytest.param({"actor": "nobody"}, NotFoundError, ACTOR, id="an actor"),
        pytest.param({"type": "claim-correct"}, NotFoundError, "ClaimCorrected", id="a type nearly"),
        pytest.param({"type": "song"}, NotFoundError, "known are ClaimCorrected", id="no type at all"),
        pytest.param({"document": "gazete-1"}, NotFoundError, "gazette-1", id="a document nearly"),
        pytest.param({"batch": "b"}, (NotFoundError, AmbiguousError), "", id="too little of an id"),
        pytest.param({"since": "some day"}, ReadingError, "write a day", id="no date"),
    ],
)
def test_what_there_is_not_is_an_error_with_the_candidates(
    harbour: Asked, asked: dict[str, Any], error: Any, said: str
) -> None:
    with pytest.raises(error) as caught:
        harbour.items(log, **asked)
    assert said in caught.value.hint
