"""What every claim has: a kind with typed fields, and around it stance, hedge, chain, basis and locator."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict

from claims_ledger.domain.assertion import Assertion, refs_in
from claims_ledger.domain.basis import Basis
from claims_ledger.domain.chains import Branch
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.forms import Form
from claims_ledger.domain.ids import canonical_text, digest_id
from claims_ledger.domain.subjects import About
from claims_ledger.domain.topics import Pattern

Stance = Literal["assert", "deny", "doubt", "no-comment", "not-found", "predict"]


class Claim(BaseModel):
    """The fields of one claim kind. A kind says what it is by its annotations, what it asserts, and how it reads.

    `kind` is the stored name and never changes; `spoken` are the fields in the order people say them, the others are
    named; `example` is a sheet's row, without its kind, that the documentation and the tests use.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=lambda name: name.rstrip("_"))

    kind: ClassVar[str]
    spoken: ClassVar[tuple[str, ...]]
    example: ClassVar[dict[str, Any]]

    def headline(self) -> str:
        """The claim in one line."""
        raise TypeError(f"the kind {type(self).kind} has no headline")

    def assertions(self) -> Iterator[Assertion]:
        """What can be compared with other claims."""
        yield from ()

    def patterns(self) -> Iterator[Pattern]:
        """The movements of goods it asserts, for the topics that hold them."""
        yield from ()

    def stands(self) -> Iterator[tuple[About, bool]]:
        """What it asserts (True) or denies (False) as a whole, by topic."""
        yield from ()

    def event_time(self) -> Any:
        """The period it is filed under on a timeline: the field `when`, unless the kind knows better."""
        return getattr(self, "when", None)

    def mentions(self) -> tuple[Ref, ...]:
        """Every entity in its fields, each once, in the order of the fields."""
        return tuple(dict.fromkeys(refs_in(dict(self))))

    def stored(self) -> dict[str, Any]:
        """The fields in their stored form, absent ones left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    @classmethod
    def forms(cls) -> dict[str, Form]:
        """The form of each field by the name it is written under."""
        return _forms(cls)

    @classmethod
    def needed(cls) -> tuple[str, ...]:
        """The names of the fields that must be said."""
        return tuple(info.alias or name for name, info in cls.model_fields.items() if info.is_required())


@cache
def _forms(kind: type[Claim]) -> dict[str, Form]:
    return {
        info.alias or name: next(part for part in _metadata(info) if isinstance(part, Form))
        for name, info in kind.model_fields.items()
    }


def _metadata(info: Any) -> Iterator[Any]:
    yield from info.metadata
    for part in get_args(info.annotation):
        yield from getattr(part, "__metadata__", ())


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote was found: in which edition of the document's text, and between which words."""

    edition: int
    prefix: str
    suffix: str

    def to_json(self) -> dict[str, Any]:
        return {"edition": self.edition, "prefix": self.prefix, "suffix": self.suffix}


@dataclass(frozen=True, slots=True)
class Locator:
    """Where in the document it stands: paragraph (body blocks from 1, `headline`, `standfirst`, `caption N`) and
    quote; `anchor` where the quote was held against the document's text."""

    paragraph: str | None = None
    quote: str | None = None
    translation: str | None = None
    anchor: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The whole of a claim at one version."""

    claim: Claim
    stance: Stance = "assert"
    hedge: str | None = None
    chain: tuple[Branch, ...] = ()
    basis: tuple[Basis, ...] = ()
    locator: Locator = Locator()

    def stored(self) -> dict[str, Any]:
        """The stored form: each entry is a unit of correction; fields of the kind stand under `fields`."""
        plain: dict[str, Any] = {
            "kind": self.claim.kind,
            "fields": self.claim.stored(),
            "stance": self.stance,
            "chain": [branch.to_json() for branch in self.chain],
        }
        if self.hedge:
            plain["hedge"] = self.hedge
        if self.basis:
            plain["basis"] = [basis.to_json() for basis in self.basis]
        for name in ("paragraph", "quote", "translation"):
            if getattr(self.locator, name):
                plain[name] = getattr(self.locator, name)
        if self.locator.anchor:
            plain["anchor"] = self.locator.anchor.to_json()
        return plain


def identity(document: str, content: dict[str, Any]) -> bytes:
    """What makes a claim the claim it is: document, kind, fields, stance and chain, in their values and not their
    words.

    `content` is the stored form. Title, paragraph, quote and its anchor, hedge and basis do not take part.
    """
    parts = {name: _without_words(content[name]) for name in ("kind", "fields", "stance", "chain")}
    return canonical_text({"document": document, **parts}).encode()


def claim_id(document: str, content: dict[str, Any]) -> str:
    return digest_id("c", identity(document, content))


def saying(claim: Claim, fields: Mapping[str, Any]) -> str:
    """A digest of all that a claim says: its kind and stored fields, in their values and not their words, entities by
    the keys that they are read under. Two who say the very same have the same, whatever their hedge, chain or basis."""
    merged = {ref.stored: ref.key for ref in refs_in(dict(claim)) if ref.stored != ref.key}
    plain = {"kind": claim.kind, "fields": _renamed(_without_words(dict(fields)), merged)}
    return digest_id("s", canonical_text(plain).encode())


def _renamed(plain: Any, keys: dict[str, str]) -> Any:
    if not keys:
        return plain
    if isinstance(plain, dict):
        return {name: _renamed(part, keys) for name, part in plain.items()}
    if isinstance(plain, list):
        return [_renamed(part, keys) for part in plain]
    return keys.get(plain, plain) if isinstance(plain, str) else plain


def _without_words(plain: Any) -> Any:
    """Dates and quantities keep the words they were written in beside what they were read as; only that counts here."""
    if isinstance(plain, dict):
        read = not plain.keys().isdisjoint(("edtf", "low", "high"))
        return {name: _without_words(part) for name, part in plain.items() if not (read and name == "words")}
    if isinstance(plain, list):
        return [_without_words(part) for part in plain]
    return plain
