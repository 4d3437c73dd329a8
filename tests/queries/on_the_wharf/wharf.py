"""An invented wharf for lineage, impact, attributes and figures: real names of ports; every ship, outlet, report and
event is made up. Days of 2031, and who says what:

pro-1, Samples Pro, 2 May
    Heron at Rajin on 1 May, its own, satellite imagery by Imager of 1 May. At least 4 trips of Heron, its own.
gazette-1, Example Gazette, 3 May
    Heron at Rajin on 1 May, probably, citing Samples Pro on 2 May, satellite imagery by Imager of "Thursday" (1 May).
    At least 5 trips, quoting Samples Pro on 2 May.
times-1, Sample Times, 10 to 12 May
    Heron at Rajin on 1 May, by Samples Pro last week (27 April to 3 May or so) and, separately, by Ana Lyst of 4 May.
    At least 5 trips, by the Wire citing Samples Pro on 2 May. About 20 containers, its own voice. Heron has no flag but
    Exampleland's, it seems, says the ministry in a register of ships. Sanctions on Heron.
wire-1, Wire of Examples, 13 May
    About 30 containers, citing Sample Times on 12 May.
times-2, Sample Times, 15 May
    About 30 containers, citing the Wire on 13 May.
"""

from claims_ledger.store.events import EventStore
from tests.queries.harbour import ENTITIES, Harbour

TRIPS = {"who": "Invented Heron", "between": ["Rajin", "Vostochny"], "when": "2031-01/2031-04"}
AT_RAJIN = {"who": "Invented Heron", "at": "Rajin", "when": "2031-05-01"}
BOXES = {"from_": "Rajin", "to": "Vostochny", "of": "arms", "when": "2031-04"}


def fill(store: EventStore) -> Harbour:
    """Writes the wharf."""
    new = Harbour(store)
    new.after["registry"] = new.write(
        *(new.register(key, **description) for key, description in ENTITIES.items()),
        new.register("imager", type="data provider", names=["Imager"]),
    )
    new.after["pro-1"] = new.write(
        new.file("pro-1", "samples-pro", "2031-05-02", "Heron in port"),
        new.say("seen", "pro-1", "port-call", **AT_RAJIN, via="own", basis="satellite imagery by Imager of 2031-05-01"),
        new.say("four", "pro-1", "trips", **TRIPS, count="at least 4 trips", via="own"),
    )
    new.after["gazette-1"] = new.write(
        new.file("gazette-1", "example-gazette", "2031-05-03", "Heron seen"),
        new.say("seen by gazette", "gazette-1", "port-call", **AT_RAJIN, via="Samples Pro on 2031-05-02",
                hedge="probably", basis="satellite imagery by Imager of Thursday"),
        new.say("five", "gazette-1", "trips", **TRIPS, count="at least 5 trips",
                via="quoting Samples Pro on 2031-05-02"),
    )  # fmt: skip
    new.after["times-1"] = new.write(
        new.file("times-1", "sample-times", "2031-05-10/2031-05-12", "Heron, and what she carried"),
        new.say("seen by times", "times-1", "port-call", **AT_RAJIN,
                via="Samples Pro on 2031-05-02 + Ana Lyst on 2031-05-04"),
        new.say("five again", "times-1", "trips", **TRIPS, count="at least 5 trips",
                via="Wire of Examples < Samples Pro on 2031-05-02"),
        new.say("twenty", "times-1", "shipment", **BOXES, count="about 20 containers"),
        new.say("flag", "times-1", "identity", who="Invented Heron", attribute="flag", value="Russia",
                via="Exampleland ministry in the register of ships"),
        new.say("sanctions", "times-1", "sanction", who="Invented Heron", by="Exampleland ministry", when="2030"),
    )  # fmt: skip
    new.after["wire-1"] = new.write(
        new.file("wire-1", "wire", "2031-05-13", "Thirty boxes"),
        new.say("thirty", "wire-1", "shipment", **BOXES, count="about 30 containers", via="Sample Times on 2031-05-12"),
    )
    new.after["times-2"] = new.write(
        new.file("times-2", "sample-times", "2031-05-15", "Thirty boxes, says the wire"),
        new.say("thirty, says the wire", "times-2", "shipment", **BOXES, count="about 30 containers",
                via="Wire of Examples on 2031-05-13"),
    )  # fmt: skip
    return new
