"""Traffic on a route: how much, and how that changed."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from claims_ledger.domain.assertion import Assertion, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.fields import Between, Count, PlaceRef, When, Words, choice
from claims_ledger.domain.phrases import phrase, shown


class Traffic(Claim):
    """Ships, trains, flights or lorries between two places: a change, a level or a count."""

    kind: ClassVar[str] = "traffic"
    spoken: ClassVar[tuple[str, ...]] = ("mode", "between", "when")
    example: ClassVar[dict[str, object]] = {
        "mode": "rail", "between": ["North Korea", "Russia"], "change": "has risen sharply", "when": "October 2023",
    }  # fmt: skip

    mode: Annotated[str, choice("sea", "air", "rail", "road")]
    between: Between
    when: When | None = None
    change: Words | None = None
    level: Words | None = None
    count: Count | None = None
    through: PlaceRef | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if self.change is None and self.level is None and self.count is None:
            raise ReadingError("nothing is said of the traffic", "give a change, a level or a count")
        return self

    def assertions(self) -> Iterator[Assertion]:
        if self.count is not None:
            question = Question(
                f"{self.mode} traffic", between=self.between.one, and_=self.between.other, through=self.through
            )
            yield Assertion(question, self.count, self.when, "total")

    def headline(self) -> str:
        said = [shown(part) for part in (self.count, self.level, self.change) if part is not None]
        return phrase(
            f"{self.mode} traffic between",
            self.between,
            ("through", self.through),
            (":", ", ".join(said)),
            (",", self.when),
        )
