"""What the registry says, and what was judged, by the events that count by now: the last one holds."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from claims_ledger.domain.entities import Entity
from claims_ledger.domain.events import (
    ClaimAssessed,
    ClaimReviewed,
    EntitiesLeftOpen,
    EntitiesMerged,
    EntitiesSplit,
    EntitiesToldApart,
    EntityDescribed,
    Event,
    SourceRated,
    TopicDescribed,
    TopSpeedSet,
)
from claims_ledger.domain.record import Recorded
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.topics import Topic
from claims_ledger.projections.record_rows import (
    assessment_rows,
    description_row,
    rating_row,
    review_row,
    topic_row,
)
from claims_ledger.projections.rows import Row, Rows
from claims_ledger.projections.sources import Past
from claims_ledger.projections.undoing import Touched
from claims_ledger.store.read_models import (
    APART,
    ASSESSMENT,
    DESCRIPTION,
    MERGED,
    RATING,
    REVIEW,
    TOP_SPEED,
    TOPIC,
)

Sort = TypeVar("Sort", bound=Event)


class Anew:
    """Writes the rows of what was undone, or brought back, from the other events on it."""

    def __init__(self, rows: Rows, past: Past) -> None:
        self.rows = rows
        self.past = past

    def register(self, touched: Touched, at: int) -> bool:
        """The rows that the registry is loaded from; whether any may have changed."""
        for key in touched.keys:
            self.rows.replace(DESCRIPTION, key, self._described(key), at)
        for key in touched.merged:
            self.rows.replace(MERGED, key, self._merged(key), at)
        for a, b in touched.apart:
            self.rows.replace(APART, f"{a}~{b}", self._apart(a, b), at)
        for craft in touched.craft:
            self.rows.replace(TOP_SPEED, f"speed {craft}", self._speed(craft), at)
        for name in touched.topics:
            self.rows.replace(TOPIC, f"topic {name}", self._topic(name), at)
        return bool(touched.keys or touched.apart or touched.craft or touched.topics)

    def _described(self, key: str) -> Iterator[Row]:
        for _, event in _last(self.past.of(key), EntityDescribed):
            yield description_row(Entity.model_validate({"key": key, **event.description}))

    def _merged(self, key: str) -> Iterator[Row]:
        told = [(at, one) for at, one in self.past.of(key) if isinstance(one, (EntitiesMerged, EntitiesSplit))]
        for recorded, event in [(at, one) for at, one in told if one.merged == key][-1:]:
            if isinstance(event, EntitiesMerged):
                yield (key, event.kept, recorded.position)

    def _apart(self, a: str, b: str) -> Iterator[Row]:
        told = [(at, one) for at, one in self.past.of(a) if isinstance(one, (EntitiesToldApart, EntitiesLeftOpen))]
        for recorded, event in [(at, one) for at, one in told if {one.a, one.b} == {a, b}][-1:]:
            if isinstance(event, EntitiesToldApart):
                yield (a, b, recorded.position)

    def _speed(self, craft: str) -> Iterator[Row]:
        for _, event in _last(self.past.of(f"speed {craft}"), TopSpeedSet):
            if event.speed is not None:
                yield (craft, event.speed)

    def _topic(self, name: str) -> Iterator[Row]:
        for _, event in _last(self.past.of(f"topic {name}"), TopicDescribed):
            yield topic_row(Topic.model_validate({"name": name, **event.pattern}))

    def judge(self, touched: Touched, registry: Registry, at: int) -> None:
        """Ratings, assessments and reviews."""
        for source, rater in touched.ratings:
            rated = _last(self._by(rater, source), SourceRated)
            rows = [rating_row(event, recorded, registry) for recorded, event in rated]
            self.rows.replace(RATING, f"{source}~{rater}", rows, at)
        for claim, assessor in touched.assessments:
            assessed = _last(self._by(assessor, claim), ClaimAssessed)
            rows = [row for recorded, event in assessed for row in assessment_rows(event, recorded)]
            self.rows.replace(ASSESSMENT, f"{claim}~{assessor}", rows, at)
        for claim in touched.reviews:
            reviewed = _last(self.past.of(claim), ClaimReviewed)
            self.rows.replace(REVIEW, claim, [review_row(event, recorded) for recorded, event in reviewed], at)

    def _by(self, actor: str, subject: str) -> Iterator[tuple[Recorded, Event]]:
        return (one for one in self.past.of(subject) if one[0].actor == actor)


def _last(told: Iterable[tuple[Recorded, Event]], sort: type[Sort]) -> list[tuple[Recorded, Sort]]:
    """The last event of a type, if there is one."""
    return [(recorded, event) for recorded, event in told if isinstance(event, sort)][-1:]
