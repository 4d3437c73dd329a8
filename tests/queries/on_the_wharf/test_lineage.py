"""Who was first, how long the others took, what they made of it, and who cites in circles."""

from typing import Any

from claims_ledger.queries.lineage import Telling, changed
from claims_ledger.queries.sources import sources
from claims_ledger.queries.voices import Utterance, distinct_bases
from tests.queries.conftest import Asked

GAZETTE, TIMES, PRO, WIRE = "Example Gazette", "Sample Times", "Samples Pro", "Wire of Examples"


def of(wharf: Asked, word: str, as_of: str | None = None) -> dict[str, Any]:
    return wharf.items(sources, as_of, name=wharf.id(word))[0]


def test_the_first_report_of_a_claim_is_that_of_everyone_who_carries_the_same(wharf: Asked) -> None:
    item = of(wharf, "seen by times")
    assert item["first"]["key"] == "pro-1"
    assert [(one["document"]["key"], one["lag"], one["uncertain"]) for one in item["reports"]] == [
        ("pro-1", 0, False),
        ("gazette-1", 1, False),
        ("times-1", 10, True),
    ]
    assert item["outlets"] == [TIMES]


def test_as_of_an_earlier_day_only_what_was_public_is_compared(wharf: Asked) -> None:
    assert [one["document"]["key"] for one in of(wharf, "seen", "2031-05-11")["reports"]] == ["pro-1", "gazette-1"]


def test_as_held_earlier_only_what_was_entered_is_compared(wharf: Asked) -> None:
    item = wharf.items(sources, None, wharf.at("pro-1"), name=wharf.id("seen"))[0]
    assert [one["document"]["key"] for one in item["reports"]] == ["pro-1"]


def test_the_lag_of_a_relay_counts_from_the_utterance_that_it_passes_on(wharf: Asked) -> None:
    reports = of(wharf, "seen by times")["reports"]
    assert reports[0]["tellings"] == [{"source": PRO, "on": "2031-05-02", "lag": 0}]
    assert reports[1]["tellings"] == [{"source": PRO, "on": "2031-05-02", "lag": 1}]
    assert reports[2]["tellings"] == [
        {"source": "Ana Lyst", "on": "2031-05-04", "lag": 8},
        {"source": PRO, "on": "2031-05-02", "lag": 10},
    ]


def test_a_named_work_has_no_day_to_count_from(wharf: Asked) -> None:
    assert of(wharf, "flag")["reports"][0]["tellings"] == [
        {"source": "Exampleland ministry", "on": "in the register of ships", "lag": None}
    ]


def test_a_relay_that_changed_the_figure_is_shown_beside_the_other_tellings(wharf: Asked) -> None:
    changes = {one["document"]["key"]: one["changed"] for one in of(wharf, "five")["reports"]}
    about = "Invented Heron, trips between Rajin and Vostochny"
    assert changes["gazette-1"] == [
        {
            "what": "value",
            "about": about,
            "here": "at least 5 trips",
            "elsewhere": [{"outlet": PRO, "said": "at least 4 trips"}],
        }
    ]
    assert changes["pro-1"][0]["elsewhere"] == [
        {"outlet": GAZETTE, "said": "at least 5 trips"},
        {"outlet": TIMES, "said": "at least 5 trips"},
    ]


def test_a_hedge_that_a_relay_added_and_evidence_that_it_left_out_are_shown(wharf: Asked) -> None:
    changes = {one["document"]["key"]: one["changed"] for one in of(wharf, "seen")["reports"]}
    told = [(one["what"], one["here"], [side["said"] for side in one["elsewhere"]]) for one in changes["gazette-1"]]
    assert told == [
        ("hedge", "probably", [None, None]),
        ("basis", "satellite imagery by Imager of 2031-05-01", [None]),
    ]
    assert {one["what"] for one in changes["times-1"]} == {"hedge", "basis"}


def test_two_who_look_at_one_image_of_one_day_have_one_basis(wharf: Asked) -> None:
    """One report dates it, the other says Thursday."""
    assert wharf.items(sources, name="Rajin")[0]["bases"] == ["satellite imagery by Imager of 2031-05-01"]


def test_those_who_cite_each_other_are_found(wharf: Asked) -> None:
    loops = wharf.items(sources, name="Vostochny")[0]["loops"]
    assert [(one["sources"], {wharf.word(claim) for claim in one["claims"]}) for one in loops] == [
        ([TIMES, WIRE], {"thirty", "thirty, says the wire"})
    ]


def test_nobody_cites_in_a_circle_who_is_cited_for_something_else(wharf: Asked) -> None:
    """The Times has the trips from the Wire, and the Wire the boxes from the Times."""
    assert of(wharf, "five again")["loops"] == []


def test_relays_are_told_apart_by_manner_and_house(wharf: Asked) -> None:
    assert wharf.items(sources, name="Invented Heron")[0]["relays"][:3] == [
        {"source": PRO, "house": "House of Samples", "relay": "cites", "chains": 3},
        {"source": "Ana Lyst", "house": "Ana Lyst", "relay": "cites", "chains": 1},
        {"source": "Exampleland ministry", "house": "Exampleland government", "relay": "cites", "chains": 1},
    ]


def test_a_house_is_a_choke_point_of_the_positions_that_only_it_supports(wharf: Asked) -> None:
    """The place is also told by an analyst, the trips by nobody else."""
    heron = wharf.items(sources, name="Invented Heron")[0]["choke_points"][0]
    assert (heron["source"], heron["supports"], heron["of"]) == (PRO, 5, 8)
    contest = wharf.items(sources, name=wharf.id("four"))[0]["choke_points"]
    assert contest == [{"source": PRO, "supports": 1, "of": 1, "positions": 2, "of_positions": 2}]


def test_a_vague_day_of_an_image_joins_the_only_precise_one() -> None:
    assert distinct_bases(["imagery of 2031-05", "imagery of 2031-05-01"]) == ("imagery of 2031-05-01",)
    assert distinct_bases(["imagery of 2031-05", "imagery of 2031-05-01", "imagery of 2031-05-02"]) == (
        "imagery of 2031-05", "imagery of 2031-05-01", "imagery of 2031-05-02",
    )  # fmt: skip


def test_an_image_whose_maker_is_not_said_joins_the_only_one_of_that_day() -> None:
    assert distinct_bases(["imagery of 2031-05-01", "imagery by A of 2031-05-01"]) == ("imagery by A of 2031-05-01",)
    made = ("imagery by A of 2031-05-01", "imagery by B of 2031-05-01", "imagery of 2031-05-01")
    assert distinct_bases(made) == made
    assert distinct_bases(["imagery", "imagery by A of 2031-05-01"]) == ("imagery", "imagery by A of 2031-05-01")


def telling(
    document: str, value: str, when: str = "", *, presence: bool = False, work: str = "w", **more: Any
) -> Telling:
    plain: dict[str, Any] = {"hedge": None, "bases": (), "topical": False}
    return Telling(
        claim=f"c-{document}-{value}", document=document, shown="p", question="q", about="a", value=value,
        value_json=value, when=when, presence=presence, houses=frozenset(),
        utterance=Utterance("pro", "Pro", None, work) if work else None, **plain | more,
    )  # fmt: skip


def whats(*tellings: Telling) -> list[tuple[str, str, str | None]]:
    return [(key, one["what"], one["here"]) for key, items in changed(tellings, {}).items() for one in items]


def test_two_sightings_at_two_times_are_no_change() -> None:
    one = telling("a", "Rajin", "2031-05-01", presence=True)
    assert whats(one, telling("b", "Dunay", "2031-05-09", presence=True)) == []


def test_a_document_with_several_values_is_not_held_against_another() -> None:
    assert whats(telling("a", "4 trips"), telling("a", "5 trips"), telling("b", "6 trips")) == []


def test_what_is_said_of_an_unknown_utterance_is_not_compared() -> None:
    assert whats(telling("a", "4 trips", work=""), telling("b", "5 trips", work="")) == []


def test_another_date_of_the_same_place_is_a_change() -> None:
    said = telling("a", "Rajin", "2031-05-01", presence=True), telling("b", "Rajin", "2031-05-02", presence=True)
    assert whats(*said) == [("a", "date", "2031-05-01"), ("b", "date", "2031-05-02")]


def test_what_is_said_of_a_topic_alone_is_no_change() -> None:
    assert whats(telling("a", "yes", topical=True, hedge="perhaps"), telling("b", "yes", topical=True)) == []
