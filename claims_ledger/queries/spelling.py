"""Words of a filter that are no names: kinds, types, tags."""

from collections.abc import Collection

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.suggest import nearest
from claims_ledger.store.reader import Reader

_LISTED = 20


def spelt(what: str, word: str, known: Collection[str], closed: bool = False) -> str:
    """The word if it is known, or like nothing known (so that nothing has it yet); `closed`: only if it is known.

    Raises NotFoundError with the nearest words, or with those that there are.
    """
    if word in known:
        return word
    near = nearest(word, known)
    if near or closed:
        more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
        hint = f"did you mean {' or '.join(near)}?" if near else f"known are {', '.join(list(known)[:_LISTED])}{more}"
        raise NotFoundError(f"nothing has the {what} {word}", hint)
    return word


def used(reader: Reader, table: str, column: str) -> list[str]:
    """What a column has ever held; the names come from this program."""
    sql = f"SELECT DISTINCT t.{column} FROM {table} t WHERE t.{column} IS NOT NULL ORDER BY t.{column}"
    return [str(value) for (value,) in reader.rows(sql)]
