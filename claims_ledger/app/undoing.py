"""Taking back what was recorded in one go, and bringing it back. Each is one batch of its own."""

from collections.abc import Iterator, Mapping
from typing import Any

from claims_ledger.app.effects import MOST, effects_of
from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.commands.judged import last_ruling
from claims_ledger.commands.reviews import DONE, entry_of
from claims_ledger.commands.undo import find_batch, last_batch, resting_on, turned_by, undo_batch
from claims_ledger.commands.work import Work
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import ConflictError
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.telling import load_content
from claims_ledger.projections.undoing import Touched, Turned
from claims_ledger.queries.events import Lines, Told
from claims_ledger.store.read_models import RATING

SHOWN = 40
"""Events named one by one."""
Item = dict[str, Any]


def undo(ledger: Ledger, batch: str | None = None, *, reason: str, dry_run: bool = False, actor: str) -> Outcome:
    """Take a batch back, the actor's own last one unless said; an undoing too, which brings back what it took.

    Raises NotFoundError, UsageError, and ConflictError naming all that rests on it.
    """
    with ledger.working(actor, rehearse=dry_run) as work:
        id_ = last_batch(work, actor) if batch is None else find_batch(work, batch)
        events = undo_batch(work, id_, reason.strip())
        turned = turned_by(work, id_)
        _refuse(work, id_, resting_on(work, turned))
        touched = Touched.by(turned)
        claims = sorted(touched.claims | set(_claims_in(work, touched)))
        described = {key: one for key, one in work.registry.described.items() if key in touched.entities}
        effects = effects_of(work, claims, events)
        told = _told(work, turned)
        first = turned[min(turned)][0] if turned else None
        by = f" by {first.actor}" if first is not None else ""
        lines = [
            f"{'would undo' if dry_run else 'undone:'} {id_}, {_count(len(told), 'event')}{by}",
            *(f"  {one['sign']} {one['what']}" for one in told[:SHOWN]),
            *([f"  and {len(told) - SHOWN} more: claims show {id_}"] if len(told) > SHOWN else []),
            *(f"  {line}" for line in [*_leaves(work, touched, described), *effects.lines()]),
        ]
        if not dry_run:
            lines.append(f"  to bring it back: claims undo {work.unit.batch} --reason …")
        item = {"id": id_, "undone": not dry_run, "undoing": None if dry_run else work.unit.batch, "events": told}
        return Outcome(work.unit.head, lines, [], [item | effects.item()], work.unit.batch)


def _refuse(work: Work, batch: str, resting: list[Recorded]) -> None:
    if not resting:
        return
    reader = work.reader()
    told = [_as_told(one) for one in resting]
    lines = Lines(reader, told)
    batches: dict[str, list[Told]] = {}
    for one in told:
        batches.setdefault(one.batch, []).append(one)
    details = [
        f"#{one.position} {lines.what(one)} ({name} by {one.actor})"
        for name, several in batches.items()
        for one in several
    ]
    first = ", then ".join(f"claims undo {name}" for name in batches)
    rest = "rests" if len(told) == 1 else "rest"
    raise ConflictError(
        f"{batch} cannot be undone as long as {_count(len(told), 'other event')} {rest} on it",
        f"undo first, the newest first: {first}",
        details,
    )


def _claims_in(work: Work, touched: Touched) -> Iterator[str]:
    for key in touched.documents:
        yield from work.claims_in(key)


def _told(work: Work, turned: Turned) -> list[Item]:
    """What is taken back (−), and what counts again (+), in the order in which it was recorded."""
    events = [_as_told(turned[position][0]) for position in sorted(turned)]
    lines = Lines(work.reader(), events)
    return [
        {
            "position": one.position,
            "type": one.type,
            "counts": turned[one.position][2],
            "sign": "+" if turned[one.position][2] else "−",
            "what": lines.what(one),
        }
        for one in events
    ]


def _as_told(recorded: Recorded) -> Told:
    return Told.read(
        recorded.position, recorded.id, recorded.batch, recorded.actor, recorded.time, recorded.type, recorded.body
    )


def _leaves(work: Work, touched: Touched, before: Mapping[str, Entity]) -> Iterator[str]:
    """What stands of the same things from now on; of things in the registry, what is otherwise than before."""
    lines = [*_still_said(work, touched), *_described(work, before), *_still_judged(work, touched)]
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"and {len(lines) - MOST} more"


def _still_said(work: Work, touched: Touched) -> Iterator[str]:
    for claim in sorted(touched.claims):
        standing = work.claim(claim)
        document = work.document(standing.document) if standing is not None else None
        if standing is not None and document is not None and not standing.withdrawn:
            yield f"stands: {claim}, {load_content(standing.current(document), work.registry).claim.headline()}"
    yield from (f"stands: topic {name}" for name in sorted(touched.topics & work.registry.topics.keys()))
    for key in sorted(touched.documents):
        document = work.document(key)
        if document is not None:
            yield f"stands: {key}, {document.when().edtf}, {document.title}"


def _described(work: Work, before: Mapping[str, Entity]) -> Iterator[str]:
    for key, one in sorted(before.items()):
        if key in work.registry.described:
            was, now = one.description(), work.registry.described[key].description()
            for field in sorted(was.keys() | now.keys()):
                if was.get(field) != now.get(field):
                    yield f"stands: {one.name} ({key}), {field}: {_text(was.get(field))} → {_text(now.get(field))}"


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {part}" for name, part in value.items()) or "nothing"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "nothing"
    return "nothing" if value is None else str(value)


def _still_judged(work: Work, touched: Touched) -> Iterator[str]:
    rows = work.fold.rows
    for contest in sorted({event.contest for event, *_ in touched.rulings}):
        last = last_ruling(work, contest)
        yield (
            f"{contest}: no ruling"
            if last is None
            else (f"{contest}: the ruling of {last['editor']} holds, {last['verdict']} ({last['reason']})")
        )
    for claim in sorted(touched.reviews):
        entry = entry_of(work, claim)
        if entry is not None and entry.review is None:
            yield f"{claim} waits for review"
        elif entry is not None and entry.review is not None:
            yield f"{claim} stands {DONE[entry.review[0]]} by {entry.review[2]}"
    for source, rater in sorted(touched.ratings):
        rated = rows.open(RATING, "letter, reason", "unit = ?", (f"{source}~{rater}",))
        yield from (f"{source}: rated {letter} by {rater} ({why})" for letter, why in rated)
        yield from () if rated else (f"{source}: not rated by {rater}",)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
