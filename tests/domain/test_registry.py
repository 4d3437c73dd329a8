"""Names in every script, what contains what, and who speaks for whom."""

import pytest

from claims_ledger.domain import entities
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.registry import Registry
from tests.support.world import registry


@pytest.fixture
def world() -> Registry:
    return registry()


def put(world: Registry, key: str, type_: str = "vessel", **more: object) -> None:
    world.put(Entity.model_validate({"key": key, "type": type_, "names": [key], **more}))


@pytest.mark.parametrize("name", ["Rajin", "Najin", "나진", "Раджин", "rajin", "RAJIN", " Najin ", "Ｒａｊｉｎ"])
def test_a_port_goes_by_each_of_its_names(world: Registry, name: str) -> None:
    assert world.find(name, entities.PLACES).key == "rajin"


@pytest.mark.parametrize("name", ["Rajn", "Radjin", "Rajin port", "Раджін", "나", ""])
def test_a_near_miss_is_never_taken(world: Registry, name: str) -> None:
    with pytest.raises(ReadingError, match="no place goes by"):
        world.find(name, entities.PLACES, "place")


@pytest.mark.parametrize(("name", "meant"), [("Rajn", "Rajin"), ("Vostochni", "Vostochny"), ("Dunaj", "Dunay")])
def test_a_near_miss_is_suggested(world: Registry, name: str, meant: str) -> None:
    with pytest.raises(ReadingError) as caught:
        world.find(name, entities.PLACES, "place")
    assert meant in caught.value.hint


def test_a_name_of_another_type_says_so(world: Registry) -> None:
    with pytest.raises(ReadingError) as caught:
        world.find("Maria", frozenset({"rule"}), "rule")
    assert "belongs to a vessel; this field takes a rule" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "meant"), [("North Korea", "north-korean-government"), ("DPRK", "north-korean-government")]
)
def test_a_country_speaks_through_the_government_registered_in_it(world: Registry, name: str, meant: str) -> None:
    put(world, "north-korean-government", "government", **{"in": ["north-korea"]})
    put(world, "north-korean-army", "armed group", **{"in": ["north-korea"]})
    assert world.find(name, entities.SPEAKERS).key == meant
    assert world.find(name, entities.PARTIES).key == "north-korea", "where a country is taken, it is meant itself"


def test_a_country_with_two_governments_asks_which(world: Registry) -> None:
    put(world, "north", "government", **{"in": ["north-korea"]})
    put(world, "south", "government", **{"in": ["north-korea"]})
    with pytest.raises(ReadingError, match="the name of several: north, south"):
        world.find("North Korea", entities.SPEAKERS)


def test_a_country_without_a_government_says_what_is_lacking(world: Registry) -> None:
    put(world, "ruritania", "country", names=["Ruritania"])
    with pytest.raises(ReadingError) as caught:
        world.find("Ruritania", entities.SPEAKERS, "source")
    assert "register its government, in Ruritania" in caught.value.hint


def test_a_name_of_several_lists_them_and_takes_none(world: Registry) -> None:
    put(world, "maria-2", names=["Maria"])
    with pytest.raises(ReadingError, match="the name of several: maria, maria-2") as caught:
        world.find("Maria", entities.CRAFT)
    assert "write the key" in caught.value.hint
    assert world.find("maria", entities.CRAFT).key == "maria", "as the hint says"


def test_a_field_that_takes_one_type_is_not_confused_by_another(world: Registry) -> None:
    put(world, "maria-inc", "company", names=["Maria"])
    assert world.find("Maria", entities.CRAFT).key == "maria"
    assert world.find("Maria", entities.SPEAKERS).key == "maria-inc"


def test_a_key_finds_its_entity_where_no_name_does(world: Registry) -> None:
    assert world.find("waters-east-of-vladivostok", entities.PLACES).name == "waters east of Vladivostok"


def test_an_entity_described_anew_loses_the_names_it_had(world: Registry) -> None:
    put(world, "rajin", "port", names=["Rajin"], **{"in": ["rason"]})
    assert world.knows("Rajin", entities.PLACES)
    assert not world.knows("Najin", entities.PLACES)


def test_references_are_equal_by_key_and_show_the_present_name(world: Registry) -> None:
    before = world.ref("rajin")
    put(world, "rajin", "port", names=["Najin"])
    assert world.ref("rajin") == before
    assert str(world.ref("rajin")) == "Najin"
    assert str(world.ref("nobody")) == "nobody"


@pytest.mark.parametrize(
    ("part", "whole", "inside"),
    [
        pytest.param("rajin", "rajin", True, id="itself"),
        pytest.param("rajin-pier-1", "north-korea", True, id="a berth in its country"),
        pytest.param("north-korea", "rajin", False, id="not the other way round"),
        pytest.param("shells-152", "arms", True, id="goods in their tree"),
        pytest.param("lady-r", "ships", True, id="a ship in its fleet"),
        pytest.param("rajin", "russia", False, id="a port in another country"),
        pytest.param("russian-ministry", "russian-government", False, id="who speaks for whom is no containment"),
        pytest.param("nobody", "nobody", True, id="an unknown key is itself"),
        pytest.param("nobody", "rajin", False, id="and nothing else"),
    ],
)
def test_what_lies_in_what(world: Registry, part: str, whole: str, inside: bool) -> None:
    assert world.inside(part, whole) is inside


def test_up_and_down_are_each_others_reverse(world: Registry) -> None:
    keys = list(world.entities)
    assert all((whole in world.up(part)) == (part in world.down(whole)) for part in keys for whole in keys)


def test_containment_follows_a_change(world: Registry) -> None:
    assert world.inside("rajin", "north-korea")
    put(world, "rason", "region")
    assert not world.inside("rajin", "north-korea")
    put(world, "ships", "fleet", members=["maria"])
    assert not world.inside("lady-r", "ships")
    assert world.inside("maria", "ships")


def test_places_that_contain_each_other_end(world: Registry) -> None:
    put(world, "rason", "region", **{"in": ["rajin-pier-1"]})
    assert world.inside("rason", "rajin")
    assert world.inside("rajin", "rason")
    assert "north-korea" not in world.up("rajin")


@pytest.mark.parametrize(
    ("key", "house"),
    [
        pytest.param("nk-pro", "korea-risk-group", id="an outlet"),
        pytest.param("nk-news", "korea-risk-group", id="its sister"),
        pytest.param("shoigu", "russian-government", id="a minister, by his ministry"),
        pytest.param("afp", "afp", id="its own"),
        pytest.param("nobody", "nobody", id="an unknown key"),
    ],
)
def test_the_house_that_speaks(world: Registry, key: str, house: str) -> None:
    assert world.house(key) == house


def test_a_loop_of_houses_ends_at_its_least_key(world: Registry) -> None:
    for key, above in (("b-house", "c-house"), ("c-house", "a-house"), ("a-house", "b-house"), ("outside", "c-house")):
        put(world, key, "company", part_of=above)
    assert {world.house(key) for key in ("a-house", "b-house", "c-house", "outside")} == {"a-house"}


@pytest.mark.parametrize("key", ["Lady R", "lady_r", "-lady", "lady--r", "", "ж", "a" * 81])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="cannot be a key"):
        Entity.model_validate({"key": key, "type": "vessel", "names": ["Lady R"]})


def test_an_entity_has_a_name() -> None:
    with pytest.raises(ValueError, match="names"):
        Entity.model_validate({"key": "lady-r", "type": "vessel", "names": []})


def test_leaving_out_and_leaving_empty_agree() -> None:
    bare = Entity.model_validate({"key": "lady-r", "type": "vessel", "names": ["Lady R"]})
    full = Entity.model_validate(
        {
            "key": "lady-r",
            "type": "vessel",
            "names": ["Lady R"],
            "party": None,
            "in": [],
            "members": [],
            "identifiers": {},
        }
    )
    assert bare.description() == full.description() == {"type": "vessel", "names": ["Lady R"]}
