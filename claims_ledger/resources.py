"""Where the files that ship with the package lie: beside it in a checkout, inside it in a wheel.

The checkout is asked first, since an editable install may leave a stale copy in site-packages.
"""

from pathlib import Path

from claims_ledger.domain.errors import NotFoundError

_PACKAGE = Path(__file__).resolve().parent


def migrations_dir() -> Path:
    """The folder with Alembic's `env.py`."""
    return _resolve("migrations", "env.py")


def data_dir() -> Path:
    """The folder with the shipped registry and report sheets."""
    return _resolve("data", "registry.yaml")


def _resolve(name: str, landmark: str) -> Path:
    beside = _PACKAGE.parent / name
    if (beside / landmark).is_file() and (_PACKAGE.parent / "pyproject.toml").is_file():
        return beside
    inside = _PACKAGE / f"_{name}"
    if (inside / landmark).is_file():
        return inside
    raise NotFoundError(f"the {name} that ship with claims-ledger are missing", "install claims-ledger again")
