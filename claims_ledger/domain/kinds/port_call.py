"""A ship at a port, berth or yard."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, At, Condition, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Count, Craft, GoodsRef, PlaceRef, When, Words, choice
from claims_ledger.domain.phrases import phrase

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
                question = Question(f"{self.doing} at", who=share, at=self.at, goods=self.of)
                yield Assertion(question, self.count, self.when, "total")

    def headline(self) -> str:
        verb = {"left": "left", "loading": "loading at", "unloading": "unloading at", "moored": "moored at"}
        load = phrase(self.count, ("of" if self.count else "", self.of)) if self.doing in ("loading", "unloading") else ""
        return phrase(
            self.who, verb.get(self.doing or "", "arrived at" if self.doing else "at"), self.at,
            (":", load) if load else "", ("for", self.for_), self.how_often, (",", self.when),
        )  # fmt: skip
