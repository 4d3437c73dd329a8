"""Where the program starts: a shell that asks for completion is answered without the commands' imports."""

import os
import signal
import sys

COMPLETING = "_CLAIMS_COMPLETE"


def main() -> None:
    """The console script. Until the program is loaded, an interruption ends the process without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if COMPLETING in os.environ:
        from claims_ledger.cli.shells import completing

        sys.exit(completing(sys.argv[1:]))
    from claims_ledger.cli.main import main as called

    called()
