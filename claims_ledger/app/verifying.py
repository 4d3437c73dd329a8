"""Holding a ledger's record against its own hashes."""

from claims_ledger.app.ledger import Progress
from claims_ledger.integrity.verify import Verified
from claims_ledger.integrity.verify import verify as verified
from claims_ledger.store.reader import open_reader
from claims_ledger.store.target import Target


def verify(target: Target, *, progress: Progress | None = None) -> Verified:
    """Look at every event, text and note of a ledger, in one snapshot: on SQLite, writers wait meanwhile. Raises
    NotFoundError, BusyError, IntegrityError for a ledger that cannot be opened."""
    with open_reader(target.place) as reader:
        return verified(reader, progress)
