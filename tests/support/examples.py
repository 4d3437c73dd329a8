"""One event of every type, with values as reports have them; the golden files hold their bytes."""

from claims_ledger.domain.events import (
    ClaimAssessed,
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    ContestRuled,
    DocumentCorrected,
    DocumentFiled,
    EntitiesLeftOpen,
    EntitiesMerged,
    EntitiesSplit,
    EntitiesToldApart,
    EntityDescribed,
    Event,
    SourceRated,
    TextFiled,
    TopicDescribed,
    TopSpeedSet,
    UtteranceRetracted,
)

EXAMPLES: tuple[Event, ...] = (
    EntityDescribed(
        key="rajin",
        description={"type": "port", "names": ["Rajin", "Najin", "나진", "Раджин"], "in": "rason"},
    ),
    TopicDescribed(
        name="arms from North Korea to Russia",
        pattern={"from": "north-korea", "to": "russia", "goods": "arms"},
    ),
    DocumentFiled(
        key="example-post-2024-03-03",
        document={
            "outlet": "example-post",
            "title": "Loads seem to have stopped",
            "published": {"edtf": "2024-03-03T22:34+02:00", "words": "2024-03-03T22:34+02:00"},
        },
    ),
    DocumentCorrected(
        key="example-post-2024-03-03", changes={"title": "Loads have stopped"}, reason="misread the title"
    ),
    TextFiled(
        key="example-post-2024-03-03",
        edition=2,
        sha256="b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9",
        length=11,
        parts={"headline": "1", "caption 1": "4", "body": "2-3,5-9"},
        published={"edtf": "2024-03-05", "words": "5 March 2024"},
        retrieved="2024-03-06",
    ),
    ClaimRecorded(
        claim="c0123456789ab",
        document="example-post-2024-03-03",
        content={
            "kind": "halt",
            "fields": {
                "of": "docking",
                "at": "rajin",
                "when": {"edtf": "2024-02-12/..", "words": "since 12 Feb"},
            },
            "stance": "assert",
            "paragraph": 2,
            "hedge": None,
        },
        entered="sheet",
        sealed=("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",),
    ),
    ClaimCorrected(
        claim="c0123456789ab",
        by="outlet",
        version=2,
        changes={"paragraph": 3},
        published={"edtf": "2024-03-05", "words": "2024-03-05"},
        reason="the outlet's note of 5 March",
    ),
    ClaimRetracted(
        claim="c0123456789ab",
        published={"edtf": "2024-03-06", "words": "2024-03-06"},
        reason="taken off the page",
    ),
    UtteranceRetracted(
        source="example-analyst",
        utterance={"on": "2024-02-29"},
        published={"edtf": "2024-03-07", "words": "2024-03-07"},
        reason="the analyst's own correction",
    ),
    ClaimWithdrawn(claim="c0123456789ab", reason="entered twice"),
    ClaimReinstated(claim="c0123456789ab", reason="met again in a sheet"),
    EntitiesMerged(kept="lady-r", merged="lady-r-2", reason="one IMO number"),
    EntitiesSplit(kept="lady-r", merged="lady-r-2", reason="the number was misread"),
    TopSpeedSet(craft="vessel", speed="25 knots", reason="no ship of the affair is faster"),
    EntitiesToldApart(a="lady-r", b="lady-r-2", reason="seen in two ports on one day"),
    EntitiesLeftOpen(a="lady-r", b="lady-r-2", reason="one of the sightings was withdrawn"),
    ContestRuled(
        contest="x0123456789ab",
        ruling="decide",
        positions=("p0123456789ab", "pba9876543210"),
        holds="p0123456789ab",
        reason="the registry of ships says so",
    ),
    SourceRated(source="example-analyst", letter="B", reason="its imagery was borne out twice"),
    ClaimAssessed(
        claim="c0123456789ab",
        credibility="2",
        likelihood="likely",
        confidence="moderate",
        sealed=("60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",),
    ),
)
