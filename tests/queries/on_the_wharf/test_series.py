"""A figure over time, with its bounds and those who give it."""

from typing import Any

import pytest

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.schemas import VIEWS
from claims_ledger.queries.series import series
from tests.queries.conftest import Asked
from tests.queries.test_schemas import answered
from tests.support.json_schema import faults


def of(wharf: Asked, words: str, as_of: str | None = None, recorded_at: str | None = None) -> list[dict[str, Any]]:
    return wharf.items(series, as_of, recorded_at, words=words)


def test_words_of_what_is_counted_find_it(wharf: Asked) -> None:
    items = of(wharf, "trips heron")
    assert [(one["value"], one["low"], one["high"], one["bound"], one["unit"]) for one in items] == [
        ("at least 4 trips", "4", None, "floor", "trip"),
        ("at least 5 trips", "5", None, "floor", "trip"),
    ]
    assert all(one["contested"] for one in items)
    assert of(wharf, "TRIPS vostochny") == items


def test_an_estimate_has_the_bounds_that_it_leaves_open(wharf: Asked) -> None:
    assert [(one["value"], one["low"], one["high"], one["outlets"]) for one in of(wharf, "containers")] == [
        ("about 20 containers of arms", "18", "22", ["Sample Times"]),
        ("about 30 containers of arms", "27", "33", ["Wire of Examples", "Sample Times"]),
    ]


def test_a_thing_a_claim_and_a_document_have_their_own_figures(wharf: Asked) -> None:
    assert {one["unit"] for one in of(wharf, "Invented Heron")} == {"trip"}
    assert [one["value"] for one in of(wharf, wharf.id("five"))] == ["at least 5 trips"]
    assert [one["value"] for one in of(wharf, "wire-1")] == ["about 30 containers of arms"]


def test_a_position_stands_for_its_whole_question(wharf: Asked) -> None:
    one, other = of(wharf, "trips heron")
    assert of(wharf, one["id"]) == of(wharf, other["id"]) == [one, other]


def test_figures_are_those_that_were_public_and_held(wharf: Asked) -> None:
    assert [one["value"] for one in of(wharf, "trips heron", "2031-05-02")] == ["at least 4 trips"]
    assert of(wharf, "trips heron", None, wharf.at("pro-1"))[0]["claims"] == [wharf.id("four")]


def test_words_that_nothing_has_name_the_nearest(wharf: Asked) -> None:
    with pytest.raises(NotFoundError) as error:
        of(wharf, "trps")
    assert (error.value.what, error.value.hint) == ("nothing that is counted goes by 'trps'", "did you mean trips?")
    with pytest.raises(NotFoundError) as error:
        of(wharf, "xyzzy")
    assert "Invented Heron, trips between Rajin and Vostochny" in error.value.hint


@pytest.mark.parametrize("words", ["trips heron", "containers", "Invented Heron", "Beta Marine"])
@pytest.mark.parametrize("as_of", [None, "2031-05-03"])
def test_an_answer_is_as_its_schema_says(wharf: Asked, words: str, as_of: str | None) -> None:
    assert list(faults(answered(wharf(series, as_of, words=words)), VIEWS["series"])) == []
