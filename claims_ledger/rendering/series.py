"""`claims series`: a quantity over time as a table, with a picture of its bounds."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import Block, Field, Grid, Heading, Lines, Meaning, Words, faint, join, say, strong
from claims_ledger.rendering.output import Item, Layout, Listing, same
from claims_ledger.rendering.parts import Cell

PICTURE = 24
"""Columns of the picture: from nought to the greatest number of the group."""
_OPEN, _POINT, _LEFT, _RIGHT, _LINE = "→", "●", "├", "┤", "─"


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """A table for each question and unit."""
    if not listing.items:
        return [Lines([parts.nothing("nobody gives a number")], indent=0)]
    return [block for group in _groups(listing.items) for block in _group(group)]


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in items:
        if group and any(item.get(name) != group[0].get(name) for name in ("question", "unit")):
            yield group
            group = []
        group.append(item)
    yield group


def _group(items: Sequence[Item]) -> Iterator[Block]:
    ends = [end for item in items for end in (_number(item.get("low")), _number(item.get("high"))) if end is not None]
    greatest = max(ends, default=Decimal(0))
    scale = f"0 … {greatest:,f}".rstrip() if greatest else ""
    heading = join(
        [say(strong(str(items[0].get("question") or ""))), say(faint(str(items[0].get("unit") or "")))], " · "
    )
    yield Heading(heading)
    fields: Sequence[tuple[Field, Cell]] = (
        (Field("when", least=9), lambda item: say(spoken.when(item.get("when")) or faint("undated"))),
        (Field("value", least=14), _value),
        (Field(scale, fixed=True), lambda item: say(picture(item, greatest))),
        (Field("by", least=14), _by),
        (Field("published", wide_from=110, fixed=True), lambda item: say(spoken.when(_day(item)))),
    )
    yield Grid([field for field, _ in fields], [[cell(item) for _, cell in fields] for item in items], indent=2)


def _value(item: Item) -> Words:
    mark = say(("contested", Meaning.CONTESTED)) if item.get("contested") else ()
    return join([say(str(item.get("value") or "")), mark], " · ")


def _by(item: Item) -> Words:
    """Who gives it, in as few words as will do."""
    outlets = spoken.listed([str(name) for name in item.get("outlets") or ()], 2)
    origins = spoken.listed([str(name) for name in item.get("origins") or ()], 2)
    return say((spoken.chain([name for name in (outlets, origins) if name]), Meaning.SOURCE))


def _day(item: Item) -> str:
    return str(item.get("since") or "").partition("T")[0]


def picture(item: Item, greatest: Decimal) -> str:
    """The bounds of one value on a line from nought to `greatest`: `├──●──┤` between two, `├────→` for a floor, `────┤`
    for a ceiling, `●` for a number that leaves next to nothing open."""
    low, high = _number(item.get("low")), _number(item.get("high"))
    if (low is None and high is None) or greatest <= 0:
        return ""
    start = _place(low, greatest) if low is not None else 0
    if high is None:
        return " " * start + _LEFT + _LINE * max(0, PICTURE - start - 2) + _OPEN
    end = _place(high, greatest)
    if low is None:
        return _LINE * end + _RIGHT
    if end - start < 2:
        return " " * start + _POINT
    middle = (end - start) // 2 - 1
    return " " * start + _LEFT + _LINE * middle + _POINT + _LINE * (end - start - 2 - middle) + _RIGHT


def _place(number: Decimal, greatest: Decimal) -> int:
    return min(PICTURE - 1, max(0, int(number / greatest * (PICTURE - 1))))


def _number(text: object) -> Decimal | None:
    try:
        number = None if text is None else Decimal(str(text))
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and number >= 0 else None


LAYOUT = Layout(
    columns=same(
        "question",
        "when",
        "value",
        "low",
        "high",
        "bound",
        "unit",
        "contested",
        "since",
        "outlets",
        "origins",
        "unknown",
        "claims",
        "id",
    ),
    screen=screen,
)
