"""How an answer leaves the program: as JSON, JSON lines, CSV, rows for a pipe, or a screen for people."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol, TextIO

from claims_ledger.rendering.blocks import Block, Lines, faint, say
from claims_ledger.rendering.machine import csv_lines, json_lines, json_object, tab_lines
from claims_ledger.rendering.plain import plain
from claims_ledger.rendering.safe import visible

Item = Mapping[str, Any]


class Listing(Protocol):
    """An answer: its clocks as printed (null when not asked), the position it was read at, its items."""

    @property
    def as_of(self) -> str | None: ...
    @property
    def recorded_at(self) -> str | None: ...
    @property
    def position(self) -> int: ...
    @property
    def items(self) -> Sequence[Item]: ...


class Column(NamedTuple):
    """One column of CSV and of a pipe."""

    name: str
    pick: Callable[[Item], object]


class Layout(NamedTuple):
    """How one view looks.

    `rows` splits an item into the rows of CSV and pipes (one a position, say); `screen` gets the listing and
    the day from which "12 days before" counts. `prose`: a pipe gets the screen's text too, where rows would
    hide what matters. `drawn`: a pipe gets the screen as it is laid out, since it is a picture.
    """

    columns: Sequence[Column]
    screen: Callable[[Listing, date], Sequence[Block]]
    rows: Callable[[Item], Iterable[Item]] = lambda item: (item,)
    prose: bool = False
    drawn: bool = False


class Manner(NamedTuple):
    """How one call wants its answer: `form` is table, csv, json or jsonl; `width` lays out even in a pipe.

    `today`: the day from which reports are so many days ago; the day it is unless said.
    """

    form: str = "table"
    pager: bool = True
    quiet: bool = False
    width: int | None = None
    today: date | None = None


def same(*names: str) -> tuple[Column, ...]:
    """Columns that are keys of the item, as they are."""
    return tuple(Column(name, lambda item, name=name: item.get(name)) for name in names)  # type: ignore[misc]


def past_line(listing: Listing) -> str | None:
    """How a view of the past begins: "As public by 2024-03-05, as held at #412"; None for the present."""
    if listing.as_of is None and listing.recorded_at is None:
        return None
    public = [f"public by {listing.as_of}"] if listing.as_of is not None else []
    held = f"held at #{listing.position}"
    if listing.recorded_at is not None and listing.recorded_at != f"#{listing.position}":
        held += f" ({listing.recorded_at})"
    line = ", ".join(f"as {words}" for words in (*public, held))
    return f"A{line[1:]}"


def show_listing(listing: Listing, layout: Layout, manner: Manner, out: TextIO | None = None) -> None:
    """Print `listing` on `out` (stdout unless given) in the form that `manner` asks for."""
    paper = out or sys.stdout
    if manner.form == "json":
        paper.write(_encodable(json_object(listing.as_of, listing.recorded_at, listing.position, listing.items), paper))
        return
    if manner.form in ("csv", "jsonl"):
        if (past := past_line(listing)) and not manner.quiet:
            sys.stderr.write(f"{visible(past)}\n")
        for line in json_lines(listing.items) if manner.form == "jsonl" else csv_lines(*_rows(listing, layout)):
            paper.write(_encodable(line, paper))
        return
    if _is_terminal(paper) or manner.width is not None or layout.drawn:
        _show_screen(listing, layout, manner, paper)
        return
    if past := past_line(listing):
        paper.write(f"{visible(past)}\n")
    if layout.prose:
        paper.writelines(f"{line}\n" for line in plain(layout.screen(listing, _day(listing, manner))))
        return
    paper.writelines(tab_lines(*_rows(listing, layout)))


def show_blocks(blocks: Sequence[Block], manner: Manner, out: TextIO | None = None) -> None:
    """Print something that is no listing."""
    paper = out or sys.stdout
    if _is_terminal(paper) or manner.width is not None:
        _put(blocks, manner, paper)
    else:
        paper.writelines(f"{line}\n" for line in plain(blocks))


def show_result(
    position: int,
    items: Sequence[Item],
    lines: Sequence[str],
    notes: Sequence[str],
    manner: Manner,
    out: TextIO | None = None,
) -> None:
    """Print what a write did; warnings go to stderr, unless they are part of the JSON."""
    paper = out or sys.stdout
    if manner.form == "json":
        paper.write(_encodable(json_object(None, None, position, items), paper))
    elif manner.form == "jsonl":
        paper.writelines(_encodable(line, paper) for line in json_lines(items))
    elif not manner.quiet:
        paper.writelines(f"{visible(line)}\n" for line in lines)
    if not manner.quiet:
        sys.stderr.writelines(f"{visible(note)}\n" for note in notes)


def _rows(listing: Listing, layout: Layout) -> tuple[list[str], Iterable[Sequence[object]]]:
    names = [column.name for column in layout.columns]
    rows = (row for item in listing.items for row in layout.rows(item))
    return names, ([column.pick(row) for column in layout.columns] for row in rows)


def _day(listing: Listing, manner: Manner) -> date:
    try:
        return date.fromisoformat((listing.as_of or "")[:10])
    except ValueError:
        return manner.today or datetime.now().astimezone().date()


def _show_screen(listing: Listing, layout: Layout, manner: Manner, paper: TextIO) -> None:
    blocks: list[Block] = []
    past = past_line(listing)
    if past:
        blocks.append(Lines([say(past)], indent=0))
    blocks += layout.screen(listing, _day(listing, manner))
    if not past and not manner.quiet:
        blocks.append(Lines([say(faint(f"as held at #{listing.position}"))], indent=0))
    _put(blocks, manner, paper)


def _put(blocks: Sequence[Block], manner: Manner, paper: TextIO) -> None:
    from claims_ledger.rendering.terminal import painted

    terminal = _is_terminal(paper)
    size = shutil.get_terminal_size()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    text = painted(blocks, manner.width or size.columns, colour, ascii_only=not _has_strokes(paper))
    if terminal and manner.pager and text.count("\n") >= size.lines and paper is sys.stdout:
        from claims_ledger.rendering.pager import page

        if page(text):
            return
    paper.write(text)


def _is_terminal(paper: TextIO) -> bool:
    return paper.isatty()


def _has_strokes(paper: TextIO) -> bool:
    """Whether an encoding has what pictures are drawn with."""
    try:
        "█▒░●○━┄≠◀▶├┤┬".encode(getattr(paper, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _encodable(text: str, paper: TextIO) -> str:
    """JSON stays JSON in a locale that lacks its letters."""
    encoding = (getattr(paper, "encoding", None) or "utf-8").lower().replace("-", "")
    if encoding == "utf8" or text.isascii():
        return text
    import json

    return "".join(char if char.isascii() else json.dumps(char)[1:-1] for char in text)
