"""`claims add KIND`: a subcommand for every kind, made from its fields when it is called."""

from claims_ledger.cli.lazy import LazyGroup
from claims_ledger.cli.lazy import group as lazy_group


def group() -> LazyGroup:
    """The group of all kinds."""
    return lazy_group([], name="add", help="Record one claim: a subcommand for every kind.")
