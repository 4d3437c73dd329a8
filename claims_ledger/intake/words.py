"""Changing a claim in words, a field at a time."""

from collections.abc import Mapping
from typing import Any

from claims_ledger.domain.claim import Content
from claims_ledger.domain.dates import Published
from claims_ledger.domain.errors import ReadingError
from claims_ledger.domain.forms import Reading
from claims_ledger.domain.registry import Registry
from claims_ledger.domain.suggest import nearest
from claims_ledger.domain.telling import load_content
from claims_ledger.intake.rows import AROUND, Trouble, TroublesError, read_around

STORED_AS = {"via": "chain"}
UNSAID = {"chain": [{"links": [], "end": "unsaid"}], "stance": "assert"}


def amended(
    current: Mapping[str, Any], changes: Mapping[str, str], registry: Registry, published: Published | None
) -> Content:
    """The content with some fields written anew; an empty value takes a field away.

    Only what is written anew is read: the other fields keep the values that they were read as. Raises TroublesError.
    """
    content = load_content(current, registry)
    forms = content.claim.forms()
    troubles = list(_unknown(content, changes))
    stored, fields = dict(current), dict(current["fields"])
    around = {name: words for name, words in changes.items() if name in AROUND and words}
    anew = Content(content.claim, **read_around(around, registry, published, troubles)).stored()
    for name, words in changes.items():
        if name in forms and words:
            try:
                fields[name] = forms[name].store(forms[name].read(words, Reading(registry, published)))
            except ReadingError as error:
                troubles.append(Trouble.refused((name,), name, error))
        elif name in forms:
            fields.pop(name, None)
        elif words:
            stored[STORED_AS.get(name, name)] = anew.get(STORED_AS.get(name, name))
        else:
            stored.pop(STORED_AS.get(name, name), None)
    if "quote" in changes or "paragraph" in changes:
        stored.pop("anchor", None)
    if troubles:
        raise TroublesError(troubles)
    needed = [name for name in content.claim.needed() if name not in fields]
    if needed:
        raise TroublesError(
            [Trouble((), f"{content.claim.kind} needs {', '.join(needed)}", "give another value instead")]
        )
    return load_content({**UNSAID, **stored, "fields": fields}, registry)


def _unknown(content: Content, changes: Mapping[str, str]) -> list[Trouble]:
    known = [*content.claim.forms(), *(name for name in AROUND if name != "note")]
    return [
        Trouble(
            (name,), f"{content.claim.kind} has no field {name!r}", "it has " + ", ".join(nearest(name, known) or known)
        )
        for name in changes
        if name not in known
    ]
