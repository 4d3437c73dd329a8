"""Finding a quote in a text: verbatim, or where only the typesetting differs.

A quote is kept as a TextQuoteSelector (W3C Web Annotation Data Model, 4.2.4): the exact words of the text, and a few
before and after them, by which the place is found again.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claims_ledger.domain.texts import Paragraph

_QUOTES = "\"'`´„“”‟«»‹›‘’‚‛＂＇〝〞〟「」『』′″"
_SORTS = ((frozenset("“”„‟‘’‚‛"), "curly"), (frozenset("\"'"), "straight"))
_DASHES = "-‐‑‒–—―−﹘﹣－"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LEVEL = {ord(c): '"' for c in _QUOTES} | {ord(c): "-" for c in _DASHES} | dict.fromkeys(map(ord, _UNSEEN))
_WORD = re.compile(r"\w+")
_AROUND = 5
_AROUND_AT_MOST = 60
_BLANKS = re.compile(r"\s+")


class Place(NamedTuple):
    """Where a quote stands in a text, from `start` up to, not including, `end`; and the paragraph it begins in."""

    start: int
    end: int
    paragraph: Paragraph


def find(text: str, paragraphs: Sequence[Paragraph], quote: str) -> list[Place]:
    """Every place of a quote: the verbatim ones, else those that differ in typesetting alone (see `differences`)."""
    return list(_verbatim(text, paragraphs, quote)) or list(_levelled(text, paragraphs, quote))


def _verbatim(text: str, paragraphs: Sequence[Paragraph], quote: str) -> Iterator[Place]:
    starts = [paragraph.start for paragraph in paragraphs]
    at = text.find(quote)
    while at >= 0 and quote:
        yield Place(at, at + len(quote), paragraphs[_before(starts, at)])
        at = text.find(quote, at + len(quote))


def _before(starts: Sequence[int], at: int) -> int:
    return max(0, bisect_right(starts, at) - 1)


def level(text: str) -> str:
    """The text with quotation marks, dashes, blanks and forms of letters made alike, and what is not seen left out."""
    plain = unicodedata.normalize("NFKC", text.translate(_LEVEL)).translate(_LEVEL)
    return " ".join(plain.split())


def _levelled(text: str, paragraphs: Sequence[Paragraph], quote: str) -> Iterator[Place]:
    wanted = level(quote)
    if not wanted:
        return
    found = False
    for paragraph in paragraphs:
        if wanted in level(paragraph.text):
            for start, end in _mapped(paragraph.text, wanted):
                found = True
                yield Place(paragraph.start + start, paragraph.start + end, paragraph)
    if not found and wanted in level(text):  # it runs over the end of a paragraph
        starts = [paragraph.start for paragraph in paragraphs]
        for start, end in _mapped(text, wanted):
            yield Place(start, end, paragraphs[_before(starts, start)])


def _mapped(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where levelled words stand in a text that is not levelled."""
    letters: list[str] = []
    origin: list[tuple[int, int]] = []
    for start, end in _clusters(text):
        plain = unicodedata.normalize("NFKC", text[start:end].translate(_LEVEL)).translate(_LEVEL)
        for letter in plain:
            blank = letter.isspace()
            if blank and (not letters or letters[-1] == " "):
                continue
            letters.append(" " if blank else letter)
            origin.append((start, end))
    whole, at = "".join(letters), 0
    while (at := whole.find(wanted, at)) >= 0:
        start, end = origin[at][0], origin[at + len(wanted) - 1][1]
        yield start, start + len(text[start:end].rstrip(_UNSEEN))
        at += len(wanted)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Letters with the marks that normalisation joins to them."""
    start = 0
    for at in range(1, len(text)):
        if not _joins(text[at]):
            yield start, at
            start = at
    if text:
        yield start, len(text)


def _joins(letter: str) -> bool:
    if letter.isascii():
        return False
    if letter in _UNSEEN:
        return True
    return unicodedata.combining(letter) > 0 or "\u1161" <= letter <= "\u11ff" or letter in "\uff9e\uff9f"


def differences(exact: str, quote: str) -> list[str]:
    """In what the words of a text differ from a quote that was found in it, in words."""
    named = []
    if _BLANKS.findall(exact) != _BLANKS.findall(quote):
        inside = "\n" in exact and "\n" not in quote
        named.append("a line break" if inside else "blanks")
    if (marks := _kept(exact, _QUOTES)) != _kept(quote, _QUOTES):
        sort = next((name for letters, name in _SORTS if letters.issuperset(marks)), "other")
        named.append(f"{sort} quotation marks")
    if _kept(exact, _DASHES) != _kept(quote, _DASHES):
        named.append("another dash")
    if _kept(exact, _UNSEEN) != _kept(quote, _UNSEEN):
        named.append("soft hyphens or other unseen characters")
    if _rest(exact) != _rest(quote):
        named.append("letters in another Unicode form")
    return named


def _kept(text: str, letters: str) -> str:
    return "".join(letter for letter in text if letter in letters)


def _rest(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in _QUOTES and c not in _DASHES and c not in _UNSEEN)


def around(place: Place) -> tuple[str, str]:
    """A few words of the paragraph before and after a place, as they stand."""
    paragraph = place.paragraph
    before = paragraph.text[: place.start - paragraph.start][-_AROUND_AT_MOST:]
    after = paragraph.text[max(0, place.end - paragraph.start) :][:_AROUND_AT_MOST]
    starts = [word.start() for word in _WORD.finditer(before)][-_AROUND:]
    ends = [word.end() for word in _WORD.finditer(after)][:_AROUND]
    return before[starts[0] :] if starts else before, after[: ends[-1]] if ends else after


def find_again(
    text: str, paragraphs: Sequence[Paragraph], quote: str, label: str | None, anchor: Mapping[str, Any] | None
) -> Place | None:
    """Where a claim's quote stands in a text, of several places the one between the words that it was found between,
    else the one in its paragraph; None where it is not there."""
    places = find(text, paragraphs, quote)
    if len(places) > 1 and anchor is not None:
        between = (anchor["prefix"], anchor["suffix"])
        places = [place for place in places if around(place) == between] or places
    return next((place for place in places if place.paragraph.label == label), places[0] if places else None)


def nearest(paragraphs: Sequence[Paragraph], quote: str) -> tuple[Paragraph, str] | None:
    """The passage that shares most words with a quote; None where none shares about a third of them."""
    wanted = Counter(_words(quote))
    many = wanted.total()
    best, passage = (many - 1) / 3, None
    for paragraph in paragraphs:
        words = list(_WORD.finditer(paragraph.text))
        if sum((wanted & Counter(set(_words(paragraph.text)))).values()) <= best / 2:
            continue
        window: Counter[str] = Counter()
        shared = 0
        for at, word in enumerate(words):
            said = word[0].casefold()
            window[said] += 1
            shared += window[said] <= wanted[said]
            if at >= many:
                left = words[at - many][0].casefold()
                shared -= window[left] <= wanted[left]
                window[left] -= 1
            if shared > best:
                first = words[max(0, at - many + 1)]
                best, passage = shared, (paragraph, paragraph.text[first.start() : word.end()])
    return passage


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
