"""`claims show ID`: one thing in full, with its history."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from claims_ledger.domain.judgements import ITEM_RATINGS
from claims_ledger.rendering import parts, spoken, status
from claims_ledger.rendering.blocks import (
    Block,
    Facts,
    Gap,
    Heading,
    Lines,
    Meaning,
    Prose,
    Words,
    faint,
    join,
    say,
    strong,
)
from claims_ledger.rendering.contested import contest
from claims_ledger.rendering.document import UNCHECKED
from claims_ledger.rendering.output import Item, Layout, Listing, same
from claims_ledger.rendering.registry import judgement
from claims_ledger.rendering.sources import chain_line

_SAID = (("stance", "stance"), ("hedge", "hedge"), ("paragraph", "paragraph"))


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """Whatever the id stood for."""
    blocks: list[Block] = []
    for item in listing.items:
        if "positions" in item:
            blocks += contest(item)
            blocks += _judged(item)
        elif "location" in item:
            blocks += status.card(item, today, past=listing.as_of is not None)
            blocks += _merged(item)
        else:
            blocks += _card(item)
    return blocks


def _merged(item: Item) -> Iterator[Block]:
    """What was merged into a ship or aircraft."""
    if item.get("merged"):
        yield Facts([("merged", [say(judgement(one)) for one in item["merged"]])])


def _card(item: Item) -> Iterator[Block]:
    names = [
        say(strong(str(item.get("headline") or ""))),
        parts.marks(item),
        say(str(item.get("kind") or item.get("what") or "")),
    ]
    yield Heading(join([*names, say(faint(str(item.get("id") or "")))], " · "))
    facts = [(str(one["name"]), [say(_value(one.get("value")))]) for one in item.get("fields") or ()]
    facts += [(label, [say(_value(item[key]))]) for key, label in _SAID if item.get(key)]
    facts += list(_lineage(item))
    facts += list(_review(item))
    if facts:
        yield Facts(facts)
    for key, label in (("quote", _quote(item)), ("translation", "translation"), ("note", "note")):
        if item.get(key):
            yield Lines([say(faint(label))])
            yield Prose(str(item[key]), indent=4)
    yield from _judged(item)
    yield from _history(item)


def _review(item: Item) -> Iterator[tuple[str, list[Words]]]:
    """Whether a second pair of eyes saw it as it stands, whose, and what they said."""
    review = item.get("review") or {}
    if review.get("by"):
        by = f"by {review['by']}, {spoken.recorded(review.get('at'))}"
        said = [join([say(strong(str(review.get("state")))), say(faint(by))], ", ")]
        yield "review", said + ([say(str(review["reason"]))] if review.get("reason") else [])
    elif review:
        yield "review", [say(faint("waiting: nobody else saw it as it stands"))]


def _quote(item: Item) -> str:
    """What a quote was held against."""
    anchor = item.get("anchor")
    return f"quote, as it stands in edition {anchor['edition']}" if anchor else f"quote, {UNCHECKED}"


def _judged(item: Item) -> Iterator[Block]:
    """Ratings, assessments and rulings, each with who made it, when, and why."""
    sorts = (("ratings", "rated", _rating), ("assessments", "assessed", _assessment), ("rulings", "ruled", _ruling))
    for key, label, told in sorts:
        made = item.get(key) or ()
        if made:
            yield Gap()
            yield Lines([say(faint(label))])
            yield Facts([(str(one.get("by") or ""), list(told(one))) for one in made], indent=4)


def _rating(one: Mapping[str, Any]) -> Iterator[Words]:
    rated = f"{one.get('letter')} {one.get('means')}"
    yield join([say(strong(rated)), say(faint(spoken.recorded(one.get("at"))))], ", ")
    yield say(str(one.get("reason") or ""))
    yield from _odd(one)


def _assessment(one: Mapping[str, Any]) -> Iterator[Words]:
    credibility = one.get("credibility")
    judged = [
        f"{credibility} {ITEM_RATINGS.get(str(credibility), '')}".rstrip() if credibility else "",
        str(one.get("likelihood") or ""),
        f"{one['confidence']} confidence" if one.get("confidence") else "",
    ]
    yield join([*(say(strong(part)) for part in judged if part), say(faint(spoken.recorded(one.get("at"))))], ", ")
    yield say(str(one["note"])) if one.get("note") else parts.nothing("the reason was erased")
    yield from _odd(one)


def _ruling(one: Mapping[str, Any]) -> Iterator[Words]:
    side = f" for {one['holds']}" if one.get("holds") else ""
    yield join([say(strong(f"{one.get('verdict')}{side}")), say(faint(spoken.recorded(one.get("at"))))], ", ")
    yield say(str(one.get("reason") or ""))
    yield say(faint(f"weighed {', '.join(str(id_) for id_ in one.get('weighed') or ())}"))
    if one.get("undone"):
        yield say((parts.undone(one["undone"]), Meaning.GONE))


def _odd(one: Mapping[str, Any]) -> Iterator[Words]:
    for what in one.get("lints") or ():
        yield say((f"look again: {what}", Meaning.CONTESTED))


def _lineage(item: Item) -> Iterator[tuple[str, list[Words]]]:
    if about := item.get("document"):
        title = say(faint(f"“{about['title']}”")) if about.get("title") else ()
        yield (
            "document",
            [join([say(spoken.document(about)), title], " "), say(faint(str(about.get("key") or "")))],
        )
    if item.get("sourcing"):
        yield "sourcing", [say((str(item["sourcing"]), Meaning.SOURCE))]
    chains = item.get("chains") or ([item["chain"]] if item.get("chain") else [])
    if chains:
        yield "chain" if len(chains) == 1 else "chains", [chain_line(chain) for chain in chains]
    if basis := item.get("basis"):
        yield "evidence", [say(parts.names(basis if isinstance(basis, list | tuple) else [basis]))]
    contests = [
        join(
            [
                parts.verdict(one.get("verdict")),
                say(f"{one.get('subject')}: {one.get('attribute')}"),
                say(faint(str(one.get("id")))),
            ],
            " · ",
        )
        for one in item.get("contests") or ()
    ]
    if contests:
        yield "contests", contests


def _history(item: Item) -> Iterator[Block]:
    versions = item.get("versions") or ()
    if len(versions) > 1:
        yield Gap()
        yield Lines([say(faint("versions"))])
        yield Facts([(str(one.get("version")), list(_version(one))) for one in versions], indent=4)
    if events := item.get("events"):
        yield Gap()
        yield Lines([say(faint("recorded"))])
        yield Lines([_event(one) for one in events], indent=4)


def _version(version: Mapping[str, Any]) -> Iterator[Words]:
    day = spoken.when(version.get("published"))
    yield join(
        [
            say(f"by the {version['by']}") if version.get("by") else (),
            say(day),
            say(faint(f"#{version.get('position')}")),
        ],
        ", ",
    )
    for change in version.get("changes") or ():
        yield say(
            f"{change.get('field')}: ",
            (_value(change.get("before")), Meaning.GONE),
            " → ",
            _value(change.get("after")),
        )
    if version.get("reason"):
        yield say(faint(str(version["reason"])))


def _event(event: Mapping[str, Any]) -> Words:
    """What happened, by whom, when; struck out where it was taken back."""
    what = str(event.get("what") or event.get("type") or "")
    undone = event.get("undone")
    return join(
        [
            say(faint(f"#{event.get('position')} "), (what, Meaning.GONE if undone else Meaning.PLAIN)),
            say(faint(f"{event.get('type')}, {event.get('recorded_at')}, {event.get('actor')} (unsigned)")),
            say(faint(parts.undone(undone))) if undone else (),
        ],
        " · ",
    )


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_value(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_value(one) for one in value)
    return "" if value is None else str(value)


def rows(item: Item) -> Iterator[Item]:
    """One thing as rows of a spreadsheet: a row a field, what lies inside another thing by its way there."""
    for field, value in _flat("", {key: value for key, value in item.items() if key not in ("id", "what")}):
        yield {"id": item.get("id"), "what": item.get("what"), "field": field, "value": value}


def _flat(way: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, Mapping):
        if set(value) == {"name", "value"}:
            yield from _flat(f"{way} {value['name']}".removeprefix("fields "), value["value"])
            return
        for key, one in value.items():
            yield from _flat(f"{way} {key}".strip(), one)
    elif isinstance(value, list | tuple) and any(isinstance(one, Mapping | list | tuple) for one in value):
        for number, one in enumerate(value, 1):
            yield from _flat(way if way == "fields" else f"{way} {number}", one)
    elif value not in (None, "", [], ()):
        yield way, value


LAYOUT = Layout(columns=same("id", "what", "field", "value"), screen=screen, rows=rows, prose=True)
