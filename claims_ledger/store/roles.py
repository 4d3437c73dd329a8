"""Rights on PostgreSQL: the owner of the tables makes and migrates a ledger, an application role uses it.

The role can neither change nor delete events, and since it owns nothing, it cannot drop the triggers that
would stop it either.
"""

from typing import Final

from sqlalchemy import Connection

import claims_ledger.store.read_models
import claims_ledger.store.tables  # with the read models: the metadata is filled by these two
from claims_ledger.domain.errors import UsageError
from claims_ledger.store.schema import metadata

_RECORD: Final = {
    "alembic_version": "SELECT",
    "ledger": "SELECT",
    "event": "SELECT, INSERT",
    "head": "SELECT, UPDATE",
    "sealed": "SELECT, INSERT, DELETE",
}


def grant(connection: Connection, role: str) -> None:
    """Give a role what the program needs and no more; it may be repeated. Raises UsageError on SQLite."""
    if connection.dialect.name != "postgresql":
        raise UsageError("a file has no roles", "set the rights on the file instead")
    quoted = connection.dialect.identifier_preparer.quote
    read_models = dict.fromkeys(sorted(set(metadata.tables) - set(_RECORD)), "SELECT, INSERT, UPDATE, DELETE")
    bare = {"no_parameters": True}
    for table, rights in (_RECORD | read_models).items():
        for sql in (
            f"REVOKE ALL ON {quoted(table)} FROM {quoted(role)}",
            f"GRANT {rights} ON {quoted(table)} TO {quoted(role)}",
        ):
            connection.exec_driver_sql(sql, execution_options=bare)
