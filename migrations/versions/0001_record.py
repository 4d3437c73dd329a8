"""The record: ledger, event, head, sealed, text, sketch, and the triggers that keep it append-only."""

import sqlalchemy as sa
from alembic import op

from claims_ledger.store.append_only import recreate

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SMALL = sa.SmallInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.create_table(
        "ledger",
        _ledger_key(),
        sa.Column("id", WORDS, nullable=False, comment="a UUID"),
        sa.Column("origin", WORDS, nullable=False, comment="the name checkpoints are issued under"),
        sa.Column("created", WORDS, nullable=False, comment="RFC 3339, UTC"),
        sa.Column("format", SMALL, nullable=False, comment="version of the record's byte format"),
        sa.PrimaryKeyConstraint("ledger", name="pk_ledger"),
        sa.CheckConstraint("ledger = 1", name=op.f("ck_ledger_one")),
        sqlite_strict=True,
    )
    # On SQLite a primary key of one whole number is the rowid: the scan by position is a plain walk of the
    # table.
    event_key = ("position",) if sqlite else ("ledger", "position")
    op.create_table(
        "event",
        _ledger_key(),
        sa.Column("position", WHOLE, nullable=False, autoincrement=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("batch", WORDS, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("time", WORDS, nullable=False),
        sa.Column("clock", WORDS),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("version", SMALL, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("leaf", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint(*event_key, name="pk_event"),
        sa.CheckConstraint("length(content) = 32 AND length(leaf) = 32", name=op.f("ck_event_hashes")),
        sqlite_strict=True,
    )
    op.create_index("ix_event_id", "event", ["ledger", "id"], unique=True)
    op.create_index("ix_event_batch", "event", ["ledger", "batch", "position"])
    op.create_index("ix_event_type", "event", ["ledger", "type", "position"])
    op.create_table(
        "head",
        _ledger_key(),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("time", WORDS, nullable=False, comment="of the last event; empty before the first"),
        sa.PrimaryKeyConstraint("ledger", name="pk_head"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO head (ledger, position, time) VALUES (1, 0, '')")
    op.create_table(
        "sealed",
        _ledger_key(),
        sa.Column("commitment", WORDS, nullable=False),
        sa.Column("salt", sa.LargeBinary, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("ledger", "commitment", name="pk_sealed"),
        sqlite_strict=True,
    )
    op.create_table(
        "text",
        _ledger_key(),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("ledger", "sha256", name="pk_text"),
        sqlite_strict=True,
    )
    op.create_table(
        "sketch",
        _ledger_key(),
        sa.Column("hash", WHOLE, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("ledger", "hash", "sha256", name="pk_sketch"),
        sqlite_strict=True,
    )
    op.create_index("ix_sketch_text", "sketch", ["ledger", "sha256"])
    recreate(op.get_bind())


def _ledger_key() -> sa.Column[int]:
    return sa.Column("ledger", SMALL, nullable=False, server_default=sa.text("1"))
