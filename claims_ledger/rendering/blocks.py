"""What a view is made of before anybody knows whether it goes to a terminal, a pipe or a page.

A block holds words as given, with their meaning; making them safe and giving them colour is the
painter's work, in one place, so that no layout can forget it.

These are named tuples because making a dataclass takes ten times as long, and every view waits for it.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from claims_ledger.rendering.axes import Axis
    from claims_ledger.rendering.drawing import Mark


class Meaning(StrEnum):
    """Why some words look different. Colour never says alone what no word or mark says."""

    PLAIN = "plain"
    TITLE = "title"
    STRONG = "strong"  # the name or value the line is about
    FAINT = "faint"  # ids, labels, what can be skipped
    CONTESTED = "contested"
    DIVERGES = "diverges"
    DISPUTED = "disputed"
    SETTLED = "settled"
    SOURCE = "source"  # who says so
    GONE = "gone"  # retracted, withdrawn, superseded


Span = tuple[str, Meaning]
Words = tuple[Span, ...]


def say(*parts: "str | Span | Words | None") -> Words:
    """Words out of plain strings and marked ones; None and empty strings fall away."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append((part, Meaning.PLAIN))
        elif part and isinstance(part[0], str):
            spans.append(part)
        elif part:
            spans.extend(part)
    return tuple(span for span in spans if span[0])


def join(parts: Sequence[Words], between: str = " ") -> Words:
    """The words that are not empty, with `between` between them."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans.extend([(between, Meaning.PLAIN)] if spans else [])
            spans.extend(part)
    return tuple(spans)


def strong(text: str) -> Span:
    """The name or value a line is about."""
    return text, Meaning.STRONG


def faint(text: str) -> Span:
    """What can be skipped."""
    return text, Meaning.FAINT


class Heading(NamedTuple):
    """A line that begins a part; `rank` 1 stands apart from what is above it."""

    words: Words
    rank: int = 1


class Facts(NamedTuple):
    """Labels and what they say, one or more lines each, the labels in a column."""

    rows: Sequence[tuple[str, Sequence[Words]]]
    indent: int = 2


class Lines(NamedTuple):
    """Lines, each wrapped with a hanging indent."""

    lines: Sequence[Words]
    indent: int = 2


class Prose(NamedTuple):
    """Text of several lines, as somebody wrote it: a quote, a note."""

    text: str
    indent: int = 2


class Field(NamedTuple):
    """One column of a grid: shown from a width of `wide_from` on, under `least` only in need.

    One with nothing in any row is left out, unless it is `always` shown.
    """

    heading: str
    least: int = 4
    wide_from: int = 0
    fixed: bool = False  # never wrapped: ids, days, counts
    short: int = 0  # on a narrow terminal, only so many characters: ids, of which the beginning will do
    right: bool = False
    always: bool = False


class Grid(NamedTuple):
    """A table."""

    fields: Sequence[Field]
    rows: Sequence[Sequence[Words]]
    indent: int = 0


class Side(NamedTuple):
    """One of several things held against each other."""

    title: Words
    lines: Sequence[Words] = ()


class Sides(NamedTuple):
    """Positions side by side where there is room, else one under the other."""

    sides: Sequence[Side]
    indent: int = 2


class Beside(NamedTuple):
    """A labelled text as somebody wrote it, and what belongs to it: beside it where there is room, else beneath."""

    label: str
    text: Words
    notes: Sequence[Words] = ()
    indent: int = 2


class Row(NamedTuple):
    """A line of a chart: its cells, and between them the strokes on the axis. One with a `title` is nothing else."""

    left: Sequence[Words] = ()
    marks: "Sequence[Mark]" = ()
    right: Sequence[Words] = ()
    title: Words = ()


class Chart(NamedTuple):
    """A table with a picture between its `left` and its `right` columns; a legend under it says what is seen.

    `share`: the part of the width, in percent, that the picture gets at the least. `legend`: the strokes that it
    explains, where they are not its own: those of all charts under the last of them, none under the others.
    """

    axis: "Axis"
    left: Sequence[Field]
    rows: Sequence[Row]
    right: Sequence[Field] = ()
    indent: int = 0
    share: int = 50
    legend: "Sequence[Mark] | None" = None


class Gap(NamedTuple):
    """An empty line on a terminal, nothing in a pipe."""


Block = Heading | Facts | Lines | Prose | Grid | Sides | Beside | Chart | Gap
