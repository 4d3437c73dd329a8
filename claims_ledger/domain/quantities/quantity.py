"""A quantity as a value: bounds, unit, what it leaves open, and whether two of them can both hold."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import Any, Final, NamedTuple

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.quantities.numerals import number_text, plain, vague_phrase
from claims_ledger.domain.quantities.stored import decimal_in, flag_in, refuse_other_keys, text_in
from claims_ledger.domain.quantities.units import (
    MONEY_SIGN,
    dimension,
    factor,
    is_physical,
    plural_unit,
    unit_name,
)

ESTIMATE_SHARE: Final = Decimal("0.1")
ROUNDING_SHARE: Final = Decimal("0.05")
# Conversion factors have 28 digits, some of them endless fractions: products are rounded to fewer, so that
# 30 knots and 55.56 km/h are the same speed.
_BASE: Final = Context(prec=20)
_SHOWN: Final = Context(prec=15)
_ZERO: Final = Decimal(0)


class Interval(NamedTuple):
    """What a quantity leaves possible; None is unbounded, an open end is not itself possible."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or bounds on one, of something counted or measured; decimals of `unit`, never floats.

    A stated point has `low == high`; a floor has no `high`, a ceiling no `low`. `tolerance` is the half-width
    of a point in `unit`: None leaves it to the rules of `interval`, 0 is "exactly", more a stated plus-minus.
    """

    words: str
    low: Decimal | None
    high: Decimal | None
    low_exclusive: bool = False
    high_exclusive: bool = False
    unit: str = ""
    estimated: bool = False
    vague: bool = False
    tolerance: Decimal | None = None

    def __post_init__(self) -> None:
        numbers = [number for number in (self.low, self.high, self.tolerance) if number is not None]
        if not all(number.is_finite() and number >= 0 for number in numbers):
            raise ReadingError("a quantity is a number from 0 upwards", "leave the sign out")
        if self.low is None and self.high is None:
            raise ReadingError("a quantity needs a number", "write one, such as 4 or at least 4")
        if self.low is not None and self.high is not None and self._backwards(self.low, self.high):
            raise ReadingError(
                f"nothing lies between {number_text(self.low)} and {number_text(self.high)}",
                "write the smaller number first",
            )

        if self.tolerance is not None and not self.is_point:
            raise ReadingError("only a single number has a \u00b1", "write a range as between 5 and 7")
        if self.tolerance and self.unit == "percent":
            raise ReadingError("a \u00b1 on percent has two meanings", "write it as between 15 and 25")
        if self.vague and (self._precise or vague_phrase(self.low, self.high) is None):
            raise ReadingError("no vague word has these bounds", "vague words are dozens, hundreds, several")

    @property
    def _precise(self) -> bool:
        return self.estimated or self.low_exclusive or self.high_exclusive or self.tolerance is not None

    def _backwards(self, low: Decimal, high: Decimal) -> bool:
        return low > high or (low == high and (self.low_exclusive or self.high_exclusive))

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def bound(self) -> str:
        """`exact`, `floor`, `ceiling`, `range`, `estimate` or `vague`; an estimated floor is a floor."""
        if self.vague:
            return "vague"
        if self.high is None:
            return "floor"
        if self.low is None:
            return "ceiling"
        if self.estimated:
            return "estimate"
        return "exact" if self.low == self.high else "range"

    def limits(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the greatest number, in `unit`, that this leaves possible; None is unbounded.

        See `interval` for the rules, and for which of the two ends are themselves possible.
        """
        low, high, _, _ = self.interval()
        return None if low is None else plain(low), None if high is None else plain(high)

    def interval(self) -> Interval:
        """What is possible, in `unit`, once rounding and estimates are allowed for.

        - A stated point widens by half its last significant digit, at most 5 %. Zeros at the end of a whole
          number count as rounding: 200 is 190 to 210, 125 is 124.5 to 125.5. The ends are open, so that 11
          and 12 do not meet at 11.5. "Exactly" widens by nothing.
        - An estimate widens by its stated plus-minus, else by 10 % of its numbers; the ends are possible.
        - Bounds, ranges and vague words stay as they are.
        """
        if self.vague:
            return Interval(self.low, self.high, self.low_exclusive, self.high_exclusive)
        if self.estimated:
            return Interval(
                None if self.low is None else max(_ZERO, self.low - self._estimate(self.low)),
                None if self.high is None else self.high + self._estimate(self.high),
                self.low_exclusive,
                self.high_exclusive,
            )
        if self.low is not None and self.low == self.high:
            margin = self._rounding(self.low)
            return Interval(self.low - margin, self.low + margin, margin > 0, margin > 0)
        return Interval(self.low, self.high, self.low_exclusive, self.high_exclusive)

    def _estimate(self, number: Decimal) -> Decimal:
        return number * ESTIMATE_SHARE if self.tolerance is None else self.tolerance

    def _rounding(self, number: Decimal) -> Decimal:
        if self.tolerance is not None:
            return self.tolerance
        if not number:
            return _ZERO
        exponent = number.normalize().as_tuple().exponent
        assert isinstance(exponent, int)
        return min(Decimal(5).scaleb(exponent - 1), number * ROUNDING_SHARE)

    def comparable(self, other: "Quantity") -> bool:
        """Whether the two have one unit, or physical units of one dimension."""
        if self.unit == other.unit:
            return True
        return is_physical(self.unit) and dimension(self.unit) == dimension(other.unit)

    def disjoint(self, other: "Quantity") -> bool:
        """Whether no number fits both, after `interval`; False where the units do not compare. Symmetric."""
        return self.floor_above(other) or other.floor_above(self)

    def floor_above(self, other: "Quantity") -> bool:
        """Whether the least this leaves possible lies above the most that `other` does.

        More than 3,000,000 lies above at most 3,000,000. False where a bound is missing or units do not
        compare.
        """
        if not self.comparable(other):
            return False
        mine, theirs = self.interval(), other.interval()
        low, high = mine.low, theirs.high
        if low is None or high is None:
            return False
        if self.unit != other.unit:
            low, high = _BASE.multiply(low, factor(self.unit)), _BASE.multiply(high, factor(other.unit))
        return low > high or (low == high and (mine.low_open or theirs.high_open))

    def convert(self, unit: str) -> "Quantity | None":
        """The same quantity in another unit of its dimension, to 15 digits; None where that cannot be.

        A point takes its rounding along as `tolerance`. It is for showing: `disjoint` converts by itself.
        """
        target = unit_name(unit)
        if target == self.unit:
            return self
        if not is_physical(self.unit) or dimension(target) != dimension(self.unit):
            return None
        ratio = factor(self.unit) / factor(target)

        def moved(number: Decimal | None) -> Decimal | None:
            return None if number is None else plain(_SHOWN.multiply(number, ratio))

        tolerance = self.tolerance
        if self.is_point and not self.estimated and self.low is not None:
            tolerance = self._rounding(self.low)
        return replace(self, low=moved(self.low), high=moved(self.high), tolerance=moved(tolerance), unit=target)

    @property
    def text(self) -> str:
        """What a person would write: `at least 4 trips`, `about 6,700 containers`, `dozens of containers`.

        Two quantities of one value have one text, and `read_quantity` takes it back.
        """
        if self.vague:
            return self._vague_text()
        about = "about " if self.estimated else ""
        spread = ""
        if self.estimated and self.tolerance is not None:
            spread = f" \u00b1 {self._written(self.tolerance)}"
        low = "" if self.low is None else f"{about}{self._written(self.low)}{spread}"
        high = "" if self.high is None else f"{about}{self._written(self.high)}{spread}"
        ceiling = f"{self._below() if self.high_exclusive else 'up to'} {high}"
        if self.low is None:
            return self._with_unit(ceiling, self.high)
        floor = f"{'more than' if self.low_exclusive else 'at least'} {low}"
        if self.high is None:
            return self._with_unit(floor, self.low)
        if self.low == self.high:
            exactly = "exactly " if self.tolerance == 0 else ""
            return self._with_unit(f"{exactly}{low}", self.low)
        if self.low_exclusive or self.high_exclusive:
            return self._with_unit(f"{floor} but {ceiling}", self.high)
        if self.estimated:
            return self._with_unit(f"{low} to {self._written(self.high)}", self.high)
        return self._with_unit(f"between {low} and {high}", self.high)

    def __str__(self) -> str:
        return self.text

    def _vague_text(self) -> str:
        phrase = vague_phrase(self.low, self.high) or ""
        joint = " of " if phrase.endswith("s") else " "
        return f"{phrase}{joint}{plural_unit(self.unit)}" if self.unit else phrase

    def _below(self) -> str:
        measured = is_physical(self.unit) or self.unit in MONEY_SIGN or self.unit in ("", "percent")
        return "less than" if measured else "fewer than"

    def _written(self, number: Decimal) -> str:
        return f"{MONEY_SIGN.get(self.unit, '')}{number_text(number)}"

    def _with_unit(self, phrase: str, number: Decimal | None) -> str:
        if not self.unit or self.unit in MONEY_SIGN:
            return phrase
        # Without the sign, three 152 mm shells would look like 3,152 mm of shells.
        times = "\u00d7 " if self.unit[0].isdigit() and " " in self.unit[:4] else ""
        return f"{phrase} {times}{self.unit if number == 1 else plural_unit(self.unit)}"

    def to_json(self) -> dict[str, str | bool]:
        """Decimals as strings, only what is said; equal but for `words` however the quantity was written."""
        out: dict[str, str | bool] = {"words": self.words}
        if self.low is not None:
            out["low"] = format(plain(self.low), "f")
        if self.high is not None:
            out["high"] = format(plain(self.high), "f")
        if self.tolerance is not None:
            out["tolerance"] = format(plain(self.tolerance), "f")
        if self.unit:
            out["unit"] = self.unit
        flags = {
            "over": self.low_exclusive,
            "under": self.high_exclusive,
            "estimated": self.estimated,
            "vague": self.vague,
        }
        out.update({name: True for name, flag in flags.items() if flag})
        return out

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Quantity":
        """The quantity that `to_json` wrote. Raises ReadingError for anything else."""
        refuse_other_keys(data)
        return cls(
            words=text_in(data, "words"),
            low=decimal_in(data, "low"),
            high=decimal_in(data, "high"),
            low_exclusive=flag_in(data, "over"),
            high_exclusive=flag_in(data, "under"),
            unit=text_in(data, "unit"),
            estimated=flag_in(data, "estimated"),
            vague=flag_in(data, "vague"),
            tolerance=decimal_in(data, "tolerance"),
        )
