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
        ("evidence", [say(str(base)) for base in item.get("bases") or ()]),
        ("reports", list(_reports(item.get("reports") or ()))),
        ("retold", list(_changed(item.get("reports") or ()))),
        ("circle", [_circle(one) for one in item.get("loops") or ()]),
        ("hangs on", [_choke(one) for one in item.get("choke_points") or ()]),
    ]
    yield Facts([(label, lines) for label, lines in rows if any(lines)])
    chains = item.get("chains") or ()
    if chains:
        houses = {str(one.get("source")): str(one.get("house")) for one in item.get("relays") or ()}
        yield Lines(list(_tree(chains, houses)) if tree else [chain_line(chain) for chain in chains], indent=4)


def _utterance(item: Mapping[str, Any]) -> Words:
    return join([say(str(item.get("source"))), say(spoken.when(item.get("on")))], ", ")


def _reports(items: Sequence[Mapping[str, Any]]) -> Iterator[Words]:
    """ "first: Example Post, 3 Mar 2024, 3 days after Samples Pro, 29 Feb 2024"."""
    for number, item in enumerate(items):
        lag = item.get("lag") or 0
        order = "first: " if number == 0 else "the same day: " if lag == 0 else f"{spoken.count(lag, 'day')} later: "
        if item.get("uncertain") and number:
            order = f"at most {order}" if lag else order
        after = [
            say(f"{spoken.count(one['lag'], 'day') if one['lag'] else 'the day'} {'after' if one['lag'] else 'of'} ")
            + _utterance(one)
            for one in item.get("tellings") or ()
            if one.get("lag") is not None
        ]
        unsure = say(faint("possibly earlier")) if item.get("uncertain") else ()
        yield say(faint(order), join([say(spoken.document(item.get("document"))), unsure, *after], "; "))


def _changed(reports: Sequence[Mapping[str, Any]]) -> Iterator[Words]:
    """What documents make of one utterance: "value of Heron, trips: Example Post: 4 trips ≠ Sample Times: 5 trips";
    told once, though each of them differs from the other."""
    shown: set[tuple[object, frozenset[str]]] = set()
    for report in reports:
        outlet = (report.get("document") or {}).get("outlet")
        for one in report.get("changed") or ():
            dated = one.get("what") == "date"
            sides = [{"outlet": outlet, "said": one.get("here")}, *(one.get("elsewhere") or ())]
            said = [f"{side.get('outlet')}: {_said(side.get('said'), dated)}" for side in sides]
            if (one.get("what"), frozenset(said)) not in shown:
                shown.add((one.get("what"), frozenset(said)))
                yield say(faint(f"{one.get('what')} of {one.get('about')}: "), " ≠ ".join(dict.fromkeys(said)))


def _said(words: object, dated: bool) -> str:
    return "none" if words is None else spoken.when(str(words)) if dated else str(words)


def _circle(item: Mapping[str, Any]) -> Words:
    names = spoken.listed([str(name) for name in item.get("sources") or ()])
    return say((names, Meaning.CONTESTED), " cite each other ", faint(" ".join(map(str, item.get("claims") or ()))))


def _choke(item: Mapping[str, Any]) -> Words:
    positions = item.get("positions")
    return join(
        [
            say((str(item.get("source")), Meaning.SOURCE)),
            join(
                [
                    say(f"{item.get('supports')} of {item.get('of')} reports"),
                    say(f"{positions} of {item.get('of_positions')} positions") if positions else (),
                ],
                ", ",
            ),
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
    return say(faint(f"{how} " if how else ""), (_name(link), Meaning.SOURCE), faint(f" ({day})") if day else None)


def _name(link: Mapping[str, Any]) -> str:
    source = str(link.get("source") or "?")
    return "somebody unnamed" if source == "?" else source


def _how(link: Mapping[str, Any]) -> str:
    relay = str(link.get("relay") or "")
    return "" if relay in ("cites", "own") else relay


def _tree(chains: Sequence[Sequence[Mapping[str, Any]]], houses: Mapping[str, str]) -> Iterator[Words]:
    """From each origin, with its house, outward: who had it from whom."""
    grown: dict[str, Any] = {}
    said: dict[str, Words] = {}
    for chain in chains:
        branch = grown
        how = ""
        for link in reversed(chain):
            house = houses.get(str(link.get("source"))) if branch is grown else None
            of = faint(f", {house}") if house and house != link.get("source") else None
            words = say(_link(link), of, faint(f", {how}") if how else None)
            name = "".join(text for text, _ in words)
            said[name] = words
            branch = branch.setdefault(name, {})
            how = _how(link)
    yield from _branches(grown, said, "", top=True)


def _branches(branch: Mapping[str, Any], said: Mapping[str, Words], before: str, top: bool = False) -> Iterator[Words]:
    for number, (name, twigs) in enumerate(branch.items(), 1):
        last = number == len(branch)
        yield say(faint("" if top else before + ("└─ " if last else "├─ ")), said[name])
        yield from _branches(twigs, said, "" if top else before + ("   " if last else "│  "))


def _chains(item: Item) -> list[str]:
    return [spoken.chain([str(link.get("source") or "?") for link in chain]) for chain in item.get("chains") or ()]


def _columns() -> tuple[Column, ...]:
    return (
        *same("id", "headline", "outlets", "origins"),
        Column(
            "utterances",
            lambda item: [f"{one['source']} {one['on'] or ''}".strip() for one in item["utterances"]],
        ),
        *same("unknown", "bases"),
        Column("first", lambda item: spoken.document(item.get("first"))),
        Column(
            "reports",
            lambda item: [
                f"{(one.get('document') or {}).get('key')} +{one.get('lag')}" for one in item.get("reports") or ()
            ],
        ),
        Column(
            "choke_points",
            lambda item: [f"{one['source']} {one['supports']}/{one['of']}" for one in item["choke_points"]],
        ),
        Column("chains", _chains),
    )


LAYOUT = Layout(columns=_columns(), screen=screen, prose=True)
TREE = Layout(columns=_columns(), screen=partial(screen, tree=True), prose=True)
