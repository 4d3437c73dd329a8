"""The text of a report: its canonical form, and the paragraphs that claims and quotes are placed by.

A text is kept as it was given, but for the byte-order mark, which is left out, and line ends, which become a line feed:
what was saved on another system is the same text. Its SHA-256 is that of its UTF-8 bytes.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from claims_ledger.domain.errors import IntegrityError, ReadingError

LONGEST_TEXT = 4 * 1024 * 1024
"""In bytes of UTF-8: some thousand pages."""

NAMED = ("headline", "standfirst", "caption")

Parts = Mapping[str, str]
"""What blocks of a page are: `headline`, `standfirst`, `caption N` → a block's number; `body` → `4-18` or `1-8,10-17`.
What is none of these is furniture of the page."""

_LANDMARKS = 4000  # in a longer text, blocks that recur often are no landmarks
_LINE_ENDS = re.compile(r"\r\n?")
_BLANK = re.compile(r"\n[^\S\n]*(?=\n)")
_RANGE = re.compile(r"([0-9]{1,7})(?:\s*[-–]\s*([0-9]{1,7}))?", re.ASCII)
_CAPTION = re.compile(r"caption\s+([0-9]{1,4})", re.ASCII)


class Paragraph(NamedTuple):
    """One block of a text. `label` is what a locator calls it: a number from 1, `headline`, `standfirst`, `caption N`;
    None for furniture. `block` counts every block from 1; `start` and `end` are where it stands in the text."""

    block: int
    label: str | None
    start: int
    end: int
    text: str


def canonical_lines(text: str) -> str:
    """The text as it is kept and hashed."""
    return _LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))


def digest(text: str) -> str:
    """SHA-256 of a canonical text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def checked(sha256: str, value: bytes) -> str:
    """A text that was read back. Raises IntegrityError where it is not what was filed."""
    text = value.decode(errors="replace")
    if digest(text) != sha256:
        raise IntegrityError(
            f"the text {sha256[:12]} is not what was filed: its SHA-256 is {digest(text)[:12]}",
            "put it back from a backup; the record itself is not touched",
        )
    return text


def blocks(text: str) -> list[tuple[int, int]]:
    """Where the blocks of a text begin and end: what stands between blank lines; in a text without any blank line
    inside it, every line."""
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if begin >= end:
        return []
    parting = _BLANK if _BLANK.search(text, begin, end) else re.compile(r"\n")
    found, start = [], begin
    for match in [*parting.finditer(text, begin, end), None]:
        stop = end if match is None else match.start()
        piece = text[start:stop]
        if piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = stop + 1 if match is None else match.end()
    return found


def paragraphs(text: str, parts: Parts | None = None) -> list[Paragraph]:
    """The blocks of a text, each with the label that `parts` give it; without parts, all of them are numbered."""
    places = blocks(text)
    labels = _labels(parts or {}, len(places))
    return [
        Paragraph(number, labels.get(number), start, end, text[start:end])
        for number, (start, end) in enumerate(places, start=1)
    ]


def _labels(parts: Parts, count: int) -> dict[int, str]:
    labels = {int(block): label for label, block in parts.items() if label != "body"}
    body = _numbers(parts["body"]) if "body" in parts else range(1, count + 1)
    numbered = [block for block in body if block not in labels and block <= count]
    return {**labels, **{block: str(number) for number, block in enumerate(numbered, start=1)}}


def read_parts(
    text: str, *, headline: str | None = None, standfirst: str | None = None, captions: Sequence[str] = (),
    body: str | None = None,
) -> dict[str, str]:  # fmt: skip
    """What the blocks of a page are, from the numbers that were written. Raises ReadingError."""
    count = len(blocks(text))
    written = {"headline": headline, "standfirst": standfirst}
    written |= {f"caption {number}": block for number, block in enumerate(captions, start=1)}
    parts: dict[str, str] = {}
    for label, words in written.items():
        if words is not None:
            [block, *more] = _read_numbers(words, label, count)
            if more:
                raise ReadingError(f"the {label} is one block", f"write one number, not {words}")
            if str(block) in parts.values():
                raise ReadingError(f"block {block} is said to be two things", "say each once")
            parts[label] = str(block)
    if body is not None:
        read = _read_numbers(body, "body", count)
        if taken := [label for label, block in parts.items() if int(block) in read and label[:7] != "caption"]:
            raise ReadingError(f"the {taken[0]} is in the body too", "leave its block out of one of them")
        parts["body"] = body.replace(" ", "").replace("–", "-")
    return parts


def carried(old: Sequence[Paragraph], text: str) -> dict[str, str]:
    """What the blocks of a text are, by those of an earlier edition: a block is what the same words were, or those that
    stood in its place; one that is new is of the body if it follows a block of the body."""
    places = blocks(text)
    new = [text[start:end] for start, end in places]
    matcher = SequenceMatcher(None, [one.text for one in old], new, autojunk=len(new) > _LANDMARKS)
    labels: dict[int, str | None] = {}
    for _, start, end, first, last in matcher.get_opcodes():
        for number in range(first, last):
            at = start + number - first
            before = labels.get(number) or ""
            labels[number + 1] = old[at].label if at < end else before if before.isdecimal() else None
    parts: dict[str, str] = {}
    for block, label in labels.items():
        if label is not None and not label.isdecimal():
            parts.setdefault(label, str(block))
    return {**parts, "body": _ranges([block for block, label in labels.items() if label and label.isdecimal()])}


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers as they are written: `1-8,10-17`; none as `0`, which is no block."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ",".join("-".join(map(str, span)) for span in spans) or "0"


def _read_numbers(words: str, what: str, count: int) -> list[int]:
    ranges = [_RANGE.fullmatch(one.strip()) for one in words.split(",")]
    if not all(ranges):
        raise ReadingError(f"{what} {words} is no number of a block", "write 4, 4-18, or 1-8,10-17")
    spans = [(int(one[1]), int(one[2] or one[1])) for one in ranges if one]
    rising = all(first <= last for first, last in spans)
    if not rising or any(one[1] >= two[0] for one, two in pairwise(spans)):
        raise ReadingError(f"{what} {words} does not go forward", "write 4, 4-18, or 1-8,10-17")
    if spans[0][0] < 1 or spans[-1][1] > count:
        raise ReadingError(f"{what} {words}: the text has blocks 1 to {count}", "claims document show numbers them")
    return [number for first, last in spans for number in range(first, last + 1)]


def _numbers(written: str) -> list[int]:
    """The numbers of a range that was read before."""
    spans = [one.split("-") for one in written.split(",")]
    return [number for span in spans for number in range(int(span[0]), int(span[-1]) + 1)]


def label_of(written: str) -> str:
    """A locator as a paragraph is labelled: `¶ 4`, `para 4` and `Headline` are 4 and headline."""
    plain = re.sub(r"^(?:¶|§|para(?:graph)?\.?)\s*", "", " ".join(written.casefold().split()))
    caption = _CAPTION.fullmatch(plain)
    if caption is not None:
        return f"caption {int(caption[1])}"
    return str(int(plain)) if re.fullmatch(r"[0-9]{1,7}", plain, re.ASCII) else plain


def in_order(label: str) -> tuple[int, int, str]:
    """Headline, standfirst, the numbers, captions, then anything else."""
    if label.isdecimal() and label.isascii():
        return (2, int(label), "")
    caption = _CAPTION.fullmatch(label)
    if caption is not None:
        return (3, int(caption[1]), "")
    return (("headline", "standfirst").index(label), 0, "") if label in NAMED[:2] else (4, 0, label)
