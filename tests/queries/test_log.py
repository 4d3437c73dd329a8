"""`claims log`, on the invented harbour."""

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
