"""What every command does around its own work: find the ledger, open it, set the clocks, print the answer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import typer

from claims_ledger.cli.options import Said, said
from claims_ledger.domain.errors import AmbiguousError, ReadingError, SeveralError, UsageError
from claims_ledger.rendering.output import Layout, Listing, Manner, show_listing, show_result
from claims_ledger.settings import which_actor, which_ledger
from claims_ledger.store.target import Target

if TYPE_CHECKING:
    from claims_ledger.queries.clocks import Clocks
    from claims_ledger.store.reader import Reader


Word = TypeVar("Word", bound=str)


class Outcome(Protocol):
    """What a write did: `lines` in the past tense, `notes` that warn, `items` the same for machines."""

    @property
    def position(self) -> int: ...
    @property
    def lines(self) -> Sequence[str]: ...
    @property
    def notes(self) -> Sequence[str]: ...
    @property
    def items(self) -> Sequence[dict[str, Any]]: ...


def answer(ctx: typer.Context, ask: Callable[["Reader", "Clocks"], Listing], layout: Layout) -> None:
    """Ask the ledger that this call means, as of the clocks that it said, and print the answer.

    The reader is closed before anything is printed: on SQLite it holds up writers, and a pager can stay open
    for hours. NotFoundError if there is no ledger.
    """
    words = said(ctx)
    show_listing(asked(which_ledger(words.ledger)[0], ask, words), layout, manner(ctx))


def asked(target: Target, ask: Callable[["Reader", "Clocks"], Listing], words: Said) -> Listing:
    """The answer of one query on one ledger."""
    from claims_ledger.app.reading import read
    from claims_ledger.queries.clocks import Clocks

    with read(target) as reader:
        try:
            clocks = Clocks.resolve(reader, words.as_of, words.recorded_at)
        except ReadingError as error:
            given = (("--as-of", words.as_of), ("--recorded-at", words.recorded_at))
            asked_for = " ".join(f"{option} {word}" for option, word in given if word is not None)
            kind = AmbiguousError if isinstance(error, SeveralError) else UsageError
            raise kind(f"{asked_for}: {error.what}", error.hint) from error
        return ask(reader, clocks)


class Desk(NamedTuple):
    """A ledger open for writing, where it is, and who is acting."""

    ledger: Any
    actor: str
    manner: Manner
    place: str

    def report(self, outcome: Outcome) -> None:
        """Say what was recorded."""
        show_result(outcome.position, outcome.items, outcome.lines, outcome.notes, self.manner)


@contextmanager
def desk(ctx: typer.Context) -> Iterator[Desk]:
    """The ledger that this call means, open for a write; NotFoundError if there is none.

    An interruption tells whether what was begun last had been recorded already.
    """
    from claims_ledger.app.ledger import open_ledger

    words = said(ctx)
    actor = which_actor(words.actor).value
    target = which_ledger(words.ledger)[0]
    with open_ledger(target) as ledger:
        try:
            yield Desk(ledger, actor, manner(ctx), target.place)
        except KeyboardInterrupt as stop:
            if type(stop) is not KeyboardInterrupt or (batch := ledger.kept()) is None:
                raise
            undo = f"  claims undo {batch} takes it back"
            raise KeyboardInterrupt("interrupted when it had been recorded already", undo) from stop


def target_of(ctx: typer.Context, place: str | None = None) -> Target:
    """The ledger that this call means; `place` is one named as an argument."""
    return which_ledger(place or said(ctx).ledger)[0]


def manner(ctx: typer.Context) -> Manner:
    """How this call wants its answer printed."""
    return manner_of(said(ctx))


def manner_of(words: Said) -> Manner:
    """How an answer is to be printed."""
    return Manner(form=words.form.value, pager=words.pager, quiet=words.quiet, width=words.width)


def one_of(what: str, word: str, known: Sequence[Word]) -> Word:
    """`word` if it is one of the `known`; UsageError with the nearest of them otherwise."""
    for one in known:
        if one == word:
            return one
    from claims_ledger.domain.suggest import nearest

    meant = nearest(word, known)
    hint = f"did you mean {meant[0]}?" if meant else f"known are {', '.join(known)}"
    raise UsageError(f"{what} cannot be {word}", hint)


def pairs_of(what: str, words: Sequence[str]) -> dict[str, str]:
    """FIELD=VALUE words as a mapping; UsageError on a word without =, or a field said twice."""
    pairs: dict[str, str] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"{what} {word} has no =", "write NAME=VALUE, in quotes where there are blanks")
        if name.strip() in pairs:
            raise UsageError(f"{name.strip()} is said twice", "say it once")
        pairs[name.strip()] = value.strip()
    return pairs


def changes_of(words: Sequence[str]) -> dict[str, str]:
    """The FIELD=VALUE arguments of a correction; an empty value takes the field away."""
    return pairs_of("the change", words)


def shown(target: Target) -> str:
    """A ledger's place as one would type it: relative where it lies below the working directory."""
    if target.dialect == "sqlite" and target.path.is_relative_to(Path.cwd()):
        return str(target.path.relative_to(Path.cwd()))
    return target.shown
