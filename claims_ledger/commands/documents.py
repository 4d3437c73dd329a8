"""Filing documents, and correcting what the desk entered of them."""

from collections.abc import Mapping
from typing import Any

from claims_ledger.domain.changes import overlay
from claims_ledger.domain.documents import Document
from claims_ledger.domain.errors import ConflictError, UsageError
from claims_ledger.domain.events import DocumentCorrected, DocumentFiled, Event


def file_document(document: Document, standing: Document | None) -> list[Event]:
    """The event that files it; none if it stands as it is. Raises ConflictError where another stands under its key."""
    if standing is None:
        return [DocumentFiled(key=document.key, document=document.stored())]
    different = changed_fields(standing, document)
    if not different:
        return []
    raise ConflictError(
        f"document {document.key} stands already, with another {', '.join(sorted(different))}",
        "correct it: claims document correct KEY field=value … --reason …; or give this one another key",
    )


def correct_document(standing: Document, changes: Mapping[str, Any], reason: str) -> list[Event]:
    """The event that changes whole fields of a document; none if nothing would change. Raises UsageError."""
    after = Document.model_validate({"key": standing.key, **overlay(standing.stored(), changes)})
    different = changed_fields(standing, after)
    if not reason.strip():
        raise UsageError("a change to the record needs a reason", 'add --reason "…"')
    if not different:
        return []
    return [DocumentCorrected(key=standing.key, changes={name: changes[name] for name in different}, reason=reason)]


def changed_fields(standing: Document, after: Document) -> set[str]:
    """The fields in which two documents differ; the words of a date do not count."""
    before, then = standing.stored(), after.stored()
    differing = {name for name in before.keys() | then.keys() if before.get(name) != then.get(name)}
    if standing.when().edtf == after.when().edtf:
        differing.discard("published")
    return differing


def next_key(outlet: str, day: str, taken: list[str]) -> str:
    """The default key: the outlet's key, the day of publication, and a number where that day has several."""
    stem = f"{outlet}-{day}"
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key
