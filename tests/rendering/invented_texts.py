"""Invented documents with their texts: every outlet, ship and sentence is made up."""

from typing import Any

from tests.rendering.invented import SHOWN


def drawn(id_: str, headline: str, paragraph: str | None, quote: str | None = None, **more: Any) -> dict[str, Any]:
    """A claim beside a paragraph; a quote is one that stands in the text."""
    return {
        "id": id_,
        "headline": headline,
        "paragraph": paragraph,
        "stance": "assert",
        "hedge": None,
        "quote": quote,
        "translation": None,
        "anchor": {"edition": 2, "prefix": "words before", "suffix": "words after"} if quote else None,
        "quote_in_text": True if quote else None,
        "contested": False,
        "corrected": False,
        "retracted": False,
        **more,
    }


def paragraph(block: int | None, label: str | None, text: str | None, *claims: dict[str, Any]) -> dict[str, Any]:
    return {"block": block, "paragraph": label, "text": text, "claims": list(claims)}


MOORED = drawn("c0heron00001", "Invented Heron at Port Example, 8 June 2031", "1", "왜가리가 “부두에” 있었다")
MOORED["translation"] = "the Heron was at the pier"
COUNTED = drawn("c0heron00002", "Invented Heron loaded at least 40 crates", "1", contested=True)
SAILED = drawn(
    "c0heron00003", "Invented Heron sailed on 9 June 2031", "3", "she has sailed", quote_in_text=False,
    anchor={"edition": 1, "prefix": "", "suffix": ""},
)  # fmt: skip
TITLED = drawn("c0heron00004", "Port Example is open again", "headline")
UNPLACED = drawn("c0heron00005", "Invented Crane: was not seen", None, "nowhere to be seen", anchor=None)
UNPLACED["quote_in_text"] = False
STRAYED = drawn("c0heron00006", "Invented Crane, owner: Alpha Shipping", "12", stance="deny", retracted=True)

DOCUMENT: dict[str, Any] = {
    "key": "gazette-2",
    "outlet": "Example Gazette",
    "title": "Herons in port",
    "published": "2031-06-16",
    "url": "https://gazette.example/herons",
    "language": "ko",
    "affair": None,
    "claims": 6,
    "contested": 1,
    "edition": 2,
    "editions": [
        {
            "edition": 1,
            "sha256": "0123456789abcdef" * 4,
            "length": 812,
            "published": None,
            "retrieved": None,
            "recorded_at": "2031-06-18T09:00:00Z",
        },
        {
            "edition": 2,
            "sha256": "fedcba9876543210" * 4,
            "length": 921,
            "published": "2031-06-20",
            "retrieved": "2031-06-21",
            "recorded_at": "2031-06-21T09:00:00Z",
        },
    ],
    "text": "kept",
    "paragraphs": [
        paragraph(1, None, "Subscribe now!\nNo, really."),
        paragraph(2, "headline", "부두의 왜가리", TITLED),
        paragraph(
            3, "1", "일요일에 왜가리가 “부두에” 있었다. At Port Example they counted forty crates, all of one size, "
            "and nobody would say what was in them or who had sent them.", MOORED, COUNTED,
        ),
        paragraph(4, "2", "Nobody answered a call."),
        paragraph(5, "3", "Whether she sailed since is not known.", SAILED),
        paragraph(6, "4", "The office is closed."),
        paragraph(7, "5", "It opens on Monday."),
        paragraph(None, "caption 1", None, drawn("c0heron00007", "Invented Heron seen from above", "caption 1")),
    ],
    "bare": ["2", "4", "5"],
    "without_paragraph": [UNPLACED],
    "paragraph_not_in_text": [STRAYED],
}  # fmt: skip
WITHOUT_TEXT: dict[str, Any] = {
    **DOCUMENT,
    "edition": None,
    "editions": [],
    "text": "none",
    "paragraphs": [
        paragraph(None, "headline", None, TITLED),
        paragraph(None, "1", None, {**MOORED, "anchor": None, "quote_in_text": None}, COUNTED),
    ],
    "bare": [],
    "without_paragraph": [],
    "paragraph_not_in_text": [],
}
CHANGES: list[dict[str, Any]] = [
    {
        "key": "gazette-2", "before": 1, "after": 2, "change": "changed", "paragraph_before": "2",
        "paragraph_after": "3", "text_before": "They counted forty crates, all of one size.",
        "text_after": "They counted fifty crates, all of one size.",
        "words": [["=", "They counted "], ["-", "forty "], ["+", "fifty "], ["=", "crates, all of one size."]],
    },
    {
        "key": "gazette-2", "before": 1, "after": 2, "change": "removed", "paragraph_before": "4",
        "paragraph_after": None, "text_before": "A line\nin two lines.", "text_after": None, "words": [],
    },
    {
        "key": "gazette-2", "before": 1, "after": 2, "change": "added", "paragraph_before": None,
        "paragraph_after": "block 9", "text_before": None, "text_after": "Corrected on 20 June.", "words": [],
    },
]  # fmt: skip
QUOTED: dict[str, Any] = {
    **SHOWN,
    "quote": "왜가리가 “부두에” 있었다",
    "translation": "the Heron was at the pier",
    "anchor": {"edition": 2, "prefix": "일요일에 ", "suffix": ". At Port Example"},
}
