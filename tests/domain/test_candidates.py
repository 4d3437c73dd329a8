"""Which entities may be one: names in three scripts, slips, identifiers, former names, and what is no reason."""

from typing import Any

import pytest

from claims_ledger.domain.candidates import Known, candidates, near_to


def known(key: str, type_: str, *names: str, **more: Any) -> Known:
    return Known(key, type_, names, **more)


def reasons(one: Known, other: Known) -> list[str]:
    """Why the two may be one; nothing where they are not offered."""
    found = candidates([one, other])
    return [reason for pair in found for reason in pair.reasons if not reason.startswith("same type")]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param("Maria", "MARIA", "same name: Maria", id="the same name"),
        pytest.param("Rajin", "Раджин", "same name in another script: Rajin, Раджин", id="Cyrillic"),
        pytest.param("Rajin", "라진", "same name in another script: Rajin, 라진", id="Hangul"),
        pytest.param("Dunay", "Dunai", "same name in another spelling: Dunay, Dunai", id="another romanisation"),
        pytest.param("Восточный", "Vostochny", "same name in another script: Восточный, Vostochny", id="an ending"),
        pytest.param(
            "Владивосток", "블라디보스토크", "same name in another script: Владивосток, 블라디보스토크", id="both"
        ),
        pytest.param("Lady R", "R Lady", "same words: Lady R, R Lady", id="the order of words"),
        pytest.param("Maia", "Maria", "near name: Maia, Maria (1 letter apart)", id="a letter left out"),
        pytest.param("Marai", "Maria", "near name: Marai, Maria (1 letter apart)", id="letters swapped"),
        pytest.param("Maia", "Maia-1", "one name inside the other: Maia, Maia-1", id="a number more"),
        pytest.param(
            "Mаria", "Maria", "drawn alike in other letters, and not the same name: Mаria, Maria", id="look-alike"
        ),
    ],
)
def test_names_that_may_be_one(one: str, other: str, why: str) -> None:
    assert reasons(known("a", "vessel", one), known("b", "vessel", other)) == [why]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Il-76TD RA-78765", "Il-76TD RA-78818", id="another registration"),
        pytest.param("Maia-1", "Maia-2", id="another number"),
        pytest.param("Maia-1", "Maria", id="a number against a letter"),
        pytest.param("Angara", "Kama", id="other names"),
        pytest.param("Sky A", "Sky B", id="a word of one letter"),
        pytest.param("Mаria", "Maia", id="a look-alike is near nothing"),
    ],
)
def test_names_that_are_not_offered(one: str, other: str) -> None:
    assert reasons(known("a", "vessel", one), known("b", "vessel", other)) == []


def test_two_aircraft_of_one_owner_and_type_stay_two() -> None:
    shared = {"owner": frozenset({"Example Air"}), "flag": frozenset({"Russia"})}
    one = known("ra-78765", "aircraft", "RA-78765", shared=shared, identifiers={"registration": "RA-78765"})
    other = known("ra-78818", "aircraft", "RA-78818", shared=shared, identifiers={"registration": "RA-78818"})
    assert candidates([one, other]) == []


def test_a_rocket_a_ship_and_a_river_of_one_name_are_three() -> None:
    assert (
        candidates([known("a", "vessel", "Angara"), known("b", "sea area", "Angara"), known("c", "goods", "Angara")])
        == []
    )


def test_a_place_may_be_the_port_of_its_name() -> None:
    assert reasons(known("a", "place", "Dunay"), known("b", "port", "Dunay")) == ["same name: Dunay"]


def test_a_part_is_never_offered_as_its_whole() -> None:
    part = known("a", "place", "Rajin", above=frozenset({"b"}))
    assert candidates([part, known("b", "place", "Rajin")]) == []


def test_a_shared_identifier_is_the_first_reason_whatever_the_names() -> None:
    one = known("a", "vessel", "Heron", identifiers={"IMO": "9161003"})
    other = known("b", "vessel", "Crane", identifiers={"imo": "IMO 9161003"})
    assert reasons(one, other) == ["shared identifier: IMO 9161003"]


def test_another_number_speaks_against_a_name() -> None:
    one = known("a", "vessel", "Maria", identifiers={"IMO": "9161003"})
    other = known("b", "vessel", "Maria", identifiers={"IMO": "9074729"})
    assert candidates([one, other]) == []


def test_a_former_name_is_a_reason_that_a_number_only_speaks_against() -> None:
    one = known("a", "vessel", "Heron", identifiers={"IMO": "9161003"}, former={"Crane": "until 2022, by Wire"})
    other = known("b", "vessel", "CRANE", identifiers={"IMO": "9074729"})
    found = reasons(one, other)
    assert found == ["former name of Heron: Crane (until 2022, by Wire)", "against it: IMO 9161003 and 9074729"]


def test_owner_and_flag_are_said_beside_a_reason() -> None:
    shared = {"owner": frozenset({"M Leasing"}), "flag": frozenset({"Russia"})}
    pair = candidates([known("a", "vessel", "Maria", shared=shared), known("b", "vessel", "Maria", shared=shared)])[0]
    assert pair.reasons == ("same name: Maria", "same type: vessel", "same flag: Russia", "same owner: M Leasing")


def test_pairs_judged_apart_are_not_offered() -> None:
    assert candidates([known("a", "vessel", "Maria"), known("b", "vessel", "Maria")], [("b", "a")]) == []


def test_the_likelier_pair_comes_first() -> None:
    ships = [known("a", "vessel", "Maria"), known("b", "vessel", "Maia"), known("c", "vessel", "MARIA")]
    assert [(pair.a.key, pair.b.key) for pair in candidates(ships)] == [("a", "c"), ("a", "b"), ("b", "c")]


def test_a_name_that_nothing_has_is_near_several() -> None:
    ships = [
        known("maria", "vessel", "Maria", "마리아"),
        known("maia-1", "vessel", "Maia-1"),
        known("x", "vessel", "Kama"),
    ]
    assert [(pair.b.key, pair.reasons) for pair in near_to("MAIA", ships)] == [
        ("maia-1", ("one name inside the other: MAIA, Maia-1",)),
        ("maria", ("near name: MAIA, Maria (1 letter apart)", "near name: MAIA, 마리아 (1 letter apart)")),
    ]


def test_a_name_may_be_a_former_one() -> None:
    ship = known("heron", "vessel", "Heron", former={"Sky Pioneer": "until 2022"})
    assert [pair.reasons for pair in near_to("sky pioneer", [ship])] == [
        ("former name of Heron: Sky Pioneer (until 2022)",)
    ]
