"""`claims sources`: every chain down to its origin, and how much rests on whom."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import (
    Block,
    Facts,
    Heading,
    Lines,
    Meaning,
    Words,
    faint,
    join,
    say,
    strong,
)
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same


def screen(listing: Listing, today: date, tree: bool = False) -> Sequence[Block]:
    """Every item with its counts and chains; `tree`: the chains as a tree that grows from the origins."""
    if not listing.items:
        return [Lines([parts.nothing("nobody says anything of this")], indent=0)]
    return [block for item in listing.items for block in lineage(item, tree)]


def lineage(item: Item, tree: bool = False) -> Iterator[Block]:
    """Who says one thing, and on whose word."""
    headline, id_ = str(item.get("headline") or ""), str(item.get("id") or "")
    yield Heading(join([say(strong(headline)), say(faint(id_)) if id_ != headline else ()], " · "))
    yield Lines([parts.voices(item)])
    rows = [
        ("outlets", [say(parts.names(item.get("outlets")))]),
        ("origins", [say((parts.names(item.get("origins")), Meaning.SOURCE))]),
        ("spoke", [_utterance(one) for one in item.get("utterances") or ()]),
        ("evidence", [say(parts.names(item.get("bases")))]),
        ("hangs on", [_choke(one) for one in item.get("choke_points") or ()]),
    ]
    yield Facts([(label, lines) for label, lines in rows if any(lines)])
    chains = item.get("chains") or ()
    if chains:
        yield Lines(list(_tree(chains)) if tree else [chain_line(chain) for chain in chains], indent=4)


def _utterance(item: Mapping[str, Any]) -> Words:
    return join([say(str(item.get("source"))), say(spoken.when(item.get("on")))], ", ")


def _choke(item: Mapping[str, Any]) -> Words:
    return join(
        [
            say((str(item.get("source")), Meaning.SOURCE)),
            say(f"{item.get('supports')} of {item.get('of')} reports"),
        ],
        ": ",
    )


def chain_line(chain: Sequence[Mapping[str, Any]]) -> Words:
    """A chain in a line, outermost first: "Example Post, 3 Mar 2024 ← quoting NK Pro, 29 Feb 2024"."""
    if len(chain) == 1:
        after = say(" (its own)") if chain[0].get("relay") == "own" else say(faint(" ← lineage unknown"))
        return say(_link(chain[0]), after)
    return join([_link(link, _how(link)) for link in chain], " ← ")


def _link(link: Mapping[str, Any], how: str = "") -> Words:
    day = spoken.when(link.get("on"))
    return say(
        faint(f"{how} " if how else ""), (_name(link), Meaning.SOURCE), faint(f" ({day})") if day else None
    )


def _name(link: Mapping[str, Any]) -> str:
    source = str(link.get("source") or "?")
    return "somebody unnamed" if source == "?" else source


def _how(link: Mapping[str, Any]) -> str:
    relay = str(link.get("relay") or "")
    return "" if relay in ("cites", "own") else relay


def _tree(chains: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[Words]:
    """From each origin outward: who had it from whom."""
    grown: dict[str, Any] = {}
    said: dict[str, Words] = {}
    for chain in chains:
        branch = grown
        how = ""
        for link in reversed(chain):
            words = say(_link(link), faint(f", {how}") if how else None)
            name = "".join(text for text, _ in words)
            said[name] = words
            branch = branch.setdefault(name, {})
            how = _how(link)
    yield from _branches(grown, said, "", top=True)


def _branches(
    branch: Mapping[str, Any], said: Mapping[str, Words], before: str, top: bool = False
) -> Iterator[Words]:
    for number, (name, twigs) in enumerate(branch.items(), 1):
        last = number == len(branch)
        yield say(faint("" if top else before + ("└─ " if last else "├─ ")), said[name])
        yield from _branches(twigs, said, "" if top else before + ("   " if last else "│  "))


def _chains(item: Item) -> list[str]:
    return [
        spoken.chain([str(link.get("source") or "?") for link in chain]) for chain in item.get("chains") or ()
    ]


def _columns() -> tuple[Column, ...]:
    return (
        *same("id", "headline", "outlets", "origins"),
        Column(
            "utterances",
            lambda item: [f"{one['source']} {one['on'] or ''}".strip() for one in item["utterances"]],
        ),
        *same("unknown", "bases"),
        Column(
            "choke_points",
            lambda item: [f"{one['source']} {one['supports']}/{one['of']}" for one in item["choke_points"]],
        ),
        Column("chains", _chains),
    )


LAYOUT = Layout(columns=_columns(), screen=screen, prose=True)
TREE = Layout(columns=_columns(), screen=partial(screen, tree=True), prose=True)
