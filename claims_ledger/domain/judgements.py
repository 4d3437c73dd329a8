"""The desk's own judgements, by the book: ratings of sources and items, likelihood and confidence, rulings on contests.

Admiralty code (NATO AJP-2.1, STANAG 2511): source and item are rated apart, nothing is averaged, and F and 6 mean that
it cannot be judged, not that it is worst. Likelihood is one of the seven terms of ICD 203 (US, 2015); confidence is
another scale and another field.
"""

from typing import Literal, cast, get_args

from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.suggest import nearest

SourceLetter = Literal["A", "B", "C", "D", "E", "F"]
ItemNumber = Literal["1", "2", "3", "4", "5", "6"]
Likelihood = Literal[
    "almost no chance", "very unlikely", "unlikely", "roughly even", "likely", "very likely", "almost certain"
]
Confidence = Literal["low", "moderate", "high"]
Ruling = Literal["confirm", "dismiss", "decide", "reopen"]
Review = Literal["accepted", "returned"]

SOURCE_RATINGS: dict[str, str] = {
    "A": "completely reliable", "B": "usually reliable", "C": "fairly reliable", "D": "not usually reliable",
    "E": "unreliable", "F": "reliability cannot be judged",
}  # fmt: skip
ITEM_RATINGS: dict[str, str] = {
    "1": "confirmed", "2": "probably true", "3": "possibly true", "4": "doubtful", "5": "improbable",
    "6": "truth cannot be judged",
}  # fmt: skip
CANNOT_BE_JUDGED = frozenset({"F", "6"})
RULINGS: dict[str, str] = {
    "confirm": "confirmed: the sides do clash", "dismiss": "dismissed: they do not clash",
    "decide": "decided: one side holds", "reopen": "reopened: the ruling is taken back",
}  # fmt: skip
LIKELIHOODS: dict[str, str] = {
    "almost no chance": "1–5 %", "very unlikely": "5–20 %", "unlikely": "20–45 %", "roughly even": "45–55 %",
    "likely": "55–80 %", "very likely": "80–95 %", "almost certain": "95–99 %",
}  # fmt: skip


def read_source_rating(words: str) -> SourceLetter:
    """A letter A to F. Raises ReadingError with what they mean."""
    return cast(SourceLetter, _one_of(words.strip().upper(), SOURCE_RATINGS, "rating of a source"))


def read_item_rating(words: str) -> ItemNumber:
    """A number 1 to 6. Raises ReadingError with what they mean."""
    return cast(ItemNumber, _one_of(words.strip(), ITEM_RATINGS, "rating of an item"))


def read_likelihood(words: str) -> Likelihood:
    """One of the seven terms of ICD 203; a percentage is refused, since the term is what is kept."""
    return cast(Likelihood, _one_of(" ".join(words.casefold().split()), LIKELIHOODS, "likelihood"))


def read_confidence(words: str) -> Confidence:
    """low, moderate or high."""
    return cast(Confidence, _one_of(words.strip().casefold(), dict.fromkeys(get_args(Confidence), ""), "confidence"))


def read_ruling(words: str) -> Ruling:
    """confirm, dismiss, decide or reopen. Raises ReadingError with what they mean."""
    return cast(Ruling, _one_of(words.strip().casefold(), RULINGS, "ruling"))


def _one_of(word: str, known: dict[str, str], what: str) -> str:
    if word in known:
        return word
    near = nearest(word, known)
    listed = ", ".join(f"{name} ({means})" if means else name for name, means in known.items())
    raise ReadingError(f"{word!r} is no {what}", f"did you mean {' or '.join(near)}?" if near else f"use {listed}")


def by_weight(rating: str | None) -> tuple[int, str]:
    """Orders ratings of a source, or of items: from the best to the worst, then F and 6, which say that it cannot be
    judged, then what nobody rated. These two stand apart from the scale, not at its end."""
    if rating is None:
        return 2, ""
    return int(rating in CANNOT_BE_JUDGED), rating
