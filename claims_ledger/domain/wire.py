"""Events as canonical bytes, and back.

Bytes are written once, in the form RFC 8785 (JSON Canonicalization Scheme) fixes, and never written again:
what is hashed is what is stored. Floats never enter (quantities are decimals in strings), so the number rules
of that standard shrink to whole numbers that every JSON reader holds exactly.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Callable
from typing import Any, Final, NamedTuple, get_args

from pydantic import ValidationError

from claims_ledger.domain.errors import IntegrityError, LedgerError
from claims_ledger.domain.events import AnyEvent, Event

quoted: Final[Callable[[str], str]] = json.encoder.encode_basestring
"""A JSON string with the escapes of RFC 8785: the quote, the backslash, and controls below U+0020."""

MAX_DEPTH: Final = 64
MAX_WHOLE: Final = 2**53 - 1

Body = dict[str, Any]
Upcast = Callable[[Body], Body]

EVENT_TYPES: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in get_args(get_args(AnyEvent)[0])}

UPCASTS: Final[dict[tuple[str, int], Upcast]] = {
    ("ClaimRecorded", 1): lambda body: {**body, "entered": "sheet"},
}
"""From (type, version) to a function that lifts a body of that version to the next one.

When the shape of a body has to change: raise the event's `VERSION`, add the lift from the version before, and
add a golden file of the new version beside the old ones, which stay as they are. Stored bytes are never
rewritten; they are lifted on every reading. A function gets a plain mapping of its own and may change it.
"""


_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff]")
_SETTINGS: Final[dict[str, Any]] = {
    "ensure_ascii": False,
    "allow_nan": False,
    "check_circular": False,
    "separators": (",", ":"),
}
_encode: Final = json.JSONEncoder(sort_keys=True, **_SETTINGS).encode
_encode_as_ordered: Final = json.JSONEncoder(**_SETTINGS).encode


# What reading or lifting altered bytes may run into; a ValidationError is a ValueError.
_MISREAD: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


class UnwritableError(LedgerError, ValueError):
    """A value that has no canonical bytes, and so cannot enter the record."""


class Sealed(NamedTuple):
    """An erasable value kept beside the record, which holds only the commitment to it.

    `commitment` is the SHA-256, in hex, of `salt` (32 random bytes) followed by `value` (canonical JSON
    bytes).
    """

    commitment: str
    salt: bytes
    value: bytes

    @property
    def holds(self) -> bool:
        """Whether the value is the one that was committed to."""
        return _commitment(self.salt, self.value) == self.commitment


def seal(value: Any, salt: bytes | None = None) -> Sealed:
    """Commit to a JSON value without revealing it; a caller that may have to repeat itself passes the salt
    again.
    """
    salt = secrets.token_bytes(32) if salt is None else salt
    if len(salt) != 32:
        raise ValueError("a salt has 32 bytes")
    body = canonical(value)
    return Sealed(_commitment(salt, body), salt, body)


def canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of a JSON value: keys ordered by UTF-16 units, compact, UTF-8.

    Raises UnwritableError on floats, whole numbers beyond ±(2^53 - 1), keys that are not text, lone
    surrogates, NUL (which no PostgreSQL text can hold), nesting deeper than 64, and anything that is not
    JSON.
    """
    _check(value, MAX_DEPTH)
    text = _encode(value)
    if not text.isascii() and _ASTRAL.search(text):
        # Python orders keys by code point, RFC 8785 by UTF-16 unit: there U+1F600 comes before U+FF01.
        text = _encode_as_ordered(_ordered(value))
    if "\\u0000" in text and _has_nul(value):
        raise UnwritableError("a text holds the character NUL", "remove it: it is no part of any writing")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise UnwritableError("a text holds half a character (a lone surrogate)", "enter the text anew") from error


def encode(event: Event) -> tuple[str, int, bytes]:
    """The stored type, version and body of an event. The body repeats neither of the two; they stand in the
    envelope.
    """
    name = type(event).__name__
    if EVENT_TYPES.get(name) is not type(event):
        raise UnwritableError(f"{name} is no event type", "add it to the union in events.py")
    body = dict(event.__dict__)
    del body["type"]
    return name, event.VERSION, canonical(body)


def decode(type_: str, version: int, body: bytes) -> Event:
    """The event of a stored body, lifted to the present version of its type.

    Raises IntegrityError on a type or version that this program does not know, and on a body that is none.
    """
    known = EVENT_TYPES.get(type_)
    if known is None:
        raise IntegrityError(
            f"unknown event type {type_!r}",
            "the ledger was written by a newer program: upgrade claims-ledger",
        )
    if not 1 <= version <= known.VERSION:
        raise IntegrityError(
            f"{type_} has version {version}, this program knows versions up to {known.VERSION}",
            "the ledger was written by a newer program: upgrade claims-ledger",
        )
    try:
        if version == known.VERSION:
            return known.model_validate_json(body)
        plain = json.loads(body)
        for step in range(version, known.VERSION):
            plain = UPCASTS[type_, step](plain)
        return known.model_validate(plain)
    except _MISREAD as error:
        raise IntegrityError(
            f"a stored {type_} cannot be read: {_first_line(error)}",
            "run 'claims verify'; a backup may hold it intact",
        ) from error


def _commitment(salt: bytes, value: bytes) -> str:
    return hashlib.sha256(salt + value).hexdigest()


def _check(value: Any, room: int) -> None:
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return
    if kind is int:
        if not -MAX_WHOLE <= value <= MAX_WHOLE:
            raise UnwritableError("a whole number is beyond 2^53 - 1", "write large numbers as text")
    elif room == 0:
        raise UnwritableError(f"a value is nested deeper than {MAX_DEPTH}", "flatten it")
    elif kind is dict:
        for key, inner in value.items():
            if type(key) is not str:
                raise UnwritableError(f"a key is no text: {key!r}", "keys of stored values are text")
            if type(inner) is not str and inner is not None:
                _check(inner, room - 1)
    elif kind is list or kind is tuple:
        for inner in value:
            if type(inner) is not str and inner is not None:
                _check(inner, room - 1)
    else:
        raise UnwritableError(f"{kind.__name__} has no stored form", "store text, whole numbers, lists and mappings")


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return {key: _ordered(value[key]) for key in keys}
    if isinstance(value, list | tuple):
        return [_ordered(inner) for inner in value]
    return value


def _has_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any("\0" in key or _has_nul(inner) for key, inner in value.items())
    return isinstance(value, list | tuple) and any(_has_nul(inner) for inner in value)


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        return f"{place}: {first['msg']}" if place else str(first["msg"])
    return (str(error).splitlines() or [type(error).__name__])[0]
