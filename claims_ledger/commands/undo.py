"""Taking a batch back, and what keeps it from being taken back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claims_ledger.commands.work import Work
from claims_ledger.domain.changes import overlay
from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.errors import ConflictError, NotFoundError, UsageError
from claims_ledger.domain.events import (
    BatchUndone,
    ClaimCorrected,
    ClaimRecorded,
    EntitiesLeftOpen,
    EntitiesMerged,
    EntitiesSplit,
    EntitiesToldApart,
    EntityDescribed,
    Event,
    TopicDescribed,
)
from claims_ledger.domain.naming import Thing, founds, names
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.subjects import About
from claims_ledger.domain.telling import load_content, topic_of
from claims_ledger.projections.undoing import Turned
from claims_ledger.store.read_models import CLAIM, DESCRIPTION, RELIANCE, TOPIC, UNDONE

_DESCRIBED = (EntityDescribed, TopicDescribed)
_IDENTITIES = (EntitiesMerged, EntitiesSplit, EntitiesToldApart, EntitiesLeftOpen)
_BESIDE_CLAIMS = (
    "EntityDescribed", "TopicDescribed", "DocumentFiled", "DocumentCorrected", "UtteranceRetracted", "SourceRated",
    "EntitiesMerged", "EntitiesSplit", "EntitiesToldApart", "EntitiesLeftOpen",
)  # fmt: skip
_LONGEST = 13


def find_batch(work: Work, written: str) -> str:
    """The batch of an id or a unique beginning of one. Raises NotFoundError, AmbiguousError."""
    if written.isascii() and written.isalnum() and written.startswith("b") and 1 < len(written) <= _LONGEST:
        sql = "SELECT DISTINCT batch FROM event WHERE ledger = 1 AND batch >= ? AND batch < ? ORDER BY batch LIMIT 10"
        found = [batch for (batch,) in work.fold.rows.statements.rows(sql, (written, written + "~"))]
        if len(found) == 1:
            return str(found[0])
        if found:
            raise NotFoundError(f"{written} begins the ids of several batches", ", ".join(found))
    raise NotFoundError(f"no batch has the id {written}", "see: claims log")


def last_batch(work: Work, actor: str) -> str:
    """The last batch of an actor that is not undone and is no undoing. Raises NotFoundError."""
    sql = (
        "SELECT batch FROM event WHERE ledger = 1 AND actor = ? AND type <> 'BatchUndone'"
        " AND batch NOT IN (SELECT batch FROM undone WHERE rec_to = ?) ORDER BY position DESC LIMIT 1"
    )
    found = work.fold.rows.statements.rows(sql, (actor, FOREVER))
    if not found:
        raise NotFoundError(f"{actor} has recorded nothing that could be undone", "name a batch: claims log shows them")
    return str(found[0][0])


def undo_batch(work: Work, batch: str, reason: str) -> list[Event]:
    """The event that takes a batch back. Raises UsageError, ConflictError where it is taken back already."""
    if not reason.strip():
        raise UsageError("a change to the record needs a reason", 'add --reason "…"')
    standing = work.fold.rows.open(UNDONE, "undoing, editor, reason", "unit = ?", (batch,))
    for undoing, editor, why in standing:
        raise ConflictError(
            f"{batch} is undone already, by {editor} ({why})", f"to bring it back: claims undo {undoing} --reason …"
        )
    return [BatchUndone(batch=batch, reason=reason)]


def turned_by(work: Work, batch: str) -> Turned:
    """The events that would count no more if a batch were undone; and those that would again, of an undoing."""
    found: Turned = {}
    _turn(work, batch, False, work.unit.head + 1, found)
    return found


def _turn(work: Work, batch: str, counts: bool, before: int, found: Turned) -> None:
    for recorded, event in work.fold.past.batch(batch, before):
        found[recorded.position] = (recorded, event, counts)
        if isinstance(event, BatchUndone):
            _turn(work, event.batch, not counts, recorded.position, found)


def resting_on(work: Work, turned: Turned) -> list[Recorded]:
    """The events of other batches that keep these from being taken back, the newest first: what names a thing that
    would be gone, what was decided in the light of what would change, and the undoing of what would be needed."""
    check = _Check(work, turned)
    found = {one.position: one for one in check.all() if one.position not in turned}
    return [found[position] for position in sorted(found, reverse=True)]


class _Check:
    def __init__(self, work: Work, turned: Turned) -> None:
        self.past, self.rows, self.registry = work.fold.past, work.fold.rows, work.registry
        self.turned = turned
        self._standing: dict[Thing, bool] = {}
        self._known: dict[str, list[Thing]] = {}
        self.coming = {thing for _, event, counts in turned.values() if counts and (thing := founds(event))}
        going = {thing for _, event, counts in turned.values() if not counts and (thing := founds(event))}
        self.gone = {thing for thing in going if not any(self._founding(thing))}

    def all(self) -> Iterator[Recorded]:
        for thing in self.gone:
            yield from self._naming(thing) if thing.sort in ("claim", "document") else ()
            yield from self._told_in(thing.key) if thing.sort == "document" else ()
            yield from self._held_against(thing.key) if thing.sort == "edition" else ()
        registered = {thing for thing in self.gone if thing.sort in ("entity", "topic")}
        if registered:
            yield from (one for one, event in self._since() if registered & set(names(event)))
            yield from self._claims_on(registered)
        for position, (_, event, counts) in self.turned.items():
            yield from (
                one for one, other in self._alike(event) if one.position > position and _in_the_light(event, other)
            )
            yield from self._in_the_way(event) if counts else ()
            if counts and isinstance(event, ClaimCorrected):
                yield from self._without_its_version(position, event)

    def _of(self, thing: Thing) -> Iterator[tuple[Recorded, Event]]:
        """What befell a thing and is none of the events in question."""
        subject = f"topic {thing.key}" if thing.sort == "topic" else thing.key.partition("~")[0]
        return (told for told in self.past.of(subject) if told[0].position not in self.turned)

    def _founding(self, thing: Thing) -> Iterator[Recorded]:
        return (one for one, event in self._of(thing) if founds(event) == thing)

    def _naming(self, thing: Thing) -> Iterator[Recorded]:
        return (one for one, event in self._of(thing) if thing in names(event))

    def _since(self) -> Iterator[tuple[Recorded, Event]]:
        return self.past.since(min(self.turned), _BESIDE_CLAIMS)

    def _told_in(self, document: str) -> Iterator[Recorded]:
        """The claims of a document, those too that the desk withdrew."""
        for (claim,) in self.rows.select(CLAIM, "DISTINCT unit", "document = ?", (document,)):
            yield from self._founding(Thing("claim", claim))

    def _held_against(self, edition: str) -> Iterator[Recorded]:
        """The claims whose quote was found in an edition."""
        document, _, number = edition.partition("~")
        for (claim,) in self.rows.select(CLAIM, "DISTINCT unit", "document = ?", (document,)):
            for one, event in self._of(Thing("claim", claim)):
                anchor = _content(event).get("anchor")
                if anchor is not None and str(anchor["edition"]) == number:
                    yield one

    def _claims_on(self, things: Iterable[Thing]) -> Iterator[Recorded]:
        """What was recorded of claims that rest on entities and topics, as far as it names them; and the claims whose
        pattern is that of a topic, which say nothing on it without it."""
        upon = {f"topic {one.key}" if one.sort == "topic" else one.key for one in things}
        upon |= {self.registry.root(one.key) for one in things if one.sort == "entity"}
        keys = {one.key for one in things if one.sort == "entity"}
        topics = {one.key for one in things if one.sort == "topic"}
        for name in sorted(upon):
            for (claim,) in self.rows.select(RELIANCE, "DISTINCT claim", "upon = ?", (name,)):
                for one, event in self._of(Thing("claim", claim)):
                    said = set(_words(_content(event)))
                    if said & (keys | topics) or (isinstance(event, ClaimRecorded) and self._topics(event) & topics):
                        yield one

    def _topics(self, event: ClaimRecorded) -> set[str]:
        """The topics that a claim is about by a pattern of its own."""
        claim = load_content(event.content, self.registry).claim
        abouts = [value for _, value in claim if isinstance(value, About) and value.pattern is not None]
        return {name for about in abouts if (name := topic_of(about, self.registry)) is not None}

    def _alike(self, event: Event) -> Iterator[tuple[Recorded, Event]]:
        """What was decided on the same things and is of a sort that takes the earlier one into account."""
        if isinstance(event, ClaimCorrected):
            yield from self._of(Thing("claim", event.claim))
        elif isinstance(event, _IDENTITIES):
            for thing in names(event):
                yield from self._of(thing)
        elif isinstance(event, _DESCRIBED) and (thing_ := founds(event)) is not None:
            yield from self._of(thing_)

    def _in_the_way(self, event: Event) -> Iterator[Recorded]:
        """What keeps an event from counting again: the same claim or document entered anew, or things it names that
        were taken back since."""
        thing = founds(event)
        if thing is not None and thing.sort in ("claim", "document", "edition"):
            yield from self._founding(thing)
        needs = {*names(event), *(thing for word in set(_words(_content(event))) for thing in self._once_known(word))}
        for needed in needs - self.coming:
            if not self._stands(needed):
                yield from [one for one, told in self._of(needed) if isinstance(told, BatchUndone)][-1:]

    def _without_its_version(self, position: int, event: ClaimCorrected) -> Iterator[Recorded]:
        """The undoing that took away the version which a correction that would count again follows, or amends."""
        claim = Thing("claim", event.claim)
        told = [*self._of(claim), *((one, other) for one, other, counts in self.turned.values() if counts)]
        versions = 1 + sum(
            one.position < position
            for one, other in told
            if isinstance(other, ClaimCorrected) and other.claim == event.claim and other.by == "outlet"
        )
        if versions < (event.version - 1 if event.by == "outlet" else event.version):
            yield from [one for one, other in self._of(claim) if isinstance(other, BatchUndone)][-1:]

    def _stands(self, thing: Thing) -> bool:
        if thing not in self._standing:
            self._standing[thing] = any(self._founding(thing)) and thing not in self.gone
        return self._standing[thing]

    def _once_known(self, word: str) -> list[Thing]:
        """The entity and the topic of this key or name, if there ever was one: what a claim may mean by it."""
        if word not in self._known:
            entity = self.rows.select(DESCRIPTION, "key", "unit = ? LIMIT 1", (word,))
            topic = self.rows.select(TOPIC, "name", "unit = ? LIMIT 1", (f"topic {word}",))
            self._known[word] = [Thing("entity", word)] * bool(entity) + [Thing("topic", word)] * bool(topic)
        return self._known[word]


def _in_the_light(event: Event, later: Event) -> bool:
    if isinstance(event, _IDENTITIES):
        return isinstance(later, _IDENTITIES)
    return type(event) is type(later)


def _content(event: Event) -> Mapping[str, Any]:
    if isinstance(event, ClaimRecorded):
        return event.content
    return overlay({}, event.changes) if isinstance(event, ClaimCorrected) else {}


def _words(stored: Any) -> Iterator[str]:
    """Every text in a stored value."""
    if isinstance(stored, str):
        yield stored
    elif isinstance(stored, Mapping):
        for value in stored.values():
            yield from _words(value)
    elif isinstance(stored, list | tuple):
        for value in stored:
            yield from _words(value)


__all__ = ["find_batch", "last_batch", "resting_on", "turned_by", "undo_batch"]
