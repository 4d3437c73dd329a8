"""The fields of a kind as they are typed: in which order, what each takes, an example, a value in one line."""

import json
import shlex
from typing import Any

from claims_ledger.domain.claim import Claim
from claims_ledger.domain.errors import FaultsError, UsageError
from claims_ledger.domain.kinds import KINDS

AROUND = {
    "via": (
        "CHAIN",
        "On whose word: quoting NK Pro on 2024-02-29; own; ?; left out, the outlet's own voice.",
    ),
    "basis": (
        "EVIDENCE",
        "On what evidence: satellite imagery by Planet Labs of 2024-03-14. May be repeated.",
    ),
    "stance": ("STANCE", "assert (unless said), deny, doubt, no-comment, not-found, predict."),
    "hedge": ("WORDS", "The hedge in the source's own words: appears, likely."),
    "paragraph": ("PLACE", "Where it stands: body blocks from 1, headline, standfirst, caption N."),
    "quote": ("WORDS", "The words themselves, held against the text of the document if it is filed."),
    "translation": ("WORDS", "Of the quote."),
    "note": ("WORDS", "For the desk: kept apart from the record, so that it can be erased."),
}
"""What every claim has beside its kind's fields."""


def order(kind: str) -> list[str]:
    """Every field: those that are spoken first, in the order of speech, then the kind's others, then what all have."""
    forms = KINDS[kind].forms()
    spoken = KINDS[kind].spoken
    return [*spoken, *(name for name in forms if name not in spoken), *AROUND]


def about(kind: str, name: str) -> str:
    """What a field takes, in a few words."""
    return AROUND[name][1].rstrip(".") if name in AROUND else described(KINDS[kind], name)


def described(kind: type[Claim], name: str) -> str:
    """What a field of the kind itself takes."""
    form = kind.forms()[name]
    text = str(form.schema.get("description", "")) or (", ".join(form.choices) if form.choices else "words")
    several = "; several: A & B" if form.listed else ""
    return f"{'needed: ' if name in kind.needed() else ''}{text}{several}"


def example(kind: str, name: str) -> str:
    """What the kind's own example has for the field, if anything."""
    value = KINDS[kind].example.get(name)
    return in_one_line(value) if value is not None else ""


def in_one_line(value: Any) -> str:
    """A row's value as one would type it: lists joined, a table in braces."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {json.dumps(part, ensure_ascii=False)}" for name, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        if any(" & " in part for part in value if isinstance(part, str)):
            return json.dumps(value, ensure_ascii=False)
        return " & ".join(" + ".join(part) if isinstance(part, (list, tuple)) else str(part) for part in value)
    return str(value)


def value_of(name: str, word: str) -> Any:
    """A value as a sheet would hold it: `[…]` and `{…}` are read as in a sheet, anything else is text."""
    if not word.lstrip().startswith(("[", "{")):
        return word
    from claims_ledger.intake.yaml_reader import parse_yaml

    try:
        return parse_yaml(f"value: {word}".encode(errors="surrogateescape"), f"--{name}").to_plain()["value"]
    except FaultsError as error:
        raise UsageError(f"{name}: {error.faults[0].what}", error.faults[0].hint) from error


def example_of(kind: type[Claim]) -> str:
    """The kind's example as one would type it."""
    row = dict(kind.example)
    words = ["claims", "add", kind.kind]
    for name in kind.spoken:
        if name not in row:
            break
        words.append(in_one_line(row.pop(name)))
    for name, value in row.items():
        words += [f"--{name.replace('_', '-')}", in_one_line(value)]
    return shlex.join(words)
