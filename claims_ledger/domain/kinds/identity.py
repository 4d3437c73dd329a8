"""What identifies a ship or aircraft: IMO number, flag, registration, a former name, its type or trade."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar

from claims_ledger.domain.assertion import Assertion, Held, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.fields import Craft, When, choice
from claims_ledger.domain.forms import WORDS, Form, Reading, text_of
from claims_ledger.domain.identifiers import code
from claims_ledger.domain.phrases import phrase

COUNTRY = frozenset({"country"})
ONE_AT_A_TIME = ("IMO", "flag", "registration")


def _read(value: Any, context: Reading) -> Ref | str:
    words = text_of(value, "a value")
    if context.registry.knows(words, COUNTRY):
        return context.registry.find(words, COUNTRY, "country")
    return str(WORDS.read(value, context))


COUNTRY_OR_WORDS = Form(
    read=_read,
    load=lambda value, context: value["words"] if "words" in value else context.registry.ref(value["entity"]),
    store=lambda value: {"entity": value.stored} if isinstance(value, Ref) else {"words": value},
    schema={"type": "string", "description": "a country of the registry, or words"},
    accepts=COUNTRY,
)


class Identity(Claim):
    """One identifying attribute and its value; a flag is a country."""

    kind: ClassVar[str] = "identity"
    spoken: ClassVar[tuple[str, ...]] = ("who", "attribute", "value", "when")
    example: ClassVar[dict[str, object]] = {"who": "Lady R", "attribute": "IMO", "value": "9161003"}

    who: Craft
    attribute: Annotated[str, choice("IMO", "flag", "former name", "registration", "type", "trade")]
    value: Annotated[Ref | str, COUNTRY_OR_WORDS]
    when: When | None = None

    def assertions(self) -> Iterator[Assertion]:
        value = self.value if isinstance(self.value, Ref) else code(self.attribute, self.value)
        if self.attribute in ONE_AT_A_TIME and value is not None:
            for one in self.who.each():
                yield Assertion(Question(self.attribute, who=one), Held.one(value), self.when, "state")

    def headline(self) -> str:
        return phrase(self.who, (",", self.attribute), (":", self.value), (",", self.when))
