"""`claims rule`, `claims assess` and `claims source rate`."""

from typing import Annotated

import typer

from claims_ledger.cli.calls import desk

Contest = Annotated[str, typer.Argument(metavar="CONTEST", help="A contest's id, or any unique beginning of it.")]
Ruling = Annotated[
    str,
    typer.Argument(metavar="confirm|dismiss|decide|reopen", help="They clash, they do not, one side holds."),
]
Holds = Annotated[
    str | None,
    typer.Option("--for", metavar="POSITION|VALUE", help="Which side holds, for decide: its id or value."),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why, in a few words.")]
Source = Annotated[str, typer.Argument(metavar="NAME", help="A source, by any of its names or its key.")]
Letter = Annotated[
    str, typer.Argument(metavar="A-F", help="From A, completely reliable, to E, unreliable; F: cannot be judged.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="A claim's id, or any unique beginning of it.")]
Credibility = Annotated[
    str | None,
    typer.Option(metavar="1-6", help="From 1, confirmed, to 5, improbable; 6: cannot be judged."),
]
Likelihood = Annotated[
    str | None, typer.Option(metavar="TERM", help="almost no chance, very unlikely … almost certain (ICD 203).")
]
Confidence = Annotated[str | None, typer.Option(metavar="low|moderate|high", help="In the judgement itself.")]
Note = Annotated[str, typer.Option("--note", metavar="WORDS", help="The reason; kept apart, so that it can be erased.")]


def rule(ctx: typer.Context, contest: Contest, ruling: Ruling, reason: Reason, holds: Holds = None) -> None:
    """Rule on a contest: confirm that the sides clash, dismiss it, or decide for one side.

    A ruling weighs the positions that clash now, and stands until another one joins them; reopen takes it back.
    """
    from claims_ledger.app.judging import rule as ruled

    with desk(ctx) as open_desk:
        outcome = ruled(open_desk.ledger, contest, ruling, holds=holds, reason=reason, actor=open_desk.actor)
    open_desk.report(outcome)


def rate(ctx: typer.Context, name: Source, letter: Letter, reason: Reason) -> None:
    """Rate a source by the Admiralty code, A to F; your earlier rating of it is replaced.

    F says that it cannot be judged, not that it is worst. Nothing is averaged.
    """
    from claims_ledger.app.judging import rate as rated

    with desk(ctx) as open_desk:
        outcome = rated(open_desk.ledger, name, letter, reason=reason, actor=open_desk.actor)
    open_desk.report(outcome)


def assess(
    ctx: typer.Context,
    id: Id,
    note: Note,
    credibility: Credibility = None,
    likelihood: Likelihood = None,
    confidence: Confidence = None,
) -> None:
    """Assess a claim: how credible (1 to 6), how likely, with what confidence.

    What is not said stays as you left it; an empty word, as in --likelihood "", takes it back.
    """
    from claims_ledger.app.judging import assess as assessed

    with desk(ctx) as open_desk:
        outcome = assessed(
            open_desk.ledger,
            id,
            credibility=credibility,
            likelihood=likelihood,
            confidence=confidence,
            note=note,
            actor=open_desk.actor,
        )
    open_desk.report(outcome)
