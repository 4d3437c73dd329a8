"""Invented judgements of an invented desk: rulings, ratings, assessments, and what is lacking."""

from typing import Any

from tests.rendering.invented import CLAIMS, HERON, OWNER, SPEAKERS, TRIPS, position

DECISION: dict[str, Any] = {
    "by": "an invented editor",
    "at": "2031-06-20T09:30:00.000000Z",
    "verdict": "decide",
    "reason": "the register of herons says so",
    "holds": "p0alpha00000",
}
DECIDED: dict[str, Any] = {**OWNER, "ruling": DECISION, "reopened_by": []}
DISMISSED: dict[str, Any] = {
    **TRIPS,
    "ruling": {**DECISION, "verdict": "dismiss", "reason": "two ways to count", "holds": None},
    "reopened_by": [],
}
REOPENED: dict[str, Any] = {**OWNER, "ruling": None, "reopened_by": ["p0gamma00000"]}
RULED = [DECIDED, DISMISSED, REOPENED]
CONTEST: dict[str, Any] = {
    **REOPENED,
    "what": "contest",
    "rulings": [{**DECISION, "weighed": ["p0alpha00000"]}],
}

STATUS: dict[str, Any] = {
    **HERON,
    "owner": {
        "value": "Gamma Holdings",
        "when": "2030-10-16",
        "contested": True,
        "ruling": {"contest": "x0owner00000", **DECISION},
        "positions": [
            position(
                "Alpha Shipping or Beta Marine",
                "2030-10-16",
                ["Example Gazette"],
                ["Institute of Examples"],
                holds=False,
            ),
            position("Gamma Holdings", "2030-10-16", ["Republished Weekly"], [], unknown=1, holds=True),
        ],
    },
    "contests": [],
}

RATINGS: list[dict[str, Any]] = [
    {
        "by": "an invented editor",
        "at": "2031-06-20T09:30:00.000000Z",
        "letter": "B",
        "means": "usually reliable",
        "reason": "borne out twice",
        "lints": [],
    },
    {
        "by": "Samples News",
        "at": "2031-06-21T09:30:00.000000Z",
        "letter": "F",
        "means": "reliability cannot be judged",
        "reason": "too near",
        "lints": ["Samples News rates their own house, Samples News"],
    },
]
ASSESSMENTS: list[dict[str, Any]] = [
    {
        "by": "an invented editor",
        "at": "2031-06-20T09:30:00.000000Z",
        "credibility": "1",
        "likelihood": "very likely",
        "confidence": "low",
        "note": "two pictures show it",
        "lints": ["1 confirmed, with 1 independent known origin (House of Samples)"],
    },
    {
        "by": "another editor",
        "at": "2031-06-22T09:30:00.000000Z",
        "credibility": "6",
        "likelihood": None,
        "confidence": None,
        "note": None,
        "lints": [],
    },
]
ASSESSED: dict[str, Any] = {**CLAIMS[0], "what": "claim", "chain": [], "assessments": ASSESSMENTS}
RATED: dict[str, Any] = {
    "id": "samples-pro",
    "kind": "outlet",
    "what": "entity",
    "headline": "Samples Pro",
    "fields": [{"name": "house", "value": "House of Samples"}],
    "ratings": RATINGS,
}
SPEAKER: dict[str, Any] = {**SPEAKERS[0], "ratings": RATINGS}

GAPS: list[dict[str, Any]] = [
    *(
        {
            "gap": "origin",
            "id": f"c{number:011d}",
            "name": f"Invented Heron arrived at Port Example, {number + 1} June 2031",
            "what": "Example Gazette, on the word of House of Samples alone",
            "since": "2031-06-16",
        }
        for number in range(7)
    ),
    {"gap": "rating", "id": "wire", "name": "Wire of Examples", "what": "speaks in 12 claims", "since": None},
    {
        "gap": "vessel",
        "id": "n0crane00000",
        "name": "Invented Crane",
        "what": "no report since",
        "since": "2031-01-02",
    },
    {
        "gap": "ruling",
        "id": "x0owner00000",
        "name": "Invented Heron: owner",
        "what": "contradicts, reopened by 1 position since a ruling",
        "since": "[2030-10-16..2030-10-31]",
    },
    {
        "gap": "judgement",
        "id": "c00000000001",
        "name": "Invented Heron arrived at Port Example, 14 June 2031",
        "what": "1 confirmed, with no known origin, by an invented editor",
        "since": "2031-06-20",
    },
]
COUNTED: list[dict[str, Any]] = [
    {"section": "gaps", **GAPS[8]},
    {
        "section": "gaps",
        "gap": "origin",
        "id": "origin",
        "name": "Claims on a single origin",
        "what": "7 of 31",
        "since": None,
    },
]
