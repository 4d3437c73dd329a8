"""Whether a record is what was recorded: every event, its place in the order, and what lies beside the record under a
hash that the record holds."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from claims_ledger.domain.errors import IntegrityError, LedgerError
from claims_ledger.domain.events import Event, TextFiled
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.texts import checked
from claims_ledger.domain.wire import Sealed
from claims_ledger.integrity.tree import Tree
from claims_ledger.store.reader import Reader

Progress = Callable[[int, int, str, str], None]
MOST_NAMED = 100
"""Findings that are named; how many more there are is said."""
_AT_ONCE = 5000
_COLUMNS = ", ".join(Recorded._fields)


class Finding(NamedTuple):
    """What is wrong, and where: "event 12", "text 2495f92684ef", "note 3f…"."""

    where: str
    what: str


@dataclass
class Verified:
    """What was looked at, the root of the tree over all events in base64 (as in the C2SP note `tlog-checkpoint`), and
    what was found. `erased`: texts and notes that the record holds the hash of and that are no more."""

    events: int = 0
    root: str = ""
    texts: int = 0
    notes: int = 0
    erased: int = 0
    findings: list[Finding] = field(default_factory=list)
    more: int = 0

    @property
    def sound(self) -> bool:
        return not self.findings

    def found(self, where: str, what: str) -> None:
        if len(self.findings) < MOST_NAMED:
            self.findings.append(Finding(where, what))
        else:
            self.more += 1


def verify(reader: Reader, progress: Progress | None = None) -> Verified:
    """Look at all of a ledger's record, an event at a time. What it finds is in the answer; it raises LedgerError only
    where the database cannot be read at all."""
    seen = Verified()
    tree, texts, notes = Tree(), set[str](), set[str]()
    last = None
    whole = reader.head()
    for one in _events(reader):
        _in_order(seen, one, last)
        if not one.intact:
            seen.found(f"event {one.position}", "is not what was recorded: its hashes are others")
        event = _read(seen, one)
        if isinstance(event, TextFiled):
            texts.add(event.sha256)
        notes |= set(getattr(event, "sealed", ()))
        tree.add(one.leaf)
        last = one
        if progress is not None:
            progress(one.position, whole, "events", "")
    if whole != (last.position if last is not None else 0):
        seen.found("the head", f"says {whole} events, and there are {last.position if last is not None else 0}")
    seen.events, seen.root = tree.size, b64encode(tree.root).decode()
    kept = _texts(reader, seen) | _notes(reader, seen)
    seen.erased = len((texts | notes) - kept)
    return seen


def _events(reader: Reader) -> Iterator[Recorded]:
    sql = f"SELECT {_COLUMNS} FROM event WHERE ledger = 1 AND position > :last ORDER BY position LIMIT {_AT_ONCE}"
    last = -1
    while rows := reader.rows(sql, {"last": last}):
        for row in rows:
            yield Recorded._make(bytes(value) if isinstance(value, memoryview) else value for value in row)
        last = int(rows[-1]["position"])


def _in_order(seen: Verified, one: Recorded, last: Recorded | None) -> None:
    wanted = 1 if last is None else last.position + 1
    if one.position != wanted:
        seen.found(f"event {one.position}", f"stands where event {wanted} should: what was between them is gone")
    if last is not None and one.time < last.time:
        seen.found(f"event {one.position}", "is dated before the one that it follows")


def _read(seen: Verified, one: Recorded) -> Event | None:
    try:
        return one.event
    except LedgerError as error:
        seen.found(f"event {one.position}", f"cannot be read: {error.what}")
    return None


def _texts(reader: Reader, seen: Verified) -> set[str]:
    kept = set()
    for (sha256,) in reader.rows("SELECT sha256 FROM text WHERE ledger = 1 ORDER BY sha256"):
        value = reader.scalar("SELECT value FROM text WHERE ledger = 1 AND sha256 = :sha256", {"sha256": sha256})
        try:
            checked(sha256, bytes(value))
        except IntegrityError as error:
            seen.found(f"text {sha256[:12]}", error.what)
        kept.add(sha256)
    seen.texts = len(kept)
    return kept


def _notes(reader: Reader, seen: Verified) -> set[str]:
    kept = set()
    for row in reader.rows("SELECT commitment, salt, value FROM sealed WHERE ledger = 1 ORDER BY commitment"):
        note = Sealed(row["commitment"], bytes(row["salt"]), bytes(row["value"]))
        if not note.holds:
            seen.found(f"note {note.commitment[:12]}", "is not what the record commits to")
        kept.add(note.commitment)
    seen.notes = len(kept)
    return kept
