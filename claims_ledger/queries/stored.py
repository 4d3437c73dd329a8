"""What events and read models hold in stored form, as a person would write it."""

from collections.abc import Iterator, Mapping
from typing import Any

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities import Quantity

_KEYS = frozenset({"source", "by", "from", "to", "goods", "entity", "outlet"})
Names = Mapping[str, str]
"""Entities' names by key; keys that are not in it show as themselves."""


def stored_text(value: Any, names: Names) -> str:
    """Any stored value of a claim's field: entities by name, times and quantities in their words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return _listed(value, names)
    if isinstance(value, dict):
        return _mapped(value, names)
    return names.get(value, value) if isinstance(value, str) else str(value)


def _listed(values: list[Any], names: Names) -> str:
    if values and all(isinstance(side, list) for side in values):
        return " and ".join("/".join(stored_text(one, names) for one in side) for side in values)
    return ", ".join(stored_text(value, names) for value in values)


def _mapped(value: dict[str, Any], names: Names) -> str:
    if "edtf" in value:
        return when_text(value)
    if "how" in value and "who" in value:
        how = "" if value["how"] == "one" else f"{value['how']} "
        return how + " & ".join(names.get(key, key) for key in value["who"])
    if "quantity" in value:
        goods = value.get("goods")
        return stored_text(value["quantity"], names) + (f" of {names.get(goods, goods)}" if goods else "")
    if value.keys() & {"unit", "low", "high"}:
        return _quantity_text(value)
    if "pattern" in value:
        return pattern_text(value["pattern"], names)
    if len(value) == 1:
        return stored_text(next(iter(value.values())), names)
    return "; ".join(f"{name}: {stored_text(part, names)}" for name, part in value.items())


def _quantity_text(value: dict[str, Any]) -> str:
    try:
        return Quantity.from_json(value).text
    except ReadingError:
        return str(value.get("words", ""))


def when_text(when: Mapping[str, str]) -> str:
    """A time in its words, with the EDTF they were read as where that differs."""
    words, edtf = when.get("words", ""), when["edtf"]
    return f"{words} ({edtf})" if edtf and words and words != edtf else words or edtf


def pattern_text(pattern: Mapping[str, str], names: Names) -> str:
    """Goods from somewhere to somewhere."""
    parts = [names.get(pattern["goods"], pattern["goods"])] if "goods" in pattern else ["goods"]
    parts += [f"{role} {names.get(pattern[role], pattern[role])}" for role in ("from", "to") if role in pattern]
    return " ".join(parts)


def chain_text(branches: list[Mapping[str, Any]], names: Names) -> str:
    """Chains as they are written in a sheet: `AFP < quoting NK Pro on 2024-02-29 + own`."""
    return " + ".join(_branch_text(branch, names) for branch in branches)


def _branch_text(branch: Mapping[str, Any], names: Names) -> str:
    links = [link_text(link, names) for link in branch["links"]]
    tail = {"own": ["own"], "somebody": ["?"]}.get(branch["end"], [])
    return " < ".join([*links, *tail]) or "its own voice"


def link_text(link: Mapping[str, Any], names: Names) -> str:
    """One step of a chain."""
    how = "" if link["relay"] == "cites" else f"{link['relay']} "
    on, work = link.get("on"), link.get("work")
    said = f" on {on['words'] or on['edtf']}" if on else f" in {work}" if work else ""
    return f"{how}{names.get(link['source'], link['source'])}{said}"


def basis_text(bases: list[Mapping[str, Any]], names: Names) -> str:
    """Evidence: sort, whose, of which day."""
    return ", ".join(
        basis["sort"]
        + (f" by {names.get(basis['by'], basis['by'])}" if basis.get("by") else "")
        + (f" of {basis['of']['words']}" if basis.get("of") else "")
        for basis in bases
    )


def entry_text(name: str, value: Any, names: Names) -> str | None:
    """One entry of a claim's content; None where it is absent."""
    if value is None:
        return None
    if name == "chain":
        return chain_text(value, names)
    if name == "basis":
        return basis_text(value, names)
    return stored_text(value, names)


def keys_in(value: Any) -> Iterator[str]:
    """Every text in a stored value that may be the key of an entity by where it stands."""
    if isinstance(value, dict):
        for name, part in value.items():
            if isinstance(part, str) and name in _KEYS:
                yield part
            elif isinstance(part, list) and name == "who":
                yield from (key for key in part if isinstance(key, str))
            else:
                yield from keys_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys_in(part)
