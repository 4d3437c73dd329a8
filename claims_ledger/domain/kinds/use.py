"""Goods put to use: weapons fired, equipment fielded."""

from typing import ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import GoodsRef, PartyRef, When, Who
from claims_ledger.domain.phrases import phrase


class Use(Claim):
    """Who used what, and against whom where that is said."""

    kind: ClassVar[str] = "use"
    spoken: ClassVar[tuple[str, ...]] = ("who", "what", "against", "when")
    example: ClassVar[dict[str, object]] = {"who": "Russia", "what": "ballistic missiles", "against": "Ukraine"}

    who: Who
    what: GoodsRef
    against: PartyRef | None = None
    when: When | None = None

    def headline(self) -> str:
        return phrase(self.who, "used", self.what, ("against", self.against), (",", self.when))
