"""The envelope an event is recorded in, and the two hashes that stand for it."""

import hashlib
from datetime import UTC, datetime
from typing import NamedTuple

from claims_ledger.domain.events import Event
from claims_ledger.domain.wire import decode, quoted


class Recorded(NamedTuple):
    """One line of the record. The order of the fields is the order of the columns of the event table.

    position: from 1, without gaps. time: when it was recorded, RFC 3339 in UTC with microseconds, never going
    back. clock: None, or what the wall clock said when it had gone back behind `time`. content: the SHA-256
    of what was submitted (position, time and clock left out), by which a repeated submission is recognised.
    leaf: the RFC 6962 leaf hash of the whole envelope.
    """

    position: int
    id: str
    batch: str
    actor: str
    time: str
    clock: str | None
    type: str
    version: int
    body: bytes
    content: bytes
    leaf: bytes

    @property
    def event(self) -> Event:
        """The event, lifted to the present version of its type; raises IntegrityError if it is none."""
        return decode(self.type, self.version, self.body)

    def envelope(self) -> bytes:
        """The canonical JSON of the envelope, with the stored body in it byte for byte."""
        return envelope_bytes(*self[:9])

    @property
    def intact(self) -> bool:
        """Whether both stored hashes are those of what is stored."""
        content = content_hash(self.id, self.batch, self.actor, self.type, self.version, self.body)
        return content == self.content and leaf_hash(self.envelope()) == self.leaf


def recorded(
    position: int,
    id_: str,
    batch: str,
    actor: str,
    time: str,
    clock: str | None,
    type_: str,
    version: int,
    body: bytes,
    content: bytes | None = None,
) -> Recorded:
    """An envelope with its hashes; `content` may be passed in where it was computed before."""
    if content is None:
        content = content_hash(id_, batch, actor, type_, version, body)
    leaf = leaf_hash(envelope_bytes(position, id_, batch, actor, time, clock, type_, version, body))
    return Recorded(position, id_, batch, actor, time, clock, type_, version, body, content, leaf)


def envelope_bytes(
    position: int,
    id_: str,
    batch: str,
    actor: str,
    time: str,
    clock: str | None,
    type_: str,
    version: int,
    body: bytes,
) -> bytes:
    """What a leaf covers: one JSON object with the keys in canonical order."""
    return b"".join(
        (
            f'{{"actor":{quoted(actor)},"batch":{quoted(batch)},"body":'.encode(),
            body,
            f',"clock":{"null" if clock is None else quoted(clock)},"id":{quoted(id_)},"position":{position},'
            f'"time":{quoted(time)},"type":{quoted(type_)},"version":{version}}}'.encode(),
        )
    )


def content_hash(id_: str, batch: str, actor: str, type_: str, version: int, body: bytes) -> bytes:
    """SHA-256 of what the submitter answers for: the envelope without position, time and clock."""
    head = f'{{"actor":{quoted(actor)},"batch":{quoted(batch)},"body":'.encode()
    tail = f',"id":{quoted(id_)},"type":{quoted(type_)},"version":{version}}}'.encode()
    return hashlib.sha256(head + body + tail).digest()


def leaf_hash(envelope: bytes) -> bytes:
    """RFC 6962 §2.1: SHA-256 of a zero byte and the leaf."""
    return hashlib.sha256(b"\0" + envelope).digest()


def stamp(moment: datetime) -> str:
    """The text of a recording time, `2024-03-13T09:00:00.000000Z`; two such texts compare as their times do.

    Raises ValueError on a naive time.
    """
    if moment.tzinfo is None:
        raise ValueError("a clock must give times with an offset")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
