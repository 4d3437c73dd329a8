"""The error tree. Every error says what is wrong and what to do; the command line catches it once and exits with
its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class LedgerError(Exception):
    """Something the user can act on: `what` is wrong, line by line in `details` where it is several things; `hint` is
    what to do about it."""

    exit_code: ClassVar[int] = 2

    def __init__(self, what: str, hint: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.details = tuple(details)


class UsageError(LedgerError):
    """The command was called with words that do not go together."""


class NotFoundError(LedgerError):
    """Nothing goes by that name or id."""

    exit_code = 3


class AmbiguousError(LedgerError):
    """Several things go by that name or id; the hint lists them."""

    exit_code = 3


class ConflictError(LedgerError):
    """What is asked clashes with what the ledger already holds."""

    exit_code = 4


class IntegrityError(LedgerError):
    """The file is no ledger, or the record in it is not what was written."""

    exit_code = 5


class BusyError(LedgerError):
    """Another writer holds the ledger; trying again helps."""

    exit_code = 75


class ReadingError(ValueError):
    """Words that cannot be read as the thing asked for.

    A ValueError, so that pydantic gathers it with the other faults of the same row.
    """

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class SeveralError(ReadingError):
    """Words that could mean more than one thing; `what` or the hint lists them, and none is guessed."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a file: `path:line:column`, lines and columns from 1."""

    path: str
    line: int
    column: int
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.what}"


class FaultsError(LedgerError):
    """All the faults found in an input at once; nothing of it was written."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        count = len(faults)
        super().__init__(f"{count} fault{'' if count == 1 else 's'}; nothing was written")
        self.faults = tuple(faults)
