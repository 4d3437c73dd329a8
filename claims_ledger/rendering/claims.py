"""Lists of claims: `claims list`, `audit`, `timeline`, `search`."""

from collections.abc import Callable, Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import Block, Field, Words, faint, join, say
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same
from claims_ledger.rendering.parts import Cell

_ID: tuple[Field, Cell] = (
    Field("id", fixed=True, short=7),
    lambda item: say(faint(str(item.get("id") or ""))),
)
_PUBLISHED: tuple[Field, Cell] = (Field("published", fixed=True), lambda item: say(parts.day_published(item)))
_CLAIM: tuple[Field, Cell] = (
    Field("claim", least=30),
    lambda item: join([parts.headline(item), parts.marks(item)], " · "),
)
_BY: tuple[Field, Cell] = (Field("by", least=14), parts.by_whom)
_KIND: tuple[Field, Cell] = (
    Field("kind", wide_from=120),
    lambda item: say(faint(str(item.get("kind") or ""))),
)
_ROLE: tuple[Field, Cell] = (Field("as", fixed=True), lambda item: say(str(item.get("role") or "")))
_WHEN: tuple[Field, Cell] = (
    Field("when", least=11),
    lambda item: say(spoken.when(item.get("when")) or faint("undated")),
)
_PUBLISHED_IF_WIDE: tuple[Field, Cell] = (Field("published", fixed=True, wide_from=120), _PUBLISHED[1])
_SORT: tuple[Field, Cell] = (Field("", fixed=True), lambda item: say(faint(str(item.get("kind") or ""))))


def _found(item: Item) -> Words:
    """The headline, and the words that were found where they are not in it."""
    headline, found = str(item.get("headline") or ""), str(item.get("found") or "")
    elsewhere = found.strip("… ") not in headline
    return join([say(headline), say(faint(found)) if elsewhere else ()], " · ")


_FOUND: tuple[Field, Cell] = (Field("found", least=24), _found)


def _screen(nothing: str, *columns: tuple[Field, Cell]) -> Callable[[Listing, date], Sequence[Block]]:
    return lambda listing, today: parts.grid(listing.items, nothing, columns)


def _document(key: str) -> Callable[[Item], object]:
    return lambda item: (item.get("document") or {}).get(key)


_COLUMNS = (
    *same("id", "kind", "headline"),
    Column("document", _document("key")),
    Column("outlet", _document("outlet")),
    *same("role", "chain", "stance", "hedge", "published", "recorded_at", "contested", "corrected", "retracted"),
)

LIST = Layout(columns=(*_COLUMNS, *same("review")), screen=_screen("no claims", _ID, _PUBLISHED, _CLAIM, _BY, _KIND))
AUDIT = Layout(
    columns=_COLUMNS,
    screen=_screen("it says nothing, and nobody quotes it", _ID, _ROLE, _PUBLISHED, _CLAIM, _BY, _KIND),
)
TIMELINE = Layout(
    columns=(*same("when"), *(column for column in _COLUMNS if column.name not in ("role", "hedge"))),
    screen=_screen("nothing is dated", _WHEN, _CLAIM, _BY, _PUBLISHED_IF_WIDE, _ID),
)
SEARCH = Layout(
    columns=(*_COLUMNS[:3], *same("found"), *_COLUMNS[3:]),
    screen=_screen(
        "nothing has these words",
        _ID,
        _SORT,
        _FOUND,
        (_BY[0], lambda item: _BY[1](item) if item.get("document") else ()),
    ),
)
