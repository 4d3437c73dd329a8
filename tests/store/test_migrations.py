"""The schema that Alembic builds is the one the program describes, on both databases."""

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect, text

import claims_ledger.store.read_models  # noqa: F401  fills the metadata
from claims_ledger.domain.errors import IntegrityError
from claims_ledger.store.append_only import recreate
from claims_ledger.store.engine import bare_engine
from claims_ledger.store.events import EventStore
from claims_ledger.store.migrate import alembic_config, migrate
from claims_ledger.store.recognise import REVISION
from claims_ledger.store.schema import metadata
from claims_ledger.store.target import read_target
from tests.support.databases import Databases, Dialect
from tests.support.examples import EXAMPLES


def test_the_migrated_schema_is_the_described_one(engine: Engine) -> None:
    with engine.begin() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "compare_server_default": True, "target_metadata": metadata},
        )
        assert compare_metadata(context, metadata) == []


def test_alembic_check_finds_nothing_to_do(engine: Engine) -> None:
    with engine.begin() as connection:
        command.check(alembic_config(connection))


def test_the_primary_keys_are_the_described_ones(engine: Engine) -> None:
    inspector = inspect(engine)
    found = {table: inspector.get_pk_constraint(table)["constrained_columns"] for table in metadata.tables}
    wanted = {table.name: [column.name for column in table.primary_key] for table in metadata.tables.values()}
    if engine.dialect.name == "sqlite":
        wanted["event"] = ["position"]
    assert found == wanted


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_every_sqlite_table_is_strict(engine: Engine) -> None:
    with engine.begin() as connection:
        rows = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'")
        ).all()
    # The tables of a full text index are SQLite's own.
    ours = [row for row in rows if row.name in metadata.tables]
    assert {row.name for row in ours} == set(metadata.tables)
    assert [row.name for row in ours if not row.sql.rstrip().endswith("STRICT")] == []


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_every_text_column_of_postgresql_is_compared_by_code_point(engine: Engine) -> None:
    with engine.begin() as connection:
        rows = connection.execute(
            text(
                "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
                " AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'"
            )
        ).all()
    assert rows == []


def test_the_program_knows_the_newest_migration(databases: Databases) -> None:
    engine = bare_engine(read_target(databases.ledger("sqlite")))
    with engine.begin() as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_heads() == [REVISION]
    engine.dispose()


def test_revisions_are_numbered_in_their_order(databases: Databases) -> None:
    engine = bare_engine(read_target(databases.ledger("sqlite")))
    with engine.begin() as connection:
        scripts = list(ScriptDirectory.from_config(alembic_config(connection)).walk_revisions())
    engine.dispose()
    assert [script.revision for script in reversed(scripts)] == [f"{n + 1:04}" for n in range(len(scripts))]


def triggers(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        return set(connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars())
    return set(connection.execute(text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")).scalars())


def test_migrating_twice_changes_nothing(engine: Engine, store: EventStore) -> None:
    with store.writing("ana") as unit:
        unit.append(EXAMPLES[0])
    with engine.begin() as connection:
        before = triggers(connection)
        migrate(connection)
        assert triggers(connection) == before
    assert store.head() == 1


def test_a_migration_that_fails_leaves_nothing_behind(databases: Databases, dialect: Dialect) -> None:
    target = read_target(databases.empty(dialect))
    if dialect == "sqlite":
        target.path.touch()
    engine = bare_engine(target)
    with pytest.raises(RuntimeError, match="power cut"), engine.begin() as connection:
        migrate(connection)
        raise RuntimeError("power cut")
    assert inspect(engine).get_table_names() == []
    engine.dispose()


@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_batch_mode_drops_the_triggers_and_recreate_brings_them_back(engine: Engine, store: EventStore) -> None:
    with store.writing("ana") as unit:
        unit.append(EXAMPLES[0])
    with engine.begin() as connection:
        before = triggers(connection)
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("event", recreate="always", table_kwargs={"sqlite_strict": True}):
            pass
        assert triggers(connection) < before
        recreate(connection)
        assert triggers(connection) == before
    with pytest.raises(IntegrityError, match="append-only record"), engine.begin() as connection:
        connection.execute(text("DELETE FROM event"))
    with store.writing("ana") as unit:
        assert unit.append(EXAMPLES[1]).position == 2


def test_recreate_may_be_called_again(engine: Engine) -> None:
    with engine.begin() as connection:
        before = triggers(connection)
        recreate(connection)
        assert triggers(connection) == before
