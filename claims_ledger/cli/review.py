"""`claims review` and `claims undo`: a second pair of eyes, and second thoughts."""

from typing import Annotated

import typer

from claims_ledger.cli.calls import desk

Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID]…", help="Claims, or batches (b…), by any unique beginning of the id."),
]
Document = Annotated[str | None, typer.Option("--document", metavar="KEY", help="All of it that is not accepted yet.")]
SendBack = Annotated[bool, typer.Option("--send-back", help="Not accepted: it goes back to its author, with a reason.")]
Remark = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; needed to send something back.")]
Batch = Annotated[
    str | None, typer.Argument(metavar="[BATCH]", help="A batch by its id; your own last one if not said.")
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a few words.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be taken back.")]


def review(
    ctx: typer.Context, ids: Ids = None, document: Document = None, send_back: SendBack = False, reason: Remark = ""
) -> None:
    """Review what others entered: accept it, or send it back.

    Nobody reviews their own entries. A correction makes a claim wait for review again.
    """
    from claims_ledger.app.reviewing import review as reviewed

    with desk(ctx) as open_desk:
        outcome = reviewed(
            open_desk.ledger, ids or [], document=document, send_back=send_back, reason=reason, actor=open_desk.actor
        )
    open_desk.report(outcome)


def undo(ctx: typer.Context, reason: Reason, batch: Batch = None, dry_run: DryRun = False) -> None:
    """Take back what was recorded in one go, of whatever kind.

    Everything stays in the record, and counts no more from now on. An undo is a batch too: undo it, and all of it
    counts again.
    """
    from claims_ledger.app.undoing import undo as undone

    with desk(ctx) as open_desk:
        outcome = undone(open_desk.ledger, batch, reason=reason, dry_run=dry_run, actor=open_desk.actor)
    open_desk.report(outcome)
