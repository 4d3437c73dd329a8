"""One party gives something to another, perhaps for something else."""

from typing import Annotated, ClassVar

from claims_ledger.domain import entities
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.fields import GoodsList, When, choice
from claims_ledger.domain.forms import reference
from claims_ledger.domain.phrases import phrase

GIVER = reference(entities.PARTIES, "party")


class Exchange(Claim):
    """What is given to whom, for what, and how far it has come: sought, offered, agreed or delivered."""

    kind: ClassVar[str] = "exchange"
    spoken: ClassVar[tuple[str, ...]] = ("giver", "to", "gives", "when")
    example: ClassVar[dict[str, object]] = {
        "giver": "Russia", "to": "North Korea", "gives": ["food"], "for": ["munitions"], "status": "delivered",
    }  # fmt: skip

    giver: Annotated[Ref, GIVER]
    to: Annotated[Ref, GIVER]
    gives: GoodsList
    when: When | None = None
    for_: GoodsList | None = None
    status: Annotated[str, choice("sought", "offered", "agreed", "delivered")] | None = None

    def headline(self) -> str:
        rest = (("in return for", self.for_), (",", self.when))
        if self.status == "sought":
            return phrase(self.to, "seeks", self.gives, ("from", self.giver), *rest)
        verb = {"offered": "offers", "agreed": "agreed to give", "delivered": "gave"}.get(self.status or "", "gives")
        return phrase(self.giver, verb, self.gives, ("to", self.to), *rest)
