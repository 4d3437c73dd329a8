"""Invented stays and runs for the picture of `claims timeline`: every ship, port call and figure in it is made up."""

from datetime import date
from typing import Any


def day(text: str | None) -> int | None:
    return None if text is None else date.fromisoformat(f"2031-{text}").toordinal()


def stay(
    first: str | None, last: str | None, sure: tuple[str, str] | None = None, told: str = "12-01", **more: Any
) -> dict[str, Any]:
    """From its first to its last day, certain from and to."""
    return {
        "id": "p0stay000000",
        "when": None,
        "undated": False,
        "first": day(first),
        "last": day(last),
        "from": day(sure[0]) if sure else None,
        "to": day(sure[1]) if sure else None,
        "around": False,
        "open_start": first is None,
        "open_end": last is None,
        "told": day(told),
        "contested": False,
        "claims": ["c0heron00000"],
        **more,
    }


def on(text: str, **more: Any) -> dict[str, Any]:
    return stay(text, text, (text, text), **more)


def line(value: str, *stays: dict[str, Any], how: str = "at", **more: Any) -> dict[str, Any]:
    return {
        "value": value,
        "how": how,
        "in_repair": False,
        "outlets": ["Example Gazette", "Sample Times"],
        "origins": ["Samples Pro"],
        "unknown": 0,
        "stays": list(stays),
        **more,
    }


LANES: list[dict[str, Any]] = [
    {
        "id": "heron",
        "name": "Invented Heron",
        "type": "vessel",
        "lines": [
            line("between Port Example and Sample Bay", stay("01-01", "02-28", ("01-31", "02-20")), how="between"),
            line("Port Example", on("03-03"), on("03-10", contested=True), stay("04-02", "04-19", ("04-02", "04-19"))),
            line("Sample Bay", on("03-10", contested=True), stay("03-11", "03-20", contested=True)),
            line(
                "Sample Bay Yard",
                stay("04-25", "06-10", ("05-05", "05-31"), in_repair=True),
                in_repair=True,
                origins=[],
                unknown=2,
            ),
            line("Example Roads", stay("06-20", None, ("06-20", "06-28"), open_end=True)),
            line("Port Example Anchorage", on("07-20", told="07-01")),
        ],
    },
    {
        "id": "crane",
        "name": "발명된 두루미",
        "type": "vessel",
        "lines": [
            line("in repair", stay(None, "03-09", ("03-09", "03-09")), how="condition", in_repair=True),
            line("가상항 제2부두", stay("05-01", "05-07", around=True), on("06-30", undated=True)),
            line("Port Example", stay(None, None, open_start=False, open_end=False), unknown=1),
        ],
    },
    {"id": "teal", "name": "Invented Teal", "type": "aircraft", "lines": []},
]
