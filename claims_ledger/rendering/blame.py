"""`claims blame`: the attributes of a thing, one line a value, with who says so since when."""

from collections.abc import Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import Block, Field, Meaning, Words, faint, join, say, strong
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same
from claims_ledger.rendering.parts import Cell


def _value(item: Item) -> Words:
    mark = say(("contested", Meaning.CONTESTED)) if item.get("contested") else ()
    return join([say(strong(str(item.get("value") or ""))), mark], " · ")


def _by(item: Item) -> Words:
    """The outlet of the first report, whom it passes on, and how many more carry it."""
    outlets = [str(name) for name in item.get("outlets") or ()]
    if not outlets:
        return say(faint(str(item.get("by") or "")))
    spoke = spoken.listed([str(name) for name in item.get("spoke") or () if name not in outlets], 2)
    more = f" and {len(outlets) - 1} more" if len(outlets) > 1 else ""
    unknown = "lineage unknown" if item.get("unknown") and not spoke and not item.get("origins") else ""
    return join([say((f"{item.get('by')}{more}", Meaning.SOURCE)), say(spoke), say(faint(unknown))], " ← ")


_COLUMNS: Sequence[tuple[Field, Cell]] = (
    (Field("attribute", least=9), lambda item: say(str(item.get("attribute") or ""))),
    (Field("value", least=18), _value),
    (Field("when", least=9), lambda item: say(spoken.when(item.get("when")))),
    (Field("since", least=9), lambda item: say(spoken.when(_day(item.get("since"))))),
    (Field("by", least=14), _by),
    (Field("evidence", wide_from=110, least=12), lambda item: say(faint(parts.names(item.get("bases"))))),
    (Field("claims", wide_from=150, fixed=True, short=13), lambda item: say(faint(" ".join(_claims(item))))),
)


def _day(published: object) -> str:
    """A day of publication without its hour."""
    return str(published or "").partition("T")[0]


def _claims(item: Item) -> list[str]:
    claims = [str(claim) for claim in item.get("claims") or ()]
    return [*claims[:1], *([f"+{len(claims) - 1}"] if len(claims) > 1 else [])]


def screen(listing: Listing, today: date) -> Sequence[Block]:
    """A table; an attribute is named where it begins."""
    named: list[Item] = []
    above: object = None
    for item in listing.items:
        named.append({**item, "attribute": None} if item.get("attribute") == above else item)
        above = item.get("attribute")
    return parts.grid(named, "nobody says anything of it", _COLUMNS)


LAYOUT = Layout(
    columns=(
        *same("id", "attribute", "value", "when", "since", "by", "spoke", "contested", "contests"),
        *same("outlets", "origins", "unknown", "bases"),
        Column("claims", lambda item: item.get("claims")),
    ),
    screen=screen,
)
