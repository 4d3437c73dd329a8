"""The rows of judgements: one that stands for each editor, the earlier ones closed where the next begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine

from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.events import ClaimAssessed, ContestRuled, Event, SourceRated
from claims_ledger.projections.fold import Fold, refold
from claims_ledger.store.events import EventStore


@contextmanager
def reading(store: EventStore) -> Iterator[Any]:
    with store.writing("nobody") as unit:
        yield unit.connection


def record(store: EventStore, *told: tuple[str, Event]) -> None:
    for actor, event in told:
        with store.writing(actor) as unit:
            fold = Fold(unit.connection)
            fold.apply(unit.append(event), event)
            fold.close()


def rows(store: EventStore, sql: str) -> list[tuple[Any, ...]]:
    with reading(store) as connection:
        return [tuple(row) for row in connection.exec_driver_sql(sql)]


def rated(letter: Any) -> SourceRated:
    return SourceRated(source="samples-pro", letter=letter, reason="why")


def ruled(ruling: Any, holds: str | None = None) -> ContestRuled:
    return ContestRuled(contest="x1", ruling=ruling, positions=("pb", "pa"), holds=holds, reason="why")


def assessed(credibility: Any) -> ClaimAssessed:
    return ClaimAssessed(claim="c1", credibility=credibility, sealed=("0f",))


def test_each_rater_has_one_standing_rating(store: EventStore) -> None:
    record(store, ("ana", rated("B")), ("bob", rated("F")), ("ana", rated("C")))
    assert rows(store, "SELECT rater, letter, rec_from, rec_to FROM rating ORDER BY rec_from") == [
        ("ana", "B", 1, 3),
        ("bob", "F", 2, FOREVER),
        ("ana", "C", 3, FOREVER),
    ]


def test_every_ruling_on_a_contest_is_kept_and_the_last_one_counts(store: EventStore) -> None:
    record(store, ("ana", ruled("dismiss")), ("bob", ruled("decide", "pa")), ("ana", ruled("reopen")))
    assert rows(store, "SELECT editor, verdict, holds, weighed, rec_from, rec_to FROM ruling ORDER BY rec_from") == [
        ("ana", "dismiss", None, '["pa", "pb"]', 1, FOREVER),
        ("bob", "decide", "pa", '["pa", "pb"]', 2, FOREVER),
        ("ana", "reopen", None, '["pa", "pb"]', 3, FOREVER),
    ]


def test_an_assessment_of_nothing_takes_the_earlier_one_back(store: EventStore) -> None:
    record(store, ("ana", assessed("1")), ("bob", assessed("6")), ("ana", assessed(None)))
    assert rows(store, "SELECT assessor, credibility, rec_from, rec_to FROM assessment ORDER BY rec_from") == [
        ("ana", "1", 1, 3),
        ("bob", "6", 2, FOREVER),
    ]


def test_judgements_fold_anew_to_the_same_rows(store: EventStore, engine: Engine) -> None:
    record(
        store, ("ana", rated("B")), ("ana", rated("A")), ("ana", ruled("confirm")), ("ana", ruled("reopen")),
        ("bob", ruled("dismiss")), ("ana", assessed("2")), ("ana", assessed("3")),
    )  # fmt: skip
    with engine.begin() as connection:
        found = {one.name: one for one in refold(connection, store.read(), write=False)}
    assert [found[name].sound for name in ("ruling", "rating", "assessment")] == [True, True, True]
    assert [found[name].rows for name in ("ruling", "rating", "assessment")] == [3, 2, 2]
