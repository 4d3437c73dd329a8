"""A kind that the package does not have, as a newcomer would write it: one file, and one line in the registry of
kinds."""

from collections.abc import Iterator
from typing import ClassVar

from claims_ledger.domain.assertion import Assertion, At, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Count, Craft, PlaceRef, When, Words
from claims_ledger.domain.phrases import phrase


class RailTraffic(Claim):
    """Trains seen between two places in a period, and how that changed."""

    kind: ClassVar[str] = "rail-traffic"
    spoken: ClassVar[tuple[str, ...]] = ("origin", "destination", "cars", "when")
    example: ClassVar[dict[str, object]] = {
        "origin": "Tumangang",
        "destination": "Khasan",
        "cars": "about 70 cars",
        "when": "2031-10-05",
    }

    origin: PlaceRef
    destination: PlaceRef
    when: When
    cars: Count | None = None
    change: Words | None = None
    ferry: Craft | None = None

    def assertions(self) -> Iterator[Assertion]:
        if self.cars is not None:
            asked = Question("rail cars", from_=self.origin, to=self.destination)
            yield Assertion(asked, self.cars, self.when, "total")
        for ship in self.ferry.each() if self.ferry else ():
            yield Assertion(Question("place", who=ship), At((self.destination,)), self.when)

    def headline(self) -> str:
        return phrase(
            self.cars or "trains",
            f"{self.origin} → {self.destination}",
            (":", self.change),
            ("aboard", self.ferry),
            (",", self.when),
        )
