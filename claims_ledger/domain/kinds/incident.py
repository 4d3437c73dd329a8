"""Something that befell a ship, an aircraft or a place."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, At, Condition, Happened, OneOf, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.fields import Parties, PlaceRef, When, Who, Words, choice
from claims_ledger.domain.phrases import phrase

DATED = ("sank", "seized", "broke down", "damaged")
"""What one remark dates once, though some of it may happen again; a city is hit day after day, a ship detained at port
after port."""


class Incident(Claim):
    """Sank, hit, broke down, seized, damaged or detained."""

    kind: ClassVar[str] = "incident"
    spoken: ClassVar[tuple[str, ...]] = ("who", "what", "at", "when")
    example: ClassVar[dict[str, object]] = {"who": "Maria", "what": "detained", "at": "Vostochny", "when": "2023-11-02"}

    who: Who
    what: Annotated[str, choice("sank", "hit", "broke down", "seized", "damaged", "detained")]
    at: PlaceRef | None = None
    when: When | None = None
    by: Parties | None = None
    cause: Words | None = None

    def assertions(self) -> Iterator[Assertion]:
        for one in self.who.each():
            yield from self._of(one)

    def _of(self, one: Ref | OneOf) -> Iterator[Assertion]:
        if self.at is not None:
            yield Assertion(Question("place", who=one), At((self.at,)), self.when)
        if self.what in DATED:
            yield Assertion(Question(self.what, who=one), Happened(), self.when)
        if self.what == "sank":
            yield Assertion(Question("condition", who=one), Condition("sunk"), self.when)

    def headline(self) -> str:
        return phrase(self.who, self.what, ("at", self.at), ("by", self.by), (", cause:", self.cause), (",", self.when))
