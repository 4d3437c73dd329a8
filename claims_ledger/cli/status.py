"""`claims status`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A vessel or aircraft; all of them unless said.")]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="What is said to have been so on that day.")]


def status(ctx: typer.Context, name: Name = None, on: On = None) -> None:
    """Where a vessel or aircraft is, in what condition, its owner and flag, and by whose word.

    Where live claims clash, all are shown and marked; no winner is picked unless an editor ruled.
    """
    from claims_ledger.queries.status import status as asked
    from claims_ledger.rendering.status import LAYOUT

    answer(ctx, partial(asked, name=name, on=on), LAYOUT)
