"""What the databases' own errors mean to the user; shared by the writing and the reading side."""

import sqlite3
from typing import Final

from claims_ledger.domain.errors import BusyError, IntegrityError, LedgerError, NotFoundError, UsageError

REFUSAL: Final = "append-only record: "
"""How every refusal by the record's triggers begins."""

_FROM_BACKUP: Final = "keep the file as it is, put a backup beside it, and compare them with 'claims verify'"

# PostgreSQL's SQLSTATE codes (PostgreSQL documentation, appendix A).
_BUSY_STATES: Final = ("55P03", "40P01", "40001", "57014", "55006", "53300")
_FULL_STATES: Final = ("53100", "53200", "53000")
_CORRUPT_STATES: Final = ("XX001", "XX002")


def ledger_error(error: BaseException, shown: str) -> LedgerError | None:
    """The LedgerError a driver's error stands for, or None if it tells of a fault in the program."""
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, shown)
    if type(error).__module__.partition(".")[0] == "psycopg":
        return _of_postgresql(error, shown)
    return None


def _of_sqlite(error: sqlite3.Error, shown: str) -> LedgerError | None:
    message = str(error)
    if message.startswith(REFUSAL):
        return _refused(message)
    if "decode to UTF-8" in message:
        return IntegrityError(f"{shown} holds text that is no UTF-8", _FROM_BACKUP)
    code = getattr(error, "sqlite_errorcode", None)
    match None if code is None else code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return busy(shown)
        case sqlite3.SQLITE_NOTADB:
            return no_ledger(shown)
        case sqlite3.SQLITE_CORRUPT:
            return IntegrityError(f"{shown} is damaged: {message}", _FROM_BACKUP)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return LedgerError(f"{shown} cannot be written", "check the rights on the file and on its folder")
        case sqlite3.SQLITE_FULL:
            return LedgerError(f"no room on the disk of {shown}; nothing was written", "free some and repeat")
        case sqlite3.SQLITE_IOERR:
            return LedgerError(f"the disk failed under {shown}: {message}", "check the disk, then 'claims verify'")
        case sqlite3.SQLITE_CANTOPEN:
            return LedgerError(f"{shown} cannot be opened", "check the rights on the file and on its folder")
        case _:
            return None


def _of_postgresql(error: BaseException, shown: str) -> LedgerError | None:
    message = (str(error).splitlines() or [""])[0]
    if message.startswith(REFUSAL):
        return _refused(message)
    state = getattr(error, "sqlstate", None)
    if state is None:
        if type(error).__name__ != "OperationalError" and type(error).__name__ != "ConnectionTimeout":
            return None
        if 'database "' in message and message.rstrip().endswith("does not exist"):
            return missing(shown)
        return LedgerError(f"the server of {shown} cannot be reached: {message}", "check the address and the server")
    if state in _BUSY_STATES:
        return busy(shown)
    if state == "3D000":
        return missing(shown)
    if state in ("25006", "42501"):
        return LedgerError(f"{shown} cannot be written: {message}", "check the rights of the database role")
    if state in _FULL_STATES:
        return LedgerError(f"the server of {shown} has no room; nothing was written", "free some and repeat")
    if state in _CORRUPT_STATES:
        return IntegrityError(f"{shown} is damaged: {message}", _FROM_BACKUP)
    if state[:2] in ("08", "28", "57"):
        return LedgerError(f"the server of {shown} cannot be used: {message}", "check the address and the server")
    return None


def missing(shown: str) -> NotFoundError:
    """There is nothing at all."""
    return NotFoundError(f"there is no ledger at {shown}", "make one with 'claims init' or 'claims demo'")


def no_ledger(shown: str) -> IntegrityError:
    """There is something, but no ledger."""
    return IntegrityError(f"{shown} is no claims ledger", "give --ledger the path of one, or 'claims init' a new one")


def newer_schema(revision: str, shown: str) -> IntegrityError:
    """The tables were made by a later program."""
    return IntegrityError(f"{shown} has schema {revision}, newer than this program knows", "upgrade claims-ledger")


def no_driver() -> UsageError:
    """The optional PostgreSQL driver is not installed."""
    return UsageError("this installation has no PostgreSQL driver", "pip install 'claims-ledger[postgres]'")


def headless() -> IntegrityError:
    """The row that counts positions is gone."""
    return IntegrityError("the record has lost its head", "nothing was written; run 'claims verify'")


def busy(shown: str) -> BusyError:
    """Somebody else writes."""
    return BusyError(f"{shown} is busy: somebody else is writing; nothing was written", "try again")


def _refused(message: str) -> IntegrityError:
    return IntegrityError(message, "nothing was written; run 'claims verify'")
