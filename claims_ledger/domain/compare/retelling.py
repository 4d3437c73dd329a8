"""One utterance, passed on by two documents with different figures or values, or without its hedge."""

from claims_ledger.domain.assertion import At, Away, Condition, Happened, Held, OneOf, Question, value_json
from claims_ledger.domain.compare.conditions import compare_conditions
from claims_ledger.domain.compare.once import ONCE
from claims_ledger.domain.compare.places import compare_places
from claims_ledger.domain.compare.relation import Relation, relate, relate_terms
from claims_ledger.domain.compare.single_value import agree
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.entities import Ref
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry


def compare_retellings(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """What two documents make of one utterance: another figure under the same bound, bounds that cannot both hold, the
    same figure of another unit, subject or direction, another value, another day of one event, another direction of one
    movement, places or conditions that exclude each other. Windows may differ."""
    terms = relate(a.question, b.question, registry)
    match a.value, b.value:
        case Quantity(), Quantity():
            told = _figures(a.value, b.value, terms) or _misplaced(a, b, terms, registry)
        case Held(), Held() if terms is Relation.SAME:
            told = _values(a.value, b.value, registry)
        case Happened(), Happened():
            told = _events(a, b, terms, registry)
        case At() | Away(), At() | Away():
            told = _places(a, b, terms, registry)
        case Condition(), Condition():
            told = "two conditions" if _excluded(compare_conditions(a, b, registry)) else ""
        case _:
            told = ""
    told = told or _either_turned_into_one(a, b, registry)
    return Verdict("diverges", "retelling", f"one utterance is passed on with {told}") if told else None


def compare_hedged(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """What is left to say of two tellings that agree, the one with a hedge and the other without: one value at one
    time, or a state that either found on the day of speaking. An estimate that stays an estimate has kept its hedge."""
    if isinstance(a.value, Quantity) and a.value.estimated:
        return None
    if relate(a.question, b.question, registry) is not Relation.SAME or value_json(a.value) != value_json(b.value):
        return None
    if not (_same_time(a, b) or (a.undated and b.undated)):
        return None
    return Verdict("diverges", "retelling", "one utterance is passed on with a hedge and without it")


def _excluded(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.name == "contradicts"


def _places(a: Side, b: Side, terms: Relation, registry: Registry) -> str:
    """Places that a ship cannot both have been in, and a place and its absence from there. Of a place where a state
    lasted, also on times that are dated alike or not at all; but a remark may name several calls of one month, so of
    passing through two places no more is said than the days themselves exclude."""
    if isinstance(a.value, Away) or isinstance(b.value, Away):
        return "a presence and an absence" if _excluded(compare_places(a, b, registry)) else ""
    if _excluded(compare_places(a, b, registry)):
        return "two places"
    alike = (a.undated and b.undated) or (_same_time(a, b) and a.when.known and not a.when.approximate)
    lasting = a.mode == b.mode == "state" and alike
    return "two places" if lasting and terms is Relation.SAME and _apart(a, b, registry) else ""


def _apart(a: Side, b: Side, registry: Registry) -> bool:
    """Two single places, neither in the other, of one ship or aircraft by name."""
    if not (isinstance(a.value, At) and isinstance(b.value, At)) or a.value.how != "at" or b.value.how != "at":
        return False
    if not isinstance(a.question.subject, Ref):
        return False
    here, there = a.value.places[0].key, b.value.places[0].key
    return here != there and not registry.inside(here, there) and not registry.inside(there, here)


INCIDENTS = ONCE | {"broke down", "damaged"}
"""What befalls a thing on a day: it may befall it again, but one remark about it is taken to be about one time."""


def _events(a: Side, b: Side, terms: Relation, registry: Registry) -> str:
    """Two days of one event; or one movement, dated alike or not at all, there and back."""
    if terms is Relation.SAME and a.question.attribute in INCIDENTS:
        ours, theirs = a.when.stated_day, b.when.stated_day
        return "two dates" if ours is not None and theirs is not None and ours != theirs else ""
    if terms is Relation.APART and _same_time(a, b) and _turned(a.question, b.question, registry):
        return "two directions"
    return ""


def _same_time(a: Side, b: Side) -> bool:
    return (a.when.start, a.when.end) == (b.when.start, b.when.end)


def _either_turned_into_one(a: Side, b: Side, registry: Registry) -> str:
    """The very same thing, said of one of several and of one by name."""
    if not _same_time(a, b) or value_json(a.value) != value_json(b.value):
        return ""
    if _of_either(a.question) is _of_either(b.question):
        return ""
    either, named = (a.question, b.question) if _of_either(a.question) else (b.question, a.question)
    told = any(relate(one, named, registry) is Relation.SAME for one in either.readings())
    return "one of several in one telling and one by name in the other" if told else ""


def _of_either(question: Question) -> bool:
    return any(isinstance(term, OneOf) for term in question.terms.values())


def _values(a: Held, b: Held, registry: Registry) -> str:
    if not agree(a, b, registry):
        return "two values"
    if a.everyone() == b.everyone() and len(a.options) != len(b.options):
        return '"or" in one telling and "and" in the other'
    return ""


def one_matter(a: Question, b: Question, registry: Registry) -> bool:
    """Whether one remark may be on both: the same, or one a part of the other."""
    return relate(a, b, registry) is not Relation.APART


def _figures(a: Quantity, b: Quantity, terms: Relation) -> str:
    """On one question, and of a part and its whole where their bounds exclude each other."""
    if terms is Relation.SAME:
        if a.bound == b.bound and not _one_figure(a, b) and not (a.comparable(b) and _agree(a, b)):
            return "two figures"
        if a.comparable(b) and a.disjoint(b):
            return "bounds that cannot both hold"
        if _one_figure(a, b) and not a.comparable(b) and a.unit and b.unit:
            return "two units"
        if a.comparable(b) and _bound_dropped(a, b):
            return "a bound in one telling and a bare figure in the other"
    part, whole = (a, b) if terms is Relation.PART else (b, a)
    if terms in (Relation.PART, Relation.WHOLE) and part.floor_above(whole):
        return "bounds that cannot both hold"
    return ""


def _misplaced(a: Side, b: Side, terms: Relation, registry: Registry) -> str:
    """The very same figure, said of a ship and of the fleet it sails in, or of the way there and the way back."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)):
        return ""
    if a.value.unit != b.value.unit or not _one_figure(a.value, b.value):
        return ""
    ours, theirs = a.question.terms, b.question.terms
    if terms in (Relation.PART, Relation.WHOLE):
        others = [role for role in ours if role != "who"]
        if "who" in ours and all(relate_terms(ours[r], theirs[r], registry) is Relation.SAME for r in others):
            return "two subjects"
    return "two directions" if terms is Relation.APART and _turned(a.question, b.question, registry) else ""


def _turned(a: Question, b: Question, registry: Registry) -> bool:
    """Whether one is the other the other way round."""
    turned = Question(b.attribute)
    swapped = {role: b.terms[other] for role, other in _BACK if role in b.terms and other in b.terms}
    turned.terms = {**b.terms, **swapped}
    return "from" in turned.terms and relate(a, turned, registry) is Relation.SAME


_BACK = (("from", "to"), ("to", "from"))


def _bound_dropped(a: Quantity, b: Quantity) -> bool:
    """ "More than 1,000" against "1,000": the same number, once as the end of a range and once as the figure."""
    for bounded, bare in ((a, b), (b, a)):
        if bounded.bound in ("floor", "ceiling") and bare.bound in ("exact", "estimate"):
            return (bounded.low if bounded.bound == "floor" else bounded.high) == bare.low
    return False


def _one_figure(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high) == (b.low, b.high) and a.bound == b.bound


def _agree(a: Quantity, b: Quantity) -> bool:
    """Points that agree within their rounding, in whatever unit."""
    return a.is_point and b.is_point and not a.disjoint(b)
