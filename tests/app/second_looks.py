"""A small invented ledger for tests of undoing and reviewing; every name in it is made up. Each write is a batch."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import Ledger, Outcome, open_ledger
from claims_ledger.app.undoing import undo
from claims_ledger.projections.fold import refold
from claims_ledger.queries.audit import audit
from claims_ledger.queries.blame import blame
from claims_ledger.queries.brief import brief
from claims_ledger.queries.candidates import candidates
from claims_ledger.queries.claims import claims as list_claims
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.gaps import gaps
from claims_ledger.queries.registry import documents, entities, speakers, topics
from claims_ledger.queries.sources import sources
from claims_ledger.queries.status import status
from claims_ledger.queries.timeline import timeline
from claims_ledger.store.reader import open_reader
from claims_ledger.store.target import read_target
from tests.support.clock import Clock

ANN, BOB, CAT = "ann", "bob", "cat"
REGISTER = """\
register:
  entities:
    - {key: north-korea, type: country, names: [North Korea]}
    - {key: russia, type: country, names: [Russia]}
    - {key: rajin, type: port, names: [Rajin], in: [north-korea], coordinates: "42.20,130.31"}
    - {key: vostochny, type: port, names: [Vostochny], in: [russia], coordinates: "42.77,133.05"}
    - {key: heron, type: vessel, names: [Invented Heron]}
    - {key: crane, type: vessel, names: [Invented Crane]}
    - {key: post, type: outlet, names: [Invented Post]}
    - {key: times, type: outlet, names: [Invented Times]}
    - {key: pro, type: outlet, names: [Invented Pro]}
    - {key: alpha, type: company, names: [Invented Alpha]}
    - {key: arms, type: goods, names: [arms]}
"""
POST = """\
document: {key: post-1, outlet: Invented Post, title: A call, published: 2031-06-10}
claims:
  - {kind: port-call, who: Invented Heron, at: Rajin, when: 2031-06-08, via: quoting Invented Pro on 2031-06-09}
  - {kind: ownership, who: heron, role: owner, party: Invented Alpha}
"""
TIMES = """\
register:
  entities:
    - {key: stork, type: vessel, names: [Invented Stork]}
    - {key: beta, type: company, names: [Invented Beta]}
  topics:
    - {name: arms to Russia, from: North Korea, to: Russia, goods: arms}
document: {key: times-1, outlet: Invented Times, title: Another owner, published: 2031-06-12}
claims:
  - {kind: ownership, who: heron, role: owner, party: Invented Beta}
  - {kind: port-call, who: Invented Stork, at: Vostochny, when: 2031-06-08}
  - {kind: port-call, who: Invented Stork, at: Rajin, when: 2031-06-09}
  - {kind: denial, who: Invented Beta, about: arms to Russia}
"""
VIEWS: tuple[tuple[Callable[..., Any], dict[str, Any]], ...] = (
    (status, {}),
    (contested, {"everything": True}),
    (list_claims, {}),
    (list_claims, {"unassessed": True}),
    (sources, {}),
    (entities, {}),
    (speakers, {}),
    (documents, {}),
    (topics, {}),
    (timeline, {}),
    (gaps, {}),
    (brief, {}),
    (candidates, {}),
    (audit, {"source": "Invented Pro"}),
    (blame, {"name": "heron"}),
)


class Desk:
    """One ledger, with what a test asks of it."""

    def __init__(self, target: str, ledger: Ledger, folder: Path) -> None:
        self.target, self.ledger, self.folder = target, ledger, folder

    def take(self, sheet: str, actor: str = ANN) -> str:
        """Import a sheet; gives its batch."""
        path = self.folder / "sheet.yaml"
        path.write_text(sheet, encoding="utf-8")
        import_files(self.ledger, [path], actor=actor)
        return self.last

    @property
    def last(self) -> str:
        """The batch of the last event."""
        with open_reader(self.target) as reader:
            sql = "SELECT batch FROM event WHERE ledger = 1 ORDER BY position DESC LIMIT 1"
            return str(reader.scalar(sql))

    @property
    def head(self) -> int:
        with open_reader(self.target) as reader:
            return reader.head()

    def undoes(self, batch: str | None = None, actor: str = ANN, **more: Any) -> Outcome:
        return undo(self.ledger, batch, reason="a slip", actor=actor, **more)

    def asks(self, view: Callable[..., Any], held: int | None = None, **asked: Any) -> list[Any]:
        with open_reader(self.target) as reader:
            clocks = Clocks.resolve(reader, None, None if held is None else f"#{held}")
            return [dict(item) for item in view(reader, clocks, **asked).items]

    def answers(self, held: int | None = None) -> list[Any]:
        """What many views answer."""
        return [self.asks(view, held, **asked) for view, asked in VIEWS]

    def claim(self, headline: str) -> str:
        """The id of the claim with these words in its headline."""
        found = [str(item["id"]) for item in self.asks(list_claims) if headline in item["headline"]]
        assert len(found) == 1, found
        return found[0]

    def sound(self) -> bool:
        """Whether a fold of the whole record gives what stands."""
        with self.ledger.engine.begin() as connection:
            return all(model.sound for model in refold(connection, list(self.ledger.store.read()), write=False))


@contextmanager
def opened(target: str, folder: Path) -> Iterator[Desk]:
    """The registry, filled by cat."""
    with open_ledger(read_target(target), Clock()) as ledger:
        desk = Desk(target, ledger, folder)
        desk.take(REGISTER, CAT)
        yield desk
