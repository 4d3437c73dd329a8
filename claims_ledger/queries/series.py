"""`claims series`: one quantity over time, with its bounds and with those who give it."""

from collections.abc import Iterable
from typing import Any

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.suggest import fold_name, nearest
from claims_ledger.queries.about import About, about
from claims_ledger.queries.clashes import OF_VALUES, clashes_on
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.names import entity_names
from claims_ledger.queries.positions import COLUMNS, Account, Position, load_accounts, position_of
from claims_ledger.store.reader import Reader

_SUGGESTED = 4
_QUANTITY = '%"type":"quantity"%'


def series(reader: Reader, clocks: Clocks, *, words: str) -> Listing:
    """The quantities that somebody gives at the clocks, of a topic, thing, contest, position, claim or document, or of
    the questions that have all of the words; grouped by question and unit, each group in the order of event time.

    Items `{"id", "question", "when", "value", "low", "high", "bound", "unit", "contested", "since", "outlets",
    "origins", "unknown", "bases", "claims"}`. `low` and `high` are decimals as text, as far as rounding and estimates
    leave them open, null where there is no bound. Raises NotFoundError with the questions that are counted.
    """
    words = " ".join(words.split())
    try:
        asked = about(reader, clocks, words)
    except NotFoundError as missing:
        found = _with_words(reader, clocks, words)
        if not found:
            raise _nothing(reader, clocks, words, missing) from missing
    else:
        found = _of(reader, clocks, asked)
    accounts = load_accounts(reader, clocks, (one.id for one in found))
    clashing = {side for clash in clashes_on(reader, clocks, accounts, OF_VALUES) for side in (clash.a, clash.b)}
    held = [one for one in found if one.id in accounts]
    items = [_item(one, accounts[one.id], one.id in clashing) for one in sorted(held, key=_order)]
    return clocks.listing(items)


def _order(one: Position) -> tuple[Any, ...]:
    return _question(one), _unit(one), one.last is None, one.last or 0, one.first or 0, one.value, one.id


def _question(one: Position) -> str:
    return f"{one.subject}, {one.label}"


def _unit(one: Position) -> str:
    return str(one.content.get("unit", ""))


def _item(one: Position, account: Account, contested: bool) -> dict[str, Any]:
    quantity = Quantity.from_json({"words": "", **{name: part for name, part in one.content.items() if name != "type"}})
    low, high = quantity.limits()
    return {
        "id": one.id,
        "question": _question(one),
        "when": None if one.undated else one.when or None,
        "value": one.value,
        "low": None if low is None else format(low, "f"),
        "high": None if high is None else format(high, "f"),
        "bound": quantity.bound,
        "unit": quantity.unit,
        "contested": contested,
        "since": account.told[0].published,
        **account.voices.item(),
        "claims": account.claims,
    }


def _of(reader: Reader, clocks: Clocks, asked: About) -> list[Position]:
    """The quantities that the claims asked for hold; of a position or contest, all on its questions."""
    sql = f"""SELECT {COLUMNS} FROM position p WHERE p.value_json LIKE :quantity AND {clocks.recorded("p")}
    AND p.position IN (SELECT h.position FROM claim c JOIN holding h ON h.unit = c.unit
        WHERE {clocks.view("c")} AND ({asked.which.sql}) AND {clocks.view("h")})"""
    params = {**clocks.params, **asked.which.params, "quantity": _QUANTITY}
    found = [position_of(row) for row in reader.rows(sql, params)]
    if asked.sort not in ("position", "contest"):
        return found
    questions = {one.question for one in found}
    return [one for one in _counted(reader, clocks) if one.question in questions]


def _counted(reader: Reader, clocks: Clocks) -> list[Position]:
    sql = f"SELECT {COLUMNS} FROM position p WHERE p.value_json LIKE :quantity AND {clocks.recorded('p')}"
    return [position_of(row) for row in reader.rows(sql, {**clocks.params, "quantity": _QUANTITY})]


def _with_words(reader: Reader, clocks: Clocks, words: str) -> list[Position]:
    """Those whose subject, attribute, value or other terms have all of the words, as beginnings."""
    wanted = fold_name(words).split()
    found = _counted(reader, clocks)
    names = entity_names(reader, clocks, {key for one in found for key in one.mentions()})
    return [one for one in found if _has(wanted, [_question(one), one.value, *_terms(one, names)])]


def _terms(one: Position, names: dict[str, str]) -> Iterable[str]:
    return (names[key] for key in one.mentions())


def _has(wanted: Iterable[str], texts: Iterable[str]) -> bool:
    there = [word.strip(",.()") for text in texts for word in fold_name(text).split()]
    return all(any(word.startswith(one) for word in there) for one in wanted)


def _nothing(reader: Reader, clocks: Clocks, words: str, missing: NotFoundError) -> NotFoundError:
    """With the questions nearest to the words, or some that there are."""
    counted = sorted({_question(one) for one in _counted(reader, clocks)})
    near = nearest(words, counted) or nearest(words, {word for one in counted for word in one.split()})
    if near:
        return NotFoundError(f"nothing that is counted goes by {words!r}", f"did you mean {' or '.join(near)}?")
    if counted:
        return NotFoundError(
            f"nothing that is counted goes by {words!r}", f"counted are {'; '.join(counted[:_SUGGESTED])} …"
        )
    return missing
