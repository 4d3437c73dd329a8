"""`claims contested`: the positions of each clash side by side, who holds them, and why they clash."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import (
    Block,
    Heading,
    Lines,
    Meaning,
    Sides,
    Words,
    faint,
    join,
    say,
    strong,
)
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same

_RULED = {"confirm": "confirmed", "dismiss": "dismissed", "decide": "decided"}


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """Every contest in full, in the order given."""
    if not listing.items:
        return [Lines([parts.nothing("nothing is contested")], indent=0)]
    return [block for item in listing.items for block in contest(item)]


def contest(item: Item) -> Iterator[Block]:
    """One contest: verdict and question, positions side by side, each clash in a sentence, a ruling."""
    yield Heading(title(item))
    holds = (item.get("ruling") or {}).get("holds")
    joined = item.get("reopened_by") or ()
    yield Sides(
        [
            parts.side(position, holds=position.get("id") == holds if holds else None, new=position.get("id") in joined)
            for position in item.get("positions") or ()
        ]
    )
    yield Lines(list(_remarks(item)))


def title(item: Item) -> Words:
    """Verdict, question, id, reasons, ruling: "contradicts · Maria: owner · single-value · x3k… · decided"."""
    question = ": ".join(str(item[key]) for key in ("subject", "attribute") if item.get(key))
    reasons = ", ".join(str(reason) for reason in item.get("reasons") or ())
    return join(
        [
            parts.verdict(item.get("verdict")),
            say(strong(question)),
            say(faint(reasons)),
            say(faint(str(item["id"]))),
            _standing(item),
        ],
        " · ",
    )


def _standing(item: Item) -> Words:
    if item.get("reopened_by"):
        return say(("open again", Meaning.CONTESTED))
    verdict = str((item.get("ruling") or {}).get("verdict") or "")
    return say((_RULED.get(verdict, verdict), Meaning.SETTLED))


def _remarks(item: Item) -> Iterator[Words]:
    said = set()
    for text in (item.get("explanation"), *(one.get("explanation") for one in item.get("clashes") or ())):
        if text and text not in said:
            said.add(text)
            yield say(str(text))
    if item.get("same_origin"):
        yield say(("Both sides pass on one origin.", Meaning.SOURCE))
    if ruling := item.get("ruling"):
        word = _RULED.get(str(ruling.get("verdict")), f"ruled {ruling.get('verdict')}").capitalize()
        ruled = f"{word} by {ruling.get('by')}, {spoken.recorded(ruling.get('at'))}"
        yield say((ruled, Meaning.SETTLED), f": {ruling['reason']}" if ruling.get("reason") else "")
    if joined := item.get("reopened_by"):
        more = "another position" if len(joined) == 1 else f"{len(joined)} other positions"
        yield say((f"Open again: {more} joined since it was ruled on.", Meaning.CONTESTED))


def rows(item: Item) -> Iterable[Item]:
    """A row a position, with what the contest says beside it."""
    shared = {key: item.get(key) for key in ("id", "verdict", "reasons", "subject", "attribute", "explanation")}
    for position in item.get("positions") or ():
        ruling = (item.get("ruling") or {}).get("verdict")
        yield {**shared, **position, "id": item.get("id"), "position": position.get("id"), "ruling": ruling}


LAYOUT = Layout(
    columns=(
        *same(
            "id",
            "verdict",
            "reasons",
            "subject",
            "attribute",
            "position",
            "value",
            "when",
            "outlets",
            "origins",
        ),
        *same("unknown"),
        Column("documents", lambda row: [one.get("key") for one in row.get("documents") or ()]),
        *same("claims", "explanation", "ruling"),
    ),
    screen=screen,
    rows=rows,
    prose=True,
)
