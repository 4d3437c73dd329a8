"""One flight of an aircraft, stop by stop."""

from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import model_validator

from claims_ledger.domain.assertion import Assertion, At, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.fields import Craft, PartyRef, Places, When, Whens, Words
from claims_ledger.domain.phrases import phrase


class Flight(Claim):
    """The places in the order they were flown; `legs` gives the time at each of them."""

    kind: ClassVar[str] = "flight"
    spoken: ClassVar[tuple[str, ...]] = ("who", "route", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "Il-76TD", "route": ["Shanghai", "Pyongyang", "Tianjin", "Moscow"], "when": "2024-03-11/2024-03-12",
    }  # fmt: skip

    who: Craft
    route: Places
    when: When | None = None
    legs: Whens | None = None
    operator: PartyRef | None = None
    purpose: Words | None = None

    @model_validator(mode="after")
    def _a_time_a_stop(self) -> Self:
        if self.legs is not None and len(self.legs) != len(self.route):
            raise ReadingError(
                f"{len(self.legs)} leg times for {len(self.route)} places", "give one time for each place of the route"
            )
        return self

    def assertions(self) -> Iterator[Assertion]:
        for craft in self.who.each():
            question = Question("place", who=craft)
            if self.legs is not None:
                for place, day in zip(self.route, self.legs, strict=True):
                    yield Assertion(question, At((place,)), day)
            elif self.when is not None:
                value = At((self.route[0],)) if len(self.route) == 1 else At(self.route, "between")
                yield Assertion(question, value, self.when)

    def headline(self) -> str:
        stops = [str(place) for place in self.route]
        if self.legs is not None:
            stops = [f"{stop} ({day})" for stop, day in zip(stops, self.legs, strict=True)]
        route = " → ".join(stops) if len(stops) > 1 else f"to {stops[0]}"
        return phrase(
            self.who, "flew", route, (", operated by", self.operator), (", purpose:", self.purpose), (",", self.when)
        )
