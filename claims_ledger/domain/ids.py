"""Short, typed, stable ids: one letter for the sort of thing, then a hash of what it is.

Twelve characters of Crockford's base 32 carry 60 bits: a million claims collide with a chance below one in a million,
and a collision is refused where the claim is recorded.
"""

import hashlib
import json
import secrets
from typing import Any

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12


def canonical_text(plain: Any) -> str:
    """One spelling of plain JSON, for hashing and for keys."""
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_id(letter: str, content: bytes) -> str:
    """The id of a thing that is its content: `letter` and twelve characters of the content's SHA-256."""
    return letter + _spell(int.from_bytes(hashlib.sha256(content).digest()[:8]) >> 4)


HEDGED = "h"


def hedged_id(position: str) -> str:
    """The id of a position as told with a hedge: that of the position and one letter more."""
    return position + HEDGED


def without_hedge(position: str) -> str:
    """The id of the position itself."""
    return position.removesuffix(HEDGED) if len(position) == LENGTH + 2 else position


def fresh_id(letter: str) -> str:
    """A new random id, for events and batches."""
    return letter + _spell(secrets.randbits(60))


def _spell(number: int) -> str:
    return "".join(_ALPHABET[number >> shift & 31] for shift in range(55, -5, -5))
