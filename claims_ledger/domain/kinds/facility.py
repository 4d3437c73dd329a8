"""An attribute of a place: what it has, how much, and how that changed."""

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator

from claims_ledger.domain.assertion import Assertion, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.fields import Count, PlaceRef, When, Words
from claims_ledger.domain.phrases import phrase, shown


class Facility(Claim):
    """What is said of a port, depot or yard; counts are compared, words are not."""

    kind: ClassVar[str] = "facility"
    spoken: ClassVar[tuple[str, ...]] = ("place", "attribute", "value", "when")
    example: ClassVar[dict[str, object]] = {
        "place": "Tikhoretsk depot", "attribute": "storage pits", "count": "more than 100 pits",
        "when": "late September 2023",
    }  # fmt: skip

    place: PlaceRef
    attribute: Words
    value: Words | None = None
    when: When | None = None
    count: Count | None = None
    change: Words | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.value is None and self.count is None and self.change is None:
            raise ReadingError("nothing is said of it", "give a value, a count or a change")
        return self

    def assertions(self) -> Iterator[Assertion]:
        if self.count is not None:
            yield Assertion(Question(self.attribute.casefold(), place=self.place), self.count, self.when, "state")

    def headline(self) -> str:
        said = [shown(part) for part in (self.count, self.value, self.change) if part is not None]
        return phrase(self.place, (",", self.attribute), (":", ", ".join(said)), (",", self.when))
