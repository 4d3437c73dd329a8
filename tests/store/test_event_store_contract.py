"""What every store of events must do; run against SQLite and PostgreSQL."""

import threading
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from claims_ledger.domain.errors import BusyError, ConflictError, IntegrityError, NotFoundError
from claims_ledger.domain.events import ClaimReinstated, ClaimWithdrawn, Event
from claims_ledger.domain.record import Recorded, stamp
from claims_ledger.domain.wire import UnwritableError, seal
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from claims_ledger.store.port import Appending, EventSink, EventSource
from tests.support.clock import Clock
from tests.support.examples import EXAMPLES


def withdrawal(number: int) -> Event:
    return ClaimWithdrawn(claim=f"c{number:012}", reason="entered twice")


def record(store: EventStore, *events: Event, actor: str = "ana", batch: str | None = None) -> list[Recorded]:
    with store.writing(actor, batch) as unit:
        return [unit.append(event) for event in events]


def test_the_sql_store_is_what_the_port_asks_for(store: EventStore) -> None:
    source: EventSource = store
    sink: EventSink = store
    with sink.writing("ana") as unit:
        appending: Appending = unit
        appending.append(withdrawal(1))
    assert [entry.position for entry in source.read()] == [1]


def test_an_empty_record_has_head_zero_and_nothing_to_read(store: EventStore) -> None:
    assert store.head() == 0
    assert list(store.read()) == []
    assert store.position_at("2026-01-01T12:00:00.000000Z") == 0


def test_events_of_every_type_come_back_as_they_went_in(store: EventStore) -> None:
    written = record(store, *EXAMPLES)
    read = list(store.read())
    assert read == written
    assert [entry.event for entry in read] == list(EXAMPLES)
    assert all(entry.intact for entry in read)


def test_positions_are_dense_from_one_across_batches(store: EventStore) -> None:
    record(store, withdrawal(1), withdrawal(2))
    record(store, withdrawal(3))
    assert [entry.position for entry in store.read()] == [1, 2, 3]
    assert store.head() == 3


def test_a_batch_shares_its_id_actor_and_time(store: EventStore) -> None:
    first, second = record(store, withdrawal(1), withdrawal(2), actor="ben", batch="b000000000001")
    assert (first.batch, first.actor, first.time) == ("b000000000001", "ben", "2026-01-01T12:00:00.000000Z")
    assert (second.batch, second.actor, second.time) == (first.batch, first.actor, first.time)


def test_a_batch_that_is_not_named_gets_a_fresh_name(store: EventStore) -> None:
    (first,), (second,) = record(store, withdrawal(1)), record(store, withdrawal(2))
    assert first.batch[0] == "b"
    assert first.batch != second.batch


def test_an_exception_leaves_nothing_behind(store: EventStore) -> None:
    with pytest.raises(RuntimeError, match="power cut"), store.writing("ana") as unit:
        unit.append(withdrawal(1), sealed=[seal("a name")])
        unit.flush()
        raise RuntimeError("power cut")
    assert store.head() == 0
    assert list(store.read()) == []
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM sealed")).scalar_one() == 0
    assert record(store, withdrawal(2))[0].position == 1


def test_a_repeated_submission_answers_with_the_first_position_and_writes_nothing(store: EventStore) -> None:
    with store.writing("ana", "b1") as unit:
        first = unit.append(withdrawal(1), id="e1")
    with store.writing("ana", "b1") as unit:
        assert unit.append(withdrawal(1), id="e1") == first
        assert unit.head == 1
    assert list(store.read()) == [first]


def test_a_repetition_within_one_batch_is_one_event(store: EventStore) -> None:
    with store.writing("ana") as unit:
        assert unit.append(withdrawal(1), id="e1") is unit.append(withdrawal(1), id="e1")
        unit.flush()
        assert unit.append(withdrawal(1), id="e1").position == 1
    assert store.head() == 1


@pytest.mark.parametrize(
    ("actor", "batch", "event"),
    [
        pytest.param("ana", "b1", withdrawal(2), id="other body"),
        pytest.param("ana", "b1", ClaimReinstated(claim="c000000000001", reason="entered twice"), id="other type"),
        pytest.param("ben", "b1", withdrawal(1), id="other actor"),
        pytest.param("ana", "b2", withdrawal(1), id="other batch"),
    ],
)
def test_an_id_that_stands_for_something_else_is_refused(
    store: EventStore, actor: str, batch: str, event: Event
) -> None:
    with store.writing("ana", "b1") as unit:
        first = unit.append(withdrawal(1), id="e1")
    with pytest.raises(ConflictError, match="event e1 is in the record"), store.writing(actor, batch) as unit:
        unit.append(event, id="e1")
    assert list(store.read()) == [first]


def test_time_stands_still_while_the_clock_is_behind_and_the_clock_is_kept(store: EventStore, clock: Clock) -> None:
    clock.now = datetime(2026, 1, 1, 12, tzinfo=UTC)
    (first,) = record(store, withdrawal(1))
    clock.now = datetime(2026, 1, 1, 11, 30, tzinfo=UTC)
    (second,) = record(store, withdrawal(2))
    clock.now = datetime(2026, 1, 1, 12, 30, tzinfo=UTC)
    (third,) = record(store, withdrawal(3))
    assert (first.time, first.clock) == ("2026-01-01T12:00:00.000000Z", None)
    assert (second.time, second.clock) == ("2026-01-01T12:00:00.000000Z", "2026-01-01T11:30:00.000000Z")
    assert (third.time, third.clock) == ("2026-01-01T12:30:00.000000Z", None)


def test_times_are_recorded_in_utc(store: EventStore, clock: Clock) -> None:
    clock.now = datetime(2026, 1, 1, 1, 15, tzinfo=timezone(timedelta(hours=9)))
    assert record(store, withdrawal(1))[0].time == "2025-12-31T16:15:00.000000Z"


def test_a_clock_without_an_offset_is_refused(store: EventStore, clock: Clock) -> None:
    clock.now = datetime(2026, 1, 1, 12)  # noqa: DTZ001
    with pytest.raises(ValueError, match="offset"):
        record(store, withdrawal(1))
    assert store.head() == 0


def test_the_position_at_a_time_is_that_of_the_last_event_by_then(store: EventStore, clock: Clock) -> None:
    clock.step = timedelta(0)
    for day, events in ((1, 2), (3, 1), (4, 3)):
        clock.now = datetime(2026, 1, day, 12, tzinfo=UTC)
        record(store, *(withdrawal(number) for number in range(events)))
    asked = {
        "2025-12-31T00:00:00.000000Z": 0,
        "2026-01-01T11:59:59.999999Z": 0,
        "2026-01-01T12:00:00.000000Z": 2,
        "2026-01-02T00:00:00.000000Z": 2,
        "2026-01-03T12:00:00.000000Z": 3,
        "2026-01-04T12:00:00.000000Z": 6,
        "2030-01-01T00:00:00.000000Z": 6,
    }
    assert {time: store.position_at(time) for time in asked} == asked


def test_reading_starts_after_a_position_and_ends_with_another(store: EventStore) -> None:
    record(store, *(withdrawal(number) for number in range(10)))
    assert [entry.position for entry in store.read(after=3, upto=6)] == [4, 5, 6]
    assert [entry.position for entry in store.read(after=8)] == [9, 10]
    assert list(store.read(after=10)) == []


@pytest.mark.parametrize("batch_size", [1, 2, 5, 7, 1000])
def test_reading_in_batches_of_any_size_gives_the_same(store: EventStore, batch_size: int) -> None:
    written = record(store, *(withdrawal(number) for number in range(10)))
    assert list(store.read(batch_size=batch_size)) == written
    assert list(store.read(after=2, upto=9, batch_size=batch_size)) == written[2:9]


def test_reading_may_ask_for_some_types_only(store: EventStore) -> None:
    record(store, *EXAMPLES, *EXAMPLES)
    found = list(store.read(types=["ClaimWithdrawn", "ClaimReinstated"], batch_size=3))
    wanted = ("ClaimWithdrawn", "ClaimReinstated")
    twice = [type(event).__name__ for event in (*EXAMPLES, *EXAMPLES)]
    assert [(entry.position, entry.type) for entry in found] == [
        (position, name) for position, name in enumerate(twice, start=1) if name in wanted
    ]
    assert len(found) == 4
    assert list(store.read(types=[])) == []


def test_one_event_is_found_by_position_and_by_id(store: EventStore) -> None:
    _, second, _ = record(store, withdrawal(1), withdrawal(2), withdrawal(3))
    assert store.get(2) == second
    assert store.by_id(second.id) == second


def test_what_is_not_there_is_not_found(store: EventStore) -> None:
    with pytest.raises(NotFoundError, match="position 7"):
        store.get(7)
    with pytest.raises(NotFoundError, match="id e7"):
        store.by_id("e7")


def test_a_batch_larger_than_any_buffer_is_written_whole(store: EventStore) -> None:
    written = record(store, *(withdrawal(number) for number in range(2500)))
    assert [entry.position for entry in written] == list(range(1, 2501))
    assert list(store.read()) == written


def test_reading_goes_on_while_somebody_writes(store: EventStore) -> None:
    record(store, withdrawal(1))
    with store.writing("ana") as unit:
        unit.append(withdrawal(2))
        unit.flush()
        assert [entry.position for entry in store.read()] == [1]
    assert [entry.position for entry in store.read()] == [1, 2]


def test_a_second_writer_is_told_that_the_ledger_is_busy(store: EventStore, target: str) -> None:
    hurried = EventStore(open_engine(target, busy_seconds=0.1), Clock())
    with store.writing("ana") as unit:
        unit.append(withdrawal(1))
        with pytest.raises(BusyError), hurried.writing("ben"):
            pytest.fail("two writers at once")
    with hurried.writing("ben") as unit:
        assert unit.append(withdrawal(2)).position == 2
    hurried.engine.dispose()


def test_a_writer_that_waited_has_no_clock_that_went_back(store: EventStore, target: str) -> None:
    ahead = datetime(2026, 1, 1, 13, tzinfo=UTC)
    told: list[datetime] = []

    def clock() -> datetime:
        told.append(ahead if done.is_set() else datetime(2026, 1, 1, 11, tzinfo=UTC))
        return told[-1]

    def wait_and_write() -> None:
        with waiting.writing("ben") as unit:
            unit.append(withdrawal(2))

    done = threading.Event()
    waiting = EventStore(open_engine(target), clock)
    thread = threading.Thread(target=wait_and_write)
    with store.writing("ana") as unit:
        unit.append(withdrawal(1))
        thread.start()
        time.sleep(0.1)
        done.set()
    thread.join()
    waiting.engine.dispose()
    assert told == [ahead]
    assert (store.get(2).time, store.get(2).clock) == (stamp(ahead), None)


def test_sealed_values_stand_beside_the_record_and_may_be_erased(store: EventStore) -> None:
    secret = seal({"name": "A. Nonymous"})
    event = EXAMPLES[4].model_copy(update={"sealed": (secret.commitment,)})
    with store.writing("ana") as unit:
        unit.append(event, sealed=[secret, secret])
    rows = text("SELECT commitment, salt, value FROM sealed")
    with store.engine.begin() as connection:
        assert [tuple(row) for row in connection.execute(rows)] == [tuple(secret)]
        connection.execute(text("DELETE FROM sealed"))
    entry = store.get(1)
    assert entry.intact
    assert b"Nonymous" not in entry.envelope()


@pytest.mark.parametrize(
    "actor", [pytest.param("a\0b", id="NUL"), pytest.param("caf\udce9", id="undecodable bytes of a shell")]
)
def test_an_actor_that_cannot_be_stored_is_refused(store: EventStore, actor: str) -> None:
    with pytest.raises(UnwritableError):
        record(store, withdrawal(1), actor=actor)
    assert store.head() == 0


def test_an_unwritable_event_leaves_the_batch_unwritten(store: EventStore) -> None:
    with pytest.raises(UnwritableError):
        record(store, withdrawal(1), ClaimWithdrawn(claim="c1", reason="\ud800"))
    assert store.head() == 0


def test_a_record_whose_head_was_meddled_with_takes_nothing(store: EventStore) -> None:
    record(store, withdrawal(1))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE head SET position = 5"))
    with pytest.raises(IntegrityError, match="not the next position"):
        record(store, withdrawal(2))
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM head"))
    with pytest.raises(IntegrityError, match="lost its head"):
        record(store, withdrawal(2))
    with pytest.raises(IntegrityError, match="lost its head"):
        store.head()


def test_a_head_beyond_the_record_is_no_position_at_a_time(store: EventStore) -> None:
    record(store, withdrawal(1))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE head SET position = 5"))
    with pytest.raises(IntegrityError, match="nothing at position 3"):
        store.position_at("2027-01-01T00:00:00.000000Z")
