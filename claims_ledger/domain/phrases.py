"""Putting a headline together from parts of which some may be unsaid."""

from typing import Any

from claims_ledger.domain.entities import Ref
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.quantities.units import plural_unit


def shown(part: Any) -> str:
    """One part as a person would write it; nothing for what is unsaid."""
    if part is None or part == ():
        return ""
    if isinstance(part, Quantity):
        return part.text
    if isinstance(part, tuple):
        return listed([shown(item) for item in part])
    return str(part)


def listed(parts: list[str], last: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def counted(quantity: Quantity | None, goods: Ref | None) -> str:
    """`300 containers of shells`, but `300 shipping containers` where the goods are the very things counted."""
    if quantity is None or goods is None:
        return shown(quantity) or shown(goods)
    unit = plural_unit(quantity.unit)
    if unit and quantity.text.endswith(f" {unit}") and goods.name.casefold().endswith(unit.casefold()):
        times = "\u00d7 " if goods.name[0].isdigit() else ""
        return quantity.text.removesuffix(unit) + times + goods.name
    return f"{quantity.text} of {goods}"


def phrase(*parts: Any) -> str:
    """The parts that are said, joined by blanks. A pair of words and a value is left out whole when the value is
    unsaid; words that are a comma or a colon stand close to what goes before."""
    text = ""
    for part in parts:
        lead, value = (
            part if isinstance(part, tuple) and len(part) == 2 and not isinstance(part[0], Ref) else ("", part)
        )
        said = shown(value)
        if not said:
            continue
        if lead and lead[0] in ",:;":
            text += f"{lead} {said}"
        else:
            text += " ".join(["", *filter(None, [lead, said])]) if text else " ".join(filter(None, [lead, said]))
    return text
