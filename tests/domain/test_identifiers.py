"""Checks of identifiers: said, never refused."""

import pytest

from claims_ledger.domain.identifiers import code, doubts


def about(scheme: str, value: str) -> list[str]:
    return doubts("x", {scheme: value})


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        ("IMO", "9161003"),
        ("IMO", "IMO 9161003"),
        ("IMO", "9074729"),
        ("imo", "8814275"),
        ("MMSI", "273359440"),
        ("ICAO", "4CA2B1"),
        ("ICAO", "4ca2b1"),
        ("registration", "RA-76842"),
        ("registration", "N12345"),
        ("UN/LOCODE", "KPRJN"),
        ("UN/LOCODE", "KP RJN"),
        ("call sign", "anything at all"),
    ],
)
def test_a_sound_identifier_raises_no_doubt(scheme: str, value: str) -> None:
    assert about(scheme, value) == []


@pytest.mark.parametrize(
    ("scheme", "value", "problem"),
    [
        pytest.param("IMO", "9161004", "check digit", id="a wrong check digit"),
        pytest.param("IMO", "9610103", "check digit", id="digits swapped"),
        pytest.param("IMO", "916100", "seven digits", id="too short"),
        pytest.param("IMO", "91610O3", "seven digits", id="a letter for a digit"),
        pytest.param("MMSI", "173359440", "nine digits", id="no country begins with one"),
        pytest.param("MMSI", "27335944", "nine digits", id="a digit too few"),
        pytest.param("ICAO", "4CA2G1", "hexadecimal", id="no hexadecimal digit"),
        pytest.param("registration", "RA76842 seen in March", "registration", id="words"),
        pytest.param("UN/LOCODE", "RAJIN1", "two letters", id="a name for a code"),
        pytest.param("UN/LOCODE", "KPRJ1", "two letters", id="one is no digit of a code"),
    ],
)
def test_what_is_odd_is_said(scheme: str, value: str, problem: str) -> None:
    (said,) = about(scheme, value)
    assert value in said
    assert problem in said


@pytest.mark.parametrize(
    ("scheme", "words", "expected"),
    [
        pytest.param("IMO", "IMO 9161003", "9161003", id="with its scheme"),
        pytest.param("IMO", "imo9161003", "9161003", id="in small letters"),
        pytest.param("registration", "ra-76842", "RA76842", id="with a hyphen"),
        pytest.param("registration", "that of the plane seen in March", None, id="words about it"),
        pytest.param("registration", "unknown", None, id="a word"),
        pytest.param("IMO", "916100", None, id="too short"),
        pytest.param("flag", "Russian", None, id="a scheme without codes"),
    ],
)
def test_an_identifier_has_one_spelling_for_comparing(scheme: str, words: str, expected: str | None) -> None:
    assert code(scheme, words) == expected
