"""A ship at a port, berth or yard."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, At, Condition, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Count, Craft, GoodsRef, PlaceRef, When, Words, choice
from claims_ledger.domain.phrases import counted, phrase

CONDITIONS = {"moored": "moored", "loading": "loading", "unloading": "unloading", "left": "sailing"}


class PortCall(Claim):
    """A call at a place: arrived, moored, loading, unloading or left, with what was handled there."""

    kind: ClassVar[str] = "port-call"
    spoken: ClassVar[tuple[str, ...]] = ("who", "at", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "Lady R", "at": "Rajin", "when": "2024-03-12", "doing": "loading", "of": "shipping containers",
    }  # fmt: skip

    who: Craft
    at: PlaceRef
    when: When | None = None
    doing: Annotated[str, choice("arrived", "moored", "loading", "unloading", "left")] | None = None
    of: GoodsRef | None = None
    count: Count | None = None
    for_: Count | None = None
    ordinal: Words | None = None
    how_often: Words | None = None

    def assertions(self) -> Iterator[Assertion]:
        if self.how_often is not None:
            return
        for ship in self.who.each():
            yield Assertion(Question("place", who=ship), At((self.at,)), self.when)
            if self.doing in CONDITIONS:
                yield Assertion(Question("condition", who=ship), Condition(CONDITIONS[self.doing]), self.when)
        if self.count is not None and self.doing in ("loading", "unloading"):
            for share in self.who.shares():
                question = Question(self.doing, who=share, at=self.at, goods=self.of)
                yield Assertion(question, self.count, self.when, "total")

    def headline(self) -> str:
        handling = self.doing in ("loading", "unloading")
        verb = "at" if self.doing is None else "left" if self.doing == "left" else f"{self.doing} at"
        return phrase(
            self.who, verb, self.at, (":" if handling else "with", counted(self.count, self.of)), ("for", self.for_),
            (",", self.ordinal), (",", self.how_often), (",", self.when),
        )  # fmt: skip
