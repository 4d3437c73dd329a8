"""One document in full: its text paragraph by paragraph with the claims drawn from each, and what its editions changed.

A text is looked up by its SHA-256 in the table of texts, and is checked against it whenever it is read.
"""

import json
import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Any

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.quotes import find_again
from claims_ledger.domain.texts import Paragraph, checked, in_order, label_of, paragraphs
from claims_ledger.queries.claim_items import Which, contested_claims, read_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.listing import Item, Listing
from claims_ledger.queries.registry import documents
from claims_ledger.queries.words import in_full
from claims_ledger.store.reader import Reader, Row

_LONGEST_COMPARED = 4000
_ALIKE = 0.5
_WORD = re.compile(r"\S+\s*")


def document(reader: Reader, clocks: Clocks, *, name: str, edition: int | None = None) -> Listing:
    """The document of a key as one item: what `documents` says of it, its text (the newest edition in view, or the one
    asked for) by paragraphs, each with its claims.

    Raises NotFoundError for a document or an edition that is not in view, IntegrityError where a text is not what was
    filed.
    """
    item = documents(reader, clocks, name=name).items[0]
    key = str(item["key"])
    rows = editions(reader, clocks, key)
    row = _edition(rows, key, edition)
    text = None if row is None else read_text(reader, row["sha256"])
    page = [] if row is None or text is None else paragraphs(text, json.loads(row["parts"]))
    listed, strayed, unplaced = _placed(text, page, _claims(reader, clocks, key))
    return clocks.listing(
        [
            {
                **item,
                "edition": None if row is None else row["edition"],
                "editions": [_edition_item(one) for one in rows],
                "text": _state(row, text),
                "paragraphs": listed,
                "bare": [one["paragraph"] for one in listed if one["paragraph"] and one["text"] and not one["claims"]],
                "without_paragraph": unplaced,
                "paragraph_not_in_text": strayed,
            }
        ]
    )


def editions(reader: Reader, clocks: Clocks, document: str) -> list[Row]:
    """The editions of a document's text in view, the newest by publication last."""
    sql = f"""SELECT e.edition, e.sha256, e.length, e.parts, e.published, e.retrieved, e.recorded, e.pub_from
    FROM edition e WHERE e.unit = :key AND {clocks.view("e")} ORDER BY e.pub_from, e.edition"""
    return reader.rows(sql, {**clocks.params, "key": document})


def read_text(reader: Reader, sha256: str) -> str | None:
    """A text as it was filed; None where it was erased. Raises IntegrityError where it is not what was filed."""
    row = reader.first("SELECT t.value FROM text t WHERE t.ledger = 1 AND t.sha256 = :sha256", {"sha256": sha256})
    if row is None:
        return None
    return checked(sha256, bytes(row["value"]))


def _edition(rows: Sequence[Row], key: str, number: int | None) -> Row | None:
    if number is None:
        return rows[-1] if rows else None
    found = next((row for row in rows if row["edition"] == number), None)
    if found is None:
        known = ", ".join(str(row["edition"]) for row in rows) or "none"
        raise NotFoundError(f"{key} has no edition {number} in view", f"in view: {known}")
    return found


def _state(row: Row | None, text: str | None) -> str:
    return "none" if row is None else "erased" if text is None else "kept"


def _edition_item(row: Row) -> dict[str, Any]:
    published = json.loads(row["published"]) if row["published"] else None
    return {
        "edition": row["edition"],
        "sha256": row["sha256"],
        "length": row["length"],
        "published": published and published["edtf"],
        "retrieved": row["retrieved"],
        "recorded_at": row["recorded"],
    }


def _claims(reader: Reader, clocks: Clocks, key: str) -> Iterable[dict[str, Any]]:
    which = Which("c.document = :key", {"key": key})
    contested = contested_claims(reader, clocks, which)
    for row in read_claims(reader, clocks, which, "c.paragraph"):
        content = json.loads(row["content"])
        yield {
            "id": row["claim"],
            "headline": in_full(row["headline"], row["content"], row["event_edtf"]),
            "paragraph": row["paragraph"],
            "stance": row["stance"],
            "hedge": row["hedge"],
            "quote": content.get("quote"),
            "translation": content.get("translation"),
            "anchor": content.get("anchor"),
            "contested": row["claim"] in contested,
            "corrected": bool(row["corrected"]),
            "retracted": row["state"] == "retracted",
        }


def _placed(
    text: str | None, page: Sequence[Paragraph], claims: Iterable[Item]
) -> tuple[list[dict[str, Any]], list[Item], list[Item]]:
    """Paragraphs with their claims; claims of paragraphs that the text does not have; claims without a paragraph.

    A claim stands where its quote does, whatever number its paragraph had when it was entered. A headline, standfirst
    or caption that the text does not mark is no stray: it is listed without words, above or below what is numbered.
    """
    found: dict[str, list[Item]] = {}
    by_block: dict[int, list[Item]] = {}
    known = {one.label: one.block for one in page}
    unplaced: list[Item] = []
    for claim in claims:
        label = label_of(str(claim["paragraph"])) if claim["paragraph"] else None
        place = find_again(text, page, claim["quote"], label, claim["anchor"]) if text and claim["quote"] else None
        held = {**claim, "quote_in_text": bool(place) if text and claim["quote"] else None}
        block = place.paragraph.block if place else known.get(label) if label else None
        if block is not None:
            by_block.setdefault(block, []).append(held)
        elif label:
            found.setdefault(label, []).append(held)
        else:
            unplaced.append(held)
    apart = sorted(found, key=in_order)
    stray = [label for label in apart if page and label.isdecimal()]
    unmarked = [_paragraph(None, label, None, found[label]) for label in apart if label not in stray]
    listed = [_paragraph(one.block, one.label, one.text, by_block.get(one.block, [])) for one in page]
    before = [one for one in unmarked if in_order(one["paragraph"]) < (2,)]
    after = [one for one in unmarked if one not in before]
    return [*before, *listed, *after], [claim for label in stray for claim in found[label]], unplaced


def _paragraph(block: int | None, label: str | None, text: str | None, claims: Sequence[Item]) -> dict[str, Any]:
    return {"block": block, "paragraph": label, "text": text, "claims": list(claims)}


def changes(
    reader: Reader, clocks: Clocks, *, name: str, before: int | None = None, after: int | None = None
) -> Listing:
    """What one edition of a document's text changed of another, an item a paragraph, in the order of the text: `words`
    of a changed one are `[mark, text]`, the mark `=`, `-` or `+`.

    Raises NotFoundError where there are not two editions in view, or one of them was erased.
    """
    key = str(documents(reader, clocks, name=name).items[0]["key"])
    rows = editions(reader, clocks, key)
    if before is None and len(rows) < 2:
        many = "one edition" if rows else "no text"
        raise NotFoundError(
            f"{key} has {many} in view, and nothing to compare it with",
            f"file another: claims document text {key} FILE",
        )
    newer = _edition(rows, key, after)
    older = rows[-2] if before is None else _edition(rows, key, before)
    assert newer is not None
    assert older is not None
    items = _changes(_page(reader, key, older), _page(reader, key, newer))
    return clocks.listing({"key": key, "before": older["edition"], "after": newer["edition"], **one} for one in items)


def _page(reader: Reader, key: str, row: Row) -> list[Paragraph]:
    text = read_text(reader, row["sha256"])
    if text is None:
        raise NotFoundError(f"the text of edition {row['edition']} of {key} was erased", "what it said is not kept")
    return paragraphs(text, json.loads(row["parts"]))


def _changes(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterable[dict[str, Any]]:
    many = max(len(old), len(new)) > _LONGEST_COMPARED  # then lines that recur often are no landmarks
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], autojunk=many)
    for how, start, end, first, last in matcher.get_opcodes():
        if how == "equal":
            continue
        gone, come = list(old[start:end]), list(new[first:last])
        while gone and come:
            if gone[0].text == come[0].text:  # no landmark, and yet the same
                del gone[0], come[0]
                continue
            words = _words(gone[0].text, come[0].text)
            if words is not None:
                yield _change("changed", gone.pop(0), come.pop(0), words)
            elif len(gone) >= len(come):
                yield _change("removed", gone.pop(0), None, [])
            else:
                yield _change("added", None, come.pop(0), [])
        yield from (_change("removed", one, None, []) for one in gone)
        yield from (_change("added", None, one, []) for one in come)


def _change(
    change: str, old: Paragraph | None, new: Paragraph | None, words: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    return {
        "change": change,
        "paragraph_before": old and (old.label or f"block {old.block}"),
        "paragraph_after": new and (new.label or f"block {new.block}"),
        "text_before": old and old.text,
        "text_after": new and new.text,
        "words": [list(one) for one in words],
    }


def _words(old: str, new: str) -> list[tuple[str, str]] | None:
    """One paragraph against another, run by run; None where less than half of the words are the same."""
    a, b = _split(old), _split(new)
    if max(len(a), len(b)) > _LONGEST_COMPARED:
        return [("-", old), ("+", new)]
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return None
    runs: list[tuple[str, str]] = []
    for how, start, end, first, last in matcher.get_opcodes():
        pieces = [("=", a[start:end])] if how == "equal" else [("-", a[start:end]), ("+", b[first:last])]
        runs += [(mark, "".join(words)) for mark, words in pieces if words]
    return runs


def _split(text: str) -> list[str]:
    """Words with the blanks after them."""
    return _WORD.findall(text)
