"""The invented strait and what an invented desk judged of it, step by step, on both databases."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from claims_ledger.app.judging import assess, rate, rule
from claims_ledger.app.ledger import Ledger, Outcome
from claims_ledger.queries.clocks import Clocks
from claims_ledger.queries.contested import contested
from claims_ledger.queries.listing import Listing
from claims_ledger.store.engine import open_engine
from claims_ledger.store.reader import open_reader
from tests.queries.harbour import Harbour
from tests.queries.on_the_strait.strait import fill
from tests.support.clock import Clock
from tests.support.databases import Databases

OWNER = "Invented Heron: owner"
TRIPS = "Invented Crane & Invented Heron: trips between Rajin and Vostochny"
ARMS = "arms from North Korea to Russia: asserted"
ED, BOB = "an invented editor", "another editor"


@dataclass
class Desk:
    """The strait, where it is kept, and the position after each judgement."""

    target: str
    harbour: Harbour
    ledger: Ledger
    after: dict[str, int] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def step(self, name: str, outcome: Outcome) -> Outcome:
        self.after[name] = outcome.position
        return outcome

    def ask(
        self, view: Callable[..., Listing], as_of: str | None = None, held: str | None = None, **asked: Any
    ) -> list[dict[str, Any]]:
        """The items of a view, as public by a day, as held after a step."""
        with open_reader(self.target) as reader:
            clocks = Clocks.resolve(reader, as_of, f"#{self.after[held]}" if held else None)
            return [dict(item) for item in view(reader, clocks, **asked).items]

    def contests(self, as_of: str | None = None, held: str | None = None, **asked: Any) -> dict[str, dict[str, Any]]:
        """The contests by their question."""
        items = self.ask(contested, as_of, held, **asked)
        return {f"{item['subject']}: {item['attribute']}": item for item in items}

    def position(self, question: str, value: str) -> str:
        """The id of the position with this value."""
        items = self.contests(everything=True)[question]["positions"]
        return next(str(one["id"]) for one in items if one["value"] == value)


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Desk]:
    """Everything that the desk did, in order; its own words name the steps."""
    target = databases.ledger(request.param)
    engine = open_engine(target)
    ledger = Ledger(engine, Clock())
    harbour = fill(ledger.store)
    new = Desk(target, harbour, ledger)
    new.after["strait"] = harbour.after["retracted"]
    new.ids = {question: item["id"] for question, item in new.contests().items()}
    owner, trips, arms = (new.ids[question] for question in (OWNER, TRIPS, ARMS))
    new.step("confirmed", rule(ledger, arms, "confirm", reason="both stand by it", actor=ED))
    new.step("dismissed", rule(ledger, trips, "dismiss", reason="two ways to count", actor=ED))
    new.step(
        "decided",
        rule(ledger, owner[:6], "decide", holds="Beta Marine", reason="the register of herons", actor=ED),
    )
    new.step("rated", rate(ledger, "Samples Pro", "b", reason="borne out", actor=ED))
    new.step("rated too", rate(ledger, "samples-pro", "F", reason="no view of it", actor=BOB))
    new.step("rated again", rate(ledger, "Samples Pro", "C", reason="wrong once", actor=ED))
    claim = harbour.claims["heron at rajin"]
    new.step("assessed too", assess(ledger, claim, credibility="6", note="cannot tell", actor=BOB))
    new.step(
        "assessed",
        assess(ledger, claim, credibility="1", likelihood="Very  likely", confidence="low", note="seen", actor=ED),
    )
    new.step("assessed again", assess(ledger, claim, likelihood="likely", confidence="", note="seen once", actor=ED))
    new.after["joined"] = harbour.write(
        harbour.file("gazette-3", "example-gazette", "2031-04-12", "Whose Heron?"),
        harbour.say("house owns", "gazette-3", "ownership", who="heron", role="owner", party="House of Samples"),
        harbour.say("six trips", "gazette-3", "trips", who="jointly heron & Invented Crane",
                    between=["Rajin", "Vostochny"], count="at least 6 trips", when="2031-01/2031-02",
                    via="Ana Lyst on 2031-03-04"),
    )  # fmt: skip
    new.step("reopened", rule(ledger, arms, "reopen", reason="more is known", actor=BOB))
    yield new
    engine.dispose()
