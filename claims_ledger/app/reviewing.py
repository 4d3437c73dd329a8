"""Reviewing what others entered. Each call is one batch: all that it names, or nothing."""

from collections.abc import Iterator, Sequence

from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.commands.reviews import DONE, Entry, entry_of, review_claims
from claims_ledger.commands.undo import find_batch
from claims_ledger.commands.work import Work
from claims_ledger.domain.errors import UsageError
from claims_ledger.domain.judgements import Review
from claims_ledger.domain.telling import load_content


def review(
    ledger: Ledger, ids: Sequence[str], *, document: str | None = None, send_back: bool = False, reason: str = "",
    actor: str,
) -> Outcome:  # fmt: skip
    """Accept entries, or send them back: claims by id; of a batch or a document, all that is not accepted yet. Raises
    NotFoundError, AmbiguousError, UsageError, ConflictError."""
    if not ids and document is None:
        raise UsageError("what was reviewed?", "name claims or a batch by id, or a document: --document KEY")
    with ledger.working(actor) as work:
        entries: dict[str, Entry] = {}
        several = [work.find_claim(id_) for id_ in ids if not id_.startswith("b")]
        for claim in several:
            entries[claim] = _entry(work, claim)
        for claim in _gathered(work, [id_ for id_ in ids if id_.startswith("b")], document):
            entry = entry_of(work, claim)
            if entry is not None and not entry.withdrawn and not entry.accepted:
                entries.setdefault(claim, entry)
        outcome: Review = "returned" if send_back else "accepted"
        events = review_claims(entries.values(), outcome, reason.strip(), actor)
        for event in events:
            work.append(event)
        done = {str(getattr(event, "claim", "")) for event in events}
        lines = [f"{DONE[outcome]} {claim}: {_headline(work, claim)}" for claim in entries if claim in done]
        lines += [f"{claim} is {DONE[outcome]} already" for claim in entries if claim not in done]
        items = [{"id": claim, "review": DONE[outcome], "reviewed": claim in done} for claim in entries]
        return Outcome(work.unit.head, lines or ["nothing of it waits for review"], [], items, work.unit.batch)


def _entry(work: Work, claim: str) -> Entry:
    entry = entry_of(work, claim)
    assert entry is not None
    return entry


def _gathered(work: Work, batches: Sequence[str], document: str | None) -> Iterator[str]:
    for written in batches:
        batch = find_batch(work, written)
        for _, event in work.fold.past.batch(batch, work.unit.head + 1):
            if type(event).__name__ in ("ClaimRecorded", "ClaimCorrected", "ClaimReinstated"):
                yield str(getattr(event, "claim", ""))
    if document is not None:
        yield from work.claims_in(work.find_document(document).key)


def _headline(work: Work, claim: str) -> str:
    standing = work.claim(claim)
    assert standing is not None
    filed = work.find_document(standing.document)
    return load_content(standing.current(filed), work.registry).claim.headline()
