"""`claims add KIND -i`: field by field, each answer read at once, and nothing recorded before the row was seen."""

from collections.abc import Callable, Mapping
from typing import Any

from claims_ledger.app.drafting import Draft
from claims_ledger.app.ledger import Outcome
from claims_ledger.cli.fields import about, example, in_one_line, order, value_of
from claims_ledger.cli.grammar import field_takes
from claims_ledger.cli.prompting import Prompter
from claims_ledger.domain.errors import AmbiguousError, LedgerError, ReadingError, SeveralError, UsageError
from claims_ledger.domain.kinds import KINDS

Row = dict[str, Any]
Record = Callable[[Row, bool], Outcome]
"""Records a row, or with True only says what would be recorded."""
CLEARED, REST = "-", "."


class _RestError(Exception):
    """The rest of the questions is passed over."""


def ask_kind(ask: Prompter) -> str:
    """Which kind of claim. Raises GivenUpError."""
    ask.tell("Which kind of claim? Tab lists them; claims add --help says what they are.")
    while True:
        answer = ask.ask("kind: ", "choices:" + "|".join(KINDS))
        if answer in KINDS:
            return answer
        from claims_ledger.domain.suggest import nearest

        near = nearest(answer, KINDS) if answer else []
        hint = f"did you mean {' or '.join(near)}?" if near else ", ".join(KINDS)
        ask.tell(f"  there is no kind {answer!r}; {hint}" if answer else f"  {hint}")


def ask_row(ask: Prompter, draft: Draft, kind: str, given: Mapping[str, Any], record: Record) -> Outcome | None:
    """Asks for what the line did not give, shows the row as it would be recorded, and records it if told to; None
    where it was not. Raises GivenUpError."""
    ask.tell(f"{kind}, in {draft.document.key}: {draft.document.title}")
    ask.tell(
        f"Enter takes what stands in [ ], or leaves the field out; {CLEARED} clears it; {REST} ends the questions; "
        "Ctrl-C gives up."
    )
    if draft.source:
        ask.tell(f"In [ ] stands what {draft.source} says.")
    asked = _Asked(ask, draft, kind, {"kind": kind})
    for name, value in given.items():  # a fault on the line is said before the first question
        asked.read(name, value)
        asked.row[name] = value
    try:
        for name in order(kind):
            if name not in given:
                asked.field(name, draft.row.get(name))
    except _RestError:
        pass
    while True:
        outcome = _rehearsed(ask, asked.row, record)
        answer = ask.ask(f"{'record' if outcome else 'try again'}? [Y/n/e(dit a field)] ").casefold()
        if answer in ("n", "no"):
            return None
        if answer in ("e", "edit"):
            asked.one_again()
        elif outcome and answer in ("", "y", "yes"):
            try:
                return record(asked.row, False)
            except LedgerError as error:  # busy, say: what was answered is not lost by it
                _refused(ask, error)


def _rehearsed(ask: Prompter, row: Row, record: Record) -> bool:
    """Shows the row and what would become of it; False where it cannot be recorded."""
    ask.tell("")
    for name, value in row.items():
        ask.tell(f"  {name}: {in_one_line(value)}")
    try:
        outcome = record(row, True)
    except LedgerError as error:
        _refused(ask, error)
        return False
    for line in [*outcome.lines, *outcome.notes]:
        ask.tell(line)
    return True


def _refused(ask: Prompter, error: LedgerError | ReadingError) -> None:
    ask.tell(f"  {error.what}")
    if error.hint:
        ask.tell(f"  {error.hint}")


class _Asked:
    """The row as far as it was asked for."""

    def __init__(self, ask: Prompter, draft: Draft, kind: str, row: Row) -> None:
        self._ask = ask
        self._draft = draft
        self._kind = kind
        self._needed = KINDS[kind].needed()
        self.row = row

    def read(self, name: str, value: Any) -> str:
        try:
            return self._draft.read(self._kind, name, value)
        except ReadingError as error:
            kind = AmbiguousError if isinstance(error, SeveralError) else UsageError
            raise kind(f"{name}: {error.what}", error.hint) from error

    def field(self, name: str, default: Any) -> None:
        """One question, until its answer can be read. Raises _RestError where the rest is passed over."""
        shown = example(self._kind, name)
        self._ask.tell(f"{about(self._kind, name)}{f'; e.g. {shown}' if shown else ''}")
        standing = f" [{in_one_line(default)}]" if default is not None else ""
        while True:
            answer = self._ask.ask(f"{name}{standing}: ", field_takes(self._kind, name))
            lacking = [needed for needed in self._needed if needed not in self.row]
            if answer == REST and not lacking:
                raise _RestError
            if answer == REST:
                self._ask.tell(f"  {self._kind} needs {', '.join(lacking)}")
            elif answer == CLEARED or (not answer and default is None):
                if name not in self._needed:
                    self.row.pop(name, None)
                    return
                self._ask.tell(f"  {self._kind} needs {name}")
            elif self._took(name, answer, default):
                return

    def _took(self, name: str, answer: str, default: Any) -> bool:
        try:
            value = value_of(name, answer) if answer else default
            understood = self._draft.read(self._kind, name, value)
        except (ReadingError, UsageError) as error:
            _refused(self._ask, error)
            return False
        if understood and understood != value:
            self._ask.tell(f"  = {understood}")
        self.row[name] = value
        return True

    def one_again(self) -> None:
        """Which field, and that one anew; what stands is its default."""
        fields = order(self._kind)
        name = self._ask.ask("which field? ", "choices:" + "|".join(fields)).replace("-", "_")
        if name in fields:
            try:
                self.field(name, self.row.get(name))
            except _RestError:
                return
        else:
            self._ask.tell(f"  {self._kind} has {', '.join(fields)}")
