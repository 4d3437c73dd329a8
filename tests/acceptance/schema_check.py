"""A checker for the part of JSON Schema (draft 2020-12) that this program's schemas use."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

KNOWN = {
    *("$schema", "title", "description", "examples", "default"),
    *("type", "enum", "const", "minimum", "properties", "required", "additionalProperties", "items", "anyOf", "oneOf"),
    *("minItems", "maxItems", "maxLength", "minLength", "pattern"),
}
UNLISTED = " is not listed"
TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def errors(value: Any, schema: Mapping[str, Any], where: str = "$") -> Iterator[str]:
    """What of the value is against the schema, and which names of the value the schema does not list."""
    unknown = schema.keys() - KNOWN
    assert not unknown, f"{where}: the checker does not know {unknown}"
    if "type" in schema:
        kinds = TYPES[schema["type"]]
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            yield f"{where}: {value!r} is no {schema['type']}"
            return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} is not {schema['const']!r}"
    if "maxLength" in schema and isinstance(value, str) and len(value) > schema["maxLength"]:
        yield f"{where}: {len(value)} characters"
    if "minLength" in schema and isinstance(value, str) and len(value) < schema["minLength"]:
        yield f"{where}: {len(value)} characters"
    if "pattern" in schema and isinstance(value, str) and re.search(schema["pattern"], value) is None:
        yield f"{where}: {value!r} is not {schema['pattern']}"
    if "minimum" in schema and value < schema["minimum"]:
        yield f"{where}: {value!r} is below {schema['minimum']}"
    yield from _alternatives(value, schema, where)
    if isinstance(value, dict) and "properties" in schema:
        yield from (f"{where}: {name} is missing" for name in schema.get("required", ()) if name not in value)
        for name, part in value.items():
            if name in schema["properties"]:
                yield from errors(part, schema["properties"][name], f"{where}.{name}")
            else:
                yield f"{where}: {name}{UNLISTED}"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{where}: {len(value)} items"
        for index, part in enumerate(value):
            yield from errors(part, schema.get("items", {}), f"{where}[{index}]")


def _alternatives(value: Any, schema: Mapping[str, Any], where: str) -> Iterator[str]:
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            told = [list(errors(value, one, where)) for one in schema[keyword]]
            if all(told):
                yield from min(told, key=len)
            elif keyword == "oneOf" and sum(not each for each in told) > 1:
                yield f"{where}: several alternatives fit"
