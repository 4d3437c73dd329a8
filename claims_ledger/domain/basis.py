"""On what evidence: what the origin looked at, whose it is, and of which day."""

import re
from dataclasses import dataclass
from typing import Any

from claims_ledger.domain.dates import Period, Published, read_period
from claims_ledger.domain.entities import SPEAKERS, Ref
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest

SORTS = (
    "satellite imagery", "ship tracking", "flight tracking", "photograph", "video", "document", "study", "eyewitness",
    "official statement", "interview", "company records", "intelligence", "news report", "analysis",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Basis:
    """One piece of evidence: its sort, whose it is where that is said, and the day it shows where that is said."""

    sort: str
    by: Ref | None = None
    of: Period | None = None

    def __str__(self) -> str:
        whose = f" by {self.by}" if self.by else ""
        return f"{self.sort}{whose}" + (f" of {self.of.words}" if self.of else "")

    def to_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"sort": self.sort}
        if self.by is not None:
            plain["by"] = self.by.key
        if self.of is not None:
            plain["of"] = self.of.to_json()
        return plain

    @classmethod
    def from_json(cls, plain: dict[str, Any], registry: Registry) -> "Basis":
        by, of = plain.get("by"), plain.get("of")
        return cls(plain["sort"], registry.ref(by) if by else None, Period.from_json(of) if of else None)


def read_basis(words: str, registry: Registry, published: Published | None) -> Basis:
    """Reads `SORT [by WHO] [of DATE]`. Raises ReadingError with the sorts there are."""
    match = re.fullmatch(r"(?P<sort>.+?)(?:\s+by\s+(?P<by>.+?))?(?:\s+of\s+(?P<of>.+))?", " ".join(words.split()))
    if match is None:
        raise ReadingError("an empty basis", "leave it out if the report does not say")
    sort = match["sort"].casefold()
    if sort not in SORTS:
        near = nearest(sort, SORTS)
        hint = f"did you mean {' or '.join(near)}?" if near else "use " + ", ".join(SORTS)
        raise ReadingError(f"{match['sort']!r} is no sort of evidence", hint)
    by = registry.find(match["by"], SPEAKERS, "source") if match["by"] else None
    return Basis(sort, by, read_period(match["of"], published) if match["of"] else None)
