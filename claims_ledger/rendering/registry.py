"""Lists of the registry: entities, those who speak, documents, topics."""

from collections.abc import Callable, Sequence
from datetime import date

from claims_ledger.rendering import parts, spoken
from claims_ledger.rendering.blocks import (
    Block,
    Facts,
    Field,
    Heading,
    Meaning,
    Words,
    faint,
    join,
    say,
    strong,
)
from claims_ledger.rendering.output import Column, Item, Layout, Listing, same
from claims_ledger.rendering.parts import Cell


def _text(key: str) -> Cell:
    return lambda item: say("" if item.get(key) is None else str(item[key]))


def _names(key: str) -> Cell:
    return lambda item: say(parts.names(item.get(key)))


def _strong(key: str) -> Cell:
    return lambda item: say(strong(str(item.get(key) or "")))


def _faint(key: str) -> Cell:
    return lambda item: say(faint(str(item.get(key) or "")))


def _identifiers(item: Item) -> list[str]:
    return [f"{one['scheme']} {one['value']}" for one in item.get("identifiers") or ()]


def _former(item: Item) -> str:
    """A former name with its span and who says so: "Sky Pioneer (until 2022, NK Pro; contested)"."""
    when = spoken.when(str(item["when"])) if item.get("when") else ""
    about = ", ".join(filter(None, [when, parts.names(item.get("origins") or item.get("outlets"))]))
    mark = "contested" if item.get("contested") else ""
    told = "; ".join(filter(None, [about, mark]))
    return f"{item['name']} ({told})" if told else str(item["name"])


def judgement(item: Item) -> str:
    """A judgement: "Maia-1 (maia-1), by ann on 2024-03-13: one IMO number"."""
    into = f", into {item['into']}" if item.get("into") else ""
    return f"{item['name']} ({item['key']}){into}, by {item['by']} on {str(item['at'])[:10]}: {item['reason']}"


_JUDGEMENTS: dict[str, Callable[[Item], str]] = {"former_names": _former, "merged": judgement, "apart": judgement}


def _table(nothing: str, *columns: tuple[Field, Cell]) -> Callable[[Listing, date], Sequence[Block]]:
    return lambda listing, today: parts.grid(listing.items, nothing, columns)


def _also(item: Item) -> Words:
    return say(parts.names([name for name in item.get("names") or () if name != item.get("name")]))


def card_screen(listing: Listing, today: date) -> Sequence[Block]:
    """Everything the registry has on each item."""
    blocks: list[Block] = []
    for item in listing.items:
        named = str(item.get("name") or item.get("title") or item.get("key") or "")
        blocks.append(Heading(join([say(strong(named)), say(faint(str(item.get("key") or "")))], " · ")))
        rows = [
            (key.replace("_", " "), [_value(key, value)]) for key, value in item.items() if key not in ("name", "key")
        ]
        blocks.append(Facts([(label, lines) for label, lines in rows if any(lines)]))
    return blocks


def _value(key: str, value: object) -> Words:
    if key == "published":
        return say(spoken.when(str(value)) if value else "")
    if key == "ratings":
        return say("; ".join(_rated(one) for one in value)) if isinstance(value, list | tuple) else ()
    if key == "identifiers":
        return say(", ".join(_identifiers({"identifiers": value})))
    if key in _JUDGEMENTS and isinstance(value, list | tuple):
        return say("; ".join(_JUDGEMENTS[key](one) for one in value))
    if isinstance(value, dict):
        return say("; ".join(f"{name}: {one}" for name, one in value.items()))
    if isinstance(value, list | tuple):
        return say(", ".join(str(one) for one in value))
    return say("" if value is None else str(value))


def _rated(one: Item) -> str:
    odd = "".join(f" (look again: {what})" for what in one.get("lints") or ())
    by = f"{one.get('by')}, {spoken.recorded(one.get('at'))}"
    return f"{one.get('letter')} {one.get('means')}, {by}: {one.get('reason')}{odd}"


def _letters(item: Item) -> list[str]:
    """The letters that were given, by whom: nothing is averaged."""
    return [f"{one.get('letter')} {one.get('by')}" for one in item.get("ratings") or ()]


_KEY = Field("key", least=8, wide_from=100)
_CLAIMS = Field("claims", least=6, fixed=True, right=True)

_ENTITY_COLUMNS = (
    *same("key", "id", "name", "type", "names", "part_of", "within", "members"),
    Column("identifiers", _identifiers),
    Column("former_names", lambda item: [_former(one) for one in item.get("former_names") or ()]),
    Column("merged", lambda item: [judgement(one) for one in item.get("merged") or ()]),
    Column("apart", lambda item: [judgement(one) for one in item.get("apart") or ()]),
    *same("claims"),
)
_SPEAKER_COLUMNS = (
    *same("key", "name", "type", "house", "party", "names", "documents", "claims"),
    Column("ratings", _letters),
)
_DOCUMENT_COLUMNS = same("key", "outlet", "title", "published", "url", "language", "affair", "claims", "contested")
_TOPIC_COLUMNS = same("name", "pattern", "claims")

ENTITIES = Layout(
    columns=_ENTITY_COLUMNS,
    screen=_table(
        "nothing is registered",
        (Field("name", least=12), _strong("name")),
        (Field("type", least=8), _text("type")),
        (Field("in", least=8), lambda item: say(str(item.get("within") or item.get("part_of") or ""))),
        (Field("also", least=12), _also),
        (Field("identifiers", least=11, wide_from=110), lambda item: say(", ".join(_identifiers(item)))),
        (_CLAIMS, _text("claims")),
        (_KEY, _faint("key")),
    ),
)
SPEAKERS = Layout(
    columns=_SPEAKER_COLUMNS,
    screen=_table(
        "nobody speaks yet",
        (Field("name", least=12), lambda item: say((str(item.get("name") or ""), Meaning.SOURCE))),
        (Field("type", least=8), _text("type")),
        (Field("house", least=10), _text("house")),
        (Field("party", least=6), _names("party")),
        (Field("rated", least=7), lambda item: say(", ".join(_letters(item)))),
        (Field("reports", least=7, fixed=True, right=True), _text("documents")),
        (_CLAIMS, _text("claims")),
        (_KEY, _faint("key")),
    ),
)
DOCUMENTS = Layout(
    columns=_DOCUMENT_COLUMNS,
    screen=_table(
        "no documents",
        (Field("published", least=11), lambda item: say(parts.day_published(item))),
        (Field("outlet", least=10), lambda item: say((str(item.get("outlet") or "unknown"), Meaning.SOURCE))),
        (Field("title", least=20), _text("title")),
        (_CLAIMS, _text("claims")),
        (Field("key", fixed=True), _faint("key")),
    ),
)
TOPICS = Layout(
    columns=_TOPIC_COLUMNS,
    screen=_table(
        "no topics",
        (Field("topic", least=16), _strong("name")),
        (Field("pattern", least=20), lambda item: _value("pattern", item.get("pattern"))),
        (_CLAIMS, _text("claims")),
    ),
)
ENTITY = Layout(columns=_ENTITY_COLUMNS, screen=card_screen)
SPEAKER = Layout(columns=_SPEAKER_COLUMNS, screen=card_screen)
DOCUMENT = Layout(columns=_DOCUMENT_COLUMNS, screen=card_screen)
TOPIC = Layout(columns=_TOPIC_COLUMNS, screen=card_screen)


def _side(name: str) -> Cell:
    return lambda item: join([say(strong(str(item[name]["name"]))), say(faint(str(item[name]["key"] or "")))], " ")


CANDIDATES = Layout(
    columns=(
        *same("id"),
        Column("a", lambda item: str(item["a"]["name"])),
        Column("b", lambda item: str(item["b"]["name"])),
        *same("reasons", "score"),
    ),
    screen=_table(
        "nothing looks as if it were one; nothing is merged by itself",
        (Field("may be", least=10), _side("a")),
        (Field("the same as", least=10), _side("b")),
        (Field("why", least=24), lambda item: say("; ".join(str(one) for one in item.get("reasons") or ()))),
    ),
)
