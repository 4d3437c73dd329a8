"""Everything with a name: ships, places, goods, people, and all who speak. One registry holds them all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.geo import read_coordinates, read_speed
from claims_ledger.domain.vocabulary import ANYTHING, CRAFT, GOODS, PARTIES, PEOPLE, PLACES, RULES, SPEAKERS

__all__ = [
    "ANYTHING",
    "CRAFT",
    "GOODS",
    "PARTIES",
    "PEOPLE",
    "PLACES",
    "RULES",
    "SPEAKERS",
    "Entity",
    "EntityType",
    "Key",
    "Name",
    "Ref",
    "check_key",
]

EntityType = Literal[
    "place", "port", "berth", "yard", "depot", "airport", "base", "sea area", "city", "region", "country", "border",
    "facility", "railway", "vessel", "aircraft", "fleet", "goods", "outlet", "agency", "state media", "think tank",
    "government", "ministry", "official", "analyst", "company", "armed group", "data provider", "unnamed",
    "organisation", "person", "rule",
]  # fmt: skip

KEY = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*\Z")


def check_key(key: str) -> str:
    """A written key: lower-case letters, digits, single hyphens or dots, at most 80 characters."""
    if len(key) > 80 or not KEY.match(key):
        raise ReadingError(
            f"{key!r} cannot be a key",
            "a key is lower-case letters and digits joined by single hyphens, for example lady-r",
        )
    return key


Key = Annotated[str, BeforeValidator(check_key)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


def _globe(words: str) -> str:
    read_coordinates(words)
    return words


def _speed(words: str) -> str:
    read_speed(words)
    return words


class Entity(BaseModel):
    """One entity of the registry, as described at one moment. References to others are keys.

    `part_of` leads to the house that speaks through it; `inside` (written `in`) to the places or goods that contain it;
    `members` are what a fleet is made of. `party` is shown (belligerent, state media), never scored. `coordinates` are
    latitude and longitude in degrees; `top_speed` of a craft or fleet, in knots or km/h, takes the place of its type's.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    key: Key
    type: EntityType
    names: tuple[Name, ...] = Field(min_length=1)
    party: Name | None = None
    part_of: str | None = None
    inside: tuple[str, ...] = Field(default=(), alias="in")
    members: tuple[str, ...] = ()
    identifiers: dict[Name, Name] = Field(default_factory=dict)
    coordinates: Annotated[str, AfterValidator(_globe)] | None = None
    top_speed: Annotated[str, AfterValidator(_speed)] | None = None

    @property
    def name(self) -> str:
        """The name it is shown by."""
        return self.names[0]

    def parents(self) -> Iterator[str]:
        """Keys of what contains it by its own word (fleets name their members themselves)."""
        yield from self.inside

    def description(self) -> dict[str, Any]:
        """The stored form, without the key: no absent values, so that leaving a field out and leaving it empty
        agree."""
        plain = self.model_dump(mode="json", by_alias=True, exclude={"key"})
        return {name: value for name, value in plain.items() if value not in (None, [], {})}


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an entity: its immutable key, with the name it is shown by at the moment of reading.

    Where entities were merged, `key` is that of the one that was kept, and `written` the one that was written: it
    is what is stored, so that claims keep their identity whatever is merged, and a split gives them back."""

    key: str
    name: str
    written: str = ""

    @property
    def stored(self) -> str:
        """The key to store."""
        return self.written or self.key

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)
