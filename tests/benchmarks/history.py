"""One ship over a short and a long history, as dense and with as many contests in both: its status as of days, on days
and as held at positions all over its history, in turn. What grows is the history alone."""

import random
from contextlib import ExitStack
from datetime import date, timedelta

from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.status import status
from claims_ledger.store.reader import Reader, open_reader
from tests.benchmarks.measuring import ACTOR, Report, asked, enter, file, fresh_ledger, register, timed
from tests.benchmarks.sightings import PORTS, entities

A_DAY = 3
CONTESTED = 40
FIRST = date(1960, 1, 1)
PLACES_IN_HISTORY = (0.05, 0.25, 0.5, 0.75, 0.95)


def tell(stack: ExitStack, sightings: int) -> str:
    """A ledger with so many sightings, three a day; the ship moves on every six days, and in forty cases one puts it
    elsewhere. Its flag is said now and then."""
    ledger, path = stack.enter_context(fresh_ledger())
    seed = random.Random(7)
    elsewhere = set(range(A_DAY, sightings, max(1, sightings // CONTESTED)))
    with ledger.working(ACTOR) as work:
        register(work, entities(seed))
        register(work, [{"key": "land", "type": "country", "names": ["Land"]}])
        for number in range(sightings):
            day = FIRST + timedelta(days=number // A_DAY)
            port = (day.toordinal() // 6 + (PORTS // 2 if number in elsewhere else 0)) % PORTS
            document = file(work, f"d{number}", "tracker", day.isoformat())
            enter(work, document, {
                "kind": "sighting", "who": "Busy Ship", "at": f"Port {port}", "when": day.isoformat(), "via": "own",
            })  # fmt: skip
            if number % 1_000 == 0:
                row = {"kind": "identity", "who": "Busy Ship", "attribute": "flag", "value": "Land", "via": "own"}
                enter(work, document, row)
    return path


def ask(reader: Reader, sightings: int, part: float, clock: str) -> float:
    """Seconds for the status at that part of the history."""
    number = int(sightings * part)
    day = (FIRST + timedelta(days=number // A_DAY)).isoformat()
    held = int(reader.head() * part)
    words = {"as of": {"as_of": day}, "on": {}, "as held": {"recorded_at": f"#{held}"}}[clock]
    on = day if clock == "on" else None
    return min(
        timed(lambda: status(reader, Clocks.resolve(reader, **words), name="Busy Ship", on=on)) for _ in range(3)
    )


def measure(report: Report, short: int, long: int, rounds: int) -> None:
    with ExitStack() as stack:
        readers = [(size, stack.enter_context(open_reader(tell(stack, size)))) for size in (short, long)]
        for clock in ("as of", "on", "as held"):
            pairs = [
                (ask(readers[0][1], short, part, clock), ask(readers[1][1], long, part, clock))
                for _ in range(rounds)
                for part in PLACES_IN_HISTORY
            ]
            report.beside(f"status {clock}", f"{short:,} sightings", f"{long:,} sightings", pairs)


def main() -> None:
    options, report = asked(__doc__, short=2_000, long=20_000, rounds=9)
    measure(report, options.short, options.long, options.rounds)
    report.close()


if __name__ == "__main__":
    main()
