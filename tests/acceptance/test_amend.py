"""What befalls a claim after it is entered: four different things, on two clocks, seen in every view."""

import pytest

from tests.acceptance.desk import Desk, Item, only

MT, NYT, BB = "moscow-times-2023-10-16", "nyt-reprint-2023-10-16", "bloomberg-2024-03-13"
BEFORE, AFTER = ("--as-of", "2023-10-18"), ("--as-of", "2023-10-21")


def of(desk: Desk, document: str, kind: str, *words: str) -> Item:
    """The one claim of that document and kind whose headline has these words."""
    found = [
        item
        for item in desk.asks("list", "--document", document, "--kind", kind)
        if all(word in item["headline"] for word in words)
    ]
    assert len(found) == 1, [item["headline"] for item in found]
    return found[0]


def listed(desk: Desk, id_: str, *clocks: str) -> Item:
    return only(desk.asks("list", *clocks), id=id_)


def trips_contest(desk: Desk, *clocks: str) -> list[Item]:
    """The contest of four trips against five runs, if it is there at the clocks."""
    return [item for item in desk.asks("contested", *clocks) if item["subject"] == "Angara & Maria"]


@pytest.fixture
def trips(desk: Desk) -> str:
    """The Moscow Times' claim of at least 4 trips, which the reprint's 5 runs diverge from."""
    id_ = str(of(desk, MT, "trips", "at least 4 trips")["id"])
    assert len(trips_contest(desk)) == 1
    return id_


FIVE = "count=at least 5 runs"


def by_outlet(desk: Desk, id_: str, change: str, published: str) -> None:
    desk.does("correct", id_, change, "--by", "outlet", "--published", published, "--reason", "its own correction")


# The outlet corrects itself


def test_an_outlets_correction_holds_from_its_day_of_publication(desk: Desk, trips: str) -> None:
    held = desk.position
    by_outlet(desk, trips, FIVE, "2023-10-20")
    before, after, now = listed(desk, trips, *BEFORE), listed(desk, trips, *AFTER), listed(desk, trips)
    assert "at least 4 trips" in before["headline"]
    assert ("at least 5 runs" in after["headline"], after["corrected"]) == (True, True)
    assert now["headline"] == after["headline"]
    assert "at least 4 trips" in listed(desk, trips, *AFTER, "--recorded-at", f"#{held}")["headline"]
    assert listed(desk, trips, "--as-of", "2023-10-19")["headline"] == before["headline"]
    assert listed(desk, trips, "--as-of", "2023-10-20")["headline"] == after["headline"]


def test_a_claim_is_not_flagged_as_corrected_before_it_was(desk: Desk, trips: str) -> None:
    by_outlet(desk, trips, FIVE, "2023-10-20")
    assert listed(desk, trips, *BEFORE)["corrected"] is False


def test_a_contest_is_settled_from_the_day_of_the_correction(desk: Desk, trips: str) -> None:
    held = desk.position
    by_outlet(desk, trips, FIVE, "2023-10-20")
    assert len(trips_contest(desk, *BEFORE)) == 1
    assert trips_contest(desk, *AFTER) == []
    assert trips_contest(desk) == []
    assert len(trips_contest(desk, "--recorded-at", f"#{held}")) == 1
    assert listed(desk, trips, *BEFORE)["contested"] is True
    assert listed(desk, trips, *AFTER)["contested"] is False


def test_the_difference_of_two_days_tells_the_correction_and_what_it_settled(desk: Desk, trips: str) -> None:
    by_outlet(desk, trips, FIVE, "2023-10-20")
    changes = desk.asks("diff", "2023-10-18", "2023-10-21")
    changed = only(changes, change="changed", claims=[trips])
    assert ("4 trips" in changed["before"], "5 runs" in changed["after"]) == (True, True)
    assert len([item for item in changes if item["change"] == "settled"]) == 1
    assert {item["change"] for item in changes} == {"changed", "settled"}


def test_the_life_of_a_corrected_claim_is_shown_with_both_versions(desk: Desk, trips: str) -> None:
    by_outlet(desk, trips, FIVE, "2023-10-20")
    shown = desk.asks_one("show", trips)
    first, second = shown["versions"]
    assert (first["version"], second["version"], second["by"], second["published"]) == (1, 2, "outlet", "2023-10-20")
    assert second["reason"] == "its own correction"
    assert [(one["field"], one["before"], one["after"]) for one in second["changes"]] == [
        ("count", "at least 4 trips", "at least 5 runs")
    ]
    assert [one["type"] for one in shown["events"]][-1] == "ClaimCorrected"


def test_corrections_apply_in_order_of_publication_whatever_the_order_of_entry(desk: Desk, trips: str) -> None:
    by_outlet(desk, trips, "count=at least 6 runs", "2023-10-25")
    by_outlet(desk, trips, FIVE, "2023-10-20")
    for day, words in (("2023-10-19", "4 trips"), ("2023-10-22", "5 runs"), ("2023-10-26", "6 runs")):
        assert words in listed(desk, trips, "--as-of", day)["headline"], day
    assert "6 runs" in listed(desk, trips)["headline"]


def test_versions_apply_field_by_field(desk: Desk, trips: str) -> None:
    by_outlet(desk, trips, "when=September 2023", "2023-10-25")
    by_outlet(desk, trips, FIVE, "2023-10-20")
    now = listed(desk, trips)["headline"]
    assert ("5 runs" in now, "September 2023" in now) == (True, True)


def test_a_correction_entered_today_of_a_day_before_its_document_counts_from_the_document(
    desk: Desk, trips: str
) -> None:
    by_outlet(desk, trips, FIVE, "2023-10-01")
    assert desk.asks("list", "--as-of", "2023-10-15") == []
    assert "5 runs" in listed(desk, trips, "--as-of", "2023-10-16")["headline"]


def test_an_uncertain_day_of_correction_counts_from_its_latest(desk: Desk, trips: str) -> None:
    by_outlet(desk, trips, FIVE, "2023-10-18/2023-10-25")
    assert "4 trips" in listed(desk, trips, "--as-of", "2023-10-24")["headline"]
    assert "5 runs" in listed(desk, trips, "--as-of", "2023-10-25")["headline"]


def test_a_correction_moves_a_ship_in_its_status(desk: Desk) -> None:
    call, held = of(desk, BB, "port-call", "Lady R")["id"], desk.position
    by_outlet(desk, call, "at=Vladivostok", "2024-03-15")
    assert desk.asks_one("status", "Lady R", "--as-of", "2024-03-14")["location"]["value"] == "Rajin"
    assert desk.asks_one("status", "Lady R", "--as-of", "2024-03-15")["location"]["value"] == "Vladivostok"
    then = desk.asks_one("status", "Lady R", "--as-of", "2024-03-15", "--recorded-at", f"#{held}")
    assert then["location"]["value"] == "Rajin"


# The desk mis-entered


def test_the_desks_correction_holds_for_every_day_of_publication_but_only_from_its_recording(
    desk: Desk, trips: str
) -> None:
    held = desk.position
    desk.does("correct", trips, FIVE, "--by", "desk", "--reason", "misread")
    for clocks in (BEFORE, AFTER, ()):
        assert "5 runs" in listed(desk, trips, *clocks)["headline"]
        assert trips_contest(desk, *clocks) == []
        then = (*clocks, "--recorded-at", f"#{held}")
        assert "4 trips" in listed(desk, trips, *then)["headline"]
        assert len(trips_contest(desk, *then)) == 1
    assert desk.asks("diff", "2023-10-18", "2023-10-21") == [], "nothing happened in public"


def test_the_desk_amends_the_version_that_it_names(desk: Desk, trips: str) -> None:
    by_outlet(desk, trips, FIVE, "2023-10-20")
    desk.does("correct", trips, "count=at least 3 trips", "--by", "desk", "--version", "1", "--reason", "misread")
    assert "3 trips" in listed(desk, trips, *BEFORE)["headline"]
    assert "5 runs" in listed(desk, trips, *AFTER)["headline"]
    desk.does("correct", trips, "count=at least 7 runs", "--by", "desk", "--reason", "misread")
    assert "3 trips" in listed(desk, trips, *BEFORE)["headline"], "the newest version, unless said"
    assert "7 runs" in listed(desk, trips, *AFTER)["headline"]


def test_the_desk_mends_chain_basis_hedge_and_place_in_the_page(desk: Desk, trips: str) -> None:
    changes = ("via=AP < RUSI on 2023-10-16", "basis=ship tracking", "hedge=seems", "paragraph=5")
    desk.does("correct", trips, *changes, "--by",
              "desk", "--reason", "read again")  # fmt: skip
    shown = desk.asks_one("show", trips)
    assert (shown["hedge"], shown["paragraph"], shown["basis"]) == ("seems", "5", ["ship tracking"])
    told = desk.asks_one("sources", trips)
    assert [[link["source"] for link in chain] for chain in told["chains"]] == [
        ["The Moscow Times", "Associated Press", "RUSI"]
    ]
    desk.does("correct", trips, "hedge=", "--by", "desk", "--reason", "no hedge after all")
    assert desk.asks_one("show", trips)["hedge"] is None


def test_a_claim_keeps_its_id_whatever_is_corrected(desk: Desk, trips: str) -> None:
    desk.does("correct", trips, "who=Angara", "when=October 2023", FIVE, "--by", "desk", "--reason", "read again")
    assert desk.asks_one("show", trips)["id"] == trips
    assert "Angara: at least 5 runs" in listed(desk, trips)["headline"]


def test_a_correction_that_changes_nothing_writes_nothing(desk: Desk, trips: str) -> None:
    position = desk.position
    desk.does("correct", trips, "count=at least 4 trips", "--by", "desk", "--reason", "to be sure")
    assert desk.position == position


# The outlet retracts


def test_an_outlets_retraction_ends_the_claim_on_publication_time(desk: Desk, trips: str) -> None:
    held = desk.position
    desk.does("retract", trips, "--by", "outlet", "--published", "2023-10-20", "--reason", "taken off the page")
    assert listed(desk, trips, *BEFORE)["retracted"] is False
    assert listed(desk, trips, *AFTER)["retracted"] is True
    assert len(trips_contest(desk, *BEFORE)) == 1
    assert trips_contest(desk, *AFTER) == []
    assert len(trips_contest(desk, *AFTER, "--recorded-at", f"#{held}")) == 1
    shown = desk.asks_one("show", trips)
    assert shown["retracted"] is True
    assert shown["events"][-1]["type"] == "ClaimRetracted"
    assert "ended" not in desk.asks_one("show", trips, *BEFORE)["headline"]


def test_what_is_retracted_no_longer_places_a_ship(desk: Desk) -> None:
    call = of(desk, BB, "port-call", "Lady R")["id"]
    desk.does("retract", call, "--by", "outlet", "--published", "2024-03-14", "--reason", "wrong ship")
    assert desk.asks_one("status", "Lady R", "--as-of", "2024-03-13")["location"]["value"] == "Rajin"
    location = desk.asks_one("status", "Lady R", "--as-of", "2024-03-14")["location"]
    assert location["when"] == "2024-01-30/2024-02-08"


def test_a_retraction_is_told_in_the_audit_of_the_outlet(desk: Desk, trips: str) -> None:
    desk.does("retract", trips, "--by", "outlet", "--published", "2023-10-20", "--reason", "taken off the page")
    assert only(desk.asks("audit", "The Moscow Times"), id=trips)["retracted"] is True


def test_a_retraction_is_a_loss_between_two_days(desk: Desk, trips: str) -> None:
    desk.does("retract", trips, "--by", "outlet", "--published", "2023-10-20", "--reason", "taken off the page")
    changes = desk.asks("diff", "2023-10-18", "2023-10-21")
    assert [item["claims"] for item in changes if item["change"] == "lost"] == [[trips]]


# The origin retracts


def test_an_origins_retraction_reaches_every_claim_that_passes_its_utterance_on(desk: Desk, trips: str) -> None:
    held, late = desk.position, ("--as-of", "2023-11-01")
    runs = of(desk, NYT, "trips", "at least 5 runs")["id"]
    done = desk.does("retract", trips, "--by", "origin", "--published", "2023-11-01", "--reason", "RUSI took it back")
    assert runs in done.out
    for id_ in (trips, runs):
        assert listed(desk, id_, "--as-of", "2023-10-31")["retracted"] is False
        assert listed(desk, id_, *late)["retracted"] is True
        assert listed(desk, id_, *late, "--recorded-at", f"#{held}")["retracted"] is False
    assert trips_contest(desk, *late) == []
    assert desk.asks_one("status", "Angara", "--as-of", "2023-10-31")["location"] is not None
    assert desk.asks_one("status", "Angara", *late)["location"] is None


def test_an_origins_retraction_spares_what_others_say(desk: Desk, trips: str) -> None:
    desk.does("retract", trips, "--by", "origin", "--published", "2023-11-01", "--reason", "RUSI took it back")
    told = desk.asks("list", "--as-of", "2023-11-01")
    assert [item["headline"] for item in told if item["retracted"] and item["chain"][-1:] != ["RUSI"]] == []
    assert [item["headline"] for item in told if not item["retracted"] and item["chain"][-1:] == ["RUSI"]] == []
    assert {item["retracted"] for item in told if item["chain"][-1:] == ["White House"]} == {False}
    assert {item["retracted"] for item in told if item["chain"][-1:] == ["James Byrne"]} == {False}, (
        "he speaks for himself"
    )


def test_one_of_several_origins_is_named_to_retract(desk: Desk) -> None:
    denial = of(desk, BB, "denial")["id"]
    refused = desk.refuses("retract", denial, "--by", "origin", "--published", "2024-03-20", "--reason", "x")
    assert "--origin" in refused.err
    undated = desk.refuses(
        "retract",
        denial,
        "--by",
        "origin",
        "--origin",
        "Russian government",
        "--published",
        "2024-03-20",
        "--reason",
        "x",
    )
    assert "when" in undated.err, "an utterance without a day cannot be told from others"
    dated = "via=North Korean government on 2024-03-01 + Russian government on 2024-03-02"
    desk.does("correct", denial, dated, "--by", "desk", "--reason", "the days are known by now")
    desk.does(
        "retract",
        denial,
        "--by",
        "origin",
        "--origin",
        "Russian government",
        "--published",
        "2024-03-20",
        "--reason",
        "x",
    )
    assert listed(desk, denial)["retracted"] is False, "the other government still denies"
    contest = only(desk.asks("contested"), subject="arms from North Korea to Russia")
    no = [one for one in contest["positions"] if denial in one["claims"]]
    assert len(no) == 1


# The desk withdraws


def test_the_desks_withdrawal_ends_the_claim_on_recording_time(desk: Desk, trips: str) -> None:
    held = desk.position
    desk.does("retract", trips, "--by", "desk", "--reason", "another page said so")
    for clocks in (BEFORE, AFTER, ()):
        assert trips not in {item["id"] for item in desk.asks("list", *clocks)}
        assert trips_contest(desk, *clocks) == []
        assert listed(desk, trips, *clocks, "--recorded-at", f"#{held}")["retracted"] is False
        assert len(trips_contest(desk, *clocks, "--recorded-at", f"#{held}")) == 1
    shown = desk.asks_one("show", trips)
    assert shown["events"][-1]["type"] == "ClaimWithdrawn"
    assert shown["withdrawn"] is True


def test_a_difference_on_the_recording_clock_tells_what_the_desk_did_and_why(desk: Desk, trips: str) -> None:
    held = desk.position
    amended = of(desk, BB, "port-call", "Lady R")["id"]
    desk.does("retract", trips, "--by", "desk", "--reason", "another page said so")
    desk.does("correct", amended, "when=2024-03-09", "--by", "desk", "--reason", "a slip of the pen")
    changes = desk.asks("diff", f"#{held}", "--by", "recorded")
    lost = only(changes, change="lost")
    assert "at least 4 trips" in lost["before"]
    assert [(one["outlet"], one["reason"]) for one in lost["because"]] == [("The Moscow Times", "another page said so")]
    changed = only([one for one in changes if one["what"] == "port call"], change="changed")
    assert [one["reason"] for one in changed["because"]] == ["a slip of the pen"]
    assert len([one for one in changes if one["change"] == "settled"]) == 1, "4 trips against 5 runs"
    assert desk.asks("diff", f"#{desk.position}", "--by", "recorded") == []
    gained = desk.asks("diff", "#0", f"#{held}", "--by", "recorded")
    assert {one["change"] for one in gained} == {"gained", "contested", "changed"}
    assert "comes before" in desk.refuses("diff", f"#{held}", "#1", "--by", "recorded").err


def test_what_is_withdrawn_is_not_corrected(desk: Desk, trips: str) -> None:
    desk.does("retract", trips, "--by", "desk", "--reason", "another page said so")
    assert desk.refuses("correct", trips, FIVE, "--by", "desk", "--reason", "x").code == 4
    position = desk.position
    desk.does("retract", trips, "--by", "desk", "--reason", "again")
    assert desk.position == position


# Documents


def test_a_documents_corrected_day_moves_all_it_says(desk: Desk) -> None:
    held = desk.position
    desk.does("document", "correct", BB, "published=2024-03-14", "--reason", "misread the day")
    as_of = ("--as-of", "2024-03-13")
    assert desk.asks_one("status", "Lady R", *as_of)["location"]["when"] == "2024-01-30/2024-02-08"
    assert desk.asks_one("status", "Lady R", *as_of, "--recorded-at", f"#{held}")["location"]["value"] == "Rajin"
    assert desk.asks_one("status", "Lady R", "--as-of", "2024-03-14")["location"]["value"] == "Rajin"


def test_a_documents_corrected_outlet_is_the_outlet_of_all_it_says(desk: Desk) -> None:
    held = desk.position
    desk.does("document", "correct", NYT, "outlet=New York Times", "via=", "--reason", "the page is theirs")
    outlets = {item["document"]["outlet"] for item in desk.asks("list", "--document", NYT)}
    assert outlets == {"New York Times"}
    owner = only(desk.asks("contested", "Maria"), attribute="owner")
    assert sorted(name for one in owner["positions"] for name in one["outlets"]) == [
        "New York Times",
        "The Moscow Times",
    ]
    then = only(desk.asks("contested", "Maria", "--recorded-at", f"#{held}"), attribute="owner")
    assert "unknown republisher" in {name for one in then["positions"] for name in one["outlets"]}


# Words


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param(
            ("correct", "ID", FIVE, "--by", "outlet", "--reason", "x"), "--published", id="no day of the correction"
        ),
        pytest.param(
            ("correct", "ID", FIVE, "--by", "desk", "--published", "2023-10-20", "--reason", "x"),
            "--published",
            id="a day of the desk's slip",
        ),
        pytest.param(("correct", "ID", FIVE, "--by", "me", "--reason", "x"), "outlet", id="by nobody known"),
        pytest.param(("correct", "ID", FIVE, "--by", "desk", "--reason", " "), "--reason", id="no reason"),
        pytest.param(
            ("correct", "ID", "counts=5 runs", "--by", "desk", "--reason", "x"), "count", id="a misspelt field"
        ),
        pytest.param(
            ("correct", "ID", "count=more than -3 runs", "--by", "desk", "--reason", "x"), "-3", id="a bad figure"
        ),
        pytest.param(("correct", "ID", "who=Lady Q", "--by", "desk", "--reason", "x"), "Lady R", id="a misspelt ship"),
        pytest.param(
            ("correct", "ID", "count=", "--by", "desk", "--reason", "x"), "needs count", id="a needed field taken away"
        ),
        pytest.param(
            ("correct", "ID", FIVE, "--by", "desk", "--version", "2", "--reason", "x"), "version", id="no such version"
        ),
        pytest.param(
            ("retract", "ID", "--by", "outlet", "--reason", "x"), "--published", id="no day of the retraction"
        ),
        pytest.param(
            ("retract", "ID", "--by", "desk", "--published", "2023-10-20", "--reason", "x"),
            "--published",
            id="a day of withdrawal",
        ),
    ],
)
def test_amending_words_that_do_not_go_together_are_refused(
    desk: Desk, trips: str, words: tuple[str, ...], hint: str
) -> None:
    done = desk.refuses(*(trips if word == "ID" else word for word in words))
    assert done.code == 2
    assert hint in done.err


def test_any_unique_beginning_of_an_id_is_enough(desk: Desk, trips: str) -> None:
    desk.does("correct", trips[:9], FIVE, "--by", "desk", "--reason", "misread")
    assert "5 runs" in listed(desk, trips)["headline"]


def test_an_ambiguous_beginning_lists_its_candidates(desk: Desk) -> None:
    done = desk.refuses("correct", "c1", FIVE, "--by", "desk", "--reason", "misread")
    assert done.code == 3
    assert len([word for word in done.err.replace(",", " ").split() if word.startswith("c1") and len(word) == 13]) > 1
