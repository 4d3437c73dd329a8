"""Alembic's entry point: the connection that the program passes, or the ledger named by `-x ledger=…`."""

from alembic import context
from sqlalchemy import Connection

import claims_ledger.store.read_models
import claims_ledger.store.tables  # noqa: F401  fills the metadata
from claims_ledger.store.engine import bare_engine
from claims_ledger.store.schema import metadata
from claims_ledger.store.target import read_target


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


if context.is_offline_mode():
    raise SystemExit("migrations run on a ledger, not on paper: leave out --sql")

given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    words = context.get_x_argument(as_dictionary=True).get("ledger")
    if not words:
        raise SystemExit("name the ledger: alembic -x ledger=PATH|URL …")
    engine = bare_engine(read_target(words))
    with engine.begin() as own:
        run(own)
    engine.dispose()
