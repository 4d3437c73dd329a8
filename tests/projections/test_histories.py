"""Single histories in which what is recorded later must reach what was recorded before."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from claims_ledger.domain.basis import read_basis
from claims_ledger.domain.chains import UNSAID, read_chain
from claims_ledger.domain.claim import Content, Locator, claim_id
from claims_ledger.domain.dates import instant, read_as_of, read_published
from claims_ledger.domain.events import (
    ClaimCorrected,
    ClaimRecorded,
    DocumentFiled,
    EntityDescribed,
    Event,
    TopicDescribed,
    UtteranceRetracted,
)
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.kinds import KINDS
from claims_ledger.store.reader import Reader, open_reader
from tests.oracle.histories import BASE
from tests.oracle.indexed import indexed, standing
from tests.oracle.world import ENTITIES, TOPICS
from tests.support.tellers import tell

AT_THE_END = "2100-01-01"


@dataclass
class World:
    """A ledger with the registry of the random histories, and whatever a test adds."""

    target: str
    events: list[Event] = field(default_factory=list)
    told: int = 0

    def __post_init__(self) -> None:
        self.events += [EntityDescribed(key=key, description=one) for key, one in ENTITIES.items()]
        self.events += [TopicDescribed(name=name, pattern=one) for name, one in TOPICS.items()]

    def file(self, key: str, outlet: str, published: str) -> None:
        document = {"outlet": outlet, "title": key, "published": read_published(published).to_json()}
        self.events.append(DocumentFiled(key=key, document=document))

    def say(
        self, document: str, kind: str, via: str = "", stance: Any = "assert", basis: str = "",
        hedge: str | None = None, **fields: Any,
    ) -> str:  # fmt: skip
        words = {name.rstrip("_"): value for name, value in fields.items()}
        claim = KINDS[kind].model_validate(words, context=Reading(BASE, None))
        chain = read_chain(via, BASE, None) if via else UNSAID
        bases = (read_basis(basis, BASE, None),) if basis else ()
        content = Content(claim, stance, hedge, chain, bases, Locator("1")).stored()
        id_ = claim_id(document, content)
        self.events.append(ClaimRecorded(claim=id_, document=document, content=content, entered="sheet"))
        return id_

    def correct(self, claim: str, by: Any, version: int, changes: dict[str, Any], published: str | None = None) -> None:
        when = read_published(published).to_json() if published else None
        self.events.append(
            ClaimCorrected(claim=claim, by=by, version=version, changes=changes, published=when, reason="test")
        )

    def describe(self, key: str, **changes: Any) -> None:
        description = {**ENTITIES.get(key, {}), **changes}
        self.events.append(EntityDescribed(key=key, description=description))

    def topic(self, name: str, **pattern: str) -> None:
        plain = {role.rstrip("_"): key for role, key in pattern.items()}
        self.events.append(TopicDescribed(name=name, pattern=plain))

    def recall(self, source: str, published: str, **utterance: str) -> None:
        when = read_published(published).to_json()
        self.events.append(UtteranceRetracted(source=source, utterance=utterance, published=when, reason="test"))

    def tell(self) -> None:
        tell(self.target, self.events[self.told :])
        self.told = len(self.events)

    def reader(self) -> Reader:
        self.tell()
        return open_reader(self.target)

    def answer(self, as_of: str = AT_THE_END) -> dict[str, Any]:
        with self.reader() as reader:
            return indexed(reader, instant(read_as_of(as_of)), len(self.events))

    def claim(self, claim: str, as_of: str = AT_THE_END) -> dict[str, Any]:
        found: dict[str, Any] = self.answer(as_of)["claims"][claim]
        return found

    def verdicts(self, as_of: str = AT_THE_END) -> list[tuple[str, str, str]]:
        """Subject, verdict and reason of every clash."""
        return sorted((one[1], one[4], one[5]) for one in self.answer(as_of)["clashes"])

    def stands(self) -> dict[str, list[Any]]:
        with self.reader() as reader:
            return standing(reader)


@pytest.fixture
def world(target: str) -> World:
    made = World(target)
    made.file("d1", "post", "2024-02-20")
    made.file("d2", "times", "2024-03-05")
    return made


ENDS = {"from_": "north-korea", "to": "russia"}


def test_what_the_desk_takes_away_from_a_correction_does_not_show_through_from_before(world: World) -> None:
    claim = world.say("d1", "ownership", who="maria", role="owner", party="alpha")
    world.correct(claim, "desk", 1, {"hedge": "reportedly"})
    world.correct(claim, "outlet", 2, {"paragraph": "3"}, "2024-03-01")
    world.correct(claim, "desk", 2, {"hedge": None})
    assert (world.claim(claim, "2024-02-20")["hedge"], world.claim(claim, "2024-03-01")["hedge"]) == (
        "reportedly",
        None,
    )


@pytest.mark.parametrize("first", [0, 1], ids=["entered as published", "entered the other way round"])
def test_of_two_corrections_made_before_a_document_surely_was_public_the_later_holds(world: World, first: int) -> None:
    world.file("d3", "pro", "2024-03-01/2024-03-31")
    claim = world.say("d3", "ownership", who="maria", role="owner", party="alpha")
    corrections = [("4", "2024-03-05"), ("5", "2024-03-10")]
    for paragraph, published in (corrections[first], corrections[1 - first]):
        world.correct(claim, "outlet", 2, {"paragraph": paragraph}, published)
    assert world.claim(claim)["paragraph"] == "5"


def test_a_recalled_utterance_is_not_one_of_another_day(world: World) -> None:
    claim = world.say("d1", "ownership", via="pro on 2024-02-14 < own", who="maria", role="owner", party="alpha")
    world.recall("pro", "2024-03-01", on="2024-02-20")
    assert world.claim(claim)["state"] == "live"
    world.recall("pro", "2024-03-01", on="2024-02-14")
    assert (world.claim(claim)["state"], world.claim(claim, "2024-02-29")["state"]) == ("retracted", "live")


@pytest.mark.parametrize("who", ["angara", "maria"])
@pytest.mark.parametrize("joint_first", [True, False], ids=["joint first", "joint last"])
def test_a_count_of_one_ship_meets_the_count_of_several_jointly(world: World, who: str, joint_first: bool) -> None:
    rows = [("jointly angara & maria", "at most 4 trips"), (who, "at least 5 trips")]
    for number, (subject, count) in enumerate(rows if joint_first else rows[::-1], start=1):
        world.say(f"d{number}", "trips", who=subject, between=["rajin", "dunay"], count=count, when="2023-08/2023-10")
    assert [verdict[1:] for verdict in world.verdicts()] == [("contradicts", "disjoint")]


def halted(world: World) -> None:
    world.say("d1", "halt", of={"from": "north-korea", "to": "russia", "goods": "arms"}, when="2024-02-01/2024-02-14")


def shipped(world: World) -> None:
    world.say("d2", "shipment", **ENDS, of="arms", when="2024-02-12")
    world.say("d2", "shipment", **ENDS, of="arms", when="2025-02-12")


def test_a_halt_and_a_shipment_meet_alike_whichever_came_first(world: World) -> None:
    halted(world)
    shipped(world)
    assert world.verdicts() == [("North Korea", "contradicts", "absence")]


def test_a_shipment_and_a_halt_meet_alike_whichever_came_first(world: World) -> None:
    shipped(world)
    halted(world)
    assert world.verdicts() == [("North Korea", "contradicts", "absence")]


@pytest.mark.parametrize(
    ("pattern", "about"),
    [
        pytest.param(
            {"from_": "north-korea", "goods": "shells"},
            {"from": "north-korea", "goods": "shells"},
            id="origin and goods",
        ),
        pytest.param({"to": "vostochny"}, {"to": "vostochny"}, id="destination only"),
    ],
)
def test_a_topic_gathers_what_was_said_before_it_was_registered(
    world: World, pattern: dict[str, str], about: dict[str, str]
) -> None:
    world.say("d1", "shipment", from_="rajin", to="vostochny", of="shells", when="2023-10")
    world.say("d2", "denial", who="state", about=about)
    assert world.verdicts() == []
    world.topic("late", **pattern)
    assert ("late", "disputed", "denial") in world.verdicts()


def test_a_topic_lets_go_of_what_its_new_pattern_does_not_hold(world: World) -> None:
    world.say("d1", "shipment", **ENDS, of="shells", when="2023-10")
    world.say("d2", "denial", who="state", about="arms to Russia")
    assert [verdict[1] for verdict in world.verdicts()] == ["disputed"]
    world.topic("arms to Russia", from_="russia", to="north-korea", goods="arms")
    assert world.verdicts() == []


def test_a_denial_is_shown_on_the_topic_that_its_own_comes_to_lie_in(world: World) -> None:
    world.topic("breach")
    world.say("d1", "shipment", **ENDS, of="shells", when="2023-10")
    world.say("d2", "denial", who="state", about="breach")
    assert world.verdicts() == []
    world.topic("breach", within="arms to Russia")
    assert [verdict[1:] for verdict in world.verdicts()] == [("compatible", "narrower")]


def test_a_halt_on_a_topic_follows_the_pattern_of_the_topic(world: World) -> None:
    world.say("d1", "halt", of="arms to Russia", when="2024-02-01/2024-02-14")
    world.say("d2", "shipment", from_="north-korea", to="russia", of="containers", when="2024-02-12")
    assert world.verdicts() == []
    world.topic("arms to Russia", from_="north-korea", to="russia", goods="containers")
    assert [verdict[1:] for verdict in world.verdicts()] == [("contradicts", "absence")]


def test_goods_that_change_their_place_among_goods_reach_a_halt_on_a_pattern(world: World) -> None:
    halted(world)
    world.say("d2", "shipment", **ENDS, of="containers", when="2024-02-12")
    assert world.verdicts() == []
    world.describe("containers", **{"in": ["arms"]})
    assert [verdict[1:] for verdict in world.verdicts()] == [("contradicts", "absence")]


def test_a_house_changes_for_everyone_who_speaks_through_a_part_of_it(world: World) -> None:
    claim = world.say("d1", "ownership", via="minister on 2024-02-14", who="maria", role="owner", party="alpha")
    assert [voice[2] for voice in world.answer()["voices"][claim] if voice[4] == "origin"] == ["state"]
    world.describe("ministry", part_of="korea-risk")
    assert [voice[2] for voice in world.answer()["voices"][claim] if voice[4] == "origin"] == ["korea-risk"]


def test_who_is_renamed_is_renamed_as_the_owner_of_evidence(world: World) -> None:
    claim = world.say("d1", "remark", basis="satellite imagery by imager", who="alpha", text="a word")
    world.describe("imager", names=["Another imager"])
    assert world.claim(claim)["bases"] == '["satellite imagery by Another imager"]'


def test_who_is_renamed_is_renamed_where_a_chain_leads_through_a_loop(world: World) -> None:
    claim = world.say("d1", "remark", via="wire < pro < wire on 2024-02-12", who="alpha", text="a word")
    world.describe("pro", names=["Example Pro+"])
    assert world.claim(claim)["chain"] == "Example Wire < Example Pro+ < Example Wire on 2024-02-12"


def test_further_names_of_an_entity_touch_no_claim(world: World) -> None:
    world.say("d1", "port-call", who="angara", at="rajin", when="2024-02-12")
    before = world.stands()
    world.describe("angara", names=["Angara", "Ангара"], identifiers={"IMO": "9179842"})
    after = world.stands()
    assert {name for name in before if before[name] != after[name]} == {
        "description",
        "entity",
        "entity_name",
        "subject_event",
    }


def test_a_vague_day_is_the_only_precise_one_on_its_question_whatever_else_was_said_that_month(world: World) -> None:
    rows = (
        ("d1", "pro on 2024-02", "up to 3 million rounds of munitions"),
        ("d2", "pro on 2024-02-26", "up to 2 million rounds of munitions"),
        ("d2", "pro on 2024-02-14", "at most 7 boxes of containers"),
    )
    for document, via, count in rows:
        world.say(document, "estimate", via=via, of="containers", measure="capacity", count=count)
    assert ("containers", "diverges", "retelling") in world.verdicts()
