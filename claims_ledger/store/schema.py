"""What all table definitions share: the metadata, and column types that mean the same on both databases.

SQLite's STRICT tables accept INTEGER, TEXT and BLOB only. On PostgreSQL, text is compared by code point as
SQLite does, so that an order asked of either database is the same order.
"""

from sqlalchemy import BigInteger, Integer, LargeBinary, MetaData, SmallInteger, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def words() -> TypeEngine[str]:
    """Text, compared by code point."""
    return Text().with_variant(Text(collation="C"), "postgresql")


def whole() -> TypeEngine[int]:
    """A whole number of 64 bits: positions, epoch seconds, counts."""
    return BigInteger().with_variant(Integer(), "sqlite")


def small() -> TypeEngine[int]:
    """A small whole number: flags, versions, the `ledger` distribution key."""
    return SmallInteger().with_variant(Integer(), "sqlite")


def octets() -> TypeEngine[bytes]:
    """Bytes, kept as they are."""
    return LargeBinary()
