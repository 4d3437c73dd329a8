"""The two knowledge clocks, as they are asked for and as they are printed."""

from datetime import UTC, date, datetime

import pytest

from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.errors import NotFoundError, ReadingError
from claims_ledger.domain.events import TopicDescribed
from claims_ledger.queries.clocks import Clocks
from claims_ledger.store.events import EventStore
from claims_ledger.store.reader import Reader, open_reader
from tests.support.clock import Clock


@pytest.fixture
def reader(target: str, store: EventStore, clock: Clock):  # type: ignore[no-untyped-def]
    """Four events: two at noon of 1 January 2026, one a quarter of a second past 12:00:05, one on the 3rd."""
    for now, names in (
        (datetime(2026, 1, 1, 12, tzinfo=UTC), ("a", "b")),
        (datetime(2026, 1, 1, 12, 0, 5, 250_000, tzinfo=UTC), ("c",)),
        (datetime(2026, 1, 3, tzinfo=UTC), ("d",)),
    ):
        clock.now = now
        with store.writing("somebody") as unit:
            for name in names:
                unit.append(TopicDescribed(name=name, pattern={}))
    with open_reader(target) as reader:
        yield reader


def test_unless_asked_everything_public_counts_and_the_last_position_is_held(reader: Reader) -> None:
    clocks = Clocks.resolve(reader)
    assert (clocks.until, clocks.held, clocks.day, clocks.as_of, clocks.recorded_at) == (
        FOREVER - 1,
        4,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("words", "until", "day", "printed"),
    [
        pytest.param("2024-03-05", "2024-03-05T23:59:59Z", "2024-03-05", "2024-03-05", id="a day ends in UTC"),
        pytest.param("5 March 2024", "2024-03-05T23:59:59Z", "2024-03-05", "2024-03-05", id="a day in words"),
        pytest.param(
            "2024-03", "2024-03-31T23:59:59Z", "2024-03-31", "2024-03-31", id="a month ends with its last day"
        ),
        pytest.param(
            "2024-03-05+09:00", "2024-03-05T14:59:59Z", "2024-03-05", "2024-03-05T14:59:59Z", id="a day elsewhere"
        ),
        pytest.param(
            "2024-03-05T22:00-05:00",
            "2024-03-06T03:00:00Z",
            "2024-03-05",
            "2024-03-06T03:00:00Z",
            id="a time elsewhere",
        ),
    ],
)
def test_the_as_of_clock_stands_at_the_end_of_what_is_named(
    reader: Reader, words: str, until: str, day: str, printed: str
) -> None:
    clocks = Clocks.resolve(reader, as_of=words)
    assert clocks.until == int(datetime.fromisoformat(until).timestamp())
    assert (clocks.day, clocks.as_of) == (date.fromisoformat(day), printed)


@pytest.mark.parametrize(
    ("words", "held", "printed"),
    [
        pytest.param("#2", 2, "#2", id="a position"),
        pytest.param("#0", 0, "#0", id="before the first event"),
        pytest.param("2026-01-01", 3, "2026-01-01T23:59:59Z", id="a day to its end"),
        pytest.param("2026-01-01T12:00:05Z", 3, "2026-01-01T12:00:05Z", id="a second to its end"),
        pytest.param("2026-01-01T12:00:05.1Z", 2, "2026-01-01T12:00:05.100000Z", id="a part of a second"),
        pytest.param("2025-12-31", 0, "2025-12-31T23:59:59Z", id="before anything was held"),
        pytest.param("2030", 4, "2030-12-31T23:59:59Z", id="a time to come is the present"),
    ],
)
def test_the_recording_clock_takes_positions_and_times(reader: Reader, words: str, held: int, printed: str) -> None:
    clocks = Clocks.resolve(reader, recorded_at=words)
    assert (clocks.held, clocks.recorded_at) == (held, printed)


def test_a_position_that_was_not_reached_is_not_found(reader: Reader) -> None:
    with pytest.raises(NotFoundError) as raised:
        Clocks.resolve(reader, recorded_at="#5")
    assert raised.value.hint == "its last position is #4"


@pytest.mark.parametrize("words", ["yesterday-ish", "2024-03-05T22:00", "2024-01/2024-03", ""])
def test_words_that_are_no_day_are_refused(reader: Reader, words: str) -> None:
    with pytest.raises(ReadingError):
        Clocks.resolve(reader, as_of=words)
    with pytest.raises(ReadingError):
        Clocks.resolve(reader, recorded_at=words)
