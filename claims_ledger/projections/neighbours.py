"""The positions of the read model: found by question, judged against those they may clash with."""

import json
from collections.abc import Iterable, Iterator
from itertools import product

from claims_ledger.domain.assertion import TOGETHER, Question, load_value, value_json, value_text
from claims_ledger.domain.clocks import FOREVER, span_of
from claims_ledger.domain.compare import Side
from claims_ledger.domain.contests import Clash, judge
from claims_ledger.domain.dates import Period
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.ids import canonical_text
from claims_ledger.domain.partners import OF_A_DAY, partners_of, sort_of
from claims_ledger.domain.phrases import counted
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.store.read_models import ASKED, CLASH, HOLDING, POSITION

_KEPT = 20_000
READ = "position, question, value_json, mode, undated, when_edtf, shown"


class Neighbours:
    """Keeps positions and clashes up to date."""

    def __init__(self, rows: Rows, registry: Registry) -> None:
        self.rows = rows
        self.registry = registry
        self._read: dict[str, Position] = {}
        self._read_at = registry.changes

    def meet(self, positions: Iterable[Position], at: int, rejudge: bool) -> None:
        """Enter the positions that are new, and judge them; `rejudge` judges known ones again, as after a change of the
        registry."""
        held = {position.id: position for position in positions}
        standing = {id_ for (id_,) in self.rows.among(POSITION, "position", "unit", held)}
        for id_, position in held.items():
            known = id_ in standing
            if known and not rejudge:
                continue
            enter = self.rows.replace if known else self.rows.put
            enter(POSITION, id_, [position_row(position)], at)
            self._judge(position, at, known)

    def leave(self, positions: Iterable[str], at: int) -> None:
        """Drop the positions that nobody holds any more, on any day of publication, and the verdicts on them."""
        for id_ in sorted(positions):
            if self.rows.select(HOLDING, "unit", "position = ? AND rec_to = ? LIMIT 1", (id_, FOREVER)):
                continue
            self.rows.replace(POSITION, id_, [], at)
            for (unit,) in self.rows.open(CLASH, "DISTINCT unit", "(a = ? OR b = ?) AND source = ''", (id_, id_)):
                self.settle(unit, [], at)

    def settle(self, unit: str, clashes: Iterable[Clash], at: int) -> None:
        """Make these the clashes of a unit."""
        standing = list(clashes)
        self.rows.replace(CLASH, unit, map(clash_row, standing), at)
        self.rows.replace(ASKED, unit, _asked_rows(standing), at)

    def _judge(self, position: Position, at: int, known: bool) -> None:
        clashes = {}
        for other in self._near(position):
            clash = judge(position, other, self.registry)
            if clash is not None:
                clashes[f"{clash.a}~{clash.b}"] = clash
        if known:
            columns, where = ", ".join(("unit", *CLASH.content)), "(a = ? OR b = ?) AND source = ''"
            standing = {unit: tuple(row) for unit, *row in self.rows.open(CLASH, columns, where, (position.id,) * 2)}
            for unit in standing.keys() | clashes.keys():
                clash = clashes.get(unit)
                if standing.get(unit) != (None if clash is None else clash_row(clash)):
                    self.settle(unit, [] if clash is None else [clash], at)
        else:
            for unit, clash in clashes.items():
                self.rows.put(CLASH, unit, [clash_row(clash)], at)
                self.rows.put(ASKED, unit, _asked_rows([clash]), at)

    def _near(self, position: Position) -> Iterator[Position]:
        """Positions of the same family whose subject contains this one's, is contained in it, or is it, as far as they
        can come to a verdict with it."""
        side = position.side
        anchors = {TOGETHER} if side.question.anchored else {""}
        for anchor in side.question.anchored:
            anchors |= self.registry.up(anchor) | self.registry.down(anchor)
        for family, partners in product(side.question.kin, partners_of(side, self.registry)):
            where = "family = ? AND sort = ? AND position <> ?"
            values: list[str | int] = [family, partners.sort, position.id]
            if partners.within is not None:
                first, last = side.when.first, side.when.last
                if first is None or last is None:
                    continue
                if partners.sort in OF_A_DAY:
                    where += " AND event_to BETWEEN ? AND ?"
                else:
                    where += " AND event_to >= ? AND event_from <= ?"
                values += [first.toordinal() - partners.within, last.toordinal() + partners.within]
            if partners.differing:
                where += " AND value_json <> ?"
                values.append(canonical_text(value_json(side.value)))
            for row in self.rows.among(POSITION, READ, "anchor", anchors, where, values):
                yield self.load(row)

    def load(self, row: Row) -> Position:
        """A position from what `READ` gives, with the names of the registry as it stands."""
        if self._read_at != self.registry.changes or len(self._read) >= _KEPT:
            self._read, self._read_at = {}, self.registry.changes
        known = self._read.get(row[0])
        if known is None:
            id_, question, value, mode, undated, when, shown = row
            side = Side(
                Question.load(json.loads(question), self.registry), load_value(json.loads(value), self.registry),
                Period.from_edtf(when), mode, bool(undated),
            )  # fmt: skip
            known = self._read[id_] = Position(id_, side, shown)
        return known


def position_row(position: Position) -> Row:
    side = position.side
    subject, label = side.question.describe()
    first, last = (None if day is None else day.toordinal() for day in (side.when.first, side.when.last))
    return (
        position.id, side.question.family, side.question.anchor, side.question.attribute,
        json.dumps(side.question.canonical(), ensure_ascii=False), subject, label, _value(side),
        canonical_text(value_json(side.value)), side.mode, int(side.undated), side.when.edtf,
        first, last, position.shown, sort_of(side), span_of(first, last),
    )  # fmt: skip


def _value(side: Side) -> str:
    """A count says what it counts: two positions of one contest may count a part and its whole."""
    goods = side.question.terms.get("goods")
    text = value_text(side.value)
    if not isinstance(side.value, Quantity) or goods is None or str(goods) in text:
        return text
    return counted(side.value, goods) if isinstance(goods, Ref) else f"{text} of {goods}"


def _asked_rows(clashes: Iterable[Clash]) -> list[Row]:
    return [(clash.contest, entity) for clash in clashes for entity in clash.asked]


def clash_row(clash: Clash) -> Row:
    subject, label = clash.question.describe()
    verdict = clash.verdict
    return (
        clash.contest, subject, label, clash.a, clash.b, verdict.name, verdict.reason, verdict.because, clash.source,
        clash.a_said, clash.b_said, int(clash.hedged),
    )  # fmt: skip
