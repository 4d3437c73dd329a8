"""How far two places lie apart."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import PlaceRef, Words, with_unit
from claims_ledger.domain.phrases import phrase
from claims_ledger.domain.quantities import Quantity


class Distance(Claim):
    """A distance between two places, with a bearing where one is said."""

    kind: ClassVar[str] = "distance"
    spoken: ClassVar[tuple[str, ...]] = ("from", "to", "quantity")
    example: ClassVar[dict[str, object]] = {"from": "Rajin", "to": "Dunay", "quantity": "180 km"}

    from_: PlaceRef
    to: PlaceRef
    quantity: Annotated[Quantity, with_unit("200 km, 125 miles")]
    bearing: Words | None = None

    def assertions(self) -> Iterator[Assertion]:
        pair = tuple(sorted((self.from_, self.to), key=lambda place: place.key))
        yield Assertion(Question("distance", between=pair), self.quantity, None, "state")

    def headline(self) -> str:
        return phrase(self.from_, ("to", self.to), (":", self.quantity), (",", self.bearing))
