"""Recorded events in plain JSON, and each in one line: the record as the views read it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from claims_ledger.domain.dates import Published, instant
from claims_ledger.domain.judgements import ITEM_RATINGS, SOURCE_RATINGS
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.sql import rows_among
from claims_ledger.queries.words import day_words, in_full
from claims_ledger.store.reader import Reader, Row

COLUMNS = "e.position, e.id, e.batch, e.actor, e.time, e.type, e.version, e.body"
_FEW = 3
_SIDES = dict.fromkeys(("EntitiesMerged", "EntitiesSplit"), ("kept", "merged")) | dict.fromkeys(
    ("EntitiesToldApart", "EntitiesLeftOpen"), ("a", "b")
)
_RULED = {"confirm": "confirmed", "dismiss": "dismissed", "decide": "decided", "reopen": "reopened"}


@dataclass(frozen=True, slots=True)
class Told:
    """One event: its envelope, and its body as plain JSON."""

    position: int
    id: str
    batch: str
    actor: str
    time: str
    type: str
    body: Mapping[str, Any]
    undone: Mapping[str, str] | None = None
    """`{"batch", "by", "at", "reason"}` of the undoing, where it was taken back by the clocks."""

    @classmethod
    def of(cls, row: Row) -> "Told":
        position, id_, batch, actor, time, type_, _, body = row
        return cls.read(position, id_, batch, actor, time, type_, body)

    @classmethod
    def read(cls, position: int, id_: str, batch: str, actor: str, time: str, type_: str, body: bytes) -> "Told":
        """From an envelope as it is stored."""
        return cls(position, id_, batch, actor, time, type_, json.loads(bytes(body)))

    @property
    def published(self) -> Published | None:
        """When an outlet's correction or a retraction was published."""
        stored = self.body.get("published")
        return Published.from_json(stored) if isinstance(stored, dict) else None

    @property
    def edtf(self) -> str | None:
        published = self.published
        return published.edtf if published else None

    def item(self, what: str) -> dict[str, Any]:
        """As `claims log` shows it."""
        return {
            "position": self.position,
            "id": self.id,
            "batch": self.batch,
            "type": self.type,
            "recorded_at": self.time,
            "actor": self.actor,
            "what": what,
            "undone": self.undone,
        }


def of_subjects(reader: Reader, clocks: Clocks, subjects: Iterable[str]) -> list[Told]:
    """The events on these subjects that were held, in order.

    A subject is a claim's id, a document's or an entity's key, `topic NAME`, or `said KEY` of a source.
    """
    sql = f"""SELECT {COLUMNS} FROM subject_event s JOIN event e ON e.ledger = 1 AND e.position = s.at_position
    WHERE s.unit IN {{among}} AND s.at_position <= :held ORDER BY e.position"""
    found = {row["position"]: Told.of(row) for row in rows_among(reader, sql, subjects, clocks.params)}
    return marked(reader, clocks, [told for _, told in sorted(found.items())])


def marked(reader: Reader, clocks: Clocks, events: list[Told]) -> list[Told]:
    """The same events, those that were undone by the clocks with by whom and why."""
    sql = f"""SELECT u.batch, u.undoing, u.editor, u.undone, u.reason FROM undone u
    WHERE u.unit IN {{among}} AND {clocks.recorded("u")} ORDER BY u.at_position DESC"""
    found = rows_among(reader, sql, {told.batch for told in events}, clocks.params)
    undone = {batch: dict(zip(("batch", "by", "at", "reason"), said, strict=True)) for batch, *said in found}
    return [replace(told, undone=undone[told.batch]) if told.batch in undone else told for told in events]


def public(reader: Reader, clocks: Clocks, events: list[Told]) -> list[Told]:
    """Those whose own day of publication, and that of the document they concern, had come by the as-of day.

    The registry, and what the desk does to its entries, is no matter of publication.
    """
    if clocks.as_of is None:
        return events
    claims = {told.body["claim"] for told in events if "claim" in told.body}
    sql = "SELECT DISTINCT c.claim, c.document FROM claim c WHERE c.unit IN {among}"
    documents = {row["claim"]: row["document"] for row in rows_among(reader, sql, claims, {})}
    about = {told.position: _document(told, documents) for told in events}
    # As it stands, or last stood before it was undone.
    sql = "SELECT d.key, d.pub_last FROM document d WHERE d.unit IN {among} AND d.rec_from <= :held ORDER BY d.rec_from"
    keys = {key for key in about.values() if key}
    last = {row["key"]: row["pub_last"] for row in rows_among(reader, sql, keys, clocks.params)}
    unpublished = {key for key, second in last.items() if second > clocks.until}
    return [told for told in events if was_public(told, clocks) and about[told.position] not in unpublished]


def was_public(told: Told, clocks: Clocks) -> bool:
    """Whether a correction or retraction was public by then."""
    published = told.published
    return published is None or instant(published.last) <= clocks.until


def _document(told: Told, documents: Mapping[str, str]) -> str | None:
    """The document that an event concerns, if it concerns one."""
    if told.type in ("DocumentFiled", "DocumentCorrected", "TextFiled"):
        return str(told.body["key"])
    if told.type == "ClaimRecorded":
        return str(told.body["document"])
    return documents.get(str(told.body.get("claim", "")))


class Lines:
    """What happened, in a line an event."""

    def __init__(self, reader: Reader, events: Iterable[Told]) -> None:
        told = list(events)
        self._names = _entities(reader, told)
        self._headlines = _headlines(reader, told)
        self._questions = _questions(reader, told)
        self._batches = _batches(reader, told)

    def what(self, told: Told) -> str:
        """One line in words, with the reason where one was given."""
        body = told.body
        reason = f": {body['reason']}" if body.get("reason") else ""
        match told.type:
            case "EntityDescribed":
                description = body["description"]
                return f"{description['names'][0]}, {description['type']} ({body['key']})"
            case "TopicDescribed":
                return f"topic {body['name']}"
            case "DocumentFiled":
                document = body["document"]
                outlet = self._names.get(document["outlet"], document["outlet"])
                return f"{outlet}, {day_words(document['published']['edtf'])}: {document['title']}"
            case "DocumentCorrected":
                return f"{body['key']} corrected by the desk ({_fields(body['changes'])}){reason}"
            case "TextFiled":
                parts = f", blocks {_blocks(body['parts'])}" if body["parts"] else ""
                return f"{body['key']}: text of edition {body['edition']}, SHA-256 {body['sha256'][:12]}{parts}"
            case "ClaimRecorded":
                return self._headlines.get(body["claim"], str(body["claim"]))
            case "ClaimCorrected":
                changed = f"corrected by the {body['by']} ({_fields(body['changes'])})"
                return f"{self._claim(body['claim'])} {changed}{reason}"
            case "ClaimRetracted":
                return f"{self._claim(body['claim'])} retracted by the outlet{reason}"
            case "UtteranceRetracted":
                said = body["utterance"]
                day = f" on {day_words(said['on'])}" if said.get("on") else ""
                when = f" in {said['work']}" if said.get("work") else day
                source = self._names.get(body["source"], body["source"])
                return f"{source} took back what it said{when}{reason}"
            case "ClaimWithdrawn":
                return f"{self._claim(body['claim'])} withdrawn by the desk{reason}"
            case "ClaimReinstated":
                return f"{self._claim(body['claim'])} reinstated{reason}"
            case "ContestRuled":
                question = self._questions.get(body["contest"])
                about = f"{body['contest']}, {question}," if question else str(body["contest"])
                side = f" for {body['holds']}" if body.get("holds") else ""
                return f"{about} {_RULED.get(body['ruling'], body['ruling'])}{side}{reason}"
            case "SourceRated":
                source = self._names.get(body["source"], body["source"])
                return f"{source} rated {body['letter']}, {SOURCE_RATINGS[body['letter']]}{reason}"
            case "ClaimAssessed":
                return f"{self._claim(body['claim'])} assessed: {_judged(body)}"
            case "ClaimReviewed":
                outcome = "accepted" if body["outcome"] == "accepted" else "sent back"
                return f"{self._claim(body['claim'])} {outcome}{reason}"
            case "BatchUndone":
                return f"{self._batch(body['batch'])} undone{reason}"
            case "EntitiesMerged":
                return f"{self._named(body['merged'])} judged to be {self._named(body['kept'])}{reason}"
            case "EntitiesSplit":
                return f"{self._named(body['merged'])} split from {self._named(body['kept'])} again{reason}"
            case "TopSpeedSet":
                said = f"set to {body['speed']}" if body["speed"] else "left at what is usual"
                return f"top speed of {body['craft']} {said}{reason}"
            case "EntitiesToldApart":
                return f"{self._named(body['a'])} and {self._named(body['b'])} judged not to be the same{reason}"
            case "EntitiesLeftOpen":
                return f"{self._named(body['a'])} and {self._named(body['b'])} may be one again{reason}"
            case other:
                return other

    def _named(self, key: str) -> str:
        name = self._names.get(key)
        return f"{name} ({key})" if name else key

    def _batch(self, batch: str) -> str:
        count, actor, undoing = self._batches.get(batch, (0, "somebody", False))
        what = "an undoing" if undoing else f"{count} event{'' if count == 1 else 's'}"
        return f"{batch} ({what} by {actor})"

    def _claim(self, claim: str) -> str:
        headline = self._headlines.get(claim)
        return f"{claim}, {headline}," if headline else claim


def _entities(reader: Reader, events: list[Told]) -> dict[str, str]:
    keys = {told.body["document"]["outlet"] for told in events if told.type == "DocumentFiled"}
    keys |= {told.body["source"] for told in events if told.type in ("UtteranceRetracted", "SourceRated")}
    keys |= {told.body[side] for told in events for side in _SIDES.get(told.type, ())}
    sql = "SELECT e.key, e.name FROM entity e WHERE e.unit IN {among} ORDER BY e.rec_from DESC"
    # The first name ever held: what a line says of an event may not change with later events.
    return {row["key"]: row["name"] for row in rows_among(reader, sql, keys, {})}


def _headlines(reader: Reader, events: list[Told]) -> dict[str, str]:
    """Claims as they were first recorded."""
    claims = {told.body["claim"] for told in events if "claim" in told.body}
    sql = """SELECT c.claim, c.headline, c.content, c.event_edtf FROM claim c WHERE c.unit IN {among}
    ORDER BY c.rec_from DESC, c.pub_from DESC"""
    return {claim: in_full(*told) for claim, *told in rows_among(reader, sql, claims, {})}


def _questions(reader: Reader, events: list[Told]) -> dict[str, str]:
    """What contests are about, as they were first found."""
    contests = {told.body["contest"] for told in events if told.type == "ContestRuled"}
    sql = "SELECT k.contest, k.subject, k.label FROM clash k WHERE k.contest IN {among} ORDER BY k.rec_from DESC, k.row"
    return {contest: f"{subject}: {label}" for contest, subject, label in rows_among(reader, sql, contests, {})}


def _batches(reader: Reader, events: list[Told]) -> dict[str, tuple[int, str, bool]]:
    """How many events batches have that were undone, by whom, and whether they undid something themselves."""
    wanted = {told.body["batch"] for told in events if told.type == "BatchUndone"}
    sql = """SELECT e.batch, COUNT(*), MIN(e.actor), MAX(CASE WHEN e.type = 'BatchUndone' THEN 1 ELSE 0 END)
    FROM event e WHERE e.ledger = 1 AND e.batch IN {among} GROUP BY e.batch"""
    return {row[0]: (row[1], row[2], bool(row[3])) for row in rows_among(reader, sql, wanted, {})}


def _judged(body: Mapping[str, Any]) -> str:
    credibility, confidence = body.get("credibility"), body.get("confidence")
    said = [
        f"{credibility} {ITEM_RATINGS[credibility]}" if credibility else "",
        body.get("likelihood") or "",
        f"{confidence} confidence" if confidence else "",
    ]
    return ", ".join(filter(None, said)) or "nothing any more"


def _blocks(parts: Mapping[str, str]) -> str:
    return ", ".join(f"{label} {blocks}" for label, blocks in parts.items())


def _fields(changes: Mapping[str, Any]) -> str:
    names = [name for name in changes if name != "fields"] + list(changes.get("fields") or ())
    listed = ", ".join(sorted(names)[:_FEW])
    return f"{listed} and {len(names) - _FEW} more" if len(names) > _FEW else listed
