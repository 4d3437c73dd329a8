"""Gathering what is wrong in one file, and quoting from it."""

from collections.abc import Iterable

from claims_ledger.domain.errors import Fault, FaultsError

MAX_FAULTS = 1000


class Faults:
    """Faults gathered while a file is read; the first thousand are kept, the others counted."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._kept: list[Fault] = []
        self._more = 0

    def add(self, line: int, column: int, what: str, hint: str = "") -> None:
        if len(self._kept) < MAX_FAULTS:
            self._kept.append(Fault(self.path, line, column, what, hint))
        else:
            self._more += 1

    def extend(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            self.add(fault.line, fault.column, fault.what, fault.hint)

    def __bool__(self) -> bool:
        return bool(self._kept)

    def __len__(self) -> int:
        return len(self._kept) + self._more

    @property
    def error(self) -> FaultsError:
        """All of them in the order of their places, with a last one that says how many are not shown."""
        faults = sorted(self._kept)
        if self._more:
            last = faults[-1]
            what = f"{self._more} further fault{'' if self._more == 1 else 's'} not shown"
            faults.append(Fault(self.path, last.line, last.column, what, "mend these first"))
        return FaultsError(faults)

    def raise_if_any(self) -> None:
        """Raises FaultsError when anything was added."""
        if self:
            raise self.error


def shown(text: str, longest: int = 60) -> str:
    """Words from a file inside a message: quoted, clipped, on one line, what does not print as an escape."""
    clipped = text if len(text) <= longest else text[: longest - 1] + "…"
    return '"' + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in clipped) + '"'
