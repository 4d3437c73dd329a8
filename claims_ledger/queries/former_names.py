"""What ships and aircraft were called before, by whose word."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from claims_ledger.domain.dates import Period
from claims_ledger.domain.suggest import fold_name
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.identities import stand, standing_for
from claims_ledger.queries.voices import Spoken, Told, Voices, load_spoken, load_told
from claims_ledger.queries.words import day_words, listed
from claims_ledger.store.reader import Reader


@dataclass(frozen=True, slots=True)
class FormerName:
    """A former name of one entity, as claims give it with one span (EDTF; empty where none is said); `disputed` where
    a claim denies or doubts it, gives another name to the same time, or the same name to another ship."""

    key: str
    name: str
    when: str
    claims: tuple[str, ...]
    voices: Voices
    disputed: bool

    def told(self) -> str:
        """In words, for a reason: "until 2022, by NK Pro"."""
        by = listed(self.voices.origins or self.voices.outlets)
        return ", ".join(
            filter(None, [day_words(self.when), f"by {by}" if by else "", "disputed" if self.disputed else ""])
        )

    def item(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "when": self.when or None,
            "contested": self.disputed,
            "claims": list(self.claims),
            **self.voices.item(),
        }


def former_names(reader: Reader, clocks: Clocks) -> dict[str, list[FormerName]]:
    """By the key of who bore them, in the order of their spans."""
    sql = (
        f"SELECT c.claim, c.content FROM claim c WHERE c.kind = 'identity' AND c.state = 'live' AND {clocks.view('c')}"
    )
    fields = {claim: json.loads(content)["fields"] for claim, content in reader.rows(sql, clocks.params)}
    fields = {claim: one for claim, one in fields.items() if one["attribute"] == "former name" and _words(one)}
    into = standing_for(reader, clocks, {key for one in fields.values() for key in one["who"]["who"]})
    told, spoken = load_told(reader, clocks, fields), load_spoken(reader, clocks, fields)
    said: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    denied: set[tuple[str, str]] = set()
    for claim, one in sorted(fields.items()):
        name, when = _words(one), one.get("when", {}).get("edtf", "")
        who = stand(one["who"]["who"], into)
        for key in who if one["who"]["how"] != "one of" or len(who) == 1 else ():
            if told[claim].stance == "assert":
                said[key, fold_name(name), when].append(claim)
            elif told[claim].stance in ("deny", "doubt"):
                denied.add((key, fold_name(name)))
    bearers: dict[str, set[str]] = defaultdict(set)
    for key, folded, _ in said:
        bearers[folded].add(key)
    found: dict[str, list[FormerName]] = defaultdict(list)
    for (key, folded, when), claims in said.items():
        others = [span for other, name, span in said if other == key and name != folded]
        disputed = (key, folded) in denied or len(bearers[folded]) > 1 or any(_meet(when, span) for span in others)
        name = _words(fields[claims[0]])
        found[key].append(FormerName(key, name, when, tuple(claims), _voices(claims, told, spoken), disputed))
    return {key: sorted(names, key=lambda one: (_first(one.when), one.name)) for key, names in found.items()}


def _words(fields: dict[str, Any]) -> str:
    return str(fields["value"].get("words", ""))


def _voices(claims: Iterable[str], told: dict[str, Told], spoken: Any) -> Voices:
    said: set[Spoken] = {one for claim in claims for one in spoken.get(claim, ())}
    return Voices.of((told[claim] for claim in claims), said)


def _meet(one: str, other: str) -> bool:
    """Whether two spans that are told share a day."""
    return bool(one and other) and Period.from_edtf(one).overlaps(Period.from_edtf(other))


def _first(edtf: str) -> str:
    """A key to put spans in order by; those without a beginning come first."""
    first = Period.from_edtf(edtf).first if edtf else None
    return first.isoformat() if first is not None else ""
