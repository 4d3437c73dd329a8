"""Sheets, rows and folders of them into a ledger."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from claims_ledger.app.ledger import Ledger, Progress
from claims_ledger.commands.judged import reopened
from claims_ledger.commands.verdicts import clashes_of
from claims_ledger.commands.work import Work
from claims_ledger.domain.errors import Fault, FaultsError
from claims_ledger.intake.files import read_lines, rows_in, sheet_form, sheets_in
from claims_ledger.intake.sheets import SheetTaker, Taken
from claims_ledger.resources import data_dir

ENTERED = ("recorded", "reinstated")
MOST_NAMED = 10
"""Claims named on a row's line of each value that it clashes with."""


def import_files(
    ledger: Ledger, paths: Sequence[Path], *, actor: str, dry_run: bool = False, replace: bool = False,
    reason: str | None = None, progress: Progress | None = None,
) -> list[Taken]:  # fmt: skip
    """Take files in: all or nothing a file, each a batch of its own; a dry run takes them all and keeps none.

    Raises PartlyTakenError with the faults of every faulty file; the sound ones are taken in. ImportStopped, where it
    is interrupted, says which are.
    """
    files = list(_files(paths))
    rows = _Rows(files, progress)
    reason = (reason or "replaced by the sheet") if replace else None
    if dry_run:
        try:
            with ledger.working(actor, rehearse=True) as work:
                return _every(files, lambda path, taken: taken.append(_take(work, path, reason, rows.of(path))))
        except ImportStopped:
            raise KeyboardInterrupt from None  # nothing of a rehearsal is kept
    return _every(files, lambda path, taken: _one(ledger, actor, path, reason, rows.of(path), taken))


class _Rows:
    """How far an import has come, in rows: one counts half when it is read, and whole when it is recorded. At the end
    of a file all of its rows count, also those that were there already."""

    def __init__(self, files: Sequence[Path], progress: Progress | None) -> None:
        self._progress = progress
        self._sizes = [rows_in(path) for path in files] if progress is not None else []
        self._begun = self._halves = 0

    def of(self, path: Path) -> Callable[[], None]:
        """What is to be called at every step of the next file."""
        if self._progress is None:
            return lambda: None
        progress, before, whole = self._progress, sum(self._sizes[: self._begun]), sum(self._sizes)
        size, name = self._sizes[self._begun], path.name
        self._begun, self._halves = self._begun + 1, 0

        def tick() -> None:
            self._halves += 1
            progress(before + min(self._halves // 2, size), whole, "rows", name)

        progress(before, whole, "rows", name)
        return tick


def _one(
    ledger: Ledger, actor: str, path: Path, reason: str | None, tick: Callable[[], None], done: list[Taken]
) -> None:
    """Take one file in and note it as done: also where an interruption comes after it was committed."""
    taken: Taken | None = None
    try:
        with ledger.working(actor) as work:
            taken = _take(work, path, reason, tick)
            if taken.differences and reason is None:
                # Part of the sheet may have been entered before the difference was met.
                raise _DifferentError(taken)
        done.append(taken)
    except KeyboardInterrupt:
        if taken is not None and all(one is not taken for one in done) and ledger.kept() == taken.batch is not None:
            done.append(taken)
        raise


class ImportStopped(KeyboardInterrupt):
    """The import was interrupted: what was `taken` stays, each file in a batch of its own; of what is `left` nothing is
    in."""

    def __init__(self, taken: Sequence[Taken], left: Sequence[Path]) -> None:
        super().__init__()
        self.taken, self.left = tuple(taken), tuple(left)


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


def _every(files: list[Path], take: Callable[[Path, list[Taken]], None]) -> list[Taken]:
    taken: list[Taken] = []
    faults: list[Fault] = []
    for path in files:
        try:
            take(path, taken)
        except _DifferentError as different:
            taken.append(_nothing(different.taken))
        except FaultsError as error:
            faults += error.faults
        except KeyboardInterrupt as stop:
            done = {one.path for one in taken}
            raise ImportStopped(taken, [one for one in files if str(one) not in done]) from stop
    if faults:
        raise PartlyTakenError(faults, taken)
    return taken


def _nothing(found: Taken) -> Taken:
    return Taken(found.path, differences=found.differences, notes=found.notes, position=found.position)


def _take(work: Work, path: Path, reason: str | None, tick: Callable[[], None]) -> Taken:
    before = work.unit.head
    taker = SheetTaker(work, path, reason, tick=tick)
    if sheet_form(path) == "yaml":
        taker.take_yaml()
    else:
        taker.take_rows()
    taken = taker.taken
    taken.position = work.unit.head
    taken.batch = work.unit.batch if work.unit.head > before else None
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


def fill_demo(ledger: Ledger, *, actor: str, progress: Progress | None = None) -> list[Taken]:
    """The shipped registry and reports."""
    return import_files(ledger, [data_dir()], actor=actor, progress=progress)
