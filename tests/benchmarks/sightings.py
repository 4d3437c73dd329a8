"""One ship seen again and again over a year: what one more sighting costs, and where the ship was as of any day."""

import random
from datetime import date, timedelta
from typing import Any

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.status import status
from claims_ledger.store.reader import Reader, open_reader
from tests.benchmarks.measuring import ACTOR, Report, asked, enter, file, fresh_ledger, register, timed

PORTS = 40
MEASURED = 200
FIRST = date(2023, 1, 1)


def entities(seed: random.Random) -> list[dict[str, Any]]:
    """A busy ship, an ordinary one, their ports, and who reports."""
    ports: list[dict[str, Any]] = [
        {
            "key": f"port-{number}", "type": "port", "names": [f"Port {number}"],
            "coordinates": f"{seed.uniform(30, 45):.2f}, {seed.uniform(125, 145):.2f}",
        }
        for number in range(PORTS)
    ]  # fmt: skip
    return [
        {"key": "busy", "type": "vessel", "names": ["Busy Ship"]},
        {"key": "quiet", "type": "vessel", "names": ["Quiet Ship"]},
        {"key": "tracker", "type": "outlet", "names": ["Tracker"]},
        *ports,
    ]


def _row(ship: str, port: int, day: str) -> dict[str, Any]:
    return {"kind": "sighting", "who": ship, "at": f"Port {port}", "when": day, "via": "own"}


def measure(report: Report, sightings: int, quiet: int) -> None:
    """The ship moves on by a port every few days; one sighting in fifty puts it elsewhere."""
    seed = random.Random(7)
    steps = [size for size in (1_000, 10_000, 100_000) if size <= sightings]
    medians: list[float] = []
    with fresh_ledger() as (ledger, path):
        for low, high in zip([0, *steps], steps, strict=False):
            with ledger.working(ACTOR) as work:
                if not low:
                    register(work, entities(seed))
                    for number in range(quiet):
                        day = (FIRST + timedelta(days=number * 11 % 360)).isoformat()
                        enter(work, file(work, f"q{number}", "tracker", day), _row("Quiet Ship", number % 7, day))
                singles = []
                for number in range(low, high):
                    day = FIRST + timedelta(days=seed.randrange(365))
                    port = seed.randrange(PORTS) if seed.random() < 0.02 else day.toordinal() // 6 % PORTS
                    document = file(work, f"d{number}", "tracker", day.isoformat())
                    row = _row("Busy Ship", port, day.isoformat())
                    took = timed(lambda document=document, row=row: enter(work, document, row))
                    if number >= high - MEASURED:
                        singles.append(took)
            medians.append(report.times(f"one more sighting at {high:,}", singles))
            _read(report, path, f"at {high:,}")
        report.ratio(f"one more sighting at {steps[-1]:,} to {steps[0]:,}", medians[-1] / medians[0])


def _read(report: Report, path: str, named: str) -> None:
    with open_reader(path) as reader:
        for name in ("Busy Ship", "Quiet Ship"):
            took = [min(_asked(reader, f"2023-{month:02}-15", name) for _ in range(3)) for month in range(1, 13)]
            report.times(f"status of the {name.lower()} as of a day, {named}", took)


def _asked(reader: Reader, day: str, name: str) -> float:
    return timed(lambda: status(reader, Clocks.resolve(reader, as_of=day), name=name))


def main() -> None:
    options, report = asked(__doc__, sightings=10_000, quiet=30)
    measure(report, options.sightings, options.quiet)
    report.close()


if __name__ == "__main__":
    main()
