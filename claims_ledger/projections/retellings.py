"""What documents make of one utterance: kept up to date telling by telling.

A telling is a position as passed on from one utterance of a source, by however many documents; only a new one, or one
that a second document joins, can bring a verdict. So the cost grows with the distinct tellings, not with the claims.
"""

from collections.abc import Iterable
from typing import NamedTuple

from claims_ledger.domain.assertion import Happened, Held
from claims_ledger.domain.contests import Clash, Retold, joined, judge_retellings
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from claims_ledger.projections.neighbours import READ, Neighbours
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.store.read_models import HOLDING, POSITION, TELLING

SEVERAL = "*"
_IN = "in "


class Telling(NamedTuple):
    """A position on a family of questions, passed on from what a source said on a day, or in a work."""

    position: str
    family: str
    source: str
    said: str
    work: str

    @classmethod
    def of(cls, row: Row) -> "Telling":
        """From the content of a holding."""
        return cls(*(row[HOLDING.content.index(name)] for name in cls._fields))

    @property
    def told(self) -> bool:
        """Whether the source and its utterance are known, so that it can be told from others."""
        return bool(self.source and self.spoken)

    @property
    def spoken(self) -> str:
        return _spoken(self.said, self.work)

    @property
    def unit(self) -> str:
        return "~".join(self)


_COLUMNS = ", ".join([*Telling._fields, "document"])


def can_be_retold(position: Position) -> bool:
    """Whether retellings of such a value are ever compared."""
    return isinstance(position.side.value, (Quantity, Held, Happened))


class Retellings:
    """Keeps the tellings, and the verdicts between those of one utterance."""

    def __init__(self, rows: Rows, registry: Registry, neighbours: Neighbours) -> None:
        self.rows = rows
        self.registry = registry
        self.neighbours = neighbours

    def join(self, told: Iterable[tuple[Telling, str]], at: int) -> None:
        """Tellings that a new claim adds, each with its document."""
        changed = [telling for telling, document in dict.fromkeys(told) if self._join(telling, document, at)]
        self._judge(changed, at)

    def review(self, told: Iterable[Telling], at: int, rejudge: bool) -> None:
        """Tellings whose holders may have changed in any way; `rejudge` judges also those that did not."""
        several = sorted(set(told))
        changed = [telling for telling in several if self._review(telling, at)]
        self._judge(several if rejudge else changed, at)

    def standing(self, told: Iterable[Telling]) -> set[Telling]:
        """Those of them that are kept."""
        units = {one.unit: one for one in told}
        return {units[unit] for (unit,) in self.rows.among(TELLING, "unit", "unit", units)}

    def _join(self, telling: Telling, document: str, at: int) -> bool:
        standing = self.rows.open(TELLING, "document", "unit = ?", (telling.unit,))
        if standing and standing[0][0] in (SEVERAL, document):
            return False
        return self.rows.replace(TELLING, telling.unit, [(*telling, SEVERAL if standing else document)], at)

    def _review(self, telling: Telling, at: int) -> bool:
        where = "position = ? AND source = ? AND said = ? AND work = ?"
        values = (telling.position, telling.source, telling.said, telling.work)
        [(first, last)] = self.rows.open(HOLDING, "MIN(document), MAX(document)", where, values)
        document = first if first == last else SEVERAL
        return self.rows.replace(TELLING, telling.unit, [(*telling, document)] if first else [], at)

    def _judge(self, tellings: Iterable[Telling], at: int) -> None:
        touched: dict[tuple[str, str], set[str]] = {}
        for telling in tellings:
            touched.setdefault((telling.family, telling.source), set()).add(telling.spoken)
        for (family, source), spoken in sorted(touched.items()):
            self._judge_family(family, source, spoken, at)

    def _judge_family(self, family: str, source: str, spoken: set[str], at: int) -> None:
        """Judge again all that belongs together with these utterances of a source."""
        where = "family = ? AND source = ?"
        known_of = self.rows.open(TELLING, "DISTINCT said, work", where, (family, source))
        together = joined(spoken, {_spoken(said, work) for said, work in known_of})
        standing = [
            (Telling(*row[:-1]), row[-1])
            for name, among, more in (
                ("said", {said for said in together if not said.startswith(_IN)}, " AND work = ''"),
                ("work", {said.removeprefix(_IN) for said in together if said.startswith(_IN)}, ""),
            )
            for row in self.rows.among(TELLING, _COLUMNS, name, among, where + more, (family, source))
        ]
        known: dict[str, Position] = {
            row[0]: self.neighbours.load(row)
            for row in self.rows.among(POSITION, READ, "unit", {telling.position for telling, _ in standing})
        }
        retold = [
            Retold(known[telling.position], source, telling.spoken, named)
            for telling, document in standing
            for named in ((document,) if document != SEVERAL else ("one", "another"))
        ]
        found: dict[str, list[Clash]] = {said: [] for said in sorted(together)}
        for clash in judge_retellings(retold, self.registry):
            found[clash.a_said].append(clash)
        for said, clashes in found.items():
            self.neighbours.settle(f"{family}~{source}~{said}", clashes, at)


def _spoken(said: str, work: str) -> str:
    return f"{_IN}{work}" if work else said
