"""`claims status`: where it is, in what condition, owner and flag, and by whose word."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import (
    Block,
    Facts,
    Field,
    Grid,
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

STATES = (("location", "where"), ("condition", "condition"), ("owner", "owner"), ("flag", "flag"))
CONTESTED = say(("contested", Meaning.CONTESTED))


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """One thing in full, several as a table."""
    if not listing.items:
        return [Lines([parts.nothing("no vessel or aircraft is reported on")], indent=0)]
    if len(listing.items) == 1:
        return list(card(listing.items[0], today, past=listing.as_of is not None))
    return [table(listing.items)]


def card(item: Item, today: date, past: bool = False) -> Iterator[Block]:
    """Everything about one thing; `past`: seen from `today`, a day that is over."""
    marked = [f"{one['scheme']} {one['value']}" for one in item.get("identifiers") or ()]
    yield Heading(join([say(strong(str(item["name"]))), say(item.get("type") or ""), say(", ".join(marked))], " · "))
    rows = [(label, list(_state(item.get(key)))) for key, label in STATES]
    rows.append(
        (
            "sanctions",
            [_sanction(one) for one in item.get("sanctions") or ()] or [parts.nothing("none known")],
        )
    )
    rows.append(("last report", [_last(item, today, past)]))
    if contests := item.get("contests"):
        rows.append(("contests", [say(("open", Meaning.CONTESTED), " ", faint(" ".join(contests)))]))
    yield Facts(rows)


def table(items: Sequence[Item]) -> Block:
    """A line each: where, since when, by how many origins."""
    return Grid([field for field, _ in _TABLE], [[cell(item) for _, cell in _TABLE] for item in items])


def _when(item: Item) -> Words:
    where = item.get("location") or {}
    return say("" if where.get("contested") else spoken.when(where.get("when")))


def _clashing(item: Item) -> Words:
    return join(
        [say((label, Meaning.CONTESTED)) for key, label in STATES if (item.get(key) or {}).get("contested")],
        ", ",
    )


def _in_cell(key: str) -> parts.Cell:
    return lambda item: brief_state(item.get(key))


def brief_state(state: Mapping[str, Any] | None) -> Words:
    """A state in a cell; both values where they clash."""
    if not state:
        return parts.nothing("not said")
    if not state.get("contested"):
        return say(str(state.get("value") or ""))
    between = say((" ≠ ", Meaning.CONTESTED))
    values = [
        join([say(str(one.get("value"))), parts.held(True) if one.get("holds") else ()])
        for one in state.get("positions") or ()
    ]
    return say(*(words for value in values for words in (between, value)))[1:]


def origins(state: Mapping[str, Any] | None) -> Words:
    """In a cell: "1 origin (Korea Risk Group), 2 outlets"."""
    if not state:
        return ()
    positions = state.get("positions") or ()
    heads = list(dict.fromkeys(str(name) for one in positions for name in one.get("origins") or ()))
    papers = list(dict.fromkeys(str(name) for one in positions for name in one.get("outlets") or ()))
    unknown = sum(one.get("unknown") or 0 for one in positions)
    named = f" ({', '.join(heads)})" if heads else ""
    words = [f"{spoken.count(len(heads), 'origin')}{named}", spoken.count(len(papers), "outlet")]
    return say((", ".join([*words, *([f"{unknown} unknown"] if unknown else [])]), Meaning.SOURCE))


def _state(state: Mapping[str, Any] | None) -> Iterator[Words]:
    if not state:
        yield parts.nothing("not said")
        return
    positions = state.get("positions") or ()
    if state.get("contested"):
        yield join([join([CONTESTED, say(spoken.count(len(positions), "position"))], ": "), _ruled(state)], ", ")
    for position in positions:
        marked = parts.held(position.get("holds"))
        yield join([say("≠") if state.get("contested") else (), parts.value_when(position), marked], " ")
        voices = join([parts.voices(position), parts.outlets(position)], ", ")
        yield say("  ", voices) if state.get("contested") else voices
    if not positions:
        yield parts.value_when(state)


def _ruled(state: Mapping[str, Any]) -> Words:
    ruling = state.get("ruling")
    if not ruling:
        return ()
    words = f"decided by {ruling.get('by')}, {spoken.recorded(ruling.get('at'))}: {ruling.get('reason')}"
    return say((words, Meaning.SETTLED), " ", faint(str(ruling.get("contest") or "")))


def _sanction(item: Item) -> Words:
    by = say(f"by {item['by']}") if item.get("by") else parts.nothing("authority not named")
    return join([by, say(spoken.when(item.get("when"))), parts.voices(item) if "outlets" in item else ()], ", ")


def _last(item: Item, today: date, past: bool) -> Words:
    day = item.get("last_report")
    if not day:
        return parts.nothing("none")
    return join([say(spoken.when(day)), say(faint(spoken.ago(day, today, past)))], ", ")


_TABLE: tuple[tuple[Field, parts.Cell], ...] = (
    (Field("vessel", least=14), lambda item: say(strong(str(item.get("name") or "")))),
    (Field("where", least=12), _in_cell("location")),
    (Field("when", least=11), _when),
    (Field("who says so", least=14), lambda item: origins(item.get("location"))),
    (Field("condition", least=9, wide_from=110), _in_cell("condition")),
    (Field("owner", least=9, wide_from=130), _in_cell("owner")),
    (Field("flag", least=6, wide_from=130), _in_cell("flag")),
    (Field("clash", least=5), _clashing),
    (Field("last report", least=11), lambda item: say(spoken.when(item.get("last_report")))),
)


def _columns() -> Iterator[Column]:
    yield from same("id", "name", "type")
    for key, _ in STATES:
        yield Column(key, lambda item, key=key: (item.get(key) or {}).get("value") or _values(item.get(key)))  # type: ignore[misc]
        yield Column(f"{key}_when", lambda item, key=key: (item.get(key) or {}).get("when"))  # type: ignore[misc]
        yield Column(f"{key}_contested", lambda item, key=key: (item.get(key) or {}).get("contested"))  # type: ignore[misc]
        yield Column(f"{key}_origins", lambda item, key=key: _all(item.get(key), "origins"))  # type: ignore[misc]
        yield Column(f"{key}_outlets", lambda item, key=key: _all(item.get(key), "outlets"))  # type: ignore[misc]
    yield Column("identifiers", lambda item: [f"{one['scheme']} {one['value']}" for one in item["identifiers"] or ()])
    yield Column("sanctions", lambda item: [one.get("by") or "authority not named" for one in item["sanctions"] or ()])
    yield from same("last_report", "contests")


def _values(state: Mapping[str, Any] | None) -> str | None:
    return " | ".join(str(one.get("value")) for one in (state or {}).get("positions") or ()) or None


def _all(state: Mapping[str, Any] | None, key: str) -> list[str]:
    return list(dict.fromkeys(str(name) for one in (state or {}).get("positions") or () for name in one.get(key) or ()))


LAYOUT = Layout(columns=tuple(_columns()), screen=screen)
