"""`claims impact`, `claims blame` and `claims series`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

What = Annotated[
    list[str],
    typer.Argument(metavar="ID|SOURCE", help='A claim, document or source; or "NK Pro on 2024-02-29".'),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A vessel, place, company: whatever has a name.")]
Words = Annotated[
    list[str],
    typer.Argument(metavar="TOPIC|WORDS…", help="A topic, thing or id; or words of what is counted."),
]


def impact(ctx: typer.Context, what: What) -> None:
    """What hangs on it: what would fall, settle or read otherwise if it were taken back.

    A claim, a document, a source with its parts, or what a source said on one day or in one work.
    """
    from claims_ledger.queries.impact import impact as asked
    from claims_ledger.rendering.impact import LAYOUT

    answer(ctx, partial(asked, name=" ".join(what)), LAYOUT)


def blame(ctx: typer.Context, name: Name) -> None:
    """Every attribute of a thing: the value, who says so since when, on what evidence, contested or not."""
    from claims_ledger.queries.blame import blame as asked
    from claims_ledger.rendering.blame import LAYOUT

    answer(ctx, partial(asked, name=name), LAYOUT)


def series(ctx: typer.Context, words: Words) -> None:
    """A quantity over time, with its bounds and with those who give it."""
    from claims_ledger.queries.series import series as asked
    from claims_ledger.rendering.series import LAYOUT

    answer(ctx, partial(asked, words=" ".join(words)), LAYOUT)
