"""`claims brief`."""

from typing import TYPE_CHECKING, Annotated

import typer

from claims_ledger.cli.calls import answer, target_of
from claims_ledger.cli.options import said
from claims_ledger.domain.errors import UsageError
from claims_ledger.settings import which_actor

if TYPE_CHECKING:
    from claims_ledger.queries.clocks import Clocks
    from claims_ledger.queries.listing import Listing
    from claims_ledger.store.reader import Reader

Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Also what changed since the end of that day.")
]
SinceLast = Annotated[bool, typer.Option("--since-last", help="Also what was recorded since you last asked so.")]
Keep = Annotated[bool, typer.Option("--keep", help="With --since-last: ask from the same point again next time.")]
Actor = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Whose brief it is.")]


def brief(
    ctx: typer.Context, since: Since = None, since_last: SinceLast = False, keep: Keep = False, actor: Actor = None
) -> None:
    """The desk's front page: what waits for review, vessels, what is contested, what is new, what came in last.

    --since-last tells what this ledger came to hold since you last asked for that, and remembers how far you have read.
    """
    from claims_ledger.queries.brief import brief as asked
    from claims_ledger.rendering.brief import LAYOUT

    if since_last:
        _since_last(ctx, since, keep, actor)
        return
    if keep:
        raise UsageError("--keep goes with --since-last", "leave it out")
    who = _whoever(actor)
    answer(ctx, lambda reader, clocks: asked(reader, clocks, since=since, actor=who), LAYOUT)


def _since_last(ctx: typer.Context, since: str | None, keep: bool, actor: str | None) -> None:
    from claims_ledger.app.marks import keep_mark, mark_place, read_mark
    from claims_ledger.queries.brief import brief as asked
    from claims_ledger.queries.since import mark_at
    from claims_ledger.rendering.brief import LAYOUT

    words = said(ctx)
    for option, given in (("--since", since), ("--as-of", words.as_of), ("--recorded-at", words.recorded_at)):
        if given is not None:
            raise UsageError(f"--since-last tells of now, and takes no {option}", "leave one of them out")
    who, target = which_actor(actor).value, target_of(ctx)
    place = mark_place(target, who)
    last = read_mark(place)
    read: list[tuple[int, str]] = []

    def ask(reader: "Reader", clocks: "Clocks") -> "Listing":
        listing = asked(reader, clocks, last=last, actor=who)
        read.append((listing.position, mark_at(reader, listing.position)))
        return listing

    answer(ctx, ask, LAYOUT)
    for position, event in read:
        if not keep and position > last.position:
            keep_mark(place, target, who, position, event)


def _whoever(actor: str | None) -> str | None:
    """Who asks; a system without a login name may ask too."""
    try:
        return which_actor(actor).value
    except UsageError:
        return None
