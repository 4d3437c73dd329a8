"""Days and lists as an editor would print them."""

import json
import re
from collections.abc import Sequence

_MONTHS = "January February March April May June July August September October November December".split()
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?([~?%]?)", re.ASCII)
_YEAR = re.compile(r"\b\d{4}\b", re.ASCII)
_SET = re.compile(r"\[([^.\[\]]*)(?:\.\.([^.\[\]]*))?\](~?)", re.ASCII)


def day_words(edtf: str | None) -> str:
    """An EDTF date in English: "10 March 2024", "since 12 February 2024"; empty for none."""
    if not edtf:
        return ""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf)
    if end in ("", ".."):
        return f"since {_point(start)}"
    if start in ("", ".."):
        return f"until {_point(end)}"
    return _from_to(_point(start), _point(end))


def _point(edtf: str) -> str:
    found = _SET.fullmatch(edtf)
    if found is not None:
        first, last = found[1], found[2] if found[2] is not None else found[1]
        if not first or not last:
            return f"{day_words(first or last)} or {'later' if first else 'earlier'}"
        return ("about " if found[3] else "") + _from_to(day_words(first), day_words(last))
    date = _DATE.fullmatch(edtf)
    if date is None:
        return edtf
    year, month, day, mark = date.groups()
    words = year if month is None or not 1 <= int(month) <= 12 else f"{_MONTHS[int(month) - 1]} {year}"
    return ("about " if mark else "") + (f"{int(day)} {words}" if day else words)


def _from_to(first: str, last: str) -> str:
    """ "10–12 March 2024", "30 January to 8 February 2024"."""
    if first == last:
        return first
    ours, theirs = first.split(), last.split()
    if len(ours) == len(theirs) == 3 and ours[1:] == theirs[1:]:
        return f"{ours[0]}–{last}"
    if len(ours) == len(theirs) > 1 and ours[-1] == theirs[-1]:
        return f"{' '.join(ours[:-1])} to {last}"
    return f"{first} to {last}"


def listed(names: Sequence[str], most: int = 4) -> str:
    """ "A, B and C"; beyond `most`, how many more."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def in_full(headline: str, content: str, event: str | None) -> str:
    """A claim's headline, with the day in full where the report says "Sunday" or "last month".

    `content` is the claim's stored form, `event` its event time (EDTF).
    """
    when = json.loads(content)["fields"].get("when")
    words = when.get("words", "") if isinstance(when, dict) else ""
    if not words or not event or _YEAR.search(words) or not headline.endswith(words):
        return headline
    return headline.removesuffix(words) + day_words(event)
