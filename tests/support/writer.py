"""A writer in a process of its own: `python -m tests.support.writer TARGET NAME BATCHES`."""

import sys
from datetime import UTC, datetime

from claims_ledger.domain.events import ClaimWithdrawn
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore


def main(target: str, name: str, batches: int) -> None:
    """Write the batches; the reason of each event is its number among the writer's own."""
    store = EventStore(open_engine(target, busy_seconds=60), lambda: datetime.now(UTC))
    number = 0
    for batch in range(batches):
        with store.writing(name) as unit:
            for _ in range(1 + batch % 3):
                number += 1
                unit.append(ClaimWithdrawn(claim="c1", reason=str(number)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
