"""What editors ruled, kept under the ids that the contests and positions have now.

Each ruling has a row of its own, which stands for good; of several on one contest, the last one counts. A merge or
split of entities changes ids: the row is written again by what the ruling weighed, in the keys of that day."""

import json
from collections.abc import Iterable

from claims_ledger.domain.contests import how_firmly, wider
from claims_ledger.domain.events import ContestRuled
from claims_ledger.domain.ids import hedged_id, without_hedge
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.restated import PLAIN, contest_id_of, position_restated, question_restated
from claims_ledger.projections.neighbours import READ, Neighbours
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.projections.sources import Past
from claims_ledger.store.read_models import CLASH, POSITION, RULING


class Rulings:
    """Keeps the rulings up to date."""

    def __init__(self, rows: Rows, past: Past, registry: Registry, neighbours: Neighbours) -> None:
        self.rows = rows
        self.past = past
        self.registry = registry
        self.neighbours = neighbours

    def rule(self, event: ContestRuled, recorded: Recorded) -> None:
        said = (event.reason, recorded.actor, recorded.time, recorded.position)
        row = self._row(event, self._question(event.contest), said)
        self.rows.put(RULING, f"{event.contest}~{recorded.position}", [row], recorded.position)

    def turn(self, event: ContestRuled, recorded: Recorded, counts: bool, at: int) -> None:
        """A ruling that counts no more, or counts again: on what it asked when it was made."""
        unit = f"{event.contest}~{recorded.position}"
        if not counts:
            self.rows.replace(RULING, unit, [], at)
            return
        asked = self.rows.select(RULING, "question", "unit = ? LIMIT 1", (unit,))
        question = str(asked[0][0]) if asked else self._question(event.contest)
        said = (event.reason, recorded.actor, recorded.time, recorded.position)
        self.rows.replace(RULING, unit, [self._row(event, question, said)], at)

    def restate(self, at: int) -> None:
        """Bring all of them to the keys that entities stand under now."""
        columns = "unit, reason, editor, ruled, at_position, question"
        for unit, *said, question in self.rows.open(RULING, columns, "1 = 1", ()):
            event = self.past.at(said[-1])
            assert isinstance(event, ContestRuled)
            self.rows.replace(RULING, unit, [self._row(event, question, tuple(said))], at)

    def _row(self, event: ContestRuled, question: str, said: tuple[str, str, str, int]) -> Row:
        contest = event.contest
        if question:
            contest = contest_id_of(question_restated(json.loads(question), self.registry.root))
        now = self._positions(event.positions)
        weighed = json.dumps(sorted({now[one] for one in event.positions}))
        return (contest, event.ruling, event.holds and now[event.holds], weighed, *said, question)

    def _positions(self, shown: Iterable[str]) -> dict[str, str]:
        """The ids of positions now, told with a hedge or not. A topic's yes and no name no entity: they are always what
        they were."""
        own = {one: without_hedge(one) for one in shown}
        now = {id_: id_ for id_ in own.values()}
        for id_, *plain in self.rows.among(POSITION, ", ".join(("unit", *PLAIN)), "unit", now, standing=False):
            now[id_] = position_restated(plain, self.registry.root)[1]
        return {one: now[id_] if one == id_ else hedged_id(now[id_]) for one, id_ in own.items()}

    def _question(self, contest: str) -> str:
        """What a contest asks, in the keys of now; empty where nothing ever clashed in it."""
        for a, b, hedged in self.rows.open(CLASH, "a, b, hedged", "contest = ?", (contest,)):
            known = {row[0]: self.neighbours.load(row) for row in self.rows.among(POSITION, READ, "unit", {a, b})}
            one, other = known[a], known[b]
            question = how_firmly(one, other) if hedged else wider(one, other, self.registry)
            return json.dumps(question.canonical(), ensure_ascii=False)
        asked = self.rows.open(RULING, "at_position, question", "contest = ?", (contest,))
        return str(max(asked)[1]) if asked else ""
