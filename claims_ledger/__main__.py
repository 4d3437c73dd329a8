"""`python -m claims_ledger` is `claims`."""

from claims_ledger.cli.main import main

main()
