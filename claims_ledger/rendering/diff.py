"""`claims diff`: what became known, changed, contested, settled, withdrawn, and because of what."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import Block, Heading, Lines, Meaning, Words, faint, join, say, strong
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same

CHANGES = (
    ("gained", "Became known"),
    ("changed", "Changed"),
    ("contested", "Became contested"),
    ("settled", "Settled"),
    ("lost", "Withdrawn or retracted"),
)


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """The changes, sort by sort."""
    if not listing.items:
        return [Lines([parts.nothing("nothing changed")], indent=0)]
    blocks: list[Block] = []
    known = {change for change, _ in CHANGES}
    others = dict.fromkeys(str(item["change"]) for item in listing.items if item["change"] not in known)
    for change, heading in (*CHANGES, *((other, other) for other in others)):
        items = [item for item in listing.items if item["change"] == change]
        if items:
            blocks.append(Heading(say(f"{heading} ({len(items)})")))
            blocks += (block for item in items for block in change_of(item))
    return blocks


def change_of(item: Item) -> Iterator[Block]:
    """What changed, from what to what, and because of whom."""
    yield Lines([join([say(strong(str(item.get("what") or ""))), _values(item)], ": ")])
    because = "; ".join(_cause(one) for one in item.get("because") or ())
    claims = " ".join(str(claim) for claim in item.get("claims") or ())
    said = join([say((because, Meaning.SOURCE)), say(faint(claims))], "  ")
    if said:
        yield Lines([said], indent=4)


def _values(item: Item) -> Words:
    before, after = item.get("before"), item.get("after")
    if before and after:
        return say(faint(str(before)), " → ", str(after))
    if before:
        return say((str(before), Meaning.GONE))
    return say(str(after)) if after else ()


def _cause(one: Mapping[str, Any]) -> str:
    said = ", ".join(
        part for part in (one.get("outlet") or "outlet unknown", spoken.when(one.get("published"))) if part
    )
    return f"{said} ({one['reason']})" if one.get("reason") else said


LAYOUT = Layout(
    columns=(
        *same("change", "what", "before", "after", "claims"),
        Column(
            "because",
            lambda item: [
                f"{one.get('outlet') or '?'} {one.get('published') or ''}".strip() for one in item["because"]
            ],
        ),
    ),
    screen=screen,
)
