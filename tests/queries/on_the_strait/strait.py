"""An invented strait for status, contests and changes: real names of ports; every ship, outlet, report and event is
made up. Days of 2031, and who says what:

gazette-1, Example Gazette, 5 March
    Heron ran between Rajin and Vostochny from January to 20 February, by Samples Pro. Heron and Crane jointly made at
    least 4 trips, by Ana Lyst of 4 March. None of the Birds at Rajin since 12 February, by Samples Pro of 4 March. The
    Exampleland government accuses. Heron is under sanctions. It is 200 km across.
times-1, Sample Times, 13 March
    Heron at Rajin on 10 March, by Samples News, satellite imagery. Heron will be at Vostochny on 20 March. Crane in
    repair in Russia. Alpha owns Heron. At least 5 runs, by Ana Lyst of 4 March. It is 125 miles across. North Korea
    denies. The Birds are under Exampleland's sanctions.
pro-1, Samples Pro, 16 to 31 March
    Heron arrived at Vostochny on 14 March, unloaded there on the 15th. Crane in repair at Vostochny. Beta owns Heron,
    reportedly. North Korea denies a breach of rules.
gazette-2, Example Gazette, 10 April
    Heron at Rajin on 15 March; retracted on 20 April.
"""

from claims_ledger.domain.dates import read_published
from claims_ledger.domain.events import ClaimRetracted, TopicDescribed
from claims_ledger.domain.topics import Topic
from claims_ledger.store.events import EventStore
from tests.queries.harbour import ENTITIES, TOPIC, Harbour

NARROWER = "breach of rules by arms from North Korea"


def fill(store: EventStore) -> Harbour:
    """Writes the strait."""
    new = Harbour(store)
    new.registry.put_topic(Topic(name=NARROWER, within=TOPIC))
    new.after["registry"] = new.write(
        *(new.register(key, **description) for key, description in ENTITIES.items()),
        new.register("flyer", type="aircraft", names=["Invented Flyer"]),
        new.register("heron-house", type="company", names=["Invented Heron"]),
        new.topic(TOPIC, from_="north-korea", to="russia", goods="arms"),
        TopicDescribed(name=NARROWER, pattern={"within": TOPIC}),
    )
    new.after["gazette-1"] = new.write(
        new.file("gazette-1", "example-gazette", "2031-03-05", "Runs across the strait"),
        new.say("heron ran", "gazette-1", "voyage", who="heron", from_="Rajin", to="Vostochny",
                when="2031-01/2031-02-20",
                via="quoting Samples Pro on 2031-03-04", basis="satellite imagery"),
        new.say("four trips", "gazette-1", "trips", who="jointly heron & Invented Crane", between=["Rajin",
                "Vostochny"],
                count="at least 4 trips", when="2031-01/2031-02", via="Ana Lyst on 2031-03-04"),
        new.say("none at rajin", "gazette-1", "halt", of="docking", at="Rajin", who="Invented Birds",
                when="since 12 February", via="quoting Samples Pro on 2031-03-04", basis="satellite imagery"),
        new.say("accused", "gazette-1", "statement", who="Exampleland government", about=TOPIC, act="accuses",
                via="own"),
        new.say("sanctioned", "gazette-1", "sanction", who="heron"),
        new.say("200 km", "gazette-1", "distance", from_="Rajin", to="Vostochny", quantity="200 km"),
    )  # fmt: skip
    new.after["times-1"] = new.write(
        new.file("times-1", "sample-times", "2031-03-13T09:00+09:00", "The Heron is back"),
        new.say("heron at rajin", "times-1", "port-call", who="heron", at="Rajin", when="2031-03-10", doing="moored",
                via="Samples News on 2031-03-12", basis="satellite imagery"),
        new.say("heron to come", "times-1", "port-call", who="heron", at="Vostochny", when="2031-03-20"),
        new.say("crane in russia", "times-1", "repair", who="Invented Crane", at="Russia", basis="ship tracking"),
        new.say("alpha owns", "times-1", "ownership", who="heron", role="owner", party="Alpha Shipping"),
        new.say("five runs", "times-1", "trips", who="jointly heron & Invented Crane", between=["Rajin", "Vostochny"],
                count="at least 5 runs", when="2031-01/2031-02", via="Ana Lyst on 2031-03-04"),
        new.say("125 miles", "times-1", "distance", from_="Vostochny", to="Rajin", quantity="125 miles"),
        new.say("denied", "times-1", "denial", who="North Korean government", about=TOPIC,
                via="quoting North Korean government on 2031-03-12"),
        new.say("fleet sanctioned", "times-1", "sanction", who="Invented Birds", by="Exampleland ministry", when="2030",
                for_="arms"),
    )  # fmt: skip
    new.after["pro-1"] = new.write(
        new.file("pro-1", "samples-pro", "2031-03-16/2031-03-31", "Unloading at Vostochny"),
        new.say("heron arrived", "pro-1", "port-call", who="heron", at="Vostochny", when="2031-03-14", doing="arrived",
                via="own", basis="satellite imagery"),
        new.say("heron unloads", "pro-1", "port-call", who="heron", at="Vostochny", when="2031-03-15",
                doing="unloading",
                via="own", basis="satellite imagery"),
        new.say("crane in yard", "pro-1", "repair", who="Invented Crane", at="Vostochny", via="own"),
        new.say("beta owns", "pro-1", "ownership", who="heron", role="owner", party="Beta Marine", via="?"),
        new.say("narrowly denied", "pro-1", "denial", who="North Korean government", about=NARROWER,
                via="North Korean government on 2031-03-15"),
        new.say("number", "pro-1", "identity", who="heron", attribute="IMO", value="9161003", via="own"),
        new.say("crane sails", "pro-1", "voyage", who="Invented Crane", to="Vostochny", arrived="mid-March 2031",
                via="own"),
    )  # fmt: skip
    new.after["gazette-2"] = new.write(
        new.file("gazette-2", "example-gazette", "2031-04-10", "Still at Rajin"),
        new.say("heron still at rajin", "gazette-2", "port-call", who="heron", at="Rajin", when="2031-03-15"),
    )
    new.after["retracted"] = new.write(
        ClaimRetracted(
            claim=new.claims["heron still at rajin"],
            published=read_published("2031-04-20").to_json(),
            reason="another ship",
        )
    )
    return new
