"""Sanctions on a ship, a company, a person or a country."""

from typing import ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Speakers, When, Who, Words
from claims_ledger.domain.phrases import phrase


class Sanction(Claim):
    """Who is under sanctions, by whom where that is said, and for what."""

    kind: ClassVar[str] = "sanction"
    spoken: ClassVar[tuple[str, ...]] = ("who", "by", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "Angara",
        "by": "US government",
        "when": "2022",
        "for": "carrying arms",
    }

    who: Who
    by: Speakers | None = None
    when: When | None = None
    for_: Words | None = None
    of: Words | None = None

    def headline(self) -> str:
        return phrase(
            self.who,
            "under sanctions",
            ("by", self.by),
            (":", self.of),
            ("for" if self.of is None else ", for", self.for_),
            (",", self.when),
        )
