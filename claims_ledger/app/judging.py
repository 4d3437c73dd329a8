"""What editors judge: rulings on contests, ratings of sources, assessments of claims. Each is one batch."""

from dataclasses import asdict

from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.app.usage import usage
from claims_ledger.commands import judged as held
from claims_ledger.commands.judgements import Judged, assess_claim, rate_source, rule_contest
from claims_ledger.commands.work import Work
from claims_ledger.domain.entities import SPEAKERS
from claims_ledger.domain.errors import ConflictError
from claims_ledger.domain.events import ClaimAssessed, ContestRuled
from claims_ledger.domain.judgements import (
    ITEM_RATINGS,
    RULINGS,
    SOURCE_RATINGS,
    read_confidence,
    read_item_rating,
    read_likelihood,
    read_ruling,
    read_source_rating,
)
from claims_ledger.domain.lints import confirmed_alone, own_house
from claims_ledger.domain.wire import seal


def rule(ledger: Ledger, contest: str, ruling: str, *, holds: str | None = None, reason: str, actor: str) -> Outcome:
    """Confirm, dismiss or decide a contest as it stands, or take the ruling back. Raises NotFoundError, UsageError,
    ConflictError."""
    with ledger.working(actor) as work:
        with usage():
            verdict = read_ruling(ruling)
            id_ = held.find_contest(work, contest)
            stands = held.contest(work, id_)
            events = rule_contest(stands, verdict, holds, reason.strip(), held.ruling_on(work, id_))
        for event in events:
            work.append(event)
        lines = [f"{id_} is ruled so already"]
        item = {"id": id_, "ruling": verdict, "positions": sorted(stands.positions), "holds": None}
        for event in events:
            if isinstance(event, ContestRuled):
                item["holds"] = event.holds
                lines = [f"{id_} {RULINGS[verdict]}"]
                lines += [f"  holds: {stands.positions[event.holds]} ({event.holds})"] if event.holds else []
                weighed = sorted(stands.positions.items(), key=lambda one: (one[1], one[0]))
                lines += [f"  weighed: {value} ({position})" for position, value in weighed if position != event.holds]
        return Outcome(work.unit.head, lines, [], [item], work.unit.batch)


def rate(ledger: Ledger, source: str, letter: str, *, reason: str, actor: str) -> Outcome:
    """Rate a source by the Admiralty code, in place of this rater's earlier rating. Raises UsageError."""
    with ledger.working(actor) as work:
        with usage():
            rating = read_source_rating(letter)
            found = work.registry.find(source, SPEAKERS, "source")
            events = rate_source(found.key, rating, reason.strip(), held.rating_by(work, found.key, actor))
        for event in events:
            work.append(event)
        done = f"rated {found.name} {rating}, {SOURCE_RATINGS[rating]}"
        line = done if events else f"{found.name} is rated {rating} already"
        lint = own_house(actor, _house_names(work, work.registry.house(found.key)))
        item = {"id": found.key, "name": found.name, "letter": rating, "means": SOURCE_RATINGS[rating]}
        return Outcome(work.unit.head, [line], [lint.what] if lint else [], [item], work.unit.batch)


def _house_names(work: Work, house: str) -> list[str]:
    """Every name and key of a house and of its parts."""
    parts = [one for key, one in sorted(work.registry.entities.items()) if work.registry.house(key) == house]
    return [name for one in parts for name in (one.key, *one.names)]


def assess(
    ledger: Ledger, claim: str, *, credibility: str | None = None, likelihood: str | None = None,
    confidence: str | None = None, note: str, actor: str,
) -> Outcome:  # fmt: skip
    """Assess a claim. What is not said stays as this analyst left it, an empty value takes it back. Raises
    NotFoundError, UsageError, ConflictError for a claim that is withdrawn."""
    with ledger.working(actor) as work:
        id_ = work.find_claim(claim)
        history = work.claim(id_)
        if history is not None and history.withdrawn:
            raise ConflictError(f"claim {id_} is withdrawn", "enter it again first: that reinstates it")
        standing = held.assessment_by(work, id_, actor)
        before = standing[0] if standing is not None else Judged()
        sealed = seal(note)
        with usage():
            judged = Judged(
                before.credibility if credibility is None else read_item_rating(credibility) if credibility else None,
                before.likelihood if likelihood is None else read_likelihood(likelihood) if likelihood else None,
                before.confidence if confidence is None else read_confidence(confidence) if confidence else None,
            )
            events = assess_claim(id_, judged, note, sealed.commitment, standing)
        for event in events:
            work.append(event, [sealed] if isinstance(event, ClaimAssessed) else ())
        lint = confirmed_alone(judged.credibility, held.supports_of(work, id_))
        lines = [f"assessed {id_}: {_words(judged)}" if events else f"{id_} is assessed so already"]
        item = {"id": id_, **asdict(judged)}
        return Outcome(work.unit.head, lines, [lint.what] if lint else [], [item], work.unit.batch)


def _words(judged: Judged) -> str:
    said = [
        f"{judged.credibility} {ITEM_RATINGS[judged.credibility]}" if judged.credibility else "",
        judged.likelihood or "",
        f"{judged.confidence} confidence" if judged.confidence else "",
    ]
    return ", ".join(filter(None, said)) or "nothing judged any more"
