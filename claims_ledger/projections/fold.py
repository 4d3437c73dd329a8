"""Keeping every read model at the head of the record, and folding them all anew."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, MetaData

from claims_ledger.domain.errors import IntegrityError
from claims_ledger.domain.events import Event
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.projections.projector import Projector
from claims_ledger.projections.rows import Rows
from claims_ledger.projections.sources import Past, load_registry
from claims_ledger.store.read_models import MODELS

VERSION = 1
"""Raised whenever the fold gives other rows for the same record; a ledger folded by another version is folded anew."""
SHADOW = "shadow_"


class Fold:
    """The read models within one writing transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        stored = connection.exec_driver_sql("SELECT name, version, position, digest FROM projection").all()
        known = {name: (version, position, digest) for name, version, position, digest in stored}
        self.position = max((position for _, position, _ in known.values()), default=0)
        if any(version != VERSION for version, _, _ in known.values()):
            raise IntegrityError("the read models were folded by another version of the program", "run: claims rebuild")
        self.rows = Rows(connection, {name: int(digest, 16) for name, (_, _, digest) in known.items()})
        self.past = Past(self.rows)
        self.projector = Projector(self.rows, self.past, load_registry(self.rows))

    @property
    def registry(self) -> Registry:
        return self.projector.registry

    def apply(self, recorded: Recorded, event: Event) -> None:
        self.past.add(recorded, event)
        self.projector.apply(recorded, event)
        self.position = recorded.position

    def close(self) -> None:
        """Write what is buffered, and where each read model stands."""
        self.rows.flush()
        _write_standing(self.connection, self.rows.digests, self.position)


def _write_standing(connection: Connection, digests: dict[str, int], position: int) -> None:
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    connection.exec_driver_sql("DELETE FROM projection")
    connection.exec_driver_sql(
        f"INSERT INTO projection (name, version, position, digest) VALUES ({mark}, {mark}, {mark}, {mark})",
        [(model.name, VERSION, position, f"{digests.get(model.name, 0):016x}") for model in MODELS],
    )


@dataclass(frozen=True, slots=True)
class Refolded:
    """How one read model came out of a fold of the whole record beside what stood."""

    name: str
    rows: int
    digest: str
    stored: str
    actual: str

    @property
    def sound(self) -> bool:
        """Whether the fold gives what its digest says, and the table holds it."""
        return self.digest == self.stored == self.actual


@contextmanager
def _shadow(connection: Connection) -> Iterator[None]:
    """Empty temporary tables of every read model; an exception leaves them to the end of the transaction."""
    tables = MetaData()
    for model in MODELS:
        model.table(tables, SHADOW + model.name, temporary=True)
    tables.create_all(connection, checkfirst=False)
    yield
    tables.drop_all(connection, checkfirst=False)


def refold(connection: Connection, events: Iterable[Recorded], write: bool) -> list[Refolded]:
    """Fold the record into a shadow of every read model, compare, and with `write` put the shadow in their place.

    Within one transaction: until it commits, readers see what stood before.
    """
    stored = dict(map(tuple, connection.exec_driver_sql("SELECT name, digest FROM projection")))
    nothing = f"{0:016x}"  # what stands before anything was folded
    with _shadow(connection):
        rows = Rows(connection, {}, SHADOW)
        past = Past(rows)
        projector = Projector(rows, past, Registry())
        position = 0
        for recorded in events:
            projector.apply(recorded, recorded.event)
            position = recorded.position
        rows.flush()
        compared = []
        for model in MODELS:
            digest = f"{rows.digests.get(model.name, 0):016x}"
            actual = f"{Rows(connection, {}).sum_of(model):016x}"
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {SHADOW}{model.name}").scalar_one()
            compared.append(Refolded(model.name, count, digest, stored.get(model.name, nothing), actual))
        if write:
            for model in MODELS:
                columns = ", ".join(model.columns)
                connection.exec_driver_sql(f"DELETE FROM {model.name}")
                connection.exec_driver_sql(
                    f"INSERT INTO {model.name} ({columns}) SELECT {columns} FROM {SHADOW}{model.name}"
                )
            _write_standing(connection, rows.digests, position)
    return compared
