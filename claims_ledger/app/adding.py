"""One claim, added by hand."""

from collections.abc import Mapping
from typing import Any

from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.app.writing import find_document, usage
from claims_ledger.commands.verdicts import clashes_of
from claims_ledger.domain.dates import Period
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.entry import append, meet
from claims_ledger.intake.rows import read_claim


def add_claim(
    ledger: Ledger, row: Mapping[str, Any], *, document: str, actor: str, dry_run: bool = False
) -> Outcome:
    """Record what a row says (the words of a sheet's row, its kind with them), and say what was understood and what it
    clashes with. Raises UsageError with every fault of the row."""
    outcome = Outcome(0)
    with ledger.working(actor, rehearse=dry_run) as work:
        filed = find_document(work, document)
        with usage():
            content = read_claim(row, work.registry, filed.when())
            note = row.get("note")
            entry = meet(work, filed, content, note if isinstance(note, str) else None, "hand")
        append(work, entry)
        met = entry.met
        done = {"recorded": "recorded", "unchanged": "stands already", "reinstated": "reinstated", "changed": "stands"}
        lines = [f"{met.claim} {'would be ' if dry_run and met.events else ''}{done[met.outcome]}: {content.claim.headline()}"]
        when = content.claim.event_time()
        if isinstance(when, Period):
            lines.append(f"  when: {when.words} = {when.edtf or 'not known'}")
        lines += [f"  {name}: {value}" for name, value in _around(content) if value]
        notes = list(entry.notes)
        if met.outcome == "changed":
            notes.append(f"the entry differs in its hedge, basis or place; to change it: claims correct {met.claim} …")
        clashes = clashes_of(work, met.claim)
        for clash in clashes:
            others = [work.claim(other) for other in clash.claims]
            said = "; ".join(
                f"{one.claim} {load_content(one.first, work.registry).claim.headline()}" for one in others if one is not None
            )
            lines.append(f"  {clash.verdict} ({clash.reason}): {said}; {clash.because}")
        item = {
            "id": met.claim,
            "outcome": met.outcome,
            "headline": content.claim.headline(),
            "clashes": [{"verdict": clash.verdict, "reason": clash.reason, "claims": clash.claims} for clash in clashes],
        }
        outcome = Outcome(work.unit.head, lines, notes, [item], work.unit.batch)
    return outcome


def _around(content: Any) -> list[tuple[str, str]]:
    chain = " + ".join(filter(None, map(str, content.chain)))
    return [
        ("via", chain),
        ("basis", ", ".join(map(str, content.basis))),
        ("stance", "" if content.stance == "assert" else content.stance),
        ("hedge", content.hedge or ""),
    ]
