"""`claims source add|list|show|alias`."""

from functools import partial
from typing import Annotated

import typer

from claims_ledger.cli.calls import answer
from claims_ledger.cli.entity import Key, Name, Names, PartOf, Party, Within, alias, register

Type = Annotated[str, typer.Option("--type", metavar="TYPE", help="outlet, agency, government, official, analyst …")]

__all__ = ["add", "alias", "list_", "show"]


def add(
    ctx: typer.Context,
    key: Key,
    type: Type,
    name: Names = None,
    part_of: PartOf = None,
    within: Within = None,
    party: Party = None,
) -> None:
    """Register one who speaks; --part-of names its house, so that its desks count as one origin."""
    register(ctx, {"key": key, "type": type, "names": name, "part_of": part_of, "in": within, "party": party})


def list_(ctx: typer.Context) -> None:
    """All who speak, with how many documents and claims are theirs."""
    from claims_ledger.queries.registry import speakers
    from claims_ledger.rendering.registry import SPEAKERS

    answer(ctx, partial(speakers, name=None), SPEAKERS)


def show(ctx: typer.Context, name: Name) -> None:
    """One who speaks: its names, its house, its party."""
    from claims_ledger.queries.registry import speakers
    from claims_ledger.rendering.registry import SPEAKER

    answer(ctx, partial(speakers, name=name), SPEAKER)
