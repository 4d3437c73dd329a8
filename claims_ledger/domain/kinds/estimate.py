"""How much of a thing there is, is needed, is used, or fits."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.assertion import Assertion, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Counted, CountOf, CountsOf, Topical, When, Words, choice
from claims_ledger.domain.phrases import phrase


class Estimate(Claim):
    """A measure of a thing or topic; `or` and `and` hold further quantities, each of its own goods."""

    kind: ClassVar[str] = "estimate"
    spoken: ClassVar[tuple[str, ...]] = ("of", "measure", "count", "when")
    example: ClassVar[dict[str, object]] = {
        "of": "shipping containers", "measure": "capacity", "count": "as many as 3 million rounds of artillery shells",
    }  # fmt: skip

    of: Topical
    measure: Annotated[str, choice("capacity", "need", "use", "stock")]
    count: CountOf | None = None
    when: When | None = None
    per: Words | None = None
    relative_to: Words | None = None
    or_: CountsOf | None = None
    and_: CountsOf | None = None

    def _counts(self) -> tuple[Counted, ...]:
        return (*((self.count,) if self.count else ()), *(self.or_ or ()), *(self.and_ or ()))

    def assertions(self) -> Iterator[Assertion]:
        counts = self._counts()
        for counted in counts:
            # Several counts of one sort of goods are alternatives or parts, none of which stands by itself.
            if sum(other.goods == counted.goods for other in counts) > 1:
                continue
            thing = self.of.entity or str(self.of)
            question = Question(self.measure, of=thing, goods=counted.goods, per=self.per, relative_to=self.relative_to)
            yield Assertion(question, counted.quantity, self.when, "state")

    def headline(self) -> str:
        return phrase(
            f"{self.measure} of", self.of, (":", self.count), ("or", self.or_), ("and", self.and_), ("per", self.per),
            ("relative to", self.relative_to), (",", self.when),
        )  # fmt: skip
