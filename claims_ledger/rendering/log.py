"""`claims log`: what was recorded, by whom, newest first."""

from collections.abc import Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import Block, Field, Grid, Heading, Lines, Meaning, Words, faint, join, say
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same

_UNDONE = Column("undone", lambda item: parts.undone(item["undone"]) if item.get("undone") else None)
_COLUMNS = (*same("position", "id", "batch", "type", "recorded_at", "actor", "what"), _UNDONE)


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """Batch by batch."""
    if not listing.items:
        return [Lines([parts.nothing("nothing is recorded yet")], indent=0)]
    batches: dict[object, list[Item]] = {}
    for item in listing.items:
        batches.setdefault(item.get("batch"), []).append(item)
    blocks: list[Block] = []
    for items in batches.values():
        first = items[0]
        about = [
            spoken.recorded(str(first.get("recorded_at") or "")),
            f"{first.get('actor')} (unsigned)",
            str(first.get("batch") or ""),
        ]
        blocks.append(Heading(join([say(about[0]), say(about[1]), say(faint(about[2]))], " · ")))
        blocks.append(_events(items))
    return blocks


def _events(items: Sequence[Item]) -> Block:
    return Grid(
        [
            Field("", least=4, fixed=True, right=True),
            Field("", least=20),
            Field("", wide_from=110, fixed=True),
        ],
        [
            [
                say(faint(f"#{item['position']}")),
                _what(item),
                say(faint(str(item.get("type") or ""))),
            ]
            for item in items
        ],
        indent=2,
    )


def oneline_screen(listing: Listing, today: date) -> Sequence[Block]:
    """A line an event."""
    return parts.grid(listing.items, "nothing is recorded yet", _ONELINE)


def _what(item: Item) -> Words:
    what = str(item.get("what") or item.get("type") or "")
    undone = item.get("undone")
    if not undone:
        return say(what)
    return join([say((what, Meaning.GONE)), say(faint(parts.undone(undone)))], " · ")


_ONELINE = (
    (Field("", fixed=True, right=True), lambda item: say(faint(f"#{item['position']}"))),
    (Field("recorded", fixed=True), lambda item: say(str(item.get("recorded_at") or "")[:10])),
    (Field("by", wide_from=100), lambda item: say(str(item.get("actor") or ""))),
    (Field("what", least=24), _what),
)
LAYOUT = Layout(columns=_COLUMNS, screen=screen)
ONELINE = Layout(columns=(*same("position", "recorded_at", "actor", "what"), _UNDONE), screen=oneline_screen)
