"""A ship or aircraft under repair."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, At, Condition, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Craft, PlaceRef, When, choice
from claims_ledger.domain.phrases import phrase


class Repair(Claim):
    """In dry dock or at a yard; undated, it holds on the day it was said."""

    kind: ClassVar[str] = "repair"
    spoken: ClassVar[tuple[str, ...]] = ("who", "at", "when")
    example: ClassVar[dict[str, object]] = {"who": "Angara", "at": "Zhoushan Xinya Shipyard", "facility": "shipyard"}

    who: Craft
    at: PlaceRef | None = None
    when: When | None = None
    facility: Annotated[str, choice("dry dock", "shipyard")] | None = None

    def assertions(self) -> Iterator[Assertion]:
        for ship in self.who.each():
            if self.at is not None:
                yield Assertion(Question("place", who=ship), At((self.at,)), self.when, "state")
            yield Assertion(Question("condition", who=ship), Condition("in repair"), self.when, "state")

    def headline(self) -> str:
        return phrase(
            self.who, "in repair", ("in a", self.facility), f"({self.at})" if self.at else None, (",", self.when)
        )
