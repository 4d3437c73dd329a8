"""How many keys the commonest claims take; what is counted stands in the benchmark."""

from pathlib import Path

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import create_ledger
from claims_ledger.resources import data_dir
from claims_ledger.store.target import read_target
from tests.benchmarks.keystrokes import counted, fewest, medians


def test_the_commonest_claims_take_under_sixty_keys_at_the_median(tmp_path: Path) -> None:
    place = tmp_path / "reports.db"
    with create_ledger(read_target(str(place))) as ledger:
        import_files(ledger, [data_dir()], actor="ann")
    found = counted(place)
    completed, plain = medians(found)
    assert len(found) == 20
    assert completed < 60
    assert completed < plain
    assert all(one.completed <= one.plain for one in found)
    # a⇥ would be two: audit, assess and add begin so; ad⇥ is add with its blank.
    assert fewest([], "add", {"CLAIMS_LEDGER": str(place)}) == (3, True)
    # Nothing completes a place in the document: three characters, and the blank.
    assert fewest(["add", "remark", "-p"], "c 1", {"CLAIMS_LEDGER": str(place)}) == (5, False)
