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
            plain["by"] = self.by.stored
        if self.of is not None:
            plain["of"] = self.of.to_json()
        return plain

    @classmethod
    def from_json(cls, plain: dict[str, Any], registry: Registry) -> "Basis":
        by, of = plain.get("by"), plain.get("of")
        return cls(plain["sort"], registry.ref(by) if by else None, Period.from_json(of) if of else None)


def read_basis(words: str, registry: Registry, published: Published | None) -> Basis:
    """Reads `SORT [by WHO] [of DATE]`. Raises ReadingError with the sorts there are."""
    match = re.fullmatch(r"(?P<sort>.+?)(?:\s+by\s+(?P<by>.+)|\s+of\s+(?P<of>.+))?", " ".join(words.split()))
    if match is None:
        raise ReadingError("an empty basis", "leave it out if the report does not say")
    sort = match["sort"].casefold()
    if sort not in SORTS:
        near = nearest(sort, SORTS)
        hint = f"did you mean {' or '.join(near)}?" if near else "use " + ", ".join(SORTS)
        raise ReadingError(f"{match['sort']!r} is no sort of evidence", hint)
    by, of = _whose(match["by"], registry) if match["by"] else (None, match["of"])
    whose = registry.find(by, SPEAKERS, "source") if by else None
    return Basis(sort, whose, read_period(of, published) if of else None)


def _whose(words: str, registry: Registry) -> tuple[str, str | None]:
    """A name may itself hold `of`: the whole is tried as a name first, then the longest one before such a word."""
    cuts = [
        (words, None),
        *((words[: cut.start()], words[cut.end() :]) for cut in reversed([*re.finditer(" of ", words)])),
    ]
    return next((cut for cut in cuts if registry.knows(cut[0], SPEAKERS)), cuts[-1])
