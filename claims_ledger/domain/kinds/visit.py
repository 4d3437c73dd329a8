"""A person or delegation going somewhere."""

from typing import ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import PlaceRef, SpeakerRef, When, Who, Words
from claims_ledger.domain.phrases import phrase


class Visit(Claim):
    """Who went where, to whom, with whom and for what."""

    kind: ClassVar[str] = "visit"
    spoken: ClassVar[tuple[str, ...]] = ("who", "at", "when")
    example: ClassVar[dict[str, object]] = {"who": "Kim Jong Un", "at": "Russia", "when": "September 2023"}

    who: Who
    at: PlaceRef | None = None
    when: When | None = None
    with_: Who | None = None
    host: SpeakerRef | None = None
    for_: Words | None = None

    def headline(self) -> str:
        return phrase(
            self.who, ("visited", self.at) if self.at else "made a visit", ("with", self.with_),
            (", hosted by", self.host), ("for" if self.host is None else ", for", self.for_), (",", self.when),
        )  # fmt: skip
