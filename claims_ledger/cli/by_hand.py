"""The ways of entering a claim other than on one line: asked for, written in an editor, like another one."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claims_ledger.app.adding import add_claim, add_claims
from claims_ledger.app.drafting import Draft, draft_after, draft_in, draft_like
from claims_ledger.app.ledger import Outcome
from claims_ledger.cli.calls import Desk
from claims_ledger.cli.fields import in_one_line
from claims_ledger.domain.errors import UsageError
from claims_ledger.rendering.safe import visible


@dataclass(frozen=True, slots=True)
class Taken:
    """A row begun with the fields of another claim, what the line says laid over it."""

    draft: Draft
    row: dict[str, Any]
    said: str


def like_another(here: Desk, document: str, claim: str, kind: str, row: Mapping[str, Any]) -> Taken:
    """The fields of a claim, but for those that the line gives; an empty one on the line leaves the field out. Raises
    UsageError where the claim is of another kind."""
    draft = draft_like(here.ledger, document, claim)
    if draft.row["kind"] != kind:
        raise UsageError(
            f"{draft.source} is a claim of the kind {draft.row['kind']}, and not {kind}",
            f"leave the kind out, or write {draft.row['kind']}",
        )
    taken = {name: value for name, value in draft.row.items() if name not in row and name != "kind"}
    whole = {**taken, **{name: value for name, value in row.items() if value != ""}}
    listed = "; ".join(f"{name} {in_one_line(value)}" for name, value in taken.items())
    return Taken(draft, whole, f"taken from {draft.source}: {listed or 'nothing'}")


def by_asking(
    here: Desk, document: str, kind: str | None, row: Mapping[str, Any], taken: Taken | None, dry_run: bool
) -> Outcome | None:
    """Field by field. Raises UsageError where there is no terminal, GivenUpError on Ctrl-C."""
    from claims_ledger.cli.asking import ask_kind, ask_row
    from claims_ledger.cli.prompting import prompter
    from claims_ledger.store.reader import Reader, open_reader

    place = here.place

    def reader() -> Reader | None:
        return open_reader(place, 0.25)

    ask = prompter(reader, lambda: document)
    draft_in(here.ledger, document)  # a document that is not there is said before the first question
    kind = kind or ask_kind(ask)
    if taken:
        draft, row = replace(taken.draft, row=taken.row), {name: value for name, value in row.items() if value != ""}
    else:
        draft = draft_after(here.ledger, document, kind, here.actor)

    def record(whole: dict[str, Any], rehearse: bool) -> Outcome:
        return add_claim(here.ledger, whole, document=document, actor=here.actor, dry_run=rehearse or dry_run)

    outcome = ask_row(ask, draft, kind, row, record)
    if outcome is None:
        _say("nothing was recorded")
    return outcome


def by_editing(here: Desk, document: str, kind: str | None, row: Mapping[str, Any], dry_run: bool) -> Outcome | None:
    """Rows in an editor."""
    from claims_ledger.cli.editing import edited
    from claims_ledger.cli.sheet import blank_sheet

    filed = draft_in(here.ledger, document).document

    def record(text: bytes, path: Path) -> Outcome:
        return add_claims(here.ledger, text, path, document=document, actor=here.actor, dry_run=dry_run)

    outcome, path = edited(blank_sheet(filed.key, filed.title, kind, row), record, dry_run)
    if outcome is None:
        _say(f"nothing was recorded; what stood in the editor is kept in {path}")
    elif dry_run:
        _say(f"what you typed is kept in {path}")
    return outcome


def _say(line: str) -> None:
    sys.stderr.write(f"{visible(line)}\n")
