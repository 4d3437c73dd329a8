"""What a claim, a document, a source or an utterance would take along if it were taken back: claims, chain by chain."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims_ledger.domain.dates import Period, read_period
from claims_ledger.domain.errors import NotFoundError, ReadingError
from claims_ledger.queries.about import About, about, speaking_as, spoken_by
from claims_ledger.queries.claim_items import Branch, Which, read_branches
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.names import find
from claims_ledger.queries.sql import of_list
from claims_ledger.store.reader import Reader

LIVE = Which("c.state = 'live'")
Gone = dict[str, frozenset[int]]
"""Of each claim, the numbers of the chains that would be taken back."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: its sort (claim, document, source, utterance), key and name; the chains that would be taken
    back, and a condition that all claims they belong to fulfil."""

    sort: str
    key: str
    name: str
    gone: Gone
    which: Which


def taken_back(reader: Reader, clocks: Clocks, words: str) -> Asked:
    """What the words mean, and what that takes along.

    A claim takes along the chains by which others pass its outlet's word of that day on for the same position. A source
    takes along every chain that it, or a part of it, stands in, and what it published. An utterance, written as in a
    chain (`NK Pro on 2024-02-29`, `RAND Corporation in a study of 2020`), takes along the chains that pass it on, as
    its retraction by the origin would. Raises NotFoundError, AmbiguousError.
    """
    try:
        asked = about(reader, clocks, words)
    except NotFoundError:
        spoken = _utterance(reader, clocks, words)
        if spoken is None:
            raise
        return spoken
    if asked.sort == "claim":
        return _claim(reader, clocks, asked)
    if asked.sort == "document":
        which = asked.which & LIVE
        return Asked("document", asked.key, asked.name, _all_chains(read_branches(reader, clocks, which)), which)
    if asked.sort == "entity":
        return _source(reader, clocks, asked.key, asked.name)
    raise NotFoundError(
        f"a {asked.sort} cannot be taken back", "name a claim, a source, a document, or what a source said on a day"
    )


def _all_chains(branches: Mapping[str, Sequence[Branch]]) -> Gone:
    return {claim: frozenset(number_of(branch) for branch in spoken) for claim, spoken in branches.items()}


def number_of(branch: Branch) -> int:
    """The number that the rows of a chain carry."""
    return int(branch.outlet["branch"])


def _source(reader: Reader, clocks: Clocks, key: str, name: str) -> Asked:
    parts = set(speaking_as(reader, clocks, key))
    which = spoken_by(reader, clocks, key) & LIVE
    gone = {
        claim: frozenset(number_of(one) for one in spoken if any(row["source"] in parts for row in one.voices))
        for claim, spoken in read_branches(reader, clocks, which).items()
    }
    spoke = f"SELECT 1 FROM voice v WHERE v.source = :key AND {clocks.recorded('v')} LIMIT 1"
    if not gone and reader.first(spoke, {**clocks.params, "key": key}) is None:
        raise NotFoundError(f"no report has {name} as a source", f'who speaks of it: claims sources "{name}"')
    return Asked("source", key, name, gone, which)


def _claim(reader: Reader, clocks: Clocks, asked: About) -> Asked:
    """The claim, and the chains of others that run through its outlet's word of that day for a position of its own."""
    own = read_branches(reader, clocks, asked.which & LIVE)
    if not own:
        return Asked("claim", asked.key, asked.name, {}, asked.which & LIVE)
    gone = _all_chains(own)
    outlet = next(iter(own.values()))[0].outlet
    holding = f"""SELECT DISTINCT o.claim, o.branch FROM holding h JOIN holding o ON o.position = h.position
    JOIN voice v ON v.unit = o.unit AND v.branch = o.branch
    WHERE h.unit = :claim AND o.unit <> :claim AND v.source = :outlet AND v.step > 0 AND v.said <> ''
      AND {clocks.view("h")} AND {clocks.view("o")} AND {clocks.view("v")}"""
    params = {**clocks.params, "claim": asked.key, "outlet": outlet["source"]}
    passing = {(row["claim"], row["branch"]) for row in reader.rows(holding, params)}
    listed = json.dumps(sorted({claim for claim, _ in passing}))
    others = Which(f"c.unit IN ({of_list(reader.dialect, 'passing')})", {"passing": listed}) & LIVE
    for claim, spoken in read_branches(reader, clocks, others).items():
        numbers = frozenset(
            number_of(branch)
            for branch in spoken
            if (claim, number_of(branch)) in passing
            and any(_same_day(row["said"], outlet["said"]) for row in branch.links if row["source"] == outlet["source"])
        )
        if numbers:
            gone[claim] = numbers
    return Asked("claim", asked.key, asked.name, gone, asked.which & LIVE | others)


def _same_day(said: str, day: str) -> bool:
    """Whether two days (EDTF) may be one: equal, or one covers the other."""
    if not said or not day:
        return said == day
    ours, theirs = Period.from_edtf(said), Period.from_edtf(day)
    return said == day or ours.covers(theirs) or theirs.covers(ours)


def _utterance(reader: Reader, clocks: Clocks, words: str) -> Asked | None:
    """What `SOURCE on DAY` or `SOURCE in WORK` means; None where nothing before such a word is a source."""
    for joint in (" on ", " in "):
        before, _, after = words.partition(joint)
        while after:
            try:
                source = find(reader, clocks, before, ("entity",))
            except NotFoundError:
                more, _, after = after.partition(joint)
                before = f"{before}{joint}{more}"
                continue
            return _spoken(reader, clocks, source.key, source.name, joint.strip(), after.strip())
    return None


def _spoken(reader: Reader, clocks: Clocks, key: str, name: str, joint: str, said: str) -> Asked:
    day = _day(said)
    spoke = f"SELECT v.unit FROM voice v WHERE v.source = :speaker AND {clocks.view('v')}"
    which = Which(f"c.unit IN ({spoke})", {"speaker": key}) & LIVE

    def passes(branch: Branch) -> bool:
        """By a link, or as what the outlet says itself."""
        spoke = [row for row in branch.links or (branch.outlet,) if row["source"] == key]
        if joint == "in" and any(row["work"] == said for row in spoke):
            return True
        return day is not None and any(not row["work"] and row["said"] and _same_day(row["said"], day) for row in spoke)

    gone = {
        claim: frozenset(number_of(one) for one in spoken if passes(one))
        for claim, spoken in read_branches(reader, clocks, which).items()
    }
    gone = {claim: numbers for claim, numbers in gone.items() if numbers}
    if not gone:
        raise NotFoundError(f"no report passes on what {name} said {joint} {said}", f'see: claims sources "{name}"')
    return Asked("utterance", key, f"{name} {joint} {said}", gone, which)


def _day(words: str) -> str | None:
    try:
        return read_period(words, None).edtf or None
    except ReadingError:
        return None
