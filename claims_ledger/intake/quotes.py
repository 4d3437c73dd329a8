"""Holding a quote against the text of its document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims_ledger.commands.texts import Edition
from claims_ledger.commands.work import Work
from claims_ledger.domain.claim import Anchor, Content
from claims_ledger.domain.errors import AmbiguousError
from claims_ledger.domain.quotes import Place, around, differences, find, nearest
from claims_ledger.domain.texts import Paragraph, label_of, paragraphs
from claims_ledger.intake.rows import Trouble, TroublesError

LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Held:
    """A content with its quote as it stands in the text, and what there is to say: `understood` to be echoed, `notes`
    that warn."""

    content: Content
    understood: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One edition with its text."""

    edition: Edition
    text: str
    paragraphs: Sequence[Paragraph]


def pages(work: Work, document: str) -> list[Page]:
    """The editions of a document whose text is kept, the newest first. Raises IntegrityError."""
    texts = ((edition, work.texts.read(edition.sha256)) for edition in work.editions(document))
    return [Page(edition, text, paragraphs(text, edition.parts)) for edition, text in texts if text is not None]


def hold_quote(work: Work, document: str, content: Content) -> Held:
    """The content with its quote found in the newest edition that has it: the text's own words, their paragraph, and
    the words around them. Unchanged where no text is filed.

    Raises TroublesError where no edition has it or not in that paragraph, AmbiguousError where several paragraphs do.
    """
    quote = content.locator.quote
    if quote is None:
        return Held(content)
    known = pages(work, document)
    if not known:
        return Held(content, ("quote: not held against a text, as none is filed of the document",))
    for page in known:
        places = find(page.text, page.paragraphs, quote)
        if places:
            return _placed(content, quote, page, places, known[0])
    raise TroublesError([Trouble(("quote",), f"the quote is not in the text of {document}", _near(known[0], quote))])


def _placed(content: Content, quote: str, page: Page, places: list[Place], newest: Page) -> Held:
    said = content.locator.paragraph
    place, notes = _chosen(said, page, places)
    exact = page.text[place.start : place.end]
    prefix, suffix = around(place)
    anchor = Anchor(page.edition.number, prefix, suffix)
    paragraph = said or place.paragraph.label
    if different := differences(exact, quote):
        notes.append(f"the quote is taken as it stands in the text: {', '.join(different)}")
    if page is not newest:
        notes.append(f"the quote stands in edition {anchor.edition}, no more in edition {newest.edition.number}")
    understood = () if said else (f"paragraph: {paragraph or 'none of the body'}, where the quote stands",)
    locator = replace(content.locator, paragraph=paragraph, quote=exact, anchor=anchor)
    return Held(replace(content, locator=locator), understood, tuple(notes))


def _chosen(said: str | None, page: Page, places: list[Place]) -> tuple[Place, list[str]]:
    """The place that a locator means. A part of the page that the text does not mark (a headline, say) may be named
    whatever block it stands in."""
    if said is not None:
        named = label_of(said)
        there = [place for place in places if place.paragraph.label == named]
        if there:
            return there[0], []
        if named.isdecimal() or any(paragraph.label == named for paragraph in page.paragraphs):
            hint = f"it stands in {_listed(places)}; leave the paragraph out, or correct it"
            raise TroublesError([Trouble(("paragraph",), f"the quote is not in paragraph {said}", hint)])
        return places[0], [f"the text does not say which paragraph is {said}; the quote stands in {_listed(places)}"]
    if len({place.paragraph.block for place in places}) > 1:
        candidates = "; ".join(f"--paragraph {_label(place)}: …{_context(place, page)}…" for place in _first(places))
        raise AmbiguousError(f"the quote stands in {_listed(places)}", f"say which, for example {candidates}")
    return places[0], []


def _first(places: Iterable[Place]) -> list[Place]:
    """The first place of each paragraph, of some."""
    return list({place.paragraph.block: place for place in reversed(list(places))}.values())[::-1][:6]


def _label(place: Place) -> str:
    return place.paragraph.label or f"(block {place.paragraph.block}, outside the body)"


def _listed(places: Sequence[Place]) -> str:
    first = _first(places)
    more = " and more" if len({place.paragraph.block for place in places}) > len(first) else ""
    return f"paragraph{'s' if len(first) > 1 else ''} {', '.join(map(_label, first))}{more}"


def _context(place: Place, page: Page) -> str:
    prefix, suffix = around(place)
    return _short(f"{prefix}{page.text[place.start : place.end]}{suffix}")


def _near(page: Page, quote: str) -> str:
    near = nearest(page.paragraphs, quote)
    if near is None:
        return "nothing in it comes near; quote the words as they stand, or leave the quote out"
    paragraph, passage = near
    where = f"paragraph {paragraph.label}" if paragraph.label else f"block {paragraph.block}"
    return f"nearest in {where}: “{_short(passage)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"


def not_found(work: Work, document: str, page: Page) -> list[str]:
    """What to say of the quotes of a document's claims when a text of it is filed: those that are not in it, and those
    that stand in another paragraph than their claim says."""
    notes = []
    for claim, _, content in work.quoted(document):
        quote = content.get("quote")
        if not quote:
            continue
        places = find(page.text, page.paragraphs, quote)
        said = content.get("paragraph")
        if not places:
            notes.append(f"{claim} quotes words that are not in this text: “{_short(quote)}”; {_near(page, quote)}")
        elif (
            said
            and not content.get("anchor")
            and label_of(said).isdecimal()
            and label_of(said) not in {one.paragraph.label for one in places}
        ):
            notes.append(f"{claim} quotes paragraph {said}; its words stand in {_listed(places)}")
    return notes
