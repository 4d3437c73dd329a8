"""What may befall a claim: the outlet corrects itself, the desk mends its entry, the outlet or an origin retracts,
the desk withdraws. The report is of 13 March 2024; its claim is a remark with a hedge."""

from collections.abc import Iterable
from itertools import permutations
from typing import Any

import pytest

from claims_ledger.domain.clocks import FOREVER
from claims_ledger.domain.dates import moment, read_published
from claims_ledger.domain.events import (
    ClaimCorrected,
    ClaimRecorded,
    ClaimReinstated,
    ClaimRetracted,
    ClaimWithdrawn,
    UtteranceRetracted,
)
from claims_ledger.domain.history import ClaimEvent, ClaimHistory, Recall, overlay
from claims_ledger.domain.telling import tellings
from tests.support.world import WORLD, content, document

REPORT = document("2024-03-13")
FIRST = content(
    "remark", who="Lady R", text="a", hedge="perhaps", via="AFP < NK Pro on 2024-02-29 + RUSI on 2024-03-01"
)
RECORDED = ClaimRecorded(claim="c1", document=REPORT.key, content=FIRST, entered="sheet")
WITHDRAWN = ClaimWithdrawn(claim="c1", reason="entered twice")
REINSTATED = ClaimReinstated(claim="c1", reason="met again")


def day(words: str) -> dict[str, str]:
    return read_published(words).to_json()


def by_outlet(version: int, published: str, **changes: Any) -> ClaimCorrected:
    """The outlet corrects itself."""
    return ClaimCorrected(
        claim="c1",
        by="outlet",
        version=version,
        changes=_changes(changes),
        published=day(published),
        reason="an erratum",
    )


def by_desk(version: int, **changes: Any) -> ClaimCorrected:
    """The desk mends what it entered."""
    return ClaimCorrected(
        claim="c1", by="desk", version=version, changes=_changes(changes), published=None, reason="misread"
    )


def _changes(changes: dict[str, Any]) -> dict[str, Any]:
    text = {"fields": {"text": changes.pop("text")}} if "text" in changes else {}
    return {**changes, **text}


def retracted(published: str) -> ClaimRetracted:
    return ClaimRetracted(claim="c1", published=day(published), reason="taken back")


def told(*events: ClaimEvent, report: str = "2024-03-13") -> list[str]:
    """From which day on it says what: `13: a, perhaps`; a retracted stretch is `15: retracted`."""
    history = ClaimHistory.of([RECORDED, *events])
    lines = []
    stretches = history.contents(document(report))
    for one in stretches:
        said = ", ".join(filter(None, [one.content["fields"].get("text"), one.content.get("hedge")]))
        lines.append(f"{moment(one.start).day}: {said if one.state == 'live' else 'retracted'}")
    ends = [one.end for one in stretches]
    assert ends == [*[one.start for one in stretches[1:]], FOREVER][: len(ends)]
    return lines


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param([], ["13: a, perhaps"], id="as recorded"),
        pytest.param([by_outlet(2, "2024-03-15", text="b")], ["13: a, perhaps", "15: b, perhaps"], id="an erratum"),
        pytest.param([by_desk(1, text="b")], ["13: b, perhaps"], id="a slip of the desk holds over all of publication"),
        pytest.param([retracted("2024-03-15")], ["13: a, perhaps", "15: retracted"], id="a retraction"),
        pytest.param([WITHDRAWN], [], id="a withdrawal"),
        pytest.param([WITHDRAWN, REINSTATED], ["13: a, perhaps"], id="withdrawn, and met again"),
        pytest.param([WITHDRAWN, REINSTATED, WITHDRAWN], [], id="withdrawn twice"),
        pytest.param([by_outlet(2, "2024-03-15", hedge=None)], ["13: a, perhaps", "15: a"], id="the hedge is dropped"),
        pytest.param([by_desk(1, hedge=None)], ["13: a"], id="there was no hedge"),
        pytest.param(
            [by_outlet(2, "2024-03-10", text="b")], ["13: b, perhaps"], id="an erratum dated before the report"
        ),
        pytest.param([retracted("2024-03-10")], ["13: retracted"], id="a retraction dated before the report"),
        pytest.param(
            [by_outlet(2, "2024-03-17", text="c"), by_outlet(3, "2024-03-15", text="b")],
            ["13: a, perhaps", "15: b, perhaps", "17: c, perhaps"],
            id="errata entered out of order",
        ),
        pytest.param(
            [by_outlet(2, "2024-03-17", hedge="surely"), by_outlet(3, "2024-03-15", text="b")],
            ["13: a, perhaps", "15: b, perhaps", "17: b, surely"],
            id="errata apply field by field",
        ),
        pytest.param(
            [by_outlet(2, "2024-03-15", text="b"), by_outlet(3, "2024-03-15", hedge=None)],
            ["13: a, perhaps", "15: b"],
            id="two errata of one day",
        ),
        pytest.param(
            [by_outlet(2, "2024-03-15", text="b"), by_desk(2, text="c")],
            ["13: a, perhaps", "15: c, perhaps"],
            id="the desk misread the erratum",
        ),
        pytest.param(
            [by_outlet(2, "2024-03-15", text="b"), by_desk(1, text="c")],
            ["13: c, perhaps", "15: b, perhaps"],
            id="the desk misread the first text",
        ),
        pytest.param(
            [by_outlet(2, "2024-03-15", text="b"), by_desk(1, hedge="surely")],
            ["13: a, surely", "15: b, surely"],
            id="what the desk mends in the first text shows through the erratum",
        ),
        pytest.param(
            [by_outlet(2, "2024-03-15", hedge="surely"), by_desk(2, hedge=None)],
            ["13: a, perhaps", "15: a"],
            id="the desk finds that the erratum dropped the hedge",
        ),
        pytest.param(
            [by_outlet(2, "2024-03-15", text="b"), retracted("2024-03-17")],
            ["13: a, perhaps", "15: b, perhaps", "17: retracted"],
            id="an erratum, then a retraction",
        ),
        pytest.param(
            [retracted("2024-03-15"), by_outlet(2, "2024-03-17", text="b")],
            ["13: a, perhaps", "15: retracted", "17: retracted"],
            id="an erratum after a retraction",
        ),
        pytest.param(
            [retracted("2024-03-17"), retracted("2024-03-15")],
            ["13: a, perhaps", "15: retracted"],
            id="of two retractions the earlier",
        ),
        pytest.param([retracted("2024-03-15"), WITHDRAWN], [], id="retracted, and withdrawn"),
        pytest.param(
            [WITHDRAWN, by_outlet(2, "2024-03-15", text="b"), REINSTATED],
            ["13: a, perhaps", "15: b, perhaps"],
            id="an erratum entered while it was withdrawn",
        ),
    ],
)
def test_what_a_claim_says_on_publication_time(events: list[ClaimEvent], expected: list[str]) -> None:
    assert told(*events) == expected


ALL_FOUR: tuple[ClaimEvent, ...] = (
    by_outlet(2, "2024-03-15", text="b"),
    by_desk(1, hedge="surely"),
    retracted("2024-03-17"),
)


@pytest.mark.parametrize("events", list(permutations(ALL_FOUR)))
def test_the_order_of_entry_does_not_matter(events: tuple[ClaimEvent, ...]) -> None:
    assert told(*events) == ["13: a, surely", "15: b, surely", "17: retracted"]


@pytest.mark.parametrize("at", range(4))
def test_a_withdrawal_ends_it_whenever_it_was_entered(at: int) -> None:
    assert told(*ALL_FOUR[:at], WITHDRAWN, *ALL_FOUR[at:]) == []


def test_an_uncertain_day_counts_from_its_latest_bound() -> None:
    assert told(report="2024-03-16/2024-03-31") == ["31: a, perhaps"]
    erratum = by_outlet(2, "2024-03-15/2024-03-20", text="b")
    assert told(erratum) == ["13: a, perhaps", "20: b, perhaps"]
    assert told(erratum, report="2024-03-16/2024-03-31") == ["31: b, perhaps"]


def test_a_correction_of_the_reports_date_moves_everything() -> None:
    erratum = by_outlet(2, "2024-03-15", text="b")
    assert told(erratum, report="2024-03-14") == ["14: a, perhaps", "15: b, perhaps"]
    assert told(erratum, report="2024-03-20") == ["20: b, perhaps"]


def test_the_newest_version_is_the_last_on_publication_time() -> None:
    history = ClaimHistory.of([RECORDED, by_outlet(2, "2024-03-17", text="c"), by_outlet(3, "2024-03-15", text="b")])
    assert history.newest(REPORT) == 2
    assert history.current(REPORT)["fields"]["text"] == "c"


def test_a_withdrawn_claim_still_has_its_content() -> None:
    history = ClaimHistory.of([RECORDED, by_desk(1, text="b"), WITHDRAWN])
    assert history.current(REPORT)["fields"]["text"] == "b"
    assert history.contents(REPORT) == []


def test_a_history_begins_with_its_recording_and_has_one() -> None:
    with pytest.raises(ValueError, match="begins with its recording"):
        ClaimHistory.of([WITHDRAWN])
    with pytest.raises(ValueError, match="recorded twice"):
        ClaimHistory.of([RECORDED, RECORDED])


def test_what_was_first_recorded_is_never_touched() -> None:
    before = {**FIRST, "fields": {**FIRST["fields"]}}
    ClaimHistory.of([RECORDED, by_desk(1, text="b", hedge=None), by_outlet(2, "2024-03-15", text="c")]).contents(REPORT)
    assert before == FIRST


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"hedge": "surely"}, {"fields": {"a": 1, "b": 2}, "hedge": "surely"}),
        ({"hedge": None}, {"fields": {"a": 1, "b": 2}}),
        ({"fields": {"b": 3}}, {"fields": {"a": 1, "b": 3}, "hedge": "perhaps"}),
        ({"fields": {"a": None}}, {"fields": {"b": 2}, "hedge": "perhaps"}),
        ({}, {"fields": {"a": 1, "b": 2}, "hedge": "perhaps"}),
    ],
)
def test_changes_lie_over_content_field_by_field(changes: dict[str, Any], expected: dict[str, Any]) -> None:
    assert overlay({"fields": {"a": 1, "b": 2}, "hedge": "perhaps"}, changes) == expected


# Retraction by an origin


def recall(source: str, on: str = "", work: str = "", published: str = "2024-03-15") -> Recall:
    return Recall.of(
        UtteranceRetracted(
            source=source, utterance={"on": on, "work": work}, published=day(published), reason="our own mistake"
        )
    )


def passes_on(via: str, published: str = "2024-03-13") -> list[str]:
    """Day, state and number of chains of each stretch, where what is recalled is NK Pro's of 29 February."""
    return _after(via, [recall("nk-pro", "2024-02-29")], published)


def _after(via: str, recalls: Iterable[Recall], published: str = "2024-03-13", outlet: str = "gazette") -> list[str]:
    paper = document(published, outlet)
    stored = content("remark", who="Lady R", text="a", via=via)
    history = ClaimHistory.of([ClaimRecorded(claim="c1", document=paper.key, content=stored, entered="sheet")])
    return [
        f"{moment(one.stretch.start).day}: {one.state} by {len(one.branches)}"
        for one in tellings(history, paper, recalls, WORLD)
    ]


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        pytest.param("NK Pro on 2024-02-29", ["13: live by 1", "15: retracted by 1"], id="passed on straight"),
        pytest.param("AFP < NK Pro on 2024-02-29", ["13: live by 1", "15: retracted by 1"], id="passed on by a relay"),
        pytest.param(
            "NK Pro on 2024-02-29 < RUSI on 2024-02-20",
            ["13: live by 1", "15: retracted by 1"],
            id="passed on by what was itself a relay",
        ),
        pytest.param(
            "NK Pro on last month", ["13: live by 1", "15: retracted by 1"], id="on a vague day that covers it"
        ),
        pytest.param(
            "NK Pro on 2024-02-29 + RUSI on 2024-03-01",
            ["13: live by 2", "15: live by 1"],
            id="one chain of two falls away",
        ),
        pytest.param("NK Pro on 2024-02-28", ["13: live by 1"], id="another day"),
        pytest.param("NK Pro", ["13: live by 1"], id="a day that nobody gave"),
        pytest.param("NK News on 2024-02-29", ["13: live by 1"], id="another outlet of the house"),
        pytest.param("RUSI on 2024-02-29", ["13: live by 1"], id="another source of that day"),
        pytest.param("NK Pro in its yearly survey", ["13: live by 1"], id="a named work is another utterance"),
        pytest.param("", ["13: live by 1"], id="the outlet's own voice"),
    ],
)
def test_an_origin_that_takes_an_utterance_back_reaches_who_passed_it_on(via: str, expected: list[str]) -> None:
    assert passes_on(via) == expected


def test_a_recall_from_before_the_report_finds_it_retracted_from_the_start() -> None:
    assert _after("NK Pro on 2024-02-29", [recall("nk-pro", "2024-02-29", published="2024-03-01")]) == [
        "13: retracted by 1"
    ]


def test_two_recalls_take_one_chain_each() -> None:
    recalls = [recall("nk-pro", "2024-02-29"), recall("rusi", "2024-03-01", published="2024-03-17")]
    assert _after("NK Pro on 2024-02-29 + RUSI on 2024-03-01", recalls) == [
        "13: live by 2",
        "15: live by 1",
        "17: retracted by 2",
    ]


def test_a_named_work_is_recalled_by_its_name() -> None:
    assert _after("RAND Corporation in a study of 2020", [recall("rand", work="a study of 2020")]) == [
        "13: live by 1",
        "15: retracted by 1",
    ]


def test_an_outlet_may_take_back_what_it_said_itself_that_day() -> None:
    recalls = [recall("nk-pro", "2024-02-29")]
    assert _after("own", recalls, "2024-02-29", "nk-pro") == ["29: live by 1", "15: retracted by 1"]
    assert _after("own", recalls, "2024-02-28", "nk-pro") == ["28: live by 1"]
