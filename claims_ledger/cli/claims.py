"""`claims list` and `claims audit`."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from claims_ledger.cli.calls import answer
from claims_ledger.domain.errors import NotFoundError

if TYPE_CHECKING:
    from claims_ledger.queries.clocks import Clocks
    from claims_ledger.queries.listing import Listing
    from claims_ledger.store.reader import Reader

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
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Of this kind: port-call, halt, denial …")] = None,
    basis: Annotated[str | None, typer.Option(metavar="WORDS", help="On this evidence.")] = None,
    affair: Annotated[str | None, typer.Option(metavar="TAG", help="From documents with this tag.")] = None,
    document: Annotated[str | None, typer.Option(metavar="KEY", help="From this document.")] = None,
    contest: Annotated[str | None, typer.Option(metavar="ID", help="On a side of this contest.")] = None,
    stance: Annotated[str | None, typer.Option(metavar="STANCE", help="assert, deny, doubt, predict …")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="With these words, as in claims search.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on that day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Published by the end of that day.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="Only what is contested.")] = False,
    corrected: Annotated[bool, typer.Option("--corrected", help="Only what was corrected.")] = False,
    retracted: Annotated[bool, typer.Option("--retracted", help="Only what was taken back.")] = False,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help="Only what waits for review.")] = False,
    sent_back: Annotated[bool, typer.Option("--sent-back", help="Only what a review sent back.")] = False,
    unassessed: Annotated[bool, typer.Option("--unassessed", help="Only what nobody assessed.")] = False,
    order: Annotated[
        str, typer.Option(metavar="newest|oldest|entered", help="By publication, or what was entered last first.")
    ] = "newest",
    limit: Annotated[int | None, typer.Option("-n", "--limit", min=1, metavar="N", help="Only the first N.")] = None,
) -> None:
    """Claims, newest publication first; every option narrows the list."""
    from claims_ledger.queries.claims import claims as asked
    from claims_ledger.rendering.claims import LIST

    def listed(reader: "Reader", clocks: "Clocks") -> "Listing":
        found = asked(
            reader,
            clocks,
            source=source,
            entity=entity,
            place=place,
            kind=kind,
            basis=basis,
            affair=affair,
            document=document,
            contest=contest,
            stance=stance,
            text=text,
            since=since,
            until=until,
            contested=contested,
            corrected=corrected,
            retracted=retracted,
            unreviewed=unreviewed,
            sent_back=sent_back,
            unassessed=unassessed,
            order=order,
            limit=limit,
        )
        if not found.items:
            _check_words(kind, basis)
        return found

    answer(ctx, listed, LIST)


def _check_words(kind: str | None, basis: str | None) -> None:
    """Of an empty list: whether the words could have found anything. NotFoundError with the nearest that can."""
    from claims_ledger.domain.basis import SORTS
    from claims_ledger.domain.kinds import KINDS
    from claims_ledger.domain.suggest import nearest

    if kind is not None and kind not in KINDS:
        near = nearest(kind, KINDS)
        hint = f"did you mean {' or '.join(near)}?" if near else "kinds are " + ", ".join(KINDS)
        raise NotFoundError(f"there is no kind {kind}", hint)
    if basis is not None and not any(basis.lower() in sort for sort in SORTS) and (near := nearest(basis, SORTS)):
        raise NotFoundError(f"no claim here rests on {basis}", f"did you mean {' or '.join(near)}?")
