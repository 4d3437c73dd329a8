"""The reading side of the views: plain SQL over the driver, one snapshot for the whole life of a reader.

A view is started as a process of its own, so this module imports neither SQLAlchemy nor pydantic; psycopg is
imported only for a PostgreSQL ledger. SQL names its parameters `:name` on both databases.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from types import TracebackType
from typing import Any, Final, Protocol, Self

from claims_ledger.domain.errors import LedgerError, NotFoundError
from claims_ledger.store.faults import headless, ledger_error, no_driver
from claims_ledger.store.moments import position_at
from claims_ledger.store.recognise import open_snapshot, recognise
from claims_ledger.store.target import Dialect, Target, read_target

BUSY_SECONDS: Final = 10.0

Parameters = Mapping[str, Any]

_NONE: Final[Parameters] = {}


class Row(Protocol):
    """One row: values by name or number, iterated in the order of the columns; `dict(row)` works."""

    def __getitem__(self, key: str | int, /) -> Any: ...
    def __iter__(self) -> Iterator[Any]: ...
    def __len__(self) -> int: ...
    def keys(self) -> Sequence[str]: ...


class Reader(AbstractContextManager["Reader"]):
    """A read-only view of one state of a ledger. On SQLite it holds up commits of writers while it is open:
    keep it short.
    """

    dialect: Dialect

    def __init__(
        self, target: Target, run: Callable[[str, Parameters], Sequence[Row]], close: Callable[[], None]
    ) -> None:
        self.dialect = target.dialect
        self.shown = target.shown
        self._run = run
        self._close = close

    def rows(self, sql: str, params: Parameters = _NONE) -> list[Row]:
        """All rows of a query. Raises LedgerError for what a user can act on."""
        try:
            return list(self._run(sql, params))
        except Exception as error:
            fault = ledger_error(error, self.shown)
            if fault is None:
                raise
            raise fault from error

    def first(self, sql: str, params: Parameters = _NONE) -> Row | None:
        """The first row, or None."""
        rows = self.rows(sql, params)
        return rows[0] if rows else None

    def one(self, sql: str, params: Parameters = _NONE) -> Row:
        """The first row; raises NotFoundError if there is none."""
        row = self.first(sql, params)
        if row is None:
            raise NotFoundError(f"{self.shown} has nothing of that kind", "see 'claims help'")
        return row

    def scalar(self, sql: str, params: Parameters = _NONE) -> Any:
        """The first value of the first row, or None."""
        row = self.first(sql, params)
        return None if row is None else row[0]

    def head(self) -> int:
        """The position of the last event of the snapshot, 0 before the first."""
        position = self.scalar("SELECT position FROM head WHERE ledger = 1")
        if position is None:
            raise headless()
        return int(position)

    def position_at(self, time: str) -> int:
        """The position of the last event recorded at or before a time (RFC 3339, UTC, microseconds), 0 if
        there is none.
        """
        sql = "SELECT time FROM event WHERE ledger = 1 AND position = :position"
        return position_at(time, self.head(), lambda position: self.scalar(sql, {"position": position}))

    def close(self) -> None:
        """Let go of the snapshot and the connection."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_reader(words: str, busy_seconds: float = BUSY_SECONDS) -> Reader:
    """A reader of the ledger at a path or `postgresql://` address.

    Raises NotFoundError if there is none, IntegrityError if it is no ledger or of a newer schema, UsageError
    if of an older one, BusyError if a writer does not let go in time.
    """
    target = read_target(words)
    return _sqlite(target, busy_seconds) if target.dialect == "sqlite" else _postgresql(target, busy_seconds)


def _sqlite(target: Target, busy_seconds: float) -> Reader:
    connection = open_snapshot(target, busy_seconds)
    connection.row_factory = sqlite3.Row

    def run(sql: str, params: Parameters) -> Sequence[Row]:
        return connection.execute(sql, params).fetchall()

    return Reader(target, run, connection.close)


def _postgresql(target: Target, busy_seconds: float) -> Reader:
    try:
        import psycopg
    except ImportError as error:
        raise no_driver() from error

    try:
        connection = psycopg.connect(target.place, connect_timeout=max(2, int(busy_seconds)))
    except psycopg.Error as error:
        raise ledger_error(error, target.shown) or LedgerError(f"{target.shown}: {error}") from error
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True

    as_sqlite_gives(connection.adapters)

    def run(sql: str, params: Parameters) -> Sequence[Row]:
        with connection.cursor() as cursor:
            return fetched(cursor, sql, params)

    reader = Reader(target, run, connection.close)
    try:
        recognise(lambda sql: [tuple(row) for row in reader.rows(sql)], target)
    except BaseException:
        connection.close()
        raise
    return reader


def as_sqlite_gives(adapters: Any) -> None:
    """Make psycopg give values as SQLite does: a sum over bigint is numeric there, a comparison is true or false."""
    from psycopg.adapt import Loader

    class Number(Loader):
        def load(self, data: bytes | bytearray | memoryview) -> int | float:
            text = bytes(data).decode()
            return int(text) if text.lstrip("-").isdigit() else float(text)

    class Truth(Loader):
        def load(self, data: bytes | bytearray | memoryview) -> int:
            return int(bytes(data) == b"t")

    adapters.register_loader("numeric", Number)
    adapters.register_loader("bool", Truth)


def fetched(cursor: Any, sql: str, params: Parameters) -> list[Row]:
    """The rows of a query by a cursor of psycopg."""
    # Literal SQL only: `sql` comes from this program's own query modules, values travel as parameters.
    cursor.execute(pyformat(sql).encode(), params)
    index = {column.name: number for number, column in enumerate(cursor.description or ())}
    return [_PostgresqlRow(values, index) for values in cursor.fetchall()]


_TOKENS = re.compile(
    r"""(?P<kept>'(?:[^']|'')*' | "(?:[^"]|"")*" | --[^\n]* | /\*.*?\*/ | ::)
      | (?<![\w:]):(?P<name>[A-Za-z_]\w*)
      | (?P<percent>%)""",
    re.VERBOSE | re.DOTALL,
)


@lru_cache(maxsize=512)
def pyformat(sql: str) -> str:
    """SQL with `:name` parameters in psycopg's spelling; literals, quoted names, comments and `::` casts are
    left alone.
    """

    def respell(match: re.Match[str]) -> str:
        if match["name"]:
            return f"%({match['name']})s"
        return (match["kept"] or "%").replace("%", "%%")

    return _TOKENS.sub(respell, sql)


class _PostgresqlRow:
    """As sqlite3.Row."""

    __slots__ = ("_index", "_values")

    def __init__(self, values: tuple[Any, ...], index: dict[str, int]) -> None:
        self._values = values
        self._index = index

    def __getitem__(self, key: str | int) -> Any:
        return self._values[key if isinstance(key, int) else self._index[key]]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def keys(self) -> Sequence[str]:
        return list(self._index)
