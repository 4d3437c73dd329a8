"""`claims sources`, on the invented harbour."""

import pytest

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.sources import sources
from tests.queries.conftest import Asked
from tests.queries.harbour import TOPIC

GAZETTE, TIMES, HOUSE = "Example Gazette", "Sample Times", "House of Samples"


def link(source: str, relay: str | None, on: str | None, role: str | None) -> dict[str, str | None]:
    return {"source": source, "relay": relay, "on": on, "role": role}


def test_two_outlets_that_cite_parts_of_one_house_are_one_origin(harbour: Asked) -> None:
    """As of 20 June both hold one position: Heron at Rajin on 8 June."""
    claim = harbour.id("heron at rajin too")
    with_both = harbour.items(sources, "2031-06-20", name="Rajin")[0]
    assert (with_both["outlets"], with_both["origins"], with_both["unknown"], with_both["bases"]) == (
        [GAZETTE, TIMES], [HOUSE], 0, ["satellite imagery"],
    )  # fmt: skip
    assert with_both["choke_points"] == [
        {"source": HOUSE, "supports": 2, "of": 2, "positions": 1, "of_positions": 1},
        {"source": "Wire of Examples", "supports": 1, "of": 2, "positions": 0, "of_positions": 1},
    ]
    assert harbour.items(sources, name=claim)[0]["outlets"] == [TIMES]


def test_a_chain_goes_from_the_outlet_down_to_the_origin(harbour: Asked) -> None:
    item = harbour.items(sources, name=harbour.id("heron at rajin too"))[0]
    assert item["headline"] == "Invented Heron at Rajin, 2031-06-08"
    assert item["utterances"] == [{"source": "Samples News", "on": "2031-06-09"}]
    assert item["chains"] == [
        [
            link(TIMES, None, "2031-06-12", "outlet"),
            link("Wire of Examples", "cites", None, "relay"),
            link("Samples News", "quoting", "2031-06-09", "origin"),
        ]
    ]


@pytest.mark.parametrize(
    ("word", "chains"),
    [
        pytest.param("heron at vostochny", [[link(TIMES, "own", "2031-06-12", "origin")]], id="its own eyes"),
        pytest.param("alpha owns", [[link(GAZETTE, None, "2031-06-10", "outlet")]], id="its own voice"),
        pytest.param(
            "crane unloads",
            [[link(TIMES, None, "[2031-06-16..2031-06-18]", "outlet"), link("?", None, None, None)]],
            id="somebody unnamed",
        ),
        pytest.param(
            "beta owns",
            [
                [link(TIMES, None, "2031-06-12", "outlet"), link("Ana Lyst", "cites", "2031-06-11", "origin")],
                [link(TIMES, None, "2031-06-12", "outlet"), link("Samples Pro", "cites", "2031-06-11", "origin")],
            ],
            id="two separate chains",
        ),
    ],
)
def test_a_chain_says_how_it_ends(harbour: Asked, word: str, chains: list[list[dict[str, str | None]]]) -> None:
    assert harbour.items(sources, name=harbour.id(word))[0]["chains"] == chains


def test_a_house_is_named_by_its_only_part_that_speaks(harbour: Asked) -> None:
    item = harbour.items(sources, name=harbour.id("arms accused"))[0]
    assert item["origins"] == ["Exampleland ministry"]
    assert item["choke_points"] == [
        {"source": "Exampleland ministry", "supports": 1, "of": 1, "positions": 1, "of_positions": 1}
    ]


def test_what_two_chains_support_hangs_on_neither(harbour: Asked) -> None:
    assert harbour.items(sources, name=harbour.id("beta owns"))[0]["choke_points"] == []


def test_a_report_of_unknown_lineage_is_counted_but_hangs_on_nobody(harbour: Asked) -> None:
    item = harbour.items(sources, name="Invented Heron")[0]
    assert item["unknown"] == 1
    assert item["choke_points"][0] == {"source": HOUSE, "supports": 2, "of": 5, "positions": 2, "of_positions": 5}


def test_a_contest_has_the_claims_of_both_sides(harbour: Asked) -> None:
    contest = harbour.items(sources, name=TOPIC)[0]
    assert contest["origins"] == ["Exampleland ministry", "North Korean government"]
    assert contest["utterances"] == [
        {"source": "Exampleland ministry", "on": "2031-06-07"},
        {"source": "North Korean government", "on": "2031-06-15"},
    ]


def test_a_retracted_claim_supports_nothing_but_can_be_asked_for(harbour: Asked) -> None:
    assert harbour.items(sources, "2031-06-19", name="pro-1")[0]["outlets"] == ["Samples Pro"]
    assert harbour.items(sources, "2031-06-20", name="pro-1")[0]["outlets"] == []
    assert harbour.items(sources, "2031-06-20", name=harbour.id("crane sank"))[0]["outlets"] == ["Samples Pro"]


def test_without_a_name_it_is_of_everything(harbour: Asked) -> None:
    item = harbour.items(sources)[0]
    assert item["id"] is None
    assert item["choke_points"][0] == {"source": HOUSE, "supports": 2, "of": 8, "positions": 2, "of_positions": 9}
    assert len(item["chains"]) == 9


def test_a_name_that_nothing_goes_by_is_an_error(harbour: Asked) -> None:
    with pytest.raises(NotFoundError):
        harbour(sources, name="Invented Gull")
