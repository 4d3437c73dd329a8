"""Events as canonical bytes: golden files, another implementation of RFC 8785, and what is refused."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, ClassVar

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from claims_ledger.domain import wire
from claims_ledger.domain.errors import IntegrityError
from claims_ledger.domain.events import ClaimWithdrawn, Event
from claims_ledger.domain.record import Recorded, leaf_hash, recorded, stamp
from claims_ledger.domain.wire import EVENT_TYPES, UnwritableError, canonical, decode, encode, seal
from tests.support.examples import EXAMPLES

GOLDEN = Path(__file__).parents[1] / "golden" / "events"

LARGEST = 2**53 - 1
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


def golden(event_type: str, version: int) -> bytes:
    return (GOLDEN / f"{event_type}.v{version}.json").read_bytes().removesuffix(b"\n")


@pytest.mark.parametrize("event", [pytest.param(event, id=type(event).__name__) for event in EXAMPLES])
def test_the_bytes_of_an_event_are_those_of_its_golden_file(event: Event) -> None:
    type_, version, body = encode(event)
    assert (type_, version) == (type(event).__name__, type(event).VERSION)
    assert body == golden(type_, version)


@pytest.mark.parametrize("event", [pytest.param(event, id=type(event).__name__) for event in EXAMPLES])
def test_every_golden_file_of_every_version_is_read_as_its_event(event: Event) -> None:
    name = type(event).__name__
    for version in range(1, event.VERSION + 1):
        assert decode(name, version, golden(name, version)) == event


def test_every_event_type_and_version_has_a_golden_file() -> None:
    wanted = {f"{name}.v{v + 1}.json" for name, known in EVENT_TYPES.items() for v in range(known.VERSION)}
    assert {path.name for path in GOLDEN.iterdir()} == wanted
    assert {type(event).__name__ for event in EXAMPLES} == set(EVENT_TYPES)


def test_every_older_version_has_a_lift_to_the_next() -> None:
    wanted = {(name, version) for name, known in EVENT_TYPES.items() for version in range(1, known.VERSION)}
    assert set(wire.UPCASTS) == wanted


@given(values)
def test_canonical_bytes_are_those_of_another_implementation_of_rfc_8785(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(values)
def test_canonical_bytes_read_back_as_the_same_value(value: Any) -> None:
    assert json.loads(canonical(value)) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param({"b": 1, "a": [True, None]}, b'{"a":[true,null],"b":1}', id="keys sorted, no blanks"),
        pytest.param({"\uff01": 1, "\U0001f600": 2}, '{"\U0001f600":2,"\uff01":1}'.encode(), id="UTF-16 order"),
        pytest.param("나진", b'"\xeb\x82\x98\xec\xa7\x84"', id="UTF-8, not escaped"),
        pytest.param('"\\/\b\t\x1f\x7f', b'"\\"\\\\/\\b\\t\\u001f\x7f"', id="shortest escapes"),
        pytest.param("\\u0000", b'"\\\\u0000"', id="the letters of an escape are letters"),
        pytest.param((1, 2), b"[1,2]", id="a tuple is a list"),
        pytest.param(LARGEST, b"9007199254740991", id="the largest whole number"),
    ],
)
def test_canonical_bytes_of(value: Any, expected: bytes) -> None:
    assert canonical(value) == expected


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


class Colour(Enum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param(1.5, "float", id="a float"),
        pytest.param(float("nan"), "float", id="not a number"),
        pytest.param({"a": [float("inf")]}, "float", id="infinity, deep inside"),
        pytest.param(Decimal(1), "Decimal", id="a decimal"),
        pytest.param(LARGEST + 1, "beyond", id="too large"),
        pytest.param(-LARGEST - 1, "beyond", id="too small"),
        pytest.param({1: "a"}, "no text", id="a key that is a number"),
        pytest.param({None: "a"}, "no text", id="a key that is nothing"),
        pytest.param("\ud800", "surrogate", id="half a character"),
        pytest.param({"\udfff": 1}, "surrogate", id="half a character in a key"),
        pytest.param(["a\0b"], "NUL", id="NUL"),
        pytest.param({"a\0": "b"}, "NUL", id="NUL in a key"),
        pytest.param(nested(65), "deeper", id="too deep"),
        pytest.param({"a": {1, 2}}, "set", id="a set"),
        pytest.param(b"a", "bytes", id="bytes"),
        pytest.param(Colour.RED, "Colour", id="an enumeration"),
    ],
)
def test_what_has_no_canonical_bytes_is_refused(value: Any, why: str) -> None:
    with pytest.raises(UnwritableError, match=why):
        canonical(value)


def test_sixty_four_levels_are_not_too_deep() -> None:
    assert canonical(nested(64)) == b"[" * 64 + b'"x"' + b"]" * 64


class NotInTheUnion(Event):
    type: str = "NotInTheUnion"


def test_an_event_outside_the_union_is_refused() -> None:
    with pytest.raises(UnwritableError, match="no event type"):
        encode(NotInTheUnion())


@pytest.mark.parametrize(
    ("type_", "version", "body", "why"),
    [
        pytest.param("ClaimSung", 1, b"{}", "unknown event type 'ClaimSung'", id="unknown type"),
        pytest.param("ClaimWithdrawn", 2, b"{}", "version 2", id="newer version"),
        pytest.param("ClaimWithdrawn", 0, b"{}", "version 0", id="version nought"),
        pytest.param("ClaimWithdrawn", 1, b"{}", "claim: Field required", id="fields missing"),
        pytest.param("ClaimWithdrawn", 1, b"[1]", "cannot be read", id="no mapping"),
        pytest.param("ClaimWithdrawn", 1, b'{"claim":"c1","re', "cannot be read", id="cut off"),
        pytest.param("ClaimWithdrawn", 1, b'{"claim":"\xff","reason":"r"}', "cannot be read", id="no UTF-8"),
        pytest.param("ClaimWithdrawn", 1, b'{"claim":"c1","mood":"m","reason":"r"}', "mood", id="a field too many"),
        pytest.param(
            "ClaimWithdrawn",
            1,
            b'{"claim":"c1","reason":"r","type":"ClaimReinstated"}',
            "type",
            id="another type inside",
        ),
    ],
)
def test_stored_bytes_that_are_no_event_are_an_integrity_error(type_: str, version: int, body: bytes, why: str) -> None:
    with pytest.raises(IntegrityError, match=why):
        decode(type_, version, body)


class Moved(Event):
    VERSION: ClassVar[int] = 3
    type: str = "Moved"
    start: str
    end: str


@pytest.fixture
def moved() -> Iterator[None]:
    wire.EVENT_TYPES["Moved"] = Moved
    wire.UPCASTS["Moved", 1] = lambda body: {"start": body["from"], "to": body["to"]}
    wire.UPCASTS["Moved", 2] = lambda body: {"start": body["start"], "end": body["to"]}
    yield
    del wire.EVENT_TYPES["Moved"], wire.UPCASTS["Moved", 1], wire.UPCASTS["Moved", 2]


@pytest.mark.usefixtures("moved")
@pytest.mark.parametrize(
    ("version", "body"),
    [(1, b'{"from":"a","to":"b"}'), (2, b'{"start":"a","to":"b"}'), (3, b'{"end":"b","start":"a"}')],
)
def test_old_versions_are_lifted_step_by_step(version: int, body: bytes) -> None:
    assert decode("Moved", version, body) == Moved(start="a", end="b")


@pytest.mark.usefixtures("moved")
def test_an_old_body_that_lacks_what_its_lift_needs_is_an_integrity_error() -> None:
    with pytest.raises(IntegrityError, match="a stored Moved cannot be read"):
        decode("Moved", 1, b'{"start":"a"}')


def entry() -> Recorded:
    type_, version, body = encode(ClaimWithdrawn(claim="c1", reason="entered “twice”"))
    return recorded(7, "e1", "b1", "ana", "2026-01-01T12:00:00.000000Z", None, type_, version, body)


def test_an_envelope_is_canonical_json_with_the_body_in_it() -> None:
    assert (
        entry().envelope()
        == (
            '{"actor":"ana","batch":"b1","body":{"claim":"c1","reason":"entered “twice”"},"clock":null,'
            '"id":"e1","position":7,"time":"2026-01-01T12:00:00.000000Z","type":"ClaimWithdrawn","version":1}'
        ).encode()
    )
    assert canonical(json.loads(entry().envelope())) == entry().envelope()


def test_the_leaf_is_the_rfc_6962_hash_of_the_envelope() -> None:
    assert entry().leaf == hashlib.sha256(b"\x00" + entry().envelope()).digest() == leaf_hash(entry().envelope())


def test_the_content_hash_covers_what_was_submitted() -> None:
    submitted = (
        '{"actor":"ana","batch":"b1","body":{"claim":"c1","reason":"entered “twice”"},"id":"e1",'
        '"type":"ClaimWithdrawn","version":1}'
    )
    assert entry().content == hashlib.sha256(submitted.encode()).digest()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("position", 8),
        ("id", "e2"),
        ("batch", "b2"),
        ("actor", "eve"),
        ("time", "2026-01-01T12:00:00.000001Z"),
        ("clock", "2026-01-01T11:00:00.000000Z"),
        ("type", "ClaimReinstated"),
        ("version", 2),
        ("body", b'{"claim":"c2","reason":"r"}'),
        ("content", bytes(32)),
        ("leaf", bytes(32)),
    ],
)
def test_an_entry_is_not_intact_once_any_field_is_changed(field: str, value: object) -> None:
    assert entry().intact
    assert not entry()._replace(**{field: value}).intact


def test_a_sealed_value_is_committed_to_with_a_salt() -> None:
    first, second = seal("A. Nonymous"), seal("A. Nonymous")
    assert first.commitment == hashlib.sha256(first.salt + b'"A. Nonymous"').hexdigest()
    assert len(first.salt) == 32
    assert first.commitment != second.commitment
    assert seal("A. Nonymous", first.salt) == first
    assert first.holds
    assert not first._replace(value=b'"B. Nonymous"').holds


def test_a_salt_has_thirty_two_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        seal("A. Nonymous", b"short")


def test_a_stamp_needs_an_offset() -> None:
    from datetime import datetime

    with pytest.raises(ValueError, match="offset"):
        stamp(datetime(2026, 1, 1))  # noqa: DTZ001
