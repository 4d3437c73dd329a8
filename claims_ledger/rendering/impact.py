"""`claims impact`: what would become of the ledger if a claim, a source or an utterance were taken back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import Block, Heading, Lines, Meaning, Words, faint, join, say, strong
from claims_ledger.rendering.output import Item, Layout, Listing, same
from claims_ledger.rendering.sources import chain_line


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """Each consequence under its heading, those that there are."""
    if not listing.items:
        return [Lines([parts.nothing("nothing hangs on it")], indent=0)]
    return [block for item in listing.items for block in _impact(item)]


def _impact(item: Item) -> Iterator[Block]:
    id_, headline = str(item.get("id") or ""), str(item.get("headline") or "")
    named = say(faint(id_)) if id_ != headline else ()
    yield Heading(join([say(strong(headline)), say(str(item.get("sort") or "")), named], " · "))
    yield Lines([summary(item)])
    sections: tuple[tuple[str, list[Words]], ...] = (
        ("Claims that fall", list(_claims(item.get("falls") or ()))),
        ("Claims that lose one of several chains", list(_claims(item.get("weakened") or (), left=True))),
        ("Positions that nobody would hold", [_position(one) for one in item.get("positions") or ()]),
        ("Contests", [_contest(one) for one in item.get("contests") or ()]),
        ("Status", [_status(one) for one in item.get("statuses") or ()]),
    )
    for heading, lines in sections:
        if lines:
            yield Heading(say(heading), rank=2)
            yield Lines(lines)


def summary(item: Item) -> Words:
    """ "If it were taken back, 3 claims would fall: 2 positions left to nobody, 1 contest changed"."""
    falls, weakened = len(item.get("falls") or ()), len(item.get("weakened") or ())
    if not falls and not weakened:
        return parts.nothing("nothing hangs on it")
    first = [f"{spoken.count(falls, 'claim')} would fall"] if falls else []
    if weakened:
        first.append(f"{weakened if falls else spoken.count(weakened, 'claim')} would lose one of several chains")
    counted = (
        ("positions", "position", "positions", "left to nobody"),
        ("contests", "contest", "contests", "changed"),
        ("statuses", "status line", "status lines", "changed"),
    )
    rest = [
        f"{spoken.count(len(item.get(name) or ()), one, many)} {what}"
        for name, one, many, what in counted
        if item.get(name)
    ]
    return say(f"If it were taken back, {' and '.join(first)}{': ' if rest else ''}{', '.join(rest)}.")


def _claims(items: Sequence[Mapping[str, Any]], left: bool = False) -> Iterator[Words]:
    """Claims under their documents; `left`: with the chains that are left."""
    above: object = None
    for item in items:
        document = item.get("document") or {}
        if document.get("key") != above:
            yield say((spoken.document(document), Meaning.SOURCE))
            above = document.get("key")
        yield say("  ", join([say(str(item.get("headline") or "")), say(faint(str(item.get("id") or "")))], " · "))
        for chain in item.get("chains") or () if left else ():
            yield say(faint("    left: "), chain_line(chain))


def _position(item: Mapping[str, Any]) -> Words:
    question = ", ".join(str(item[name]) for name in ("subject", "attribute") if item.get(name))
    return join([say(f"{question}: "), parts.value_when(item), say(faint(f" · {item.get('id')}"))], "")


def _contest(item: Mapping[str, Any]) -> Words:
    question = ": ".join(str(item[name]) for name in ("subject", "attribute") if item.get(name))
    if item.get("after") is None:
        what = say(("settles", Meaning.SETTLED), " (", parts.verdict(item.get("before")), ")")
    elif item.get("after") != item.get("before"):
        what = say(parts.verdict(item.get("before")), " → ", parts.verdict(item.get("after")))
    else:
        lost = spoken.listed([str(value) for value in item.get("lost") or ()])
        what = say(parts.verdict(item.get("before")), f", without {lost}")
    return join([what, say(strong(question)), say(faint(str(item.get("id") or "")))], " · ")


def _status(item: Mapping[str, Any]) -> Words:
    def side(name: str) -> Words:
        value = item.get(name)
        if value is None:
            return parts.nothing("not said")
        return say(spoken.when(str(value)) if item.get("line") == "last report" else str(value))

    return say(strong(str(item.get("name") or "")), f", {item.get('line')}: ", side("before"), " → ", side("after"))


def rows(item: Item) -> Iterable[Item]:
    """A row a consequence."""
    asked = {"asked": item.get("headline")}
    for effect in ("falls", "weakened"):
        for one in item.get(effect) or ():
            document = (one.get("document") or {}).get("key")
            yield {**asked, "effect": effect, "id": one.get("id"), "what": one.get("headline"), "document": document}
    for one in item.get("positions") or ():
        what = f"{one.get('subject')}, {one.get('attribute')}"
        yield {**asked, "effect": "unheld", "id": one.get("id"), "what": what, "before": one.get("value")}
    for one in item.get("contests") or ():
        what = f"{one.get('subject')}, {one.get('attribute')}"
        sides = {"before": one.get("before"), "after": one.get("after")}
        yield {**asked, "effect": "contest", "id": one.get("id"), "what": what, **sides}
    for one in item.get("statuses") or ():
        what = f"{one.get('name')}, {one.get('line')}"
        sides = {"before": one.get("before"), "after": one.get("after")}
        yield {**asked, "effect": "status", "id": one.get("id"), "what": what, **sides}


LAYOUT = Layout(
    columns=same("asked", "effect", "id", "what", "before", "after", "document"), screen=screen, rows=rows, prose=True
)
