"""Changes to a stored mapping, entry by entry."""

from collections.abc import Mapping
from typing import Any

Changes = Mapping[str, Any]


def overlay(content: Mapping[str, Any], changes: Changes) -> dict[str, Any]:
    """The content with changes laid over it, entry by entry; entries of `fields` one by one; null takes an entry
    away."""
    merged = dict(content)
    for name, value in changes.items():
        if name == "fields":
            merged["fields"] = overlay(merged.get("fields", {}), value)
        elif value is None:
            merged.pop(name, None)
        else:
            merged[name] = value
    return merged


def amended(changes: Changes, further: Changes) -> dict[str, Any]:
    """Changes amended by further ones, entry by entry; what is taken away stays said to be taken away, so that it does
    not show through from an earlier version."""
    merged = {**changes, **further}
    if "fields" in changes and "fields" in further:
        merged["fields"] = {**changes["fields"], **further["fields"]}
    return merged
