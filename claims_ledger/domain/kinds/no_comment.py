"""A party asked, or expected to speak, that said nothing."""

from typing import Annotated, ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Speakers, Topical, When, choice
from claims_ledger.domain.phrases import phrase


class NoComment(Claim):
    """A response that contests nothing."""

    kind: ClassVar[str] = "no-comment"
    spoken: ClassVar[tuple[str, ...]] = ("who", "about", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "North Korean government",
        "about": "arms from North Korea to Russia",
    }

    who: Speakers
    about: Topical
    when: When | None = None
    how: Annotated[str, choice("declined", "no answer", "not reached", "not mentioned", "withheld")] | None = None

    def headline(self) -> str:
        return phrase(self.who, "did not comment on", self.about, (":", self.how), (",", self.when))
