"""Fresh ledgers on both databases, copied from one that Alembic built."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal

from claims_ledger.store.migrate import init
from tests.support.clock import Clock
from tests.support.postgres import Server

Dialect = Literal["sqlite", "postgresql"]

TEMPLATE = "claims_template"


@dataclass
class Databases:
    """Gives the targets of fresh databases. The PostgreSQL server starts when it is first asked for."""

    folder: Path
    server: Callable[[], Server]

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self._templates: set[Dialect] = set()

    def empty(self, dialect: Dialect) -> str:
        """A path without a file, or an empty database."""
        number = next(self._numbers)
        if dialect == "sqlite":
            return str(self.folder / f"ledger-{number}.db")
        return self.server().create(f"claims_{number}")

    def ledger(self, dialect: Dialect) -> str:
        """An empty ledger of the present schema."""
        if dialect not in self._templates:
            template = str(self._file) if dialect == "sqlite" else self.server().create(TEMPLATE)
            init(template, Clock(), origin="tests.example/ledger").dispose()
            self._templates.add(dialect)
        number = next(self._numbers)
        if dialect == "sqlite":
            path = self.folder / f"ledger-{number}.db"
            shutil.copy(self._file, path)
            return str(path)
        return self.server().create(f"claims_{number}", TEMPLATE)

    @property
    def _file(self) -> Path:
        return self.folder / "template.db"
