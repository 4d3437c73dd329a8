"""A person in an office."""

from collections.abc import Iterator
from typing import ClassVar

from claims_ledger.domain.assertion import Assertion, Held, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import PartyRef, PersonRef, When, Words
from claims_ledger.domain.phrases import phrase


class Role(Claim):
    """Which office a person holds, and for whom where that is said."""

    kind: ClassVar[str] = "role"
    spoken: ClassVar[tuple[str, ...]] = ("person", "office", "for", "when")
    example: ClassVar[dict[str, object]] = {"person": "Sergei Shoigu", "office": "defence minister", "for": "Russia"}

    person: PersonRef
    office: Words
    for_: PartyRef | None = None
    when: When | None = None

    def assertions(self) -> Iterator[Assertion]:
        if self.for_ is not None:
            question = Question("serves", person=self.person, as_=self.office.casefold())
            yield Assertion(question, Held.one(self.for_), self.when, "state")

    def headline(self) -> str:
        return phrase(self.person, (",", self.office), ("of", self.for_), (",", self.when))
