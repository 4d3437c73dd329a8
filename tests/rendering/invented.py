"""Invented listings for the layouts: every ship, outlet, person and event in them is made up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

TODAY = date(2031, 6, 30)


@dataclass(frozen=True)
class Invented:
    """A listing as the queries return it."""

    items: Sequence[Mapping[str, Any]] = field(default_factory=list)
    as_of: str | None = None
    recorded_at: str | None = None
    position: int = 412


def position(value: str, when: str | None, outlets: list[str], origins: list[str], **more: Any) -> dict[str, Any]:
    return {
        "value": value,
        "when": when,
        "claims": ["c0invented0a", "c0invented0b"],
        "outlets": outlets,
        "origins": origins,
        "unknown": 0,
        **more,
    }


def state(*positions: dict[str, Any]) -> dict[str, Any]:
    alone = len(positions) == 1
    return {
        "value": positions[0]["value"] if alone else None,
        "when": positions[0]["when"] if alone else None,
        "contested": not alone,
        "positions": list(positions),
    }


HERON: dict[str, Any] = {
    "id": "n0heron00000",
    "name": "Invented Heron",
    "type": "vessel",
    "location": state(
        position(
            "Port Example",
            "2031-06-14",
            ["Example Gazette", "Sample Times"],
            ["House of Samples"],
            bases=["satellite imagery"],
        )
    ),
    "condition": state(position("unloading", "2031-06-15", ["Sample Times"], ["House of Samples"])),
    "owner": state(
        position("Alpha Shipping or Beta Marine", "2030-10-16", ["Example Gazette"], ["Institute of Examples"]),
        position("Gamma Holdings", "2030-10-16", ["Republished Weekly"], [], unknown=1),
    ),
    "flag": None,
    "identifiers": [{"scheme": "IMO", "value": "0000000", "contested": False}],
    "sanctions": [
        {
            "by": "Exampleland",
            "when": "2029-05",
            "outlets": ["Example Gazette"],
            "origins": ["Exampleland"],
            "unknown": 0,
        },
        {"by": None, "when": None, "outlets": ["Sample Times"], "origins": [], "unknown": 1},
    ],
    "last_report": "2031-06-16",
    "contests": ["x0owner00000"],
}
CRANE: dict[str, Any] = {
    "id": "n0crane00000",
    "name": "Invented Crane",
    "type": "vessel",
    "location": None,
    "condition": None,
    "owner": None,
    "flag": None,
    "identifiers": [],
    "sanctions": [],
    "last_report": None,
    "contests": [],
}

OWNER: dict[str, Any] = {
    "id": "x0owner00000",
    "verdict": "contradicts",
    "reasons": ["single-value"],
    "subject": "Invented Heron",
    "attribute": "owner",
    "explanation": "One ship has one owner at a time: Alpha Shipping or Beta Marine, against Gamma Holdings.",
    "same_origin": False,
    "ruling": {
        "by": "an invented editor",
        "at": "2031-06-20",
        "verdict": "confirm",
        "reason": "both were checked",
    },
    "positions": [
        {
            **position("Alpha Shipping or Beta Marine", "2030-10-16", ["Example Gazette"], ["Institute of Examples"]),
            "id": "p0alpha00000",
            "documents": [
                {
                    "key": "gazette-1",
                    "outlet": "Example Gazette",
                    "published": "2030-10-16",
                    "title": "Who owns the herons",
                }
            ],
        },
        {
            **position("Gamma Holdings", "2030-10-16", ["Republished Weekly"], [], unknown=1),
            "id": "p0gamma00000",
            "documents": [
                {
                    "key": "weekly-1",
                    "outlet": None,
                    "published": "[2030-10-16..2030-10-31]",
                    "title": "A ship and its papers",
                }
            ],
        },
    ],
    "clashes": [
        {
            "a": "p0alpha00000",
            "b": "p0gamma00000",
            "verdict": "contradicts",
            "reason": "single-value",
            "explanation": None,
        }
    ],
}
TRIPS: dict[str, Any] = {
    **OWNER,
    "id": "x0trips00000",
    "verdict": "diverges",
    "reasons": ["retelling"],
    "attribute": "trips between Port Example and Sample Bay",
    "explanation": "Both retell one report of the Institute of Examples: at least 4 trips, at least 5 trips.",
    "same_origin": True,
    "ruling": None,
    "positions": [
        {**OWNER["positions"][0], "value": value, "when": "2030-08/2030-10"}
        for value in ("at least 4 trips", "at least 5 trips", "3–9 trips")
    ],
}

LINEAGE: dict[str, Any] = {
    "id": "c0heron00000",
    "headline": "Invented Heron arrived at Port Example, 14 June 2031",
    "outlets": ["Example Gazette", "Sample Times"],
    "origins": ["House of Samples"],
    "utterances": [{"source": "Samples Pro", "on": "2031-06-15"}],
    "unknown": 0,
    "bases": ["satellite imagery"],
    "first": {"key": "gazette-2", "outlet": "Example Gazette", "published": "2031-06-16", "title": "Herons in port"},
    "reports": [
        {
            "document": {
                "key": "gazette-2",
                "outlet": "Example Gazette",
                "published": "2031-06-16",
                "title": "Herons in port",
            },
            "claims": ["c0heron00000"],
            "uncertain": False,
            "lag": 0,
            "tellings": [{"source": "Samples Pro", "on": "2031-06-15", "lag": 1}],
            "changed": [
                {
                    "what": "date",
                    "about": "Invented Heron, place",
                    "here": "2031-06-14",
                    "elsewhere": [{"outlet": "Sample Times", "said": "2031-06-13"}],
                },
                {
                    "what": "hedge",
                    "about": "Invented Heron, place",
                    "here": None,
                    "elsewhere": [{"outlet": "Sample Times", "said": "probably"}],
                },
            ],
        },
        {
            "document": {
                "key": "times-2",
                "outlet": "Sample Times",
                "published": "[2031-06-17..2031-06-19]",
                "title": "The Heron again",
            },
            "claims": ["c0heron00001"],
            "uncertain": True,
            "lag": 3,
            "tellings": [{"source": "Samples Pro", "on": "2031-06-15", "lag": 4}],
            "changed": [
                {
                    "what": "date",
                    "about": "Invented Heron, place",
                    "here": "2031-06-13",
                    "elsewhere": [{"outlet": "Example Gazette", "said": "2031-06-14"}],
                }
            ],
        },
    ],
    "relays": [
        {"source": "Samples Pro", "house": "House of Samples", "relay": "cites", "chains": 1},
        {"source": "Samples Pro", "house": "House of Samples", "relay": "translating", "chains": 1},
        {"source": "Wire of Examples", "house": "Wire of Examples", "relay": "quoting", "chains": 1},
    ],
    "loops": [{"sources": ["Sample Times", "Wire of Examples"], "claims": ["c0heron00000", "c0heron00001"]}],
    "choke_points": [
        {"source": "House of Samples", "supports": 2, "of": 2, "positions": 1, "of_positions": 1},
        {"source": "Wire of Examples", "supports": 1, "of": 2, "positions": 0, "of_positions": 1},
    ],
    "chains": [
        [
            {"source": "Example Gazette", "relay": None, "on": "2031-06-16"},
            {"source": "Wire of Examples", "relay": "quoting", "on": "2031-06-16"},
            {"source": "Samples Pro", "relay": "cites", "on": "2031-06-15"},
        ],
        [
            {"source": "Sample Times", "relay": None, "on": "2031-06-17"},
            {"source": "Samples Pro", "relay": "translating", "on": "2031-06-15"},
        ],
    ],
}


def claim(number: int, headline: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"c{number:011d}",
        "kind": "port-call",
        "headline": headline,
        "document": {
            "key": "gazette-2",
            "outlet": "Example Gazette",
            "published": "2031-06-16",
            "title": "Herons in port",
        },
        "role": "outlet",
        "chain": ["Samples Pro"],
        "stance": "assert",
        "hedge": None,
        "published": "2031-06-16",
        "recorded_at": "2031-06-18T09:00:00Z",
        "contested": False,
        "corrected": False,
        "retracted": False,
        **more,
    }


CLAIMS = [
    claim(1, "Invented Heron arrived at Port Example, 14 June 2031", contested=True),
    claim(
        2,
        "No ship of the Invented fleet docked at Port Example since 1 June 2031",
        stance="deny",
        corrected=True,
    ),
    claim(3, "Invented Crane sank", retracted=True, chain=[], published="[2031-06-01..2031-06-15]"),
]
TIMELINE = [{**one, "when": when} for one, when in zip(CLAIMS, ("2031-06-14", "2031-06-01/..", None), strict=True)]
SEARCH = [
    {**CLAIMS[0], "found": "… arrived at Port Example, 14 June …"},
    {
        "id": "n0crane00000",
        "kind": "entity",
        "headline": "Invented Crane",
        "found": "Invented Crane",
        "document": None,
    },
]
CHANGES: list[dict[str, Any]] = [
    {
        "change": "gained",
        "what": "Invented Heron: where",
        "before": None,
        "after": "Port Example, 14 June 2031",
        "claims": ["c00000000001"],
        "because": [{"outlet": "Example Gazette", "published": "2031-06-16"}],
    },
    {
        "change": "changed",
        "what": "Invented Heron: condition",
        "before": "loading",
        "after": "unloading",
        "claims": ["c00000000002"],
        "because": [{"outlet": None, "published": "[2031-06-16..2031-06-30]"}],
    },
    {
        "change": "lost",
        "what": "Invented Crane: incident",
        "before": "sank",
        "after": None,
        "claims": ["c00000000003"],
        "because": [{"outlet": "Example Gazette", "published": "2031-06-20"}],
    },
]
UNDONE = {
    "batch": "b00000000003",
    "by": "an editor",
    "at": "2031-06-19T09:00:00Z",
    "reason": "entered twice",
}
LOG = [
    {
        "position": 412 - number,
        "id": f"e{number:011d}",
        "batch": "b00000000001" if number < 2 else "b00000000002",
        "type": kind,
        "recorded_at": "2031-06-18T09:00:00Z",
        "actor": "an invented analyst",
        "what": what,
        "undone": UNDONE if number == 1 else None,
    }
    for number, (kind, what) in enumerate(
        [
            ("ClaimRecorded", "Invented Heron arrived at Port Example, 14 June 2031"),
            ("DocumentFiled", "Example Gazette, 16 June 2031: Herons in port"),
            ("EntityDescribed", "Invented Heron, vessel"),
        ]
    )
]
SHOWN: dict[str, Any] = {
    **CLAIMS[1],
    "what": "claim",
    "fields": [
        {"name": "of", "value": "docking"},
        {"name": "at", "value": "Port Example"},
        {"name": "when", "value": "since 1 June"},
    ],
    "chain": LINEAGE["chains"][0],
    "chains": LINEAGE["chains"],
    "sourcing": "Example Gazette, quoting Wire of Examples on 16 June 2031, citing Samples Pro on 15 June 2031",
    "basis": ["satellite imagery"],
    "paragraph": "4",
    "quote": "not one of them\nhas come in since",
    "note": None,
    "versions": [
        {
            "version": 1,
            "by": None,
            "published": "2031-06-16",
            "recorded_at": "2031-06-18T09:00:00Z",
            "position": 410,
            "changes": [],
            "reason": None,
        },
        {
            "version": 2,
            "by": "outlet",
            "published": "2031-06-20",
            "recorded_at": "2031-06-21T09:00:00Z",
            "position": 412,
            "changes": [{"field": "when", "before": "since 2 June", "after": "since 1 June"}],
            "reason": "the outlet printed a correction",
        },
    ],
    "contests": [{"id": "x0owner00000", "verdict": "disputed", "subject": "docking", "attribute": "absence"}],
    "events": [
        {
            "position": 410,
            "type": "ClaimRecorded",
            "recorded_at": "2031-06-18T09:00:00Z",
            "actor": "an analyst",
            "what": "No ship of the Invented fleet docked at Port Example since 2 June 2031",
            "undone": None,
        },
        {
            "position": 411,
            "type": "ClaimCorrected",
            "recorded_at": "2031-06-18T10:00:00Z",
            "actor": "an analyst",
            "what": "c0halt, No ship docked, corrected by the desk (at): misread",
            "undone": UNDONE,
        },
    ],
    "review": {
        "state": "sent back",
        "by": "an editor",
        "at": "2031-06-19T09:00:00Z",
        "reason": "which of the two ports?",
    },
}
BRIEF: list[dict[str, Any]] = [
    {
        "section": "since",
        "position": 400,
        "recorded_at": "2031-06-17T09:00:00Z",
        "upto": 412,
        "first": False,
        "events": 12,
        "by": [{"actor": "an analyst", "events": 9}, {"actor": "an editor", "events": 3}],
    },
    {
        "section": "review",
        "waiting": 12,
        "sent_back": 3,
        "yours": [
            {
                "id": "c0halt000000",
                "headline": "No ship docked since 1 June 2031",
                "by": "an editor",
                "at": "2031-06-19T09:00:00Z",
                "reason": "which of the two ports?",
            }
        ],
    },
    {"section": "vessels", **HERON},
    {"section": "vessels", **CRANE},
    {"section": "contested", **OWNER},
    {"section": "contested", **TRIPS},
    {
        "section": "latest",
        "document": {
            "key": "gazette-2",
            "outlet": "Example Gazette",
            "published": "2031-06-16",
            "title": "Herons in port",
        },
        "claims": 12,
        "contested": 1,
        "headlines": [
            "Invented Heron arrived at Port Example, 14 June 2031",
            "No ship docked since 1 June 2031",
        ],
    },
    {
        "section": "lone",
        "source": "House of Samples",
        "bases": ["satellite imagery"],
        "supports": 14,
        "of": 31,
        "outlets": ["Example Gazette", "Sample Times"],
        "subjects": ["Invented Heron", "Invented Crane"],
    },
    {
        "section": "gaps",
        "id": "n0crane00000",
        "name": "Invented Crane",
        "what": "no report since",
        "since": "2031-01-02",
    },
    {
        "section": "gaps",
        "id": "n0heron00000",
        "name": "Invented Heron",
        "what": "flag not said",
        "since": None,
    },
]
ENTITIES = [
    {
        "key": "invented-heron",
        "id": "n0heron00000",
        "name": "Invented Heron",
        "type": "vessel",
        "names": ["Invented Heron", "발명된 왜가리"],
        "part_of": None,
        "within": None,
        "members": [],
        "identifiers": [{"scheme": "IMO", "value": "0000000"}],
        "claims": 12,
    }
]
SPEAKERS = [
    {
        "key": "samples-pro",
        "name": "Samples Pro",
        "type": "outlet",
        "house": "House of Samples",
        "party": [],
        "names": ["Samples Pro"],
        "documents": 3,
        "claims": 14,
    }
]
DOCUMENTS = [
    {
        "key": "gazette-2",
        "outlet": "Example Gazette",
        "title": "Herons in port",
        "published": "2031-06-16",
        "url": "https://example.invalid/2",
        "language": "en",
        "affair": None,
        "claims": 12,
        "contested": 1,
    }
]
TOPICS = [{"name": "herons from Exampleland", "pattern": {"from": "Exampleland", "goods": "herons"}, "claims": 2}]
