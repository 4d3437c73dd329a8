"""Lists as parameters of a query."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claims_ledger.store.reader import Reader, Row
from claims_ledger.store.target import Dialect

_AT_ONCE = 512


def among(values: Iterable[str], name: str = "in") -> tuple[str, dict[str, str]]:
    """`(:in0, :in1, …)` and its parameters. The list is filled up to a power of two with its last value, so that few
    different statements arise; an empty one matches nothing."""
    listed = list(dict.fromkeys(values)) or [""]
    size = 1 << (len(listed) - 1).bit_length()
    listed += [listed[-1]] * (size - len(listed))
    return (
        "(" + ", ".join(f":{name}{number}" for number in range(size)) + ")",
        {f"{name}{number}": value for number, value in enumerate(listed)},
    )


def rows_among(reader: Reader, sql: str, values: Iterable[str], params: Mapping[str, Any]) -> Iterator[Row]:
    """Rows of a query that holds `{among}` where the list belongs, some hundred values at a time; none for no value."""
    listed = sorted(set(values))
    for start in range(0, len(listed), _AT_ONCE):
        marks, named = among(listed[start : start + _AT_ONCE])
        yield from reader.rows(sql.replace("{among}", marks), {**params, **named})


def of_list(dialect: Dialect, name: str, numbers: bool = False) -> str:
    """SQL that selects the values of a parameter that is a JSON list, of texts or of whole numbers: for lists of any
    length, inside other conditions."""
    if dialect == "sqlite":
        return f"SELECT value FROM json_each(:{name})"
    sort = "bigint" if numbers else "text"
    return f"SELECT CAST(one AS {sort}) FROM jsonb_array_elements_text(CAST(:{name} AS jsonb)) AS listed(one)"
