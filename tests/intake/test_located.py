"""Places in the located tree, as validators name them."""

import pytest

from claims_ledger.intake.located import Mark, Table, Text
from claims_ledger.intake.yaml_reader import parse_yaml

SHEET = """\
document:
  key: k
claims:
  - kind: halt
    at: 나진
  - kind: trips
    between: [Rajin, [Dunay, Vostochny]]
    count:
"""


@pytest.fixture
def sheet() -> Table:
    return parse_yaml(SHEET.encode())


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        pytest.param((), Mark(1, 1), id="the top"),
        pytest.param(("document", "key"), Mark(2, 8), id="a value"),
        pytest.param(("claims",), Mark(4, 3), id="a list"),
        pytest.param(("claims", 1), Mark(6, 5), id="an item"),
        pytest.param(("claims", 1, "between", 1, 1), Mark(7, 30), id="a list in a list"),
        pytest.param(("claims", 0, "halt", "at"), Mark(5, 9), id="past the tag of a union"),
        pytest.param(("claims", 0, "when"), Mark(4, 5), id="a missing key is placed at its table"),
        pytest.param(("claims", 7, "at"), Mark(4, 3), id="a missing item is placed at its list"),
        pytest.param(("document", "key", "str", 0), Mark(2, 8), id="below a text"),
        pytest.param(("claims", 1, "count"), Mark(8, 11), id="an empty value"),
    ],
)
def test_a_path_leads_to_the_nearest_place(sheet: Table, path: tuple[str | int, ...], mark: Mark) -> None:
    assert sheet.locate(path) == mark


def test_a_key_has_a_place_of_its_own(sheet: Table) -> None:
    assert sheet.locate(("claims", 0, "halt", "at"), key=True) == Mark(5, 5)


def test_plain_values_are_text_lists_and_dicts_without_empty_keys(sheet: Table) -> None:
    assert sheet.to_plain() == {
        "document": {"key": "k"},
        "claims": [
            {"kind": "halt", "at": "나진"},
            {"kind": "trips", "between": ["Rajin", ["Dunay", "Vostochny"]]},
        ],
    }


def test_an_empty_key_is_still_there_to_see() -> None:
    table = parse_yaml(b"a:\nb: ''\n")
    assert table.keys() == ("a", "b")
    assert table.get("a") == Text("", 1, 3, absent=True)
    assert table.get("b") == Text("", 2, 4)
    assert table.get("c") is None
    assert table.to_plain() == {"b": ""}
