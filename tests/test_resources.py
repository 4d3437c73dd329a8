"""In a checkout, what ships with the package is found beside it."""

from pathlib import Path

from claims_ledger.resources import data_dir, migrations_dir

ROOT = Path(__file__).parents[1]


def test_migrations_and_data_are_those_beside_the_package() -> None:
    assert migrations_dir() == ROOT / "migrations"
    assert data_dir() == ROOT / "data"
