"""Goods sent from one place to another."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from claims_ledger.domain.assertion import Assertion, Happened, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.dates import Period
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.fields import Count, GoodsRef, PlaceRef, When, Who, Words, choice
from claims_ledger.domain.phrases import counted, phrase
from claims_ledger.domain.topics import Pattern


class Shipment(Claim):
    """Goods on their way, with at least one end; `start` makes the count a running total since that day."""

    kind: ClassVar[str] = "shipment"
    spoken: ClassVar[tuple[str, ...]] = ("from", "to", "of", "count", "when")
    example: ClassVar[dict[str, object]] = {
        "from": "North Korea", "to": "Russia", "of": "munitions", "count": "more than 1,000 containers",
        "when": "by October 2023",
    }  # fmt: skip

    from_: PlaceRef | None = None
    to: PlaceRef | None = None
    of: GoodsRef | None = None
    count: Count | None = None
    when: When | None = None
    by: Who | None = None
    through: PlaceRef | None = None
    mode: Annotated[str, choice("sea", "air", "rail", "road")] | None = None
    start: When | None = None
    ordinal: Words | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.from_ is None and self.to is None:
            raise ReadingError("a shipment without an end", "say from, or to, or both")
        return self

    def _counted_over(self) -> Period | None:
        if self.start is None:
            return self.when
        end = self.when.end if self.when is not None else None
        return Period(self.start.words, self.start.start, end, span=True, approximate=self.start.approximate)

    def assertions(self) -> Iterator[Assertion]:
        if self.count is not None:
            shares = self.by.shares() if self.by else (None,)
            for share in shares:
                question = Question(
                    "shipped", from_=self.from_, to=self.to, goods=self.of, by=share, through=self.through
                )
                yield Assertion(question, self.count, self._counted_over(), "running" if self.start else "total")
        if self.from_ is not None and self.to is not None and self.of is not None:
            yield Assertion(Question("flow", from_=self.from_, to=self.to, goods=self.of), Happened(), self.when)

    def patterns(self) -> Iterator[Pattern]:
        keys = {"from": self.from_, "to": self.to, "goods": self.of}
        yield Pattern.model_validate({name: ref.key for name, ref in keys.items() if ref is not None})

    def headline(self) -> str:
        return phrase(
            counted(self.count, self.of) or "goods", "sent", ("from", self.from_), ("to", self.to),
            ("through", self.through), ("by", self.by), (", by", self.mode), (",", self.ordinal),
            (", counted from", self.start), (",", self.when),
        )  # fmt: skip
