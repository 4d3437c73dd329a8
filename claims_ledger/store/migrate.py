"""Bringing a database to the present schema, and making a ledger of it."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from claims_ledger.domain.errors import ConflictError
from claims_ledger.domain.record import stamp
from claims_ledger.resources import migrations_dir
from claims_ledger.store.engine import BUSY_SECONDS, bare_engine, create_file
from claims_ledger.store.faults import ledger_error, newer_schema, no_ledger
from claims_ledger.store.recognise import RECORD_TABLES, REVISION, open_sqlite
from claims_ledger.store.tables import ledger as ledger_table
from claims_ledger.store.target import Target, read_target

FORMAT = 1
"""The version of the record's byte format: the envelope and its hashes."""

# Two programs that make or migrate the same PostgreSQL ledger at once wait for each other under this key.
_MIGRATING = 0x636C61696D73


def init(
    words: str,
    clock: Callable[[], datetime],
    *,
    origin: str | None = None,
    new: bool = False,
    busy_seconds: float = BUSY_SECONDS,
) -> Engine:
    """Make a ledger, or bring an older or half-made one up to date; all in one transaction.

    `origin` names the ledger in its checkpoints (by default after its own id). With `new`, a ledger that is
    there already is a ConflictError. Raises IntegrityError on a database that holds something else or a newer
    schema.
    """
    target = read_target(words)
    fresh = target.dialect == "sqlite" and not target.path.exists()
    if target.dialect == "sqlite":
        if fresh:
            create_file(target)
        _refuse_foreign(target, busy_seconds)
    engine = bare_engine(target, busy_seconds)
    try:
        with engine.begin() as connection:
            _check_present(connection, target, new)
            migrate(connection)
            found(connection, clock, origin)
    except BaseException:
        engine.dispose()
        if fresh:
            for ending in ("", "-journal", "-wal", "-shm"):
                target.path.with_name(target.path.name + ending).unlink(missing_ok=True)
        raise
    return engine


def migrate(connection: Connection, revision: str = REVISION) -> None:
    """Run the migrations up to a revision, inside the transaction of the connection."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
    command.upgrade(alembic_config(connection), revision)


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration for a connection, without any file."""
    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def found(connection: Connection, clock: Callable[[], datetime], origin: str | None = None) -> None:
    """Give the ledger its id, once and for all."""
    if connection.execute(ledger_table.select()).first() is None:
        id_ = str(uuid4())
        connection.execute(
            ledger_table.insert().values(
                id=id_, origin=origin or f"claims-ledger/{id_}", created=stamp(clock()), format=FORMAT
            )
        )


def _refuse_foreign(target: Target, busy_seconds: float) -> None:
    """Look at a file before any pragma changes it: it is empty, or has the tables of a ledger."""
    connection = open_sqlite(target, "rw", busy_seconds)
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and connection.execute(RECORD_TABLES["sqlite"]).fetchone()[0] < 4:
            raise no_ledger(target.shown)
    except sqlite3.Error as error:
        raise ledger_error(error, target.shown) or no_ledger(target.shown) from error
    finally:
        connection.close()


def _check_present(connection: Connection, target: Target, new: bool) -> None:
    tables: int = connection.exec_driver_sql(RECORD_TABLES[target.dialect]).scalar_one()
    if tables == 0:
        return
    if tables < 4:
        raise no_ledger(target.shown)
    if new:
        raise ConflictError(f"there is a ledger at {target.shown} already", "choose another place")
    try:
        revision: str = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    except SQLAlchemyError as error:
        raise no_ledger(target.shown) from error
    if revision > REVISION:
        raise newer_schema(revision, target.shown)
