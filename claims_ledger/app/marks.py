"""Where each reader left off in each ledger: a small file of the user's own, never part of the record."""

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from claims_ledger.domain.errors import LedgerError
from claims_ledger.domain.ids import fresh_id
from claims_ledger.queries.since import Mark
from claims_ledger.store.target import Target


def mark_place(target: Target, actor: str) -> Path:
    """The file for one ledger and one reader."""
    import platformdirs

    ledger = str(target.path.resolve()) if target.dialect == "sqlite" else target.shown
    name = hashlib.sha256(json.dumps([ledger, actor]).encode()).hexdigest()[:24]
    return Path(platformdirs.user_state_path("claims-ledger", appauthor=False)) / "read" / f"{name}.json"


def read_mark(place: Path) -> Mark:
    """Where the reader left off; position 0 the first time. Raises LedgerError for a file that says something else."""
    try:
        plain = json.loads(place.read_bytes())
        position, event = plain["position"], plain["event"]
    except FileNotFoundError:
        return Mark(0, "", str(place))
    except OSError as error:
        raise LedgerError(f"{place} cannot be read: {error.strerror}", "mend its permissions, or delete it") from None
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _broken(place) from None
    if type(position) is not int or type(event) is not str or position < 1:
        raise _broken(place)
    return Mark(position, event, str(place))


def keep_mark(place: Path, target: Target, actor: str, position: int, event: str) -> None:
    """Remember where the reader is now; readable by nobody else, and whole at every moment. Raises LedgerError."""
    said = {"actor": actor, "event": event, "ledger": target.shown, "position": position}
    fresh = place.with_name(f"{place.name}.{fresh_id('t')}")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(said, file)
        fresh.replace(place)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise LedgerError(
            f"{place} cannot be written, so this is read again next time: {error.strerror}", "mend its permissions"
        ) from None


def _broken(place: Path) -> LedgerError:
    return LedgerError(
        f"{place} does not say up to where you have read", "delete it; the next --since-last begins anew from there"
    )
