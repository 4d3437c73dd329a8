"""Sheets, rows and folders of them into a ledger."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claims_ledger.app.ledger import Ledger
from claims_ledger.commands.judged import reopened
from claims_ledger.commands.verdicts import clashes_of
from claims_ledger.commands.work import Work
from claims_ledger.domain.errors import Fault, FaultsError
from claims_ledger.intake.files import read_lines, sheet_form, sheets_in
from claims_ledger.intake.sheets import SheetTaker, Taken
from claims_ledger.resources import data_dir

ENTERED = ("recorded", "reinstated")
MOST_NAMED = 10
"""Claims named on a row's line of each value that it clashes with."""
Progress = Callable[[int, int, str], None]


def import_files(
    ledger: Ledger, paths: Sequence[Path], *, actor: str, dry_run: bool = False, replace: bool = False,
    reason: str | None = None, progress: Progress | None = None,
) -> list[Taken]:  # fmt: skip
    """Take files in: all or nothing a file, each a batch of its own; a dry run takes them all and keeps none.

    Raises PartlyTakenError with the faults of every faulty file; the sound ones are taken in.
    """
    files = list(_files(paths))
    reason = (reason or "replaced by the sheet") if replace else None
    if dry_run:
        with ledger.working(actor, rehearse=True) as work:
            return _every(files, lambda path: _take(work, path, reason), progress)
    return _every(files, lambda path: _one(ledger, actor, path, reason), progress)


def _one(ledger: Ledger, actor: str, path: Path, reason: str | None) -> Taken:
    with ledger.working(actor) as work:
        taken = _take(work, path, reason)
        if taken.differences and reason is None:
            # Part of the sheet may have been entered before the difference was met.
            raise _DifferentError(taken)
    return taken


class PartlyTakenError(FaultsError):
    """Some files are faulty, and nothing of them was written; `taken` says what became of the others."""

    def __init__(self, faults: Sequence[Fault], taken: Sequence[Taken]) -> None:
        super().__init__(faults)
        self.taken = tuple(taken)
        if taken:
            self.what = self.what.replace("nothing was written", "nothing of the files with faults was written")


class _DifferentError(Exception):
    """Rolls a file back that differs from what it was, and carries what was found."""

    def __init__(self, taken: Taken) -> None:
        super().__init__(taken.path)
        self.taken = taken


def _every(files: list[Path], take: Callable[[Path], Taken], progress: Progress | None) -> list[Taken]:
    taken: list[Taken] = []
    faults: list[Fault] = []
    for number, path in enumerate(files, start=1):
        try:
            taken.append(take(path))
        except _DifferentError as different:
            taken.append(_nothing(different.taken))
        except FaultsError as error:
            faults += error.faults
        if progress is not None:
            progress(number, len(files), str(path))
    if faults:
        raise PartlyTakenError(faults, taken)
    return taken


def _nothing(found: Taken) -> Taken:
    return Taken(found.path, differences=found.differences, notes=found.notes, position=found.position)


def _take(work: Work, path: Path, reason: str | None) -> Taken:
    taker = SheetTaker(work, path, reason)
    if sheet_form(path) == "yaml":
        taker.take_yaml()
    else:
        taker.take_rows()
    taken = taker.taken
    taken.position = work.unit.head
    fresh = [claim for claim, outcome, _ in taken.verdicts if outcome in ENTERED]
    taken.notes += [line for claim in fresh for line in reopened(work, claim)]
    taken.verdicts = [(claim, _verdict(work, claim, outcome), line) for claim, outcome, line in taken.verdicts]
    return taken


def _verdict(work: Work, claim: str, outcome: str) -> str:
    """What became of a row, and what it clashes with: "recorded; contradicts c1…, c2…"."""
    met = clashes_of(work, claim, MOST_NAMED + 1) if outcome in ENTERED else []
    return "; ".join([outcome, *(f"{one.verdict} {_named(one.claims)} ({one.reason})" for one in met)])


def _named(claims: Sequence[str]) -> str:
    more = " and more" if len(claims) > MOST_NAMED else ""
    return ", ".join(claims[:MOST_NAMED]) + more


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Files as given; of a folder, those that only bring to the registry come before those that use it."""
    for path in paths:
        if path.is_dir():
            yield from sorted(sheets_in(path), key=_brings_claims)
        else:
            yield path


def _brings_claims(path: Path) -> bool:
    try:
        return sheet_form(path) != "yaml" or any(line.startswith("document:") for _, line in read_lines(path))
    except FaultsError:
        return True


def fill_demo(ledger: Ledger, *, actor: str) -> list[Taken]:
    """The shipped registry and reports."""
    return import_files(ledger, [data_dir()], actor=actor)
