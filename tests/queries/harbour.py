"""An invented harbour for the views: real names of ports and one spelling of them in four scripts; every ship, outlet,
report and event is made up.

Days of 2031, and who says what:

| document | outlet | published | what it says |
|---|---|---|---|
| gazette-1 | Example Gazette | 10 June | Heron at Rajin on 8 June, quoting Samples Pro of 9 June, satellite imagery;
  owner of Heron Alpha Shipping, its own voice; arms from North Korea to Russia, says the Exampleland government |
| times-1 | Sample Times | 12 June | Heron at Rajin on 8 June, by Wire of Examples quoting Samples News of 9 June;
  Heron at Vostochny on 8 June, its own; owner Beta Marine, by the analyst and by Samples Pro each |
| times-2 | Sample Times | 16 to 18 June | North Korea denies the arms; somebody unnamed says Crane is unloading at
  Rason; a remark that the desk withdraws |
| pro-1 | Samples Pro | 14 June, entered last | Crane sank on 1 June, its own; retracted on 20 June |

Then Example Gazette corrects the day of Heron at Rajin to 7 June, published 21 June, and the desk a paragraph.
"""

from dataclasses import dataclass, field
from typing import Any

from claims_ledger.domain.basis import read_basis
from claims_ledger.domain.chains import UNSAID, read_chain
from claims_ledger.domain.claim import Content, Locator, claim_id
from claims_ledger.domain.dates import Published, read_published
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import (
    ClaimCorrected,
    ClaimRecorded,
    ClaimRetracted,
    ClaimWithdrawn,
    DocumentFiled,
    EntityDescribed,
    Event,
    TopicDescribed,
)
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.fold import Fold
from claims_ledger.store.events import EventStore

ACTOR = "an invented analyst"

ENTITIES: dict[str, dict[str, Any]] = {
    "north-korea": {"type": "country", "names": ["North Korea"]},
    "russia": {"type": "country", "names": ["Russia"]},
    "rason": {"type": "region", "names": ["Rason"], "in": ["north-korea"]},
    "rajin": {
        "type": "port", "names": ["Rajin", "Najin", "나진", "Раджин"], "in": ["rason"],
        "identifiers": {"UN/LOCODE": "KPRJN"},
    },
    "vostochny": {"type": "port", "names": ["Vostochny", "Восточный"], "in": ["russia"]},
    "heron": {"type": "vessel", "names": ["Invented Heron", "발명된 왜가리"], "identifiers": {"IMO": "0000000"}},
    "crane": {"type": "vessel", "names": ["Invented Crane"]},
    "birds": {"type": "fleet", "names": ["Invented Birds"], "members": ["heron", "crane"]},
    "arms": {"type": "goods", "names": ["arms"]},
    "shells": {"type": "goods", "names": ["shells"], "in": ["arms"]},
    "example-gazette": {"type": "outlet", "names": ["Example Gazette"], "party": "invented party"},
    "sample-times": {"type": "outlet", "names": ["Sample Times"]},
    "wire": {"type": "agency", "names": ["Wire of Examples"]},
    "house": {"type": "company", "names": ["House of Samples"]},
    "samples-pro": {"type": "outlet", "names": ["Samples Pro"], "part_of": "house"},
    "samples-news": {"type": "outlet", "names": ["Samples News"], "part_of": "house"},
    "analyst": {"type": "analyst", "names": ["Ana Lyst"]},
    "exampleland": {"type": "government", "names": ["Exampleland government"]},
    "exampleland-ministry": {"type": "ministry", "names": ["Exampleland ministry"], "part_of": "exampleland"},
    "dprk-government": {"type": "government", "names": ["North Korean government"]},
    "alpha": {"type": "company", "names": ["Alpha Shipping"]},
    "beta": {"type": "company", "names": ["Beta Marine"]},
}  # fmt: skip
TOPIC = "arms from North Korea to Russia"


@dataclass
class Harbour:
    """The ledger and what was written into it: ids by a word of the test's own, positions after each step."""

    store: EventStore
    registry: Registry = field(default_factory=Registry)
    claims: dict[str, str] = field(default_factory=dict)
    published: dict[str, Published] = field(default_factory=dict)
    after: dict[str, int] = field(default_factory=dict)

    def write(self, *events: Event) -> int:
        """Record events as one batch; the position of the last."""
        with self.store.writing(ACTOR) as unit:
            fold = Fold(unit.connection)
            for event in events:
                fold.apply(unit.append(event), event)
            fold.close()
            return unit.head

    def register(self, key: str, **description: Any) -> Event:
        self.registry.put(Entity.model_validate({"key": key, **description}))
        return EntityDescribed(key=key, description=description)

    def topic(self, name: str, **pattern: Any) -> Event:
        pattern = {role.rstrip("_"): key for role, key in pattern.items()}
        self.registry.put_topic(Topic.model_validate({"name": name, **pattern}))
        return TopicDescribed(name=name, pattern=pattern)

    def file(self, key: str, outlet: str, published: str, title: str, **more: Any) -> Event:
        self.published[key] = when = read_published(published)
        document = {"outlet": outlet, "published": when.to_json(), "title": title, **more}
        return DocumentFiled(key=key, document=document)

    def content(
        self, document: str, kind: str, *, via: str = "", basis: str = "", stance: Any = "assert",
        hedge: str | None = None, paragraph: str | None = None, quote: str | None = None, **fields: Any,
    ) -> dict[str, Any]:  # fmt: skip
        """The stored form of a sheet's row."""
        published = self.published[document]
        words = {name.rstrip("_"): value for name, value in fields.items()}
        claim = KINDS[kind].model_validate(words, context=Reading(self.registry, published))
        chain = read_chain(via, self.registry, published) if via else UNSAID
        bases = (read_basis(basis, self.registry, published),) if basis else ()
        return Content(claim, stance, hedge, chain, bases, Locator(paragraph, quote)).stored()

    def say(self, word: str, document: str, kind: str, **row: Any) -> Event:
        """A claim of a document; its id is kept under `word`."""
        content = self.content(document, kind, **row)
        self.claims[word] = claim = claim_id(document, content)
        return ClaimRecorded(claim=claim, document=document, content=content, entered="sheet")


def fill(store: EventStore) -> Harbour:
    """Writes the harbour."""
    new = Harbour(store)
    new.after["registry"] = new.write(
        *(new.register(key, **description) for key, description in ENTITIES.items()),
        new.topic(TOPIC, from_="north-korea", to="russia", goods="arms"),
    )
    new.after["gazette-1"] = new.write(
        new.file("gazette-1", "example-gazette", "2031-06-10", "Herons in port", affair="birds", language="en",
                 url="https://example.invalid/1"),
        new.say("heron at rajin", "gazette-1", "port-call", who="Invented Heron", at="Rajin", when="2031-06-08",
                via="quoting Samples Pro on 2031-06-09", basis="satellite imagery", paragraph="2",
                quote="Наблюдали в порту Раджин"),
        new.say("alpha owns", "gazette-1", "ownership", who="Invented Heron", role="owner", party="Alpha Shipping",
                paragraph="3"),
        new.say("arms accused", "gazette-1", "statement", who="Exampleland government", about=TOPIC, act="accuses",
                via="Exampleland ministry on 2031-06-07", paragraph="4"),
    )  # fmt: skip
    new.after["times-1"] = new.write(
        new.file("times-1", "sample-times", "2031-06-12", "Where is the Heron?", affair="birds"),
        new.say("heron at rajin too", "times-1", "port-call", who="Invented Heron", at="Najin", when="2031-06-08",
                via="Wire of Examples < quoting Samples News on 2031-06-09", basis="satellite imagery", paragraph="1"),
        new.say("heron at vostochny", "times-1", "sighting", who="Invented Heron", at="Vostochny", when="2031-06-08",
                via="own", basis="eyewitness", paragraph="2"),
        new.say("beta owns", "times-1", "ownership", who="Invented Heron", role="owner", party="Beta Marine",
                via="Ana Lyst on 2031-06-11 + Samples Pro on 2031-06-11", hedge="perhaps", paragraph="3"),
    )  # fmt: skip
    new.after["times-2"] = new.write(
        new.file("times-2", "sample-times", "2031-06-16/2031-06-18", "Nothing was sent"),
        new.say("arms denied", "times-2", "denial", who="North Korean government", about=TOPIC,
                via="quoting North Korean government on 2031-06-15", paragraph="1"),
        new.say("crane unloads", "times-2", "port-call", who="Invented Crane", at="Rason", doing="unloading",
                when="2031-06-13", via="?", paragraph="2"),
        new.say("mistake", "times-2", "remark", who="Invented Crane", text="entered by mistake", paragraph="3"),
    )  # fmt: skip
    new.after["withdrawn"] = new.write(ClaimWithdrawn(claim=new.claims["mistake"], reason="not in the report"))
    new.after["pro-1"] = new.write(
        new.file("pro-1", "samples-pro", "2031-06-14", "A ship is lost"),
        new.say("crane sank", "pro-1", "incident", who="Invented Crane", what="sank", when="2031-06-01", via="own"),
    )
    new.after["retracted"] = new.write(
        ClaimRetracted(
            claim=new.claims["crane sank"], published=read_published("2031-06-20").to_json(), reason="another ship"
        )
    )
    later = new.content("gazette-1", "port-call", who="Invented Heron", at="Rajin", when="2031-06-07")
    new.after["corrected"] = new.write(
        ClaimCorrected(
            claim=new.claims["heron at rajin"], by="outlet", version=2,
            changes={"fields": {"when": later["fields"]["when"]}},
            published=read_published("2031-06-21").to_json(),
            reason="the outlet printed a correction",
        ),
        ClaimCorrected(
            claim=new.claims["alpha owns"], by="desk", version=1, changes={"paragraph": "5"}, published=None,
            reason="miscounted",
        ),
    )  # fmt: skip
    return new
