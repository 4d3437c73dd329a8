"""What a careful reader finds in the shipped reports, asked of the views."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.app.importing import fill_demo
from claims_ledger.app.ledger import create_ledger
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.diff import diff
from claims_ledger.queries.status import status
from claims_ledger.store.reader import Reader, open_reader
from claims_ledger.store.target import read_target


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The demo's ledger."""
    path: Path = tmp_path_factory.mktemp("shipped") / "demo.db"
    with create_ledger(read_target(str(path))) as ledger:
        fill_demo(ledger, actor="an invented analyst")
    with open_reader(str(path)) as reader:
        yield reader


@pytest.mark.parametrize(
    ("ship", "as_of", "value", "when", "outlet", "origins"),
    [
        (
            "Lady R",
            "2024-03-05",
            "between North Korea and Russia",
            "2024-01-30/2024-02-08",
            "Euromaidan Press",
            ["NK Pro"],
        ),
        ("Lady R", "2024-03-13", "Rajin", "2024-03-10", "Bloomberg", ["NK News"]),
        ("Lady R", None, "Vostochny", "2024-03-15", "Insight News Media", ["NK Pro"]),
        ("Angara", "2024-03-13", "China", "2024-03-13", "Bloomberg", []),
        ("Maia-1", "2024-03-05", "Vostochny", "2024-02-12", "Euromaidan Press", ["NK Pro"]),
    ],
)
def test_the_last_place_is_by_event_time_and_by_what_was_public(
    shipped: Reader, ship: str, as_of: str | None, value: str, when: str, outlet: str, origins: list[str]
) -> None:
    [item] = status(shipped, Clocks.resolve(shipped, as_of), name=ship).items
    where = item["location"]
    assert (where["value"], where["when"], where["contested"]) == (value, when, False)
    assert (where["positions"][0]["outlets"], where["positions"][0]["origins"]) == ([outlet], origins)


@pytest.mark.parametrize("ship", ["Angara", "Maria"])
def test_the_runs_of_autumn_count_until_anybody_saw_the_ships_elsewhere(shipped: Reader, ship: str) -> None:
    [item] = status(shipped, Clocks.resolve(shipped, "2023-10-31"), name=ship).items
    assert item["location"]["value"] == "between Dunay and Rajin"
    assert {outlet for side in item["location"]["positions"] for outlet in side["outlets"]} == {
        "The Moscow Times", "unknown republisher",
    }  # fmt: skip


def test_the_yard_and_the_dock_in_China_are_one_stay(shipped: Reader) -> None:
    [item] = status(shipped, Clocks.resolve(shipped), name="Angara").items
    assert [side["value"] for side in item["location"]["positions"]] == ["Zhoushan Xinya Shipyard", "China"]
    assert item["condition"]["value"] == "in repair"


def test_nothing_is_contested_but_what_a_careful_reader_finds(shipped: Reader) -> None:
    items = contested(shipped, Clocks.resolve(shipped)).items
    found = {(item["verdict"], item["subject"], *item["reasons"]) for item in items}
    assert found == {
        ("contradicts", "Maria", "single-value"),
        ("contradicts", "Sergei Shoigu", "single-value"),
        ("contradicts", "containers from North Korea to Russia", "disjoint", "retelling"),
        ("diverges", "Angara & Maria", "retelling"),
        ("diverges", "North Korea", "retelling"),  # believed to hold arms, and held arms
        ("disputed", "arms from North Korea to Russia", "denial", "narrower"),
    }


def test_what_changed_in_March_names_the_ended_halt_the_flight_the_ships_and_the_yard(shipped: Reader) -> None:
    items = diff(shipped, Clocks.resolve(shipped), before="2024-03-05", after="2024-03-31").items
    after: dict[Any, list[str]] = {}
    for item in items:
        after.setdefault((item["change"], item["what"]), []).append(str(item["after"]))
    assert after["changed", "Lady R: location"] == ["Vostochny, 15 March 2024"]
    assert after["changed", "Angara: location"] == ["Zhoushan Xinya Shipyard, 16–31 March 2024"]
    assert after["changed", "Maria: location"] == ["waters east of Vladivostok, 13 March 2024"]
    assert after["changed", "Maia-1: location"] == ["waters east of Vladivostok, 15 March 2024"]
    assert "ended by Lady R at Rajin, 10 March 2024" in after["changed", "halt"]
    assert any("Pyongyang" in text and "11" in text for text in after["gained", "flight"])
    assert any("Lady R loading at Rajin" in text for text in after["gained", "port call"])
