"""`claims list` and `claims audit`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Source = Annotated[str, typer.Argument(metavar="SOURCE", help="An outlet or anyone it quotes.")]


def audit(ctx: typer.Context, source: Source) -> None:
    """All that one source asserted, relayed, corrected and denied, and what of it is contested."""
    from claims_ledger.queries.audit import audit as asked
    from claims_ledger.rendering.claims import AUDIT

    answer(ctx, partial(asked, source=source), AUDIT)


def list_(
    ctx: typer.Context,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Said or passed on by it.")] = None,
    entity: Annotated[str | None, typer.Option(metavar="NAME", help="About this thing.")] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="At this place, or in it.")] = None,
    kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="Of this kind: port-call, halt, denial …")
    ] = None,
    basis: Annotated[str | None, typer.Option(metavar="WORDS", help="On this evidence.")] = None,
    affair: Annotated[str | None, typer.Option(metavar="TAG", help="From documents with this tag.")] = None,
    document: Annotated[str | None, typer.Option(metavar="KEY", help="From this document.")] = None,
    stance: Annotated[
        str | None, typer.Option(metavar="STANCE", help="assert, deny, doubt, predict …")
    ] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only what is contested.")] = False,
) -> None:
    """Claims, newest publication first; every option narrows the list."""
    from claims_ledger.queries.claims import claims as asked
    from claims_ledger.rendering.claims import LIST

    answer(
        ctx,
        partial(
            asked,
            source=source,
            entity=entity,
            place=place,
            kind=kind,
            basis=basis,
            affair=affair,
            document=document,
            stance=stance,
            contested=contested,
        ),
        LIST,
    )
