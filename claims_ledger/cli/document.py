"""`claims document add|list|show|correct`."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer, asked, changes_of, desk, manner, target_of
from claims_ledger.cli.options import said

DocumentKey = Annotated[str, typer.Argument(metavar="KEY", help="The document's key.")]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published it.")]
Published = Annotated[str | None, typer.Option("--published", metavar="DATE", help="A day, a time, or a span of days.")]
Title = Annotated[str | None, typer.Option("--title", metavar="WORDS", help="What it is about, in your own words.")]
OwnKey = Annotated[str | None, typer.Option("--key", metavar="KEY", help="Outlet, day and number unless said.")]
Changes = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="Whole fields; FIELD= takes one away.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a few words.")]


def add(
    ctx: typer.Context,
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
) -> None:
    """File a published item."""
    from claims_ledger.app.writing import add_document

    with desk(ctx) as open_desk:
        outcome = add_document(
            open_desk.ledger,
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


def show(ctx: typer.Context, key: DocumentKey) -> None:
    """One document: who published it, when, under what address."""
    from claims_ledger.queries.registry import documents
    from claims_ledger.rendering.registry import DOCUMENT

    answer(ctx, partial(documents, name=key, outlet=None, affair=None), DOCUMENT)


def use(ctx: typer.Context, key: DocumentKey) -> None:
    """Make it the current document, from which `claims add` draws unless said otherwise."""
    from claims_ledger.queries.registry import documents
    from claims_ledger.rendering.output import show_result
    from claims_ledger.settings import use_document

    ask = partial(documents, name=key, outlet=None, affair=None)
    found = asked(target_of(ctx), ask, said(ctx))
    document = found.items[0]
    path = use_document(str(document["key"]))
    where = path.name if path.parent == Path.cwd() else path
    line = f"claims are now added to {document['key']} (said in {where})"
    show_result(found.position, [{"id": document["key"]}], [line], [], manner(ctx))


def correct(ctx: typer.Context, key: DocumentKey, changes: Changes, reason: Reason) -> None:
    """Correct what the desk entered of a document, its date or outlet for instance."""
    from claims_ledger.app.writing import correct_document

    with desk(ctx) as open_desk:
        outcome = correct_document(open_desk.ledger, key, changes_of(changes), reason=reason, actor=open_desk.actor)
    open_desk.report(outcome)
