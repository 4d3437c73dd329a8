"""A view is a process of its own: what it imports is paid for every time."""

import pkgutil
import subprocess
import sys

import pytest

import claims_ledger.queries

MODULES = sorted(
    module.name for module in pkgutil.iter_modules(claims_ledger.queries.__path__, "claims_ledger.queries.")
)
HEAVY = ("sqlalchemy", "alembic", "pydantic", "pint", "yaml", "psycopg", "claims_ledger.domain.kinds")


@pytest.mark.parametrize("module", [*MODULES, "claims_ledger.store.reader"])
def test_a_view_loads_neither_SQLAlchemy_nor_pydantic_nor_the_kinds(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == []
