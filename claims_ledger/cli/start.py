"""Where the program starts: a shell that asks for completion is answered without the commands' imports."""

import os
import sys

COMPLETING = "_CLAIMS_COMPLETE"


def main() -> None:
    """The console script."""
    if COMPLETING in os.environ:
        from claims_ledger.cli.shells import completing

        sys.exit(completing(sys.argv[1:]))
    from claims_ledger.cli.main import main as called

    called()
