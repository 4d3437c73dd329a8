"""Asking one question: with completion on a terminal, as plain lines on one that cannot show it."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from claims_ledger.domain.errors import LedgerError, UsageError
from claims_ledger.rendering.safe import visible

if TYPE_CHECKING:
    from claims_ledger.cli.offering import Open


class GivenUpError(LedgerError):
    """Ctrl-C or Ctrl-D at a question."""

    exit_code = 130


class Prompter(Protocol):
    """Puts questions and says things; `takes` is what the answer may hold, for completion."""

    def ask(self, question: str, takes: str = "") -> str: ...

    def tell(self, line: str) -> None: ...


def prompter(ledger: "Open", document: Callable[[], str]) -> Prompter:
    """What this terminal can do. Raises UsageError where there is none."""
    if not sys.stdin.isatty():
        raise UsageError("-i asks on a terminal, and this is none", "give the fields on the line, or in a sheet: -e")
    if sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown"):
        return _Completing(ledger, document)
    return _Plain()


def given_up() -> GivenUpError:
    return GivenUpError("given up; nothing was recorded", "the fields can be given on the line too")


class _Plain:
    """Lines, with the questions on stderr, so that stdout holds the answer alone."""

    def ask(self, question: str, takes: str = "") -> str:
        sys.stderr.write(visible(question))
        sys.stderr.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            line = ""
        if not line:
            sys.stderr.write("\n")
            raise given_up()
        return line.strip()

    def tell(self, line: str) -> None:
        sys.stderr.write(f"{visible(line)}\n")


class _Completing:
    """prompt_toolkit: editing, and names by Tab."""

    def __init__(self, ledger: "Open", document: Callable[[], str]) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.history import InMemoryHistory
        from prompt_toolkit.shortcuts import CompleteStyle

        # Asking where the cursor is answers late or never over slow lines, and is not needed for one line.
        os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")
        self._ledger = ledger
        self._document = document
        self._session: PromptSession[str] = PromptSession(
            history=InMemoryHistory(), complete_style=CompleteStyle.READLINE_LIKE, reserve_space_for_menu=0,
        )  # fmt: skip

    def ask(self, question: str, takes: str = "") -> str:
        try:
            answer = self._session.prompt(
                visible(question),
                completer=_completer(takes, self._ledger, self._document),
                complete_while_typing=False,
            )
        except (KeyboardInterrupt, EOFError):
            raise given_up() from None
        return answer.strip()

    def tell(self, line: str) -> None:
        sys.stdout.write(f"{visible(line)}\n")
        sys.stdout.flush()


def _completer(takes: str, ledger: "Open", document: Callable[[], str]) -> Any:
    from prompt_toolkit.completion import Completer, Completion

    from claims_ledger.cli.complete import spelt
    from claims_ledger.cli.offering import offers

    class Names(Completer):
        def get_completions(self, document: Any, complete_event: Any) -> Iterator[Any]:
            typed = document.text_before_cursor
            with suppress(Exception):  # a ledger that is busy offers nothing
                found = offers(takes, typed, ledger, document)
                for one in found if len(found) == 1 else [spelt(one, typed) for one in found]:
                    yield Completion(
                        one.value, -len(typed), display=visible(one.value), display_meta=visible(one.about)
                    )

    return Names()
