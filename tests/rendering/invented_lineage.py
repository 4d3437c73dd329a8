"""Invented answers of `claims impact`, `blame` and `series`: every ship, outlet and event in them is made up."""

from typing import Any

from tests.rendering.invented import LINEAGE

IMPACT: dict[str, Any] = {
    "id": "samples-pro",
    "headline": "Samples Pro on 2031-06-15",
    "sort": "utterance",
    "falls": [
        {
            "id": "c0heron00000",
            "headline": "Invented Heron arrived at Port Example, 14 June 2031",
            "document": {
                "key": "gazette-2",
                "outlet": "Example Gazette",
                "published": "2031-06-16",
                "title": "Herons in port",
            },
            "chains": LINEAGE["chains"][:1],
        }
    ],
    "weakened": [
        {
            "id": "c0heron00001",
            "headline": "Invented Heron unloading at Port Example",
            "document": {
                "key": "times-2",
                "outlet": "Sample Times",
                "published": "[2031-06-17..2031-06-19]",
                "title": "The Heron again",
            },
            "chains": LINEAGE["chains"][1:],
        }
    ],
    "positions": [
        {
            "id": "p0heron00000",
            "subject": "Invented Heron",
            "attribute": "place",
            "value": "Port Example",
            "when": "2031-06-14",
        }
    ],
    "contests": [
        {
            "id": "x0trips00000",
            "subject": "Invented Heron",
            "attribute": "trips",
            "before": "diverges",
            "after": None,
            "lost": [],
        },
        {
            "id": "x0owner00000",
            "subject": "Invented Heron",
            "attribute": "owner",
            "before": "contradicts",
            "after": "diverges",
            "lost": ["Gamma Holdings"],
        },
        {
            "id": "x0herons0000",
            "subject": "herons from Exampleland",
            "attribute": "asserted",
            "before": "disputed",
            "after": "disputed",
            "lost": ["not by sea"],
        },
    ],
    "statuses": [
        {
            "id": "invented-heron",
            "name": "Invented Heron",
            "line": "location",
            "before": "Port Example, 14 June 2031",
            "after": None,
        },
        {
            "id": "invented-heron",
            "name": "Invented Heron",
            "line": "last report",
            "before": "2031-06-16",
            "after": "2031-06-02",
        },
    ],
}
NOTHING_HANGS = {
    **{name: [] for name in ("falls", "weakened", "positions", "contests", "statuses")},
    "id": "c0crane00000",
    "headline": "Invented Crane sank",
    "sort": "claim",
}


def line(attribute: str, value: str, **more: Any) -> dict[str, Any]:
    return {
        "id": "p0heron00000",
        "attribute": attribute,
        "value": value,
        "when": None,
        "since": "2031-06-16T09:00+09:00",
        "by": "Example Gazette",
        "spoke": ["Samples Pro"],
        "contested": False,
        "contests": [],
        "claims": ["c0heron00000"],
        "outlets": ["Example Gazette"],
        "origins": ["House of Samples"],
        "unknown": 0,
        "bases": ["satellite imagery of 2031-06-14"],
        **more,
    }


BLAME = [
    line("place", "Port Example", when="2031-06-14", outlets=["Example Gazette", "Sample Times"]),
    line("place", "between Port Example and Sample Bay", when="2031-01/2031-05",
         claims=["c0heron00001", "c0heron00002"]),
    line("owner", "Alpha Shipping or Beta Marine", contested=True, contests=["x0owner00000"]),
    line("owner", "Gamma Holdings", spoke=[], origins=[], unknown=1, bases=[], contested=True, by="Republished Weekly",
         outlets=["Republished Weekly"], contests=["x0owner00000"]),
    line("IMO", "0000000", id=None, since=None, by="registry", spoke=[], claims=[], outlets=[], origins=[], bases=[]),
]  # fmt: skip


def figure(value: str, low: str | None, high: str | None, **more: Any) -> dict[str, Any]:
    return {
        "id": "p0trips00000",
        "question": "Invented Heron, trips between Port Example and Sample Bay",
        "when": "2031-01/2031-05",
        "value": value,
        "low": low,
        "high": high,
        "bound": "floor",
        "unit": "trip",
        "contested": False,
        "since": "2031-06-16",
        "outlets": ["Example Gazette"],
        "origins": ["House of Samples"],
        "unknown": 0,
        "bases": [],
        "claims": ["c0heron00000"],
        **more,
    }


SERIES = [
    figure("at least 4 trips", "4", None, contested=True),
    figure("about 20 trips", "18", "22", when="2031-06", bound="estimate"),
    figure("between 10 and 40 trips", "10", "40", when="2031-07", bound="range", origins=[], unknown=1),
    figure("up to 30 trips", None, "30", when="2031-08", bound="ceiling", outlets=["Sample Times", "Example Gazette"]),
    figure("exactly 25 trips", "25", "25", when=None, bound="exact"),
    figure(
        "dozens of containers",
        "24",
        "99",
        question="Port Example, shipped to Sample Bay",
        unit="container",
        bound="vague",
    ),
]
