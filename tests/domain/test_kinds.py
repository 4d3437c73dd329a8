"""Every kind: its example, what it asserts, how it reads, what it refuses, and what makes a claim the claim it is."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from claims_ledger.domain.assertion import Assertion, value_text
from claims_ledger.domain.claim import claim_id
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.register import read_entity, read_topic
from claims_ledger.intake.yaml_reader import read_yaml
from claims_ledger.resources import data_dir
from tests.support.rows import EVERY, ROWS, Row
from tests.support.world import PUBLISHED, WORLD, Registry, claim, content

GOLDEN = Path(__file__).parents[1] / "golden"


def named(rows: list[tuple[str, Row]]) -> list[Any]:
    counts: dict[str, int] = {}
    marked = []
    for kind, row in rows:
        counts[kind] = number = counts.get(kind, -1) + 1
        marked.append(pytest.param(kind, row, id=f"{kind} {number}" if number else kind))
    return marked


def test_there_is_a_row_for_every_kind_and_no_other() -> None:
    assert list(ROWS) == list(KINDS)
    assert len(KINDS) == 28


@pytest.mark.parametrize(("kind", "row"), named(EVERY))
def test_a_row_is_stored_and_loads_back_to_the_same_claim(kind: str, row: Row) -> None:
    read = claim(kind, **row)
    loaded = type(read).model_validate(read.stored(), context=Reading(WORLD, words=False))
    assert loaded == read
    assert loaded.stored() == read.stored()
    assert load_content(content(kind, **row), WORLD).claim == read


@pytest.mark.parametrize(("kind", "row"), named(EVERY))
def test_a_headline_is_one_tidy_line(kind: str, row: Row) -> None:
    line = claim(kind, **row).headline()
    assert line == " ".join(line.split())
    assert line[0] not in ",:; "
    assert line[-1] not in ",:;"
    assert not any(slip in line for slip in (" ,", " :", ",,", "None", "()", "of of", "at at"))


def test_every_headline_reads_as_it_did() -> None:
    lines = [f"{kind}: {claim(kind, **row).headline()}" for kind, row in EVERY]
    assert lines == (GOLDEN / "headlines.txt").read_text().splitlines()


def test_every_example_reads_with_the_shipped_registry() -> None:
    shipped = Registry()
    section = read_yaml(data_dir() / "registry.yaml").to_plain()["register"]
    for entity in section["entities"]:
        shipped.put(read_entity(entity))
    for topic in section["topics"]:
        shipped.put_topic(read_topic(topic, shipped))
    for name, kind in KINDS.items():
        assert claim(name, shipped, **kind.example).headline()


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_that_people_say_in_order_come_first_and_exist(kind: str) -> None:
    model = KINDS[kind]
    fields = list(model.forms())
    assert fields[: len(model.spoken)] == list(model.spoken)
    assert set(model.needed()) <= set(fields)
    assert set(model.example) <= set(fields)
    assert model.kind == kind
    assert model.__doc__


# What a row asserts


def _written(term: Any) -> str:
    if isinstance(term, dict):
        return str(term["words"]) if "words" in term else "|".join(term["one_of"])
    return "+".join(term) if isinstance(term, list) else str(term)


def told(asserted: Assertion) -> str:
    """`attribute term=key, …: value @ time (mode)`."""
    terms = ", ".join(f"{role}={_written(term)}" for role, term in asserted.question.canonical()["terms"].items())
    when = "" if asserted.when is None else f" @ {asserted.when.edtf or asserted.when.relation}"
    return f"{asserted.question.attribute} {terms}: {value_text(asserted.value)}{when} ({asserted.mode})"


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        pytest.param(
            "port-call",
            0,
            ["place who=lady-r: Rajin @ 2024-03-12 (event)", "condition who=lady-r: loading @ 2024-03-12 (event)"],
            id="a ship that loads",
        ),
        pytest.param("port-call", 1, ["place who=lady-r: Rajin @ 2024-03-10 (event)"], id="a ship at a port"),
        pytest.param(
            "port-call",
            3,
            [
                "place who=angara: Dunay @ 2024-03-14 (event)",
                "condition who=angara: sailing @ 2024-03-14 (event)",
                "place who=maria: Dunay @ 2024-03-14 (event)",
                "condition who=maria: sailing @ 2024-03-14 (event)",
            ],
            id="each of two that left",
        ),
        pytest.param(
            "port-call",
            4,
            [
                "place who=angara: Rajin (event)",
                "condition who=angara: loading (event)",
                "place who=maria: Rajin (event)",
                "condition who=maria: loading (event)",
                "loading who=angara+maria, at=rajin, goods=containers: hundreds of containers (total)",
            ],
            id="two that loaded together: the count is theirs, the place each one's",
        ),
        pytest.param("port-call", 6, [], id="a habit"),
        pytest.param(
            "sighting",
            0,
            [
                "place who=maia-1: waters east of Vladivostok @ 2024-03-15 (event)",
                "condition who=maia-1: stationary @ 2024-03-15 (event)",
            ],
            id="a ship that lies still",
        ),
        pytest.param(
            "sighting",
            1,
            [
                "place who=maria: between Dunay and Rajin @ 2024-03-13 (event)",
                "condition who=maria: sailing @ 2024-03-13 (event)",
            ],
            id="a ship under way between two ports",
        ),
        pytest.param("sighting", 2, ["place who=angara|maria: Rajin @ 2024-03-13 (event)"], id="one of two ships"),
        pytest.param("voyage", 0, ["place who=maia-1: Vostochny @ 2024-02-12 (event)"], id="an arrival"),
        pytest.param(
            "voyage",
            1,
            [
                "place who=lady-r: Rajin @ 2024-03-12 (event)",
                "place who=lady-r: Vostochny @ 2024-03-14 (event)",
                "arrived who=lady-r, from=rajin, to=vostochny, left=2024-03-12: happened @ 2024-03-14 (event)",
            ],
            id="a voyage with both its days",
        ),
        pytest.param(
            "voyage",
            2,
            [
                "place who=lady-r: between Rajin and Dunay @ 2024-03-12 (event)",
                "arrived who=lady-r, from=rajin, to=dunay, left=2024-03-12: happened @ 2024-03-12 (event)",
            ],
            id="a crossing within one day is in two places by no contradiction",
        ),
        pytest.param("voyage", 3, [], id="a rule of a fleet"),
        pytest.param("voyage", 4, ["condition who=maria: sailing @ 2024-03-13 (state)"], id="a ship under way"),
        pytest.param("voyage", 5, [], id="a voyage that is planned"),
        pytest.param("voyage", 6, [], id="a voyage that is declared"),
        pytest.param("voyage", 7, [], id="voyages by habit"),
        pytest.param(
            "trips",
            0,
            [
                "place who=angara: between Dunay and Rajin @ 2023-08/2023-10 (total)",
                "place who=maria: between Dunay and Rajin @ 2023-08/2023-10 (total)",
                "trips who=angara+maria, between=dunay, and=rajin: at least 4 trips @ 2023-08/2023-10 (total)",
            ],
            id="trips of two together",
        ),
        pytest.param(
            "trips",
            3,
            [
                "place who=angara: between Dunay and Rajin @ 2023-09 (total)",
                "place who=maria: between Dunay and Rajin @ 2023-09 (total)",
                "trips who=angara, between=dunay, and=rajin: at least 2 runs @ 2023-09 (total)",
                "trips who=maria, between=dunay, and=rajin: at least 2 runs @ 2023-09 (total)",
            ],
            id="trips of each of two",
        ),
        pytest.param(
            "flight",
            0,
            ["place who=il-76td: between Shanghai, Pyongyang, Tianjin and Moscow @ 2024-03-11/2024-03-12 (event)"],
            id="a flight stop by stop",
        ),
        pytest.param("flight", 1, ["place who=il-76td: Pyongyang @ 2024-03-11 (event)"], id="a flight to one city"),
        pytest.param(
            "flight",
            2,
            ["place who=il-76td: Shanghai @ 2024-03-11 (event)", "place who=il-76td: Pyongyang @ 2024-03-12 (event)"],
            id="a flight with its days",
        ),
        pytest.param(
            "shipment",
            0,
            [
                "shipped from=north-korea, to=russia, goods=munitions: more than 1,000 containers @ ../2023-10 (total)",
                "flow from=north-korea, to=russia, goods=munitions: happened @ ../2023-10 (event)",
            ],
            id="a count of containers",
        ),
        pytest.param("shipment", 2, [], id="a shipment from nobody knows where"),
        pytest.param(
            "shipment",
            3,
            [
                "shipped from=north-korea, to=russia, goods=containers: about 6,700 containers"
                " @ 2023-08-01/2024-02-26 (running)",
                "flow from=north-korea, to=russia, goods=containers: happened @ ../2024-02-26 (event)",
            ],
            id="a running total",
        ),
        pytest.param(
            "shipment",
            4,
            [
                "shipped from=north-korea, by=angara: hundreds of containers @ 2024-02 (total)",
                "shipped from=north-korea, by=maria: hundreds of containers @ 2024-02 (total)",
            ],
            id="by each of two ships",
        ),
        pytest.param("cargo", 0, [], id="a load that nobody counted"),
        pytest.param(
            "cargo",
            1,
            ["cargo who=lady-r, goods=shells: 300 containers @ 2024-03-14 (state)"],
            id="a load that was counted",
        ),
        pytest.param(
            "estimate", 0, ["capacity of=containers, goods=shells: up to 3,000,000 rounds (state)"], id="a capacity"
        ),
        pytest.param(
            "estimate", 1, ["need of=ukraine, per=month: at least 200,000 rounds (state)"], id="a need by the month"
        ),
        pytest.param(
            "estimate",
            3,
            [
                "capacity of=containers, goods=shells-152: more than 3,000,000 rounds (state)",
                "capacity of=containers, goods=shells-122: 500,000 rounds (state)",
            ],
            id="alternatives of two calibres",
        ),
        pytest.param("estimate", 4, [], id="alternatives of one thing do not contradict each other"),
        pytest.param(
            "halt", 0, ["place who=ships: none at Rajin @ 2024-02-12/.. (state)"], id="a fleet that docks no more"
        ),
        pytest.param(
            "halt",
            1,
            [
                "flow from=north-korea, to=russia, goods=arms: none at Rajin"
                " @ [2024-02-10..2024-02-16]~/[2024-03-07..2024-03-13]~ (state)"
            ],
            id="a pause of what a topic covers",
        ),
        pytest.param(
            "halt",
            2,
            ["flow from=rajin, to=dunay, goods=munitions: none @ 2024-02-12/.. (state)"],
            id="a pattern in place",
        ),
        pytest.param("halt", 3, [], id="a ship that does not load may be there"),
        pytest.param("halt", 4, [], id="flights of nobody"),
        pytest.param("signal-gap", 0, ["condition who=angara: signal off @ 2023-08/2023-10 (event)"], id="silence"),
        pytest.param(
            "repair",
            0,
            ["place who=angara: Zhoushan Xinya Shipyard (state)", "condition who=angara: in repair (state)"],
            id="at a yard",
        ),
        pytest.param("repair", 2, ["condition who=lady-r: in repair (state)"], id="in repair somewhere"),
        pytest.param("incident", 0, ["place who=maria: Vostochny @ 2023-11-02 (event)"], id="a detention"),
        pytest.param(
            "incident",
            1,
            ["sank who=maria: happened @ 2024-01-05 (event)", "condition who=maria: sunk @ 2024-01-05 (event)"],
            id="a sinking",
        ),
        pytest.param(
            "incident",
            2,
            ["place who=maria: Vostochny @ 2024-01-05 (event)", "seized who=maria: happened @ 2024-01-05 (event)"],
            id="a seizure",
        ),
        pytest.param("incident", 3, [], id="a city that was hit"),
        pytest.param(
            "facility",
            0,
            ["storage pits place=tikhoretsk-depot: more than 100 pits @ [2023-09-21..2023-09-30] (state)"],
            id="pits counted",
        ),
        pytest.param("facility", 2, [], id="words about a port"),
        pytest.param("traffic", 0, [], id="a change in traffic"),
        pytest.param(
            "traffic",
            1,
            ["air traffic between=north-korea, and=russia: 2 flights @ 2023 (total)"],
            id="flights counted",
        ),
        pytest.param("identity", 0, ["IMO who=lady-r: 9161003 (state)"], id="a number"),
        pytest.param("identity", 1, ["flag who=angara: Russia (state)"], id="a flag"),
        pytest.param("identity", 2, [], id="a flag in words is no country"),
        pytest.param("identity", 3, ["registration who=il-76td: RA76842 (state)"], id="a registration in one spelling"),
        pytest.param("identity", 4, [], id="words about a registration are none"),
        pytest.param("identity", 5, [], id="a ship had many names"),
        pytest.param("ownership", 0, ["owner who=maria: Azia Shipping Holdings (state)"], id="an owner"),
        pytest.param(
            "ownership",
            1,
            [
                "owner who=angara: M Leasing or Marine Trans Shipping (state)",
                "owner who=maria: M Leasing or Marine Trans Shipping (state)",
            ],
            id="each of two, by one of two",
        ),
        pytest.param(
            "ownership",
            2,
            ["manager who=angara: M Leasing & Marine Trans Shipping @ 2022/.. (state)"],
            id="two together",
        ),
        pytest.param("ownership", 3, [], id="a link"),
        pytest.param("role", 0, ["serves person=shoigu, as=defence minister: Russia (state)"], id="a minister"),
        pytest.param("role", 1, [], id="a leader of nobody says whom"),
        pytest.param("distance", 0, ["distance between=dunay+rajin: 180 km (state)"], id="a way"),
    ],
)
def test_what_a_row_asserts(kind: str, number: int, expected: list[str]) -> None:
    assert [told(one) for one in claim(kind, **ROWS[kind][number]).assertions()] == expected


@pytest.mark.parametrize(
    "kind",
    ["sanction", "breach", "use", "exchange", "visit", "statement", "denial", "no-comment", "assessment", "remark"],
)
def test_kinds_of_words_compare_nothing_but_topics(kind: str) -> None:
    assert all(not list(claim(kind, **row).assertions()) for row in ROWS[kind])


def test_a_route_asserts_the_same_from_either_end() -> None:
    there, back = (
        claim("distance", from_=one, to=other, quantity="180 km")
        for one, other in (("Rajin", "Dunay"), ("Dunay", "Rajin"))
    )
    assert [told(one) for one in there.assertions()] == [told(one) for one in back.assertions()]


# What a kind refuses


def faults(kind: str, row: Row) -> dict[str, ReadingError | str]:
    """By field (empty: the row as a whole), the fault found in a row."""
    with pytest.raises(ValidationError) as caught:
        claim(kind, **row)
    return {
        ".".join(map(str, error["loc"])): error.get("ctx", {}).get("error", error["type"])
        for error in caught.value.errors()
    }


@pytest.mark.parametrize(("kind", "field"), [(name, field) for name, kind in KINDS.items() for field in kind.needed()])
def test_a_field_that_must_be_said_is_missed(kind: str, field: str) -> None:
    row = {name: value for name, value in KINDS[kind].example.items() if name != field}
    assert faults(kind, row) == {field: "missing"}


@pytest.mark.parametrize(
    ("kind", "field"),
    [(name, field) for name, kind in KINDS.items() for field, form in kind.forms().items() if form.choices],
)
def test_a_wrong_choice_is_refused_with_the_right_ones(kind: str, field: str) -> None:
    form = KINDS[kind].forms()[field]
    fault = faults(kind, {**KINDS[kind].example, field: "perhaps so"})[field]
    assert isinstance(fault, ReadingError)
    assert all(choice in fault.hint for choice in form.choices)


@pytest.mark.parametrize(
    ("kind", "field", "word", "meant"),
    [
        pytest.param("port-call", "who", "Marya", "Maria", id="a ship"),
        pytest.param("port-call", "at", "Vostochni", "Vostochny", id="a port"),
        pytest.param("port-call", "of", "munition", "munitions", id="goods"),
        pytest.param("trips", "between", ["Rajin", "Dunaj"], "Dunay", id="one end of a route"),
        pytest.param("flight", "route", ["Shanghai", "Pyongjang"], "Pyongyang", id="a stop of a flight"),
        pytest.param("role", "person", "Sergei Shoygu", "Sergei Shoigu", id="a person"),
        pytest.param(
            "ownership", "party", "one of M Leasing & Azia Shiping Holdings", "Azia Shipping Holdings", id="a party"
        ),
        pytest.param("denial", "who", "North Korean goverment", "North Korean government", id="a government"),
        pytest.param(
            "denial", "about", "arms from North Korea to Rusia", "arms from North Korea to Russia", id="a topic"
        ),
        pytest.param(
            "estimate", "count", "3 rounds of artilery shells", "artillery shells", id="goods that are counted"
        ),
        pytest.param("exchange", "gives", ["foot"], "food", id="goods in a list"),
    ],
)
def test_an_unknown_name_is_suggested_and_not_taken(kind: str, field: str, word: object, meant: str) -> None:
    fault = faults(kind, {**KINDS[kind].example, field: word})[field]
    assert isinstance(fault, ReadingError)
    assert meant in fault.hint


@pytest.mark.parametrize(
    ("kind", "row", "field", "what"),
    [
        pytest.param("voyage", {"who": "Maria"}, "", "a voyage without an end", id="a voyage without an end"),
        pytest.param("shipment", {"of": "arms"}, "", "a shipment without an end", id="a shipment without an end"),
        pytest.param(
            "flight",
            {"who": "Il-76TD", "route": ["Shanghai", "Moscow"], "legs": ["2024-03-11"]},
            "",
            "1 leg times for 2 places",
            id="a flight with a day too few",
        ),
        pytest.param(
            "facility", {"place": "Rajin", "attribute": "size"}, "", "nothing is said of it", id="nothing of a port"
        ),
        pytest.param(
            "traffic",
            {"mode": "sea", "between": ["Rajin", "Dunay"]},
            "",
            "nothing is said of the traffic",
            id="nothing of the traffic",
        ),
        pytest.param("sighting", {"who": "Angara & Maria"}, "who", "names several", id="two ships, and how is unsaid"),
        pytest.param("sighting", {"who": "Maria", "when": "2024-02-30"}, "when", "30", id="a day that is none"),
        pytest.param(
            "trips", {**ROWS["trips"][0], "count": "1.000 trips"}, "count", "1.000", id="a number of two readings"
        ),
        pytest.param("trips", {**ROWS["trips"][0], "count": "6"}, "count", "of what", id="a count of nothing said"),
        pytest.param("distance", {**ROWS["distance"][0], "quantity": "200"}, "quantity", "of what", id="200 what"),
        pytest.param("sighting", {"who": "Maria", "when": ["2024-03-13"]}, "when", "a list", id="a list of days"),
        pytest.param("remark", {"who": "Maria", "text": " "}, "text", "empty", id="an empty text"),
        pytest.param("remark", {"who": "Maria", "text": "a" * 2001}, "text", "2001 characters", id="a text too long"),
        pytest.param(
            "voyage", {"who": "Maria", "to": "Rajin", "only": "perhaps"}, "only", "neither", id="neither yes nor no"
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused(kind: str, row: Row, field: str, what: str) -> None:
    fault = faults(kind, row)[field]
    assert isinstance(fault, ReadingError)
    assert what in fault.what


def test_all_faults_of_a_row_are_found_at_once() -> None:
    assert set(faults("port-call", {"who": "Marya", "doing": "sunk", "of": "gold", "speed": "12 knots"})) == {
        "who",
        "at",
        "doing",
        "of",
        "speed",
    }


# What makes a claim the claim it is


def ident(kind: str, document: str = "gazette-1", **row: Any) -> str:
    return claim_id(document, content(kind, **row))


def test_the_ids_of_the_examples_never_change() -> None:
    lines = [f"{name} {ident(name, **kind.example)}" for name, kind in KINDS.items()]
    assert lines == (GOLDEN / "claim-ids.txt").read_text().splitlines()


@pytest.mark.parametrize(("kind", "row"), named(EVERY))
def test_an_id_survives_storage(kind: str, row: Row) -> None:
    stored = content(kind, **row)
    assert claim_id("gazette-1", load_content(stored, WORLD).stored()) == claim_id("gazette-1", stored)


CALL = {
    "kind": "port-call",
    "who": "Lady R",
    "at": "Rajin",
    "when": "2024-02-12",
    "doing": "loading",
    "count": "300 boxes",
}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"when": "12 Feb 2024"}, id="a day in words"),
        pytest.param({"when": "February 12"}, id="a day without its year"),
        pytest.param({"at": "나진"}, id="a name in another script"),
        pytest.param({"who": "lady-r"}, id="a key for a name"),
    ],
)
def test_words_do_not_matter(change: Row) -> None:
    assert ident(**{**CALL, **change}) == ident(**CALL)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("over 1000 boxes", "more than 1,000 boxes"),
        ("32+ boxes", "at least 32 boxes"),
        ("..5 boxes", "up to 5 boxes"),
        ("5..7 boxes", "between 5 and 7 boxes"),
        ("6700~ boxes", "about 6,700 boxes"),
        ("12 box", "a dozen boxes"),
    ],
)
def test_the_wording_of_a_quantity_does_not_matter(one: str, other: str) -> None:
    assert ident(**{**CALL, "count": one}) == ident(**{**CALL, "count": other})


def test_the_order_of_several_does_not_matter() -> None:
    row = {"between": ["Rajin", "Dunay"], "count": "4 trips"}
    there = ident("trips", who="jointly Angara & Maria", **row)
    assert there == ident("trips", who="jointly Maria & Angara", **{**row, "between": ["Dunay", "Rajin"]})


def test_what_stands_around_a_claim_does_not_matter() -> None:
    bare = content(**CALL)
    dressed = {
        **bare,
        "hedge": "perhaps",
        "paragraph": "3",
        "quote": "Lady R",
        "translation": "Lady R",
        "basis": [{"sort": "video"}],
    }
    assert claim_id("gazette-1", dressed) == claim_id("gazette-1", bare)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"document": "gazette-2"}, id="the document"),
        pytest.param({"stance": "deny"}, id="the stance"),
        pytest.param({"via": "NK Pro"}, id="the chain"),
        pytest.param({"via": "own"}, id="the outlet's own eyes"),
        pytest.param({"when": "2024-02-13"}, id="the day"),
        pytest.param({"when": "around 2024-02-12"}, id="about the day"),
        pytest.param({"at": "Vostochny"}, id="the port"),
        pytest.param({"who": "Maria"}, id="the ship"),
        pytest.param({"doing": "unloading"}, id="what it did"),
        pytest.param({"count": "at least 300 boxes"}, id="the bound"),
        pytest.param({"count": "300 cases"}, id="the unit"),
        pytest.param({"of": "arms"}, id="a field more"),
    ],
)
def test_what_a_claim_says_and_on_whose_word_matters(change: Row) -> None:
    assert ident(**{**CALL, **change}) != ident(**CALL)


@pytest.mark.parametrize(
    ("via", "other"),
    [
        ("NK Pro on 2024-02-29", "NK Pro on 2024-02-28"),
        ("NK Pro", "quoting NK Pro"),
        ("NK Pro < AFP", "AFP < NK Pro"),
        ("RUSI in a study of 2020", "RUSI in a report of 2020"),
        ("NK Pro", "NK Pro + AFP"),
        ("?", "own"),
    ],
)
def test_two_chains_are_two_claims(via: str, other: str) -> None:
    assert ident(**CALL, via=via) != ident(**CALL, via=other)


def test_a_chain_in_other_words_is_the_same() -> None:
    assert ident(**CALL, via="NK Pro on 29 Feb 2024") == ident(**CALL, via="NK Pro on 2024-02-29")


def test_the_day_of_publication_is_what_words_refer_to() -> None:
    assert PUBLISHED.first_day.isoformat() == "2024-03-13"
    assert ident(**{**CALL, "when": "Sunday"}) == ident(**{**CALL, "when": "2024-03-10"})
