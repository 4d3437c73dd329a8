"""A ship or aircraft seen somewhere, not at a berth."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, At, Condition, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Between, Count, Craft, PlaceRef, When, choice
from claims_ledger.domain.phrases import phrase

CONDITIONS = {"anchored": "anchored", "drifting": "drifting", "underway": "sailing", "stationary": "stationary"}


class Sighting(Claim):
    """Seen at a place or between two, anchored, drifting, underway or stationary."""

    kind: ClassVar[str] = "sighting"
    spoken: ClassVar[tuple[str, ...]] = ("who", "at", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "Maia-1", "at": "waters east of Vladivostok", "when": "2024-03-15", "doing": "stationary",
    }  # fmt: skip

    who: Craft
    at: PlaceRef | None = None
    when: When | None = None
    between: Between | None = None
    doing: Annotated[str, choice("anchored", "drifting", "underway", "stationary")] | None = None
    speed: Count | None = None

    def assertions(self) -> Iterator[Assertion]:
        for ship in self.who.each():
            if self.at is not None:
                yield Assertion(Question("place", who=ship), At((self.at,)), self.when)
            elif self.between is not None:
                yield Assertion(Question("place", who=ship), At(tuple(self.between.refs()), "between"), self.when)
            if self.doing is not None:
                yield Assertion(Question("condition", who=ship), Condition(CONDITIONS[self.doing]), self.when)

    def headline(self) -> str:
        return phrase(
            self.who,
            self.doing or "seen",
            ("at", self.at),
            ("between", self.between),
            ("at", self.speed),
            (",", self.when),
        )
