"""How the tests of comparing ask, and what they answer with."""

from claims_ledger.domain.assertion import Held
from claims_ledger.domain.compare import Side, Verdict, compare, compare_retellings
from claims_ledger.domain.quantities import Quantity, read_quantity
from tests.support.world import WORLD, ref

Outcome = tuple[str, str] | None


def said(words: str) -> Quantity:
    """A quantity as a report puts it."""
    return read_quantity(words)


def held(*options: str | list[str]) -> Held:
    """`held("a", "b")` is one of a and b; `held(["a", "b"])` is both together. Entity keys, or words after `=`."""
    sets = [[option] if isinstance(option, str) else option for option in options]
    return Held(tuple(tuple(one[1:] if one.startswith("=") else ref(one) for one in option) for option in sets))


def verdict(a: Side, b: Side) -> Outcome:
    """Verdict and reason, after making sure that the sides may stand in either order."""
    return _both_ways(compare(a, b, WORLD), compare(b, a, WORLD))


def retold(a: Side, b: Side) -> Outcome:
    """The same for two tellings of one utterance."""
    return _both_ways(compare_retellings(a, b, WORLD), compare_retellings(b, a, WORLD))


def _both_ways(there: Verdict | None, back: Verdict | None) -> Outcome:
    assert there == back
    return None if there is None else (there.name, there.reason)
