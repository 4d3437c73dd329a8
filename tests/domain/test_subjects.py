"""One, each of several, several jointly, one of several; two ends of a route; what is spoken about."""

import pytest

from claims_ledger.domain import entities
from claims_ledger.domain.assertion import OneOf, Term
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.subjects import ABOUT, ENDS, Subject, subject
from tests.support.world import ARMS, WORLD, registry

WHO = subject(entities.ANYTHING - entities.GOODS - entities.RULES, "subject")
CONTEXT = Reading(WORLD)


@pytest.mark.parametrize(
    ("words", "how", "keys", "shown"),
    [
        pytest.param("Maria", "one", ["maria"], "Maria", id="one"),
        pytest.param("each of Angara & Maria", "each of", ["angara", "maria"], "each of Angara and Maria", id="each"),
        pytest.param(
            "jointly Maria & Angara", "jointly", ["angara", "maria"], "Angara and Maria together", id="jointly"
        ),
        pytest.param(
            "one of M Leasing & Marine Trans Shipping",
            "one of",
            ["m-leasing", "marine-trans"],
            "M Leasing or Marine Trans Shipping",
            id="one of two",
        ),
        pytest.param(
            "each of Angara & Lady R & Maia-1",
            "each of",
            ["angara", "lady-r", "maia-1"],
            "each of Angara, Lady R and Maia-1",
            id="each of three",
        ),
        pytest.param("Sample & Sons", "one", ["sons"], "Sample & Sons", id="a name with the sign in it"),
        pytest.param("Леди Р", "one", ["lady-r"], "Lady R", id="a name in another script"),
        pytest.param("lady-r", "one", ["lady-r"], "Lady R", id="a key"),
    ],
)
def test_a_subject_reads(words: str, how: str, keys: list[str], shown: str) -> None:
    read = WHO.read(words, CONTEXT)
    assert (read.how, [ref.key for ref in read.who], str(read)) == (how, keys, shown)
    assert WHO.load(WHO.store(read), CONTEXT) == read


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param(
            "Angara & Maria", "say which is meant: each of A & B, jointly A & B, or one of A & B", id="how is unsaid"
        ),
        pytest.param("each of Angara", "write each of A & B", id="each of one"),
        pytest.param("jointly Maria & Maria", "name each once", id="one twice"),
        pytest.param("each of Angara & Marya", "did you mean Maria", id="a near miss"),
        pytest.param("artillery shells", "that name belongs to a goods", id="goods do nothing"),
    ],
)
def test_a_faulty_subject_is_refused_with_advice(words: str, hint: str) -> None:
    with pytest.raises(ReadingError) as caught:
        WHO.read(words, CONTEXT)
    assert hint in caught.value.hint


def _keys(term: Term) -> str | list[str]:
    if isinstance(term, OneOf):
        return " or ".join(ref.key for ref in term.who)
    return [ref.key for ref in term] if isinstance(term, tuple) else getattr(term, "key", str(term))


@pytest.mark.parametrize(
    ("words", "counted", "placed", "options"),
    [
        pytest.param("Maria", ["maria"], ["maria"], [["maria"]], id="one"),
        pytest.param(
            "each of Angara & Maria",
            ["angara", "maria"],
            ["angara", "maria"],
            [["angara", "maria"]],
            id="each: counts and places hold of each",
        ),
        pytest.param(
            "jointly Angara & Maria",
            [["angara", "maria"]],
            ["angara", "maria"],
            [["angara", "maria"]],
            id="jointly: the count belongs to the pair, the place to each",
        ),
        pytest.param(
            "one of Angara & Maria",
            ["angara or maria"],
            ["angara or maria"],
            [["angara"], ["maria"]],
            id="one of: it is not said which",
        ),
    ],
)
def test_what_is_known_of_whom(
    words: str, counted: list[str | list[str]], placed: list[str], options: list[list[str]]
) -> None:
    read: Subject = WHO.read(words, CONTEXT)
    assert [_keys(share) for share in read.shares()] == counted
    assert [_keys(one) for one in read.each()] == placed
    assert [[ref.key for ref in option] for option in read.options()] == options


@pytest.mark.parametrize(
    "written",
    [["Rajin", ["Dunay", "Vostochny"]], [["Vostochny", "Dunay"], "Rajin"], [["Dunai", "Vostochny"], ["Najin"]]],
)
def test_ends_have_no_direction_and_sets_no_order(written: object) -> None:
    read = ENDS.read(written, CONTEXT)
    assert [[ref.key for ref in side] for side in (read.one, read.other)] == [["dunay", "vostochny"], ["rajin"]]
    assert str(read) == "Dunay/Vostochny and Rajin"
    assert ENDS.load(ENDS.store(read), CONTEXT) == read


def test_ends_may_be_written_in_one_line() -> None:
    assert ENDS.read("Rajin & Dunay", CONTEXT) == ENDS.read(["Dunay", "Rajin"], CONTEXT)


@pytest.mark.parametrize(
    "written", ["Rajin", ["Rajin"], ["Rajin", "Dunay", "Vostochny"], ["Rajin", []], {"from": "Rajin"}]
)
def test_ends_are_two(written: object) -> None:
    with pytest.raises(ReadingError):
        ENDS.read(written, CONTEXT)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param(ARMS, ARMS, id="a topic"),
        pytest.param("Lady R", "Lady R", id="an entity"),
        pytest.param(
            {"from": "Rajin", "to": "Russia", "goods": "munitions"}, "munitions from Rajin to Russia", id="a pattern"
        ),
        pytest.param({"to": "Russia"}, "goods to Russia", id="a pattern of one end"),
    ],
)
def test_what_is_spoken_about_reads(written: object, shown: str) -> None:
    read = ABOUT.read(written, CONTEXT)
    assert str(read) == shown
    assert ABOUT.load(ABOUT.store(read), CONTEXT) == read


def test_a_topic_goes_before_an_entity_of_the_same_name() -> None:
    world = registry()
    world.put(Entity(key="weather-station", type="facility", names=("weather",)))
    assert ABOUT.read("weather", Reading(world)).topic == "weather"


@pytest.mark.parametrize(
    ("written", "what"),
    [
        pytest.param("arms from North Korea to Rusia", "no topic or entity", id="a near miss is not taken"),
        pytest.param({"via": "Rajin"}, "a pattern has no via", id="no such part of a pattern"),
        pytest.param({}, "a pattern has no", id="an empty pattern"),
        pytest.param({"from": "arms"}, "no place goes by", id="goods as a place"),
        pytest.param(["arms"], "a list", id="a list"),
    ],
)
def test_what_cannot_be_spoken_about(written: object, what: str) -> None:
    with pytest.raises(ReadingError, match=what):
        ABOUT.read(written, CONTEXT)
