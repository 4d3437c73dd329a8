"""The knowledge clocks: publication time in seconds since 1970, recording time in positions of the record. And how long
times of events are, so that they can be looked up by their ends."""

from bisect import bisect_left

FOREVER = 2**62
"""The open end of both knowledge clocks."""

SPANS = (0, 31, 400)
"""Times go by classes of their length: one day, and so many days more at most; one class more has the longer ones. What
was going on up to a day ended, if it is of a class, within so many days after it."""


def span_of(first: int | None, last: int | None) -> int:
    """The class of a time from its first and last day (ordinals)."""
    return len(SPANS) if first is None or last is None else bisect_left(SPANS, last - first)
