"""Filing the text of a document: its first, or a new edition of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from claims_ledger.domain.events import TextFiled


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a document's text, as filed; `published` is the stored form of its own day, where it was said."""

    number: int
    sha256: str
    length: int
    parts: Mapping[str, str]
    published: Mapping[str, Any] | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """What becomes of a text: its edition, and the event that files it, if any."""

    edition: Edition
    new: bool
    events: tuple[TextFiled, ...] = ()


def file_text(
    document: str, sha256: str, length: int, held: Sequence[Edition], parts: Mapping[str, str] | None = None,
    published: Mapping[str, Any] | None = None, retrieved: str | None = None,
) -> Filed:  # fmt: skip
    """A text that is an edition already is that edition; it is described anew where its parts or days are said
    otherwise than before. What is not said stays as it was."""
    standing = next((edition for edition in held if edition.sha256 == sha256), None)
    if standing is None:
        number = max((edition.number for edition in held), default=0) + 1
        wanted = Edition(number, sha256, length, dict(parts or {}), published, retrieved)
    else:
        wanted = Edition(
            standing.number,
            sha256,
            length,
            standing.parts if parts is None else parts,
            standing.published if published is None or _same(published, standing.published) else published,
            retrieved or standing.retrieved,
        )
        if wanted == standing:
            return Filed(standing, new=False)
    event = TextFiled(
        key=document,
        edition=wanted.number,
        sha256=sha256,
        length=length,
        parts=dict(wanted.parts),
        published=None if wanted.published is None else dict(wanted.published),
        retrieved=wanted.retrieved,
    )
    return Filed(wanted, standing is None, (event,))


def _same(one: Mapping[str, Any], other: Mapping[str, Any] | None) -> bool:
    """Whether two days are one, in whatever words."""
    return other is not None and one.get("edtf") == other.get("edtf")
