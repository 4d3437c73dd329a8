"""What hangs on a claim, a source, an utterance; and that it comes true when they are really taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from claims_ledger.domain.dates import read_published
from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.events import ClaimRetracted, Event, UtteranceRetracted
from claims_ledger.queries.contested import contested
from claims_ledger.queries.impact import impact
from claims_ledger.queries.show import show
from claims_ledger.queries.status import status
from tests.queries.conftest import Asked

Words = Callable[..., set[str]]


def of(wharf: Asked, name: str, as_of: str | None = None, recorded_at: str | None = None) -> dict[str, Any]:
    return wharf.items(impact, as_of, recorded_at, name=name)[0]


def test_a_source_takes_along_what_it_published_and_every_chain_it_stands_in(wharf: Asked, words: Words) -> None:
    item = of(wharf, "Samples Pro")
    assert item["sort"] == "source"
    assert words(item["falls"]) == {"seen", "four", "seen by gazette", "five", "five again"}
    assert words(item["weakened"]) == {"seen by times"}
    left = [[link["source"] for link in chain] for chain in item["weakened"][0]["chains"]]
    assert left == [["Sample Times", "Ana Lyst"]]


def test_a_house_takes_along_what_its_parts_said(wharf: Asked, words: Words) -> None:
    assert of(wharf, "House of Samples")["falls"] == of(wharf, "Samples Pro")["falls"]
    with pytest.raises(NotFoundError, match="no report has Samples News as a source"):
        of(wharf, "Samples News")


def test_an_utterance_takes_along_those_who_pass_it_on(wharf: Asked, words: Words) -> None:
    item = of(wharf, "Samples Pro on 2 May 2031")
    assert item["sort"] == "utterance"
    assert words(item["falls"]) == {"seen", "four", "seen by gazette", "five", "five again"}
    assert words(of(wharf, "Exampleland ministry in the register of ships")["falls"]) == {"flag"}
    assert words(of(wharf, "Ana Lyst on 2031-05")["weakened"]) == {"seen by times"}


def test_a_claim_takes_along_those_who_have_it_from_there(wharf: Asked, words: Words) -> None:
    item = of(wharf, wharf.id("seen"))
    assert item["sort"] == "claim"
    assert words(item["falls"]) == {"seen", "seen by gazette"}
    assert words(item["weakened"]) == {"seen by times"}
    assert words(of(wharf, wharf.id("five"))["falls"]) == {"five"}


def test_a_document_takes_its_claims_along(wharf: Asked, words: Words) -> None:
    assert words(of(wharf, "times-2")["falls"]) == {"thirty, says the wire"}


def test_a_position_falls_only_with_the_last_who_hold_it(wharf: Asked) -> None:
    lost = [(one["attribute"], one["value"]) for one in of(wharf, "Samples Pro")["positions"]]
    assert ("place", "Rajin") not in lost
    assert ("trips between Rajin and Vostochny", "at least 4 trips") in lost
    assert ("trips between Rajin and Vostochny", "at least 5 trips") in lost
    assert [one["value"] for one in of(wharf, wharf.id("five"))["positions"]] == []


def test_a_contest_settles_when_a_side_of_it_falls(wharf: Asked) -> None:
    retelling = {item["id"]: item for item in wharf.items(contested)}
    settled = of(wharf, wharf.id("four"))["contests"]
    assert [(one["before"], one["after"], one["attribute"]) for one in settled] == [
        ("diverges", None, "trips between Rajin and Vostochny")
    ]
    assert settled[0]["id"] in retelling
    assert of(wharf, wharf.id("five"))["contests"] == []


def test_the_status_of_a_ship_reads_otherwise(wharf: Asked) -> None:
    lines = {one["line"]: (one["before"], one["after"]) for one in of(wharf, "times-1")["statuses"]}
    assert lines["flag"] == ("Russia", None)
    assert lines["sanctions"] == ("Exampleland ministry 2030", None)
    assert lines["last report"] == ("2031-05-10/2031-05-12", "2031-05-03")


def test_nothing_hangs_on_what_was_not_yet_public_or_held(wharf: Asked, words: Words) -> None:
    assert words(of(wharf, "Samples Pro", "2031-05-02")["falls"]) == {"seen", "four"}
    held = of(wharf, "Samples Pro", None, wharf.at("gazette-1"))
    assert words(held["falls"]) == {"seen", "four", "seen by gazette", "five"}


def test_a_lone_last_claim_leaves_nothing_behind(wharf: Asked) -> None:
    item = of(wharf, wharf.id("sanctions"))
    assert (len(item["falls"]), item["weakened"], item["positions"], item["contests"]) == (1, [], [], [])


@pytest.mark.parametrize(
    ("name", "says"),
    [
        pytest.param("Invented Heron", "no report has Invented Heron as a source", id="a ship"),
        pytest.param("Samples Pro on 2030-01-01", "no report passes on what Samples Pro said on 2030", id="a day"),
        pytest.param("Samples Pro in a study", "no report passes on what Samples Pro said in a study", id="a work"),
        pytest.param("Sample Pro on 2 May 2031", "nothing goes by", id="a source misspelt"),
        pytest.param("nowhere to be found", "nothing goes by", id="nothing"),
    ],
)
def test_what_nobody_said_cannot_be_taken_back(wharf: Asked, name: str, says: str) -> None:
    with pytest.raises(NotFoundError, match=says):
        of(wharf, name)


def retraction(wharf: Asked, word: str) -> Event:
    published = read_published("2031-06-01").to_json()
    return ClaimRetracted(claim=wharf.id(word), published=published, reason="it was another ship")


def recall(source: str, **utterance: str) -> Event:
    published = read_published("2031-06-01").to_json()
    return UtteranceRetracted(source=source, utterance=utterance, published=published, reason="all wrong")


@pytest.mark.parametrize(
    ("name", "event"),
    [
        pytest.param("four", lambda wharf: retraction(wharf, "four"), id="a claim that nobody has from there"),
        pytest.param("flag", lambda wharf: retraction(wharf, "flag"), id="a flag"),
        pytest.param("Samples Pro on 2031-05-02", lambda _: recall("samples-pro", on="2031-05-02"), id="an utterance"),
        pytest.param("Ana Lyst on 2031-05-04", lambda _: recall("analyst", on="2031-05-04"), id="one of two chains"),
        pytest.param(
            "Exampleland ministry in the register of ships",
            lambda _: recall("exampleland-ministry", work="the register of ships"),
            id="a named work",
        ),
    ],
)
def test_what_is_foretold_comes_true(own_wharf: Asked, name: str, event: Callable[[Asked], Event]) -> None:
    wharf = own_wharf
    told = of(wharf, wharf.harbour.claims.get(name, name))
    before = {item["id"]: item for item in wharf.items(contested)}
    wharf.harbour.write(event(wharf))
    after = {item["id"]: item for item in wharf.items(contested)}
    assert {one["id"] for one in told["contests"] if one["after"] is None} == before.keys() - after.keys()
    later = {item["id"]: item for item in wharf.items(status)}
    for line in told["statuses"]:
        if line["line"] in ("location", "flag", "owner", "condition"):
            state = later[line["id"]][line["line"]]
            assert line["after"] is None if state is None else line["after"].startswith(state["value"])
    falling = {one["id"] for one in told["falls"]}
    retracted = {claim for claim in wharf.harbour.claims.values() if wharf.items(show, id=claim)[0]["retracted"]}
    # An outlet that takes its claim back does not speak for those who have it from there.
    assert falling == retracted if told["sort"] == "utterance" else retracted <= falling


def test_those_who_tell_a_claim_otherwise_hang_on_it_too(wharf: Asked, words: Words) -> None:
    assert words(of(wharf, wharf.id("four"))["falls"]) == {"four", "five", "five again"}
