"""Filing documents with their texts: a new document, a text for one that stands, a new edition of it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.app.usage import usage
from claims_ledger.commands.documents import changed_fields
from claims_ledger.commands.documents import file_document as decide_filing
from claims_ledger.commands.texts import Edition, Filed, file_text
from claims_ledger.commands.work import Work
from claims_ledger.domain.addresses import same_address
from claims_ledger.domain.dates import Published, instant, read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.errors import AmbiguousError, ConflictError, ReadingError, UsageError
from claims_ledger.domain.sketches import SHARED_AT_LEAST, Original, sketch
from claims_ledger.domain.texts import carried, digest, paragraphs, read_parts
from claims_ledger.intake.documents import read_document
from claims_ledger.intake.quotes import Page, not_found
from claims_ledger.intake.rows import TroublesError

ALIKE_AT_MOST = 5
_COMPARED_AT_MOST = 10

Marks = Mapping[str, Any]
"""What was said of the blocks of a page: the arguments of `read_parts`."""


def add_document(
    ledger: Ledger, *, text: str | None = None, marks: Marks | None = None, actor: str, **written: str | None
) -> Outcome:
    """File a document from its written fields, with its text if there is one.

    A text under the address of a document that stands, or with its key, is a further edition of that document, for
    which nothing need be said again. Raises ConflictError where what is said differs from what stands.
    """
    said = {name: value for name, value in written.items() if value}
    with ledger.working(actor) as work:
        standing = None if text is None else _standing(work, said) or _with_that_text(work, said, text)
        if standing is not None and text is not None:
            with usage():
                _agree(work, standing, said)
                return _with_text(work, standing, text, marks, said.get("published"), said.get("retrieved"), [])
        with usage():
            document, sealed = read_document(said, work)
            events = decide_filing(document, work.document(document.key))
        for event in events:
            work.append(event, sealed)
        line = f"filed {document.key}" if events else f"{document.key} stands already"
        if text is not None:
            with usage():
                return _with_text(work, document, text, marks, None, said.get("retrieved"), [line] if events else [])
        return Outcome(work.unit.head, [line], [], [{"id": document.key}], work.unit.batch)


def add_text(
    ledger: Ledger, document: str, *, text: str | None, marks: Marks | None = None, published: str | None = None,
    retrieved: str | None = None, actor: str,
) -> Outcome:  # fmt: skip
    """File a text of a document that stands; without a text, say anew what the blocks of its newest edition are."""
    with ledger.working(actor) as work, usage():
        standing = work.find_document(document)
        if text is None:
            if not marks:
                raise UsageError("which text?", "name its file, - for standard input, or say --body, --headline …")
            text = _newest(work, standing.key)
        return _with_text(work, standing, text, marks, published, retrieved, [])


def _newest(work: Work, document: str) -> str:
    held = work.editions(document)
    text = work.texts.read(held[0].sha256) if held else None
    if text is None:
        raise UsageError(f"no text of {document} is kept", f"file it first: claims document text {document} FILE")
    return text


def _standing(work: Work, said: Mapping[str, str]) -> Document | None:
    """The document that a text is meant for: that of the key, else the one under the address."""
    if "key" in said:
        return work.document(said["key"])
    address = same_address(said.get("url", ""))
    there = [] if address is None else work.documents_at(address)
    if len(there) > 1:
        raise AmbiguousError(f"{len(there)} documents stand under this address", f"say --key: {', '.join(there)}")
    return work.document(there[0]) if there else None


def _with_that_text(work: Work, said: Mapping[str, str], text: str) -> Document | None:
    """The document that has this very text and is all that is said: the same command again files nothing twice."""
    if "key" in said or "url" in said:
        return None
    for key, _ in work.documents_with(digest(text)):
        standing = work.find_document(key)
        day = said.get("published")
        with suppress(ReadingError, TroublesError, ConflictError):
            if day is None or read_published(day, said.get("retrieved")).edtf == standing.when().edtf:
                _agree(work, standing, said)
                return standing
    return None


def _agree(work: Work, standing: Document, said: Mapping[str, str]) -> None:
    """Raises ConflictError unless all that is said of a document is what stands of it; the day is an edition's own,
    once a first one is filed."""
    plain = standing.stored()
    first = not work.editions(standing.key)
    known = {"key": standing.key, **{name: value for name, value in plain.items() if name != "published"}}
    written = {name: value for name, value in said.items() if name not in ("published", "retrieved")}
    words = {"published": str(plain["published"]["edtf"]), "retrieved": plain["published"].get("retrieved")}
    words |= {name: said[name] for name in words if first and name in said}
    told = {**known, **written, **words}
    read, _ = read_document({name: value for name, value in told.items() if isinstance(value, str)}, work)
    different = {name for name in changed_fields(standing, read) if name in said}
    if "url" in different and same_address(said["url"]) == same_address(standing.url or ""):
        different.discard("url")
    if different:
        listed = ", ".join(sorted(different))
        raise ConflictError(
            f"{standing.key} stands already{' under this address' if 'url' in said else ''}, with another {listed}",
            f"leave --{sorted(different)[0]} out for a further edition of it; if it was mistyped: "
            f"claims document correct {standing.key} …; if this is another document, give it a --key of its own",
        )


def _with_text(
    work: Work, document: Document, text: str, marks: Marks | None, published: str | None, retrieved: str | None,
    lines: list[str],
) -> Outcome:  # fmt: skip
    parts = read_parts(text, **marks) if marks else None
    held = work.editions(document.key)
    sha256 = digest(text)
    further = bool(held) and sha256 not in {edition.sha256 for edition in held}
    if parts is None and further and held[0].parts:
        earlier = work.texts.read(held[0].sha256)
        parts = None if earlier is None else carried(paragraphs(earlier, held[0].parts), text)
    own = _own_day(document, further, published, retrieved)
    stored = None if own is None else own.to_json()
    filed = file_text(document.key, sha256, len(text.encode()), held, parts, stored, _day(retrieved))
    page = Page(filed.edition, text, paragraphs(text, filed.edition.parts))
    notes = []
    if filed.new:
        small = sketch(text)
        notes = _alike(work, document, page, small)
        work.texts.keep(text, small)
    for event in filed.events:
        work.append(event)
    if filed.new and filed.edition.number > 1 and published is None:
        notes.append(
            f"no day of its own was said: edition {filed.edition.number} counts as public from the day it was "
            f"{'captured' if retrieved else 'filed'} (--published DATE)"
        )
    if filed.events:
        notes += not_found(work, document.key, page)
    item = {
        "id": document.key,
        "edition": filed.edition.number,
        "sha256": sha256,
        "paragraphs": _numbered(page),
        "new": filed.new,
    }
    return Outcome(work.unit.head, [*lines, _line(document, page, filed, held)], notes, [item], work.unit.batch)


def _line(document: Document, page: Page, filed: Filed, held: Sequence[Edition]) -> str:
    number, many = filed.edition.number, _numbered(page)
    told = f"{many} paragraph{'' if many == 1 else 's'}, SHA-256 {filed.edition.sha256[:12]}"
    if not filed.events:
        return f"{document.key} has this text already, as edition {number} ({told})"
    if not filed.new:
        return f"{document.key}: edition {number} described anew ({told})"
    if not held:
        return f"{document.key} has its text: {told}"
    return f"{document.key} ({document.title}) stands already; this is edition {number} of it: {told}"


def _numbered(page: Page) -> int:
    return sum((paragraph.label or "").isdecimal() for paragraph in page.paragraphs)


def _own_day(document: Document, further: bool, published: str | None, retrieved: str | None) -> Published | None:
    """The day of an edition of its own: of the first, none where it is the document's; of a further one, whatever was
    said. Raises ReadingError for one before the document's."""
    if published is None:
        return None
    own = read_published(published, retrieved)
    if instant(own.last) < instant(document.when().first):
        hint = f"correct the document's day first: claims document correct {document.key} published=…"
        raise ReadingError(f"{published} is before {document.key} was published ({document.when().edtf})", hint)
    return None if own.edtf == document.when().edtf and not further else own


def _day(retrieved: str | None) -> str | None:
    return None if retrieved is None else read_published(retrieved).edtf


def _alike(work: Work, document: Document, page: Page, small: Sequence[int]) -> list[str]:
    """Other documents with nearly this text, in words: a hint, no verdict."""
    found = []
    outlet = work.registry.root(document.outlet)
    sharing = work.texts.sharing(small, min(SHARED_AT_LEAST, len(small) or 1))[:_COMPARED_AT_MOST]
    ours = Original(page.text, page.paragraphs if sharing else ())
    for sha256 in sharing:
        others = [(key, number) for key, number in work.documents_with(sha256) if key != document.key]
        other = work.texts.read(sha256) if others else None
        if other is None:
            continue
        for key, number in others:
            theirs = work.find_document(key)
            one_outlet = work.registry.root(theirs.outlet) == outlet
            alike = ours.likeness(other, paragraphs(other), one_outlet)
            if alike is not None:
                found.append((-alike.share, key, f"{_named(work, theirs, number)}: {alike.words()}"))
    listed = [f"nearly the text of {words}" for _, _, words in sorted(found)]
    more = [f"and of {len(listed) - ALIKE_AT_MOST} more"] if len(listed) > ALIKE_AT_MOST else []
    hint = [f"if it passes that on, say so: claims document correct {document.key} via='syndicating …' --reason …"]
    return [*listed[:ALIKE_AT_MOST], *more, *(hint if listed and not document.via else [])]


def _named(work: Work, document: Document, edition: int) -> str:
    outlet = work.registry.ref(document.outlet).name
    later = f", edition {edition}" if edition > 1 else ""
    return f"{document.key} ({outlet}, {document.when().edtf}{later})"
