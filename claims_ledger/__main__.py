"""`python -m claims_ledger` is `claims`."""

from claims_ledger.cli.start import main

main()
