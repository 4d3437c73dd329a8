"""Topics: saved patterns that let an accusation and a denial meet without knowing of each other."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from claims_ledger.domain.entities import Name


class Pattern(BaseModel):
    """Goods that go from one place to another; what is left out is anything. Values are entity keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    origin: str | None = Field(default=None, alias="from")
    to: str | None = None
    goods: str | None = None

    @property
    def empty(self) -> bool:
        return self.origin is None and self.to is None and self.goods is None

    def named(self) -> tuple[str, ...]:
        """The entities it names."""
        return tuple(key for key in (self.origin, self.to, self.goods) if key is not None)


class Topic(Pattern):
    """A named pattern. `within` names a wider topic: a denial of the narrower one does not deny the wider.

    A topic with no pattern of its own (a rule said to be broken, a purpose) gathers only what is said about it by name.
    """

    name: Name
    within: str | None = None

    def stored(self) -> dict[str, Any]:
        """The stored form, without the name."""
        return self.model_dump(mode="json", by_alias=True, exclude={"name"}, exclude_none=True)
