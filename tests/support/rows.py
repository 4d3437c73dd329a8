"""Rows of every kind beside its example, for what a kind makes of them."""

from typing import Any

from claims_ledger.domain.kinds import KINDS

Row = dict[str, Any]

_MORE: dict[str, list[Row]] = {
    "port-call": [
        {"who": "Lady R", "at": "Rajin", "when": "2024-03-10"},
        {"who": "Lady R", "at": "Vostochny", "when": "2024-03-14", "doing": "arrived"},
        {
            "who": "each of Angara & Maria",
            "at": "Dunay",
            "when": "2024-03-14",
            "doing": "left",
            "of": "artillery shells",
            "count": "about 300 containers",
        },
        {
            "who": "jointly Angara & Maria",
            "at": "Rajin",
            "doing": "loading",
            "of": "shipping containers",
            "count": "hundreds of containers",
        },
        {"who": "Il-76TD", "at": "Pyongyang", "when": "2024-03-11", "for": "several hours"},
        {
            "who": "Lady R",
            "at": "Rajin",
            "doing": "moored",
            "ordinal": "third call of the year",
            "how_often": "twice a month",
        },
    ],
    "sighting": [
        {"who": "Maria", "between": ["Rajin", "Dunay"], "when": "2024-03-13", "doing": "underway", "speed": "12 knots"},
        {"who": "one of Angara & Maria", "at": "Rajin", "when": "2024-03-13"},
        {"who": "Maria", "at": "Rajin"},
    ],
    "voyage": [
        {"who": "Lady R", "from": "Rajin", "to": "Vostochny", "left": "2024-03-12", "arrived": "2024-03-14"},
        {"who": "Lady R", "from": "Rajin", "to": "Dunay", "left": "2024-03-12", "arrived": "2024-03-12"},
        {
            "who": "Russian cargo ships",
            "from": "Rajin",
            "to": "Vostochny",
            "when": "since late December 2023",
            "only": "yes",
        },
        {"who": "Maria", "from": "Rajin", "when": "2024-03-13", "status": "underway"},
        {"who": "Maria", "to": "Rajin", "when": "2024-03-20", "status": "planned"},
        {"who": "Maria", "to": "Vostochny", "status": "declared"},
        {"who": "Maria", "from": "Rajin", "to": "Dunay", "how_often": "every other week", "when": "2023"},
    ],
    "trips": [
        {
            "who": "Lady R",
            "between": ["North Korea", "Russia"],
            "count": "1 round trip",
            "when": "30 January to 8 February 2024",
        },
        {
            "who": "Russian cargo ships",
            "between": ["Rajin", ["Dunay", "Vostochny"]],
            "count": "at least 32 round trips",
        },
        {"who": "each of Angara & Maria", "between": ["Rajin", "Dunay"], "count": "2+ runs", "when": "2023-09"},
    ],
    "flight": [
        {
            "who": "Il-76TD",
            "route": "Pyongyang",
            "when": "2024-03-11",
            "operator": "Russian government",
            "purpose": "to bring officials",
        },
        {"who": "Il-76TD", "route": ["Shanghai", "Pyongyang"], "legs": ["2024-03-11", "2024-03-12"]},
    ],
    "shipment": [
        {"from": "Rajin", "to": "Tikhoretsk depot", "through": "Dunay", "mode": "rail", "of": "munitions"},
        {"to": "Russia", "of": "arms", "by": "Angara"},
        {
            "from": "North Korea",
            "to": "Russia",
            "of": "shipping containers",
            "count": "about 6,700 containers",
            "start": "2023-08-01",
            "when": "by 2024-02-26",
        },
        {
            "from": "North Korea",
            "count": "hundreds of containers",
            "by": "each of Angara & Maria",
            "when": "2024-02",
            "ordinal": "first since mid-February",
        },
        {"from": "Rajin", "of": "20-foot containers", "count": "300 containers"},
    ],
    "cargo": [
        {"who": "Lady R", "of": "artillery shells", "count": "300 containers", "when": "2024-03-14"},
        {"who": "jointly Angara & Maria", "of": "arms"},
    ],
    "estimate": [
        {"of": "Ukraine", "measure": "need", "count": "at least 200,000 rounds", "per": "month"},
        {"of": "Russia", "measure": "use", "count": "between 3 and 5 times", "relative_to": "what Ukraine can fire"},
        {
            "of": "shipping containers",
            "measure": "capacity",
            "count": "over 3 million rounds of 152 mm artillery shells",
            "or": ["500,000 rounds of 122 mm artillery shells"],
        },
        {
            "of": "North Korea",
            "measure": "stock",
            "count": "3 million rounds",
            "or": ["4 million rounds"],
            "when": "2020",
        },
    ],
    "halt": [
        {
            "of": "arms from North Korea to Russia",
            "at": "Rajin",
            "when": "around February 13 to March 10, 2024",
            "phase": "ended",
        },
        {"of": {"from": "Rajin", "to": "Dunay", "goods": "munitions"}, "when": "since 2024-02-12"},
        {"of": "loading", "at": "Rajin", "when": "since 2024-02-12", "who": "Maria"},
        {"of": "flights", "when": "since 2024-02-12"},
    ],
    "signal-gap": [{"who": "each of Angara & Maria", "at": "Rajin"}],
    "repair": [{"who": "Angara", "at": "China", "facility": "dry dock", "when": "since 2024-02-01"}, {"who": "Lady R"}],
    "incident": [
        {"who": "Maria", "what": "sank", "when": "2024-01-05", "cause": "a storm"},
        {"who": "Maria", "what": "seized", "at": "Vostochny", "when": "2024-01-05", "by": "US government"},
        {"who": "Vladivostok", "what": "hit", "by": "unnamed weapons experts"},
        {"who": "Angara", "what": "broke down"},
    ],
    "facility": [
        {"place": "Tikhoretsk depot", "attribute": "storage pits", "count": "20 pits", "change": "newly dug"},
        {"place": "Rajin", "attribute": "main use", "value": "coal"},
        {"place": "Dunay", "attribute": "traffic", "change": "growing fast", "when": "October 2023"},
    ],
    "traffic": [
        {"mode": "air", "between": ["Russia", "North Korea"], "count": "2 flights", "when": "2023"},
        {
            "mode": "sea",
            "between": ["Rajin", ["Dunay", "Vostochny"]],
            "level": "heavy",
            "through": "waters east of Vladivostok",
        },
    ],
    "identity": [
        {"who": "Angara", "attribute": "flag", "value": "Russia"},
        {"who": "Angara", "attribute": "flag", "value": "Russian"},
        {"who": "Il-76TD", "attribute": "registration", "value": "ra-76842"},
        {"who": "Il-76TD", "attribute": "registration", "value": "that of the plane seen in 2023"},
        {"who": "Lady R", "attribute": "former name", "value": "Lady B", "when": "until 2011"},
    ],
    "ownership": [
        {"who": "each of Angara & Maria", "role": "owner", "party": "one of M Leasing & Marine Trans Shipping"},
        {
            "who": "Angara",
            "role": "manager",
            "party": "jointly M Leasing & Marine Trans Shipping",
            "when": "since 2022",
        },
        {"who": "Il-76TD", "role": "linked", "party": "Russian government"},
    ],
    "role": [
        {"person": "Kim Jong Un", "office": "leader"},
        {
            "person": "Shin Won-sik",
            "office": "defence minister",
            "for": "South Korean government",
            "when": "2024-02-26",
        },
    ],
    "sanction": [
        {"who": "each of M Leasing & Azia Shipping Holdings"},
        {"who": "North Korea", "of": "trade in arms", "for": "tests of weapons"},
    ],
    "breach": [{"who": "North Korea", "rule": "its promise of 2018", "when": "2023"}],
    "use": [{"who": "Russia", "what": "arms", "when": "December 2023"}],
    "exchange": [
        {"giver": "North Korea", "to": "Russia", "gives": "munitions", "status": "sought", "when": "September 2023"},
        {"giver": "Russia", "to": "North Korea", "gives": ["food", "arms"], "status": "offered"},
        {"giver": "Russia", "to": "North Korea", "gives": "food", "status": "agreed"},
        {"giver": "Russia", "to": "North Korea", "gives": "food"},
    ],
    "visit": [
        {"who": "Sergei Shoigu", "at": "Pyongyang", "with": "Kim Jong Un", "for": "a weapons show"},
        {"who": "Sergei Shoigu", "at": "Pyongyang", "host": "Kim Jong Un", "for": "a parade", "when": "2023"},
        {"who": "Sergei Shoigu", "with": "Kim Jong Un"},
    ],
    "distance": [
        {"from": "Tikhoretsk depot", "to": "border of Ukraine", "quantity": "about 125 miles", "bearing": "south-east"}
    ],
    "statement": [
        {
            "who": "US government",
            "about": "arms from North Korea to Russia",
            "act": "accuses",
            "to": "North Korean government",
        },
        {"who": "US government", "about": "arms from North Korea to Russia", "act": "confirms"},
        {
            "who": "Japanese government",
            "about": "arms from North Korea to Russia",
            "act": "protests",
            "to": "North Korean government",
            "when": "2023-10-13",
        },
        {"who": "RUSI", "about": "Lady R", "act": "demands", "text": "a search"},
        {"who": "RUSI", "about": "weather", "act": "announces"},
        {"who": "RUSI", "about": "Lady R", "text": "is watched", "to": "AFP"},
    ],
    "denial": [
        {
            "who": "each of North Korean government & Russian government",
            "about": "breach of the embargo",
            "scope": "that the rules were broken",
            "when": "2023-10-15",
        }
    ],
    "no-comment": [{"who": "AFP", "about": "Lady R", "how": "not reached", "when": "2023-10-16"}],
    "assessment": [{"about": "Lady R", "sort": "weight", "text": "central to the trade"}],
    "remark": [{"who": "AFP", "text": "has an office in Seoul"}],
}

ROWS: dict[str, list[Row]] = {name: [dict(kind.example), *_MORE[name]] for name, kind in KINDS.items()}
EVERY = [(name, row) for name, rows in ROWS.items() for row in rows]
