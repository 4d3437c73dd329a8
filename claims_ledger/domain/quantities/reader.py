"""One quantity out of one cleaned text, from left to right: bounds, number or vague word, what is counted."""

import re
from decimal import Decimal
from typing import Final, NamedTuple, Never

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities.numerals import (
    NUMBER_WORDS,
    Numeral,
    plain,
    read_figures,
    read_number_words,
    read_vague,
)
from claims_ledger.domain.quantities.quantity import Quantity
from claims_ledger.domain.quantities.units import MONEY, is_unit, shown, unit_name
from claims_ledger.domain.quantities.words import (
    ABOUT,
    CEILING,
    CURRENCY,
    EXACTLY,
    EXAMPLES,
    FLOOR,
    LEAD,
    LEADS,
    TAIL,
    TAILS,
)

_BETWEEN = re.compile(r"between |from ")
_AND = re.compile(r" and ")
_RANGE = re.compile(r" ?\.\. ?| ?- ?(?=[$0-9])| to | through ")
_SPREAD = re.compile(r" ?(?:\u00b1|\+/-|\+-|plus or minus) ?")
_PERCENT = re.compile(r" ?(?:%|percent|per cent)(?![a-z])")
_PLUS = re.compile(r" ?\+(?![a-z0-9])")
_TILDE = re.compile(r" ?~(?![a-z0-9])")
_NEGATIVE = re.compile(r"- ?[0-9]|minus ")
_ARTICLE = re.compile(r"an?(?= [a-z0-9])|no(?= [a-z])")
_LETTERS = re.compile(r"[a-z]+(?:/[a-z]+)?|%")
_FIGURES = re.compile(r"[0-9][0-9.,]*")
_PIECES = re.compile(r"(?:\u00d7|x) ")

# "a number of ships" is not one ship.
_NOT_ONE: Final = {
    *("amount", "fraction", "group", "half", "host", "lot", "lots", "majority", "minority", "number", "part"),
    *("portion", "quantity", "quarter", "range", "series", "set", "share", "third", "variety"),
}
_NO_UNIT: Final = {
    *("a", "an", "and", "additional", "after", "at", "before", "but", "by", "each", "for", "from", "further"),
    *("his", "in", "its", "more", "of", "on", "or", "other", "than", "the", "their", "to", "with", "x"),
}
_NEVER_IN_UNIT: Final = {"about", "between", "but", "exactly", "least", "most", "or", "than"}
_RATES: Final = {"per", "a", "an", "each", "every"}


class _Value(NamedTuple):
    low: Decimal
    high: Decimal
    vague: bool = False


class QuantityReader:
    """One pass over one cleaned text; `position` only moves forward."""

    def __init__(self, text: str, default_unit: str) -> None:
        self.text = text
        # Lower-casing character by character keeps the positions of both texts the same.
        self.lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        self.position = 0
        self.default_unit = default_unit
        self.side = ""
        self.open_end = False
        self.about = False
        self.exactly = False
        self.tolerance: Decimal | None = None
        self.money = ""

    def read(self) -> tuple[Quantity, str | None]:
        """The quantity, and the goods named after `of`, if any. Raises ReadingError."""
        while lead := self._take(LEAD):
            self._note(*LEADS[lead[1]])
        value = self._value()
        unit, goods = self._thing(self._rest(), value)
        return self._quantity(value, unit), goods

    def _refuse(self, what: str, hint: str = EXAMPLES) -> Never:
        raise ReadingError(f"{shown(self.text)}: {what}", hint)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        match = pattern.match(self.lower, self.position)
        if match:
            self.position = match.end()
        return match

    def _note(self, role: str, open_end: bool) -> None:
        if role == ABOUT:
            self.about = True
        elif role == EXACTLY:
            self.exactly = True
        elif role in (FLOOR, CEILING):
            if self.side:
                self._refuse("there are two bounds", "write one bound, or more than 5 but fewer than 7")
            self.side, self.open_end = role, open_end

    def _value(self) -> _Value:
        if vague := read_vague(self.lower, self.position):
            self.position = vague[2]
            return _Value(Decimal(vague[0]), Decimal(vague[1]), vague=True)
        opening = self._take(_BETWEEN)
        first = self._number()
        if opening and opening[0] == "between ":
            if not self._take(_AND):
                self._refuse("`between` needs two numbers", "write it as between 5 and 7")
            return _range(first, self._number())
        if self._range_mark():
            return _range(first, self._number())
        if opening:
            self._refuse("`from` needs a second number", "write it as from 3 to 5, or at least 3")
        self._marks(first)
        return _Value(first.value, first.value)

    def _range_mark(self) -> bool:
        match = self._take(_RANGE)
        if match and match[0].strip() == ".." and self.position == len(self.lower):
            self._note(FLOOR, False)
            return False
        return match is not None

    def _marks(self, number: Numeral) -> None:
        if self._take(_SPREAD):
            self.about = True
            self.tolerance = self._number().value
            if self._take(_PERCENT):
                self.tolerance = plain(number.value * self.tolerance / 100)
            if not 0 < self.tolerance <= number.value:
                self._refuse("the \u00b1 is zero or larger than the number", "write exactly 5, or a range")
        elif self._take(_PLUS):
            self._note(FLOOR, False)
        elif self._take(_TILDE):
            self.about = True

    def _number(self) -> Numeral:
        if money := CURRENCY.match(self.text, self.position):
            self.money = MONEY[money[0].upper()]
            self.position = money.end()
        if _NEGATIVE.match(self.lower, self.position):
            self._refuse("a quantity is never below zero", "leave the sign out; a change is put into words")
        numeral = (
            read_figures(self.lower, self.position) or read_number_words(self.lower, self.position) or self._article()
        )
        if numeral is None:
            self._refuse("there is no number here")
        self.position = numeral.end
        self._check_joint()
        return numeral

    def _article(self) -> Numeral | None:
        article = _ARTICLE.match(self.lower, self.position)
        if article is None or _NOT_ONE.intersection(self.lower[article.end() :].split()):
            return None
        one = Decimal(article[0] != "no")
        return Numeral(one, one, 1, article.end())

    def _check_joint(self) -> None:
        """What stands right against a number, without a blank, is a mark or a physical unit."""
        following = self.lower[self.position : self.position + 1]
        if letters := _LETTERS.match(self.lower, self.position):
            if letters[0] in ("st", "nd", "rd", "th"):
                self._refuse("an ordinal is no count", "write the count, and the ordinal in its own field")
            if letters[0] == "e":
                self._refuse("exponents are not read", "write the number out, or as 3 million")
            if letters[0] != "%" and not is_unit(letters[0]):
                self._refuse(f"{letters[0]!r} stands against the number", "put a blank between them")
        elif following == "-" and self.lower[self.position + 1 : self.position + 2].isalpha():
            self._refuse("the number is a size here, not a count", "write how many: 5 20-foot containers")
        elif following and following not in " +~\u00b1.-":
            self._refuse(f"{following!r} stands against the number", "put a blank between number and unit")

    def _rest(self) -> str:
        """What follows the number, with marks such as `or more` taken off its start and end."""
        start, end = self.position, len(self.text)
        while tail := TAIL.match(self.lower, start, end):
            self._note(*TAILS[tail[1]])
            start = tail.end()
        for phrase, meaning in TAILS.items():
            if self.lower.endswith(f" {phrase}", start, end):
                self._note(*meaning)
                end -= len(phrase) + 1
                break
        return self.text[start:end].strip()

    def _thing(self, rest: str, value: _Value) -> tuple[str, str | None]:
        if value.vague and rest.lower().startswith("of "):
            rest = rest[3:].strip()
        pieces = _PIECES.match(rest.lower())
        if pieces:
            rest = rest[pieces.end() :]
        head, of, goods = (part.strip() for part in f" {rest}".partition(" of "))
        if (of and not goods) or rest == "of":
            self._refuse("nothing follows `of`", "write what is counted, or leave `of` out")
        words = head.lower().split()
        if self.money:
            if words:
                self._refuse("money is counted in its currency alone", "write its purpose in its own field")
            return self.money, goods or None
        if not words:
            if of:
                self._refuse("what is counted is missing before `of`", "write it as 5 rounds of shells")
            return self.default_unit, None
        self._check_thing(words)
        return unit_name(head), goods or None

    def _check_thing(self, words: list[str]) -> None:
        sized = _FIGURES.fullmatch(words[0]) and len(words) > 2 and is_unit(words[1])
        if words[0] == "or":
            self._refuse("there are two quantities here", "write one, or a range such as between 5 and 6")
        if words[0] in _NO_UNIT | NUMBER_WORDS or (_FIGURES.fullmatch(words[0]) and not sized):
            self._refuse(f"{words[0]!r} cannot follow the number", "write one number and what is counted")
        if stray := _NEVER_IN_UNIT.intersection(words):
            self._refuse(f"{min(stray)!r} stands among the words for what is counted", "write it first")
        if is_unit(" ".join(words)) or _RATES & set(words[1:-1]):
            return
        if any(is_unit(" ".join(words[:count])) for count in range(1, min(4, len(words)))):
            hint = f"write how many {words[-1]}, such as three 152 mm shells"
            if words[0] == "m":
                hint = f"write 3 million {words[-1]}, if m stands for that"
            self._refuse(f"the number is a size in {words[0]} here, not a count", hint)

    def _quantity(self, value: _Value, unit: str) -> Quantity:
        if self.side and value.low != value.high and not value.vague:
            self._refuse("a range is no bound", "write at least 5, or between 5 and 7")
        if self.exactly and (self.about or self.side or value.low != value.high):
            self._refuse("`exactly` goes with one number alone", "leave `exactly` out")
        if value.vague and self.open_end:
            self._refuse("`more than` and `fewer than` need a number", "leave them out")
        return Quantity(
            words=self.text,
            low=None if self.side == CEILING else value.low,
            high=None if self.side == FLOOR else value.high,
            low_exclusive=self.open_end and self.side == FLOOR,
            high_exclusive=self.open_end and self.side == CEILING,
            unit=unit,
            estimated=self.about and not value.vague,
            vague=value.vague,
            tolerance=Decimal(0) if self.exactly else self.tolerance,
        )


def _range(first: Numeral, second: Numeral) -> _Value:
    """`5 to 7 million`: the second number's scale is the first one's too, where the first is the smaller."""
    low = first.value
    if first.scale == 1 and second.scale > 1 and first.bare < second.bare:
        low = plain(first.bare * second.scale)
    return _Value(low, second.value)
