"""The types that a claim kind's fields are made of; a kind is a pydantic model over these."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any

from claims_ledger.domain import dates, entities, quantities, subjects
from claims_ledger.domain.dates import Period
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.forms import FLAG, WORDS, Form, Reading, choice, many, reference, text_of
from claims_ledger.domain.phrases import counted
from claims_ledger.domain.quantities import Quantity

__all__ = [
    "Between",
    "Count",
    "CountOf",
    "Counted",
    "CountsOf",
    "Craft",
    "Flag",
    "GoodsList",
    "GoodsRef",
    "Parties",
    "PartyRef",
    "PersonRef",
    "PlaceRef",
    "Places",
    "Reading",
    "SpeakerRef",
    "Speakers",
    "ThingRef",
    "Topical",
    "When",
    "Whens",
    "Who",
    "Words",
    "choice",
    "with_unit",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity and the goods it counts, where both are said: "500,000 rounds of 122 mm artillery shells"."""

    quantity: Quantity
    goods: Ref | None = None

    def __str__(self) -> str:
        return counted(self.quantity, self.goods)

    def refs(self) -> Iterator[Ref]:
        if self.goods is not None:
            yield self.goods


def _read_counted(value: Any, context: Reading) -> Counted:
    quantity, goods = quantities.read_counted(text_of(value, "a quantity"))
    if goods is None:
        return Counted(quantity)
    return Counted(quantity, context.registry.find(goods, entities.GOODS, "kind of goods"))


def _load_counted(value: Any, context: Reading) -> Counted:
    goods = value.get("goods")
    return Counted(Quantity.from_json(value["quantity"]), context.registry.ref(goods) if goods else None)


def _store_counted(counted: Counted) -> dict[str, Any]:
    plain: dict[str, Any] = {"quantity": counted.quantity.to_json()}
    return plain | {"goods": counted.goods.stored} if counted.goods else plain


_PLACE = reference(entities.PLACES, "place")
_GOODS = reference(entities.GOODS, "kind of goods")
_WHEN = Form(
    read=lambda value, context: dates.read_period(text_of(value, "a date or period"), context.published),
    load=lambda value, context: Period.from_json(value),
    store=lambda period: period.to_json(),
    schema={"type": "string", "description": "a date or period: EDTF, or plain words such as `since 12 Feb`"},
)
_COUNT = Form(
    read=lambda value, context: quantities.read_quantity(text_of(value, "a quantity")),
    load=lambda value, context: Quantity.from_json(value),
    store=lambda quantity: quantity.to_json(),
    schema={"type": "string", "description": "a quantity with its unit: `at least 5 runs`, `32+ trips`"},
)


def with_unit(example: str) -> Form:
    """A quantity that is nothing without its unit, where no other field says what is counted."""

    def read(value: Any, context: Reading) -> Quantity:
        quantity = quantities.read_quantity(text_of(value, "a quantity"))
        if not quantity.unit:
            raise ReadingError(f"{quantity.words!r} does not say of what", f"write its unit: {example}")
        return quantity

    return replace(_COUNT, read=read)


_COUNT_OF = Form(
    read=_read_counted,
    load=_load_counted,
    store=_store_counted,
    schema={"type": "string", "description": "a quantity, with the goods counted: `3 million rounds of shells`"},
)

PlaceRef = Annotated[Ref, _PLACE]
Places = Annotated[tuple[Ref, ...], many(_PLACE)]
GoodsRef = Annotated[Ref, _GOODS]
GoodsList = Annotated[tuple[Ref, ...], many(_GOODS)]
SpeakerRef = Annotated[Ref, reference(entities.SPEAKERS, "source")]
PersonRef = Annotated[Ref, reference(entities.PEOPLE, "person")]
PartyRef = Annotated[Ref, reference(entities.PARTIES, "party")]
ThingRef = Annotated[Ref, reference(entities.ANYTHING, "entity")]

Who = Annotated[subjects.Subject, subjects.subject(entities.ANYTHING - entities.GOODS - entities.RULES, "subject")]
Craft = Annotated[subjects.Subject, subjects.subject(entities.CRAFT, "vessel, aircraft or fleet")]
Speakers = Annotated[subjects.Subject, subjects.subject(entities.SPEAKERS, "source")]
Parties = Annotated[subjects.Subject, subjects.subject(entities.PARTIES, "party")]
Between = Annotated[subjects.Ends, subjects.ENDS]
Topical = Annotated[subjects.About, subjects.ABOUT]

When = Annotated[Period, _WHEN]
Whens = Annotated[tuple[Period, ...], many(_WHEN)]
Count = Annotated[Quantity, _COUNT]
CountOf = Annotated[Counted, _COUNT_OF]
CountsOf = Annotated[tuple[Counted, ...], many(_COUNT_OF)]
Words = Annotated[str, WORDS]
Flag = Annotated[bool, FLAG]
