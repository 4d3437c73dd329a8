"""`claims completion`."""

import os
import sys
from typing import Annotated

import typer

from claims_ledger.cli.calls import one_of
from claims_ledger.cli.shells import SCRIPTS

Shell = Annotated[str | None, typer.Argument(metavar="[bash|zsh|fish]", help="The shell you use unless said.")]


def completion(ctx: typer.Context, shell: Shell = None) -> None:
    """Print the completion script for a shell: eval "$(claims completion bash)".

    Into the shell's start-up file; for fish: claims completion fish | source. Tab then knows commands, options, and the
    names, documents and ids of the ledger that the line means.
    """
    word = shell or os.path.basename(os.environ.get("SHELL", "bash"))
    sys.stdout.write(SCRIPTS[one_of("SHELL", word, tuple(SCRIPTS))])
