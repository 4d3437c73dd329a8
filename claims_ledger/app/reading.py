"""Opening a ledger for a view."""

from claims_ledger.store.reader import Reader, open_reader
from claims_ledger.store.target import Target


def read(target: Target) -> Reader:
    """A snapshot of a ledger, as a context manager. Raises NotFoundError, IntegrityError, BusyError, UsageError."""
    return open_reader(target.place)
