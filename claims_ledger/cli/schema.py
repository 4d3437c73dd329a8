"""`claims schema`."""

import json
import sys
from typing import Annotated

import typer

What = Annotated[str | None, typer.Argument(metavar="[VIEW|sheet|KIND]", help="Of what; a list of names unless said.")]


def schema(ctx: typer.Context, what: What = None) -> None:
    """The JSON Schema of a view's items, of sheets (for editors), or of one kind of claim."""
    from claims_ledger.app.schemas import schema as asked

    sys.stdout.write(json.dumps(asked(what), indent=2, ensure_ascii=False) + "\n")
