"""Folding everything anew gives what stands, to the byte; finds whatever differs; leaves no trace if it breaks off."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

import claims_ledger.projections.fold as fold
from claims_ledger.app.ledger import Ledger
from claims_ledger.app.maintenance import rebuild
from claims_ledger.domain.events import (
    BatchUndone,
    ClaimAssessed,
    ClaimReviewed,
    ContestRuled,
    DocumentFiled,
    EntitiesToldApart,
    Event,
    SourceRated,
    TopSpeedSet,
)
from claims_ledger.domain.record import Recorded
from claims_ledger.projections.fold import refold
from claims_ledger.projections.projector import Projector
from claims_ledger.store.engine import open_engine
from claims_ledger.store.events import EventStore
from claims_ledger.store.read_models import MODELS, ReadModel
from claims_ledger.store.reader import open_reader
from claims_ledger.store.target import read_target
from tests.oracle.histories import Story
from tests.oracle.indexed import everything
from tests.oracle.world import CHANGES, LATER_TOPICS
from tests.support.clock import Clock
from tests.support.databases import Databases, Dialect
from tests.support.tellers import batch_of, tell

STORY = Story.of(
    6,
    [("say", number * 7, number * 5, number, number * 3) for number in range(24)]
    + [(word, number, number * 5, number * 3, number) for number in range(4) for word in ("outlet", "desk", "document")]
    + [("text", number, number, number, number) for number in range(4)]
    + [("entity", number, 0, 0, 0) for number in range(0, len(CHANGES), 3)]
    + [("topic", number, 0, 0, 0) for number in range(0, len(LATER_TOPICS), 2)]
    + [("recall", 0, 2, 0, 0), ("retract", 3, 4, 0, 0), ("withdraw", 5, 0, 0, 0), ("withdraw", 8, 0, 0, 0)]
    + [
        ("reinstate", 0, 0, 0, 0),
        ("merge", 0, 0, 0, 0),
        ("merge", 6, 0, 0, 0),
        ("merge", 7, 0, 0, 0),
        ("split", 1, 0, 0, 0),
        ("undo", 0, 0, 0, 0),
        ("undo", 4, 0, 0, 0),
        ("undo", 0, 0, 0, 0),
    ],
)
EVENTS: tuple[Event, ...] = (
    *STORY.events,
    EntitiesToldApart(a="post", b="times", reason="two houses"),
    TopSpeedSet(craft="vessel", speed="25 knots", reason="no ship of these is faster"),
    SourceRated(source="post", letter="B", reason="usually right"),
    ClaimAssessed(claim=next(iter(STORY.claims)), credibility="2"),
    ContestRuled(contest="x0123456789ab", ruling="dismiss", positions=("p0123456789ab",), reason="of two kinds"),
    ClaimReviewed(claim=next(iter(STORY.claims)), outcome="accepted", saw=30),
    SourceRated(source="times", letter="B", reason="usually right"),
    SourceRated(source="wire", letter="B", reason="usually right"),
    BatchUndone(batch=batch_of(len(STORY.events) + 3), reason="too soon"),
)
"""Something of everything."""


class StopError(Exception):
    """Leaves a transaction without a trace."""


@pytest.fixture(scope="module")
def told(databases: Databases) -> Callable[[Dialect], str]:
    """A ledger with something of everything, which tests leave as they find it."""
    made: dict[Dialect, str] = {}

    def ledger(on: Dialect) -> str:
        if on not in made:
            made[on] = databases.ledger(on)
            tell(made[on], EVENTS, lambda: 9)
        return made[on]

    return ledger


@pytest.fixture
def ledger(told: Callable[[Dialect], str], dialect: Dialect) -> str:
    return told(dialect)


@pytest.fixture
def writer(ledger: str) -> Iterator[EventStore]:
    engine = open_engine(ledger)
    yield EventStore(engine, Clock())
    engine.dispose()


def rows_of(target: str) -> dict[str, list[Any]]:
    with open_reader(target) as reader:
        return everything(reader)


def test_the_ledger_of_these_tests_has_rows_of_every_read_model(ledger: str) -> None:
    assert [model.name for model in MODELS if not rows_of(ledger)[model.name]] == []


def test_rebuilding_gives_the_same_rows_and_digests(ledger: str) -> None:
    before = rows_of(ledger)
    assert [(one.projection, one.said) for one in rebuild(read_target(ledger), check=False) if not one.sound] == []
    assert rows_of(ledger) == before


def test_checking_finds_nothing_where_nothing_was_changed(ledger: str) -> None:
    checked = rebuild(read_target(ledger), check=True)
    assert [one.projection for one in checked] == [model.name for model in MODELS]
    assert all(one.sound and one.position == len(EVENTS) for one in checked)


def changed(connection: Connection, model: ReadModel) -> None:
    column = model.content[0]
    connection.exec_driver_sql(
        f"UPDATE {model.name} SET {column} = 'meddled' WHERE row = (SELECT min(row) FROM {model.name})"
    )


def missing(connection: Connection, model: ReadModel) -> None:
    connection.exec_driver_sql(f"DELETE FROM {model.name} WHERE row = (SELECT min(row) FROM {model.name})")


def extra(connection: Connection, model: ReadModel) -> None:
    others = ", ".join(model.columns[1:])
    connection.exec_driver_sql(
        f"INSERT INTO {model.name} (row, {others}) SELECT -row - 1, {others} FROM {model.name}"
        f" WHERE row = (SELECT min(row) FROM {model.name})"
    )


def reopened(connection: Connection, model: ReadModel) -> None:
    connection.exec_driver_sql(
        f"UPDATE {model.name} SET rec_to = rec_to - 1 WHERE row = (SELECT min(row) FROM {model.name})"
    )


def unpublished(connection: Connection, model: ReadModel) -> None:
    column = "pub_to" if model.published else "unit"
    value = "pub_to - 1" if model.published else "unit || '.'"
    connection.exec_driver_sql(
        f"UPDATE {model.name} SET {column} = {value} WHERE row = (SELECT max(row) FROM {model.name})"
    )


@pytest.mark.parametrize("meddle", [changed, missing, extra], ids=lambda meddle: meddle.__name__)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
@pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)
def test_checking_finds_a_row_that_was_meddled_with(
    writer: EventStore, model: ReadModel, meddle: Callable[[Connection, ReadModel], None]
) -> None:
    with pytest.raises(StopError), writer.writing("a meddler") as unit:
        meddle(unit.connection, model)
        checked = refold(unit.connection, writer.read(), write=False)
        assert [one.name for one in checked if not one.sound] == [model.name]
        raise StopError


@pytest.mark.parametrize("meddle", [changed, missing, extra, reopened, unpublished], ids=lambda meddle: meddle.__name__)
def test_checking_finds_rows_that_were_meddled_with_in_every_read_model(
    writer: EventStore, meddle: Callable[[Connection, ReadModel], None]
) -> None:
    with pytest.raises(StopError), writer.writing("a meddler") as unit:
        for model in MODELS:
            meddle(unit.connection, model)
        assert [one.name for one in refold(unit.connection, writer.read(), write=False) if one.sound] == []
        raise StopError


def test_rebuilding_mends_what_was_meddled_with(ledger: str, writer: EventStore) -> None:
    before = rows_of(ledger)
    with writer.writing("a meddler") as unit:
        for model in MODELS:
            extra(unit.connection, model)
        unit.connection.exec_driver_sql("UPDATE projection SET digest = '00' WHERE name = 'claim'")
    rebuilt = rebuild(read_target(ledger), check=False)
    assert {one.said for one in rebuilt} == {"differed, and was mended"}
    assert rows_of(ledger) == before


@pytest.mark.parametrize("write", [True, False], ids=["rebuild", "check"])
def test_a_rebuild_that_breaks_off_leaves_everything_as_it_was(ledger: str, writer: EventStore, write: bool) -> None:
    before = rows_of(ledger)

    def breaking_off() -> Iterator[Recorded]:
        for recorded in writer.read():
            if recorded.position == len(EVENTS) - 2:
                raise StopError
            yield recorded

    with pytest.raises(StopError), writer.writing("a breaker") as unit:
        refold(unit.connection, breaking_off(), write)
    assert rows_of(ledger) == before
    assert all(one.sound for one in rebuild(read_target(ledger), check=True))


def test_a_rebuild_that_breaks_off_at_its_last_step_leaves_everything_as_it_was(
    ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(ledger)

    def stop(*_: object) -> None:
        raise StopError

    with monkeypatch.context() as patch, pytest.raises(StopError):
        patch.setattr(fold, "_write_standing", stop)
        rebuild(read_target(ledger), check=False)
    assert rows_of(ledger) == before


def test_what_cannot_be_folded_is_not_recorded(engine: Engine, target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(engine, Clock())
    with ledger.working("ana") as work:
        work.append(STORY.events[0])
    before = rows_of(target)
    document = DocumentFiled(
        key="d1",
        document={"outlet": "post", "title": "t", "published": {"edtf": "2024-03-05", "words": "2024-03-05"}},
    )

    def stop(*_: object) -> None:
        raise StopError

    with monkeypatch.context() as patch, pytest.raises(StopError), ledger.working("ana") as work:
        work.append(document)
        work.unit.flush()
        patch.setattr(Projector, "apply", stop)
        work.append(STORY.events[1])
    assert ledger.store.head() == 1
    assert [one.position for one in ledger.store.read()] == [1]
    assert rows_of(target) == before
