"""Many claims with few distinct values on one question: what one more costs, and what the contest costs to read."""

from typing import Any

from claims_ledger.queries.clashes import live_clashes
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.store.reader import open_reader
from tests.benchmarks.measuring import ACTOR, Report, asked, enter, file, fresh_ledger, register, timed

OUTLETS = 20
MEASURED = 200
REGISTER: list[dict[str, Any]] = [
    {"key": "ship", "type": "vessel", "names": ["Ship"]},
    {"key": "north", "type": "port", "names": ["North"]},
    {"key": "south", "type": "port", "names": ["South"]},
    {"key": "bureau", "type": "agency", "names": ["Bureau"]},
    *({"key": f"paper-{number}", "type": "outlet", "names": [f"Paper {number}"]} for number in range(OUTLETS)),
]


def measure(report: Report, claims: int, values: int, via: str, named: str) -> None:
    """Enter claims up to that number; the last ones before each power of ten are timed one by one."""
    steps = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= claims]
    medians: list[float] = []
    with fresh_ledger() as (ledger, path):
        for low, high in zip([0, *steps], steps, strict=False):
            with ledger.working(ACTOR) as work:
                if not low:
                    register(work, REGISTER)
                singles = []
                for number in range(low, high):
                    document = file(work, f"d{number}", f"paper-{number % OUTLETS}", f"2024-03-{1 + number % 28:02}")
                    row = {
                        "kind": "trips", "who": "Ship", "between": ["North", "South"], "when": "2023", "via": via,
                        "count": f"{1 + number % values} round trips",
                    }  # fmt: skip
                    took = timed(lambda document=document, row=row: enter(work, document, row))
                    if number >= high - MEASURED:
                        singles.append(took)
            medians.append(report.times(f"{named}: one more claim at {high:,}", singles))
            _read(report, path, named, high)
        report.ratio(f"{named}: one more claim at {steps[-1]:,} to {steps[0]:,}", medians[-1] / medians[0])


def _read(report: Report, path: str, named: str, claims: int) -> None:
    with open_reader(path) as reader:
        clocks = Clocks.resolve(reader, as_of="2024-03-20")
        took = [timed(lambda: live_clashes(reader, clocks)) for _ in range(5)]
        report.times(f"{named}: clashes as of a day at {claims:,}", took)
        took = [timed(lambda: contested(reader, clocks, name="Ship")) for _ in range(3)]
        report.times(f"{named}: the contest in full as of a day at {claims:,}", took)


def main() -> None:
    options, report = asked(__doc__, claims=100_000, values=50)
    measure(report, options.claims, options.values, "own", "own sight")
    measure(report, options.claims, options.values, "Bureau on 2024-01-05", "one shared origin")
    report.close()


if __name__ == "__main__":
    main()
