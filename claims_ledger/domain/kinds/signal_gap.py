"""A transponder switched off or silent."""

from collections.abc import Iterator
from typing import ClassVar

from claims_ledger.domain.assertion import Assertion, Condition, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Craft, PlaceRef, When, Words
from claims_ledger.domain.phrases import phrase


class SignalGap(Claim):
    """No signal from a ship or aircraft; `by` says by what (switched off, jamming)."""

    kind: ClassVar[str] = "signal-gap"
    spoken: ClassVar[tuple[str, ...]] = ("who", "when")
    example: ClassVar[dict[str, object]] = {"who": "Angara", "when": "August–October 2023", "by": "switched off"}

    who: Craft
    when: When | None = None
    at: PlaceRef | None = None
    by: Words | None = None

    def assertions(self) -> Iterator[Assertion]:
        if self.when is not None:
            for ship in self.who.each():
                yield Assertion(Question("condition", who=ship), Condition("signal off"), self.when)

    def headline(self) -> str:
        return phrase(self.who, "gave no signal", ("at", self.at), (":", self.by), (",", self.when))
