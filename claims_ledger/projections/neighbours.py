"""The positions of the read model: found by question, judged against those they may clash with."""

import json
from collections.abc import Iterable

from claims_ledger.domain.assertion import At, Away, Question, canonical_text, load_value, value_json, value_text
from claims_ledger.domain.compare import Side
from claims_ledger.domain.contests import Clash, Retold, judge, judge_retellings
from claims_ledger.domain.dates import Period
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.telling import Position
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.store.read_models import CLASH, HOLDING, POSITION

_READ = "position, question, value_json, mode, undated, when_edtf, shown"
_AT_ONCE = 400


class Neighbours:
    """Keeps positions and clashes up to date."""

    def __init__(self, rows: Rows, registry: Registry) -> None:
        self.rows = rows
        self.registry = registry

    def meet(self, positions: Iterable[Position], at: int, rejudge: bool) -> None:
        """Enter the positions that are new, and judge them; `rejudge` judges known ones again, as after a change of the
        registry."""
        for position in positions:
            row = _position_row(position)
            standing = self.rows.open(POSITION, "position", "unit = ?", (position.id,))
            if standing and not rejudge:
                continue
            if standing:
                self.rows.replace(POSITION, position.id, [row], at)
            else:
                self.rows.put(POSITION, position.id, [row], at)
            self._judge(position, at, known=bool(standing))

    def leave(self, positions: Iterable[str], at: int) -> None:
        """Drop the positions that nobody holds any more, on any day of publication, and the verdicts on them."""
        for id_ in sorted(positions):
            if self.rows.open(HOLDING, "claim", "position = ?", (id_,)):
                continue
            self.rows.replace(POSITION, id_, [], at)
            for (unit,) in self.rows.open(CLASH, "DISTINCT unit", "(a = ? OR b = ?) AND source = ''", (id_, id_)):
                self.rows.replace(CLASH, unit, [], at)

    def _judge(self, position: Position, at: int, known: bool) -> None:
        clashes = {}
        for other in self._near(position):
            clash = judge(position, other, self.registry)
            if clash is not None:
                clashes[f"{clash.a}~{clash.b}"] = _clash_row(clash)
        if known:
            where = "(a = ? OR b = ?) AND source = ''"
            units = {unit for (unit,) in self.rows.open(CLASH, "unit", where, (position.id, position.id))}
            for unit in units | set(clashes):
                self.rows.replace(CLASH, unit, [clashes[unit]] if unit in clashes else [], at)
        else:
            for unit, row in clashes.items():
                self.rows.put(CLASH, unit, [row], at)

    def _near(self, position: Position) -> list[Position]:
        """Positions of the same family whose subject contains this one's, is contained in it, or is it; of places, only
        those whose time touches."""
        anchor, side = position.side.question.anchor, position.side
        anchors = sorted(self.registry.up(anchor) | self.registry.down(anchor)) if anchor else [""]
        where = "family = ? AND position <> ?"
        values: list[str | int] = [side.question.family, position.id]
        if isinstance(side.value, (At, Away)):
            if side.when.first is None or side.when.last is None:
                return []
            where += " AND event_from <= ? AND event_to >= ?"
            values += [side.when.last.toordinal(), side.when.first.toordinal()]
        found: list[Row] = []
        for start in range(0, len(anchors), _AT_ONCE):
            part = anchors[start : start + _AT_ONCE]
            marks = ", ".join("?" * len(part))
            found += self.rows.open(POSITION, _READ, f"{where} AND anchor IN ({marks})", (*values, *part))
        return [self._load(row) for row in found]

    def _load(self, row: Row) -> Position:
        id_, question, value, mode, undated, when, shown = row
        side = Side(
            Question.load(json.loads(question), self.registry), load_value(json.loads(value), self.registry),
            Period.from_edtf(when), mode, bool(undated),
        )  # fmt: skip
        return Position(id_, side, shown)

    def retell(self, family: str, source: str, at: int) -> None:
        """Judge again what documents make of the utterances of one source on one family of questions."""
        unit = f"{family}~{source}"
        told = self.rows.open(HOLDING, "DISTINCT position, said, work", "family = ? AND source = ?", (family, source))
        known = {row[0]: self._load(row) for id_ in {id_ for id_, _, _ in told} for row in self._position(id_)}
        retold = [
            Retold(known[id_], source, f"in {work}" if work else said) for id_, said, work in told if said or work
        ]
        self.rows.replace(CLASH, unit, [_clash_row(clash) for clash in judge_retellings(retold, self.registry)], at)

    def _position(self, id_: str) -> list[Row]:
        return self.rows.open(POSITION, _READ, "unit = ?", (id_,))


def _position_row(position: Position) -> Row:
    side = position.side
    subject, label = side.question.describe()
    first, last = side.when.first, side.when.last
    return (
        position.id, side.question.family, side.question.anchor, side.question.attribute,
        json.dumps(side.question.canonical(), ensure_ascii=False), subject, label, value_text(side.value),
        canonical_text(value_json(side.value)), side.mode, int(side.undated), side.when.edtf,
        first.toordinal() if first else None, last.toordinal() if last else None, position.shown,
    )  # fmt: skip


def _clash_row(clash: Clash) -> Row:
    subject, label = clash.question.describe()
    verdict = clash.verdict
    return (
        clash.contest, subject, label, clash.a, clash.b, verdict.name, verdict.reason, verdict.because, clash.source,
        clash.a_said, clash.b_said,
    )  # fmt: skip
