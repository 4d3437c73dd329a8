"""`claims completion`."""

import os
from typing import Annotated

import typer

from claims_ledger.cli.calls import one_of

SHELLS = ("bash", "zsh", "fish")
Shell = Annotated[str | None, typer.Argument(metavar="[bash|zsh|fish]", help="The shell you use unless said.")]


def completion(ctx: typer.Context, shell: Shell = None) -> None:
    """Print the completion script for a shell: eval "$(claims completion bash)"."""
    from typer._completion_shared import get_completion_script

    word = shell or os.path.basename(os.environ.get("SHELL", "bash"))
    typer.echo(
        get_completion_script(prog_name="claims", complete_var="_CLAIMS_COMPLETE", shell=one_of("SHELL", word, SHELLS))
    )
