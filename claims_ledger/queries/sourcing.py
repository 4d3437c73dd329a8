"""Who says a claim, as an editor could print it: "Euromaidan Press, citing NK Pro on 29 February 2024, citing satellite
imagery". Part of a sentence, without a full stop."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from claims_ledger.queries.stored import Names
from claims_ledger.queries.words import day_words, listed

Link = Mapping[str, Any]
Chain = Sequence[Link]

_VERBS = {
    "cites": "citing",
    "quoting": "quoting",
    "translating": "translating",
    "syndicating": "carrying a report by",
    "implied": "apparently citing",
}
_PRINTED = {
    "photograph": "a photograph",
    "video": "a video",
    "document": "a document",
    "study": "a study",
    "eyewitness": "an eyewitness",
    "official statement": "an official statement",
    "interview": "an interview",
    "news report": "a news report",
    "analysis": "an analysis",
}
_ALL = 99
_SET = re.compile(r"\[(?P<first>\d{4}-\d\d-\d\d)\.\.(?P<last>\d{4}-\d\d-\d\d)\]", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?", re.ASCII)
_LONGER = re.compile(r"\d{4}(-\d\d)?", re.ASCII)


def sourcing(
    chains: Sequence[Chain],
    bases: Sequence[Mapping[str, Any]],
    names: Names,
    hedge: str | None = None,
    retracted: bool = False,
) -> str:
    """The outlet, whom it passes on and how, when that was said, on what evidence, and its hedge in its own words.

    `chains` are those that `claims show` lists, `bases` the claim's evidence in stored form. The outlet's own day is
    said where nobody it cites is dated, and always where it is uncertain.
    """
    told = [chain for chain in chains if chain]
    if not told:
        return ""
    dated = any(link["on"] for chain in told for link in chain[1:])
    parts = [_outlet(told[0][0], dated), *_cited(told)]
    evidence = listed([_evidence(basis, names) for basis in bases], _ALL)
    if evidence:
        parts.append(_with(evidence, told))
    if hedge:
        parts.append(f"with the hedge “{hedge}”")
    if retracted:
        parts.append("since retracted")
    return ", ".join(parts)


def _outlet(link: Link, dated: bool) -> str:
    said = when_said(link["on"])
    if said.startswith("between "):
        return f"{link['source']}, published {said}"
    return str(link["source"]) if dated or not said else f"{link['source']} {said}"


def when_said(on: str | None) -> str:
    """ "on 29 February 2024", "in February 2024", "between 16 and 31 March 2024", "in a study of 2020"."""
    if not on or on.startswith("in "):
        return on or ""
    if found := _SET.fullmatch(on):
        return f"between {_short(found['first'], found['last'])} and {day_words(found['last'])}"
    if _DAY.fullmatch(on):
        return f"on {day_words(on)}"
    return f"in {day_words(on)}" if _LONGER.fullmatch(on) else f"({day_words(on)})"


def _short(first: str, last: str) -> str:
    """The first day without the month and the year that it shares with the last."""
    words = day_words(first).split()
    return " ".join(words[: 1 if first[:7] == last[:7] else 2 if first[:4] == last[:4] else 3])


def _cited(chains: Sequence[Chain]) -> list[str]:
    """Whom the outlet passes on; what several chains share is said once, and that they are separate."""
    steps = list(dict.fromkeys(tuple(_steps(chain)) for chain in chains))
    shared: list[str] = []
    while len(steps) > 1 and all(len(one) > 1 for one in steps) and len({one[0] for one in steps}) == 1:
        shared.append(steps[0][0])
        steps = [one[1:] for one in steps]
    tails = [", ".join(one) for one in steps]
    if len(tails) == 1:
        return [*shared, *tails]
    if len(tails) == 2:
        return [*shared, f"{tails[0]} and, separately, {tails[1]}"]
    return [*shared, *tails[:-1], f"and {tails[-1]}", "each separately"]


def _steps(chain: Chain) -> list[str]:
    """One phrase a step away from the outlet; a chain without an origin says so at its end."""
    outlet, *links = chain
    if not links:
        return ["on its own account" if outlet["role"] == "origin" else "naming no source"]
    steps = [_step(link) for link in links]
    known = any(link["role"] == "origin" for link in links)
    if not known and links[-1]["source"] != "?":
        steps[-1] += ", which names no source"
    return steps


def _step(link: Link) -> str:
    if link["source"] == "?":
        return "citing an unnamed source"
    said = when_said(link["on"])
    words = f"{_VERBS.get(link['relay'] or '', 'citing')} {link['source']}"
    return f"{words} {said}" if said else words


def _evidence(basis: Mapping[str, Any], names: Names) -> str:
    """ "satellite imagery by Planet Labs of 12 March 2024"; the day in full, whatever the report called it."""
    sort = _PRINTED.get(basis["sort"], str(basis["sort"]))
    whose = f" by {names.get(basis['by'], basis['by'])}" if basis.get("by") else ""
    of = basis.get("of") or {}
    return sort + whose + (f" of {day_words(of.get('edtf')) or of.get('words', '')}" if of else "")


def _with(evidence: str, chains: Sequence[Chain]) -> str:
    """One chain ends in what its origin cites; of several, the evidence is that of the claim."""
    if len(chains) > 1:
        return f"with {evidence} as evidence"
    if len(chains[0]) == 1 and chains[0][0]["role"] != "origin":
        return f"but citing {evidence}"
    return f"citing {evidence}"
