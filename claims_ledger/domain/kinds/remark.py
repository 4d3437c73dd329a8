"""What fits no other kind."""

from typing import ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import ThingRef, Words
from claims_ledger.domain.phrases import phrase


class Remark(Claim):
    """Anything said of an entity, in the analyst's words; never compared."""

    kind: ClassVar[str] = "remark"
    spoken: ClassVar[tuple[str, ...]] = ("who", "text")
    example: ClassVar[dict[str, object]] = {"who": "Lady R", "text": "a key ship of the trade"}

    who: ThingRef
    text: Words

    def headline(self) -> str:
        return phrase(self.who, (":", self.text))
