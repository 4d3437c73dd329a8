"""A claim in words again: the row of a sheet that would be read as it, in a document of another day too."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from claims_ledger.domain.basis import Basis
from claims_ledger.domain.chains import Branch, Link
from claims_ledger.domain.claim import Content
from claims_ledger.domain.dates import Period, Published, read_period
from claims_ledger.domain.entities import ANYTHING, GOODS, PLACES, SPEAKERS, Ref
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.fields import Counted
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.subjects import About, Ends, Subject
from claims_ledger.domain.topics import Pattern


def row_of(content: Content, registry: Registry, published: Published) -> dict[str, Any]:
    """The row without paragraph, quote, translation and note. A date in words that would mean another day under this
    publication (`Monday`) is written as the interval it was."""
    writer = _Writer(registry, published)
    row: dict[str, Any] = {"kind": content.claim.kind}
    forms = content.claim.forms()
    for name, info in type(content.claim).model_fields.items():
        value = getattr(content.claim, name)
        if value is not None:
            written = info.alias or name
            row[written] = writer.words(value, forms[written].accepts or ANYTHING)
    if via := " + ".join(filter(None, map(writer.branch, content.chain))):
        row["via"] = via
    if content.basis:
        bases = [writer.basis(basis) for basis in content.basis]
        row["basis"] = bases[0] if len(bases) == 1 else bases
    if content.stance != "assert":
        row["stance"] = content.stance
    if content.hedge:
        row["hedge"] = content.hedge
    return row


@dataclass(frozen=True, slots=True)
class _Writer:
    registry: Registry
    published: Published

    def words(self, value: Any, accepts: Collection[str]) -> Any:
        """A field's value as its form reads it."""
        match value:
            case bool():
                return "yes" if value else "no"
            case Ref():
                return self.name(value, accepts)
            case Subject():
                names = " & ".join(self.name(ref, accepts) for ref in value.who)
                return names if value.how == "one" else f"{value.how} {names}"
            case Ends():
                sides = [[self.name(ref, PLACES) for ref in side] for side in (value.one, value.other)]
                return " & ".join(" + ".join(side) for side in sides)
            case About():
                return self.about(value)
            case Period():
                return self.period(value)
            case Quantity():
                return value.words
            case Counted():
                return value.quantity.words
            case tuple():
                parts = [self.words(part, accepts) for part in value]
                return parts if any(" & " in part for part in parts) else " & ".join(parts)
            case _:
                return str(value)

    def name(self, ref: Ref, accepts: Collection[str]) -> str:
        """The name it is shown by where that means it and nothing else, or its key."""
        try:
            meant = self.registry.find(ref.name, accepts)
        except ReadingError:
            return ref.stored
        return ref.name if meant.stored == ref.stored else ref.stored

    def about(self, about: About) -> Any:
        if about.topic is not None:
            return about.topic
        if about.pattern is not None:
            return self.pattern(about.pattern)
        return self.name(about.entity, ANYTHING) if about.entity is not None else about.words

    def pattern(self, pattern: Pattern) -> dict[str, str]:
        sides = (("from", pattern.origin, PLACES), ("to", pattern.to, PLACES), ("goods", pattern.goods, GOODS))
        return {side: self.name(self.registry.ref(key), types) for side, key, types in sides if key is not None}

    def period(self, period: Period) -> str:
        try:
            same = read_period(period.words, self.published).edtf == period.edtf
        except ReadingError:
            same = False
        return period.words if same or not period.edtf else period.edtf

    def branch(self, branch: Branch) -> str:
        tail = {"own": ["own"], "somebody": ["?"]}.get(branch.end, [])
        return " < ".join([*map(self.link, branch.links), *tail])

    def link(self, link: Link) -> str:
        relay = "" if link.relay == "cites" else f"{link.relay} "
        said = f" in {link.work}" if link.work else f" on {self.period(link.on)}" if link.on else ""
        return f"{relay}{self.name(link.source, SPEAKERS)}{said}"

    def basis(self, basis: Basis) -> str:
        whose = f" by {self.name(basis.by, SPEAKERS)}" if basis.by else ""
        return f"{basis.sort}{whose}" + (f" of {self.period(basis.of)}" if basis.of else "")
