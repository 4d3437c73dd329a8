"""A rule said to be broken."""

from typing import Annotated, Any, ClassVar

from claims_ledger.domain import entities
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.fields import When, Who, Words
from claims_ledger.domain.forms import WORDS, Form, Reading, text_of
from claims_ledger.domain.phrases import phrase


def _read(value: Any, context: Reading) -> Ref | str:
    words = text_of(value, "a rule")
    if context.registry.knows(words, entities.RULES):
        return context.registry.find(words, entities.RULES, "rule")
    return str(WORDS.read(value, context))


RULE_OR_WORDS = Form(
    read=_read,
    load=lambda value, context: value["words"] if "words" in value else context.registry.ref(value["entity"]),
    store=lambda value: {"entity": value.stored} if isinstance(value, Ref) else {"words": value},
    schema={"type": "string", "description": "a rule of the registry, or words"},
    accepts=entities.RULES,
)


class Breach(Claim):
    """Who broke which rule, and by doing what."""

    kind: ClassVar[str] = "breach"
    spoken: ClassVar[tuple[str, ...]] = ("who", "rule", "when")
    example: ClassVar[dict[str, object]] = {
        "who": "Russia",
        "rule": "UN arms embargo on North Korea",
        "by": "buying munitions",
    }

    who: Who
    rule: Annotated[Ref | str, RULE_OR_WORDS]
    when: When | None = None
    by: Words | None = None

    def headline(self) -> str:
        return phrase(self.who, "in breach of", self.rule, (", by", self.by), (",", self.when))
