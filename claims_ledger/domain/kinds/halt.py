"""Something that did not happen for a while."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from claims_ledger.domain import entities
from claims_ledger.domain.assertion import Assertion, Away, Question
from claims_ledger.domain.claim import Claim
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.fields import PlaceRef, Reading, When, Who, choice
from claims_ledger.domain.forms import Form
from claims_ledger.domain.phrases import phrase
from claims_ledger.domain.subjects import ABOUT, About

ACTIVITIES = ("docking", "loading", "unloading", "sailing", "shipments", "deliveries", "flights", "traffic", "imports")
_ACTIVITY = choice(*ACTIVITIES)


def _read(value: object, context: Reading) -> str | About:
    if isinstance(value, str) and value.strip().casefold() in ACTIVITIES:
        return value.strip().casefold()
    try:
        return ABOUT.read(value, context)  # type: ignore[no-any-return]
    except ReadingError as error:
        raise type(error)(error.what, f"{error.hint}; activities: {', '.join(ACTIVITIES)}") from None


STOPPED = Form(
    read=_read,
    load=lambda value, context: value if isinstance(value, str) else ABOUT.load(value, context),
    store=lambda value: value if isinstance(value, str) else ABOUT.store(value),
    schema={"anyOf": [{"enum": list(ACTIVITIES)}, ABOUT.schema]},
    accepts=entities.GOODS,
    choices=ACTIVITIES,
    shape="about",
)


class Halt(Claim):
    """A pause in an activity, in the movement of some goods, or in what a topic covers; `when` is the time of the
    pause, also of one that has ended."""

    kind: ClassVar[str] = "halt"
    spoken: ClassVar[tuple[str, ...]] = ("of", "at", "when")
    example: ClassVar[dict[str, object]] = {
        "of": "docking", "at": "Rajin", "when": "since 12 February", "who": "Russian cargo ships",
    }  # fmt: skip

    of: Annotated[str | About, STOPPED]
    at: PlaceRef | None = None
    when: When | None = None
    who: Who | None = None
    phase: Annotated[str, choice("ongoing", "ended")] | None = None

    def assertions(self) -> Iterator[Assertion]:
        if self.when is None:
            return
        if isinstance(self.of, str):
            # A ship that does not load or sail may well lie there; one that does not dock is not there.
            if self.of == "docking" and self.at is not None and self.who is not None:
                for ship in self.who.each():
                    yield Assertion(Question("place", who=ship), Away(self.at), self.when, "state")
        elif self.of.parts:
            yield Assertion(Question("flow", **dict(self.of.parts)), Away(self.at), self.when, "state")

    def headline(self) -> str:
        verb = "resumed after a pause" if self.phase == "ended" else "paused"
        return phrase(self.of, ("by", self.who), ("at", self.at), verb, (",", self.when))
