"""Where the program starts."""

import signal


def main() -> None:
    """The console script. Until the program is loaded, an interruption ends the process without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from claims_ledger.cli.main import main as called

    called()
