"""Strokes on the columns of a picture: what a day or an amount looks like, certain or not."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from claims_ledger.rendering.axes import Fitted, Number
from claims_ledger.rendering.blocks import Meaning, Words, faint, say

_NOTHING = " "
_BEFORE, _AFTER = "◀", "▶"
_IN_ASCII = str.maketrans("█▒░●○━┄≠·◀▶├┤─┬", "#+:*o=~!.<>[]-|")


class Look(NamedTuple):
    """How one sort of stroke looks, and what the legend says of it; where two meet, the higher rank is seen."""

    words: str
    rank: int
    fill: str
    first: str = ""
    last: str = ""
    alone: str = ""
    meaning: Meaning = Meaning.PLAIN


class Mark(NamedTuple):
    """A stroke from a value to another, both with it; an open end goes on in a direction nobody says how far."""

    first: Number
    last: Number
    look: Look
    open_first: bool = False
    open_last: bool = False


Cell = tuple[str, Meaning]


def drawn(marks: Iterable[Mark], fitted: Fitted) -> Words:
    """One row of a picture, exactly as many columns as it is fitted on."""
    ordered = sorted(marks, key=lambda mark: mark.look.rank)
    cells: list[Cell] = [(_NOTHING, Meaning.PLAIN)] * fitted.columns
    for mark in ordered:
        _stroke(cells, mark, *fitted.span(mark.first, mark.last))
    for mark in ordered:
        _arrows(cells, mark, *fitted.span(mark.first, mark.last))
    runs = groupby(cells, key=lambda cell: cell[1])
    return tuple(("".join(glyph for glyph, _ in run), meaning) for meaning, run in runs)


def _stroke(cells: list[Cell], mark: Mark, first: int, last: int) -> None:
    look = mark.look
    if look.alone and (mark.first == mark.last or first == last):
        cells[(first + last) // 2] = (look.alone, look.meaning)
        return
    for at in range(first, last + 1):
        cells[at] = (look.fill, look.meaning)
    if look.first and not mark.open_first:
        cells[first] = (look.first, look.meaning)
    if look.last and not mark.open_last:
        cells[last] = (look.last, look.meaning)


def _arrows(cells: list[Cell], mark: Mark, first: int, last: int) -> None:
    """Beside the stroke where nothing else is, else at its end."""
    for is_open, end, beside, arrow in (
        (mark.open_first, first, first - 1, _BEFORE),
        (mark.open_last, last, last + 1, _AFTER),
    ):
        if is_open:
            free = 0 <= beside < len(cells) and cells[beside][0] == _NOTHING
            cells[beside if free else end] = (arrow, mark.look.meaning)


def header(fitted: Fitted) -> tuple[str, str]:
    """The labels of an axis, and the line under them."""
    labels, line = [_NOTHING] * fitted.columns, ["─"] * fitted.columns
    for tick in fitted.ticks:
        line[tick.at] = "┬"
        labels[tick.at : tick.at + len(tick.label)] = tick.label
    return "".join(labels), "".join(line)


def legend(marks: Sequence[Mark], fitted: Fitted) -> list[Words]:
    """What the strokes of a picture mean, those that are in it, one by one."""
    used = sorted({mark.look for mark in marks}, key=lambda look: (-look.rank, look.words))
    said = [say((_sample(look), look.meaning), faint(f" {look.words}")) for look in used]
    if any(mark.open_first or mark.open_last for mark in marks):
        said.append(say(f"{_BEFORE} {_AFTER}", faint(" open, nobody says how far")))
    return [*said, say(faint(fitted.grain))] if fitted.grain else said


def _sample(look: Look) -> str:
    wide = f"{look.first}{look.fill}{look.last}" if look.first or look.last else look.fill
    return look.alone if look.alone and look.fill == look.alone else wide


def in_ascii(words: Words) -> Words:
    """The same strokes for a terminal that lacks them."""
    return tuple((text.translate(_IN_ASCII), meaning) for text, meaning in words)
