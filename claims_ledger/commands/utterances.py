"""A vague day of speaking joins the one precise day that it covers; where it covers two, the entry asks."""

from claims_ledger.commands.work import Work
from claims_ledger.domain.claim import Content
from claims_ledger.domain.dates import Period
from claims_ledger.domain.documents import Document
from claims_ledger.domain.errors import ReadingError
from claims_ledger.store.read_models import HOLDING


def check_days(work: Work, document: Document, content: Content) -> None:
    """Raises ReadingError where a vague day of the claim's chains covers several utterances that are known by the
    day, of the same source on the same question."""
    families = {assertion.question.family for assertion in content.claim.assertions()}
    for branch in content.chain:
        last = branch.links[-1] if branch.links and branch.end == "source" else None
        if last is None or last.on is None or not last.on.known or last.on.stated_day is not None:
            continue
        days = set()
        for family in sorted(families):
            where = "family = ? AND source = ? AND document <> ? AND said <> ''"
            known = work.fold.rows.open(HOLDING, "DISTINCT said", where, (family, last.source.key, document.key))
            days |= {said for (said,) in known if _precise_inside(said, last.on)}
        if len(days) > 1:
            raise ReadingError(
                f"via: {last.source} spoke of this on {' and on '.join(sorted(days))}; {last.on.words!r} covers both",
                "write the day that is meant",
            )


def _precise_inside(said: str, vague: Period) -> bool:
    day = Period.from_edtf(said)
    return day.stated_day is not None and vague.covers(day)
