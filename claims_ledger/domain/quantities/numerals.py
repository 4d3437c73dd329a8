"""Numbers in figures and in English words, and the vague words that stand for a range."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from claims_ledger.domain.errors import ReadingError, SeveralError

LARGEST: Final = Decimal(10) ** 18
_FRACTION_DIGITS: Final = 9

_TO_NINE: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_BY_TEN: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL: Final = {word: value for value, word in enumerate(("zero", *_TO_NINE, *_TEENS))}
_TENS: Final = {word: 10 * value for value, word in enumerate(_BY_TEN, start=2)}
_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FIGURE_SCALES: Final = {"dozen": 12, "hundred": 100, **_SCALES}
_MILLION_SUFFIXES: Final = dict.fromkeys(("mn", "mln"), 10**6)
_BILLION_SUFFIXES: Final = dict.fromkeys(("bn", "bln"), 10**9)
_SUFFIXES: Final = {"k": 10**3, **_MILLION_SUFFIXES, **_BILLION_SUFFIXES, "tn": 10**12, "trn": 10**12}
NUMBER_WORDS: Final = {
    *(*_SMALL, *_TENS, *_FIGURE_SCALES, "several", "few", "couple", "tens"),
    *(f"{scale}s" for scale in _FIGURE_SCALES),
}

_FIGURES: Final = frozenset("0123456789")
_END = r"(?![0-9]|[.,'\u2019][0-9])"
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?{_END}")
_SPACED = re.compile(rf"[0-9]{{1,3}}(?: [0-9]{{3}})+(?:\.[0-9]+)?{_END}")
_PLAIN = re.compile(rf"[0-9]+(?:\.[0-9]+)?{_END}")
_DIGITS = re.compile(r"[0-9][0-9.,'\u2019]*")
_EITHER = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_LETTERS = re.compile(r"[a-z]+")
_WORD = re.compile(r"[a-z]+")
_SCALE_WORD = re.compile(rf"[ -]({'|'.join(_FIGURE_SCALES)})(?![a-z])")
_AND = re.compile(r" and ")
_BEFORE_SCALE: Final = rf"an? (?=(?:{'|'.join(_FIGURE_SCALES)})(?![a-z]))"
_HALF_A = re.compile(f"half {_BEFORE_SCALE}")
_ARTICLE = re.compile(_BEFORE_SCALE)

# The range that each vague word stands for, both ends possible; a range is written with its first phrase.
_VAGUE: Final[dict[str, tuple[int, int]]] = {
    "a couple of": (2, 3),
    "a couple": (2, 3),
    "several": (3, 9),
    "a few": (3, 9),
    "a handful of": (3, 9),
    "a handful": (3, 9),
    "dozens": (24, 99),
    "tens": (20, 99),
    "several dozen": (36, 119),
    "hundreds": (200, 999),
    "several hundred": (300, 999),
    **{
        f"{quantifier}{scale}{ending}": (factor * size, upper * size - 1)
        for scale, size in _SCALES.items()
        for quantifier, ending, factor, upper in [
            ("", "s", 2, 10),
            ("several ", "", 3, 10),
            ("tens of ", "s", 20, 100),
            ("hundreds of ", "s", 200, 1000),
        ]
    },
}
_SEVERAL: Final = [phrase for phrase in _VAGUE if phrase.startswith("several ")]
_VAGUE.update({phrase.replace("several", "a few"): _VAGUE[phrase] for phrase in _SEVERAL})
_VAGUE_WORDS = re.compile(rf"({'|'.join(sorted(_VAGUE, key=len, reverse=True))})(?![a-z-])")


class Numeral(NamedTuple):
    """A number read from the start of a text."""

    value: Decimal
    bare: Decimal  # without its scale word: 7 of "7 million"
    scale: int  # 1 if none
    end: int


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros behind the point and without an exponent."""
    written = format(number, "f")
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def number_text(number: Decimal) -> str:
    """With thousands separators; three decimals get a zero more, since `1.250` could be over a thousand."""
    text = format(plain(number), ",f")
    return text + "0" if _EITHER.fullmatch(text) else text


def read_figures(text: str, start: int = 0) -> Numeral | None:
    """A number in figures at `start` of a lower-case text, with its scale (`1.5 million`, `1.5bn`), or None.

    Raises ReadingError for what can be read in two ways, has leading zeros, or is too long.
    """
    if text[start : start + 1] not in _FIGURES:
        return None
    match = _GROUPED.match(text, start) or _SPACED.match(text, start) or _PLAIN.match(text, start)
    if match is None:
        written = _DIGITS.match(text, start)
        assert written is not None
        raise SeveralError(
            f"{written[0][:40]!r} can be read in two ways", "write thousands as 1,000 and decimals as 1.5"
        )
    written_number = match[0]
    if _EITHER.fullmatch(written_number):
        raise SeveralError(
            f"{written_number!r} can be read in two ways",
            f"write {written_number.replace('.', ',')} for thousands, {written_number}0 for decimals",
        )
    bare = _decimal(written_number)
    return _scaled(text, bare, match.end())


def _decimal(written: str) -> Decimal:
    digits = written.replace(",", "").replace(" ", "")
    whole, _, fraction = digits.partition(".")
    if len(whole) > 1 and whole.startswith("0"):
        raise ReadingError(f"{written[:40]!r} starts with a zero", "leave leading zeros out")
    if len(whole) > 19 or len(fraction) > _FRACTION_DIGITS:
        raise ReadingError("the number has too many digits", "numbers go up to 10^18, with 9 decimals")
    return plain(Decimal(digits))


def _scaled(text: str, bare: Decimal, end: int) -> Numeral:
    scale = 1
    letters = _LETTERS.match(text, end)
    if letters and letters[0] in _SUFFIXES:
        scale = _SUFFIXES[letters[0]]
        end = letters.end()
    else:
        while word := _SCALE_WORD.match(text, end):
            scale *= _FIGURE_SCALES[word[1]]
            end = word.end()
    return Numeral(_checked(bare * scale), bare, scale, end)


def _checked(number: Decimal) -> Decimal:
    if number > LARGEST:
        raise ReadingError("the number is too large", "numbers go up to 10^18")
    return plain(number)


def read_number_words(text: str, start: int = 0) -> Numeral | None:
    """A number in words at `start` of a lower-case text (`twenty-one`, `half a million`), or None."""
    if half := _HALF_A.match(text, start):
        word = _WORD.match(text, half.end())
        assert word is not None
        scale = _FIGURE_SCALES[word[0]]
        return Numeral(Decimal(scale) / 2, Decimal(scale) / 2, 1, word.end())
    total, ceiling, position = Decimal(0), LARGEST, start
    groups: list[tuple[int, int]] = []
    while (group := _below_thousand(text, position)) is not None:
        value, end = group
        read = _scaled(text, Decimal(value), end)
        if read.scale >= ceiling:
            break
        total, ceiling, position = total + read.value, Decimal(read.scale), read.end
        groups.append((value, read.scale))
        if read.scale == 1:
            break
        joint = _AND.match(text, position)
        following = joint.end() if joint else position + 1
        if _below_thousand(text, following) is None or (not joint and text[position : position + 1] != " "):
            break
        position = following
    if not groups:
        return None
    if len(groups) == 1:
        return Numeral(_checked(total), Decimal(groups[0][0]), groups[0][1], position)
    return Numeral(_checked(total), total, 1, position)


def _below_thousand(text: str, start: int) -> tuple[int, int] | None:
    head = _below_hundred(text, start)
    if head is None:
        return None
    value, end = head
    if not text.startswith(" hundred", end) or text[end + 8 : end + 9].isalpha() or not value:
        return head
    value, end = value * 100, end + 8
    for joint in (" and ", " "):
        if text.startswith(joint, end) and (rest := _below_hundred(text, end + len(joint))) and rest[0]:
            return value + rest[0], rest[1]
    return value, end


def _below_hundred(text: str, start: int) -> tuple[int, int] | None:
    if article := _ARTICLE.match(text, start):
        return 1, article.end() - 1
    word = _WORD.match(text, start)
    if word is None:
        return None
    if word[0] in _SMALL:
        return _SMALL[word[0]], word.end()
    if word[0] not in _TENS:
        return None
    value, end = _TENS[word[0]], word.end()
    unit = _WORD.match(text, end + 1) if text[end : end + 1] in ("-", " ") else None
    if unit and 1 <= _SMALL.get(unit[0], 0) <= 9:
        return value + _SMALL[unit[0]], unit.end()
    return value, end


def read_vague(text: str, start: int = 0) -> tuple[int, int, int] | None:
    """The least, the most and the end of a vague word at `start` of a lower-case text, or None."""
    match = _VAGUE_WORDS.match(text, start)
    return (*_VAGUE[match[1]], match.end()) if match else None


def vague_phrase(low: Decimal | None, high: Decimal | None) -> str | None:
    """The words that stand for these bounds (`dozens`, `at least several`), or None if none do."""
    for phrase, bounds in _VAGUE.items():
        if low in (None, bounds[0]) and high in (None, bounds[1]):
            before = "up to " if low is None else "at least " if high is None else ""
            return before + phrase
    return None
