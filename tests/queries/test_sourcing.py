"""The line that an editor could print: cases by hand, all names invented; then claims of the harbour."""

from typing import Any

import pytest

from claims_ledger.queries.claims import claims
from claims_ledger.queries.show import show
from claims_ledger.queries.sourcing import sourcing, when_said
from tests.queries.conftest import Asked

Link = dict[str, str | None]


def outlet(on: str | None = "2031-06-12", role: str = "outlet") -> Link:
    return {"source": "Sample Times", "relay": None, "on": on, "role": role}


def link(source: str, relay: str = "cites", on: str | None = None, role: str = "relay") -> Link:
    return {"source": source, "relay": relay, "on": on, "role": role}


def origin(source: str = "Samples Pro", relay: str = "cites", on: str | None = "2031-06-09") -> Link:
    return link(source, relay, on, "origin")


SOMEBODY: Link = {"source": "?", "relay": None, "on": None, "role": None}
OWN: Link = {"source": "Sample Times", "relay": "own", "on": "2031-06-12", "role": "origin"}
IMAGERY = {"sort": "satellite imagery"}

CASES = [
    pytest.param([[outlet(), origin()]], [], "Sample Times, citing Samples Pro on 9 June 2031", id="an origin's day"),
    pytest.param(
        [[outlet(), origin()]], [IMAGERY],
        "Sample Times, citing Samples Pro on 9 June 2031, citing satellite imagery", id="with evidence",
    ),
    pytest.param(
        [[outlet(), origin()]],
        [{**IMAGERY, "by": "imager", "of": {"edtf": "2031-06-08", "words": "Sunday"}}, {"sort": "study"}],
        "Sample Times, citing Samples Pro on 9 June 2031, citing satellite imagery by Imager of 8 June 2031 and a"
        " study",
        id="evidence with its maker and its day",
    ),
    pytest.param(
        [[outlet(), origin(on=None)]], [], "Sample Times on 12 June 2031, citing Samples Pro",
        id="an undated origin, so the outlet's day",
    ),
    pytest.param(
        [[outlet(), origin(on="in a study of 2030")]], [], "Sample Times, citing Samples Pro in a study of 2030",
        id="a named work",
    ),
    pytest.param(
        [[outlet(), origin(on="2031-06")]], [], "Sample Times, citing Samples Pro in June 2031", id="a month",
    ),
    pytest.param(
        [[outlet(), link("Wire of Examples", on="2031-06-10"), origin(relay="quoting")]], [],
        "Sample Times, citing Wire of Examples on 10 June 2031, quoting Samples Pro on 9 June 2031", id="two steps",
    ),
    pytest.param(
        [[outlet(), origin(relay="translating", on=None)]], [], "Sample Times on 12 June 2031, translating Samples Pro",
        id="translating",
    ),
    pytest.param(
        [[outlet(), link("Wire of Examples", "syndicating"), origin()]], [],
        "Sample Times, carrying a report by Wire of Examples, citing Samples Pro on 9 June 2031", id="syndicating",
    ),
    pytest.param(
        [[outlet(), origin(relay="implied")]], [], "Sample Times, apparently citing Samples Pro on 9 June 2031",
        id="implied",
    ),
    pytest.param([[OWN]], [], "Sample Times on 12 June 2031, on its own account", id="own"),
    pytest.param(
        [[OWN]], [{"sort": "eyewitness"}], "Sample Times on 12 June 2031, on its own account, citing an eyewitness",
        id="own, with evidence",
    ),
    pytest.param([[outlet()]], [], "Sample Times on 12 June 2031, naming no source", id="unknown lineage"),
    pytest.param(
        [[outlet()]], [IMAGERY], "Sample Times on 12 June 2031, naming no source, but citing satellite imagery",
        id="unknown lineage, with evidence",
    ),
    pytest.param(
        [[outlet(), link("Wire of Examples", "syndicating")]], [],
        "Sample Times on 12 June 2031, carrying a report by Wire of Examples, which names no source",
        id="a relay of unknown lineage",
    ),
    pytest.param(
        [[outlet(), SOMEBODY]], [], "Sample Times on 12 June 2031, citing an unnamed source", id="somebody unnamed"
    ),
    pytest.param(
        [[outlet(), link("Wire of Examples"), SOMEBODY]], [],
        "Sample Times on 12 June 2031, citing Wire of Examples, citing an unnamed source", id="somebody behind a relay",
    ),
    pytest.param(
        [[outlet(), origin("Ana Lyst", on="2031-06-11")], [outlet(), origin()]], [IMAGERY],
        "Sample Times, citing Ana Lyst on 11 June 2031 and, separately, citing Samples Pro on 9 June 2031, with"
        " satellite imagery as evidence",
        id="two chains",
    ),
    pytest.param(
        [[outlet(), origin(name, on=None)] for name in ("A", "B", "C")], [],
        "Sample Times on 12 June 2031, citing A, citing B, and citing C, each separately", id="three chains",
    ),
    pytest.param(
        [[outlet(), link("Wire of Examples"), origin(name, on=None)] for name in ("A", "B")], [],
        "Sample Times on 12 June 2031, citing Wire of Examples, citing A and, separately, citing B",
        id="chains that part behind a relay",
    ),
    pytest.param(
        [[outlet("[2031-06-16..2031-06-18]"), origin()]], [],
        "Sample Times, published between 16 and 18 June 2031, citing Samples Pro on 9 June 2031",
        id="an uncertain publication is always said",
    ),
    pytest.param(
        [[outlet("[2030-12-30..2031-01-02]")]], [],
        "Sample Times, published between 30 December 2030 and 2 January 2031, naming no source", id="across two years",
    ),
    pytest.param([[outlet("2031-06")]], [], "Sample Times in June 2031, naming no source", id="some day of a month"),
    pytest.param([], [], "", id="no chain at all"),
]  # fmt: skip


@pytest.mark.parametrize(("chains", "bases", "line"), CASES)
def test_a_line_names_the_outlet_whom_it_cites_and_on_what(chains: Any, bases: Any, line: str) -> None:
    assert sourcing(chains, bases, {"imager": "Imager"}) == line


def test_the_hedge_keeps_its_words_and_a_retraction_is_said_last() -> None:
    assert sourcing([[outlet()]], [IMAGERY], {}, hedge="most likely", retracted=True) == (
        "Sample Times on 12 June 2031, naming no source, but citing satellite imagery, with the hedge “most likely”,"
        " since retracted"
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (None, ""),
        ("2031-06-12T09:00+09:00", "on 12 June 2031"),
        ("2031", "in 2031"),
        ("[2031-06-09..2031-06-11]~", "(about 9–11 June 2031)"),
        ("2031-06-01/..", "(since 1 June 2031)"),
    ],
)
def test_a_day_is_said_as_in_a_sentence(on: str | None, said: str) -> None:
    assert when_said(on) == said


@pytest.mark.parametrize(
    ("word", "line"),
    [
        ("heron at rajin", "Example Gazette, quoting Samples Pro on 9 June 2031, citing satellite imagery"),
        (
            "heron at rajin too",
            "Sample Times, citing Wire of Examples, quoting Samples News on 9 June 2031, citing satellite imagery",
        ),
        ("heron at vostochny", "Sample Times on 12 June 2031, on its own account, citing an eyewitness"),
        ("alpha owns", "Example Gazette on 10 June 2031, naming no source"),
        (
            "beta owns",
            "Sample Times, citing Ana Lyst on 11 June 2031 and, separately, citing Samples Pro on 11 June 2031, with"
            " the hedge “perhaps”",
        ),
        ("crane unloads", "Sample Times, published between 16 and 18 June 2031, citing an unnamed source"),
        ("crane sank", "Samples Pro on 14 June 2031, on its own account, since retracted"),
    ],
)
def test_every_claim_can_be_printed_with_its_source(harbour: Asked, word: str, line: str) -> None:
    assert harbour.items(show, id=harbour.id(word))[0]["sourcing"] == line


def test_a_line_is_of_the_clocks_that_were_asked(harbour: Asked) -> None:
    before = harbour.items(show, "2031-06-19", id=harbour.id("crane sank"))[0]["sourcing"]
    assert before == "Samples Pro on 14 June 2031, on its own account"


def test_every_claim_has_a_line_and_nothing_else_has(harbour: Asked) -> None:
    assert all(harbour.items(show, id=item["id"])[0]["sourcing"] for item in harbour.items(claims))
    assert harbour.items(show, id="Rajin")[0]["sourcing"] is None
