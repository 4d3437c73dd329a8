"""What the ledger costs, measured by hand: `python -m tests.benchmarks.contests`. Never part of the tests."""
