"""Sheets into the ledger: one document and what it says, with what it brings to the registry.

Everything is read against the registry as it stands after the sheet's own `register:`; every fault is gathered with its
place; nothing stays written unless the whole sheet is sound.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Literal

from claims_ledger.commands.claims import correct_claim, differences, withdraw_claim
from claims_ledger.commands.documents import changed_fields, correct_document, file_document
from claims_ledger.commands.work import Work
from claims_ledger.domain import entities
from claims_ledger.domain.claim import Content
from claims_ledger.domain.dates import Published, read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.errors import AmbiguousError, ConflictError, LedgerError, ReadingError
from claims_ledger.domain.events import TopicDescribed
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.documents import meant, read_document
from claims_ledger.intake.entry import Entry, append, meet, otherwise
from claims_ledger.intake.faults import Faults
from claims_ledger.intake.json_reader import read_rows
from claims_ledger.intake.located import Items, Located, Node, Table, Text
from claims_ledger.intake.located import Path as Place
from claims_ledger.intake.register import in_order, read_entity, read_topic, register_entity, register_topic
from claims_ledger.intake.rows import TroublesError, read_claim
from claims_ledger.intake.yaml_reader import read_yaml

SECTIONS = ("register", "document", "claims")
_SOME_DAY = read_published("9000-01-01")  # for claims of a document without a readable day: nothing is later than it


@dataclass(slots=True)
class Taken:
    """What became of one file, and in which batch (None: nothing was written). `verdicts` has a line a claim,
    `differences` what changed or vanished since it was last read, which is written only on `replace`."""

    path: str
    recorded: int = 0
    unchanged: int = 0
    corrected: int = 0
    withdrawn: int = 0
    reinstated: int = 0
    registered: int = 0
    documents: int = 0
    position: int = 0
    batch: str | None = None
    differences: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    verdicts: list[tuple[str, str, str]] = field(default_factory=list)


class SheetTaker:
    """Takes one file into one writer's transaction."""

    def __init__(
        self, work: Work, path: Path, reason: str | None, entered: Literal["sheet", "hand"] = "sheet", *,
        tick: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        """`tick` is called when a row is read, and again when it is recorded."""
        self.entered: Literal["sheet", "hand"] = entered
        self.work = work
        self.tick = tick
        self.path = path
        self.reason = reason
        self.faults = Faults(str(path))
        self.taken = Taken(str(path))
        self._met: dict[str, set[str]] = {}
        self._changed: list[tuple[str, Content]] = []
        self._new: list[Entry] = []
        self._standing: set[str] = set()

    def take_yaml(self) -> None:
        sheet = read_yaml(self.path)
        for key, _ in sheet.entries:
            if key.text not in SECTIONS:
                self._fault(sheet, (key.text,), f"a sheet has no section {key.text!r}", meant(key.text, SECTIONS), True)
        self._register(sheet)
        claims = sheet.get("claims")
        if sheet.get("document") is None:
            if claims is not None:
                self._fault(
                    sheet, ("claims",), "claims without a document", "add document: with outlet, title, published"
                )
        else:
            document = self._document(sheet, ("document",), sheet.get("document"))
            if document is not None:
                self._claims(document, sheet, claims)
            else:
                day = _day_in(sheet.to_plain().get("document"))
                for index, row in self._listed(sheet, ("claims",), claims):
                    self._only_read(sheet, ("claims", index), _plain(row), day)
        if sheet.get("register") is None and sheet.get("document") is None:
            self._fault(
                sheet, (), "neither a document nor a registry", "a sheet has document: and claims:, or register:"
            )
        self._finish()

    def take_claims(self, sheet: Table, document: Document) -> None:
        """The claims of a sheet that has nothing else, for a document that is filed already."""
        for key, _ in sheet.entries:
            if key.text != "claims":
                self._fault(sheet, (key.text,), f"{key.text!r} has no place here", "write claims: only", True)
        self._claims(document, sheet, sheet.get("claims"))
        self._finish()

    def take_rows(self) -> None:
        """JSONL: a claim a line, the document's keys under `document` (or just the key of one filed already)."""
        known: dict[str, Document | None] = {}
        for row in read_rows(self.path, self.faults):
            self.tick()
            plain = row.to_plain()
            written = plain.get("document")
            name = written if isinstance(written, str) else repr(written)
            if name not in known or written is None:
                known[name] = self._document_of_row(row, written)
            document = known[name]
            if "kind" not in plain:
                continue
            if document is not None:
                self._claim(document, row, (), plain)
            else:
                self._only_read(row, (), plain, _day_in(written))
        self._finish()

    def _document_of_row(self, row: Located, written: Any) -> Document | None:
        if isinstance(written, str):
            return self._named(row, written)
        if isinstance(written, dict):
            return self._file(row, ("document",), written)
        self._fault(row, ("document",), "a row without a document", "give its key, or its fields")
        return None

    def _named(self, row: Located, key: str) -> Document | None:
        document = self.work.document(key)
        if document is None:
            self._fault(row, ("document",), f"no document has the key {key!r}", "give its fields the first time")
        return document

    def _finish(self) -> None:
        self.faults.raise_if_any()
        vanished = self._vanished()
        self.taken.differences += [
            f"{claim} changed: {content.claim.headline()}" for claim, content in self._changed
        ] + [f"{claim} is gone: {self._headline(claim)}" for claim in vanished]
        if self.taken.differences and self.reason is None:
            return
        for entry in self._new:
            append(self.work, entry)
            self.tick()
            outcome = entry.met.outcome
            setattr(self.taken, outcome, getattr(self.taken, outcome) + 1)
        for claim, content in self._changed:
            self._correct(claim, content)
        for claim in vanished:
            standing = self.work.claim(claim)
            assert standing is not None
            for event in withdraw_claim(standing, self.reason or ""):
                self.work.append(event)
                self.taken.withdrawn += 1
        self.faults.raise_if_any()

    def _vanished(self) -> list[str]:
        """Rows of a sheet read before that are in it no more."""
        gone = []
        for document, met in self._met.items():
            if document in self._standing:
                gone += [claim for claim in self.work.entered_by_sheet(document) if claim not in met]
        return gone

    def _headline(self, claim: str) -> str:
        standing = self.work.claim(claim)
        assert standing is not None
        document = self.work.document(standing.document)
        assert document is not None
        return load_content(standing.current(document), self.work.registry).claim.headline()

    def _correct(self, claim: str, content: Content) -> None:
        standing = self.work.claim(claim)
        assert standing is not None
        document = self.work.document(standing.document)
        assert document is not None
        changes = differences(standing.current(document), content.stored())
        for event in correct_claim(standing, document, changes, "desk", None, None, self.reason or ""):
            self.work.append(event)
            self.taken.corrected += 1

    # the registry

    def _register(self, sheet: Table) -> None:
        section = sheet.get("register")
        if section is None:
            return
        if not isinstance(section, Table):
            self._fault(sheet, ("register",), "register: holds a table", "write entities: and topics: under it")
            return
        for key, _ in section.entries:
            if key.text not in ("entities", "topics"):
                self._fault(
                    sheet, ("register", key.text), f"register has no {key.text!r}", "use entities and topics", True
                )
        written = []
        for index, node in self._listed(sheet, ("register", "entities"), section.get("entities")):
            try:
                written.append((index, read_entity(_plain(node))))
            except TroublesError as error:
                self._troubles(sheet, ("register", "entities", index), error)
        for index, entity in in_order(written, self.work.registry):
            self._try(sheet, ("register", "entities", index), partial(self._enter_entity, entity))
        for index, node in self._listed(sheet, ("register", "topics"), section.get("topics")):
            self._try(sheet, ("register", "topics", index), partial(self._enter_topic, node))

    def _enter_entity(self, entity: entities.Entity) -> None:
        before = self.work.appended
        if not register_entity(entity, self.work.registry, self.work.append, self.taken.notes):
            if self.reason is None:
                self.taken.differences.append(f"{entity.key} is registered otherwise")
                return
            self.work.describe(entity)
        self.taken.registered += self.work.appended - before

    def _enter_topic(self, node: Node) -> None:
        before = self.work.appended
        topic = read_topic(_plain(node), self.work.registry)
        if not register_topic(topic, self.work.registry, self.work.append):
            if self.reason is None:
                self.taken.differences.append(f"the topic {topic.name} is registered otherwise")
                return
            self.work.append(TopicDescribed(name=topic.name, pattern=topic.stored()))
        self.taken.registered += self.work.appended - before

    # the document

    def _document(self, sheet: Located, place: Place, node: Node | None) -> Document | None:
        if not isinstance(node, Table):
            self._fault(sheet, place, "document: holds a table", "write outlet:, title: and published: under it")
            return None
        return self._file(sheet, place, node.to_plain())

    def _file(self, sheet: Located, place: Place, plain: Mapping[str, Any]) -> Document | None:
        try:
            document, sealed = read_document(plain, self.work)
            standing = self.work.document(document.key)
            if standing is not None:
                self._standing.add(document.key)
                if changed_fields(standing, document) and self.reason is not None:
                    changes = {name: document.stored().get(name) for name in changed_fields(standing, document)}
                    for event in correct_document(standing, changes, self.reason):
                        self.work.append(event)
                        self.taken.corrected += 1
            else:
                for event in file_document(document, None):
                    self.work.append(
                        event.model_copy(update={"sealed": tuple(one.commitment for one in sealed)}), sealed
                    )
                    self.taken.documents += 1
            if standing is not None and self.reason is None:
                different = changed_fields(standing, document)
                if different:
                    names = ", ".join(sorted(different))
                    self.taken.differences.append(f"document {document.key} stands with another {names}")
            return document
        except TroublesError as error:
            self._troubles(sheet, place, error)
        except ReadingError as error:
            self._fault(sheet, place, error.what, error.hint)
        return None

    # the claims

    def _claims(self, document: Document, sheet: Located, node: Node | None) -> None:
        self._met.setdefault(document.key, set())
        for index, row in self._listed(sheet, ("claims",), node):
            self.tick()
            self._claim(document, sheet, ("claims", index), _plain(row))

    def _only_read(self, sheet: Located, place: Place, row: Mapping[str, Any], published: Published) -> None:
        """Gather the faults of a claim whose document is faulty itself."""
        try:
            read_claim(row, self.work.registry, published)
        except TroublesError as error:
            self._troubles(sheet, place, error)

    def _claim(self, document: Document, sheet: Located, place: Place, row: Mapping[str, Any]) -> None:
        try:
            content = read_claim(row, self.work.registry, document.when())
        except TroublesError as error:
            self._troubles(sheet, place, error)
            return
        note = row.get("note")
        self._try(
            sheet, place, lambda: self._enter(document, content, note if isinstance(note, str) else None, sheet, place)
        )

    def _enter(self, document: Document, content: Content, note: str | None, sheet: Located, place: Place) -> None:
        entry = meet(self.work, document, content, note, self.entered)
        met, met_here = entry.met, self._met.setdefault(document.key, set())
        if entry.id in met_here:
            self._fault(sheet, place, "this row says what an earlier one says", "leave one of them out")
            return
        met_here.update((entry.id, met.claim))
        self.taken.verdicts.append((met.claim, met.outcome, content.claim.headline()))
        if entry.notes:
            line = sheet.locate(place).line
            self.taken.notes += [f"{self.path}:{line}: {one}" for one in entry.notes]
        if met.outcome == "changed" and self.entered == "hand":
            self.taken.notes.append(otherwise(met.claim))
        elif met.outcome == "changed":
            self._changed.append((met.claim, content))
        elif met.outcome == "unchanged":
            self.taken.unchanged += 1
        else:
            self._new.append(entry)

    # faults

    def _listed(self, sheet: Located, place: Place, node: Node | None) -> list[tuple[int, Node]]:
        if node is None or (isinstance(node, Text) and node.absent):
            return []
        if not isinstance(node, Items):
            self._fault(sheet, place, f"{place[-1]}: holds a list", "begin each entry with a dash")
            return []
        rows: list[tuple[int, Node]] = []
        for index, row in enumerate(node):
            if isinstance(row, Table):
                rows.append((index, row))
            else:
                self._fault(sheet, (*place, index), "an entry that is no table", "write key: value lines")
        return rows

    def _try(self, sheet: Located, place: Place, enter: Callable[[], None]) -> None:
        try:
            enter()
        except TroublesError as error:
            self._troubles(sheet, place, error)
        except ReadingError as error:
            self._fault(sheet, place, error.what, error.hint)
        except AmbiguousError as error:  # of a quote: names are looked up while the row is read
            self._fault(sheet, (*place, "quote"), error.what, error.hint)
        except (ConflictError, LedgerError) as error:
            self._fault(sheet, place, error.what, error.hint)

    def _troubles(self, sheet: Located, place: Place, error: TroublesError) -> None:
        for trouble in error.troubles:
            self._fault(sheet, (*place, *trouble.path), trouble.what, trouble.hint, trouble.at_key)

    def _fault(self, sheet: Located, place: Place, what: str, hint: str = "", at_key: bool = False) -> None:
        mark = sheet.locate(place, key=at_key)
        self.faults.add(mark.line, mark.column, what, hint)


def _plain(node: Node) -> Mapping[str, Any]:
    assert isinstance(node, Table)
    return node.to_plain()


def _day_in(document: Any) -> Published:
    """The day of publication that a faulty document names, if it can be read."""
    written = document.get("published") if isinstance(document, dict) else None
    if isinstance(written, str):
        with suppress(ReadingError):
            return read_published(written)
    return _SOME_DAY
