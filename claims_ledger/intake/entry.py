"""One claim into the ledger: met with what stands, and appended if it is new. Sheets and commands share this, so
that the same words give the same id by either."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from claims_ledger.commands.claims import Met, content_identity, record_claim
from claims_ledger.commands.utterances import check_days
from claims_ledger.commands.work import Work
from claims_ledger.domain.claim import Content, claim_id
from claims_ledger.domain.dates import Period
from claims_ledger.domain.documents import Document
from claims_ledger.domain.events import TopicDescribed
from claims_ledger.domain.subjects import About, pattern_words
from claims_ledger.domain.telling import topic_of
from claims_ledger.domain.topics import Topic
from claims_ledger.domain.wire import Sealed, seal
from claims_ledger.intake.quotes import Held, hold_quote


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim as met, ready to be appended; `id` is that of its content, which a corrected claim may not bear."""

    id: str
    content: Content
    met: Met
    sealed: tuple[Sealed, ...]
    notes: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()


def meet(
    work: Work, document: Document, content: Content, note: str | None, entered: Literal["sheet", "hand"]
) -> Entry:
    """Hold a claim beside what the ledger holds, and its quote against the text of its document: of a row that stands
    as it was written, the quote is not looked at again. Raises ConflictError where its id stands for another, and what
    `hold_quote` raises."""
    stored = content.stored()
    id_ = claim_id(document.key, stored)
    sealed = (seal(note),) if note else ()
    held_as = work.holding(content_identity(document.key, stored))
    commitments = tuple(one.commitment for one in sealed)
    standing = work.claim(id_)
    met = record_claim(document.key, stored, standing, held_as, document, entered, commitments)
    quoted = Held(content)
    if met.outcome in ("recorded", "changed"):
        quoted = hold_quote(work, document.key, content)
        met = record_claim(document.key, quoted.content.stored(), standing, held_as, document, entered, commitments)
    if met.outcome == "recorded":
        check_days(work, document, content)
    if met.outcome == "unchanged":
        quoted = Held(quoted.content)
    notes = (*quoted.notes, *(ahead(content, document) if met.outcome == "recorded" else ()))
    return Entry(id_, quoted.content, met, sealed, notes, quoted.understood)


def ahead(content: Content, document: Document) -> Iterator[str]:
    """Says so where a claim asserts as done what lies after its own publication: a prediction, or a slip."""
    when, public = content.claim.event_time(), document.when()
    if content.stance == "predict" or not isinstance(when, Period) or when.first is None:
        return
    if when.first > public.last_day:
        yield (
            f"{content.claim.headline()}: dated {when.edtf}, after its publication ({public.edtf}); "
            "a prediction (stance: predict), or a slip of the date"
        )


def otherwise(claim: str) -> str:
    """What is said of an entry by hand that is a claim which stands, but for what its identity does not hold."""
    return f"the entry differs in its hedge, basis or place; to change it: claims correct {claim} …"


def append(work: Work, entry: Entry) -> None:
    """Append what a claim was met with, if anything."""
    if entry.met.events:
        _name_pattern(entry.content, work)
    for event in entry.met.events:
        work.append(event, entry.sealed)


def _name_pattern(content: Content, work: Work) -> None:
    """A pattern written in place that no topic has yet becomes a topic of its own, named by its words."""
    for about in (getattr(content.claim, name, None) for name in ("about", "of")):
        if isinstance(about, About) and about.pattern is not None and topic_of(about, work.registry) is None:
            name = pattern_words(about.pattern, work.registry)
            topic = Topic.model_validate({"name": name, **about.pattern.model_dump(by_alias=True, exclude_none=True)})
            work.append(TopicDescribed(name=topic.name, pattern=topic.stored()))
