"""Which texts are nearly the same, without holding each against each.

A sketch is the smallest hashes of a text's word sequences: two texts share about as much of their sketches as of their
sequences (A. Broder, On the resemblance and containment of documents, 1997). Texts that share a part of the
sketch are candidates; only those are compared.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from claims_ledger.domain.texts import Paragraph

SEQUENCE = 5
SIZE = 64
SHARED_AT_LEAST = 4
"""Of a sketch, to be a candidate: texts with a tenth of their sequences in common nearly always share that much."""

_LEAST_SEQUENCES = 30
_LEAST_WORDS = 6
_HALF = 0.5
_NEARLY_ALL = 0.8
# Scripts written without blanks between words: each letter counts as one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


class Likeness(NamedTuple):
    """How much of one text stands in another: paragraphs word for word, and the share of its word sequences."""

    paragraphs: int
    of: int
    share: float

    def words(self) -> str:
        """For people: `18 of 20 paragraphs word for word, about 90 % of its word sequences`."""
        percent = "all" if self.share == 1 else f"about {min(99, round(self.share * 100))} %"
        plural = "" if self.of == 1 else "s"
        return f"{self.paragraphs} of {self.of} paragraph{plural} word for word, {percent} of its word sequences"


def words_of(text: str) -> list[str]:
    """The words of a text, whatever their case and form."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def sequences(text: str) -> set[int]:
    """The hashes (63 bits) of every sequence of five words."""
    words = words_of(text)
    return {_hash(" ".join(words[at : at + SEQUENCE])) for at in range(len(words) - SEQUENCE + 1)}


def sketch(text: str) -> list[int]:
    """The smallest hashes, in order; of a short text fewer."""
    return sorted(sequences(text))[:SIZE]


def likeness(
    text: str, ours: Sequence[Paragraph], other: str, theirs: Sequence[Paragraph], one_outlet: bool
) -> Likeness | None:
    """How far one text is the other, or None where they are not nearly the same.

    A text is nearly the same where half of the shorter one stands in the longer. Pages of one outlet share their
    furniture too: of those, four fifths of both together.
    """
    a, b = sequences(text), sequences(other)
    shared = len(a & b)
    if shared < _LEAST_SEQUENCES:
        return None
    if shared / len(a | b) < _NEARLY_ALL if one_outlet else shared / min(len(a), len(b)) < _HALF:
        return None
    held = {tuple(words_of(paragraph.text)) for paragraph in theirs}
    listed = [words for paragraph in ours if len(words := words_of(paragraph.text)) >= _LEAST_WORDS]
    return Likeness(sum(tuple(words) in held for words in listed), len(listed), shared / len(a))


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1
