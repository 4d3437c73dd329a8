"""`claims help`."""

import sys
from typing import Annotated

import typer

from claims_ledger.cli.calls import manner
from claims_ledger.rendering.output import show_blocks

Topic = Annotated[
    list[str] | None,
    typer.Argument(metavar="[TOPIC]", help="clocks, dates, quantities, chains, verdicts, sheets, ratings."),
]


def help_(ctx: typer.Context, topic: Topic = None) -> None:
    """What no single command explains: clocks, dates, quantities, chains, verdicts, sheets, ratings.

    The name of a command shows the help of that command.
    """
    from claims_ledger.rendering.help_topics import TOPICS, contents, topic_blocks

    words = topic or []
    if not words:
        show_blocks(contents(), manner(ctx))
    elif len(words) > 1 or words[0] not in TOPICS:
        _command(ctx, words)
    else:
        show_blocks(topic_blocks(words[0]), manner(ctx))


def _command(ctx: typer.Context, words: list[str]) -> None:
    """The help page of a command; NotFoundError where there is neither such a command nor such a topic."""
    from typer._click import Context

    from claims_ledger.rendering.help_topics import text_of

    here = ctx.find_root()
    for word in words:
        command = here.command.get_command(here, word) if hasattr(here.command, "get_command") else None
        if command is None:
            text_of(" ".join(words))
        else:
            here = Context(command, info_name=word, parent=here)
    sys.stdout.write(f"{here.get_help().rstrip()}\n")
