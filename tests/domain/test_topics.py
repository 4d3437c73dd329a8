"""Topics and what lies inside them."""

import pytest

from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Pattern, Topic
from tests.support.world import ARMS, registry

SHELLS = "shells from Rajin to Russia"
BREACH = "breach of the embargo"


@pytest.fixture
def world() -> Registry:
    return registry()


def pattern(origin: str | None = None, to: str | None = None, goods: str | None = None) -> Pattern:
    return Pattern(origin=origin, to=to, goods=goods)


@pytest.mark.parametrize(
    ("inside", "topics"),
    [
        pytest.param(pattern("north-korea", "russia", "arms"), [ARMS], id="the topic's own pattern"),
        pytest.param(pattern("rajin", "dunay", "shells-152"), [ARMS, SHELLS], id="a part in every respect"),
        pytest.param(pattern("rajin", "dunay", "ballistic-missiles"), [ARMS], id="other arms from that port"),
        pytest.param(pattern("pyongyang", "moscow", "shells"), [ARMS], id="shells from elsewhere"),
        pytest.param(pattern("north-korea", "russia", "food"), [], id="other goods"),
        pytest.param(pattern("russia", "north-korea", "arms"), [], id="the other way"),
        pytest.param(pattern("north-korea", None, "arms"), [], id="where to is not said"),
        pytest.param(pattern("north-korea", "russia", None), [], id="what is not said"),
    ],
)
def test_the_topics_over_a_movement(world: Registry, inside: Pattern, topics: list[str]) -> None:
    assert [topic.name for topic in world.topics_over(inside)] == topics


@pytest.mark.parametrize(
    ("name", "wider"),
    [
        pytest.param(ARMS, [], id="the widest"),
        pytest.param(SHELLS, [ARMS], id="by its pattern"),
        pytest.param(BREACH, [ARMS], id="by its word"),
        pytest.param("weather", [], id="without pattern or word"),
        pytest.param("unheard of", [], id="not registered"),
    ],
)
def test_the_topics_that_a_topic_lies_in(world: Registry, name: str, wider: list[str]) -> None:
    assert world.wider_topics(name) == wider


def test_topics_within_each_other_end(world: Registry) -> None:
    world.put_topic(Topic(name=ARMS, origin="north-korea", to="russia", goods="arms", within=BREACH))
    assert world.wider_topics(BREACH) == [ARMS]
    assert world.wider_topics(SHELLS) == [ARMS, BREACH]


def test_a_pattern_finds_the_topic_that_is_exactly_it(world: Registry) -> None:
    like = world.topic_like(pattern("rajin", "russia", "shells"))
    assert like is not None
    assert like.name == SHELLS
    assert world.topic_like(pattern("rajin", "russia", "arms")) is None


def test_a_topic_goes_by_its_name_in_any_case(world: Registry) -> None:
    found = world.find_topic("ARMS from  north korea to russia")
    assert found is not None
    assert found.name == ARMS
    assert world.find_topic("arms from North Korea") is None


def test_a_topic_is_stored_without_what_is_absent() -> None:
    topic = Topic(name=BREACH, within=ARMS)
    assert topic.stored() == {"within": ARMS}
    assert Topic.model_validate({"name": BREACH, **topic.stored()}) == topic
    assert topic.empty
    wide = Topic.model_validate({"name": ARMS, "from": "north-korea", "to": "russia", "goods": "arms"})
    assert wide.stored() == {"from": "north-korea", "to": "russia", "goods": "arms"}
