"""Random histories of a small world, in which most claims meet.

A history is drawn as a list of steps, each a word and a few numbers; the numbers pick, modulo, from what there is when
the step is taken. A step that a command would refuse is left out.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st

from claims_ledger.commands.claims import differences
from claims_ledger.commands.register import describe_entity, describe_topic
from claims_ledger.domain.basis import read_basis
from claims_ledger.domain.chains import UNSAID, read_chain, read_links
from claims_ledger.domain.claim import Content, Locator, claim_id
from claims_ledger.domain.dates import instant, read_published
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.events import (
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    DocumentCorrected,
    DocumentFiled,
    Event,
    UtteranceRetracted,
)
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Topic

T = TypeVar("T")
Step = tuple[str, int, int, int, int]

ENTITIES: dict[str, dict[str, Any]] = {
    "north-korea": {"type": "country", "names": ["North Korea"]},
    "rason": {"type": "region", "names": ["Rason"], "in": ["north-korea"]},
    "rajin": {"type": "port", "names": ["Rajin", "나진"], "in": ["rason"]},
    "russia": {"type": "country", "names": ["Russia"]},
    "vostochny": {"type": "port", "names": ["Vostochny"], "in": ["russia"]},
    "dunay": {"type": "port", "names": ["Dunay"], "in": ["russia"]},
    "angara": {"type": "vessel", "names": ["Angara"]},
    "maria": {"type": "vessel", "names": ["Maria"]},
    "russian-ships": {"type": "fleet", "names": ["Russian ships"], "members": ["angara"]},
    "arms": {"type": "goods", "names": ["arms"]},
    "munitions": {"type": "goods", "names": ["munitions"], "in": ["arms"]},
    "shells": {"type": "goods", "names": ["shells"], "in": ["munitions"]},
    "containers": {"type": "goods", "names": ["containers"]},
    "korea-risk": {"type": "company", "names": ["Example Risk"]},
    "pro": {"type": "outlet", "names": ["Example Pro"], "part_of": "korea-risk"},
    "news": {"type": "outlet", "names": ["Example News"], "part_of": "korea-risk"},
    "post": {"type": "outlet", "names": ["Example Post"]},
    "times": {"type": "outlet", "names": ["Example Times"]},
    "wire": {"type": "agency", "names": ["Example Wire"]},
    "state": {"type": "government", "names": ["Example state"]},
    "ministry": {"type": "ministry", "names": ["Example ministry"], "part_of": "state"},
    "minister": {"type": "official", "names": ["Example minister"], "part_of": "ministry"},
    "imager": {"type": "data provider", "names": ["Example imager"]},
    "alpha": {"type": "company", "names": ["Alpha Shipping"]},
    "beta": {"type": "company", "names": ["Beta Marine"]},
}  # fmt: skip
TOPICS: dict[str, dict[str, str]] = {
    "arms to Russia": {"from": "north-korea", "to": "russia", "goods": "arms"},
    "breach": {"within": "arms to Russia"},
}
LATER_TOPICS: tuple[tuple[str, dict[str, str]], ...] = (
    ("munitions", {"from": "north-korea", "to": "russia", "goods": "munitions"}),
    ("to Russia", {"to": "russia"}),
    ("to Russia", {"to": "vostochny"}),
    ("from Rason", {"from": "rason", "goods": "arms"}),
    ("breach", {"within": "to Russia"}),
    ("breach", {"within": "munitions"}),
    ("breach", {"goods": "shells"}),
    ("breach", {}),
    ("arms to Russia", {"from": "north-korea", "to": "russia", "goods": "munitions", "within": "to Russia"}),
    ("arms to Russia", {"to": "russia", "goods": "arms"}),
    ("munitions", {"from": "rajin", "to": "russia", "goods": "munitions", "within": "breach"}),
)
CHANGES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("angara", {"names": ["Angara", "Ангара"]}),
    ("angara", {"names": ["New Angara", "Angara"]}),
    ("maria", {"type": "aircraft"}),
    ("rajin", {"in": []}),
    ("rajin", {"in": ["russia"]}),
    ("rajin", {"names": ["Najin"]}),
    ("dunay", {"in": ["rason"]}),
    ("vostochny", {"in": ["dunay"]}),
    ("rason", {"in": []}),
    ("rason", {"in": ["russia"], "names": ["Rason zone"]}),
    ("russian-ships", {"members": ["maria"]}),
    ("russian-ships", {"members": ["angara", "maria"]}),
    ("russian-ships", {"members": []}),
    ("other-ships", {"type": "fleet", "names": ["Other ships"], "members": ["maria", "russian-ships"]}),
    ("shells", {"in": ["containers"]}),
    ("munitions", {"in": []}),
    ("munitions", {"in": ["containers"], "names": ["ammunition"]}),
    ("arms", {"in": ["containers"]}),
    ("pro", {"part_of": None}),
    ("pro", {"part_of": "state", "names": ["Example Pro+"]}),
    ("korea-risk", {"part_of": "times"}),
    ("korea-risk", {"names": ["Risk Group"]}),
    ("ministry", {"part_of": None}),
    ("ministry", {"part_of": "korea-risk"}),
    ("state", {"names": ["Renamed state"], "party": "belligerent"}),
    ("minister", {"part_of": "state"}),
    ("post", {"names": ["The Post"]}),
    ("times", {"part_of": "post"}),
    ("imager", {"names": ["Renamed imager"]}),
    ("alpha", {"in": [], "names": ["Alpha Ltd"]}),
    ("wire", {"names": ["Wire"], "part_of": "times"}),
)

DOCUMENTS: tuple[tuple[str, str, str], ...] = (
    ("d1", "post", "2024-02-20"),
    ("d2", "times", "2024-03-05T10:00+09:00"),
    ("d3", "pro", "2024-03-01/2024-03-12"),
    ("d4", "news", "2024-03"),
)
OUTLETS = ("post", "times", "pro", "news")
PUBLISHED = (
    "2024-02-15", "2024-02-20", "2024-02-26", "2024-03-01/2024-03-12", "2024-03-05", "2024-03-10T08:00Z", "2024-03", "2024-04-01",
)  # fmt: skip
HEADS = ("", "", "wire", "pro on 2024-02-26", "wire < quoting news on 2024-02-26")

ROWS: tuple[dict[str, Any], ...] = (
    {"kind": "ownership", "who": "maria", "role": "owner", "party": "alpha"},
    {"kind": "ownership", "who": "maria", "role": "owner", "party": "beta"},
    {"kind": "ownership", "who": "each of angara & maria", "role": "owner", "party": "one of alpha & beta", "when": "2024-02-12"},
    {"kind": "ownership", "who": "maria", "role": "owner", "party": "pro", "when": "2024-02"},
    {"kind": "port-call", "who": "angara", "at": "rajin", "when": "2024-02-12", "doing": "loading", "of": "containers",
     "count": "20 containers"},
    {"kind": "port-call", "who": "each of angara & maria", "at": "vostochny", "when": "2024-02-12"},
    {"kind": "port-call", "who": "maria", "at": "rason", "when": "2024-02-13"},
    {"kind": "port-call", "who": "maria", "at": "dunay", "when": "2024-02-13", "doing": "left"},
    {"kind": "port-call", "who": "angara", "at": "rajin", "when": "2024-03-07"},
    {"kind": "port-call", "who": "angara", "at": "rajin", "when": "2024-04-20"},
    {"kind": "repair", "who": "maria", "at": "dunay", "when": "2024-02-13"},
    {"kind": "voyage", "who": "angara", "from": "rajin", "to": "vostochny", "left": "2024-02-12", "arrived": "2024-02-12"},
    {"kind": "voyage", "who": "angara", "from": "rajin", "to": "vostochny", "when": "2024-02-12/2024-02-13"},
    {"kind": "halt", "of": "docking", "at": "rajin", "when": "since 2024-02-10", "who": "russian-ships"},
    {"kind": "halt", "of": "docking", "at": "north-korea", "when": "2024-02-01/2024-02-13", "who": "russian-ships"},
    {"kind": "halt", "of": "arms to Russia", "when": "since 2024-02-10"},
    {"kind": "halt", "of": "arms to Russia", "at": "rajin", "when": "2024-02-01/2024-02-14"},
    {"kind": "halt", "of": {"from": "north-korea", "goods": "munitions"}, "when": "since 2024-02-10"},
    {"kind": "trips", "who": "jointly angara & maria", "between": ["rajin", "dunay"], "count": "at most 4 trips", "when": "2023-08/2023-10"},
    {"kind": "trips", "who": "maria", "between": ["rajin", "dunay"], "count": "at least 5 trips", "when": "2023-08/2023-10"},
    {"kind": "trips", "who": "russian-ships", "between": ["rajin", ["dunay", "vostochny"]], "count": "3 trips", "when": "since 2023-08"},
    {"kind": "shipment", "from": "north-korea", "to": "russia", "of": "shells", "count": "more than 1,000 containers", "when": "2023-10"},
    {"kind": "shipment", "from": "rajin", "to": "russia", "of": "munitions", "count": "exactly 400 containers", "when": "2023-10"},
    {"kind": "shipment", "from": "north-korea", "to": "russia", "of": "arms", "when": "2024-02-12"},
    {"kind": "shipment", "from": "north-korea", "to": "russia", "of": "munitions", "when": "2024-02-12"},
    {"kind": "shipment", "from": "north-korea", "to": "russia", "of": "arms", "when": "2024-03-08"},
    {"kind": "shipment", "from": "rajin", "to": "russia", "of": "arms", "when": "2024-05-08"},
    {"kind": "shipment", "to": "vostochny", "of": "arms", "count": "an estimated 6,700 containers", "start": "2023-08",
     "when": "by 2024-02-26"},
    {"kind": "estimate", "of": "containers", "measure": "capacity", "count": "as many as 3 million rounds of munitions"},
    {"kind": "estimate", "of": "containers", "measure": "capacity", "count": "more than 3 million rounds of shells"},
    {"kind": "estimate", "of": "containers", "measure": "capacity", "count": "at least 2 million rounds of shells", "when": "2024-02"},
    {"kind": "estimate", "of": "containers", "measure": "capacity", "count": "at most 7 boxes of containers"},
    {"kind": "incident", "who": "maria", "what": "sank", "when": "2024-02-12"},
    {"kind": "incident", "who": "maria", "what": "sank", "when": "2024-02-13"},
    {"kind": "statement", "who": "state", "about": "arms to Russia", "act": "accuses", "when": "2024-02-12"},
    {"kind": "statement", "who": "ministry", "about": "breach", "act": "confirms"},
    {"kind": "denial", "who": "minister", "about": "arms to Russia"},
    {"kind": "denial", "who": "state", "about": "breach", "when": "2024-02-14"},
    {"kind": "denial", "who": "state", "about": {"from": "north-korea", "to": "russia", "goods": "munitions"}},
    {"kind": "denial", "who": "state", "about": {"to": "russia"}, "when": "2024-03-01"},
    {"kind": "assessment", "about": "breach", "sort": "cause", "text": "a guess"},
    {"kind": "remark", "who": "alpha", "text": "a word"},
)  # fmt: skip
STANCES = ("assert", "assert", "assert", "assert", "deny", "doubt")
CHAINS = (
    "", "own", "?", "pro on 2024-02-26", "pro on 2024-02", "pro on 2024-02-14", "quoting minister on 2024-02-26",
    "minister on 2024-02", "wire < minister on 2024-02-26", "wire < pro < wire on 2024-02-12", "pro", "minister in the report",
    "wire < minister in the report", "pro on 2024-02-26 + minister", "news on 2024-02-14 < own", "times on 2024-02-26 + ?",
    "minister on 2024-02-01/2024-02-15",
)  # fmt: skip
BASES = ("", "", "satellite imagery", "satellite imagery by imager", "study by pro")
HEDGES = (None, None, "reportedly")
RECALLED = (
    ("pro", {"on": "2024-02-26"}), ("pro", {"on": "2024-02"}), ("pro", {}), ("minister", {"on": "2024-02-26"}),
    ("minister", {"work": "the report"}), ("wire", {}), ("news", {"on": "2024-02-14"}), ("news", {"on": "2024-02-20"}), ("post", {"on": "2024-02-20"}),
    ("wire", {"on": "2024-02-12"}), ("times", {"on": "2024-02-26"}), ("pro", {"on": "2024-03-01/2024-03-12"}),
)  # fmt: skip

_WORDS = (
    ["say"] * 8 + ["outlet", "desk"] * 3 + ["retract", "recall", "withdraw", "reinstate", "document", "topic"] + ["entity"] * 2
)  # fmt: skip
_NUMBER = st.integers(0, 10_000)
steps = st.lists(st.tuples(st.sampled_from(_WORDS), _NUMBER, _NUMBER, _NUMBER, _NUMBER), min_size=4, max_size=28)
stories = st.builds(lambda theme, told: Story.of(theme, told), _NUMBER, steps)
"""Histories of some theme each, so that much of what is said meets."""

THEMES: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("port-call", "voyage", "repair", "halt"), ("angara", "maria", "rajin", "rason", "dunay", "vostochny", "russian-ships")),
    (("trips", "shipment"), ("angara", "maria", "rajin", "russian-ships", "other-ships", "shells", "munitions", "containers")),
    (("estimate",), ("shells", "munitions", "arms", "pro", "ministry", "minister")),
    (("shipment", "statement", "denial", "halt"), ("rason", "rajin", "arms", "munitions", "shells", "vostochny", "dunay")),
    (("statement", "denial", "assessment"), ("arms", "munitions", "state")),
    (("ownership", "incident", "remark"), ("maria", "alpha", "pro", "korea-risk", "imager", "post", "times", "wire")),
    ((), ()),
)
"""Kinds of claims, and entities that change; none means all."""


def pick(choices: Sequence[T], number: int) -> T:
    return choices[number % len(choices)]


@dataclass
class Story:
    """Tells steps as events that a ledger could have taken."""

    events: list[Event] = field(default_factory=list)
    registry: Registry = field(default_factory=Registry)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: dict[str, ClaimRecorded] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    seconds: set[int] = field(default_factory=set)
    rows: Sequence[dict[str, Any]] = ROWS
    chains: Sequence[str] = CHAINS
    alterations: Sequence[tuple[str, dict[str, Any]]] = CHANGES

    @classmethod
    def of(cls, theme: int, told: Sequence[Step]) -> "Story":
        kinds, keys = pick(THEMES, theme)
        first = theme // len(THEMES) % len(CHAINS)
        story = cls(
            rows=[row for row in ROWS if row["kind"] in kinds] or ROWS,
            chains=(CHAINS + CHAINS)[first : first + 6],
            alterations=[change for change in CHANGES if change[0] in keys] or CHANGES,
        )
        for key, description in ENTITIES.items():
            story.events += story._described(Entity.model_validate({"key": key, **description}))
        for name, pattern in TOPICS.items():
            story.events += story._topical(Topic.model_validate({"name": name, **pattern}))
        for word, *numbers in told:
            take: Callable[..., list[Event]] = getattr(story, f"_{word}")
            story.events += take(*numbers)
        return story

    @property
    def begun(self) -> int:
        """The position at which the registry was first filled."""
        return len(ENTITIES) + len(TOPICS)

    def _described(self, entity: Entity) -> list[Event]:
        events: list[Event] = []
        with suppress(ReadingError):
            events = describe_entity(entity, self.registry)
            self.registry.put(entity)
        return events

    def _topical(self, topic: Topic) -> list[Event]:
        events: list[Event] = []
        with suppress(ReadingError):
            events = describe_topic(topic, self.registry)
            self.registry.put_topic(topic)
        return events

    def _entity(self, which: int, *_: int) -> list[Event]:
        key, change = pick(self.alterations, which)
        standing = self.registry.entities.get(key)
        before = standing.description() if standing is not None else {}
        return self._described(Entity.model_validate({"key": key, **before, **change}))

    def _topic(self, which: int, *_: int) -> list[Event]:
        name, pattern = pick(LATER_TOPICS, which)
        if pattern.get("within") not in (None, *self.registry.topics):
            return []
        return self._topical(Topic.model_validate({"name": name, **pattern}))

    def _date(self, number: int) -> dict[str, str]:
        published = read_published(pick(PUBLISHED, number))
        self.seconds |= {instant(published.first), instant(published.last)}
        return published.to_json()

    def _filed(self, number: int) -> list[Event]:
        key, outlet, published = pick(DOCUMENTS, number)
        if key in self.documents:
            return []
        when = read_published(published)
        self.seconds |= {instant(when.first), instant(when.last)}
        self.documents[key] = {"outlet": outlet, "title": f"title of {key}", "published": when.to_json()}
        return [DocumentFiled(key=key, document=dict(self.documents[key]))]

    def _content(self, row: int, stance: str, chain: int, more: int) -> dict[str, Any]:
        plain = {name: value for name, value in pick(self.rows, row).items() if name != "kind"}
        kind = KINDS[pick(self.rows, row)["kind"]]
        written, basis = pick(self.chains, chain), pick(BASES, more)
        # Keys are read as names, whatever the registry calls things by now.
        return Content(
            claim=kind.model_validate(plain, context=Reading(BASE, read_published("2024-03-15"))),
            stance=stance,  # type: ignore[arg-type]
            hedge=pick(HEDGES, more // 7),
            chain=read_chain(written, BASE, None) if written else UNSAID,
            basis=(read_basis(basis, BASE, None),) if basis else (),
            locator=Locator(pick((None, "1", "2"), more // 11)),
        ).stored()

    def _say(self, document: int, row: int, chain: int, more: int) -> list[Event]:
        events = self._filed(document)
        content = self._content(row, pick(STANCES, document // 4), chain, more)
        key = pick(DOCUMENTS, document)[0]
        id_ = claim_id(key, content)
        if id_ in self.claims:
            return events
        said = ClaimRecorded(claim=id_, document=key, content=content, entered="sheet")
        self.claims[id_], self.versions[id_] = said, 1
        return [*events, said]

    def _some(self, number: int) -> str | None:
        held = [id_ for id_ in self.claims if id_ not in self.withdrawn]
        return pick(held, number) if held else None

    def _changes(self, claim: str, row: int, chain: int, more: int) -> dict[str, Any]:
        """What makes one row of a claim's kind another, some entries of it; both ends of a movement stay."""
        first = self.claims[claim].content
        alike = [number for number, one in enumerate(self.rows) if one["kind"] == first["kind"]]
        other = self._content(pick(alike, row), first["stance"], chain, more)
        changes = differences(first, other) | {"fields": {}}
        changes |= {"fields": differences(first["fields"], other["fields"])}
        for name in ("from", "to", "who", "of") if first["kind"] in ("shipment", "voyage", "halt") else ():
            changes["fields"].pop(name, None)
        if more % 5 == 0:
            changes["stance"] = pick(("deny", "assert", "doubt"), more // 5)
        if more % 3 == 0:
            changes |= {"hedge": pick((None, "perhaps"), more // 3), "paragraph": pick((None, "3"), more // 6)}
        dropped = sorted(changes)[more % max(1, len(changes)) :: 2] if chain % 2 else []
        return {name: value for name, value in changes.items() if name not in dropped and value != {}}

    def _outlet(self, which: int, row: int, more: int, day: int) -> list[Event]:
        claim = self._some(which)
        changes = self._changes(claim, row, more // 3, more) if claim is not None else {}
        if claim is None or not changes:
            return []
        self.versions[claim] += 1
        return [
            ClaimCorrected(
                claim=claim, by="outlet", version=self.versions[claim], changes=changes, published=self._date(day), reason="test"
            )
        ]  # fmt: skip

    def _desk(self, which: int, row: int, more: int, version: int) -> list[Event]:
        claim = self._some(which)
        changes = self._changes(claim, row, more // 3, more) if claim is not None else {}
        if claim is None or not changes:
            return []
        number = 1 + version % self.versions[claim]
        return [
            ClaimCorrected(claim=claim, by="desk", version=number, changes=changes, published=None, reason="test")
        ]

    def _retract(self, which: int, day: int, *_: int) -> list[Event]:
        claim = self._some(which)
        return [] if claim is None else [ClaimRetracted(claim=claim, published=self._date(day), reason="test")]

    def _recall(self, which: int, day: int, *_: int) -> list[Event]:
        source, utterance = pick(RECALLED, which)
        return [
            UtteranceRetracted(source=source, utterance=dict(utterance), published=self._date(day), reason="test")
        ]

    def _withdraw(self, which: int, *_: int) -> list[Event]:
        claim = self._some(which)
        if claim is None:
            return []
        self.withdrawn.add(claim)
        return [ClaimWithdrawn(claim=claim, reason="test")]

    def _reinstate(self, which: int, *_: int) -> list[Event]:
        if not self.withdrawn:
            return []
        claim = pick(sorted(self.withdrawn), which)
        self.withdrawn.discard(claim)
        return [ClaimReinstated(claim=claim, reason="test")]

    def _document(self, which: int, what: int, value: int, *_: int) -> list[Event]:
        if not self.documents:
            return []
        key = pick(sorted(self.documents), which)
        heads = pick(HEADS, value)
        changes: dict[str, Any] = pick(
            (
                {"published": self._date(value)},
                {"outlet": pick(OUTLETS, value)},
                {"via": [link.to_json() for link in read_links(heads, BASE, None)] if heads else None},
                {"title": f"title {value % 3}"},
                {"published": self._date(value), "outlet": pick(OUTLETS, value // 8)},
            ),
            what,
        )
        if all(self.documents[key].get(name) == value for name, value in changes.items()):
            return []
        self.documents[key].update(changes)
        return [DocumentCorrected(key=key, changes=changes, reason="test")]


def _base() -> Registry:
    """The registry that rows are read with: everything goes by its key."""
    registry = Registry()
    for key, description in ENTITIES.items():
        registry.put(Entity.model_validate({"key": key, **description, "names": [key]}))
    for name, pattern in TOPICS.items():
        registry.put_topic(Topic.model_validate({"name": name, **pattern}))
    return registry


BASE = _base()
