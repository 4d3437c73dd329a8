"""Looking after a ledger: folding its read models anew, and saying how it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from claims_ledger.app.ledger import Progress, open_ledger
from claims_ledger.domain.errors import IntegrityError, LedgerError
from claims_ledger.domain.record import Recorded
from claims_ledger.projections.fold import refold
from claims_ledger.store.recognise import REVISION
from claims_ledger.store.target import Target


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How one read model came out."""

    projection: str
    position: int
    rows: int | None
    sound: bool
    said: str


def rebuild(target: Target, *, check: bool, progress: Progress | None = None) -> list[Rebuilt]:
    """Fold the record into shadows of the read models and compare; unless only checking, put them in place. `progress`
    is told how many events are folded, of how many.

    Under the writer lock, in one transaction: readers see what stood before until it is done, and an interruption
    leaves everything as it was."""
    with open_ledger(target) as ledger, ledger.store.writing("rebuild") as unit:
        position = unit.head
        events = _counted(_intact(ledger.store.read(upto=position)), position, progress)
        refolded = refold(unit.connection, events, write=not check)
    return [Rebuilt(one.name, position, one.rows, one.sound, _said(one.sound, check)) for one in refolded]


def _counted(events: Iterator[Recorded], position: int, progress: Progress | None) -> Iterator[Recorded]:
    for recorded in events:
        if progress is not None:
            progress(recorded.position, position, "events", "")
        yield recorded


def _said(sound: bool, check: bool) -> str:
    if check:
        return "equals the record" if sound else "differs from the record; run: claims rebuild"
    return "was sound" if sound else "differed, and was mended"


def _intact(events: Iterator[Recorded]) -> Iterator[Recorded]:
    for recorded in events:
        if not recorded.intact:
            raise IntegrityError(
                f"event {recorded.position} is not what was recorded", "nothing was folded; restore a backup"
            )
        yield recorded


@dataclass(frozen=True, slots=True)
class Inspection:
    """What can be said of a ledger without changing it."""

    exists: bool
    is_ledger: bool
    engine: str
    schema: str | None = None
    schema_wanted: str = REVISION
    events: int | None = None
    position: int | None = None
    bytes: int | None = None
    journal: str | None = None
    projections: Sequence[tuple[str, int]] = ()
    troubles: list[tuple[str, str]] = field(default_factory=list)


def _journal(target: Target) -> str:
    """The journal that writers use: on SQLite it is a setting of their connection, not of the file."""
    with open_ledger(target) as ledger, ledger.engine.connect() as connection:
        return str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one())


def inspect(target: Target) -> Inspection:
    """How a ledger is. Never raises for a missing or broken one: the trouble is part of the answer."""
    import sqlite3

    from claims_ledger.app.reading import read

    engine = f"SQLite {sqlite3.sqlite_version}" if target.dialect == "sqlite" else "PostgreSQL"
    size = target.path.stat().st_size if target.dialect == "sqlite" and target.path.is_file() else None
    there = target.dialect != "sqlite" or target.path.exists()
    try:
        with read(target) as reader:
            journal = _journal(target) if target.dialect == "sqlite" else None
            if target.dialect != "sqlite":
                engine = f"PostgreSQL {reader.scalar('SHOW server_version')}"
                size = int(reader.scalar("SELECT pg_database_size(current_database())"))
            head = reader.head()
            return Inspection(
                True,
                True,
                engine,
                str(reader.scalar("SELECT version_num FROM alembic_version")),
                REVISION,
                int(reader.scalar("SELECT count(*) FROM event")),
                head,
                size,
                journal,
                [
                    (row["name"], row["position"])
                    for row in reader.rows("SELECT name, position FROM projection ORDER BY name")
                ],
            )
    except LedgerError as error:
        return Inspection(there, False, engine, bytes=size, troubles=[(error.what, error.hint)])
