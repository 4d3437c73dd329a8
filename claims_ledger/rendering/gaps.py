"""`claims gaps`: what is lacking, sort by sort."""

from collections.abc import Iterator, Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import Block, Heading, Lines, Words, faint, join, say, strong
from claims_ledger.rendering.output import Item, Layout, Listing, same

FEW = 5
HEADINGS = {
    "origin": "Claims on a single origin",
    "lineage": "Claims of unknown lineage",
    "locator": "Claims without a place in the document",
    "date": "Claims dated after their own publication",
    "rating": "Sources that nobody rated",
    "vessel": "Vessels and aircraft with something missing",
    "ruling": "Contradictions that nobody ruled on",
    "judgement": "Judgements to look at again",
}


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """Each sort with its count and the first few."""
    return _screen(listing, today, FEW)


def whole(listing: Listing, today: date) -> Sequence[Block]:
    """Each sort in full."""
    return _screen(listing, today, None)


def _screen(listing: Listing, today: date, most: int | None) -> Sequence[Block]:
    sorts = dict.fromkeys(str(item.get("gap")) for item in listing.items)
    if not sorts:
        return [Lines([parts.nothing("nothing is lacking")], indent=0)]
    past = listing.as_of is not None
    return [
        block
        for sort in sorts
        for block in _section(sort, [one for one in listing.items if one.get("gap") == sort], today, past, most)
    ]


def _section(sort: str, items: Sequence[Item], today: date, past: bool, most: int | None) -> Iterator[Block]:
    yield Heading(join([say(HEADINGS.get(sort, sort)), say(str(len(items)))], " · "))
    lines = [line(item, today, past) for item in items[:most]]
    if most is not None and len(items) > most:
        lines.append(say(faint(f"and {len(items) - most} more: claims gaps {sort}")))
    yield Lines(lines)


def line(item: Item, today: date, past: bool) -> Words:
    """One gap: "Invented Heron: no report since 3 May 2031, 12 days ago · heron"."""
    what, since = str(item.get("what")), spoken.when(item.get("since"))
    when = f" {since}" if what.endswith(" since") else f", {since}" if since else ""
    ago = spoken.ago(item.get("since"), today, past)
    told = join([say(strong(str(item.get("name"))), f": {what}{when}"), say(faint(ago))], ", ")
    return join([told, say(faint(str(item.get("id") or "")))], " · ")


_COLUMNS = same("gap", "id", "name", "what", "since")
LAYOUT = Layout(columns=_COLUMNS, screen=screen)
WHOLE = Layout(columns=_COLUMNS, screen=whole)
