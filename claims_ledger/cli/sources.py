"""`claims sources`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer

Name = Annotated[str | None, typer.Argument(metavar="[ID|NAME]", help="A claim, contest, thing, document or topic.")]
Tree = Annotated[bool, typer.Option("--tree", help="The chains as a tree, grown from the origins.")]


def sources(ctx: typer.Context, name: Name = None, tree: Tree = False) -> None:
    """Who really says so: chains down to the origin, how many independent origins, what hangs on whom.

    Five outlets that cite one newsroom are one origin.
    """
    from claims_ledger.queries.sources import sources as asked
    from claims_ledger.rendering.sources import LAYOUT, TREE

    answer(ctx, partial(asked, name=name), TREE if tree else LAYOUT)
