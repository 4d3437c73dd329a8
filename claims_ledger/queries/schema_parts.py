"""What the JSON Schemas of the views are put together from."""

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
EDTF: Schema = {"type": "string", "description": "a date or period in EDTF"}
TIME: Schema = {"type": "string", "description": "a time, RFC 3339"}
ROLES = ("outlet", "relay", "origin")


def maybe(schema: Schema) -> Schema:
    """That, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def many(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def one_of(*words: str) -> Schema:
    return {"enum": list(words)}


def record(description: str = "", /, **fields: Schema) -> Schema:
    """An object with all of these names."""
    told = {"description": description} if description else {}
    return {"type": "object", **told, "properties": fields, "required": list(fields)}


def answer(title: str, *items: Schema) -> Schema:
    """The one object of a view's answer."""
    return {
        "title": title,
        **record(
            as_of={**maybe(TEXT), "description": "public by then; null where that was not asked"},
            recorded_at={
                **maybe(TEXT),
                "description": "held by then: a time or #position; null where that was not asked",
            },
            position={**COUNT, "description": "the position of the record that the answer was read at"},
            items=many(items[0] if len(items) == 1 else {"anyOf": list(items)}),
        ),
    }
