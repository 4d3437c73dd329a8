"""A small registry for tests of meaning: the ships, places, goods and speakers that the kinds' examples name, and a few
invented ones beside them. Also a short way to write sides, claims and documents."""

from typing import Any

from claims_ledger.domain.assertion import Assertion, Mode, Question, Value
from claims_ledger.domain.chains import UNSAID, Branch, read_chain
from claims_ledger.domain.claim import Claim, Content
from claims_ledger.domain.compare import Side
from claims_ledger.domain.contests import judge
from claims_ledger.domain.dates import Period, Published, read_period, read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity, Ref
from claims_ledger.domain.events import ClaimRecorded
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.history import ClaimHistory
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position, assertions_of, load_content, position_of, spoken_on, tellings
from claims_ledger.domain.topics import Topic

# key, type, names, and what else is known of it
_ENTITIES: tuple[tuple[str, str, list[str], dict[str, Any]], ...] = (
    ("north-korea", "country", ["North Korea", "DPRK", "북한"], {}),
    ("russia", "country", ["Russia", "Россия"], {}),
    ("ukraine", "country", ["Ukraine"], {}),
    ("china", "country", ["China"], {}),
    ("rason", "region", ["Rason"], {"in": ["north-korea"]}),
    ("primorye", "region", ["Primorye"], {"in": ["russia"]}),
    ("rajin", "port", ["Rajin", "Najin", "나진", "Раджин"], {"in": ["rason"]}),
    ("rajin-pier-1", "berth", ["Rajin pier 1"], {"in": ["rajin"]}),
    ("dunay", "port", ["Dunay", "Dunai"], {"in": ["primorye"]}),
    ("vostochny", "port", ["Vostochny"], {"in": ["primorye"]}),
    ("vladivostok", "city", ["Vladivostok"], {"in": ["primorye"]}),
    ("waters-east-of-vladivostok", "sea area", ["waters east of Vladivostok"], {}),
    ("tikhoretsk", "city", ["Tikhoretsk"], {"in": ["russia"]}),
    ("tikhoretsk-depot", "depot", ["Tikhoretsk depot"], {"in": ["tikhoretsk"]}),
    ("zhoushan", "port", ["Zhoushan"], {"in": ["china"]}),
    ("zhoushan-xinya", "yard", ["Zhoushan Xinya Shipyard"], {"in": ["zhoushan"]}),
    ("shanghai", "city", ["Shanghai"], {"in": ["china"]}),
    ("tianjin", "city", ["Tianjin"], {"in": ["china"]}),
    ("pyongyang", "city", ["Pyongyang"], {"in": ["north-korea"]}),
    ("moscow", "city", ["Moscow"], {"in": ["russia"]}),
    ("border-of-ukraine", "border", ["border of Ukraine"], {}),
    ("angara", "vessel", ["Angara"], {}),
    ("maria", "vessel", ["Maria"], {}),
    ("maia-1", "vessel", ["Maia-1"], {}),
    ("lady-r", "vessel", ["Lady R", "Леди Р"], {"identifiers": {"IMO": "9161003"}}),
    ("ships", "fleet", ["Russian cargo ships"], {"members": ["angara", "maria", "maia-1", "lady-r"]}),
    ("il-76td", "aircraft", ["Il-76TD"], {}),
    ("arms", "goods", ["arms"], {}),
    ("munitions", "goods", ["munitions"], {"in": ["arms"]}),
    ("shells", "goods", ["artillery shells"], {"in": ["munitions"]}),
    ("shells-152", "goods", ["152 mm artillery shells"], {"in": ["shells"]}),
    ("shells-122", "goods", ["122 mm artillery shells"], {"in": ["shells"]}),
    ("ballistic-missiles", "goods", ["ballistic missiles"], {"in": ["arms"]}),
    ("containers", "goods", ["shipping containers"], {}),
    ("containers-20", "goods", ["20-foot containers"], {"in": ["containers"]}),
    ("food", "goods", ["food"], {}),
    ("korea-risk-group", "company", ["Korea Risk Group"], {}),
    ("nk-pro", "outlet", ["NK Pro"], {"part_of": "korea-risk-group"}),
    ("nk-news", "outlet", ["NK News"], {"part_of": "korea-risk-group"}),
    ("afp", "agency", ["AFP"], {}),
    ("gazette", "outlet", ["Example Gazette"], {}),
    ("times", "outlet", ["Sample Times"], {}),
    ("rusi", "think tank", ["RUSI"], {}),
    ("war-institute", "think tank", ["Institute for the Study of War"], {}),
    ("rand", "think tank", ["RAND Corporation"], {}),
    ("planet", "data provider", ["Planet Labs"], {}),
    ("experts", "unnamed", ["unnamed weapons experts"], {}),
    ("us-government", "government", ["US government"], {}),
    ("japanese-government", "government", ["Japanese government"], {}),
    ("dprk-government", "government", ["North Korean government"], {}),
    ("russian-government", "government", ["Russian government"], {}),
    ("russian-ministry", "ministry", ["Russian defence ministry"], {"part_of": "russian-government"}),
    ("south-korean-government", "government", ["South Korean government"], {}),
    ("shin-won-sik", "official", ["Shin Won-sik"], {"part_of": "south-korean-government"}),
    ("kim-jong-un", "official", ["Kim Jong Un"], {"part_of": "dprk-government"}),
    ("shoigu", "official", ["Sergei Shoigu"], {"part_of": "russian-ministry"}),
    ("m-leasing", "company", ["M Leasing"], {}),
    ("marine-trans", "company", ["Marine Trans Shipping"], {}),
    ("azia", "company", ["Azia Shipping Holdings"], {}),
    ("azia-one", "company", ["Azia One"], {"part_of": "azia"}),
    ("sons", "company", ["Sample & Sons"], {}),
    ("embargo", "rule", ["UN arms embargo on North Korea"], {}),
)
ARMS = "arms from North Korea to Russia"
_TOPICS: tuple[dict[str, str], ...] = (
    {"name": ARMS, "from": "north-korea", "to": "russia", "goods": "arms"},
    {"name": "shells from Rajin to Russia", "from": "rajin", "to": "russia", "goods": "shells"},
    {"name": "breach of the embargo", "within": ARMS},
    {"name": "weather"},
)
PUBLISHED = read_published("2024-03-13")


def registry() -> Registry:
    """A fresh copy."""
    new = Registry()
    for key, type_, names, more in _ENTITIES:
        new.put(Entity.model_validate({"key": key, "type": type_, "names": names, **more}))
    for topic in _TOPICS:
        new.put_topic(Topic.model_validate(topic))
    return new


WORLD = registry()


def ref(key: str) -> Ref:
    """An entity that there is."""
    assert key in WORLD.entities, key
    return WORLD.ref(key)


def question(attribute: str, **terms: str | list[str]) -> Question:
    """Terms by entity key, several as a list; what is no key is words."""
    read: dict[str, Any] = {
        role: tuple(ref(key) for key in term)
        if isinstance(term, list)
        else ref(term)
        if term in WORLD.entities
        else term
        for role, term in terms.items()
    }
    return Question(attribute, **read)


def period(words: str | None) -> Period | None:
    """A time as a document of 13 March 2024 would put it."""
    return None if words is None else read_period(words, PUBLISHED)


def side(
    asked: Question, value: Value, when: str | None = None, mode: Mode = "event", said: str = "2024-03-13"
) -> Side:
    """One side of a comparison, its open end or missing time closed on the day it was said, as the ledger does it."""
    return position_of(Assertion(asked, value, period(when), mode), read_period(said, None)).side


def claim(kind: str, known: Registry = WORLD, published: Published = PUBLISHED, **row: Any) -> Claim:
    """A claim from a row's words; `for_` and the like stand for fields that Python reserves."""
    words = {name.rstrip("_"): value for name, value in row.items()}
    return KINDS[kind].model_validate(words, context=Reading(known, published))


def content(
    kind: str, *, via: str = "", stance: Any = "assert", hedge: str | None = None, **row: Any
) -> dict[str, Any]:
    """The stored form of a row."""
    chain: tuple[Branch, ...] = read_chain(via, WORLD, PUBLISHED) if via else UNSAID
    return Content(claim(kind, **row), stance, hedge, chain).stored()


def reloaded(stored: dict[str, Any]) -> Content:
    """What an event would give back."""
    return load_content(stored, WORLD)


def document(published: str = "2024-03-13", outlet: str = "gazette", **more: Any) -> Document:
    """A published item."""
    plain = {
        "key": f"{outlet}-1",
        "outlet": outlet,
        "title": "A title",
        "published": read_published(published).to_json(),
    }
    return Document.model_validate({**plain, **more})


def positions(
    kind: str,
    *,
    published: str = "2024-03-13",
    outlet: str = "gazette",
    via: str = "",
    stance: Any = "assert",
    **row: Any,
) -> list[Position]:
    """What a row of a document comes to hold."""
    paper = document(published, outlet)
    when = paper.when()
    chain = read_chain(via, WORLD, when) if via else UNSAID
    stored = Content(claim(kind, published=when, **row), stance, None, chain).stored()
    recorded = ClaimRecorded(claim="c1", document=paper.key, content=stored, entered="hand")
    return [
        position_of(assertion, spoken_on(branch, paper))
        for telling in tellings(ClaimHistory.of([recorded]), paper, [], WORLD)
        for assertion in assertions_of(telling, WORLD)
        for branch in telling.branches
    ]


def verdicts(one: list[Position], other: list[Position]) -> set[tuple[str, str, str]]:
    """Verdict, reason and subject of every clash between what two rows hold."""
    clashes = (judge(a, b, WORLD) for a in one for b in other if a.id != b.id)
    return {(c.verdict.name, c.verdict.reason, c.question.describe()[0]) for c in clashes if c is not None}
