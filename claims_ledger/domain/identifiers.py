"""Identifiers with a check of their own. A failed check is said, never refused: reports carry wrong numbers too."""

import re
from collections.abc import Iterator, Mapping


def doubts(key: str, identifiers: Mapping[str, str]) -> list[str]:
    """What is odd about the identifiers of an entity, one line each."""
    found = []
    for scheme, value in identifiers.items():
        check = CHECKS.get(scheme.casefold())
        if check is not None:
            found += [f"{key}: {scheme} {value}: {problem}" for problem in check(value)]
    return found


def differing(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Scheme and both values, where two things have another identifier of one scheme."""
    known = {scheme.casefold(): value for scheme, value in theirs.items()}
    for scheme, value in ours.items():
        other = known.get(scheme.casefold())
        if other is not None and (code(scheme, value) or value.casefold()) != (code(scheme, other) or other.casefold()):
            yield scheme, value, other


def code(scheme: str, words: str) -> str | None:
    """The identifier in one spelling, for comparing; nothing where the words are none ("the tail number seen in
    March"), or of a scheme unknown here."""
    spelt = re.sub(r"[\s.-]", "", words.upper())
    if scheme.casefold() == "imo":
        spelt = spelt.removeprefix("IMO")
    form = _CODES.get(scheme.casefold())
    return spelt if form is not None and re.fullmatch(form, spelt) and any(map(str.isdigit, words)) else None


_CODES = {"imo": r"[0-9]{7}", "mmsi": r"[0-9]{9}", "icao": r"[0-9A-F]{6}", "registration": r"[A-Z0-9]{3,7}"}


def _imo(value: str) -> Iterator[str]:
    """IMO ship numbers: seven digits, the last the sum of the others weighted 7 to 2, modulo 10 (IMO Res.
    A.1117(30))."""
    digits = value.upper().removeprefix("IMO").strip()
    if not re.fullmatch(r"[0-9]{7}", digits):
        yield "an IMO number has seven digits"
    elif sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=False)) % 10 != int(
        digits[6]
    ):
        yield "the check digit does not agree"


def _mmsi(value: str) -> Iterator[str]:
    """Maritime mobile service identities of ships: nine digits, the first three a country (ITU-R M.585)."""
    if not re.fullmatch(r"[2-7][0-9]{8}", value):
        yield "a ship's MMSI has nine digits and begins with 2 to 7"


def _icao(value: str) -> Iterator[str]:
    """24-bit aircraft addresses: six hexadecimal digits (ICAO Annex 10)."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", value):
        yield "an ICAO 24-bit address has six hexadecimal digits"


def _registration(value: str) -> Iterator[str]:
    """Aircraft registrations: a nationality mark, a hyphen or none, and up to five further characters (ICAO Annex
    7)."""
    if not re.fullmatch(r"[A-Z0-9]{1,2}-?[A-Z0-9]{1,5}", value):
        yield "this does not look like an aircraft's registration"


def _locode(value: str) -> Iterator[str]:
    """UN/LOCODE: two letters of the country, three of the place (UNECE Recommendation 16)."""
    if not re.fullmatch(r"[A-Z]{2} ?[A-Z2-9]{3}", value):
        yield "a UN/LOCODE is two letters and three letters or digits"


CHECKS = {
    "imo": _imo,
    "mmsi": _mmsi,
    "icao": _icao,
    "registration": _registration,
    "un/locode": _locode,
}
