"""What documents make of one utterance: kept up to date telling by telling.

A telling is a position as passed on from one utterance of a source, with a hedge or without, by however many documents;
only a new one, or one that a second document joins, can bring a verdict. So the cost grows with the distinct tellings,
not with the claims.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claims_ledger.domain.assertion import At, Away, Condition, Stand
from claims_ledger.domain.contests import Clash, Retold, joined, judge_retellings
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from claims_ledger.projections.neighbours import READ, Neighbours
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.store.read_models import HOLDING, POSITION, TELLING

SEVERAL = "*"
OF_A_SUBJECT = (At, Away, Condition)
_IN = "in "
_KEPT = 20_000


class Telling(NamedTuple):
    """A position passed on from what a source said on a day, or in a work, with a hedge (1) or without (0). Tellings of
    one `matter` are compared, and a vague day of speaking joins a precise one among them."""

    position: str
    matter: str
    source: str
    said: str
    work: str
    hedged: int

    @classmethod
    def of(cls, row: Row, position: Position) -> "Telling":
        """From the content of a holding, and the position that it holds."""
        source, said, work, hedged = _parts(row)
        return cls(position.id, matter(position), source, said, work, hedged)

    @property
    def spoken(self) -> str:
        return _spoken(self.said, self.work)

    @property
    def unit(self) -> str:
        return _unit(self.position, self.source, self.said, self.work, self.hedged)


_FROM = tuple(HOLDING.content.index(name) for name in ("source", "said", "work", "hedged"))
_HELD = HOLDING.content.index("position")
_COLUMNS = ", ".join([*Telling._fields, "document"])


def _parts(row: Row) -> Row:
    return tuple(row[index] for index in _FROM)


def _unit(*parts: str | int) -> str:
    return "~".join(map(str, parts))


def telling_unit(row: Row) -> str:
    """The unit of the telling that a holding is part of, kept or not."""
    return _unit(row[_HELD], *_parts(row))


def can_be_retold(row: Row, position: Position) -> bool:
    """Whether a holding passes on an utterance that can be told from others, of a value of which retellings are ever
    compared."""
    source, said, work, _ = _parts(row)
    return bool(source and (said or work)) and not isinstance(position.side.value, Stand)


def matter(position: Position) -> str:
    """What two tellings have to share to be compared: the family of the question; of where something was and in what
    condition, of which there is so much, also the subject."""
    asked = position.side.question
    return f"{asked.family}~{asked.anchor}" if isinstance(position.side.value, OF_A_SUBJECT) else asked.family


class Retellings:
    """Keeps the tellings, and the verdicts between those of one utterance."""

    def __init__(self, rows: Rows, registry: Registry, neighbours: Neighbours) -> None:
        self.rows = rows
        self.registry = registry
        self.neighbours = neighbours
        self._spoken: dict[tuple[str, str], set[str]] = {}

    def join(self, told: Iterable[tuple[Telling, str]], at: int) -> None:
        """Tellings that a new claim adds, each with its document."""
        changed = [telling for telling, document in dict.fromkeys(told) if self._join(telling, document, at)]
        self._judge(changed, at, first=True)

    def review(self, told: Iterable[Telling], at: int, rejudge: bool) -> None:
        """Tellings whose holders may have changed in any way; `rejudge` judges also those that did not."""
        several = sorted(set(told))
        changed = [telling for telling in several if self._review(telling, at)]
        self._judge(several if rejudge else changed, at)

    def standing(self, units: Iterable[str]) -> set[Telling]:
        """Those tellings of these units that are kept."""
        return {Telling(*row) for row in self.rows.among(TELLING, ", ".join(Telling._fields), "unit", set(units))}

    def _join(self, telling: Telling, document: str, at: int) -> bool:
        standing = self.rows.open(TELLING, "document", "unit = ?", (telling.unit,))
        if not standing:
            self.rows.put(TELLING, telling.unit, [(*telling, document)], at)
            return True
        if standing[0][0] in (SEVERAL, document):
            return False
        return self.rows.replace(TELLING, telling.unit, [(*telling, SEVERAL)], at)

    def _review(self, telling: Telling, at: int) -> bool:
        where = "position = ? AND source = ? AND said = ? AND work = ? AND hedged = ?"
        values = (telling.position, telling.source, telling.said, telling.work, telling.hedged)
        [(first, last)] = self.rows.open(HOLDING, "MIN(document), MAX(document)", where, values)
        document = first if first == last else SEVERAL
        return self.rows.replace(TELLING, telling.unit, [(*telling, document)] if first else [], at)

    def _judge(self, tellings: Iterable[Telling], at: int, first: bool = False) -> None:
        """`first`: they only joined what was there before, and nothing has gone."""
        touched: dict[tuple[str, str], set[str]] = {}
        for telling in tellings:
            touched.setdefault((telling.matter, telling.source), set()).add(telling.spoken)
        for (matter_, source), spoken in sorted(touched.items()):
            self._judge_matter(matter_, source, spoken, at, first)

    def _judge_matter(self, matter_: str, source: str, spoken: set[str], at: int, first: bool) -> None:
        """Judge again all that belongs together with these utterances of a source."""
        where = "matter = ? AND source = ?"
        together = joined(spoken, self._known(matter_, source, spoken))
        standing = [
            (Telling(*row[:-1]), row[-1])
            for name, among, more in (
                ("said", {said for said in together if not said.startswith(_IN)}, " AND work = ''"),
                ("work", {said.removeprefix(_IN) for said in together if said.startswith(_IN)}, ""),
            )
            for row in self.rows.among(TELLING, _COLUMNS, name, among, where + more, (matter_, source))
        ]
        documents = {document for _, document in standing}
        if first and (len(standing) < 2 or (len(documents) == 1 and SEVERAL not in documents)):
            return
        found: dict[str, list[Clash]] = {said: [] for said in sorted(together)}
        for clash in self._clashes(standing, source):
            found[clash.a_said].append(clash)
        for said, clashes in found.items():
            self.neighbours.settle(f"{matter_}~{source}~{said}", clashes, at)

    def _known(self, matter_: str, source: str, spoken: set[str]) -> set[str]:
        """When a source ever spoke on a matter, as far as is known; what was taken back since may be among it."""
        if len(self._spoken) >= _KEPT:
            self._spoken.clear()
        known = self._spoken.get((matter_, source))
        if known is None:
            rows = self.rows.open(TELLING, "DISTINCT said, work", "matter = ? AND source = ?", (matter_, source))
            known = self._spoken[matter_, source] = {_spoken(said, work) for said, work in rows}
        known |= spoken
        return known

    def _clashes(self, standing: list[tuple[Telling, str]], source: str) -> Iterator[Clash]:
        known: dict[str, Position] = {
            row[0]: self.neighbours.load(row)
            for row in self.rows.among(POSITION, READ, "unit", {telling.position for telling, _ in standing})
        }
        retold = [
            Retold(known[telling.position], source, telling.spoken, named, bool(telling.hedged))
            for telling, document in standing
            for named in ((document,) if document != SEVERAL else ("one", "another"))
        ]
        return judge_retellings(retold, self.registry)


def _spoken(said: str, work: str) -> str:
    return f"{_IN}{work}" if work else said
