"""An answer for a second of publication and a position of the record never changes, whatever is recorded after it."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims_ledger.store.reader import open_reader
from tests.oracle.histories import Story, stories
from tests.oracle.indexed import dump
from tests.support.databases import Databases, Dialect
from tests.support.tellers import histories_told, tell


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_what_is_recorded_later_changes_no_past_answer(databases: Databases, on: Dialect) -> None:
    @settings(
        max_examples=histories_told(20 if on == "sqlite" else 6),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
    @given(story=stories, chance=st.randoms(use_true_random=False))
    def check(story: Story, chance: random.Random) -> None:
        target = databases.ledger(on)
        half = chance.randint(story.begun, len(story.events))
        clocks = [(chance.choice([*sorted(story.seconds), 0, 2**61]), chance.randint(1, half)) for _ in range(3)] + [
            (2**61, half)
        ]
        tell(target, story.events[:half])
        with open_reader(target) as reader:
            then = [dump(reader, until, held) for until, held in clocks]
        tell(target, story.events[half:], lambda: chance.choice((1, 4)))
        with open_reader(target) as reader:
            assert [dump(reader, until, held) for until, held in clocks] == then

    check()
