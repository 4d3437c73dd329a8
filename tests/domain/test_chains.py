"""Chains as reports put them: outermost first, after the outlet."""

import pytest

from claims_ledger.domain.chains import MOST_LINKS, Branch, read_chain, read_links, utterance
from claims_ledger.domain.dates import Published, read_published
from claims_ledger.domain.errors import ReadingError
from tests.support.world import WORLD

ON_THE_13TH = read_published("2024-03-13")
SOME_DAY_OF_MARCH = read_published("2024-03-16/2024-03-31")


def read(words: str, published: Published | None = ON_THE_13TH) -> tuple[Branch, ...]:
    return read_chain(words, WORLD, published)


@pytest.mark.parametrize(
    ("words", "links", "end"),
    [
        pytest.param("", [], "unsaid", id="nothing: the outlet's own voice"),
        pytest.param("  ", [], "unsaid", id="blanks"),
        pytest.param("own", [], "own", id="the outlet saw it itself"),
        pytest.param("?", [], "somebody", id="somebody unnamed"),
        pytest.param("NK Pro", [("nk-pro", "cites", None, None)], "source", id="a source"),
        pytest.param(
            "NK Pro on 2024-02-29", [("nk-pro", "cites", "2024-02-29", None)], "source", id="a source and its day"
        ),
        pytest.param(
            "NK Pro on last month", [("nk-pro", "cites", "2024-02", None)], "source", id="a source and a day in words"
        ),
        pytest.param(
            "RAND Corporation in a study of 2020",
            [("rand", "cites", "2020", "a study of 2020")],
            "source",
            id="a source and a named work with its year",
        ),
        pytest.param(
            "RAND Corporation in its yearly survey",
            [("rand", "cites", None, "its yearly survey")],
            "source",
            id="a source and a named work",
        ),
        pytest.param(
            "NK Pro in 2023", [("nk-pro", "cites", "2023", None)], "source", id="in a year is a day, not a work"
        ),
        pytest.param(
            "NK Pro in May 2023", [("nk-pro", "cites", "2023-05", None)], "source", id="in a month is a day too"
        ),
        pytest.param(
            "AFP < quoting Shin Won-sik on 2024-02-26",
            [("afp", "cites", None, None), ("shin-won-sik", "quoting", "2024-02-26", None)],
            "source",
            id="an agency that quotes an official",
        ),
        pytest.param("implied NK Pro", [("nk-pro", "implied", None, None)], "source", id="named around the sentence"),
        pytest.param("translating NK Pro", [("nk-pro", "translating", None, None)], "source", id="a translation"),
        pytest.param("syndicating AFP", [("afp", "syndicating", None, None)], "source", id="a reprint"),
        pytest.param(
            "unnamed weapons experts", [("experts", "cites", None, None)], "source", id="people without names"
        ),
        pytest.param("AFP < own", [("afp", "cites", None, None)], "own", id="the agency saw it itself"),
        pytest.param("AFP < ?", [("afp", "cites", None, None)], "somebody", id="the agency had it from somebody"),
        pytest.param(
            "Institute for the Study of War on 2024-03-01",
            [("war-institute", "cites", "2024-03-01", None)],
            "source",
            id="a name with small words in it",
        ),
    ],
)
def test_a_chain_reads(words: str, links: list[tuple[str, ...]], end: str) -> None:
    (branch,) = read(words)
    assert [
        (link.source.key, link.relay, link.on.edtf if link.on else None, link.work) for link in branch.links
    ] == links
    assert branch.end == end


def test_a_name_may_hold_the_word_on() -> None:
    from claims_ledger.domain.entities import Entity
    from tests.support.world import registry

    world = registry()
    world.put(Entity(key="commission", type="organisation", names=("Commission on Arms",)))
    (branch,) = read_chain("quoting Commission on Arms on 2024-03-01", world, ON_THE_13TH)
    assert [(link.source.key, link.on.edtf if link.on else "") for link in branch.links] == [
        ("commission", "2024-03-01")
    ]


def test_a_plus_separates_whole_chains() -> None:
    branches = read("US government + AFP < Japanese government on 2024-03-01 + own + ?")
    assert [[link.source.key for link in branch.links] for branch in branches] == [
        ["us-government"],
        ["afp", "japanese-government"],
        [],
        [],
    ]
    assert [branch.end for branch in branches] == ["source", "source", "own", "somebody"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        pytest.param("NK Prom", "no source goes by", id="a near miss is not taken"),
        pytest.param("Rajin", "no source goes by", id="a port does not speak"),
        pytest.param("NK Pro < < AFP", "breaks off", id="an empty link"),
        pytest.param("< NK Pro", "breaks off", id="nothing before the first link"),
        pytest.param("own < NK Pro", "breaks off", id="own in the middle"),
        pytest.param("NK Pro < ? < AFP", "breaks off", id="somebody in the middle"),
        pytest.param("NK Pro on 2024-03-14", "after this document", id="spoken the day after publication"),
        pytest.param("NK Pro on April 2024", "after this document", id="spoken the month after"),
        pytest.param("NK Pro on the 45th", "45th", id="a day that is none"),
        pytest.param(" < ".join(["NK Pro"] * (MOST_LINKS + 1)), "links", id="a chain without end"),
    ],
)
def test_a_faulty_chain_is_refused(words: str, what: str) -> None:
    with pytest.raises(ReadingError, match=what):
        read(words)


def test_a_misspelt_source_is_suggested() -> None:
    with pytest.raises(ReadingError) as caught:
        read("NK Prom on 2024-02-29")
    assert "did you mean NK Pro" in caught.value.hint


def test_the_day_of_publication_itself_may_be_cited() -> None:
    assert read("NK Pro on 2024-03-13")[0].links[0].on is not None


def test_a_later_day_passes_where_the_publication_is_uncertain() -> None:
    assert read("NK Pro on 2024-04-02", SOME_DAY_OF_MARCH)[0].links[0].on is not None


def test_a_relative_day_under_an_uncertain_publication_asks() -> None:
    with pytest.raises(ReadingError):
        read("NK Pro on Monday", SOME_DAY_OF_MARCH)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        pytest.param("NK Pro < AFP < NK Pro", ["nk-pro"], id="a loop goes back to its first pass"),
        pytest.param("AFP < NK Pro < US government < NK Pro < RUSI", ["afp", "nk-pro", "rusi"], id="a loop inside"),
        pytest.param("NK Pro < AFP", ["nk-pro", "afp"], id="no loop"),
    ],
)
def test_loops_collapse(words: str, keys: list[str]) -> None:
    (branch,) = read(words)
    assert [link.source.key for link in branch.under(()).links] == keys


def test_the_documents_own_chain_heads_all_of_its_chains() -> None:
    heads = read_links("syndicating Sample Times", WORLD, ON_THE_13TH)
    (own, told) = (branch.under(heads) for branch in read("own + NK Pro < own"))
    assert [link.source.key for link in own.links] == ["times"]
    assert [link.source.key for link in told.links] == ["times", "nk-pro"]


@pytest.mark.parametrize("words", ["own", "?", "NK Pro + AFP", "NK Pro < ?"])
def test_only_named_sources_head_a_document(words: str) -> None:
    with pytest.raises(ReadingError, match="cannot head"):
        read_links(words, WORLD, ON_THE_13TH)


@pytest.mark.parametrize(
    "words",
    [
        "own",
        "?",
        "NK Pro on 2024-02-29",
        "AFP < quoting Shin Won-sik on 2024-02-26",
        "RAND Corporation in a study of 2020",
        "implied NK Pro",
        "AFP < ?",
        "AFP < own",
    ],
)
def test_a_chain_is_written_back_as_it_was_read_and_survives_storage(words: str) -> None:
    (branch,) = read(words)
    assert str(branch) == words
    assert Branch.from_json(branch.to_json(), WORLD) == branch


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("own", ("gazette", "2024-03-13", ""), id="the outlet on the day of publication"),
        pytest.param("NK Pro on 2024-02-29", ("nk-pro", "2024-02-29", ""), id="a source on its day"),
        pytest.param("AFP < NK Pro on last month", ("nk-pro", "2024-02", ""), id="the origin, not the relay"),
        pytest.param("RAND Corporation in a study of 2020", ("rand", "2020", "a study of 2020"), id="a named work"),
        pytest.param("NK Pro", ("nk-pro", "", ""), id="a source without a day"),
        pytest.param("", None, id="the outlet's own voice"),
        pytest.param("?", None, id="somebody"),
        pytest.param("AFP < ?", None, id="somebody behind the agency"),
    ],
)
def test_whose_utterance_a_chain_ends_in(words: str, expected: tuple[str, str, str] | None) -> None:
    found = utterance(read(words)[0], "gazette", ON_THE_13TH)
    assert (None if found is None else (found.source, found.on, found.work)) == expected


def test_an_utterance_without_day_or_work_cannot_be_told_from_others() -> None:
    (undated, dated) = (utterance(branch, "gazette", ON_THE_13TH) for branch in read("NK Pro + AFP on 2024-03-01"))
    assert undated is not None
    assert dated is not None
    assert not undated.told
    assert dated.told
