"""Names as people type them: one folded form for exact matching, and the nearest names for a suggestion."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LONGEST_COMPARED = 120  # characters; the edit distance is quadratic, and no name is longer
_SHORTEST_COMPARED = 3
_MOST_EDITS = 4

_VARIANTS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060\uff07", "'"),
        **dict.fromkeys("\u02b9\u02bb\u02bc\u02bd\u02be\u02bf", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d", "-"),
    }
)
_STROKES = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ŧ": "t",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
    }
)
# The breve makes й a letter of its own, unlike the dots of ё, which people leave out.
_SHORT_I, _BREVE = "и", "\u0306"

# Canonical combining classes (UAX #44): 10-35 are Hebrew points and Arabic vowels, from 200 on accents. Those
# between and below are letters in all but name: the voicing of kana, the vowels of Thai and of Indic scripts.
_POINTS = range(10, 36)
_FIRST_ACCENT = 200
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def _accent(char: str) -> bool:
    place = unicodedata.combining(char)
    return place >= _FIRST_ACCENT or place in _POINTS


def _hidden(char: str) -> bool:
    """Zero-width and formatting characters, variation selectors: a reader cannot see them."""
    return unicodedata.category(char) == "Cf" or _SELECTORS.match(char) is not None


def _stripped(text: str) -> str:
    kept: list[str] = []
    for char in text:
        if _hidden(char) or (_accent(char) and not (char == _BREVE and kept and kept[-1] == _SHORT_I)):
            continue
        kept.append(char)
    return "".join(kept)


def fold_name(text: str) -> str:
    """The form under which two writings of a name are the same name.

    Case, accents, width, kinds of dash, apostrophe and quotation mark, runs of white space and invisible
    characters do not count. Letters do: the Cyrillic short i is not an i, Hangul syllables stay whole, and
    look-alikes of another script stay apart. Folding a folded name changes nothing.
    """
    text = text.translate(_VARIANTS)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        # NFKD can itself bring out a dash or an apostrophe (of a wide form, say): hence the variants again.
        text = unicodedata.normalize("NFC", _stripped(text).translate(_STROKES).translate(_VARIANTS))
    return " ".join(text.casefold().split())


_JOINTS = re.compile(r"[-_/.,]+")


def _comparable(text: str) -> tuple[str, frozenset[str]]:
    """What is compared (Hangul as jamo, so that 라진 is one letter from 나진) and its words."""
    words = _JOINTS.sub(" ", fold_name(text)).split()
    return unicodedata.normalize("NFD", " ".join(words)), frozenset(words)


def edits(a: str, b: str, limit: int) -> int:
    """Letters put in, left out, replaced or swapped from `a` to `b`; `limit + 1` for anything more."""
    if abs(len(a) - len(b)) > limit or (Counter(a) - Counter(b)).total() > limit:
        return limit + 1
    before: list[int] = []
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j - 1] + 1, above[j] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, above = above, row
    return above[-1]


def _distance(word: str, words: frozenset[str], other: str, others: frozenset[str]) -> float | None:
    """0 (the same) to 1; None when not near."""
    if word == other:
        return 0.0
    short, long = sorted((len(word), len(other)))
    if words == others:
        return 0.05
    if short >= _SHORTEST_COMPARED:
        if words < others or others < words:
            return 0.2 + 0.3 * (1 - short / long)
        if other.startswith(word):
            return 0.1 + 0.3 * (1 - short / long)
        allowed = min(max(1, round(0.3 * long)), _MOST_EDITS)
        slips = edits(word, other, allowed)
        if slips <= allowed:
            return slips / long
    return None


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Up to `limit` of the candidates that `word` may have been meant for, likeliest first; [] if none.

    Near are: another case or accent, typing slips in proportion to the length (at most four), the words in
    another order, the beginning of a name, some of its words. The order of the candidates does not matter.
    """
    this, words = _comparable(word[: LONGEST_COMPARED + 1])
    if not this or len(word) > LONGEST_COMPARED:
        return []
    found: list[tuple[float, str]] = []
    for candidate in set(candidates):
        if len(candidate) > LONGEST_COMPARED:
            continue
        other, others = _comparable(candidate)
        distance = _distance(this, words, other, others) if other else None
        if distance is not None:
            found.append((distance, candidate))
    return [candidate for _, candidate in sorted(found)[:limit]]
