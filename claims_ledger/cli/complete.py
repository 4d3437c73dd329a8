"""One command line up to the cursor, and the words that may stand there.

A ledger that is missing, busy or broken offers nothing and says nothing: a shell shows whatever is printed.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from claims_ledger.cli.grammar import Command, Option, grammar
from claims_ledger.cli.offering import Open, offers
from claims_ledger.domain.errors import LedgerError
from claims_ledger.domain.suggest import fold_name
from claims_ledger.queries.offered import Offer, begins, kind_of
from claims_ledger.store.reader import Reader

BUSY_SECONDS = 0.25
FILES = "files"


class Answer(NamedTuple):
    """Whole words that may stand at the cursor; or `files`, which the shell itself completes."""

    offers: list[Offer]
    files: bool = False


@dataclass(slots=True)
class Line:
    """What the words before the cursor say: the command, and what it still wants."""

    path: str = ""
    command: Command = field(default_factory=lambda: Command(""))
    said: dict[str, str] = field(default_factory=dict)
    given: int = 0
    wanting: Option | None = None
    plain: bool = False
    unknown: bool = False


def complete(words: Sequence[str], word: str, environ: Mapping[str, str] = os.environ) -> Answer:
    """What may stand for `word`, the one being typed, after the whole words before it (`claims` itself left out)."""
    commands = grammar()
    line = _read(words, commands)
    ledger = _Once(line.said.get("--ledger"), environ)
    try:
        if line.path == "add" and "--like" in line.said:
            line = _like(line, words, commands, ledger)
        return _at(line, word, commands, _Asking(ledger.open, partial(_document, line, environ)))
    finally:
        ledger.close()


def _read(words: Sequence[str], commands: Mapping[str, Command]) -> Line:
    line = Line(command=commands[""])
    for word in words:
        if line.wanting is not None:
            line.said[line.wanting.names[-1]] = word
            line.wanting = None
        elif word == "--" and not line.plain:
            line.plain = True
        elif word.startswith("-") and word != "-" and not line.plain:
            _read_option(line, word)
        elif line.command.under:
            path = f"{line.path} {word}".strip()
            if path not in commands:
                line.unknown = True
                return line
            line.path, line.command = path, commands[path]
        else:
            line.given += 1
    return line


def _read_option(line: Line, word: str) -> None:
    name, equals, value = word.partition("=")
    option = line.command.option(name)
    if option is None and not word.startswith("--"):  # -p4, -qv
        option, value, equals = line.command.option(word[:2]), word[2:], word[2:]
        if option is not None and not option.takes and len(word) > 2:
            line.said[option.names[-1]] = "yes"
            return _read_option(line, f"-{word[2:]}")
    if option is None:
        return None
    if option.takes and not equals:
        line.wanting = option
    else:
        line.said[option.names[-1]] = value or "yes"
    return None


class _Asking(NamedTuple):
    """What values are asked of: the ledger, and the document that claims are drawn from."""

    ledger: Open
    document: Callable[[], str]


def _document(line: Line, environ: Mapping[str, str]) -> str:
    from claims_ledger.settings import which_document

    with suppress(LedgerError):
        return which_document(line.said.get("--document"), environ)
    return ""


def _at(line: Line, word: str, commands: Mapping[str, Command], asking: _Asking) -> Answer:
    if line.unknown:
        return Answer([])
    if line.wanting is not None:
        return _values(line.wanting.takes, word, asking)
    if word.startswith("-") and not line.plain:
        name, equals, typed = word.partition("=")
        option = line.command.option(name)
        if equals and option is not None:
            values = _values(option.takes, typed, asking)
            return Answer([Offer(f"{name}={one.value}", one.about) for one in values.offers], values.files)
        return Answer(_options(line, word))
    if line.command.under:
        names = [Offer(name, commands[f"{line.path} {name}".strip()].help) for name in line.command.under]
        return Answer([one for one in names if one.value.startswith(word)])
    takes = line.command.arguments
    if line.given < len(takes) or (takes and line.command.many):
        found = _values(takes[min(line.given, len(takes) - 1)], word, asking)
        # A name that begins with a dash would be read as an option.
        return Answer([one for one in found.offers if line.plain or not one.value.startswith("-")], found.files)
    return Answer(_options(line, "--") if not word else [])


def _values(takes: str, word: str, asking: _Asking) -> Answer:
    if takes == FILES:
        return Answer([], files=True)
    return Answer(together(offers(takes, word, *asking), word))


def _options(line: Line, word: str) -> list[Offer]:
    """Options by their long names, those that were said already left out."""
    return [
        Offer(name, option.help)
        for option in line.command.options
        if not option.hidden or len(word) > 2
        for name in option.names[-1:]
        if name.startswith(word) and (option.repeated or name not in line.said)
    ]


def together(found: list[Offer], typed: str) -> list[Offer]:
    """The offers as they are spelt, unless what they have in common is less than what was typed: a shell would take
    that much away again."""
    together = len(common([one.value for one in found]))
    return found if together >= len(typed) or len(found) == 1 else [spelt(one, typed) for one in found]


def common(values: Sequence[str]) -> str:
    """What all of them begin with."""
    first, last = (min(values), max(values)) if values else ("", "")
    alike = (index for index, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1])
    return first[: next(alike, min(len(first), len(last)))]


def spelt(offer: Offer, typed: str) -> Offer:
    """The offer as a continuation of what was typed, whose case or accents may differ: the ledger reads either."""
    if offer.exact or offer.value.startswith(typed):
        return offer
    low = begins(typed)
    for end in range(1, len(offer.value) + 1):
        if begins(offer.value[:end]) == low or fold_name(offer.value[:end]) == low:
            return Offer(typed + offer.value[end:], offer.about or offer.value)
    return offer


def _like(line: Line, words: Sequence[str], commands: Mapping[str, Command], ledger: "_Once") -> Line:
    """`claims add --like ID` has the options of that claim's kind."""
    reader = ledger.open()
    kind = kind_of(reader, line.said["--like"]) if reader is not None else None
    if kind is None:
        return line
    after = list(words).index("add") + 1
    line = _read([*words[:after], kind, *words[after:]], commands)
    line.given = len(line.command.arguments)
    return line


class _Once:
    """The ledger that a line means, opened when it is first asked for."""

    def __init__(self, option: str | None, environ: Mapping[str, str]) -> None:
        self._option = option
        self._environ = environ
        self._tried = False
        self._reader: Reader | None = None

    def open(self) -> Reader | None:
        if not self._tried:
            self._tried = True
            from claims_ledger.settings import which_ledger
            from claims_ledger.store.reader import open_reader

            with suppress(Exception):  # whatever is wrong with it, a word is no place to say so
                target, _ = which_ledger(self._option, self._environ)
                self._reader = open_reader(target.place, BUSY_SECONDS)
        return self._reader

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
