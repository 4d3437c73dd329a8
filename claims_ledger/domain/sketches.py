"""Which texts are nearly the same, without holding each against each.

A sketch is the smallest hashes of a text's word sequences: two texts share about as much of their sketches as of their
sequences (A. Broder, On the resemblance and containment of documents, 1997). Texts that share a part of the
sketch are candidates; only those are compared.
"""

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from heapq import nsmallest
from typing import NamedTuple

from claims_ledger.domain.texts import Paragraph

SEQUENCE = 5
SIZE = 64
SHARED_AT_LEAST = 8
"""Of a sketch, to be a candidate: of a text that is a fifth of another, and all in it, about thirteen are shared."""

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


def sequences(text: str) -> set[tuple[str, ...]]:
    """Every sequence of five words."""
    words = words_of(text)
    return set(zip(*(words[at:] for at in range(SEQUENCE)), strict=False))


def sketch(text: str) -> list[int]:
    """The smallest hashes (63 bits) of the sequences, in order; of a short text fewer."""
    return nsmallest(SIZE, {_hash(" ".join(words)) for words in sequences(text)})


class Original:
    """A text to which others are compared, one after the other."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        self._sequences = sequences(text)
        worded = (tuple(words_of(paragraph.text)) for paragraph in paragraphs)
        self._paragraphs = [words for words in worded if len(words) >= _LEAST_WORDS]

    def likeness(self, other: str, theirs: Sequence[Paragraph], one_outlet: bool) -> Likeness | None:
        """How far this text is the other, or None where they are not nearly the same.

        A text is nearly the same where half of the shorter one stands in the longer. Pages of one outlet share their
        furniture too: of those, four fifths of both together.
        """
        a, b = self._sequences, sequences(other)
        shared = len(a & b)
        if shared < _LEAST_SEQUENCES:
            return None
        alike = shared / len(a | b) >= _NEARLY_ALL if one_outlet else shared / min(len(a), len(b)) >= _HALF
        if not alike:
            return None
        held = {tuple(words_of(paragraph.text)) for paragraph in theirs}
        return Likeness(sum(words in held for words in self._paragraphs), len(self._paragraphs), shared / len(a))


def _hash(words: str) -> int:
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest()) >> 1
