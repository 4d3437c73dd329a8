"""Positions and who holds them at given clocks."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.voices import Spoken, Told, Voices, load_told
from claims_ledger.queries.words import day_words, listed
from claims_ledger.store.reader import Reader, Row

COLUMNS = (
    "p.position, p.family, p.anchor, p.attribute, p.question, p.subject, p.label, p.value, p.value_json,"
    " p.when_edtf, p.event_from, p.event_to, p.undated, p.shown"
)


class Position(NamedTuple):
    """One value on one question at one event time; `first` and `last` are ordinals of days, None where unknown.

    `undated`: nobody said when; `when` is the day of the utterance.
    """

    id: str
    family: str
    anchor: str
    attribute: str
    question: str
    subject: str
    label: str
    value: str
    value_json: str
    when: str
    first: int | None
    last: int | None
    undated: int
    shown: str

    @property
    def content(self) -> dict[str, Any]:
        """The value as plain JSON, `type` and its parts."""
        plain: dict[str, Any] = json.loads(self.value_json)
        return plain

    def mentions(self) -> frozenset[str]:
        """The keys of all entities in the question and the value."""
        terms = json.loads(self.question)["terms"].values()
        return frozenset(_keys(list(terms))) | frozenset(_value_keys(self.content))

    @property
    def topic(self) -> str | None:
        """The topic that the question is about, if it is one that is asserted or denied."""
        term = json.loads(self.question)["terms"].get("topic") if self.attribute == "asserted" else None
        return str(term["words"]) if isinstance(term, dict) else None


def _keys(terms: Sequence[Any]) -> Iterator[str]:
    for term in terms:
        if isinstance(term, str):
            yield term
        elif isinstance(term, list):
            yield from term
        elif isinstance(term, dict):
            yield from term.get("one_of", ())


def _value_keys(content: dict[str, Any]) -> Iterator[str]:
    match content["type"]:
        case "held":
            yield from (key for option in content["options"] for sort, key in option if sort == "entity")
        case "at":
            yield from content["places"]
        case "away":
            yield from filter(None, [content["place"]])


@dataclass(frozen=True)
class Account:
    """Who holds a position: the claims as told, the origins that speak in them, and through whom those of unknown
    lineage came."""

    told: tuple[Told, ...]
    spoken: frozenset[Spoken]
    relays: tuple[str, ...] = ()

    @property
    def claims(self) -> list[str]:
        return [one.claim for one in self.told]

    @cached_property
    def voices(self) -> Voices:
        return Voices.of(self.told, self.spoken)

    @cached_property
    def since(self) -> int:
        """The second from which the first of them was public; 0 for none."""
        return min((one.pub_from for one in self.told), default=0)

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Each outlet with its days of publication: "The Moscow Times (16 October 2023)"."""
        days: dict[str, dict[str, None]] = {}
        for one in self.told:
            days.setdefault(one.outlet_name, {})[day_words(one.published)] = None
        return tuple(f"{name} ({listed(list(told))})" for name, told in days.items())

    def documents(self) -> list[dict[str, str]]:
        """The documents in order of publication, each once."""
        return list({one.document: one.document_item() for one in self.told}.values())

    @classmethod
    def merged(cls, accounts: Iterable["Account"]) -> "Account":
        """Several accounts as one."""
        parts = list(accounts)
        if len(parts) == 1:
            return parts[0]
        return cls(
            _in_order({one for part in parts for one in part.told}),
            frozenset().union(*(part.spoken for part in parts)),
            tuple(dict.fromkeys(name for part in parts for name in part.relays)),
        )


def _in_order(told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(told, key=lambda one: (one.pub_from, one.document, one.claim)))


def load_positions(reader: Reader, clocks: Clocks, ids: Iterable[str]) -> dict[str, Position]:
    """Positions by id, as they read on the recording clock."""
    sql = f"SELECT {COLUMNS} FROM position p WHERE p.unit IN {{among}} AND {clocks.recorded('p')}"
    return {row[0]: position_of(row) for row in rows_among(reader, sql, ids, clocks.params)}


def position_of(row: Row) -> Position:
    return Position(*row)


def load_accounts(reader: Reader, clocks: Clocks, ids: Iterable[str]) -> dict[str, Account]:
    """Who holds each of the positions; a position that nobody holds at the clocks is left out."""
    sql = (
        "SELECT h.position, h.claim, h.source, h.source_name, h.house, h.house_name, h.said, h.work"
        f" FROM holding h WHERE h.position IN {{among}} AND {clocks.view('h')}"
    )
    claims: dict[str, set[str]] = defaultdict(set)
    spoken: dict[str, set[Spoken]] = defaultdict(set)
    for position, claim, *said in rows_among(reader, sql, ids, clocks.params):
        claims[position].add(claim)
        if said[0]:
            spoken[position].add(Spoken(*said))
    told = load_told(reader, clocks, {claim for held in claims.values() for claim in held})
    relays = _relays(reader, clocks, [claim for claim, one in told.items() if one.unknown])
    return {
        position: Account(
            _in_order(told[claim] for claim in held),
            frozenset(spoken[position]),
            tuple(dict.fromkeys(name for claim in sorted(held) for name in relays.get(claim, ()))),
        )
        for position, held in claims.items()
    }


def _relays(reader: Reader, clocks: Clocks, claims: Iterable[str]) -> dict[str, list[str]]:
    """Through whom claims of unknown lineage came, innermost last; nothing for an outlet's own voice."""
    sql = (
        "SELECT v.claim, v.name FROM voice v WHERE v.unit IN {among} AND v.role = 'relay'"
        f" AND {clocks.view('v')} ORDER BY v.claim, v.branch, v.step"
    )
    found: dict[str, list[str]] = defaultdict(list)
    for claim, name in rows_among(reader, sql, claims, clocks.params):
        found[claim].append(name)
    return found
