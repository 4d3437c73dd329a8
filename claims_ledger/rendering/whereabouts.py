"""`claims timeline --picture`: a lane a vessel, a line a place, days from left to right."""

from collections.abc import Iterator, Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.axes import Days
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
from claims_ledger.rendering.output import Item, Layout, Listing

_LEAST_DAYS = 7
FORETOLD = Look("foretold", 0, "·", meaning=Meaning.FAINT)
AROUND = Look("around these days", 1, "░")
BETWEEN = Look("some time in these days", 2, "▒")
UNDER_WAY = Look("on runs some time in these days", 2, "┄")
TOLD = Look("when it was told; no day is given", 3, "○", alone="○")
RUN = Look("on runs between the places", 4, "━")
STAY = Look("on all these days", 5, "█")
DAY = Look("on that day", 6, "●", alone="●")
CONTESTED = Look("contested", 7, "≠", alone="≠", meaning=Meaning.CONTESTED)


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """One axis for all lanes, so that ships can be held against each other."""
    ends = [day for item in listing.items for line in item["lines"] for stay in line["stays"] for day in _ends(stay)]
    if not ends:
        names = [str(item["name"]) for item in listing.items]
        nothing = f"nobody says on which day {spoken.listed(names, last='or')} was anywhere" if names else "no stays"
        return [Lines([parts.nothing(nothing)], indent=0)]
    first, last = (date.fromordinal(day).isoformat() for day in (min(ends), max(ends)))
    axis = _padded(Days(min(ends), max(ends)))
    rows = [row for item in listing.items for row in _lane(item)]
    fields = [Field("", least=14)]
    voices = [Field("who says so", least=16, wide_from=120)]
    return [Heading(say(spoken.when(f"{first}/{last}"))), Chart(axis, fields, rows, voices, share=62)]


def _padded(axis: Days) -> Days:
    """At least a week, so that a day has a before and an after."""
    beside = max(0, _LEAST_DAYS - (axis.last - axis.first + 1) + 1) // 2
    return Days(max(1, axis.first - beside), min(date.max.toordinal(), axis.last + beside))


def _ends(stay: Item) -> Iterator[int]:
    """The days that the axis must hold; of what is open, one day more."""
    if stay["first"] is None and stay["last"] is None:
        return
    yield stay["first"] if stay["first"] is not None else max(1, (stay["from"] or stay["last"]) - 1)
    yield stay["last"] if stay["last"] is not None else min(date.max.toordinal(), (stay["to"] or stay["first"]) + 1)


def _lane(item: Item) -> Iterator[Row]:
    yield Row(title=say(strong(str(item["name"])), faint(f" · {item['type']}")))
    for line in item["lines"]:
        yield Row(
            [_label(line)], [mark for stay in line["stays"] for mark in marks(stay, line["how"])], [_voices(line)]
        )
    if not item["lines"]:
        yield Row(title=say(faint("  nobody says where")))


def _label(line: Item) -> Words:
    undated = all(stay["first"] is None and stay["last"] is None for stay in line["stays"])
    contested = any(stay["contested"] for stay in line["stays"])
    repaired = "in repair" if line["in_repair"] and line["how"] != "condition" else ""
    words = [
        say(f"  {line['value']}"),
        say(faint(repaired)) if repaired else (),
        say(faint("no day given")) if undated else (),
    ]
    return join([join(words, ", "), say(("≠", Meaning.CONTESTED)) if contested else ()])


def _voices(line: Item) -> Words:
    """Outlets, origins, and claims that nobody gave a lineage, counted."""
    return join(
        [
            say(spoken.count(len(line["outlets"]), "outlet")),
            say((spoken.count(len(line["origins"]), "origin"), Meaning.SOURCE)),
            say(faint(f"{line['unknown']} unknown")) if line["unknown"] else (),
        ],
        ", ",
    )


def marks(stay: Item, how: str) -> Iterator[Mark]:
    """The strokes of one stay: light where an end may lie, full where it is certain, dots where it is foretold.

    They cover no day that it cannot have touched; one that is given no day has none.
    """
    first, last = stay["first"], stay["last"]
    if first is None and last is None:
        return
    begin = first if first is not None else (stay["from"] or last)
    end = last if last is not None else (stay["to"] or first)
    told, opens = stay["told"], {"open_first": first is None, "open_last": stay["open_end"]}
    if begin > told:
        yield Mark(begin, end, FORETOLD, **opens)
        return
    if stay["to"] is not None and stay["to"] > told:
        yield Mark(max(told + 1, stay["from"]), stay["to"], FORETOLD)
    end = min(end, told)
    sure = None if stay["from"] is None or stay["from"] > told else (stay["from"], min(stay["to"], told))
    hard = RUN if how == "between" else TOLD if stay["undated"] else DAY if begin == end else STAY
    soft = UNDER_WAY if how == "between" else AROUND if stay["around"] else BETWEEN
    if sure != (begin, end):
        yield Mark(begin, end, soft, **opens)
    if sure is not None:
        yield Mark(*sure, CONTESTED if stay["contested"] else hard, **(opens if sure == (begin, end) else {}))
    elif stay["contested"]:
        yield Mark((begin + end) // 2, (begin + end) // 2, CONTESTED)


LAYOUT = Layout(columns=(), screen=screen, drawn=True)
