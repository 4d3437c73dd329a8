"""The flag of one ship, said on many days without a date of its own: two values, each day a position; what one more day
costs."""

from datetime import date, timedelta
from typing import Any

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.status import status
from claims_ledger.store.reader import open_reader
from tests.benchmarks.measuring import ACTOR, Report, asked, enter, file, fresh_ledger, register, timed

MEASURED = 40
FIRST = date(2015, 1, 1)
REGISTER: list[dict[str, Any]] = [
    {"key": "ship", "type": "vessel", "names": ["Ship"]},
    {"key": "panama", "type": "country", "names": ["Panama"]},
    {"key": "malta", "type": "country", "names": ["Malta"]},
    {"key": "paper", "type": "outlet", "names": ["Paper"]},
]


def measure(report: Report, days: int) -> None:
    """Both flags in turn, a day each; the last days before each step are timed one by one."""
    steps = [size for size in (100, 500, 1_000, 2_000, 4_000) if size <= days]
    medians: list[float] = []
    with fresh_ledger() as (ledger, path):
        for low, high in zip([0, *steps], steps, strict=False):
            singles = []
            with ledger.working(ACTOR) as work:
                if not low:
                    register(work, REGISTER)
                for number in range(low, high):
                    day = (FIRST + timedelta(days=number)).isoformat()
                    flag = ("Panama", "Malta")[number % 2]
                    row = {"kind": "identity", "who": "Ship", "attribute": "flag", "value": flag, "via": "own"}
                    document = file(work, f"d{number}", "paper", day)
                    took = timed(lambda document=document, row=row: enter(work, document, row))
                    if number >= high - MEASURED:
                        singles.append(took)
            medians.append(report.times(f"one more day at {high:,}", singles))
            with open_reader(path) as reader:
                [(clashes,)] = reader.rows("SELECT count(*) FROM clash")
                report.ratio(f"verdicts kept for each day at {high:,}", clashes / high)
                clocks = Clocks.resolve(reader, as_of=(FIRST + timedelta(days=60)).isoformat())
                took = [timed(lambda clocks=clocks: status(reader, clocks, name="Ship")) for _ in range(5)]
                report.times(f"status as of day 60, at {high:,}", took)
                took = [timed(lambda clocks=clocks: contested(reader, clocks, name="Ship")) for _ in range(3)]
                report.times(f"its contests as of day 60, at {high:,}", took)
    report.ratio(f"one more day at {steps[-1]:,} to {steps[0]:,}", medians[-1] / medians[0])


def main() -> None:
    options, report = asked(__doc__, days=1_000)
    measure(report, options.days)
    report.close()


if __name__ == "__main__":
    main()
