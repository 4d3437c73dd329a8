"""What a claim that is entered by hand starts from: the registry to read its words against, and a claim like it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from claims_ledger.app.ledger import Ledger
from claims_ledger.commands.work import Work
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.dates import Period
from claims_ledger.domain.documents import Document
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.rows import read_around
from claims_ledger.intake.written import row_of
from claims_ledger.store.read_models import CLAIM


@dataclass(frozen=True, slots=True)
class Draft:
    """Where a claim is to stand, and the row that it starts from; `source` is the claim that the row was taken of."""

    document: Document
    registry: Registry
    row: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""

    def read(self, kind: str, name: str, value: Any) -> str:
        """Reads one field of a row, and says what was understood where the words do not say it themselves: the
        interval of a date. Raises ReadingError."""
        published = self.document.when()
        form = KINDS[kind].forms().get(name)
        if form is None:
            troubles: list[Any] = []
            read_around({name: value}, self.registry, published, troubles)
            if troubles:
                raise ReadingError(troubles[0].what.removeprefix(f"{name}: "), troubles[0].hint)
            return ""
        return _understood(form.read(value, Reading(self.registry, published)))


def _understood(value: Any) -> str:
    if isinstance(value, tuple):
        return ", ".join(filter(None, map(_understood, value)))
    if not isinstance(value, Period):
        return ""
    return value.edtf or "not known"


def draft_in(ledger: Ledger, document: str) -> Draft:
    """A claim of a document. Raises NotFoundError where no document has the key."""
    with ledger.working("nobody", rehearse=True) as work:
        return Draft(work.find_document(document), work.registry)
    raise AssertionError("unreachable")


def draft_like(ledger: Ledger, document: str, claim: str) -> Draft:
    """The fields of a claim for another one, which stands in this document. Raises NotFoundError, AmbiguousError."""
    with ledger.working("nobody", rehearse=True) as work:
        return _taken(work, work.find_document(document), work.find_claim(claim))
    raise AssertionError("unreachable")


def draft_after(ledger: Ledger, document: str, kind: str, actor: str) -> Draft:
    """What was last said of the kind, in this document or else by this actor, as the defaults of the next one: from
    another document only who and what it was about, since on whose word, on what evidence, how surely and of which day
    are that document's own."""
    with ledger.working("nobody", rehearse=True) as work:
        filed = work.find_document(document)
        here = _last(work, kind, "document = ?", filed.key)
        if here is not None:
            return _taken(work, filed, here)
        elsewhere = _last(work, kind, _ENTERED_BY, actor)
        return _subject_of(_taken(work, filed, elsewhere)) if elsewhere else Draft(filed, work.registry)
    raise AssertionError("unreachable")


def _subject_of(draft: Draft) -> Draft:
    kind = KINDS[draft.row["kind"]]
    kept = {"kind", *(name for name, form in kind.forms().items() if form.accepts or form.shape == "about")}
    return replace(draft, row={name: value for name, value in draft.row.items() if name in kept})


_ENTERED_BY = "EXISTS (SELECT 1 FROM event e WHERE e.ledger = 1 AND e.position = at_position AND e.actor = ?)"


def _last(work: Work, kind: str, where: str, value: str) -> str | None:
    held = f"state = 'live' AND kind = ? AND {where} AND rec_to = ? ORDER BY at_position DESC LIMIT 1"
    rows = work.fold.rows.select(CLAIM, "unit", held, (kind, value, FOREVER))
    return str(rows[0][0]) if rows else None


def _taken(work: Work, document: Document, claim: str) -> Draft:
    standing = work.claim(claim)
    assert standing is not None
    stood = work.document(standing.document)
    assert stood is not None
    content = load_content(standing.current(stood), work.registry)
    return Draft(document, work.registry, row_of(content, work.registry, document.when()), claim)
