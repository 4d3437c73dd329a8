"""Rights on PostgreSQL: the owner of the tables makes and migrates a ledger, an application role uses it.

The role can neither change nor delete events, and since it owns nothing, it cannot drop the triggers that
would stop it either.
"""

from typing import Final

from sqlalchemy import Connection

from claims_ledger.domain.errors import UsageError
from claims_ledger.store import read_models, tables

_RECORD: Final = {
    "alembic_version": "SELECT",
    tables.ledger.name: "SELECT",
    tables.event.name: "SELECT, INSERT",
    tables.head.name: "SELECT, UPDATE",
    tables.sealed.name: "SELECT, INSERT, DELETE",
    tables.text_table.name: "SELECT, INSERT, DELETE",
    tables.sketch.name: "SELECT, INSERT, DELETE",
}
_READ_MODELS: Final = (*read_models.TABLES, read_models.projection.name)


def grant(connection: Connection, role: str) -> None:
    """Give a role what the program needs and no more; it may be repeated. Raises UsageError on SQLite."""
    if connection.dialect.name != "postgresql":
        raise UsageError("a file has no roles", "set the rights on the file instead")
    quoted = connection.dialect.identifier_preparer.quote
    bare = {"no_parameters": True}
    for table, rights in (_RECORD | dict.fromkeys(_READ_MODELS, "SELECT, INSERT, UPDATE, DELETE")).items():
        for sql in (
            f"REVOKE ALL ON {quoted(table)} FROM {quoted(role)}",
            f"GRANT {rights} ON {quoted(table)} TO {quoted(role)}",
        ):
            connection.exec_driver_sql(sql, execution_options=bare)
