"""Append-only, enforced by the database itself.

Nothing in the record can be changed or deleted, and an event is taken only at the next position. The guard
asks the event table itself what the next position is, and whether an id is new, so neither `INSERT OR
REPLACE` (which slips past delete triggers on SQLite) nor a meddled head gets by it.

Alembic's batch mode rebuilds a table on SQLite and drops its triggers: call `recreate` after it.
"""

from typing import Final

from sqlalchemy import Connection

from claims_ledger.store.faults import REFUSAL

_KEPT: Final = ("event", "ledger")

_SQLITE_GUARD: Final = f"""
CREATE TRIGGER event_only_next BEFORE INSERT ON event
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
BEGIN SELECT RAISE(ABORT, '{REFUSAL}not the next position'); END"""

# REPLACE deletes whatever has the same key in any unique index, and fires no delete trigger unless the
# connection asks for that, which another program's does not.
_SQLITE_NEW_ID: Final = f"""
CREATE TRIGGER event_only_new BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE ledger = NEW.ledger AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, '{REFUSAL}the id is taken'); END"""

_SQLITE_ONE_LEDGER: Final = f"""
CREATE TRIGGER ledger_only_new BEFORE INSERT ON ledger
WHEN EXISTS (SELECT 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, '{REFUSAL}the ledger has its name'); END"""

_SQLITE_GUARDS: Final = {
    "event_only_next": _SQLITE_GUARD,
    "event_only_new": _SQLITE_NEW_ID,
    "ledger_only_new": _SQLITE_ONE_LEDGER,
}

_SQLITE_KEEP: Final = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{refusal}no {verb} of {table}'); END"""

# On PostgreSQL the guard looks at a whole statement at once: one look for a thousand rows. A row is the next
# one if the rows of the statement follow each other without a gap from a row that is there already (or from
# nothing).
_POSTGRESQL: Final = f"""
CREATE OR REPLACE FUNCTION claims_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}no % of %', lower(TG_OP), TG_TABLE_NAME;
END $$;
CREATE OR REPLACE FUNCTION claims_only_next() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one smallint; first bigint; last bigint; many bigint;
BEGIN
    FOR one, first, last, many IN
        SELECT ledger, min(position), max(position), count(*) FROM added GROUP BY ledger
    LOOP
        IF last - first + 1 <> many OR first < 1 OR (first > 1 AND NOT EXISTS (
            SELECT 1 FROM event WHERE ledger = one AND position = first - 1
        )) THEN
            RAISE EXCEPTION '{REFUSAL}not the next position';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS event_only_next ON event;
CREATE TRIGGER event_only_next AFTER INSERT ON event
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION claims_only_next()"""

_POSTGRESQL_KEEP: Final = """
DROP TRIGGER IF EXISTS {table}_no_change ON {table};
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION claims_refuse()"""


def recreate(connection: Connection) -> None:
    """Put every trigger in place, those that are there included; for migrations, within their transaction."""
    if connection.dialect.name == "sqlite":
        for name, guard in _SQLITE_GUARDS.items():
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(guard)
        for table in _KEPT:
            for verb in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
                connection.exec_driver_sql(_SQLITE_KEEP.format(table=table, verb=verb, refusal=REFUSAL))
    else:
        # Without parameters psycopg takes several statements at once and leaves percent signs alone.
        bare = {"no_parameters": True}
        connection.exec_driver_sql(_POSTGRESQL, execution_options=bare)
        for table in _KEPT:
            connection.exec_driver_sql(_POSTGRESQL_KEEP.format(table=table), execution_options=bare)
