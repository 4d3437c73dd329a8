"""`claims brief`: the desk's front page."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken, status
from claims_ledger.rendering.blocks import (
    Block,
    Facts,
    Gap,
    Heading,
    Lines,
    Meaning,
    Words,
    faint,
    join,
    say,
    strong,
)
from claims_ledger.rendering.contested import title
from claims_ledger.rendering.diff import change_of
from claims_ledger.rendering.output import Column, Item, Layout, Listing

NEW = 15


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """Section after section, each only if it has something."""
    blocks: list[Block] = []
    for section, heading, made in _SECTIONS:
        items = [item for item in listing.items if item.get("section") == section]
        if items:
            blocks.append(Heading(say(heading)))
            blocks += made(items, today, listing.as_of is not None)
    return blocks or [Lines([parts.nothing("the ledger is empty: begin with claims import FILE")], indent=0)]


def _vessels(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    yield status.table(items)


def _contested(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    for number, item in enumerate(items):
        if number:
            yield Gap()
        yield Lines([title(item)], indent=0)
        positions = item.get("positions") or ()
        yield Facts([("≠", [parts.value_when(one), parts.voices(one)]) for one in positions])


def _new(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    """The first of them: states, halts and contests come before single claims."""
    for item in items[:NEW]:
        yield from change_of(item)
    if len(items) > NEW:
        yield Lines([say(faint(f"and {len(items) - NEW} more: claims diff DATE"))], indent=0)


def _latest(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    for item in items:
        about = item.get("document") or {}
        counted = [say(spoken.count(item.get("claims") or 0, "claim"))]
        if item.get("contested"):
            counted.append(say((f"{item['contested']} contested", Meaning.CONTESTED)))
        heading = [
            say((spoken.document(about), Meaning.SOURCE)),
            say(faint(f"“{about['title']}”")) if about.get("title") else (),
        ]
        yield Lines([join([join(heading, " "), join(counted, ", ")], " · ")], indent=0)
        if item.get("headlines"):
            yield Lines([say(str(line)) for line in item["headlines"]])


def _lone(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    yield Lines([_alone(item) for item in items], indent=0)


def _alone(item: Item) -> Words:
    bases = [str(base) for base in item.get("bases") or ()]
    named = spoken.chain([str(item.get("source")), *([spoken.listed(bases, 2)] if bases else [])])
    about = spoken.listed([str(name) for name in item.get("subjects") or ()], 4)
    papers = spoken.listed([str(name) for name in item.get("outlets") or ()], 3)
    return join(
        [
            say((named, Meaning.SOURCE)),
            say(f"alone behind {item.get('supports')} of {item.get('of')} claims"),
            say(f"on {about}") if about else (),
            say(faint(f"in {papers}")) if papers else (),
        ],
        ", ",
    )


def _gaps(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    yield Lines([_gap(item, today, past) for item in items], indent=0)


def _gap(item: Item, today: date, past: bool) -> Words:
    if item.get("gap") in (None, "vessel"):
        said = f": {item.get('what')} {spoken.when(item.get('since'))}".rstrip()
        ago = spoken.ago(item.get("since"), today, past)
        return join([say(strong(str(item.get("name"))), said), say(faint(ago))], ", ")
    more = say(faint(f"claims gaps {item.get('gap')}"))
    return join([say(strong(str(item.get("name"))), f": {item.get('what')}"), more], " · ")


def _since(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    for item in items:
        upto = f"up to #{item.get('upto')}"
        if item.get("first"):
            first = f"you ask for the first time: read {upto}; from now on this tells what came after it"
            yield Lines([say(first)], indent=0)
            continue
        since = f"since #{item.get('position')} ({spoken.recorded(item.get('recorded_at'))})"
        by = spoken.listed([f"{one['events']} by {one['actor']}" for one in item.get("by") or ()], 6)
        count = spoken.count(item.get("events") or 0, "event")
        yield Lines([say(f"{count} {since}, {upto}" + (f": {by}" if by else ""))], indent=0)


def _review(items: Sequence[Item], today: date, past: bool) -> Iterator[Block]:
    for item in items:
        waiting, yours = item.get("waiting") or 0, item.get("yours") or ()
        said = [f"{spoken.count(waiting, 'claim')} {'waits' if waiting == 1 else 'wait'} for review"] if waiting else []
        if item.get("sent_back"):
            back = item["sent_back"]
            said.append(f"{back} sent back to {'its author' if back == 1 else 'their authors'}, {len(yours)} to you")
        more = say(faint("claims list --unreviewed"))
        yield Lines([join([say("; ".join(said)), more], " · ")], indent=0)
        for one in yours:
            about = [say((str(one.get("headline") or ""), Meaning.CONTESTED)), say(faint(str(one.get("id") or "")))]
            yield Lines([join(about, " · "), say(f"  {one.get('by')}: {one.get('reason')}")])


_SECTIONS: tuple[tuple[str, str, Callable[[Sequence[Item], date, bool], Iterator[Block]]], ...] = (
    ("since", "Since you last asked", _since),
    ("vessels", "Vessels and aircraft", _vessels),
    ("contested", "Contested", _contested),
    ("new", "New since then", _new),
    ("review", "Review", _review),
    ("latest", "Latest reports", _latest),
    ("lone", "One source only", _lone),
    ("gaps", "Gaps", _gaps),
)


def _what(item: Item) -> object:
    match item.get("section"):
        case "contested":
            return f"{item.get('verdict')}: {item.get('subject')}: {item.get('attribute')}"
        case "latest":
            return spoken.document(item.get("document"))
        case "lone":
            return item.get("source")
        case "new":
            return f"{item.get('change')}: {item.get('what')}"
        case "since":
            return f"#{item.get('position') or 0} to #{item.get('upto')}"
        case "review":
            return "review"
        case _:
            return item.get("name")


def _value(item: Item) -> object:
    match item.get("section"):
        case "vessels":
            return (item.get("location") or {}).get("value")
        case "contested":
            return [one.get("value") for one in item.get("positions") or ()]
        case "latest":
            return item.get("headlines")
        case "lone":
            return f"{item.get('supports')} of {item.get('of')}"
        case "new":
            return item.get("after") or item.get("before")
        case "since":
            return f"{item.get('events')} events"
        case "review":
            return f"{item.get('waiting')} waiting, {item.get('sent_back')} sent back"
        case _:
            return item.get("what")


def _when(item: Item) -> object:
    return (
        (item.get("location") or {}).get("when") or (item.get("document") or {}).get("published") or item.get("since")
    )


LAYOUT = Layout(
    columns=(
        Column("section", lambda item: item.get("section")),
        Column("what", _what),
        Column("value", _value),
        Column("when", _when),
        Column("id", lambda item: item.get("id") or (item.get("document") or {}).get("key")),
    ),
    screen=screen,
    prose=True,
)
