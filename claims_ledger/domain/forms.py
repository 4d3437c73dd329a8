"""How a field of a claim kind is written, stored and shown: one `Form` beside each type.

A form reads words (a sheet's text, a command's argument) or its own stored form, as the validation context says, and
stores plain JSON. pydantic asks it for all three, and for the JSON Schema of what may be written.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from claims_ledger.domain.dates import Published
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.registry import Registry

Shape = Literal["one", "subject", "list", "ends", "about"]
LONGEST = 2000
MOST_ITEMS = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a value needs: the registry, the day the document was published, and whether the values are words
    (a sheet's) or stored (an event's)."""

    registry: Registry
    published: Published | None = None
    words: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Reads, loads, stores and describes one type of field.

    `accepts` are the types of entities that it names, `choices` the words it takes, `shape` how several names are
    written in it: completion offers by these three.
    """

    read: Callable[[Any, Reading], Any]
    load: Callable[[Any, Reading], Any]
    store: Callable[[Any], Any]
    schema: dict[str, Any]
    accepts: frozenset[str] = frozenset()
    choices: tuple[str, ...] = ()
    listed: bool = False
    shape: Shape = "one"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self._validate, serialization=core_schema.plain_serializer_function_ser_schema(self.store)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return self.schema

    def _validate(self, value: Any, info: core_schema.ValidationInfo) -> Any:
        if not isinstance(info.context, Reading):
            raise TypeError("the fields of a claim are read with a Reading as context")
        return self.read(value, info.context) if info.context.words else self.load(value, info.context)


def text_of(value: Any, what: str) -> str:
    """The text that was written where `what` is expected. Raises ReadingError for a list, a table or nothing."""
    if not isinstance(value, str):
        raise ReadingError(f"a list or table where {what} is expected", f"write {what} as plain text")
    if not value.strip():
        raise ReadingError(f"{what} is empty", "leave the field out if the report does not say")
    if len(value) > LONGEST:
        raise ReadingError(f"{what} of {len(value)} characters", f"{LONGEST} characters at most")
    return value.strip()


def reference(accepts: Collection[str], what: str) -> Form:
    """An entity of one of these types, by any of its names."""
    return Form(
        read=lambda value, context: context.registry.find(text_of(value, f"a {what}"), accepts, what),
        load=lambda value, context: context.registry.ref(value),
        store=lambda ref: ref.stored,
        schema={"type": "string", "description": f"a {what} of the registry, by any of its names"},
        accepts=frozenset(accepts),
    )


def choice(*words: str) -> Form:
    """One of a closed list of words."""

    def read(value: Any, context: Reading) -> str:
        text = " ".join(text_of(value, "one of a list of words").split())
        found = next((word for word in words if word.casefold() == text.casefold()), None)
        if found is None:
            raise ReadingError(f"{text!r} is none of the words this field takes", "use " + ", ".join(words))
        return found

    return Form(read, lambda value, context: value, lambda value: value, {"enum": list(words)}, choices=words)


def many(item: Form) -> Form:
    """Several of `item`, as a tuple; on one line they are joined by ` & `."""

    def read(value: Any, context: Reading) -> tuple[Any, ...]:
        parts = value if isinstance(value, list) else text_of(value, "a list").split(" & ")
        if not 0 < len(parts) <= MOST_ITEMS:
            raise ReadingError(f"a list of {len(parts)}", f"1 to {MOST_ITEMS} items; leave the field out if not said")
        return tuple(item.read(part, context) for part in parts)

    return Form(
        read=read,
        load=lambda value, context: tuple(item.load(part, context) for part in value),
        store=lambda values: [item.store(value) for value in values],
        schema={"anyOf": [item.schema, {"type": "array", "minItems": 1, "items": item.schema}]},
        accepts=item.accepts,
        choices=item.choices,
        listed=True,
        shape="list",
    )


def _read_flag(value: Any, context: Reading) -> bool:
    words = text_of(value, "yes or no").casefold()
    if words not in ("yes", "no", "true", "false"):
        raise ReadingError(f"{words!r} is neither yes nor no", "write yes or no")
    return words in ("yes", "true")


WORDS = Form(
    read=lambda value, context: " ".join(text_of(value, "text").split()),
    load=lambda value, context: value,
    store=lambda value: value,
    schema={"type": "string", "maxLength": LONGEST},
)
FLAG = Form(
    _read_flag, lambda value, context: value, lambda value: value, {"enum": ["yes", "no"]}, choices=("yes", "no")
)
