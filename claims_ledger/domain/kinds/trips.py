"""How often a ship went to and fro."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, At, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Between, Craft, When, with_unit
from claims_ledger.domain.phrases import phrase
from claims_ledger.domain.quantities import Quantity


class Trips(Claim):
    """A count of trips, runs or round trips between two sets of places, in no direction."""

    kind: ClassVar[str] = "trips"
    spoken: ClassVar[tuple[str, ...]] = ("who", "between", "count", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "jointly Angara & Maria", "between": ["Dunay", "Rajin"], "count": "at least 4 trips",
        "when": "August–October 2023",
    }  # fmt: skip

    who: Craft
    between: Between
    count: Annotated[Quantity, with_unit("6 trips, 6 round trips")]
    when: When | None = None

    def assertions(self) -> Iterator[Assertion]:
        for ship in self.who.each():
            yield Assertion(Question("place", who=ship), At(tuple(self.between.refs()), "between"), self.when, "total")
        for share in self.who.shares():
            question = Question("trips", who=share, between=self.between.one, and_=self.between.other)
            yield Assertion(question, self.count, self.when, "total")

    def headline(self) -> str:
        return phrase(self.who, (":", self.count), ("between", self.between), (",", self.when))
