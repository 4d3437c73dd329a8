"""`claims document add|text|list|show|diff|use|correct`."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from claims_ledger.cli.calls import answer, asked, changes_of, desk, manner, target_of
from claims_ledger.cli.options import said
from claims_ledger.domain.errors import UsageError
from claims_ledger.rendering.output import show_result

DocumentKey = Annotated[str, typer.Argument(metavar="KEY", help="The document's key.")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
Published = Annotated[str | None, typer.Option("--published", metavar="DATE", help="A day, a time, or a span of days.")]
Title = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What it is about, in your own words.")]
OwnKey = Annotated[str | None, typer.Option("--key", metavar="KEY", help="Outlet, day and number unless said.")]
Changes = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="Whole fields; FIELD= takes one away.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a few words.")]


Headline = Annotated[str | None, typer.Option("--headline", metavar="BLOCK", help="Of the text: which block it is.")]
Standfirst = Annotated[str | None, typer.Option("--standfirst", metavar="BLOCK", help="Likewise.")]
Caption = Annotated[list[str], typer.Option("--caption", metavar="BLOCK", help="Likewise; may be repeated.")]
Body = Annotated[
    str | None,
    typer.Option("--body", metavar="BLOCKS", help="Those that are numbered: 4-18, or 1-8,10-17; all unless said."),
]


def _text_in(file: str | None) -> str | None:
    from claims_ledger.intake.texts import read_text

    return None if file is None else read_text(file)


def _marks(headline: str | None, standfirst: str | None, caption: list[str], body: str | None) -> dict[str, Any] | None:
    """What was said of the blocks of a page; None where nothing was."""
    said: dict[str, Any] = {"headline": headline, "standfirst": standfirst, "captions": caption, "body": body}
    return said if any(said.values()) else None


def add(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="Its text, to be kept; - for standard input.")
    ] = None,
    outlet: Outlet = None,
    published: Published = None,
    title: Title = None,
    key: OwnKey = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Its address; never fetched.")] = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="ko, ru, en …")] = None,
    archived: Annotated[str | None, typer.Option(metavar="URL", help="Where a copy is kept.")] = None,
    retrieved: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was captured.")] = None,
    via: Annotated[str | None, typer.Option(metavar="CHAIN", help="Whom the whole document passes on.")] = None,
    affair: Annotated[str | None, typer.Option(metavar="TAG", help="A tag for all it says.")] = None,
    headline: Headline = None,
    standfirst: Standfirst = None,
    caption: Caption = [],  # noqa: B006 -- typer's own default for a list
    body: Body = None,
    current: Annotated[bool, typer.Option("--use", help="Make it the current one, for claims add.")] = False,
) -> None:
    """File a published item, with its text if there is one.

    A text under the address of a document that stands is a new edition of it; nothing else need be said then.
    """
    from claims_ledger.app.filing import add_document

    text, marks = _text_in(file), _marks(headline, standfirst, caption, body)
    if text is None and marks:
        raise UsageError("which text has these blocks?", "name its file, or - for standard input")
    with desk(ctx) as open_desk:
        outcome = add_document(
            open_desk.ledger,
            text=text,
            marks=marks,
            key=key,
            outlet=outlet,
            title=title,
            published=published,
            url=url,
            language=language,
            archived=archived,
            retrieved=retrieved,
            via=via,
            affair=affair,
            actor=open_desk.actor,
        )
    key = str(outcome.items[0]["id"])
    lines = [*outcome.lines, _made_current(key)] if current else outcome.lines
    if outcome.items[0].get("new") and not current:
        lines = [
            *lines,
            f"  to add what it says: claims add KIND … --document {key}, or first: claims document use {key}",
        ]
    show_result(outcome.position, outcome.items, lines, outcome.notes, open_desk.manner)


def text(
    ctx: typer.Context,
    key: DocumentKey,
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", help="The text; - for standard input.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When this edition came out.")] = None,
    retrieved: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was captured.")] = None,
    headline: Headline = None,
    standfirst: Standfirst = None,
    caption: Caption = [],  # noqa: B006 -- typer's own default for a list
    body: Body = None,
) -> None:
    """File the text of a document that stands already, or say what the blocks of its text are.

    Another text than the one that is filed is a new edition; both are kept.
    """
    from claims_ledger.app.filing import add_text

    marks, read = _marks(headline, standfirst, caption, body), _text_in(file)
    with desk(ctx) as open_desk:
        outcome = add_text(
            open_desk.ledger,
            key,
            text=read,
            marks=marks,
            published=published,
            retrieved=retrieved,
            actor=open_desk.actor,
        )
    open_desk.report(outcome)


def list_(
    ctx: typer.Context,
    outlet: Outlet = None,
    affair: Annotated[str | None, typer.Option(metavar="TAG", help="Only documents with this tag.")] = None,
) -> None:
    """All documents, newest first."""
    from claims_ledger.queries.registry import documents
    from claims_ledger.rendering.registry import DOCUMENTS

    answer(ctx, partial(documents, name=None, outlet=outlet, affair=affair), DOCUMENTS)


def show(
    ctx: typer.Context,
    key: DocumentKey,
    edition: Annotated[
        str | None, typer.Option(metavar="N", help="An earlier text of it; the newest unless said.")
    ] = None,
) -> None:
    """One document, paragraph by paragraph, with the claims drawn from each.

    Beside it who published it, when, under what address; which paragraphs no claim stands in; and claims that say no
    paragraph, or one that the text does not have.
    """
    from claims_ledger.queries.document import document
    from claims_ledger.rendering.document import LAYOUT

    answer(ctx, partial(document, name=key, edition=_number(edition)), LAYOUT)


def diff(
    ctx: typer.Context,
    key: DocumentKey,
    before: Annotated[
        str | None, typer.Argument(metavar="[N]", help="An edition; the last but one unless said.")
    ] = None,
    after: Annotated[str | None, typer.Argument(metavar="[M]", help="A later one; the newest unless said.")] = None,
) -> None:
    """What changed between two editions of a document's text, paragraph by paragraph."""
    from claims_ledger.queries.document import changes
    from claims_ledger.rendering.document import CHANGES

    answer(ctx, partial(changes, name=key, before=_number(before), after=_number(after)), CHANGES)


def _number(word: str | None) -> int | None:
    if word is None or (word.isascii() and word.isdecimal() and 0 < int(word[:9]) < 10**8):
        return None if word is None else int(word)
    raise UsageError(f"{word} is no edition", "editions are counted from 1: claims document show KEY lists them")


def use(ctx: typer.Context, key: DocumentKey) -> None:
    """Make it the current document, from which `claims add` draws unless said otherwise."""
    from claims_ledger.queries.registry import documents

    ask = partial(documents, name=key, outlet=None, affair=None)
    found = asked(target_of(ctx), ask, said(ctx))
    document = found.items[0]
    line = _made_current(str(document["key"]))
    show_result(found.position, [{"id": document["key"]}], [line], [], manner(ctx))


def _made_current(key: str) -> str:
    from claims_ledger.settings import use_document

    path = use_document(key)
    where = path.name if path.parent == Path.cwd() else path
    return f"claims are now added to {key} (said in {where})"


def correct(ctx: typer.Context, key: DocumentKey, changes: Changes, reason: Reason) -> None:
    """Correct what the desk entered of a document, its date or outlet for instance."""
    from claims_ledger.app.amending import correct_document

    with desk(ctx) as open_desk:
        outcome = correct_document(open_desk.ledger, key, changes_of(changes), reason=reason, actor=open_desk.actor)
    open_desk.report(outcome)
