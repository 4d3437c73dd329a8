"""Who says so: outlets, origins, utterances, evidence, for any set of claims. Counts and names, no scores."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from claims_ledger.domain.dates import Period, read_published
from claims_ledger.domain.errors import ReadingError
from claims_ledger.queries.clocks import Clocks, day_of
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader, Row

_EVIDENCE = re.compile(r"(?P<what>.+?)(?: of (?P<of>[\[~./\]\d-]*\d[\[~./\]\d-]*))?", re.ASCII | re.DOTALL)
"""Evidence by name: what and whose, and the day it shows (EDTF)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as it stands at the clocks: in which document, of known lineage or not, on what evidence.

    `state` is live or retracted, `pub_from` the second since which it has stood so.
    """

    claim: str
    version: int
    state: str
    kind: str
    headline: str
    stance: str
    document: str
    outlet: str
    outlet_name: str
    title: str
    published: str
    unknown: bool
    bases: tuple[str, ...]
    pub_from: int
    event: str
    content: str

    @property
    def line(self) -> str:
        """The headline, with the day in full where the report says "Sunday" or "last month"."""
        return in_full(self.headline, self.content, self.event)

    @property
    def last_day(self) -> date:
        """The latest day on which the document can have been published, as dated there."""
        if len(self.published) == 10 or self.published[10:11] == "T":
            return date.fromisoformat(self.published[:10])
        try:
            return read_published(self.published).last_day
        except ReadingError:
            # An open end was closed by the day of retrieval, from which the claim counts as public.
            return day_of(self.pub_from)

    def document_item(self) -> dict[str, str]:
        """`{"key", "outlet", "published", "title"}`."""
        return {
            "key": self.document,
            "outlet": self.outlet_name,
            "published": self.published,
            "title": self.title,
        }


class Spoken(NamedTuple):
    """An origin speaking: `on` is the day (EDTF), `work` a named work; with neither, nobody says when."""

    source: str
    name: str
    house: str
    house_name: str
    on: str
    work: str


class Utterance(NamedTuple):
    """An origin speaking once."""

    source: str
    name: str
    on: str | None
    work: str | None

    def item(self) -> dict[str, str | None]:
        """`{"source", "on"}`: a day (EDTF), or `in` and the named work."""
        return {"source": self.name, "on": f"in {self.work}" if self.work else self.on}


@dataclass(frozen=True, slots=True)
class Voices:
    """Names in order: outlets by first publication, the others by alphabet. `unknown` counts claims of unknown lineage.

    `houses` are the keys of the origins.
    """

    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    houses: frozenset[str]
    unknown: int
    utterances: tuple[Utterance, ...]
    bases: tuple[str, ...]

    @classmethod
    def of(cls, told: Iterable[Told], spoken: Iterable[Spoken]) -> "Voices":
        """Who tells these claims, and who speaks in them."""
        claims = sorted(set(told), key=lambda one: (one.pub_from, one.outlet_name, one.claim))
        said = set(spoken)
        return cls(
            outlets=tuple(dict.fromkeys(one.outlet_name for one in claims)),
            origins=origin_names(said),
            houses=frozenset(one.house for one in said),
            unknown=sum(one.unknown for one in claims),
            utterances=utterances(said),
            bases=distinct_bases(basis for one in claims for basis in one.bases),
        )

    def item(self) -> dict[str, Any]:
        """`{"outlets", "origins", "unknown", "bases"}`."""
        return {
            "outlets": list(self.outlets),
            "origins": list(self.origins),
            "unknown": self.unknown,
            "bases": list(self.bases),
        }


def origin_names(spoken: Iterable[Spoken]) -> tuple[str, ...]:
    """One name a house: that of the one who speaks for it here, or its own where several do (NK News and NK Pro are one
    origin, Korea Risk Group; the White House alone is named as itself)."""
    houses: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in spoken:
        houses[one.house].add((one.name, one.house_name))
    return tuple(
        sorted(
            next(iter(names))[0] if len(names) == 1 else min(house for _, house in names) for names in houses.values()
        )
    )


def utterances(spoken: Iterable[Spoken]) -> tuple[Utterance, ...]:
    """Distinct utterances."""
    found = set(resolved(spoken).values())
    return tuple(sorted(found, key=lambda one: (one.name, one.source, one.on or "", one.work or "")))


def resolved(spoken: Iterable[Spoken]) -> dict[Spoken, Utterance]:
    """Each with the utterance it is taken for: a vague day joins the only precise day of the same source that it
    covers."""
    said = set(spoken)
    days: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in said:
        if not one.work:
            days[one.source, one.name].add(one.on)
    joined = {key: _joined(told) for key, told in days.items()}
    return {
        one: Utterance(one.source, one.name, None, one.work)
        if one.work
        else Utterance(one.source, one.name, joined[one.source, one.name][one.on] or None, None)
        for one in said
    }


def _joined(days: Iterable[str]) -> dict[str, str]:
    """Days (EDTF), each with the only precise one that it covers, or itself."""
    periods = {on: Period.from_edtf(on) for on in days}
    precise = {on for on, period in periods.items() if period.stated_day is not None}
    joined = {}
    for on, period in periods.items():
        covered = [day for day in precise if on not in precise and period.covers(periods[day])]
        joined[on] = covered[0] if len(covered) == 1 else on
    return joined


def distinct_bases(bases: Iterable[str]) -> tuple[str, ...]:
    """Distinct evidence, in order: two who look at one image have one basis. A vague day joins the only precise one
    that it covers, and an image of a day whose maker is not said the only one of that day whose maker is."""
    parts = {basis: _EVIDENCE.fullmatch(basis) for basis in sorted(set(bases))}
    days: dict[str, set[str]] = defaultdict(set)
    for found in parts.values():
        if found is not None and found["of"]:
            days[found["what"]].add(found["of"])
    joined = {what: _joined(told) for what, told in days.items()}
    made = {
        (found["what"], joined[found["what"]][found["of"]] if found["of"] else "") if found is not None else (basis, "")
        for basis, found in parts.items()
    }
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for what, of in made:
        sort, by, _ = what.partition(" by ")
        if by and of:
            named[sort, of].add(what)
    kept = {(what, of) for what, of in made if " by " in what or len(named.get((what, of), ())) != 1}
    return tuple(sorted(f"{what} of {of}" if of else what for what, of in kept))


def load_told(reader: Reader, clocks: Clocks, claims: Iterable[str]) -> dict[str, Told]:
    """The claims that are in view, retracted ones too (see `state`)."""
    sql = (
        "SELECT c.claim, c.version, c.state, c.kind, c.headline, c.stance, c.document, c.outlet, c.outlet_name,"
        " c.title, c.published, c.unknown, c.bases, c.pub_from, c.event_edtf, c.content"
        f" FROM claim c WHERE c.unit IN {{among}} AND {clocks.view('c')}"
    )
    return {row[0]: _told(row) for row in rows_among(reader, sql, claims, clocks.params)}


def _told(row: Row) -> Told:
    values: dict[str, Any] = dict(zip(Told.__match_args__, row, strict=True))
    bases = dated_bases(values["bases"], values["content"]) if values["bases"] != "[]" else ()
    return Told(**values | {"unknown": bool(values["unknown"]), "bases": bases})


def dated_bases(bases: str, content: str) -> tuple[str, ...]:
    """A claim's evidence by name, each of a day with that day (EDTF), whatever the report calls it: "Sunday" in one is
    another day than in the next."""
    listed: list[str] = json.loads(bases)
    if not any(" of " in basis for basis in listed):
        return tuple(listed)
    written = json.loads(content).get("basis", ())
    if len(written) != len(listed):
        return tuple(listed)
    return tuple(_dated(basis, stored.get("of") or {}) for basis, stored in zip(listed, written, strict=True))


def _dated(basis: str, of: Mapping[str, str]) -> str:
    words, edtf = of.get("words", ""), of.get("edtf", "")
    return f"{basis.removesuffix(words)}{edtf}" if edtf and words and basis.endswith(f" of {words}") else basis


def load_spoken(reader: Reader, clocks: Clocks, claims: Iterable[str]) -> dict[str, list[Spoken]]:
    """Who speaks as an origin in each of the claims; a claim of unknown lineage is left out."""
    sql = (
        "SELECT v.claim, v.source, v.name, v.house, v.house_name, v.said, v.work FROM voice v"
        f" WHERE v.unit IN {{among}} AND v.role = 'origin' AND {clocks.view('v')}"
    )
    spoken: dict[str, list[Spoken]] = defaultdict(list)
    for claim, *said in rows_among(reader, sql, claims, clocks.params):
        spoken[claim].append(Spoken(*said))
    return dict(spoken)


def voices(reader: Reader, clocks: Clocks, claims: Iterable[str]) -> Voices:
    """Who says a set of claims, taken together; claims that are not live at the clocks say nothing."""
    told = {key: one for key, one in load_told(reader, clocks, claims).items() if one.state == "live"}
    spoken = load_spoken(reader, clocks, told)
    return Voices.of(told.values(), (one for said in spoken.values() for one in said))
