"""A new kind is one file and one registry line: everything else works with it as it stands."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import open_ledger
from claims_ledger.app.schemas import schema
from claims_ledger.domain.errors import FaultsError
from claims_ledger.domain.kinds import KINDS
from claims_ledger.queries.claims import claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.sources import sources
from claims_ledger.queries.status import status
from claims_ledger.queries.timeline import timeline
from claims_ledger.store.reader import open_reader
from claims_ledger.store.target import read_target
from tests.support.databases import Databases, Dialect
from tests.support.rail_traffic import RailTraffic

REGISTRY = """\
register:
  entities:
    - {key: exampleland, type: country, names: [Exampleland]}
    - {key: tumangang, type: place, names: [Tumangang, 두만강], in: [exampleland]}
    - {key: khasan, type: place, names: [Khasan, Хасан]}
    - {key: gazette, type: outlet, names: [Example Gazette]}
    - {key: times, type: outlet, names: [Sample Times]}
    - {key: samples, type: think tank, names: [Institute of Samples]}
"""
GAZETTE = """\
document:
  outlet: Example Gazette
  title: Many cars at the border
  published: 2031-10-16
claims:
  - kind: rail-traffic
    origin: Tumangang
    destination: Khasan
    cars: more than 70 cars
    when: 2031-10-05
    via: Institute of Samples on 2031-10-15
    basis: satellite imagery
"""
TIMES = """\
document:
  outlet: Sample Times
  title: Few cars at the border
  published: 2031-10-18
claims:
  - kind: rail-traffic
    origin: 두만강
    destination: Хасан
    cars: up to 60 cars
    when: 5 October 2031
    via: quoting Institute of Samples on 2031-10-15
  - kind: rail-traffic
    origin: Exampleland
    destination: Khasan
    when: October 2031
    change: has risen sharply
"""

FERRY = """\
register:
  entities:
    - {key: train-ferry, type: vessel, names: [Invented Train Ferry]}
document:
  outlet: Sample Times
  title: Cars go by sea
  published: 2031-10-20
claims:
  - kind: rail-traffic
    origin: Tumangang
    destination: Khasan
    cars: 12 cars
    when: 2031-10-19
    ferry: Invented Train Ferry
    via: own
"""

Ask = Callable[..., Listing]


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one line that a new kind needs."""
    monkeypatch.setitem(KINDS, RailTraffic.kind, RailTraffic)


@pytest.fixture
def place(databases: Databases, dialect: Dialect) -> str:
    return databases.ledger(dialect)


@pytest.fixture
def ask(place: str, tmp_path: Path) -> Iterator[Ask]:
    """The three sheets in a ledger, and a way to ask of it."""
    written = {"registry": REGISTRY, "gazette": GAZETTE, "times": TIMES}
    for name, text in written.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    with open_ledger(read_target(place)) as ledger:
        import_files(ledger, [tmp_path / f"{name}.yaml" for name in written], actor="an analyst")
    with open_reader(place) as reader:
        yield lambda view, **asked: view(reader, Clocks.resolve(reader), **asked)


def items(listing: Listing) -> list[dict[str, Any]]:
    return [dict(item) for item in listing.items]


def test_it_is_listed_by_its_name_with_its_headline(ask: Ask) -> None:
    assert [item["headline"] for item in items(ask(claims, kind="rail-traffic"))] == [
        "up to 60 cars Tumangang → Khasan, 5 October 2031",
        "trains Exampleland → Khasan: has risen sharply, October 2031",
        "more than 70 cars Tumangang → Khasan, 2031-10-05",
    ]


def test_it_stands_on_the_timeline_by_its_event_time(ask: Ask) -> None:
    assert [item["when"] for item in items(ask(timeline, name="Khasan"))] == ["2031-10", "2031-10-05", "2031-10-05"]


def test_a_ship_that_it_places_has_its_status_from_it(place: str, tmp_path: Path) -> None:
    sheets = [tmp_path / "registry.yaml", tmp_path / "ferry.yaml"]
    for sheet, text in zip(sheets, (REGISTRY, FERRY), strict=True):
        sheet.write_text(text)
    with open_ledger(read_target(place)) as ledger:
        import_files(ledger, sheets, actor="an analyst")
    with open_reader(place) as reader:
        (item,) = items(status(reader, Clocks.resolve(reader), name="Invented Train Ferry", on=None))
    where = item["location"]
    assert (where["value"], where["when"], where["positions"][0]["origins"]) == (
        "Khasan",
        "2031-10-19",
        ["Sample Times"],
    )


def test_its_counts_clash_and_are_known_for_one_utterance(ask: Ask) -> None:
    (contest,) = items(ask(contested))
    assert (contest["verdict"], sorted(contest["reasons"])) == ("contradicts", ["disjoint", "retelling"])
    assert sorted(position["value"] for position in contest["positions"]) == ["more than 70 cars", "up to 60 cars"]
    assert contest["same_origin"]


def test_who_says_so_is_known_without_more(ask: Ask) -> None:
    (contest,) = items(ask(contested))
    (traced,) = items(ask(sources, name=contest["id"]))
    assert traced["outlets"] == ["Example Gazette", "Sample Times"]
    assert traced["origins"] == ["Institute of Samples"]


def test_it_has_a_schema_of_its_own_and_in_sheets() -> None:
    own = schema("rail-traffic")
    assert own["required"] == ["kind", "origin", "destination", "when"]
    assert own["properties"]["kind"] == {"const": "rail-traffic"}
    assert {"origin", "destination", "when", "cars", "change", "via", "basis"} <= set(own["properties"])
    kinds = schema("sheet")["properties"]["claims"]["items"]["oneOf"]
    assert any(one["properties"]["kind"] == {"const": "rail-traffic"} for one in kinds)


def test_it_has_a_command_of_its_own() -> None:
    from claims_ledger.cli.add import command_of

    command = command_of(RailTraffic)
    assert command.name == "rail-traffic"
    assert "Trains seen between two places" in (command.help or "")


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("origin: Tumangang", "origin: Tumangan", "7:13: origin: no place goes by 'Tumangan'"),
        ("    destination: Khasan\n", "", "6:5: rail-traffic needs destination"),
        ("cars: more", "carts: more", "9:5: rail-traffic has no field 'carts'"),
        ("kind: rail-traffic", "kind: rail-trafic", "6:11: there is no kind 'rail-trafic'"),
    ],
)
def test_its_faults_are_told_with_their_place(place: str, tmp_path: Path, was: str, becomes: str, fault: str) -> None:
    for name, text in (("registry", REGISTRY), ("sheet", GAZETTE.replace(was, becomes))):
        (tmp_path / f"{name}.yaml").write_text(text)
    with open_ledger(read_target(place)) as ledger, pytest.raises(FaultsError) as caught:
        import_files(ledger, [tmp_path / "registry.yaml", tmp_path / "sheet.yaml"], actor="an analyst")
    assert [str(one).removeprefix(f"{tmp_path / 'sheet.yaml'}:") for one in caught.value.faults] == [fault]
    assert caught.value.faults[0].hint
