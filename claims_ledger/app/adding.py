"""One claim, added by hand."""

from collections.abc import Iterator, Mapping
from typing import Any

from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.app.writing import find_document, usage
from claims_ledger.commands.judged import reopened
from claims_ledger.commands.verdicts import Met, clashes_of
from claims_ledger.commands.work import Work
from claims_ledger.domain.claim import Content
from claims_ledger.domain.dates import Period
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.entry import append, meet
from claims_ledger.intake.rows import read_claim

DONE = {"recorded": "recorded", "unchanged": "stands already", "reinstated": "reinstated", "changed": "stands"}


def add_claim(ledger: Ledger, row: Mapping[str, Any], *, document: str, actor: str, dry_run: bool = False) -> Outcome:
    """Record what a row says (the words of a sheet's row, its kind with them), and say what was understood and what it
    clashes with. Raises UsageError with every fault of the row."""
    with ledger.working(actor, rehearse=dry_run) as work:
        filed = find_document(work, document)
        with usage():
            content = read_claim(row, work.registry, filed.when())
            note = row.get("note")
            entry = meet(work, filed, content, note if isinstance(note, str) else None, "hand")
        append(work, entry)
        met, clashes = entry.met, clashes_of(work, entry.met.claim)
        would = "would be " if dry_run and met.events else ""
        notes = [*entry.notes, *(reopened(work, met.claim) if met.events else ())]
        if met.outcome == "changed":
            notes.append(f"the entry differs in its hedge, basis or place; to change it: claims correct {met.claim} …")
        item = {
            "id": met.claim,
            "outcome": met.outcome,
            "headline": content.claim.headline(),
            "clashes": [{"verdict": one.verdict, "reason": one.reason, "claims": one.claims} for one in clashes],
        }
        lines = [
            f"{met.claim} {would}{DONE[met.outcome]}: {content.claim.headline()}",
            *(f"  {line}" for line in _understood(content)),
            *(f"  {line}" for line in entry.understood),
            *(f"  {_clash(work, one)}" for one in clashes),
        ]
        return Outcome(work.unit.head, lines, notes, [item], work.unit.batch)


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
