"""Blocks as a terminal gets them: wrapped, coloured by meaning. The only place that imports Rich."""

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from rich.text import Span, Text

from claims_ledger.rendering.blocks import (
    Beside,
    Block,
    Chart,
    Facts,
    Field,
    Gap,
    Grid,
    Heading,
    Lines,
    Meaning,
    Prose,
    Sides,
    Words,
)
from claims_ledger.rendering.drawing import drawn, header, in_ascii, legend
from claims_ledger.rendering.safe import visible

_HANG = 2  # columns by which a line's continuation stands in
_GAP = 2  # columns between the columns of a grid
_BAR = " │ "
_BETWEEN = "   "
_IN_ASCII = str.maketrans("–←→·≠│“”…─├└✓×", '-<>.!|"".-+`vx')
_LEAST_SIDE = 34
_LABEL = 10  # of a text that has notes: as long as `standfirst`
_WIDE = 120  # from here on, notes stand beside their text
_LEAST_PICTURE = 20
_NARROW = 110  # below this, ids are cut to their first characters, which the program accepts

_STYLES = {
    Meaning.PLAIN: Style.null(),
    Meaning.TITLE: Style(bold=True),
    Meaning.STRONG: Style(bold=True),
    Meaning.FAINT: Style(dim=True),
    Meaning.CONTESTED: Style(color="red", bold=True),
    Meaning.DIVERGES: Style(color="yellow", bold=True),
    Meaning.DISPUTED: Style(color="magenta", bold=True),
    Meaning.SETTLED: Style(color="green"),
    Meaning.SOURCE: Style(color="cyan"),
    Meaning.GONE: Style(dim=True, strike=True),
}


def painted(blocks: Sequence[Block], width: int, colour: bool, ascii_only: bool = False) -> str:
    """`blocks` laid out for `width` columns, each line ended; everything in them made visible; with the
    nearest signs of ASCII for strokes, arrows and quotation marks if asked for."""
    paper = io.StringIO()
    console = Console(file=paper, width=width, height=1000, legacy_windows=False, markup=False, _environ={})
    painter = _Painter(console, width, ascii_only)
    for number, block in enumerate(blocks):
        if number and isinstance(block, Heading) and block.rank == 1:
            paper.write("\n")
        for line in painter.lines(block):
            line.rstrip()
            paper.write(f"{_coloured(line, console) if colour else line.plain}\n")
    return paper.getvalue().translate(_IN_ASCII) if ascii_only else paper.getvalue()


def _coloured(line: Text, console: Console) -> str:
    return "".join(
        part.style.render(part.text, color_system=ColorSystem.STANDARD) if part.style else part.text
        for part in line.render(console)
    )


def styled(words: Words, under: Meaning = Meaning.PLAIN) -> Text:
    """Rich text of `words`; nothing in them is markup, nothing in them reaches the terminal raw."""
    line = Text(style=_STYLES[under])
    for said, meaning in words:
        line.append(visible(said), _STYLES[meaning])
    return line


class _Painter:
    def __init__(self, console: Console, width: int, ascii_only: bool) -> None:
        self.console = console
        self.width = width
        self.ascii_only = ascii_only

    def lines(self, block: Block) -> Iterable[Text]:
        match block:
            case Heading():
                return self.hanging(styled(block.words, Meaning.TITLE), self.width)
            case Facts():
                return self.facts(block)
            case Lines():
                room = self.width - block.indent
                return [
                    _moved(line, block.indent) for words in block.lines for line in self.hanging(styled(words), room)
                ]
            case Prose():
                written = visible(block.text, multiline=True).expandtabs(4).splitlines()
                room = self.width - block.indent
                return [_moved(line, block.indent) for text in written for line in self.wrapped(Text(text), room)]
            case Grid():
                return self.grid(block)
            case Sides():
                return self.sides(block)
            case Beside():
                return self.beside(block)
            case Chart():
                return self.chart(block)
            case Gap():
                return [Text()]

    def wrapped(self, text: Text, width: int) -> list[Text]:
        if text.cell_len <= width:
            return [text]
        lines = list(text.wrap(self.console, max(width, 1), overflow="fold", tab_size=4)) or [Text()]
        for line in lines:
            line.rstrip()
        return lines

    def hanging(self, text: Text, width: int) -> list[Text]:
        """Wrapped, the second line and all after it standing in."""
        if text.cell_len <= width:
            return [text]
        hang = len(text.plain) - len(text.plain.lstrip(" ")) + _HANG
        first, *_ = self.wrapped(text, width)
        rest = text[len(first.plain) :]
        while rest.plain.startswith(" "):
            rest = rest[1:]
        return [first, *(_moved(line, hang) for line in self.wrapped(rest, width - hang))] if rest else [first]

    def facts(self, block: Facts) -> list[Text]:
        labels = [Text(visible(label), style=_STYLES[Meaning.FAINT]) for label, _ in block.rows]
        first = min(max((label.cell_len for label in labels), default=0), self.width // 3)
        room = self.width - block.indent - first - _GAP
        lines: list[Text] = []
        for label, (_, values) in zip(labels, block.rows, strict=True):
            said = [line for value in values or [()] for line in self.hanging(styled(value), room)]
            lines += _beside([self.wrapped(label, first), said], [first, room], " " * _GAP)
        return [_moved(line, block.indent) for line in lines]

    def shown(self, fields: Sequence[Field], rows: Sequence[Sequence[Words]]) -> list[int]:
        """The columns that there is room for and that hold anything."""
        return [
            number
            for number, field in enumerate(fields)
            if field.wide_from <= self.width and (field.always or any(row[number] for row in rows))
        ]

    def grid(self, block: Grid) -> Iterator[Text]:
        shown = self.shown(block.fields, block.rows)
        fields = [block.fields[number] for number in shown]
        heads = [Text(visible(field.heading), style=_STYLES[Meaning.FAINT]) for field in fields]
        wanted = [head.cell_len for head in heads]
        for row in block.rows:
            for at, number in enumerate(shown):
                wanted[at] = max(wanted[at], _wanted(row[number]))
        widths = _widths(
            fields,
            [self.least(field, want) for field, want in zip(fields, wanted, strict=True)],
            self.width - block.indent - _GAP * (len(fields) - 1),
        )
        if any(field.heading for field in fields):
            yield from self.row(fields, heads, widths, block.indent)
        # Row by row: a list may have a hundred thousand, and rich text is large.
        for row in block.rows:
            cells = [self.cell(field, row[number]) for field, number in zip(fields, shown, strict=True)]
            yield from self.row(fields, cells, widths, block.indent)

    def least(self, field: Field, wanted: int) -> int:
        """What a column wants: no more than the beginning of an id on a narrow terminal."""
        return min(wanted, max(field.short, len(field.heading))) if field.short and self.width < _NARROW else wanted

    def row(self, fields: Sequence[Field], row: Sequence[Text], widths: Sequence[int], indent: int) -> list[Text]:
        cells = [self.wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        for field, width, cell in zip(fields, widths, cells, strict=True):
            for line in cell:
                if field.right:
                    line.pad_left(max(0, width - line.cell_len))
        return [_moved(line, indent) for line in _beside(cells, widths, " " * _GAP)]

    def chart(self, block: Chart) -> list[Text]:
        """The columns of words get what they want of their share, the picture all that is left."""
        rows = [[*row.left, *row.right] for row in block.rows if not row.title]
        fields = [*block.left, *block.right]
        shown = self.shown(fields, rows)
        before = sum(number < len(block.left) for number in shown)
        fields = [fields[number] for number in shown]
        heads = [Text(visible(field.heading), style=_STYLES[Meaning.FAINT]) for field in fields]
        words = [[self.cell(fields[at], row[number]) for at, number in enumerate(shown)] for row in rows]
        room = self.width - block.indent - _GAP * len(fields)
        wanted = [max(cell.cell_len for cell in column) for column in zip(heads, *words, strict=True)]
        widths = _widths(fields, wanted, room - min(max(_LEAST_PICTURE, room * block.share // 100), room - 1))
        fitted = block.axis.fitted(max(1, room - sum(widths)))
        narrow, widths = widths, [*widths[:before], fitted.columns, *widths[before:]]

        def laid(cells: Sequence[Text], picture: Text) -> list[Text]:
            sides = [self.hanging(cell, width) for cell, width in zip(cells, narrow, strict=True)]
            return _beside([*sides[:before], [picture], *sides[before:]], widths, " " * _GAP)

        above, line = (self.stroke(((text, Meaning.FAINT),)) for text in header(fitted))
        lines = [*laid([Text() for _ in heads], above), *laid(heads, line)]
        cells = iter(words)
        for row in block.rows:
            lines += (
                self.hanging(styled(row.title), self.width - block.indent)
                if row.title
                else laid(next(cells), self.stroke(drawn(row.marks, fitted)))
            )
        marks = [mark for row in block.rows for mark in row.marks] if block.legend is None else block.legend
        if marks:
            lines += self.packed([self.stroke(one) for one in legend(marks, fitted)], self.width - block.indent)
        return [_moved(line, block.indent) for line in lines]

    def packed(self, texts: Sequence[Text], width: int) -> list[Text]:
        """Short texts, as many in a line as fit."""
        lines: list[Text] = []
        for text in texts:
            if lines and lines[-1].cell_len + len(_BETWEEN) + text.cell_len <= width:
                lines[-1].append(_BETWEEN).append_text(text)
            else:
                lines += self.hanging(text, width)
        return lines

    def stroke(self, words: Words) -> Text:
        return styled(in_ascii(words) if self.ascii_only else words)

    def cell(self, field: Field, words: Words) -> Text:
        text = styled(words)
        if field.short and self.width < _NARROW:
            text.truncate(field.short, overflow="crop")
        return text

    def beside(self, block: Beside) -> list[Text]:
        label = [Text(visible(block.label), style=_STYLES[Meaning.FAINT])]
        room = self.width - block.indent - _LABEL - _GAP
        half = room if self.width < _WIDE or not block.text else (room - len(_BAR)) * 3 // 5
        written = [line for text in self.written(block.text) for line in self.wrapped(text, half)]
        if half < room:
            beside = [line for note in block.notes for line in self.hanging(styled(note), room - half - len(_BAR))]
            lines = _beside([written, beside], [half, room - half - len(_BAR)], _BAR)
        else:
            lines = written + [
                _moved(line, _HANG if written else 0)
                for note in block.notes
                for line in self.hanging(styled(note), room - (_HANG if written else 0))
            ]
        lines = _beside([self.wrapped(label[0], _LABEL), lines], [_LABEL, room], " " * _GAP)
        return [_moved(line, block.indent) for line in lines]

    def written(self, words: Words) -> list[Text]:
        """Text as somebody wrote it, line by line."""
        return [
            Text(line, style=_STYLES[meaning])
            for said, meaning in words
            for line in visible(said, multiline=True).expandtabs(4).splitlines()
        ]

    def sides(self, block: Sides) -> list[Text]:
        count = len(block.sides)
        room = (self.width - block.indent - len(_BAR) * (count - 1)) // max(count, 1)
        lines: list[Text] = []
        if count > 1 and room >= _LEAST_SIDE:
            rows = zip_longest(*([side.title, *side.lines] for side in block.sides), fillvalue=())
            for row in rows:
                lines += _beside([self.hanging(styled(words), room) for words in row], [room] * count, _BAR)
            return [_moved(line, block.indent) for line in lines]
        for side in block.sides:
            lines += [
                _moved(line, block.indent) for line in self.hanging(styled(side.title), self.width - block.indent)
            ]
            inner = block.indent + 2
            for words in side.lines:
                lines += [_moved(line, inner) for line in self.hanging(styled(words), self.width - inner)]
        return lines


def _beside(cells: Sequence[Sequence[Text]], widths: Sequence[int], between: str) -> list[Text]:
    """The lines of several cells next to each other."""
    bar = _STYLES[Meaning.FAINT] if between.strip() else None
    lines: list[Text] = []
    for row in zip_longest(*cells):
        written: list[str] = []
        spans: list[Span] = []
        at = 0
        for number, (part, width) in enumerate(zip(row, widths, strict=True)):
            if number:
                if bar is not None:
                    spans.append(Span(at, at + len(between), bar))
                written.append(between)
                at += len(between)
            if part is not None:
                if part.style:
                    spans.append(Span(at, at + len(part), part.style))
                spans += [Span(start + at, end + at, style) for start, end, style in part.spans]
                written.append(part.plain)
                at += len(part)
            blank = max(0, width - (part.cell_len if part is not None else 0))
            written.append(" " * blank)
            at += blank
        lines.append(Text("".join(written), spans=spans))
    return lines


def _moved(line: Text, indent: int) -> Text:
    return Text(" " * indent).append_text(line) if indent else line


def _wanted(words: Words) -> int:
    """The columns that words take on one line."""
    return cell_len("".join(visible(said) for said, _ in words))


def _widths(fields: Sequence[Field], wanted: Sequence[int], room: int) -> list[int]:
    """Each column as wide as it wants; while that is too much, the widest that may still give, gives."""
    widths = list(wanted)
    floors = [width if field.fixed else min(width, field.least) for width, field in zip(widths, fields, strict=True)]
    while (excess := sum(widths) - room) > 0:
        giving = [at for at, width in enumerate(widths) if width > floors[at]]
        if not giving:
            if not any(floors):
                break
            floors = [0 if all(floor <= 1 for floor in floors) else floor // 2 for floor in floors]
            continue
        widest = max(giving, key=lambda at: widths[at])
        others = [widths[at] for at in giving if widths[at] < widths[widest]]
        step = min(excess, widths[widest] - max([floors[widest], *others]))
        widths[widest] -= max(step, 1)
    return [max(width, 1) for width in widths]
