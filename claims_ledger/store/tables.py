"""The tables of the record.

Every table starts with `ledger`, always 1 today: the distribution key on engines that spread tables over
machines.
"""

from sqlalchemy import CheckConstraint, Column, Index, PrimaryKeyConstraint, Table, text

from claims_ledger.store.schema import metadata, octets, small, whole, words


def _ledger_key() -> Column[int]:
    return Column("ledger", small(), nullable=False, server_default=text("1"))


ledger = Table(
    "ledger",
    metadata,
    _ledger_key(),
    Column("id", words(), nullable=False, comment="a UUID"),
    Column("origin", words(), nullable=False, comment="the name checkpoints are issued under"),
    Column("created", words(), nullable=False, comment="RFC 3339, UTC"),
    Column("format", small(), nullable=False, comment="version of the record's byte format"),
    PrimaryKeyConstraint("ledger"),
    CheckConstraint("ledger = 1", name="one"),
    sqlite_strict=True,
)

event = Table(
    "event",
    metadata,
    _ledger_key(),
    Column("position", whole(), nullable=False, autoincrement=False),
    Column("id", words(), nullable=False),
    Column("batch", words(), nullable=False),
    Column("actor", words(), nullable=False),
    Column("time", words(), nullable=False),
    Column("clock", words()),
    Column("type", words(), nullable=False),
    Column("version", small(), nullable=False),
    Column("body", octets(), nullable=False),
    Column("content", octets(), nullable=False),
    Column("leaf", octets(), nullable=False),
    # On SQLite the primary key is the position alone, which makes it the rowid and the scan by position a
    # plain walk.
    PrimaryKeyConstraint("ledger", "position"),
    CheckConstraint("length(content) = 32 AND length(leaf) = 32", name="hashes"),
    Index("ix_event_id", "ledger", "id", unique=True),
    Index("ix_event_batch", "ledger", "batch", "position"),
    Index("ix_event_type", "ledger", "type", "position"),
    sqlite_strict=True,
)

head = Table(
    "head",
    metadata,
    _ledger_key(),
    Column("position", whole(), nullable=False),
    Column("time", words(), nullable=False, comment="of the last event; empty before the first"),
    PrimaryKeyConstraint("ledger"),
    sqlite_strict=True,
)

text_table = Table(
    "text",
    metadata,
    _ledger_key(),
    Column("sha256", words(), nullable=False),
    Column("value", octets(), nullable=False),
    PrimaryKeyConstraint("ledger", "sha256"),
    sqlite_strict=True,
)

sketch = Table(
    "sketch",
    metadata,
    _ledger_key(),
    Column("hash", whole(), nullable=False),
    Column("sha256", words(), nullable=False),
    PrimaryKeyConstraint("ledger", "hash", "sha256"),
    Index("ix_sketch_text", "ledger", "sha256"),
    sqlite_strict=True,
)

sealed = Table(
    "sealed",
    metadata,
    _ledger_key(),
    Column("commitment", words(), nullable=False),
    Column("salt", octets(), nullable=False),
    Column("value", octets(), nullable=False),
    PrimaryKeyConstraint("ledger", "commitment"),
    sqlite_strict=True,
)
