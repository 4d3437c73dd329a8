"""Imports: the shipped data as it stands, generated sheets of many claims, and folding all of it anew."""

import cProfile
import json
import pstats
from pathlib import Path
from tempfile import TemporaryDirectory

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import Ledger
from claims_ledger.app.maintenance import rebuild
from claims_ledger.resources import data_dir
from claims_ledger.store.target import read_target
from tests.benchmarks.measuring import ACTOR, Report, asked, fresh_ledger, timed

SHIPS = ("Angara", "Maria", "Maia-1", "Lady R")
PORTS = ("Rajin", "Dunay", "Vostochny", "Vladivostok")
RUN = ["Rajin", "Dunay"]
PARTS = ("yaml_reader", "json_reader", "intake", "commands", "domain", "projections", "store", "sqlalchemy", "sqlite3",
         "pydantic", "yaml")  # fmt: skip


def lines(folder: Path, claims: int, each: int) -> Path:
    """JSON lines: documents of so many claims, of four sorts, on what four ships did."""
    path = folder / "generated.jsonl"
    with path.open("w") as out:
        for number in range(claims):
            month, day = 1 + number // each % 12, 1 + number // each % 28
            when = f"2025-{month:02}-{day:02}"
            key = f"g{number // each}-{each}"
            document = {"key": key, "outlet": "NK Pro", "title": "Generated", "published": when}
            ship, port = SHIPS[number % 4], PORTS[number // 4 % 4]
            rows = (
                {"kind": "sighting", "who": ship, "at": port, "when": f"2025-{month:02}-{1 + number % 28:02}"},
                {"kind": "trips", "who": ship, "between": RUN, "count": f"{1 + number % 9} trips", "when": "2024"},
                {"kind": "port-call", "who": ship, "at": port, "when": when, "doing": "loading"},
                {"kind": "remark", "who": ship, "text": f"was spoken of, {number}"},
            )
            row = {
                **rows[number // 16 % 4],
                "document": document,
                "via": "NK News",
                "paragraph": str(1 + number % each),
            }
            row["hedge"] = f"reportedly, for the {number}th time"
            if row["kind"] != "remark":
                row["via"] = f"NK News on 2024-{1 + number % 12:02}-{1 + number // 12 % 28:02}"
            out.write(json.dumps(row) + "\n")
    return path


def measure(report: Report, claims: int, each: int) -> None:
    shipped = [data_dir()]
    took = []
    for _ in range(5):
        with fresh_ledger() as (ledger, path):
            took.append(timed(lambda ledger=ledger: import_files(ledger, shipped, actor=ACTOR)))
            events = ledger.store.head()
            again = timed(lambda ledger=ledger: import_files(ledger, shipped, actor=ACTOR))
    report.times("import of the shipped data", took)
    report.per_second("import of the shipped data, events", events, sorted(took)[2])
    report.times("the same again, changing nothing", [again])
    with fresh_ledger() as (ledger, path), TemporaryDirectory() as folder:
        import_files(ledger, shipped, actor=ACTOR)
        generated = lines(Path(folder), claims, each)
        before = ledger.store.head()
        seconds = timed(lambda: import_files(ledger, [generated], actor=ACTOR))
        report.per_second("import of generated claims, events", ledger.store.head() - before, seconds)
        seconds = timed(lambda: rebuild(read_target(path), check=False))
        report.per_second("rebuild, events", ledger.store.head(), seconds)
        _shares(report, ledger, lines(Path(folder), claims // 4, each - 1))


def _shares(report: Report, ledger: Ledger, generated: Path) -> None:
    """In which package time is spent by itself, as a profiler sees it."""
    profile = cProfile.Profile()
    profile.runcall(import_files, ledger, [generated], actor=ACTOR, replace=True)
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = sum(entry[2] for entry in stats.values())
    for part in PARTS:
        spent = sum(entry[2] for (file, _, name), entry in stats.items() if part in file or part in name)
        report.ratio(f"share of {part}", spent / whole)


def main() -> None:
    options, report = asked(__doc__, claims=10_000, each=40)
    measure(report, options.claims, options.each)
    report.close()


if __name__ == "__main__":
    main()
