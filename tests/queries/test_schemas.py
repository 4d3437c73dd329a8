"""What the views answer is what their schemas say, and the same bytes each time."""

import json
from collections.abc import Callable
from functools import partial

import pytest

from claims_ledger.queries.audit import audit
from claims_ledger.queries.blame import blame
from claims_ledger.queries.brief import brief
from claims_ledger.queries.candidates import candidates
from claims_ledger.queries.claims import claims
from claims_ledger.queries.contested import contested
from claims_ledger.queries.diff import diff
from claims_ledger.queries.document import document
from claims_ledger.queries.gaps import gaps
from claims_ledger.queries.impact import impact
from claims_ledger.queries.listing import Listing
from claims_ledger.queries.log import log
from claims_ledger.queries.registry import documents, entities, speakers, topics
from claims_ledger.queries.schemas import VIEWS
from claims_ledger.queries.search import search
from claims_ledger.queries.show import show
from claims_ledger.queries.sources import sources
from claims_ledger.queries.status import status
from claims_ledger.queries.timeline import timeline
from tests.queries.conftest import Asked
from tests.support.json_schema import faults

ASKED: dict[str, tuple[Callable[..., Listing], ...]] = {
    "status": (status,),
    "contested": (contested, partial(contested, everything=True)),
    "sources": (sources, partial(sources, name="Invented Heron")),
    "impact": (
        partial(impact, name="Samples Pro"),
        partial(impact, name="Samples Pro on 2031-06-09"),
        partial(impact, name="Sample Times"),
    ),
    "blame": (partial(blame, name="Invented Heron"), partial(blame, name="Invented Crane")),
    "series": (),
    "audit": (partial(audit, source="House of Samples"), partial(audit, source="Sample Times")),
    "list": (claims,),
    "timeline": (timeline,),
    "search": (partial(search, words="r"),),
    "diff": (partial(diff, before="2031-06-11", after="2031-06-30"),),
    "log": (log,),
    "brief": (brief,),
    "gaps": (gaps,),
    "source": (speakers,),
    "entity": (entities,),
    "candidates": (partial(candidates, name="Invented Heran"),),
    "document": (documents, partial(document, name="gazette-1")),
    "document-diff": (),
    "topic": (topics,),
}
NAMES = ("Invented Heron", "Rajin", "times-1", "arms from North Korea to Russia", "#25", "#41", "House of Samples")
CLOCKS = (None, "2031-06-11", "2031-06-20")


def answered(listing: Listing) -> dict[str, object]:
    """As `-o json` gives it."""
    whole = {name: getattr(listing, name) for name in ("as_of", "recorded_at", "position")}
    plain: dict[str, object] = json.loads(json.dumps({**whole, "items": list(listing.items)}, allow_nan=False))
    return plain


def test_every_view_has_a_schema() -> None:
    assert set(VIEWS) == {*ASKED, "show"}


@pytest.mark.parametrize("as_of", CLOCKS)
@pytest.mark.parametrize("name", ASKED)
def test_an_answer_is_as_its_schema_says(harbour: Asked, name: str, as_of: str | None) -> None:
    for view in ASKED[name]:
        answer = answered(harbour(view, as_of))
        assert list(faults(answer, VIEWS[name])) == []
        assert as_of is not None or answer["items"]


def test_whatever_is_shown_is_as_the_schema_says(harbour: Asked) -> None:
    contests = [item["id"] for item in harbour.items(contested)]
    positions = [item["positions"][0]["id"] for item in harbour.items(contested)]
    batches = [harbour.items(log)[0]["batch"]]
    for id in (*NAMES, *harbour.harbour.claims.values(), *contests, *positions, *batches):
        assert list(faults(answered(harbour(show, id=id)), VIEWS["show"])) == []


@pytest.mark.parametrize("name", ASKED)
def test_the_same_question_gives_the_same_bytes_on_both_clocks(harbour: Asked, name: str) -> None:
    for view in ASKED[name]:
        for recorded_at in (None, harbour.at("times-2")):
            first, second = (json.dumps(answered(harbour(view, None, recorded_at))) for _ in range(2))
            assert first == second
