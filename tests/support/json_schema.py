"""As much of JSON Schema as this project's schemas use; objects are held to the names that a schema lists."""

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, type[Any]] = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_KNOWN = set("$schema title description type properties required items anyOf enum minimum".split())


def faults(value: Any, schema: dict[str, Any], path: str = "$") -> Iterator[str]:
    """What of a value is not as its schema says, or not in it at all."""
    assert set(schema) <= _KNOWN, f"this check does not know {set(schema) - _KNOWN}"
    if "anyOf" in schema:
        tried = [list(faults(value, option, path)) for option in schema["anyOf"]]
        if all(tried):
            yield from min(tried, key=len)
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is none of {schema['enum']}"
    if not _is(value, schema.get("type")):
        yield f"{path}: {value!r} is no {schema['type']}"
    elif schema.get("type") == "array":
        for number, item in enumerate(value):
            yield from faults(item, schema["items"], f"{path}[{number}]")
    elif schema.get("type") == "object":
        yield from (f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in value)
        for name, inner in value.items():
            if name in schema["properties"]:
                yield from faults(inner, schema["properties"][name], f"{path}.{name}")
            else:
                yield f"{path}: {name} is in no schema"
    elif schema.get("type") == "integer" and value < schema.get("minimum", value):
        yield f"{path}: {value!r} is below {schema['minimum']}"


def _is(value: Any, name: str | None) -> bool:
    if name is None:
        return True
    if name == "null":
        return value is None
    if name == "integer" and isinstance(value, bool):
        return False
    return isinstance(value, _TYPES[name])
