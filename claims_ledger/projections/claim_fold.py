"""Folding claims and the documents that they stand in: their rows, and what they hold judged beside what others do."""

from collections.abc import Collection
from dataclasses import replace

from claims_ledger.domain.documents import Document
from claims_ledger.domain.events import ClaimRecorded
from claims_ledger.domain.history import ClaimHistory, Recall
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from claims_ledger.projections.claim_rows import ClaimRows, Entry, claim_rows
from claims_ledger.projections.neighbours import Neighbours
from claims_ledger.projections.record_rows import document_row, edition_rows
from claims_ledger.projections.retellings import Retellings, Telling, can_be_retold, telling_unit
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.projections.sources import Past
from claims_ledger.store.read_models import (
    CLAIM,
    DOCUMENT,
    EDITION,
    HOLDING,
    MENTION,
    RELIANCE,
    VOICE,
    ReadModel,
)


class ClaimFold:
    """Keeps the rows of documents and claims, read with the registry as it is."""

    def __init__(self, rows: Rows, past: Past, registry: Registry) -> None:
        self.rows = rows
        self.past = past
        self.registry = registry
        self.neighbours = Neighbours(rows, registry)
        self.retellings = Retellings(rows, registry, self.neighbours)
        self._documents: dict[str, Document] = {}

    def document(self, key: str) -> Document:
        """A document as corrected so far. Raises KeyError where none stands under the key."""
        if key not in self._documents:
            found = self.past.document(key)
            if found is None:
                raise KeyError(key)
            self._documents[key] = found
        return self._documents[key]

    def _as_it_stands(self, key: str) -> Document:
        """A document with its outlet as the registry has it now."""
        document = self.document(key)
        outlet = self.registry.root(document.outlet)
        return document if outlet == document.outlet else document.model_copy(update={"outlet": outlet})

    def put_document(self, document: Document, at: int) -> None:
        """The rows of a document, as it was filed or corrected."""
        self._documents[document.key] = document
        self.rows.replace(DOCUMENT, document.key, [document_row(document, self.registry)], at)

    def put_editions(self, key: str, at: int) -> None:
        """The rows of the editions of a document's text."""
        self.rows.replace(EDITION, key, edition_rows(self.document(key), self.past.texts(key)), at)

    def forget_document(self, key: str, at: int) -> None:
        """What was known of a document counts no more; its rows go where nothing that counts filed it."""
        self._documents.pop(key, None)
        if self.past.document(key) is None:
            self.rows.replace(DOCUMENT, key, [], at)
            self.rows.replace(EDITION, key, [], at)

    def document_anew(self, key: str, at: int) -> bool:
        """A document by the events on it that count by now; whether any filed it."""
        document = self.past.document(key)
        if document is None:
            return False
        self.put_document(document, at)
        self.put_editions(key, at)
        return True

    def first(self, event: ClaimRecorded, recorded: Recorded) -> None:
        """A claim that is new."""
        document = self._as_it_stands(event.document)
        history = ClaimHistory.of([event])
        recalls = self._recalls(history, document)
        entry = Entry(recorded.time, recorded.position, event.entered, recorded.position)
        made = claim_rows(history, entry, document, recalls, self.registry)
        for model, rows in _parts(made):
            self.rows.put(model, event.claim, rows, recorded.position)
        self.neighbours.meet(made.positions.values(), recorded.position, rejudge=False)
        self.retellings.join(_told(made), recorded.position)

    def refold(self, claims: list[str], at: int, rejudge: bool = False) -> None:
        """Fold claims anew from their own events, and judge what they hold; a change of the registry judges again also
        positions that stood before. A claim of which nothing counts has no rows."""
        held: dict[str, Position] = {}
        left: set[str] = set()
        told: set[Telling] = set()
        for claim in sorted(set(claims)):
            found = self.past.claim(claim)
            made = ClaimRows()
            if found is not None:
                history, entry = found
                document = self._as_it_stands(history.document)
                recalls = self._recalls(history, document)
                made = claim_rows(history, entry, document, recalls, self.registry)
            before = self.rows.open(HOLDING, ", ".join(HOLDING.content), "unit = ?", (claim,))
            for model, rows in _parts(made):
                self.rows.replace(model, claim, rows, at)
            held |= made.positions
            left |= {row[HOLDING.content.index("position")] for row in before}
            told |= {one for one, _ in _told(made)} | self.retellings.standing(map(telling_unit, before))
        self.neighbours.meet(held.values(), at, rejudge)
        self.retellings.review(told, at, rejudge)
        self.neighbours.leave(left - held.keys(), at)

    def _recalls(self, history: ClaimHistory, document: Document) -> list[Recall]:
        """What any source of any version of the claim took back."""
        sources = {document.outlet, *(link["source"] for link in document.via)}
        for version in history.versions:
            for branch in version.changes.get("chain", ()):
                sources |= {link["source"] for link in branch["links"]}
        spoke = {part for source in sources for part in self.registry.parts(source)}
        return [
            replace(recall, source=self.registry.root(source))
            for source in sorted(spoke)
            for recall in self.past.recalls(source)
        ]

    def where(self, where: str, *values: str) -> list[str]:
        """The claims with a row that stands and for which this holds."""
        return [claim for (claim,) in self.rows.open(CLAIM, "DISTINCT claim", where, values)]

    def read_anew(self, reach: Collection[str], at: int) -> None:
        """Fold the documents and claims that rest on these again."""
        for (document,) in self.rows.among(DOCUMENT, "key", "outlet", reach):
            self.put_document(self.document(document), at)
        self.refold(self.resting_on(reach), at, rejudge=True)

    def resting_on(self, upon: Collection[str]) -> list[str]:
        """The claims that are read with any of these."""
        return [claim for (claim,) in self.rows.among(RELIANCE, "DISTINCT claim", "upon", upon)]

    def speaking(self, source: str) -> list[str]:
        """The claims in which a source speaks."""
        rows = self.rows.open(VOICE, "DISTINCT claim", "source = ?", (self.registry.root(source),))
        return [claim for (claim,) in rows]


def _parts(made: ClaimRows) -> tuple[tuple[ReadModel, list[Row]], ...]:
    return (
        (CLAIM, made.claims), (VOICE, made.voices), (MENTION, made.mentions), (HOLDING, made.holdings),
        (RELIANCE, made.reliances),
    )  # fmt: skip


def _told(made: ClaimRows) -> list[tuple[Telling, str]]:
    """What it passes on of whom, each with its document, as far as retellings of it are ever compared."""
    document, held = HOLDING.content.index("document"), HOLDING.content.index("position")
    return [
        (Telling.of(row, made.positions[row[held]]), row[document])
        for row in made.holdings
        if can_be_retold(row, made.positions[row[held]])
    ]
