"""Whatever two sides are, comparing them says the same from either side, and says something it may say."""

from hypothesis import given
from hypothesis import strategies as st

from claims_ledger.domain.assertion import At, Away, Condition, Happened, Held, Question, Stand, Value
from claims_ledger.domain.compare import Side, compare, compare_hedged, compare_retellings
from claims_ledger.domain.contests import judge, wider
from claims_ledger.domain.entities import Entity, Ref
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from tests.support.verdicts import said
from tests.support.world import period, registry

WORDS = [
    "2024-02-12",
    "2024-02",
    "2024",
    "since 2024-02-12",
    "until 2024-02-20",
    "2024-02-01/2024-02-29",
    "around 2024-02-15",
    "late February 2024",
    "around February 13 to March 10, 2024",
    "days after the visit",
    "by October 2023",
    "recent months",
]
FIGURES = [
    "4 trips",
    "at least 5 trips",
    "more than 5 trips",
    "up to 4 trips",
    "between 3 and 6 trips",
    "about 40 trips",
    "dozens of trips",
    "200 km",
    "125 miles",
    "3 containers",
    "20 percent",
    "5",
]
REASONS = {
    "contradicts": {"single-value", "disjoint", "cumulative", "two-places", "absence", "condition", "once"},
    "diverges": {"estimate", "retelling"},
    "disputed": {"denial"},
    "succession": {"succession", "ended-by"},
    "compatible": {"bounds", "nested", "contained", "rounding", "narrower"},
    "incomparable": {"role", "unit", "window", "grain"},
}


def _looped() -> Registry:
    """The world, with places and fleets that contain each other."""
    world = registry()
    for key, type_, more in (
        ("here", "place", {"in": ["there"]}),
        ("there", "place", {"in": ["here", "rason"]}),
        ("pack", "fleet", {"members": ["herd", "maria"]}),
        ("herd", "fleet", {"members": ["pack"]}),
        ("one-house", "company", {"part_of": "other-house"}),
        ("other-house", "company", {"part_of": "one-house"}),
    ):
        world.put(Entity.model_validate({"key": key, "type": type_, "names": [key], **more}))
    return world


WORLD = _looped()
places = st.sampled_from(["rajin", "rason", "north-korea", "dunay", "here", "there"]).map(WORLD.ref)
ships = st.sampled_from(["maria", "lady-r", "ships", "pack", "herd", "il-76td"]).map(WORLD.ref)
parties = st.sampled_from(["azia", "azia-one", "m-leasing", "one-house", "other-house"]).map(WORLD.ref)
goods = st.sampled_from(["arms", "shells", "food"]).map(WORLD.ref)
whoever = ships | st.lists(ships, min_size=1, max_size=3, unique=True).map(tuple)


def _asked(attribute: str, **terms: st.SearchStrategy[object]) -> st.SearchStrategy[Question]:
    return st.fixed_dictionaries(dict(terms)).map(lambda found: Question(attribute, **found))  # type: ignore[arg-type]


questions: dict[str, st.SearchStrategy[Question]] = {
    "place": _asked("place", who=ships),
    "condition": _asked("condition", who=ships),
    "sank": _asked("sank", who=ships),
    "owner": _asked("owner", who=ships),
    "manager": _asked("manager", who=ships),
    "flow": _asked("flow", from_=places, to=places, goods=goods),
    "shipped": _asked("shipped", from_=places, to=places, goods=st.none() | goods, by=st.none() | whoever),
    "trips": _asked("trips", who=whoever, between=places.map(lambda one: (one,)), and_=places.map(lambda one: (one,))),
    "asserted": _asked("asserted", topic=st.sampled_from(["weather", "trade"])),
}
held: st.SearchStrategy[Value] = st.lists(
    st.lists(parties | st.sampled_from(["Sea Line", "sea line"]), min_size=1, max_size=2), min_size=1, max_size=2
).map(lambda options: Held(tuple(tuple(option) for option in options)))
somewhere = st.one_of(
    places.map(lambda place: At((place,))),
    st.tuples(places, places).map(lambda ends: At(ends, "between")),
    (st.none() | places).map(Away),
)
values: dict[str, st.SearchStrategy[Value]] = {
    "place": somewhere,
    "condition": st.sampled_from(["in repair", "sailing", "sunk", "moored"]).map(Condition),
    "sank": st.just(Happened()),
    "owner": held,
    "manager": held,
    "flow": st.just(Happened()) | (st.none() | places).map(Away),
    "shipped": st.sampled_from(FIGURES).map(said),
    "trips": st.sampled_from(FIGURES).map(said),
    "asserted": st.builds(Stand, st.booleans(), st.sampled_from(["", "part"])),
}
times = st.sampled_from(WORDS).map(period).filter(lambda found: found is not None)


@st.composite
def sides(draw: st.DrawFn) -> Side:
    about = draw(st.sampled_from(sorted(questions)))
    when = draw(times)
    assert when is not None
    mode = draw(st.sampled_from(["event", "state", "total", "running"]))
    return Side(draw(questions[about]), draw(values[about]), when, mode, draw(st.booleans()))


@given(sides(), sides())
def test_a_verdict_reads_the_same_from_either_side(a: Side, b: Side) -> None:
    there, back = compare(a, b, WORLD), compare(b, a, WORLD)
    assert there == back
    assert there is None or there.reason in REASONS[there.name]


@given(sides(), sides())
def test_a_retelling_reads_the_same_from_either_side(a: Side, b: Side) -> None:
    there, back = compare_retellings(a, b, WORLD), compare_retellings(b, a, WORLD)
    assert there == back
    assert there is None or (there.name, there.reason) == ("diverges", "retelling")


@given(sides(), sides())
def test_a_lost_hedge_reads_the_same_from_either_side_and_only_of_values_that_agree(a: Side, b: Side) -> None:
    there, back = compare_hedged(a, b, WORLD), compare_hedged(b, a, WORLD)
    assert there == back
    assert there is None or (there.reason, compare_retellings(a, b, WORLD)) == ("retelling", None)


@given(sides())
def test_nothing_clashes_with_itself(a: Side) -> None:
    found = compare(a, a, WORLD)
    assert found is None or found.name not in ("contradicts", "diverges", "disputed", "succession")
    assert compare_retellings(a, a, WORLD) is None


@given(sides(), sides())
def test_a_contest_is_filed_under_one_question_whichever_side_came_first(a: Side, b: Side) -> None:
    one, other = Position("p1", a, "p1"), Position("p2", b, "p2")
    assert judge(one, other, WORLD) == judge(other, one, WORLD)


@given(sides(), sides())
def test_of_two_times_in_one_place_the_earlier_day_names_the_contest(a: Side, b: Side) -> None:
    one, other = Position("p1", a, "p1"), Position("p2", b, "p2")
    if isinstance(a.value, At) and isinstance(b.value, At):
        assert wider(one, other, WORLD).terms.get("on") == wider(other, one, WORLD).terms.get("on")


def test_the_world_of_these_tests_runs_in_circles() -> None:
    assert WORLD.inside("here", "there")
    assert WORLD.inside("there", "here")
    assert isinstance(WORLD.ref("here"), Ref)
