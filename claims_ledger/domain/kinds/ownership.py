"""Who owns, manages or operates a ship, an aircraft or a company."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, Held, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Parties, When, Who, choice
from claims_ledger.domain.phrases import phrase

ROLES = ("owner", "registered owner", "beneficial owner", "manager", "operator", "linked")


class Ownership(Claim):
    """A party in one role; a link is recorded and compared with nothing."""

    kind: ClassVar[str] = "ownership"
    spoken: ClassVar[tuple[str, ...]] = ("who", "role", "party", "when")
    example: ClassVar[dict[str, object]] = {"who": "Maria", "role": "owner", "party": "Azia Shipping Holdings"}

    who: Who
    role: Annotated[str, choice(*ROLES)]
    party: Parties
    when: When | None = None

    def assertions(self) -> Iterator[Assertion]:
        if self.role != "linked":
            for one in self.who.each():
                yield Assertion(Question(self.role, who=one), Held(self.party.options()), self.when, "state")

    def headline(self) -> str:
        link = "linked to" if self.role == "linked" else f", {self.role}:"
        return phrase(self.who, (link, self.party), (",", self.when))
