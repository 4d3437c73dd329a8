"""The evidence at the origin."""

import pytest

from claims_ledger.domain.basis import SORTS, Basis, read_basis
from claims_ledger.domain.dates import read_published
from claims_ledger.domain.errors import ReadingError
from tests.support.world import WORLD

PUBLISHED = read_published("2024-03-13")


def read(words: str) -> Basis:
    return read_basis(words, WORLD, PUBLISHED)


@pytest.mark.parametrize(
    ("words", "sort", "by", "of"),
    [
        pytest.param("satellite imagery", "satellite imagery", None, None, id="a sort"),
        pytest.param("Satellite  Imagery", "satellite imagery", None, None, id="in another case and spacing"),
        pytest.param("satellite imagery by Planet Labs", "satellite imagery", "planet", None, id="and whose"),
        pytest.param("satellite imagery of 2023-10-14", "satellite imagery", None, "2023-10-14", id="and of which day"),
        pytest.param(
            "satellite imagery by Planet Labs of 2024-03-10",
            "satellite imagery",
            "planet",
            "2024-03-10",
            id="whose, and of which day",
        ),
        pytest.param("satellite imagery of Sunday", "satellite imagery", None, "2024-03-10", id="a day in words"),
        pytest.param(
            "study by Institute for the Study of War", "study", "war-institute", None, id="a name with `of` in it"
        ),
        pytest.param(
            "study by Institute for the Study of War of May 2023",
            "study",
            "war-institute",
            "2023-05",
            id="such a name, and a day",
        ),
    ],
)
def test_a_basis_reads(words: str, sort: str, by: str | None, of: str | None) -> None:
    basis = read(words)
    assert (basis.sort, basis.by and basis.by.key, basis.of and basis.of.edtf) == (sort, by, of)
    assert Basis.from_json(basis.to_json(), WORLD) == basis


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_reads(sort: str) -> None:
    assert str(read(sort)) == sort


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param("satelite imagery", "did you mean satellite imagery", id="a near miss is not taken"),
        pytest.param("tea leaves", "use satellite imagery", id="no sort at all"),
        pytest.param("satellite imagery by Planet Lab", "did you mean Planet Labs", id="a misspelt owner"),
        pytest.param("satellite imagery of the 45th", "", id="a day that is none"),
    ],
)
def test_a_faulty_basis_is_refused_with_advice(words: str, hint: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read(words)
    assert hint in caught.value.hint


def test_a_basis_is_written_back() -> None:
    assert (
        str(read("satellite imagery by Planet Labs of 2024-03-10")) == "satellite imagery by Planet Labs of 2024-03-10"
    )
