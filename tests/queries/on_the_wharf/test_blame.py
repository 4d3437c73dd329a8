"""Every attribute of a thing, and who says so since when."""

from typing import Any

import pytest

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.queries.blame import blame
from tests.queries.conftest import Asked

SHOWN = ("attribute", "value", "when", "since", "by")


def lines(asked: Asked, name: str, as_of: str | None = None, recorded_at: str | None = None) -> list[dict[str, Any]]:
    return asked.items(blame, as_of, recorded_at, name=name)


def test_each_attribute_stands_with_its_value_and_its_first_report(wharf: Asked) -> None:
    told = [tuple(one[name] for name in SHOWN) for one in lines(wharf, "Invented Heron")]
    trips = "trips between Rajin and Vostochny"
    assert told == [
        ("place", "Rajin", "2031-05-01", "2031-05-02", "Samples Pro"),
        ("place", "between Rajin and Vostochny", "2031-01/2031-04", "2031-05-02", "Samples Pro"),
        ("flag", "Russia", None, "2031-05-10/2031-05-12", "Sample Times"),
        (trips, "at least 4 trips", "2031-01/2031-04", "2031-05-02", "Samples Pro"),
        (trips, "at least 5 trips", "2031-01/2031-04", "2031-05-03", "Example Gazette"),
        (
            "sanction", "Invented Heron under sanctions by Exampleland ministry, 2030", "2030", "2031-05-10/2031-05-12",
            "Sample Times",
        ),
        ("IMO", "0000000", None, None, "registry"),
    ]  # fmt: skip


def test_a_line_says_on_whose_word_and_on_what_evidence(wharf: Asked) -> None:
    place = lines(wharf, "Invented Heron")[0]
    assert place["spoke"] == ["Ana Lyst", "Samples Pro"]
    assert place["outlets"] == ["Samples Pro", "Example Gazette", "Sample Times"]
    assert place["bases"] == ["satellite imagery by Imager of 2031-05-01"]
    assert {wharf.word(claim) for claim in place["claims"]} == {"seen", "seen by gazette", "seen by times"}


def test_a_contested_value_is_marked_with_its_contest(wharf: Asked) -> None:
    marked = {one["value"]: one["contests"] for one in lines(wharf, "Invented Heron") if one["contested"]}
    assert set(marked) == {"at least 4 trips", "at least 5 trips"}
    assert len({contest for contests in marked.values() for contest in contests}) == 1


def test_what_was_not_yet_public_or_held_is_not_blamed_on_anybody(wharf: Asked) -> None:
    assert "flag" not in {one["attribute"] for one in lines(wharf, "Invented Heron", "2031-05-11")}
    held = lines(wharf, "Invented Heron", None, wharf.at("pro-1"))
    assert {one["by"] for one in held} == {"Samples Pro", "registry"}


def test_a_corrected_value_counts_from_its_correction(harbour: Asked) -> None:
    place = [one for one in lines(harbour, "Invented Heron") if one["attribute"] == "place" and one["value"] == "Rajin"]
    assert {one["when"]: (one["since"], one["by"]) for one in place} == {
        "2031-06-07": ("2031-06-21", "Example Gazette"),
        "2031-06-08": ("2031-06-12", "Sample Times"),
    }


def test_a_thing_of_which_nobody_speaks_has_only_what_the_registry_knows(wharf: Asked) -> None:
    assert lines(wharf, "Beta Marine") == []
    assert [(one["attribute"], one["value"], one["by"], one["claims"]) for one in lines(wharf, "나진")][-1:] == [
        ("UN/LOCODE", "KPRJN", "registry", [])
    ]


def test_a_name_that_nothing_goes_by_is_an_error(wharf: Asked) -> None:
    with pytest.raises(NotFoundError) as error:
        lines(wharf, "Invented Herron")
    assert error.value.hint.startswith("did you mean Invented Heron (vessel")
