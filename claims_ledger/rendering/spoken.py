"""Phrases that every view says in the same words: when, by whom, how many origins, how long ago."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ATOM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d{2})(?:T(?P<time>\d{2}:\d{2})(?::\d{2})?(?P<zone>\S*))?)?)?"
    r"(?P<mark>[~?%]?)"
)
_TIME = re.compile(r"T[0-9:.]+(?:Z|[+-][0-9:]+)?")
_SET = re.compile(r"\[(?P<first>[^.\[\]]*)\.\.(?P<last>[^.\[\]]*)\]")
_ONE = re.compile(r"\[(?P<day>[^.\[\]]+)\]")
_OPEN = ("", "..")


def when(edtf: str | None) -> str:
    """An EDTF date as people say it: "10 Mar 2024", "since 12 Feb 2024"; other text as it is."""
    if not edtf:
        return ""
    start, slash, end = edtf.partition("/")
    if not slash:
        return _point(edtf) or edtf
    if start in _OPEN and end in _OPEN:
        return "at some time"
    if end in _OPEN:
        return f"since {_point(start) or start}"
    if start in _OPEN:
        return f"until {_point(end) or end}"
    return _range(start, end)


def without_time(edtf: str) -> str:
    """The days of a date of publication: 2024-03-03 of 2024-03-03T22:34+02:00."""
    return _TIME.sub("", edtf)


def _point(edtf: str) -> str | None:
    if edtf.endswith("]~"):
        return f"about {_point(edtf[:-1]) or edtf}"
    if said := _ONE.fullmatch(edtf):
        return _atom(said["day"])
    if whole := _SET.fullmatch(edtf):
        first, last = whole["first"], whole["last"]
        if first and last:
            return _range(first, last)
        return f"{when(first)} or later" if first else f"{when(last)} or earlier"
    return _atom(edtf)


def _atom(edtf: str) -> str | None:
    said = _ATOM.fullmatch(edtf)
    if said is None:
        return None
    words = said["year"]
    if said["month"]:
        words = f"{MONTHS[int(said['month']) - 1]} {words}"
    if said["day"]:
        words = f"{int(said['day'])} {words}"
    if said["time"]:
        words = f"{words} {said['time']}{_zone(said['zone'])}"
    before = "around " if said["mark"] in ("~", "%") and said["mark"] else ""
    return f"{before}{words}{'?' if said['mark'] in ('?', '%') and said['mark'] else ''}"


def _zone(zone: str) -> str:
    return " UTC" if zone in ("Z", "+00:00") else f" {zone}" if zone else ""


def _range(start: str, end: str) -> str:
    first, last = _point(start) or start, _point(end) or end
    if first == last:
        return first
    a, b = first.split(" "), last.split(" ")
    if len(a) == len(b) == 3 and a[0].isdecimal() and b[0].isdecimal():
        if a[1:] == b[1:]:
            return f"{a[0]}–{last}"
        if a[2] == b[2]:
            return f"{a[0]} {a[1]} – {last}"
    if len(a) == len(b) == 2 and a[1] == b[1] and a[1].isdecimal():
        return f"{a[0]}–{last}"
    return f"{first} – {last}"


def recorded(time: str | None) -> str:
    """A recording time to the minute: "3 Mar 2024 22:34 UTC"."""
    return when(f"{time[:16]}Z") if time and time.endswith("Z") else when(time)


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 outlet", "2 outlets"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str], most: int = 0, last: str = "and") -> str:
    """ "A, B and C"; with `most`, so many names and how many more."""
    if most and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def voices(item: Mapping[str, Any]) -> str:
    """How many say so: "2 outlets, 1 known origin (NK Pro ← satellite imagery), 0 of unknown lineage".

    `item` has `outlets` and `origins` (names), `unknown` (claims nobody gave a lineage) and perhaps `bases`.
    """
    origins = list(item.get("origins") or ())
    bases = list(item.get("bases") or ())
    named = ", ".join(origins)
    if bases:
        named = f"{named} ← {', '.join(bases)}" if named else f"← {', '.join(bases)}"
    return ", ".join(
        [
            count(len(item.get("outlets") or ()), "outlet"),
            count(len(origins), "known origin") + (f" ({named})" if named else ""),
            f"{item.get('unknown') or 0} of unknown lineage",
        ]
    )


def document(item: Mapping[str, Any] | None) -> str:
    """A document in a few words: its outlet and day."""
    if not item:
        return ""
    return ", ".join(part for part in (item.get("outlet") or "outlet unknown", when(item.get("published"))) if part)


def chain(names: Sequence[str]) -> str:
    """Who passed it on, outermost first: "AFP ← Shin Won-sik"."""
    return " ← ".join(names)


def ago(day: str | None, today: date, past: bool) -> str:
    """How long a day lies back: "12 days ago", or "12 days before 5 Mar 2024" where `today` is of the `past`.

    Nothing where the day is not exact. Of what lies months or years back, only so much is said.
    """
    if not day or "/" in day or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day[:10]):
        return ""
    try:
        days = (today - date.fromisoformat(day[:10])).days
    except ValueError:
        return ""
    if days == 0:
        return "that day" if past else "today"
    if not past:
        return f"{_stretch(days)} ago" if days > 0 else f"in {_stretch(-days)}"
    return f"{_stretch(abs(days))} {'before' if days > 0 else 'after'} {when(today.isoformat())}"


def _stretch(days: int) -> str:
    if days < 92:
        return count(days, "day")
    return count(days * 12 // 365, "month") if days < 730 else count(days // 365, "year")
