"""One passage of a ship from a place to another."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from claims_ledger.domain.assertion import Assertion, At, Condition, Happened, OneOf, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.dates import Period
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.fields import Craft, Flag, PlaceRef, When, Words, choice
from claims_ledger.domain.phrases import phrase


class Voyage(Claim):
    """A voyage with at least one of its ends; `when` is the whole of it, `left` and `arrived` its ends."""

    kind: ClassVar[str] = "voyage"
    spoken: ClassVar[tuple[str, ...]] = ("who", "from", "to", "when")
    example: ClassVar[dict[str, object]] = {"who": "Maia-1", "to": "Vostochny", "arrived": "2024-02-12"}

    who: Craft
    from_: PlaceRef | None = None
    to: PlaceRef | None = None
    when: When | None = None
    left: When | None = None
    arrived: When | None = None
    status: Annotated[str, choice("planned", "declared", "underway", "done")] | None = None
    only: Flag | None = None
    how_often: Words | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.from_ is None and self.to is None:
            raise ReadingError("a voyage without an end", "say from, or to, or both")
        return self

    def event_time(self) -> object:
        return self.when or self.arrived or self.left

    def assertions(self) -> Iterator[Assertion]:
        if self.status in ("planned", "declared") or self.how_often is not None or self.only:
            return
        for ship in self.who.each():
            yield from self._of(ship)

    def _of(self, ship: Ref | OneOf) -> Iterator[Assertion]:
        question = Question("place", who=ship)
        begun = self.left.stated_day if self.left is not None else None
        done = self.arrived.stated_day if self.arrived is not None else None
        if self.from_ is not None and self.to is not None and (span := self._span(begun, done)) is not None:
            yield Assertion(question, At((self.from_, self.to), "between"), span)
        if begun is None or begun != done:
            # A crossing within one day is no ship in two places on that day.
            if self.left is not None and self.from_ is not None:
                yield Assertion(question, At((self.from_,)), self.left)
            if self.arrived is not None and self.to is not None:
                yield Assertion(question, At((self.to,)), self.arrived)
        if begun is not None and self.arrived is not None and self.from_ is not None and self.to is not None:
            voyage = Question("arrived", who=ship, from_=self.from_, to=self.to, left=begun.isoformat())
            yield Assertion(voyage, Happened(), self.arrived)
        if self.status == "underway" and self.when is not None:
            yield Assertion(Question("condition", who=ship), Condition("sailing"), self.when, "state")

    def _span(self, begun: date | None, done: date | None) -> Period | None:
        """The time of the whole voyage, where it is said or both its days are one."""
        return self.when or (self.left if begun is not None and begun == done else None)

    def headline(self) -> str:
        verb = {"planned": "is to sail", "declared": "declared a voyage", "underway": "sailing"}.get(
            self.status or "", "sailed"
        )
        only = "only" if self.only else None
        return phrase(
            self.who, verb, only, ("from", self.from_), ("to", self.to), (",", self.how_often), (", left", self.left),
            (", arrived", self.arrived), (",", self.when),
        )  # fmt: skip
