"""Documents as written in a sheet or on the command line."""

from collections.abc import Mapping
from typing import Any

from claims_ledger.commands.documents import next_key
from claims_ledger.commands.work import Work
from claims_ledger.domain import entities
from claims_ledger.domain.chains import read_links
from claims_ledger.domain.dates import Published, read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.wire import Sealed, seal
from claims_ledger.intake.rows import Trouble, TroublesError, read_model

DOCUMENT_FIELDS = (
    "key",
    "outlet",
    "title",
    "published",
    "url",
    "archived",
    "captured",
    "retrieved",
    "language",
    "via",
    "affair",
    "edition",
    "note",
)


def read_document(plain: Mapping[str, Any], work: Work) -> tuple[Document, tuple[Sealed, ...]]:
    """A document from its written fields, with a key of its own where none is given. Raises TroublesError."""
    troubles = [
        Trouble((name,), f"a document has no field {name!r}", meant(name, DOCUMENT_FIELDS), at_key=True)
        for name in plain
        if name not in DOCUMENT_FIELDS
    ]
    values: dict[str, Any] = {name: value for name, value in plain.items() if name not in ("note", "retrieved")}
    published: Published | None = None
    needed = [name for name in ("outlet", "title", "published") if name not in plain]
    troubles += [Trouble((), f"a document needs {name}", f"add {name}: …") for name in needed]
    if "key" in plain:
        try:
            entities.check_key(str(plain["key"]))
        except ReadingError as error:
            troubles.append(Trouble.refused(("key",), "key", error))
    if "published" in plain:
        try:
            published = read_published(str(plain["published"]), plain.get("retrieved"))
            values["published"] = published.to_json()
        except ReadingError as error:
            troubles.append(Trouble.refused(("published",), "published", error))
    if "outlet" in plain:
        try:
            outlet = work.registry.find(str(plain["outlet"]), entities.SPEAKERS, "outlet")
            values["outlet"] = outlet.stored
        except ReadingError as error:
            troubles.append(Trouble.refused(("outlet",), "outlet", error))
    if "via" in plain:
        try:
            values["via"] = [link.to_json() for link in read_links(str(plain["via"]), work.registry, published)]
        except ReadingError as error:
            troubles.append(Trouble.refused(("via",), "via", error))
    if troubles or published is None:
        raise TroublesError(troubles)
    if "key" not in plain:
        values["key"] = next_key(values["outlet"], published.last_day.isoformat(), work.documents_of(values["outlet"]))
    note = plain.get("note")
    sealed = (seal(note),) if isinstance(note, str) and note.strip() else ()
    return read_model(Document, values, "a document"), sealed


def meant(word: str, known: tuple[str, ...]) -> str:
    """A hint for a word that is none of those known: the nearest, or all of them."""
    near = nearest(word, known)
    return f"did you mean {' or '.join(near)}?" if near else "it has " + ", ".join(known)
