"""One writer's transaction as commands see it: what the ledger holds, and what is appended to it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from claims_ledger.commands.register import describe_entity
from claims_ledger.commands.texts import Edition
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import AmbiguousError, ConflictError, NotFoundError
from claims_ledger.domain.events import Event
from claims_ledger.domain.history import ClaimHistory
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.wire import Sealed
from claims_ledger.projections.fold import Fold
from claims_ledger.store.events import EventStore, Unit
from claims_ledger.store.read_models import CLAIM, DOCUMENT, EDITION, VOICE
from claims_ledger.store.reader import Reader
from claims_ledger.store.texts import Texts
from claims_ledger.store.within import Within

_WRITTEN_AT_ONCE = 1000


class RolledBackError(Exception):
    """Leaves a transaction without a trace, after a rehearsal."""


class Work:
    """Appending and folding go together: after every append the read models answer for it."""

    def __init__(self, unit: Unit, fold: Fold) -> None:
        self.unit = unit
        self.fold = fold
        self.appended = 0
        self.texts = Texts(unit.connection)

    @property
    def registry(self) -> Registry:
        return self.fold.registry

    def reader(self) -> Reader:
        """What views would answer, everything appended so far among it."""
        self.unit.flush()
        self.fold.rows.flush()
        return Within(self.unit.connection)

    def append(self, event: Event, sealed: Sequence[Sealed] = ()) -> Recorded:
        recorded = self.unit.append(event, sealed=sealed)
        self.fold.apply(recorded, event)
        self.appended += 1
        if self.appended % _WRITTEN_AT_ONCE == 0:
            self.unit.flush()
            self.fold.past.flushed()
        return recorded

    def document(self, key: str) -> Document | None:
        """A document as corrected so far; None if none is filed under the key."""
        if not self.fold.rows.open(DOCUMENT, "key", "unit = ?", (key,)):
            return None
        return self.fold.projector.claims.document(key)

    def document_keys(self) -> list[str]:
        return [key for (key,) in self.fold.rows.open(DOCUMENT, "key", "1 = 1", ())]

    def documents_of(self, outlet: str) -> list[str]:
        return [key for (key,) in self.fold.rows.open(DOCUMENT, "key", "outlet = ?", (self.registry.root(outlet),))]

    def claims_in(self, document: str) -> list[str]:
        """The claims of a document that are not withdrawn."""
        return [claim for (claim,) in self.fold.rows.open(CLAIM, "DISTINCT claim", "document = ?", (document,))]

    def documents_at(self, address: str) -> list[str]:
        """The documents under an address in the form of `same_address`."""
        return sorted(key for (key,) in self.fold.rows.open(DOCUMENT, "key", "address = ?", (address,)))

    def editions(self, document: str) -> list[Edition]:
        """The editions of a document's text, the newest by publication first."""
        columns = "edition, sha256, length, parts, published, retrieved, pub_from"
        rows = self.fold.rows.open(EDITION, columns, "unit = ?", (document,))
        return [
            Edition(number, sha256, length, json.loads(parts), json.loads(published or "null"), retrieved)
            for number, sha256, length, parts, published, retrieved, _ in sorted(
                rows, key=lambda row: (row[-1], row[0]), reverse=True
            )
        ]

    def documents_with(self, sha256: str) -> list[tuple[str, int]]:
        """The documents of which a text is an edition, with its number."""
        return sorted(self.fold.rows.open(EDITION, "document, edition", "sha256 = ?", (sha256,)))

    def quoted(self, document: str) -> list[tuple[str, str, dict[str, Any]]]:
        """The live claims of a document: id, headline, and content as it stands now; in order of entry."""
        where = "document = ? AND state = 'live' AND pub_to = ?"
        rows = self.fold.rows.open(CLAIM, "at_position, claim, headline, content", where, (document, FOREVER))
        return [(claim, headline, json.loads(content)) for _, claim, headline, content in sorted(rows)]

    def claim(self, claim: str) -> ClaimHistory | None:
        """A claim's history; None if none has the id."""
        found = self.fold.past.claim(claim)
        return None if found is None else found[0]

    def holding(self, identity: str) -> str | None:
        """The live claim whose present content has this identity."""
        where = "identity = ? AND state = 'live' AND pub_to = ?"
        found = self.fold.rows.open(CLAIM, "DISTINCT claim", where, (identity, FOREVER))
        return found[0][0] if found else None

    def entered_by_sheet(self, document: str) -> list[str]:
        """The ids of a document's claims that a sheet brought and that are not withdrawn, in order of entry."""
        rows = self.fold.rows.open(
            CLAIM, "DISTINCT claim, at_position", "document = ? AND entered = 'sheet'", (document,)
        )
        return [claim for claim, _ in sorted(rows, key=lambda row: row[1])]

    def speaking(self, source: str) -> list[str]:
        """The claims in which a source speaks."""
        told = self.fold.rows.open(VOICE, "DISTINCT claim", "source = ?", (self.registry.root(source),))
        return sorted(claim for (claim,) in told)

    def ended_by_recall(self, source: str) -> list[str]:
        """The claims that the last event, a recall of what a source said, ended; id and headline."""
        lines = []
        for claim in self.speaking(source):
            rows = self.fold.rows.open(CLAIM, "headline, rec_from", "unit = ? AND state = 'retracted'", (claim,))
            lines += [f"{claim}: {headline}" for headline, since in rows if since == self.unit.head][:1]
        return lines

    def sealed(self, commitment: str) -> Any:
        """The erasable value behind a commitment, as plain JSON; None where it was erased."""
        self.unit.flush()
        mark = "?" if self.unit.connection.dialect.name == "sqlite" else "%s"
        sql = f"SELECT value FROM sealed WHERE ledger = 1 AND commitment = {mark}"
        row = self.unit.connection.exec_driver_sql(sql, (commitment,)).one_or_none()
        return None if row is None else json.loads(bytes(row[0]))

    def describe(self, entity: Entity) -> None:
        """Replace what is registered of an entity. Raises ReadingError."""
        for event in describe_entity(entity, self.registry):
            self.append(event)

    def find_document(self, key: str) -> Document:
        """The document of a key. Raises NotFoundError with the nearest keys."""
        found = self.document(key)
        if found is None:
            near = nearest(key, self.document_keys())
            hint = f"did you mean {' or '.join(near)}?" if near else "see: claims document list"
            raise NotFoundError(f"no document has the key {key}", hint)
        return found

    def find_claim(self, written: str) -> str:
        """The claim of an id or a unique beginning of one. Raises NotFoundError, AmbiguousError, and ConflictError for
        one whose recording was undone."""
        if written.isalnum() and written.startswith("c") and len(written) > 1:
            where = "unit >= ? AND unit <= ? LIMIT 100"
            rows = self.fold.rows.select(CLAIM, "DISTINCT unit", where, (written, written + "\uffff"))
            found = sorted(claim for (claim,) in rows)
            if len(found) == 1:
                return self._counting(str(found[0]))
            if found:
                raise AmbiguousError(f"{written} begins the ids of {len(found)} claims", ", ".join(found[:10]))
        raise NotFoundError(f"no claim has the id {written}", "see: claims list")

    def _counting(self, claim: str) -> str:
        if self.claim(claim) is None:
            raise ConflictError(
                f"claim {claim} was undone", f"claims show {claim} says by which batch; undo that, or enter it again"
            )
        return claim


@contextmanager
def working(store: EventStore, actor: str, rehearse: bool = False) -> Iterator[Work]:
    """One batch: committed on leaving, undone on an exception; a rehearsal is always undone."""
    try:
        with store.writing(actor) as unit:
            fold = Fold(unit.connection)
            work = Work(unit, fold)
            yield work
            if rehearse:
                raise RolledBackError
            if work.appended:
                unit.flush()
                fold.close()
    except RolledBackError:
        return
