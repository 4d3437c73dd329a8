"""A party denies a topic."""

from collections.abc import Iterator
from typing import ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Speakers, Topical, When, Words
from claims_ledger.domain.phrases import phrase
from claims_ledger.domain.subjects import About


class Denial(Claim):
    """Disputes what lies inside the topic, or the pattern written in place, up to the day it was spoken."""

    kind: ClassVar[str] = "denial"
    spoken: ClassVar[tuple[str, ...]] = ("who", "about", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "North Korean government",
        "about": "arms from North Korea to Russia",
    }

    who: Speakers
    about: Topical
    when: When | None = None
    scope: Words | None = None

    def stands(self) -> Iterator[tuple[About, bool]]:
        yield self.about, False

    def headline(self) -> str:
        return phrase(self.who, "denies", self.about, (":", self.scope), (",", self.when))
