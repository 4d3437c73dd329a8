"""Putting a headline together from parts of which some may be unsaid."""

from typing import Any

from claims_ledger.domain.entities import Ref
from claims_ledger.domain.quantities import Quantity


def shown(part: Any) -> str:
    """One part as a person would write it; nothing for what is unsaid."""
    if part is None or part == ():
        return ""
    if isinstance(part, Quantity):
        return part.text
    if isinstance(part, tuple):
        return listed([shown(item) for item in part])
    return str(part)


def listed(parts: list[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def phrase(*parts: Any) -> str:
    """The parts that are said, joined by blanks. A pair of words and a value is left out whole when the value is unsaid;
    words that are a comma or a colon stand close to what goes before."""
    text = ""
    for part in parts:
        lead, value = part if isinstance(part, tuple) and len(part) == 2 and not isinstance(part[0], Ref) else ("", part)
        said = shown(value)
        if not said:
            continue
        if lead and lead[0] in ",:;":
            text += f"{lead} {said}"
        else:
            text += " ".join(["", *filter(None, [lead, said])]) if text else " ".join(filter(None, [lead, said]))
    return text
