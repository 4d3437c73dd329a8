"""How a report travelled: who carried it first, how long after, and what a relay made of it."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims_ledger.domain.dates import Period
from claims_ledger.queries.claim_items import Branch, Which
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.sql import of_list, rows_among
from claims_ledger.queries.voices import Spoken, Told, Utterance, resolved
from claims_ledger.store.reader import Reader

Item = dict[str, Any]
_PRESENCES = ("at", "away", "happened")


@dataclass(frozen=True, slots=True)
class Telling:
    """A position as one claim passes it on: `utterance` is None where the lineage is unknown."""

    claim: str
    document: str
    shown: str
    question: str
    topical: bool
    about: str
    value: str
    value_json: str
    when: str
    presence: bool
    houses: frozenset[str]
    utterance: Utterance | None
    hedge: str | None
    bases: tuple[str, ...]


def same_matter(reader: Reader, clocks: Clocks, which: Which) -> Which:
    """Those claims, and every live one that holds a position of theirs or passes on the utterance that they do on the
    same question; of where a ship was, only of times that touch."""
    held = f"""SELECT h.position, p.family, p.anchor, p.question, p.event_from, p.event_to, h.source, h.said, h.work
    FROM claim c JOIN holding h ON h.unit = c.unit JOIN position p ON p.position = h.position
    WHERE {clocks.view("c")} AND ({which.sql}) AND {clocks.view("h")} AND {clocks.recorded("p")}"""
    others = f"""SELECT DISTINCT o.claim FROM ({held}) m JOIN position q ON q.family = m.family AND q.anchor = m.anchor
    JOIN holding o ON o.position = q.position
    WHERE q.question = m.question AND {clocks.recorded("q")} AND {clocks.view("o")}
      AND (o.position = m.position
        OR (o.source <> '' AND o.source = m.source AND o.said = m.said AND o.work = m.work AND o.said || o.work <> ''
          AND (m.family <> 'place' OR (q.event_from <= m.event_to AND m.event_from <= q.event_to))))"""
    found = [row[0] for row in reader.rows(others, {**clocks.params, **which.params})]
    return which | Which(f"c.unit IN ({of_list(reader.dialect, 'alike')})", {"alike": json.dumps(sorted(found))})


def tellings(
    reader: Reader, clocks: Clocks, told: Mapping[str, Told], branches: Mapping[str, Sequence[Branch]]
) -> list[Telling]:
    """What the claims hold, chain by chain."""
    sql = f"""SELECT h.claim, h.branch, h.document, p.shown, p.question, p.subject, p.label, p.value,
        p.value_json, p.when_edtf, p.undated, p.attribute,
        h.source, h.source_name, h.house, h.house_name, h.said, h.work
    FROM holding h JOIN position p ON p.position = h.position
    WHERE h.unit IN {{among}} AND {clocks.view("h")} AND {clocks.recorded("p")}
    ORDER BY h.claim, h.branch, h.position"""
    rows = list(rows_among(reader, sql, told, clocks.params))
    said = {index: Spoken(*tuple(row)[-6:]) for index, row in enumerate(rows) if row["source"]}
    utterance = resolved(said.values())
    houses = {
        (claim, branch.outlet["branch"]): frozenset(row["house"] for row in branch.bearing)
        for claim, spoken in branches.items()
        for branch in spoken
        if branch.known
    }
    hedges = {claim: json.loads(one.content).get("hedge") for claim, one in told.items()}
    return [
        Telling(
            claim=row["claim"],
            document=row["document"],
            shown=row["shown"],
            question=row["question"],
            topical=row["attribute"] == "asserted",
            about=f"{row['subject']}, {row['label']}",
            value=row["value"],
            value_json=row["value_json"],
            when="" if row["undated"] else row["when_edtf"],
            presence=json.loads(row["value_json"])["type"] in _PRESENCES,
            houses=houses.get((row["claim"], row["branch"]), frozenset()),
            utterance=utterance[said[index]] if index in said else None,
            hedge=hedges[row["claim"]],
            bases=told[row["claim"]].bases,
        )
        for index, row in enumerate(rows)
    ]


def reports(told: Mapping[str, Told], spoken: Mapping[str, Sequence[Spoken]], passed: Sequence[Telling]) -> list[Item]:
    """The documents in the order of publication, an uncertain day counted from its latest.

    `{"document", "claims", "uncertain", "lag", "tellings", "changed"}`: `lag` is in days after the first report; each
    telling `{"source", "on", "lag"}` names an utterance passed on, with the days since then, null where its day is not
    told; `changed` is what it says otherwise than the other tellings of that utterance.
    """
    documents: dict[str, list[Told]] = defaultdict(list)
    for one in sorted(told.values(), key=lambda one: (one.pub_from, one.document, one.claim)):
        documents[one.document].append(one)
    first: date | None = None
    utterance = resolved(said for known in spoken.values() for said in known)
    changes = changed(passed, {key: claims[0].outlet_name for key, claims in documents.items()})
    items: list[Item] = []
    for key, claims in sorted(documents.items(), key=lambda one: (one[1][0].last_day, one[1][0].pub_from, one[0])):
        day = claims[0].last_day
        first = first or day
        heard = {utterance[said] for one in claims for said in spoken.get(one.claim, ())}
        items.append(
            {
                "document": claims[0].document_item(),
                "claims": [one.claim for one in claims],
                "uncertain": _uncertain(claims[0]),
                "lag": (day - first).days,
                "tellings": [{**one.item(), "lag": _lag(one, day)} for one in sorted(heard, key=_in_order)],
                "changed": changes.get(key, []),
            }
        )
    return items


def _uncertain(one: Told) -> bool:
    return not (len(one.published) == 10 or one.published[10:11] == "T")


def _in_order(one: Utterance) -> tuple[str, str, str]:
    return one.name, one.on or "", one.work or ""


def _lag(utterance: Utterance, day: date) -> int | None:
    spoke = Period.from_edtf(utterance.on).stated_day if utterance.on else None
    # A day is that of the place where one stands: a report may be dated a day before what it reports.
    return None if spoke is None else max(0, (day - spoke).days)


def changed(passed: Iterable[Telling], outlets: Mapping[str, str]) -> dict[str, list[Item]]:
    """What documents make of one utterance on one question, by document: `{"what", "about", "here", "elsewhere"}`, what
    is `value`, `date`, `hedge` or `basis`, elsewhere `{"outlet", "said"}`.

    Nothing is judged: bounds may agree and still differ. A document that has several values on a question, or a ship in
    several places, is not held against another by its value; what is said of a topic alone is left out, and one change
    that shows on several questions is listed once.
    """
    groups: dict[tuple[Utterance, str], dict[str, list[Telling]]] = defaultdict(lambda: defaultdict(list))
    for one in passed:
        if one.utterance is not None and (one.utterance.on or one.utterance.work) and not one.topical:
            groups[one.utterance, one.question][one.document].append(one)
    found: dict[str, list[Item]] = defaultdict(list)
    for _, by_document in sorted(groups.items(), key=_figures_first):
        for document, mine in by_document.items():
            others = {key: theirs for key, theirs in by_document.items() if key != document}
            for what in _WHAT:
                item = _otherwise(what, mine, others, outlets)
                if item is not None and not any(_alike(item, known) for known in found[document]):
                    found[document].append(item)
    return {document: items for document, items in found.items() if items}


_WHAT = ("value", "date", "hedge", "basis")


def _figures_first(group: tuple[tuple[Utterance, str], Mapping[str, Sequence[Telling]]]) -> tuple[Any, ...]:
    """Where a ship was follows from most of what is said of it."""
    (utterance, question), told = group
    return *_in_order(utterance), next(iter(told.values()))[0].presence, question


def _alike(item: Item, other: Item) -> bool:
    return all(item[name] == other[name] for name in ("what", "here", "elsewhere"))


def _otherwise(
    what: str, mine: Sequence[Telling], others: Mapping[str, Sequence[Telling]], outlets: Mapping[str, str]
) -> Item | None:
    pairs = [(document, _compared(what, mine, theirs)) for document, theirs in sorted(others.items())]
    differing = [(document, pair) for document, pair in pairs if pair is not None]
    if not differing:
        return None
    return {
        "what": what,
        "about": mine[0].about,
        "here": differing[0][1][0],
        "elsewhere": [{"outlet": outlets.get(document, document), "said": pair[1]} for document, pair in differing],
    }


def _compared(what: str, mine: Sequence[Telling], theirs: Sequence[Telling]) -> tuple[str | None, str | None] | None:
    """What each side says, where they say it otherwise; None where they say the same, or it cannot be told."""
    if what in ("value", "date"):
        ours, other = {(one.value_json, one.when) for one in mine}, {(one.value_json, one.when) for one in theirs}
        if len(ours) != 1 or len(other) != 1:
            return None
        (value, when), (their_value, their_when) = *ours, *other
        if what == "value":
            # A ship in two places at two times has been in both.
            if value == their_value or (mine[0].presence and when != their_when):
                return None
            return mine[0].value, theirs[0].value
        if when == their_when or (mine[0].presence and value != their_value):
            return None
        return when or None, their_when or None
    alike = [(one, other) for one in mine for other in theirs if one.value_json == other.value_json]
    if not alike:
        return None
    if what == "hedge":
        said, their = {one.hedge for one, _ in alike}, {other.hedge for _, other in alike}
        return None if said & their else (_text(said), _text(their))
    rests, their_bases = {one.bases for one, _ in alike}, {other.bases for _, other in alike}
    if rests & their_bases:
        return None
    return _text({basis for bases in rests for basis in bases}), _text(
        {basis for bases in their_bases for basis in bases}
    )


def _text(said: Iterable[str | None]) -> str | None:
    return ", ".join(sorted(one for one in said if one)) or None
