"""A clock that tells the time it is told to."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class Clock:
    """Starts at noon of 1 January 2026 and moves on by `step` with every look at it; `now` may be set."""

    now: datetime = field(default_factory=lambda: datetime(2026, 1, 1, 12, tzinfo=UTC))
    step: timedelta = timedelta(seconds=1)

    def __call__(self) -> datetime:
        seen = self.now
        self.now += self.step
        return seen
