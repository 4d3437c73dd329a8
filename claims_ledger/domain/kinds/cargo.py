"""What a ship or aircraft carried."""

from collections.abc import Iterator
from typing import ClassVar

from claims_ledger.domain.assertion import Assertion, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Count, GoodsRef, When, Who
from claims_ledger.domain.phrases import counted, phrase


class Cargo(Claim):
    """Goods aboard, with a count where one is said."""

    kind: ClassVar[str] = "cargo"
    spoken: ClassVar[tuple[str, ...]] = ("who", "of", "when")
    example: ClassVar[dict[str, object]] = {"who": "Lady R", "of": "shipping containers", "when": "2024-03-14"}

    who: Who
    of: GoodsRef
    when: When | None = None
    count: Count | None = None

    def assertions(self) -> Iterator[Assertion]:
        if self.count is not None:
            for share in self.who.shares():
                yield Assertion(Question("cargo", who=share, goods=self.of), self.count, self.when, "state")

    def headline(self) -> str:
        return phrase(self.who, "carried", counted(self.count, self.of), (",", self.when))
