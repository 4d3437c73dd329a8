"""A judgement on a topic or entity: its cause, purpose, consequence, prospect or weight."""

from typing import Annotated, ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Topical, Words, choice
from claims_ledger.domain.phrases import phrase


class Assessment(Claim):
    """Words that judge; never compared."""

    kind: ClassVar[str] = "assessment"
    spoken: ClassVar[tuple[str, ...]] = ("about", "sort", "text")
    example: ClassVar[dict[str, object]] = {
        "about": "arms from North Korea to Russia", "sort": "consequence", "text": "weighs on security in East Asia",
    }  # fmt: skip

    about: Topical
    sort: Annotated[str, choice("cause", "purpose", "consequence", "prospect", "weight")]
    text: Words

    def headline(self) -> str:
        return phrase(self.about, (",", self.sort), (":", self.text))
