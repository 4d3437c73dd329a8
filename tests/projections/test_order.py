"""What a ledger says at its head depends on what was recorded, and not on the order it came in or how it was cut into
transactions."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import open_ledger
from claims_ledger.domain.events import (
    ClaimRecorded,
    ContestRuled,
    DocumentCorrected,
    DocumentFiled,
    EntitiesMerged,
    EntitiesSplit,
    EntitiesToldApart,
    EntityDescribed,
    Event,
    SourceRated,
    TextFiled,
    TopicDescribed,
    TopSpeedSet,
    UtteranceRetracted,
)
from claims_ledger.resources import data_dir
from claims_ledger.store.reader import open_reader
from claims_ledger.store.target import read_target
from tests.oracle.histories import Story, stories
from tests.oracle.indexed import everything, standing
from tests.support.clock import Clock
from tests.support.databases import Databases, Dialect
from tests.support.tellers import histories_told, tell

REPORTS = sorted(path for path in data_dir().rglob("*.yaml") if path.name != "registry.yaml")
ORDERS = [list(order) for order in permutations(REPORTS)][40::40]


def imported(target: str, reports: Sequence[Path]) -> dict[str, list[Any]]:
    with open_ledger(read_target(target), Clock()) as ledger:
        import_files(ledger, [data_dir() / "registry.yaml", *reports], actor="ana")
    with open_reader(target) as reader:
        return standing(reader)


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_the_order_in_which_files_are_imported_changes_nothing(databases: Databases, on: Dialect) -> None:
    first = imported(databases.ledger(on), REPORTS)
    assert len(first["claim"]) > 200
    assert first["clash"]
    for order in ORDERS if on == "sqlite" else [REPORTS[::-1]]:
        assert imported(databases.ledger(on), order) == first


def _subject(event: Event) -> tuple[str, str]:
    match event:
        case EntityDescribed() | EntitiesMerged() | EntitiesSplit() | EntitiesToldApart() | TopSpeedSet():
            return "registry", ""
        case ContestRuled():
            return "contest", event.contest
        case DocumentFiled() | DocumentCorrected() | TextFiled():
            return "document", event.key
        case TopicDescribed():
            return "topic", event.name
        case UtteranceRetracted() | SourceRated():
            return "source", event.source
        case _:
            return "claim", event.claim  # type: ignore[attr-defined]


def in_another_order(events: Sequence[Event], chance: random.Random) -> Iterator[Event]:
    """What befalls one thing, or the registry, keeps its order; claims follow their document; the rest is shuffled."""
    waiting: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        waiting[_subject(event)].append(event)
    filed: set[str] = set()
    while waiting:
        subject = chance.choice(
            [
                subject
                for subject, queue in waiting.items()
                if not isinstance(queue[0], ClaimRecorded) or queue[0].document in filed
            ]
        )
        event = waiting[subject].pop(0)
        if isinstance(event, DocumentFiled):
            filed.add(event.key)
        if not waiting[subject]:
            del waiting[subject]
        yield event


def test_what_stands_does_not_depend_on_the_order_of_recording(databases: Databases) -> None:
    @settings(
        max_examples=histories_told(30),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    @given(story=stories, chance=st.randoms(use_true_random=False))
    def check(story: Story, chance: random.Random) -> None:
        counting = story.counting[story.begun :]
        shuffled = list(in_another_order(counting, chance))
        found = []
        for events in (counting, shuffled):
            target = databases.ledger("sqlite")
            tell(target, [*story.events[: story.begun], *events])
            with open_reader(target) as reader:
                found.append(standing(reader))
        assert found[0] == found[1]

    check()


def test_what_was_undone_leaves_what_was_never_told(databases: Databases) -> None:
    @settings(
        max_examples=histories_told(40),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    @given(story=stories)
    def check(story: Story) -> None:
        found = []
        for events in (story.events, story.counting):
            target = databases.ledger("sqlite")
            tell(target, events)
            with open_reader(target) as reader:
                rows = standing(reader)
            found.append({name: rows[name] for name in rows if name not in ("undone", "subject_event")})
        assert found[0] == found[1]

    check()


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_one_transaction_and_many_leave_the_same_rows(databases: Databases, on: Dialect) -> None:
    @settings(
        max_examples=histories_told(8 if on == "sqlite" else 2),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    @given(story=stories)
    def check(story: Story) -> None:
        found = []
        for together in (1_000_000, 3, 1):
            target = databases.ledger(on)
            # The registry at the beginning is the same for all.
            tell(target, story.events[: story.begun])
            tell(target, story.events[story.begun :], lambda: together)  # noqa: B023 -- called at once
            with open_reader(target) as reader:
                found.append(everything(reader))
        assert found[0] == found[1] == found[2]

    check()
