"""A topic asserted, and a topic denied."""

from claims_ledger.domain.assertion import Stand
from claims_ledger.domain.compare.relation import Relation, relate
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.registry import Registry


def compare_stands(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """A denial disputes what lies inside its topic up to the day it was spoken; a narrower denial leaves the wider
    topic as it stands and is shown beside it."""
    if not (isinstance(a.value, Stand) and isinstance(b.value, Stand)) or a.value.yes == b.value.yes:
        return None
    if relate(a.question, b.question, registry) is not Relation.SAME:
        return None
    yes, no = (a, b) if a.value.yes else (b, a)
    assert isinstance(no.value, Stand)
    if no.value.only:
        return Verdict("compatible", "narrower", f"what is denied is only {no.value.only}, not the whole")
    spoken, begun = no.when.last, yes.when.first
    if spoken is not None and begun is not None and begun > spoken:
        return Verdict("incomparable", "window", "the denial was spoken before")
    return Verdict("disputed", "denial", "what one asserts, the other denies")
