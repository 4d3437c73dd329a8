"""`claims contested`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A thing, source, topic or id; all unless said.")]
Everything = Annotated[bool, typer.Option("--all", help="Every verdict with its reason, also compatible or dismissed.")]


def contested(ctx: typer.Context, name: Name = None, everything: Everything = False) -> None:
    """What clashes, side by side: who says which, on whose word, and why both cannot hold.

    Shows what contradicts, diverges or is disputed, with the rulings on it. Exit code 0 also when there are contests.
    """
    from claims_ledger.queries.contested import contested as asked
    from claims_ledger.rendering.contested import LAYOUT

    answer(ctx, partial(asked, name=name, everything=everything), LAYOUT)
