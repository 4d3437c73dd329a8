"""Claims added by hand: one of them, or the rows of a sheet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.app.usage import usage
from claims_ledger.commands.claims import differences
from claims_ledger.commands.judged import reopened
from claims_ledger.commands.verdicts import Met, clashes_of
from claims_ledger.commands.work import Work
from claims_ledger.domain.claim import Content, Locator
from claims_ledger.domain.dates import Period
from claims_ledger.domain.documents import Document
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.entry import Entry, append, meet, otherwise
from claims_ledger.intake.rows import read_claim
from claims_ledger.intake.sheets import SheetTaker
from claims_ledger.intake.yaml_reader import parse_yaml

ENTERED = ("recorded", "reinstated")
DONE = {"recorded": "recorded", "unchanged": "stands already", "reinstated": "reinstated", "changed": "stands"}


def add_claim(
    ledger: Ledger, row: Mapping[str, Any], *, document: str, actor: str, dry_run: bool = False, like: str | None = None
) -> Outcome:
    """Record what a row says (the words of a sheet's row, its kind with them), and say what was understood and what it
    clashes with. `like` is the claim that the row was taken from, but for its place. Raises UsageError with every fault
    of the row."""
    with ledger.working(actor, rehearse=dry_run) as work:
        filed = work.find_document(document)
        with usage():
            content = read_claim(row, work.registry, filed.when())
            note = row.get("note")
            entry = meet(work, filed, content, note if isinstance(note, str) else None, "hand")
        append(work, entry)
        met, clashes = entry.met, clashes_of(work, entry.met.claim)
        if like == met.claim and met.outcome == "changed" and _but_for_place(work, entry, filed):
            met = replace(met, outcome="unchanged")
        would = "would be " if dry_run and met.events else ""
        notes = [*entry.notes, *(reopened(work, met.claim) if met.events else ())]
        if met.outcome == "changed":
            notes.append(otherwise(met.claim))
        headline = content.claim.headline()
        lines = [
            f"{met.claim} {would}{DONE[met.outcome]}: {headline}",
            *(f"  {line}" for line in _understood(content)),
            *(f"  {line}" for line in entry.understood),
            *(f"  {_clash(work, one)}" for one in clashes),
        ]
        return Outcome(
            work.unit.head, lines, notes, [_item(met.claim, met.outcome, headline, clashes)], work.unit.batch
        )


def add_claims(ledger: Ledger, text: bytes, path: Path, *, document: str, actor: str, dry_run: bool = False) -> Outcome:
    """Record the rows of a sheet that was written by hand: its `claims:`, said by a document that is filed. All of
    them or none: raises FaultsError with every fault and its place."""
    with ledger.working(actor, rehearse=dry_run) as work:
        taker = SheetTaker(work, path, None, entered="hand")
        taker.take_claims(parse_yaml(text, str(path)), work.find_document(document))
        lines, items, notes = [], [], [*taker.taken.notes]
        for claim, outcome, headline in taker.taken.verdicts:
            entered = outcome in ENTERED
            clashes = clashes_of(work, claim)
            would = "would be " if dry_run and entered else ""
            lines += [f"{claim} {would}{DONE[outcome]}: {headline}", *(f"  {_clash(work, one)}" for one in clashes)]
            notes += reopened(work, claim) if entered else ()
            items.append(_item(claim, outcome, headline, clashes))
        return Outcome(work.unit.head, lines, notes, items, work.unit.batch)


def _item(claim: str, outcome: str, headline: str, clashes: Sequence[Met]) -> dict[str, Any]:
    met = [{"verdict": one.verdict, "reason": one.reason, "claims": one.claims} for one in clashes]
    return {"id": claim, "outcome": outcome, "headline": headline, "clashes": met}


def _but_for_place(work: Work, entry: Entry, document: Document) -> bool:
    """Whether the entry is what stands, but that it says nothing of where it stands."""
    standing = work.claim(entry.met.claim)
    assert standing is not None
    changes = differences(standing.current(document), entry.content.stored())
    return entry.content.locator == Locator() and set(changes) <= {"paragraph", "quote", "translation"}


def _understood(content: Content) -> Iterator[str]:
    when = content.claim.event_time()
    if isinstance(when, Period):
        read = when.edtf or "not known"
        yield f"when: {when.words}" if read == when.words else f"when: {when.words} = {read}"
    around = {
        "via": " + ".join(filter(None, map(str, content.chain))),
        "basis": ", ".join(map(str, content.basis)),
        "stance": "" if content.stance == "assert" else content.stance,
        "hedge": content.hedge or "",
    }
    yield from (f"{name}: {value}" for name, value in around.items() if value)


def _clash(work: Work, met: Met) -> str:
    others = [claim for claim in map(work.claim, met.claims) if claim is not None]
    said = "; ".join(f"{one.claim} {load_content(one.first, work.registry).claim.headline()}" for one in others)
    return f"{met.verdict} ({met.reason}): {said}; {met.because}"
