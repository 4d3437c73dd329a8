"""`claims correct` and `claims retract`."""

from typing import Annotated, Literal

import typer

from claims_ledger.cli.calls import changes_of, desk, one_of
from claims_ledger.domain.errors import UsageError

Id = Annotated[str, typer.Argument(metavar="ID", help="A claim's id, or any unique beginning of it.")]
Changes = Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="Whole fields; FIELD= takes one away.")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When the outlet or origin said so.")
]
Origin = Annotated[str | None, typer.Option("--origin", metavar="NAME", help="Which one, if the claim has several.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a few words.")]
CorrectedBy = Annotated[str, typer.Option("--by", metavar="outlet|desk", help="Whose mistake it was.")]
RetractedBy = Annotated[str, typer.Option("--by", metavar="outlet|desk|origin", help="Who takes it back.")]
Version = Annotated[
    int | None, typer.Option("--version", min=1, metavar="N", help="Which version the desk mis-entered.")
]


def correct(
    ctx: typer.Context,
    id: Id,
    changes: Changes,
    by: CorrectedBy,
    reason: Reason,
    published: Published = None,
    version: Version = None,
) -> None:
    """Correct a claim.

    By the outlet: it corrected itself, and the claim changes from that day of publication on. By the desk:
    it was entered wrongly, and is amended from now on for every day of publication.
    """
    from claims_ledger.app.amending import correct as corrected

    who: Literal["outlet", "desk"] = one_of("--by", by, ("outlet", "desk"))
    _check(who, published)
    if version is not None and who != "desk":
        raise UsageError("--version goes with --by desk", "an outlet's correction makes a new version")
    with desk(ctx) as open_desk:
        outcome = corrected(
            open_desk.ledger,
            id,
            changes_of(changes),
            by=who,
            published=published,
            version=version,
            reason=reason,
            actor=open_desk.actor,
        )
    open_desk.report(outcome)


def retract(
    ctx: typer.Context,
    id: Id,
    by: RetractedBy,
    reason: Reason,
    published: Published = None,
    origin: Origin = None,
) -> None:
    """Take a claim back.

    By the outlet: it ends on that day of publication. By the origin: so does every claim that passes its
    utterance on. By the desk: it should never have been entered, and ends from now on.
    """
    from claims_ledger.app.amending import retract as retracted

    who: Literal["outlet", "desk", "origin"] = one_of("--by", by, ("outlet", "desk", "origin"))
    _check(who, published)
    if origin is not None and who != "origin":
        raise UsageError("--origin goes with --by origin", "leave it out")
    with desk(ctx) as open_desk:
        outcome = retracted(
            open_desk.ledger,
            id,
            by=who,
            published=published,
            origin=origin,
            reason=reason,
            actor=open_desk.actor,
        )
    open_desk.report(outcome)


def _check(who: str, published: str | None) -> None:
    if who == "desk" and published is not None:
        raise UsageError("--published does not go with --by desk", "the desk's own mistakes are mended as of now")
    if who != "desk" and published is None:
        raise UsageError(f"when did the {who} say so?", "add --published DATE")
