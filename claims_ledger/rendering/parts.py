"""What several views show alike: verdicts, positions, claims in a line, marks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from claims_ledger.rendering import spoken
from claims_ledger.rendering.blocks import (
    Block,
    Field,
    Grid,
    Lines,
    Meaning,
    Side,
    Words,
    faint,
    join,
    say,
    strong,
)

Item = Mapping[str, Any]
Cell = Callable[[Item], Words]

_VERDICTS = {
    "contradicts": Meaning.CONTESTED,
    "diverges": Meaning.DIVERGES,
    "disputed": Meaning.DISPUTED,
    "succession": Meaning.SETTLED,
    "compatible": Meaning.SETTLED,
}
_STANCES = {
    "deny": "denies",
    "doubt": "doubts",
    "no-comment": "no comment",
    "not-found": "looked, nothing found",
    "predict": "predicts",
}


def verdict(word: str | None) -> Words:
    """A verdict in its colour."""
    return say((word or "unjudged", _VERDICTS.get(word or "", Meaning.PLAIN)))


def value_when(position: Item) -> Words:
    """A value and its event time: "Vostochny, 14 Mar 2024"."""
    return join(
        [say(strong(_text(position.get("value")) or "not said")), say(spoken.when(position.get("when")))],
        ", ",
    )


def voices(item: Item) -> Words:
    """Who says so, in the fixed words."""
    return say((spoken.voices(item), Meaning.SOURCE))


def outlets(item: Item, most: int = 4) -> Words:
    """The outlets by name."""
    names = [str(name) for name in item.get("outlets") or ()]
    return say(f"in {spoken.listed(names, most)}") if names else ()


def side(position: Item, holds: bool | None = None, new: bool = False) -> Side:
    """One position of a contest, to be held against the others; marked if it holds by a ruling, or joined after one."""
    documents = [
        join([say(spoken.document(one)), say(faint(f"“{one['title']}”")) if one.get("title") else ()], " ")
        for one in position.get("documents") or ()
    ]
    marked = [held(holds), say(("[new]", Meaning.CONTESTED)) if new else ()]
    return Side(
        join([say(strong(_text(position.get("value")))), *marked], " "),
        [
            *([say(spoken.when(position.get("when")))] if position.get("when") else []),
            voices(position),
            *documents,
            say(faint(" ".join(str(claim) for claim in position.get("claims") or ()))),
        ],
    )


def held(holds: bool | None) -> Words:
    """What an editor's decision says of a position; nothing where nobody decided."""
    if holds is None:
        return ()
    return say(("[holds]", Meaning.SETTLED)) if holds else say(("[does not hold]", Meaning.GONE))


def marks(item: Item) -> Words:
    """What a reader must know before taking a claim at its word; each mark is a word, colour or not."""
    stance = item.get("stance")
    return join(
        [
            say(_STANCES.get(stance, str(stance))) if stance and stance != "assert" else (),
            say(("contested", Meaning.CONTESTED)) if item.get("contested") else (),
            say(("corrected", Meaning.DIVERGES)) if item.get("corrected") else (),
            say(("retracted", Meaning.GONE)) if item.get("retracted") else (),
            say(("sent back", Meaning.DIVERGES)) if item.get("review") == "sent back" else (),
        ],
        ", ",
    )


def undone(by: Item) -> str:
    """ "undone by ann on 22 Nov 2026 (b0123456789ab): the wrong file"."""
    return f"undone by {by.get('by')} on {spoken.when(str(by.get('at'))[:10])} ({by.get('batch')}): {by.get('reason')}"


def headline(item: Item) -> Words:
    """A claim's line; a retracted one is struck out (and marked so elsewhere)."""
    text = _text(item.get("headline"))
    return say((text, Meaning.GONE) if item.get("retracted") else text)


def by_whom(item: Item) -> Words:
    """The outlet and whom it passes on: "Bloomberg ← NK News"."""
    about = item.get("document") or {}
    names = [str(name) for name in item.get("chain") or ()]
    outlet = about.get("outlet") or ("" if names else "outlet unknown")
    if names and names[0] == outlet:
        names = names[1:]
    return say((spoken.chain([*([outlet] if outlet else []), *names]), Meaning.SOURCE))


def published(item: Item) -> str:
    """The day an item was public: its own, or its document's."""
    about: Mapping[str, Any] = item.get("document") or {}
    return spoken.when(str(item.get("published") or about.get("published") or ""))


def day_published(item: Item) -> str:
    """The same without the time of day, for lists."""
    about: Mapping[str, Any] = item.get("document") or {}
    return spoken.when(spoken.without_time(str(item.get("published") or about.get("published") or "")))


def grid(items: Sequence[Item], empty: str, columns: Sequence[tuple[Field, Cell]]) -> list[Block]:
    """A row an item; the words `empty` where there is none."""
    if not items:
        return [Lines([nothing(empty)], indent=0)]
    return [Grid([field for field, _ in columns], [[cell(item) for _, cell in columns] for item in items])]


def names(values: Sequence[object] | None) -> str:
    """Names in one line."""
    return ", ".join(str(value) for value in values or ())


def nothing(what: str) -> Words:
    """The line of a view that found nothing."""
    return say(faint(what))


def _text(value: object) -> str:
    return "" if value is None else str(value)
