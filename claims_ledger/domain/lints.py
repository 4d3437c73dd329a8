"""Judgements that do not go with what the ledger holds. They are said and never refused: the editor may know better."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from claims_ledger.domain.suggest import fold_name

CONFIRMED = "1"
INDEPENDENT = 2
"""A report is confirmed, by the Admiralty code, when other independent sources bear it out."""


class Lint(NamedTuple):
    """What is odd about a judgement: `code` for machines, `what` in words."""

    code: str
    what: str


def confirmed_alone(credibility: str | None, supports: Mapping[str, Sequence[str]]) -> Lint | None:
    """`1 confirmed` of a claim that fewer than two independent known origins bear out.

    `supports` are the houses of known origins by each thing the claim says; the least supported one counts.
    """
    if credibility != CONFIRMED:
        return None
    least = min(supports, key=lambda said: (len(set(supports[said])), said), default=None)
    houses = sorted(set(supports[least])) if least is not None else []
    if len(houses) >= INDEPENDENT:
        return None
    known = f"1 independent known origin ({houses[0]})" if houses else "no known origin"
    on = f" for {least}" if least is not None and len(supports) > 1 else ""
    return Lint("confirmed-alone", f"1 confirmed, with {known}{on}")


def own_house(rater: str, house: Iterable[str]) -> Lint | None:
    """A rating of a source by somebody who goes by a name of its house."""
    names = {fold_name(name): name for name in house}
    mine = names.get(fold_name(rater))
    return None if mine is None else Lint("own-house", f"{rater} rates their own house, {mine}")
