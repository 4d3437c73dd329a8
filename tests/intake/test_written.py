"""A claim in words again: what is written of it is read as the same claim."""

from collections.abc import Iterator
from typing import Any

import pytest

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import create_ledger
from claims_ledger.commands.work import Work
from claims_ledger.domain.claim import Content, claim_id
from claims_ledger.domain.dates import read_published
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.rows import read_claim
from claims_ledger.intake.written import row_of
from claims_ledger.resources import data_dir
from claims_ledger.store.read_models import CLAIM
from claims_ledger.store.target import read_target


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Work]:
    place = tmp_path_factory.mktemp("written") / "reports.db"
    with create_ledger(read_target(str(place))) as ledger:
        import_files(ledger, [data_dir()], actor="ann")
        with ledger.working("ann", rehearse=True) as work:
            yield work


def contents(work: Work) -> Iterator[tuple[Any, Content]]:
    for (claim,) in work.fold.rows.open(CLAIM, "DISTINCT unit", "1 = 1", ()):
        standing = work.claim(claim)
        assert standing is not None
        document = work.document(standing.document)
        assert document is not None
        yield document, load_content(standing.current(document), work.registry)


def test_every_shipped_claim_written_again_is_that_claim(work: Work) -> None:
    read = 0
    for document, content in contents(work):
        row = row_of(content, work.registry, document.when())
        again = read_claim(row, work.registry, document.when())
        assert claim_id(document.key, again.stored()) == claim_id(document.key, content.stored()), row
        assert (again.hedge, again.basis) == (content.hedge, content.basis)
        read += 1
    assert read == 269


def test_under_another_day_every_date_still_means_the_days_it_meant(work: Work) -> None:
    later = read_published("2026-06-17")
    for document, content in contents(work):
        again = read_claim(row_of(content, work.registry, later), work.registry, later)
        assert claim_id(document.key, again.stored()) == claim_id(document.key, content.stored())


def test_its_place_in_the_document_is_left_out(work: Work) -> None:
    names = {name for document, content in contents(work) for name in row_of(content, work.registry, document.when())}
    assert "via" in names
    assert names.isdisjoint({"paragraph", "quote", "translation", "note"})
