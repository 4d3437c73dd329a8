"""Blocks as a pipe gets them: full width, no colour, tabs where a terminal has columns."""

from collections.abc import Iterator, Sequence

from claims_ledger.rendering.blocks import Beside, Block, Chart, Facts, Gap, Grid, Heading, Lines, Prose, Sides, Words
from claims_ledger.rendering.safe import visible


def plain(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of `blocks`, without line ends; everything in them made visible."""
    for block in blocks:
        match block:
            case Heading():
                yield flat(block.words)
            case Facts():
                for label, lines in block.rows:
                    for number, line in enumerate(lines or [()]):
                        yield f"{visible(label) if number == 0 else ''}\t{flat(line)}"
            case Lines():
                yield from (" " * block.indent + flat(line) for line in block.lines)
            case Prose():
                for written in visible(block.text, multiline=True).splitlines():
                    yield " " * block.indent + written
            case Grid():
                if any(field.heading for field in block.fields):
                    yield "\t".join(visible(field.heading) for field in block.fields)
                yield from ("\t".join(flat(cell) for cell in row) for row in block.rows)
            case Chart():
                yield "\t".join(visible(field.heading) for field in (*block.left, *block.right))
                for row in block.rows:
                    yield flat(row.title) or "\t".join(flat(cell) for cell in (*row.left, *row.right))
            case Sides():
                for side in block.sides:
                    yield "\t" + "\t".join([flat(side.title), *(flat(line) for line in side.lines)])
            case Beside():
                yield "\t".join([visible(block.label), flat(block.text), *(flat(note) for note in block.notes)])
            case Gap():
                pass


def flat(words: Words) -> str:
    """One line of text, made visible."""
    return visible("".join(text for text, _ in words))
