"""Which ledger: a path is SQLite, `postgresql://…` is PostgreSQL."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlsplit

from claims_ledger.domain.errors import UsageError

Dialect = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a ledger is. `shown` names it in messages, without user or password."""

    dialect: Dialect
    place: str
    shown: str

    @property
    def path(self) -> Path:
        """The file of a SQLite ledger."""
        return Path(self.place)

    def uri(self, mode: Literal["ro", "rw"]) -> str:
        """The SQLite URI of the file, which never creates it."""
        return f"file:{quote(str(self.path.absolute()))}?mode={mode}"


def read_target(words: str) -> Target:
    """Read what `--ledger` was given; raises UsageError on any address but PostgreSQL's."""
    if not words or "\0" in words:
        raise UsageError("the ledger's path is empty or holds NUL", "give a path or postgresql://host/name")
    scheme, colon, rest = words.partition("://")
    if not colon:
        return Target("sqlite", words, words)
    if scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise UsageError(f"no ledger can be kept at {scheme}://", "give a path (SQLite) or postgresql://host/name")
    url = f"postgresql://{rest}"
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise UsageError(f"the address cannot be read: {error}", "write postgresql://host/name") from error
    host = parts.netloc.rpartition("@")[2]
    return Target("postgresql", url, f"postgresql://{host}{parts.path}")
