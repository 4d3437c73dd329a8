"""What comparing two assertions can come to, and the terms it is said in."""

from dataclasses import dataclass
from typing import Literal

from claims_ledger.domain.assertion import Mode, Question, Value
from claims_ledger.domain.dates import Period

VerdictName = Literal["contradicts", "diverges", "disputed", "succession", "compatible", "incomparable"]


@dataclass(frozen=True, slots=True)
class Side:
    """One position: a question, a value, and the event time as it is compared, its open ends closed."""

    question: Question
    value: Value
    when: Period
    mode: Mode
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`because` is a clause without a subject, to stand after both sides' words; it reads the same from either side."""

    name: VerdictName
    reason: str
    because: str
