"""What clashes, side by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from claims_ledger.domain.ranking import CONTESTED
from claims_ledger.queries.clashes import IS_CONTESTED, Clash, clashes_of, live_clashes, undismissed
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.explain import explanation
from claims_ledger.queries.hedges import sides_apart
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.positions import Account, Position, load_accounts, load_positions
from claims_ledger.queries.rulings import Ruling, load_rulings
from claims_ledger.queries.subjects import contests_about
from claims_ledger.store.reader import Reader

SHOWN_UNASKED = f"{IS_CONTESTED} OR k.reason = 'narrower'"
"""What contradicts, diverges or is disputed, and beside a dispute the denial that keeps to less."""


def contested(reader: Reader, clocks: Clocks, *, name: str | None = None, everything: bool = False) -> Listing:
    """The contests in force, strongest first; of one thing, source, topic, document or id where that is named.

    With `everything` also what is compatible, incomparable, follows one after the other, or was dismissed. Raises
    NotFoundError and AmbiguousError.
    """
    return clocks.listing(contest_items(reader, clocks, name, everything))


def contest_items(
    reader: Reader, clocks: Clocks, name: str | None = None, everything: bool = False
) -> list[dict[str, Any]]:
    """The items of `contested`."""
    if name is None:
        clashes = live_clashes(reader, clocks, "1 = 1" if everything else SHOWN_UNASKED, dismissed=everything)
        return items_of(reader, clocks, clashes, everything)
    about = contests_about(reader, clocks, name)
    everything = everything or about.asked_by_id
    clashes = clashes_of(reader, clocks, about.contests, "1 = 1" if everything else SHOWN_UNASKED)
    if not everything:
        clashes = undismissed(reader, clocks, clashes)
    return items_of(reader, clocks, clashes, everything, about.concerns)


def items_of(
    reader: Reader,
    clocks: Clocks,
    clashes: Iterable[Clash],
    everything: bool = True,
    concerns: Callable[[Position, Account], bool] | None = None,
) -> list[dict[str, Any]]:
    """One item a contest; `concerns` picks contests by their positions. Unless `everything`, only those with a verdict
    that an editor must see.
    """
    contests: dict[str, list[Clash]] = defaultdict(list)
    for clash in clashes:
        contests[clash.contest].append(clash)
    wanted = [clash for rows in contests.values() if everything or rows[0].verdict in CONTESTED for clash in rows]
    ids = {side for clash in wanted for side in (clash.a, clash.b)}
    positions, accounts = load_positions(reader, clocks, ids), load_accounts(reader, clocks, ids)
    sides, positions, accounts = sides_apart(reader, clocks, wanted, positions, accounts)
    kept = [list(rows) for _, rows in groupby(sides, key=lambda clash: clash.contest)]
    rulings = load_rulings(reader, clocks, (rows[0].contest for rows in kept))
    made = []
    for rows in kept:
        ends = {side for clash in rows for side in (clash.a, clash.b)}
        if concerns is None or any(concerns(positions[end], accounts[end]) for end in ends):
            item = _item(rows, positions, accounts, rulings.get(rows[0].contest))
            made.append((rows[0].rank, rows[0].subject, rows[0].label, item))
    return [item for *_, item in sorted(made, key=lambda one: (*one[:3], one[3]["id"]))]


def _item(
    clashes: Sequence[Clash], positions: Mapping[str, Position], accounts: dict[str, Account], ruling: Ruling | None
) -> dict[str, Any]:
    """A contest from its clashes, strongest first."""
    groups: dict[str, list[Position]] = defaultdict(list)
    for key in sorted({side for clash in clashes for side in (clash.a, clash.b)}):
        groups[positions[key].shown].append(positions[key])
    sides = {shown: Account.merged(accounts[one.id] for one in group) for shown, group in groups.items()}
    strongest = clashes[0]
    rows = _clash_items(clashes, positions, accounts)
    return {
        "id": strongest.contest,
        "verdict": strongest.verdict,
        "reasons": list(dict.fromkeys(clash.reason for clash in clashes)),
        "subject": strongest.subject,
        "attribute": strongest.label,
        "explanation": rows[0]["explanation"],
        "same_origin": _same_origin(sides.values()),
        "ruling": ruling.item() if ruling is not None and ruling.stands else None,
        "reopened_by": list(ruling.joined) if ruling is not None else [],
        "positions": [
            _position_item(shown, groups[shown], sides[shown])
            for shown in sorted(groups, key=lambda one: _reading_order(groups[one], sides[one]))
        ],
        "clashes": rows,
    }


def _reading_order(group: Sequence[Position], account: Account) -> tuple[int, int, int, str]:
    """A topic's yes, its no, then the denials that keep to less; other positions by publication."""
    stand = 0 if group[0].topic is None else {"yes": 0, "no": 1}.get(group[0].value, 2)
    return stand, account.told[0].pub_from, group[0].first or 0, group[0].shown


def _position_item(shown: str, group: Sequence[Position], account: Account) -> dict[str, Any]:
    return {
        "id": shown,
        "value": group[0].value,
        "when": _span(group),
        "claims": account.claims,
        "documents": account.documents(),
        **account.voices.item(),
    }


def _span(group: Sequence[Position]) -> str | None:
    """The event time of one position, or the days from the first to the last of several."""
    whens = {one.when for one in group}
    if len(whens) == 1:
        return whens.pop() or None
    days = [day for one in group for day in (one.first, one.last) if day is not None]
    if not days:
        return None
    first, last = (date.fromordinal(day).isoformat() for day in (min(days), max(days)))
    return first if first == last else f"{first}/{last}"


def _clash_items(
    clashes: Sequence[Clash], positions: Mapping[str, Position], accounts: dict[str, Account]
) -> list[dict[str, Any]]:
    """One a pair of shown positions and reason: the days on which a topic was asserted are many, its clash is one."""
    pairs: dict[tuple[str, str, str, str], list[Clash]] = defaultdict(list)
    for clash in clashes:
        a, b = sorted((positions[clash.a].shown, positions[clash.b].shown))
        pairs[a, b, clash.verdict, clash.reason].append(clash)
    return [
        {
            "a": a,
            "b": b,
            "verdict": verdict,
            "reason": reason,
            "explanation": _explained(rows, positions, accounts),
        }
        for (a, b, verdict, reason), rows in pairs.items()
    ]


def _explained(rows: Sequence[Clash], positions: Mapping[str, Position], accounts: dict[str, Account]) -> str:
    """One sentence for all rows of a pair: each side with everybody who takes part in them."""
    merged: dict[str, Account] = {}
    ends: list[Position] = []
    for side in sorted({positions[key].shown for row in rows for key in (row.a, row.b)}):
        ids = sorted({key for row in rows for key in (row.a, row.b) if positions[key].shown == side})
        merged[ids[0]] = Account.merged(accounts[key] for key in ids)
        ends.append(positions[ids[0]])
    return explanation(rows[0], ends[0], ends[-1], merged)


def _same_origin(sides: Iterable[Account]) -> bool:
    """Whether every side rests on one and the same origin, and on nothing else."""
    voices = [side.voices for side in sides]
    houses = frozenset[str]().union(*(one.houses for one in voices))
    return len(houses) == 1 and all(one.houses == houses and not one.unknown for one in voices)
