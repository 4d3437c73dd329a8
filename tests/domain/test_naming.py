"""What events found and name, for every type there is."""

import pytest

from claims_ledger.domain.events import (
    ClaimRecorded,
    DocumentFiled,
    EntitiesMerged,
    EntityDescribed,
    Event,
    TopicDescribed,
)
from claims_ledger.domain.naming import Thing, founds, names
from claims_ledger.domain.record import recorded
from claims_ledger.domain.wire import encode
from claims_ledger.projections.undoing import Touched
from tests.support.examples import EXAMPLES

NOTHING_NAMED = {"ContestRuled", "TopSpeedSet", "BatchUndone"}


@pytest.mark.parametrize("event", [pytest.param(event, id=type(event).__name__) for event in EXAMPLES])
def test_every_event_names_what_it_rests_on_and_can_be_undone(event: Event) -> None:
    name = type(event).__name__
    founding = founds(event)
    assert bool(set(names(event)) or founding) is (name not in NOTHING_NAMED)
    line = recorded(1, "e1", "b1", "ann", "2031-01-01T00:00:00.000000Z", None, *encode(event))
    touched = Touched.by({1: (line, event, False)})
    assert any(getattr(touched, part) for part in touched.__slots__) is (name != "BatchUndone")


def test_things_are_named_by_references_and_never_by_words() -> None:
    described = EntityDescribed(
        key="heron", description={"type": "vessel", "names": ["crane"], "in": ["fleet"], "part_of": "house"}
    )
    assert founds(described) == Thing("entity", "heron")
    assert set(names(described)) == {Thing("entity", "fleet"), Thing("entity", "house")}
    topic = TopicDescribed(name="arms", pattern={"from": "rajin", "goods": "shells", "within": "breach"})
    assert set(names(topic)) == {Thing("entity", "rajin"), Thing("entity", "shells"), Thing("topic", "breach")}
    filed = DocumentFiled(
        key="d1", document={"outlet": "post", "title": "times", "via": [{"source": "wire", "relay": "cites"}]}
    )
    assert set(names(filed)) == {Thing("entity", "post"), Thing("entity", "wire")}
    claim = ClaimRecorded(claim="c1", document="d1", content={"fields": {"who": "heron"}}, entered="hand")
    assert (founds(claim), set(names(claim))) == (Thing("claim", "c1"), {Thing("document", "d1")})
    merged = EntitiesMerged(kept="heron", merged="crane", reason="one number")
    assert set(names(merged)) == {Thing("entity", "heron"), Thing("entity", "crane")}
