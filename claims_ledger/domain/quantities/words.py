"""The words around a number, and the cleaning of a text before it is read."""

import re
import unicodedata
from typing import Final

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities.units import MONEY, shown

LONGEST: Final = 200
EXAMPLES: Final = (
    "write it as 4, at least 32 round trips, about 6,700 containers, between 5 and 7 days or "
    "dozens of containers; leave it out if the report gives no number"
)

FLOOR: Final = "floor"
CEILING: Final = "ceiling"
ABOUT: Final = "about"
EXACTLY: Final = "exactly"
FILLER: Final = "filler"

_LEADS: Final = [
    (FLOOR, False, "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum"),
    (FLOOR, False, "upwards of|upward of|>=|\u2265"),
    (FLOOR, True, "more than|over|above|greater than|in excess of|exceeding|well over|well above|just over"),
    (FLOOR, True, "slightly more than|slightly over|far more than|much more than|>"),
    (CEILING, False, "at most|no more than|not more than|up to|as many as|as much as|a maximum of|maximum"),
    (CEILING, False, "<=|\u2264|.."),
    (CEILING, True, "fewer than|less than|under|below|well under|well below|just under"),
    (CEILING, True, "slightly less than|slightly under|<"),
    (ABOUT, False, "about|around|roughly|approximately|approx.|approx|some|nearly|almost|circa|ca.|c."),
    (ABOUT, False, "an estimated|estimated at|estimated|est.|close to|~|\u2248"),
    (EXACTLY, False, "exactly|precisely|=="),
    (FILLER, False, "a total of|in total|just|only"),
]
_TAILS: Final = [
    (FLOOR, False, "or more|and more|or above|at least"),
    (CEILING, False, "or fewer|or less|at most"),
    (ABOUT, False, "or so"),
    (FILLER, False, "away|apart|in all|in total|altogether"),
]


def _roles(table: list[tuple[str, bool, str]]) -> dict[str, tuple[str, bool]]:
    return {phrase: (role, open_end) for role, open_end, phrases in table for phrase in phrases.split("|")}


# phrase -> what it makes of the number, and whether the number itself is excluded
LEADS: Final = _roles(_LEADS)
TAILS: Final = _roles(_TAILS)

_ANY_LEAD: Final = "|".join(map(re.escape, sorted(LEADS, key=len, reverse=True)))
LEAD: Final = re.compile(rf"({_ANY_LEAD})(?:(?<=[a-z])(?![a-z-])|(?<![a-z])) ?")
TAIL: Final = re.compile(rf" ?(?<![^ ])({'|'.join(TAILS)})(?![^ ])")
CURRENCY: Final = re.compile(r"(?i:US\$)|[" + "".join(sign for sign in MONEY if len(sign) == 1) + "]")

_BIG_M = re.compile(r"(?<![\w.,-])([0-9][0-9.,]*)M\b")
_MONEY_M = re.compile(r"([0-9]) ?m(?![A-Za-z])")
_TIMES = re.compile(rf"((?:(?:{_ANY_LEAD}) ?){{0,3}})(once|twice|thrice)", re.IGNORECASE)
_TIMES_FIGURES: Final = {"once": "1 time", "twice": "2 times", "thrice": "3 times"}
_REPEATED_UNIT = re.compile(
    r"([0-9]) ?([A-Za-z/]+)( to | and | ?- ?| ?\.\. ?)([0-9][0-9.,]*) ?\2(?![A-Za-z])", re.IGNORECASE
)
_DASHES: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-") | {"\u2019": "'"})


def cleaned(words: str) -> str:
    """The words with plain blanks and dashes, `twice` and `3M` written out, and a unit said twice said once.

    Raises ReadingError for what is no text, too long, or holds unseen characters or digits other than 0 to 9.
    """
    if not isinstance(words, str):
        raise ReadingError("a quantity is text", EXAMPLES)
    if len(words) > LONGEST:
        raise ReadingError(f"a quantity has at most {LONGEST} characters, not {len(words)}", EXAMPLES)
    composed = unicodedata.normalize("NFC", words.strip()).translate(_DASHES)
    text = " ".join("".join(_plain_character(character, words) for character in composed).split())
    if not text.endswith(".."):
        text = text.rstrip(" .,;")
    if not text:
        raise ReadingError("a quantity needs a number", EXAMPLES)
    if "(" in text:
        raise ReadingError(f"{shown(words)} holds brackets", "write one of the two figures, without brackets")
    text = _BIG_M.sub(r"\1 million", text)
    if CURRENCY.search(text):
        text = _MONEY_M.sub(r"\1 million", text)
    if times := _TIMES.fullmatch(text):
        text = times[1] + _TIMES_FIGURES[times[2].lower()]
    return _REPEATED_UNIT.sub(r"\1\3\4 \2", text)


def _plain_character(character: str, words: str) -> str:
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category[0] in "CZ":
        raise ReadingError(f"{shown(words)} holds a control or invisible character", "type the quantity anew")
    if category[0] == "N" and character not in "\u00b2\u00b3":
        raise ReadingError(f"{shown(words)} holds digits other than 0 to 9", "write them as 0 to 9")
    return character
