"""For every publication second and position, the read models answer what a plain fold over the events answers.

CLAIMS_LEDGER_LONG_TESTS=1 in the environment tells twenty times as many histories.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claims_ledger.store.reader import open_reader
from tests.oracle.histories import ALWAYS, Story, judged_stories, stories
from tests.oracle.indexed import indexed, judged
from tests.oracle.plain import Plain
from tests.support.databases import Databases, Dialect
from tests.support.tellers import histories_told, tell


def differences(target: Path | str, story: Story, positions: Sequence[int], seconds: Sequence[int]) -> list[str]:
    """Where the two folds answer differently: the parts of the answer, and at which clocks."""
    found = []
    with open_reader(str(target)) as reader:
        for position in positions:
            plain = Plain(story.events[:position])
            pairs = [("", plain.judged(), judged(reader, position))]
            pairs += [(f" as of {until}", plain.answer(until), indexed(reader, until, position)) for until in seconds]
            found += [
                f"{part} at #{position}{when}: only plain {_beside(one[part], other[part])},"
                f" only indexed {_beside(other[part], one[part])}"
                for when, one, other in pairs
                for part in one
                if one[part] != other[part]
            ]
    return found


def _beside(one: object, other: object) -> object:
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: value for key, value in one.items() if other.get(key) != value}
    assert isinstance(one, set)
    assert isinstance(other, set)
    return one - other


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_the_read_models_answer_as_a_plain_fold_does(databases: Databases, on: Dialect) -> None:
    # PostgreSQL runs the same Python; fewer histories show that its SQL gives the same rows.
    _compare(databases, on, stories, 120 if on == "sqlite" else 25)


@pytest.mark.parametrize("on", ["sqlite", "postgresql"])
def test_rulings_and_ratings_answer_as_a_plain_fold_does_through_merges_and_splits(
    databases: Databases, on: Dialect
) -> None:
    _compare(databases, on, judged_stories, 60 if on == "sqlite" else 15)


def _compare(databases: Databases, on: Dialect, told: st.SearchStrategy[Story], usually: int) -> None:
    @settings(
        max_examples=histories_told(usually),
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )
    @given(story=told, chance=st.randoms(use_true_random=False))
    def check(story: Story, chance: random.Random) -> None:
        target = databases.ledger(on)
        tell(target, story.events, lambda: chance.choice((1, 5, 100)))
        positions = sorted({len(story.events), *(chance.randint(story.begun, len(story.events)) for _ in range(2))})
        near = sorted({second + by for second in story.seconds for by in (-1, 0)})
        seconds = [*chance.sample(near, min(4, len(near))), ALWAYS]
        assert differences(target, story, positions, seconds) == []

    check()
