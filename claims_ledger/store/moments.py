"""From a recording time to a position, without an index on time: times never go back, so halving finds it."""

from collections.abc import Callable

from claims_ledger.domain.errors import IntegrityError


def position_at(time: str, head: int, time_of: Callable[[int], str | None]) -> int:
    """The last position whose recording time is at or before `time`, 0 if there is none.

    `time_of` gives the time of a position; raises IntegrityError if it has none: positions have no gaps.
    """
    below, above = 0, head + 1
    while above - below > 1:
        middle = (below + above) // 2
        found = time_of(middle)
        if found is None:
            raise IntegrityError(
                f"the record has nothing at position {middle}", "run 'claims verify'; a backup may hold it"
            )
        if found <= time:
            below = middle
        else:
            above = middle
    return below
