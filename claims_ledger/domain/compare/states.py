"""States in time: whether two of them are said of one time."""

from claims_ledger.domain.compare.relation import days_apart, surely_together
from claims_ledger.domain.compare.verdicts import Side, Verdict

NEAR_DAYS = 90
"""Undated states this close to each other are taken to speak of one time."""


def at_other_times(a: Side, b: Side) -> Verdict | None:
    """Why two states do not meet; nothing where they are of one time.

    Undated states hold on the day they were spoken of, and meet within ninety days; one said to hold since a later day,
    no more than that after, has followed. Dated ones meet on a day on which both hold for certain, or when they are
    dated alike: "in 2023" and "in May 2023" may be before and after a change.
    """
    apart = days_apart(a.when, b.when)
    if apart is None:
        return Verdict("incomparable", "window", "the time of at least one of them is unknown")
    if a.undated and b.undated:
        return _far(apart) if apart > NEAR_DAYS else None
    if apart > 0:
        if (a.undated or b.undated) and not (apart <= NEAR_DAYS and (_begins_after(a, b) or _begins_after(b, a))):
            return _far(apart)
        return Verdict("succession", "succession", "one held after the other")
    if surely_together(a.when, b.when):
        return None
    return Verdict("incomparable", "grain", "the times are too vague to say that both held on one day")


def _begins_after(dated: Side, undated: Side) -> bool:
    """Whether one states a change: from a day on, after that on which the other was said to hold."""
    begun = dated.when.first if dated.when.span and not dated.undated else None
    return begun is not None and undated.undated and undated.when.last is not None and begun > undated.when.last


def _far(days: int) -> Verdict:
    return Verdict("incomparable", "window", f"they speak of times {days} day{'' if days == 1 else 's'} apart")
