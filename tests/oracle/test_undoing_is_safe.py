"""Whatever the commands let through leaves a history that makes sense, and the read models that a fold of it gives."""

from hypothesis import HealthCheck, example, given, settings

from claims_ledger.commands.undo import resting_on, turned_by, undo_batch
from claims_ledger.commands.work import Work, working
from claims_ledger.domain.events import BatchUndone
from claims_ledger.domain.record import Recorded
from claims_ledger.projections.fold import refold
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from tests.oracle.histories import Story, stories
from tests.oracle.plain import undone
from tests.support.clock import Clock
from tests.support.databases import Databases
from tests.support.tellers import batch_of, histories_told, tell

VERSIONS_TAKEN_APART = Story.of(
    0,
    [("say", 0, 0, 0, 0)] * 3
    + [("say", 0, 0, 2, 0)]
    + [("outlet", 0, 0, 0, 0)] * 2
    + [("say", 0, 0, 1, 0), ("desk", 0, 0, 0, 0), ("undo", 0, 0, 0, 0), ("undo", 5746, 0, 0, 0)],
)
"""Two corrections of one claim are undone one by one, the later one first."""


def events_of(work: Work) -> list[Recorded]:
    """Everything appended so far."""
    sql = f"SELECT {', '.join(Recorded._fields)} FROM event WHERE ledger = 1 ORDER BY position"
    return [Recorded._make(row) for row in work.fold.rows.statements.rows(sql)]


def test_what_may_be_undone_leaves_nothing_that_rests_on_it(databases: Databases) -> None:
    @settings(
        max_examples=histories_told(40),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    @given(story=stories)
    @example(story=VERSIONS_TAKEN_APART)
    def check(story: Story) -> None:
        target = databases.ledger("sqlite")
        tell(target, story.events)
        engine = open_engine(target)
        store = EventStore(engine, Clock())
        whole = range(story.begun + 2, len(story.events) + 1)
        for batch in dict.fromkeys(map(batch_of, whole)):
            if batch in undone(story.events) or batch_of(len(story.events) + 1) == batch:
                continue
            with working(store, "ann", rehearse=True) as work:
                if resting_on(work, turned_by(work, batch)):
                    continue
                after = [*story.events, BatchUndone(batch=batch, reason="test")]
                story.remember(after)  # raises where it makes no sense
                [event] = undo_batch(work, batch, "test")
                work.unit.batch = batch_of(len(after))
                work.append(event)
                work.reader()
                folded = refold(work.unit.connection, events_of(work), write=False)
                assert [one.name for one in folded if one.digest != f"{work.fold.rows.digests[one.name]:016x}"] == []
        engine.dispose()

    check()
