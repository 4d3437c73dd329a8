"""One utterance, passed on by two documents with different figures or values."""

from claims_ledger.domain.assertion import At, Away, Held
from claims_ledger.domain.compare.relation import Relation, relate_terms
from claims_ledger.domain.compare.verdicts import Side, Verdict
from claims_ledger.domain.quantities import Quantity
from claims_ledger.domain.registry import Registry


def compare_retellings(a: Side, b: Side, registry: Registry) -> Verdict | None:
    """What the two documents make of one utterance: another figure under the same bound, bounds that cannot both hold, or
    another value. Unit and window may differ; what each is about must be the same or one inside the other."""
    if not _one_matter(a, b, registry):
        return None
    match a.value, b.value:
        case Quantity(), Quantity():
            return _figures(a.value, b.value)
        case Held(), Held() if not a.value.everyone() & b.value.everyone():
            return Verdict("diverges", "retelling", "one utterance is passed on with two values")
        case _:
            return None


def _one_matter(a: Side, b: Side, registry: Registry) -> bool:
    if a.question.attribute != b.question.attribute:
        return False
    shared = a.question.terms.keys() & b.question.terms.keys()
    if not shared or next(iter(a.question.terms)) not in shared:
        return False
    return all(
        relate_terms(a.question.terms[role], b.question.terms[role], registry) is not Relation.APART for role in shared
    )


def _figures(a: Quantity, b: Quantity) -> Verdict | None:
    same_terms = a.bound == b.bound
    if same_terms and (a.low, a.high) != (b.low, b.high) and not (a.comparable(b) and _agree(a, b)):
        return Verdict("diverges", "retelling", "one utterance is passed on with two figures")
    if a.comparable(b) and a.disjoint(b):
        return Verdict("diverges", "retelling", "one utterance is passed on with bounds that cannot both hold")
    return None


def _agree(a: Quantity, b: Quantity) -> bool:
    """Points that agree within their rounding, in whatever unit."""
    return a.is_point and b.is_point and not a.disjoint(b)
