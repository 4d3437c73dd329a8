"""`claims series`: a quantity over time as a table, with a picture of its bounds."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.axes import Amounts
from claims_ledger.rendering.blocks import (
    Block,
    Chart,
    Field,
    Heading,
    Lines,
    Meaning,
    Row,
    Words,
    faint,
    join,
    say,
    strong,
)
from claims_ledger.rendering.drawing import Look, Mark
from claims_ledger.rendering.output import Item, Layout, Listing, same
from claims_ledger.rendering.parts import Cell

VAGUE = Look("a word such as dozens", 0, "▒")
ESTIMATE = Look("an estimate", 1, "░", alone="░")
RANGE = Look("between two numbers", 2, "─", "├", "┤", alone="●")
FLOOR = Look("at least, or more", 2, "─", "├")
CEILING = Look("up to, or less", 2, "─", last="┤")
EXACT = Look("a number", 3, "●", alone="●")
_LOOKS = {"vague": VAGUE, "estimate": ESTIMATE, "exact": EXACT}
_HEADROOM = Decimal("1.15")


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """A table for each question and unit."""
    if not listing.items:
        return [Lines([parts.nothing("nobody gives a number")], indent=0)]
    charts = [_chart(group) for group in _groups(listing.items)]
    marks = [mark for _, chart in charts for row in chart.rows for mark in row.marks]
    charts = [(heading, chart._replace(legend=())) for heading, chart in charts[:-1]] + [
        (heading, chart._replace(legend=marks)) for heading, chart in charts[-1:]
    ]
    return [block for pair in charts for block in pair]


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in items:
        if group and any(item.get(name) != group[0].get(name) for name in ("question", "unit")):
            yield group
            group = []
        group.append(item)
    yield group


def _chart(items: Sequence[Item]) -> tuple[Heading, Chart]:
    ends = [end for item in items for end in (_number(item.get("low")), _number(item.get("high"))) if end is not None]
    heading = join(
        [say(strong(str(items[0].get("question") or ""))), say(faint(str(items[0].get("unit") or "")))], " · "
    )
    greatest = max(ends, default=Decimal(0)) * _HEADROOM or Decimal(1)
    rows = [Row([cell(item) for _, cell in _LEFT], list(marks(item, greatest)), [cell(item) for _, cell in _RIGHT])
            for item in items]  # fmt: skip
    fields = [[field for field, _ in side] for side in (_LEFT, _RIGHT)]
    return Heading(heading), Chart(Amounts(greatest), fields[0], rows, fields[1], indent=2, share=28)


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


def marks(item: Item, greatest: Decimal) -> Iterator[Mark]:
    """The bounds of one value: a floor is open above, a ceiling begins at nought, an estimate and a vague word are
    light, a number is a dot whatever its rounding leaves open; nothing where no number is given."""
    low, high = _number(item.get("low")), _number(item.get("high"))
    if low is None and high is None:
        return
    if high is None:
        yield Mark(low or Decimal(0), greatest, FLOOR, open_last=True)
    elif low is None:
        yield Mark(Decimal(0), high, CEILING)
    else:
        look = _LOOKS.get(str(item.get("bound")), EXACT if low == high else RANGE)
        middle = (low + high) / 2
        yield Mark(middle, middle, look) if look is EXACT else Mark(low, high, look)


def _number(text: object) -> Decimal | None:
    try:
        number = None if text is None else Decimal(str(text))
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() and number >= 0 else None


_LEFT: Sequence[tuple[Field, Cell]] = (
    (Field("when", least=13), lambda item: say(spoken.when(item.get("when")) or faint("undated"))),
    (Field("value", least=14), _value),
)
_RIGHT: Sequence[tuple[Field, Cell]] = (
    (Field("by", least=14), _by),
    (Field("published", wide_from=110, fixed=True), lambda item: say(spoken.when(_day(item)))),
)
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
