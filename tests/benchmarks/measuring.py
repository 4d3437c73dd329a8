"""Times, their spread, and a ledger to take them on."""

import json
import statistics
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from claims_ledger.app.ledger import Ledger
from claims_ledger.commands.work import Work
from claims_ledger.domain.dates import read_published
from claims_ledger.domain.documents import Document
from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import DocumentFiled
from claims_ledger.intake.entry import append, meet
from claims_ledger.intake.rows import read_claim
from claims_ledger.store.migrate import init
from tests.support.clock import Clock

ACTOR = "a benchmark"


@dataclass
class Report:
    """Figures by name, printed as they come in; kept as JSON if a path was given."""

    path: str | None
    figures: dict[str, Any] = field(default_factory=dict)

    def times(self, name: str, seconds: Sequence[float]) -> float:
        """Median and quartiles of several times, in microseconds. Gives the median in seconds."""
        low, middle, high = statistics.quantiles(seconds, n=4) if len(seconds) > 1 else [seconds[0]] * 3
        micros = {"median": middle * 1e6, "quartiles": [low * 1e6, high * 1e6], "runs": len(seconds)}
        self.figures[name] = {"µs": micros}
        self._say(f"{name}: {middle * 1e6:,.0f} µs ({low * 1e6:,.0f} to {high * 1e6:,.0f}, {len(seconds)} runs)")
        return middle

    def beside(self, name: str, one: str, other: str, pairs: Sequence[tuple[float, float]]) -> None:
        """Two things timed in turn: each in microseconds, and how many times as long the second took, by round."""
        self.times(f"{name}, {one}", [first for first, _ in pairs])
        self.times(f"{name}, {other}", [second for _, second in pairs])
        low, middle, high = statistics.quantiles([second / first for first, second in pairs], n=4)
        self.figures[f"{name}, {other} to {one}"] = {"ratio": middle, "quartiles": [low, high], "rounds": len(pairs)}
        self._say(f"{name}, {other} to {one}: {middle:.2f} ({low:.2f} to {high:.2f}, {len(pairs)} rounds)")

    def ratio(self, name: str, number: float) -> None:
        self.figures[name] = {"ratio": number}
        self._say(f"{name}: {number:,.2f}")

    def per_second(self, name: str, things: int, seconds: float) -> None:
        self.figures[name] = {"a second": things / seconds, "of": things}
        self._say(f"{name}: {things / seconds:,.0f} a second ({things:,} in {seconds:,.2f} s)")

    def close(self) -> None:
        if self.path:
            Path(self.path).write_text(json.dumps(self.figures, ensure_ascii=False, indent=2) + "\n")

    @staticmethod
    def _say(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def asked(what: str | None, **sizes: int) -> tuple[Namespace, Report]:
    """The sizes of a run, each an option, and where its JSON goes."""
    parser = ArgumentParser(description=what)
    parser.add_argument("--json", metavar="PATH", help="write the figures there as well")
    for name, size in sizes.items():
        parser.add_argument(f"--{name}", type=int, default=size, help=f"default: {size}")
    options = parser.parse_args()
    return options, Report(options.json)


def timed(do: Callable[[], Any]) -> float:
    """Seconds that it took."""
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


@contextmanager
def fresh_ledger() -> Iterator[tuple[Ledger, str]]:
    """An empty SQLite ledger in a folder of its own, and its path."""
    with TemporaryDirectory(prefix="claims-benchmark-") as folder:
        path = str(Path(folder) / "ledger.db")
        engine = init(path, Clock(step=timedelta(0)), origin="benchmarks.example/ledger")
        try:
            yield Ledger(engine, Clock(step=timedelta(0))), path
        finally:
            engine.dispose()


def register(work: Work, entities: Iterable[dict[str, Any]]) -> None:
    for plain in entities:
        work.describe(Entity.model_validate(plain))


def file(work: Work, key: str, outlet: str, published: str) -> Document:
    """A document of that day."""
    plain = {"outlet": outlet, "title": "A report", "published": read_published(published).to_json()}
    work.append(DocumentFiled(key=key, document=plain))
    return Document.model_validate({"key": key, **plain})


def enter(work: Work, document: Document, row: dict[str, Any]) -> None:
    """One claim as an import enters it: read, met with what stands, recorded, folded."""
    append(work, meet(work, document, read_claim(row, work.registry, document.when()), None, "sheet"))
