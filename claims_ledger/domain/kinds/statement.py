"""A party speaks on a topic."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.fields import Speakers, Topical, When, Words, choice
from claims_ledger.domain.phrases import phrase
from claims_ledger.domain.subjects import About


class Statement(Claim):
    """Accuses, confirms, announces, demands or protests; the first three assert the topic."""

    kind: ClassVar[str] = "statement"
    spoken: ClassVar[tuple[str, ...]] = ("who", "about", "text", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "US government", "about": "arms from North Korea to Russia", "act": "accuses",
        "text": "Pyongyang supplies Moscow", "when": "2023-10-13",
    }  # fmt: skip

    who: Speakers
    about: Topical
    text: Words | None = None
    when: When | None = None
    to: Speakers | None = None
    act: Annotated[str, choice("accuses", "confirms", "announces", "demands", "protests")] | None = None

    def stands(self) -> Iterator[tuple[About, bool]]:
        if self.act in ("accuses", "confirms", "announces"):
            yield self.about, True

    def headline(self) -> str:
        alone, addressed = _VERBS.get(self.act or "", ("on", "to {to} on"))
        said = alone if self.to is None else addressed.format(to=self.to)
        return phrase(self.who, said, self.about, (":", self.text), (",", self.when))


_VERBS = {
    "accuses": ("raises accusations over", "accuses {to} over"),
    "confirms": ("confirms", "confirms to {to}"),
    "announces": ("announces", "announces to {to}"),
    "demands": ("makes demands over", "makes demands of {to} over"),
    "protests": ("protests over", "protests to {to} over"),
}
