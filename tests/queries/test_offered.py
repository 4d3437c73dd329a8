"""What a ledger offers to complete a word with, alike on both databases. The names are invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import open_ledger
from claims_ledger.queries import offered
from claims_ledger.queries.offered import MOST, Offer
from claims_ledger.store.reader import Reader, open_reader
from claims_ledger.store.target import read_target
from tests.cli.desk_of_names import SHEET

VESSELS = ["vessel"]


@pytest.fixture
def reader(target: str, tmp_path: Path) -> Iterator[Reader]:
    sheet = tmp_path / "names.yaml"
    many = "".join(f"    - {{key: tern-{number}, type: vessel, names: [Tern {number:03}]}}\n" for number in range(600))
    sheet.write_text(SHEET.replace("  topics:\n", f"{many}  topics:\n"), encoding="utf-8")
    with open_ledger(read_target(target)) as ledger:
        import_files(ledger, [sheet], actor="ann")
    with open_reader(target) as reader:
        yield reader


def values(found: list[Offer]) -> list[str]:
    return [one.value for one in found]


def test_every_sort_of_offer_is_found_by_its_beginning(reader: Reader) -> None:
    assert offered.names(reader, "HERON", VESSELS) == [Offer("Heron", "vessel"), Offer("Heron Star", "vessel")]
    assert offered.names(reader, "heron ", VESSELS) == [Offer("Heron Star", "vessel")]
    assert offered.names(reader, "egretta", VESSELS) == [Offer("Egretta", "Égret (vessel)")]
    assert offered.names(reader, "왜", VESSELS) == [Offer("왜가리", "Heron (vessel)")]
    assert values(offered.names(reader, "maia", VESSELS)) == ["maia-one", "maia-two"]
    assert values(offered.names(reader, "maia-t", VESSELS)) == ["maia-two"]
    assert offered.topics(reader, "grain") == [Offer("grain to Far Isle", "topic")]
    assert offered.affairs(reader, "") == [Offer("isle")]
    assert offered.documents(reader, "heron") == [Offer("heron-post-2024-05-01", "Heron Post: Ships at Lowport")]
    assert len(offered.claims(reader, "")) == 3
    assert values(offered.claims(reader, "c")) == sorted(values(offered.claims(reader, "")))
    (contest,) = offered.contests(reader, "x")
    assert contest.about.startswith("Heron")
    (batch,) = offered.batches(reader, "")
    assert offered.batches(reader, batch.value[:3]) == [batch]
    assert batch.about.endswith(" ann")
    claim = offered.claims(reader, "")[0].value
    assert offered.kind_of(reader, claim[:5]) == "port-call"
    assert offered.kind_of(reader, "c") is None


def test_what_the_document_says_already_is_offered_again(reader: Reader) -> None:
    document = "heron-post-2024-05-01"
    assert offered.said(reader, "", "when", document) == [Offer("2024-04-28", "said before")]
    assert values(offered.said(reader, "ann", "via", document)) == ["Anna Öst on 2024-04-29"]
    assert values(offered.said(reader, "", "via", "another")) == []
    assert values(offered.said(reader, "", "hedge", "another")) == ["it seems"]
    assert offered.said(reader, "", "basis", document) == []


def test_of_very_many_the_first_and_the_last_are_offered(reader: Reader) -> None:
    found = values(offered.names(reader, "tern", VESSELS))
    assert len(found) == MOST + 1
    assert (found[0], found[-1]) == ("Tern 000", "Tern 599")
