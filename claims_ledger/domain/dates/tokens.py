"""Tokens of dates written in English, and a cursor along them."""

import re
from datetime import date

from claims_ledger.domain.dates.bounds import HINT, UnreadError
from claims_ledger.domain.dates.points import DocumentDay
from claims_ledger.domain.errors import ReadingError, SeveralError

_TOKEN = re.compile(
    r"(?P<edtf>[0-9]{4}(?:-[0-9]{2}){0,2}(?![0-9a-z]))"
    r"|(?P<number>[0-9]{1,2}(?:st|nd|rd|th)?(?![0-9a-z]))"
    r"|(?P<decade>[0-9]{3}0s\b)"
    r"|(?P<word>[a-z]+[1-4]?\b)(?:\.(?!\.))?"
    r"|(?P<mark>\.\.|[-/,~?%])"
    r"|(?P<space> +)",
    re.ASCII,
)
# A dash never joins a year and a month as the hyphen of 2023-10 does, so it stands alone.
_PLAIN = str.maketrans({"\u2013": " - ", "\u2014": " - ", "\u2212": " - ", "\u00a0": " ", "\u202f": " "})


def tokens(words: str) -> list[str]:
    """Lower-case words, numbers, EDTF dates and marks; raises UnreadError for anything else."""
    plain = words.translate(_PLAIN).lower()
    found: list[str] = []
    place = 0
    while place < len(plain):
        match = _TOKEN.match(plain, place)
        if match is None:
            raise UnreadError(f"{words!r} is no date that can be read", HINT)
        place = match.end()
        if match.lastgroup and match.lastgroup != "space":
            found.append(match[match.lastgroup])
    return found


class Cursor:
    """A place among the tokens of a date's words, and the document's day if one is given."""

    def __init__(self, words: str, document: DocumentDay | None) -> None:
        self.words = words
        self.tokens = tokens(words)
        self.place = 0
        self.document = document

    @property
    def at_end(self) -> bool:
        return self.place == len(self.tokens)

    @property
    def next(self) -> str:
        """The token here, or nothing at the end."""
        return self.peek(0)

    def peek(self, ahead: int) -> str:
        """The token that many places further on, or nothing."""
        place = self.place + ahead
        return self.tokens[place] if place < len(self.tokens) else ""

    def advance(self) -> str:
        """Steps over the token here and gives it."""
        token = self.tokens[self.place]
        self.place += 1
        return token

    def at(self, *phrases: str) -> str | None:
        """The first of the phrases that stands here."""
        if self.at_end:
            return None
        here = self.tokens[self.place]
        for phrase in phrases:
            if phrase == here:
                return phrase
            if " " in phrase and phrase.startswith(here):
                parts = phrase.split()
                if self.tokens[self.place : self.place + len(parts)] == parts:
                    return phrase
        return None

    def take(self, *phrases: str) -> str | None:
        """Steps over the first of the phrases that stands here and gives it."""
        phrase = self.at(*phrases)
        if phrase is not None:
            self.place += phrase.count(" ") + 1
        return phrase

    def skip(self, *words: str) -> None:
        while not self.at_end and self.next in words:
            self.place += 1

    def unread(self, hint: str = HINT) -> UnreadError:
        return UnreadError(f"{self.words!r} is no date that can be read", hint)

    def today(self) -> date:
        """The document's day; raises ReadingError if none was given, or none is certain."""
        hint = "write the date in full, such as 2024-03-12 or 2024-03"
        if self.document is None:
            raise ReadingError(f"{self.words!r} is relative to the document's date, and none was given", hint)
        bound = self.document.bound
        if not self.document.certain:
            days = "" if bound.single else f" ({bound.first} to {bound.last})"
            raise SeveralError(f"{self.words!r} is relative to the document's date, which is uncertain{days}", hint)
        return bound.first
