"""Published items: one document of one outlet, with the day it was published as precisely as is known."""

from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from claims_ledger.domain.dates import Published
from claims_ledger.domain.entities import Key, Name


class Document(BaseModel):
    """One published item, in its stored form: `outlet` is an entity key, `published` the stored form of `Published`,
    `via` the stored links that head every chain of it (a reprint). `edition` counts texts under one address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    outlet: str
    title: Name
    published: dict[str, str]
    url: Name | None = None
    archived: Name | None = None
    captured: Name | None = None
    language: Name | None = None
    via: list[dict[str, Any]] = Field(default_factory=list)
    affair: Name | None = None
    sha256: Name | None = None
    edition: Name | None = None

    def stored(self) -> dict[str, Any]:
        plain = self.model_dump(mode="json", exclude={"key"})
        return {name: value for name, value in plain.items() if value not in (None, [])}

    def when(self) -> Published:
        return _read(self.published["edtf"], self.published["words"], self.published.get("retrieved"))


@lru_cache(maxsize=4096)
def _read(edtf: str, words: str, retrieved: str | None) -> Published:
    """Asked of a document again for each of its claims."""
    plain = {"edtf": edtf, "words": words}
    return Published.from_json(plain if retrieved is None else {**plain, "retrieved": retrieved})
