"""What a name or an id means."""

from collections.abc import Callable

import pytest

from claims_ledger.domain.errors import AmbiguousError, NotFoundError
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.names import Named, entity_names, find
from claims_ledger.store.reader import Reader
from tests.queries.harbour import TOPIC

At = Callable[..., Clocks]
Said = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param("Rajin", "rajin", id="its name"),
        pytest.param("  rajin ", "rajin", id="case and blanks"),
        pytest.param("나진", "rajin", id="Hangul"),
        pytest.param("Раджин", "rajin", id="Cyrillic"),
        pytest.param("flyer", "flyer", id="its key"),
        pytest.param("heron", "heron", id="a key, though the name is that of two"),
    ],
)
def test_an_entity_goes_by_any_listed_name_or_its_key(strait: Reader, at: At, words: str, key: str) -> None:
    assert (find(strait, at(), words).sort, find(strait, at(), words).key) == ("entity", key)


def test_a_name_of_several_lists_them(strait: Reader, at: At) -> None:
    with pytest.raises(AmbiguousError) as raised:
        find(strait, at(), "Invented Heron")
    assert raised.value.what == "'Invented Heron' could be heron (vessel), heron-house (company)"
    assert raised.value.hint == "write the key of the one meant"
    assert find(strait, at(), "Invented Heron", types={"company"}).key == "heron-house"


@pytest.mark.parametrize("words", ["Rajim", "Raj", "Invented Crow"])
def test_a_near_miss_is_never_taken(strait: Reader, at: At, words: str) -> None:
    with pytest.raises(NotFoundError):
        find(strait, at(), words)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param("Rajim", "did you mean Rajin (port, spelt nearly so)", id="a slip"),
        pytest.param("Vosto", "did you mean Vostochny (port, begins so)?", id="a beginning"),
        pytest.param("Lyst", "did you mean Ana Lyst (analyst, shares a word)?", id="a word of it"),
        pytest.param("qqqqqq", "see: claims entity list", id="nothing near"),
    ],
)
def test_what_is_near_is_suggested_with_the_reason(strait: Reader, at: At, words: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as raised:
        find(strait, at(), words)
    assert raised.value.hint.startswith(hint)


def test_topics_and_documents_go_by_their_names_and_keys(strait: Reader, at: At) -> None:
    assert find(strait, at(), TOPIC.upper()) == Named("topic", TOPIC, TOPIC)
    assert find(strait, at(), "pro-1") == Named("document", "pro-1", "Unloading at Vostochny")


def test_a_document_that_was_not_public_is_not_found(strait: Reader, at: At) -> None:
    with pytest.raises(NotFoundError):
        find(strait, at("2031-03-30"), "pro-1")


def test_any_unique_beginning_of_an_id_will_do(strait: Reader, at: At, said: Said) -> None:
    [claim] = said("beta owns")
    assert find(strait, at(), claim).key == claim
    assert find(strait, at(), claim[:7]).key == claim


def test_a_number_is_the_event_at_that_position(strait: Reader, at: At) -> None:
    first = find(strait, at(), "#1")
    assert (first.sort, first.name) == ("event", "EntityDescribed")
    assert find(strait, at(), first.key[:8]) == first
    with pytest.raises(NotFoundError):
        find(strait, at(held="gazette-1"), "#50")


def test_a_beginning_of_several_ids_lists_them(strait: Reader, at: At) -> None:
    with pytest.raises(AmbiguousError) as raised:
        find(strait, at(), "c" + "c")
    assert raised.value.hint == "write more of the id of the one meant"


def test_a_claim_is_not_found_before_it_was_public_or_held(strait: Reader, at: At, said: Said) -> None:
    [claim] = said("beta owns")
    for clocks in (at("2031-03-30"), at(held="times-1")):
        with pytest.raises(NotFoundError):
            find(strait, clocks, claim)


def test_a_retracted_claim_is_still_found(strait: Reader, at: At, said: Said) -> None:
    [claim] = said("heron still at rajin")
    assert find(strait, at(), claim).key == claim


def test_names_are_those_of_the_registry_as_it_was_held(strait: Reader, at: At) -> None:
    assert entity_names(strait, at(), ["rajin", "nobody"]) == {"nobody": "nobody", "rajin": "Rajin"}
    assert entity_names(strait, Clocks.resolve(strait, recorded_at="#1"), ["rajin"]) == {"rajin": "rajin"}
