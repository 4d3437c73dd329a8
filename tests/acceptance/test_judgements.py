"""Editors rule, rate and assess, as they type it; every refusal writes nothing."""

import pytest

from tests.acceptance.desk import Desk, only

USAGE, MISSING, CONFLICT = 2, 3, 4
HOSTILE = "\x1b[2J\u202e[bold]=cmd|x\u2028end"
RULED = "ruled on by hand"


def owner_of_maria(desk: Desk) -> str:
    return str(only(desk.asks("contested"), subject="Maria", attribute="owner")["id"])


def test_a_decision_is_taken_by_the_value_as_it_is_shown(desk: Desk) -> None:
    contest = owner_of_maria(desk)
    value = "M Leasing or Marine Trans Shipping"
    done = desk.does("rule", contest[:6], "decide", "--for", value, "--reason", RULED)
    assert f"holds: {value}" in done.out
    item = desk.asks_one("show", contest)
    held = only(item["positions"], value=value)["id"]
    assert (item["ruling"]["verdict"], item["ruling"]["by"], item["ruling"]["holds"]) == ("decide", "ann", held)
    owner = desk.asks_one("status", "Maria")["owner"]
    assert (owner["value"], owner["contested"], [one["holds"] for one in owner["positions"]]) == (
        value, True, [False, True],
    )  # fmt: skip
    assert "[holds]" in desk.does("status", "Maria", "--width", "100").out
    before = desk.position
    desk.does("rule", contest, "decide", "--for", held, "--reason", RULED)
    assert desk.position == before


def test_a_past_answer_stays_what_it_was_when_a_contest_is_ruled_on(desk: Desk) -> None:
    contest, before = owner_of_maria(desk), desk.position
    views = (["status", "Maria"], ["contested"], ["brief"], ["list"], ["gaps"], ["show", contest])
    asked = [[*view, "--recorded-at", f"#{before}", "-o", "json"] for view in views]
    then = [desk.does(*words).out for words in asked]
    desk.does("rule", contest, "dismiss", "--reason", RULED)
    assert contest not in [item["id"] for item in desk.asks("contested")]
    assert contest in [item["id"] for item in desk.asks("contested", "--all")]
    assert [desk.does(*words).out for words in asked] == then
    desk.does("rule", contest, "reopen", "--reason", "too soon")
    assert contest in [item["id"] for item in desk.asks("contested")]


def test_a_new_report_opens_a_dismissed_contest_again(desk: Desk, tmp_path: object) -> None:
    contest = owner_of_maria(desk)
    desk.does("rule", contest, "dismiss", "--reason", RULED)
    desk.does("document", "add", "--outlet", "Bloomberg", "--published", "2023-10-20", "--title", "Whose ship?",
              "--key", "whose-ship")  # fmt: skip
    added = desk.does("add", "ownership", "Maria", "owner", "RUSI", "--document", "whose-ship")
    assert f"reopens {contest}, on which ann ruled dismiss ({RULED})" in added.out + added.err
    item = only(desk.asks("contested"), id=contest)
    assert item["ruling"] is None
    assert item["reopened_by"] == [only(item["positions"], value="RUSI")["id"]]
    assert "open again" in desk.does("contested", "Maria", "--width", "100").out
    gap = only(desk.asks("gaps", "ruling"), id=contest)
    assert gap["what"] == "contradicts, reopened by 1 position since a ruling"


def test_sources_are_rated_by_their_rater(desk: Desk) -> None:
    desk.does("source", "rate", "NK Pro", "b", "--reason", "borne out")
    desk.does("source", "rate", "nk-pro", "F", "--reason", "no view", "--actor", "bob")
    ratings = desk.asks_one("source", "show", "NK Pro")["ratings"]
    assert [(one["by"], one["letter"]) for one in ratings] == [("ann", "B"), ("bob", "F")]
    noted = desk.does("source", "rate", "NK Pro", "A", "--reason", "ours", "--actor", "NK News")
    assert noted.err == "NK News rates their own house, NK News\n"


def test_a_confirmation_on_one_origin_is_noted_and_stands_in_the_gaps(desk: Desk) -> None:
    claim = next(item["id"] for item in desk.asks("gaps", "origin"))
    done = desk.does("assess", claim, "--credibility", "1", "--likelihood", "almost certain", "--note", "seen")
    assert done.out == f"assessed {claim}: 1 confirmed, almost certain\n"
    assert done.err.startswith("1 confirmed, with 1 independent known origin (")
    assert [item["id"] for item in desk.asks("gaps", "judgement")] == [claim]
    assert "look again: 1 confirmed" in desk.does("show", claim, "--width", "100").out


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        pytest.param(("rule", "XID", "confirm"), USAGE, "--reason", id="a ruling without a reason"),
        pytest.param(("rule", "XID", "confirm", "--reason", " "), USAGE, "needs a reason", id="an empty reason"),
        pytest.param(("rule", "XID", "decide", "--reason", "r"), USAGE, "which side holds", id="no side"),
        pytest.param(("rule", "XID", "decide", "--for", "Maria", "--reason", "r"), USAGE, "no side of",
                     id="another side"),
        pytest.param(("rule", "XID", "agree", "--reason", "r"), USAGE, "no ruling", id="another ruling"),
        pytest.param(("rule", "XID", "reopen", "--reason", "r"), CONFLICT, "no ruling stands", id="nothing to reopen"),
        pytest.param(("rule", "x0zzzz", "confirm", "--reason", "r"), MISSING, "no contest", id="an unknown contest"),
        pytest.param(("rule", "x", "confirm", "--reason", "r"), MISSING, "no contest", id="too short an id"),
        pytest.param(("rule", "x%", "confirm", "--reason", "r"), MISSING, "no contest", id="no id at all"),
        pytest.param(("source", "rate", "NK Pro", "G", "--reason", "r"), USAGE, "no rating", id="another letter"),
        pytest.param(("source", "rate", "Rajin", "B", "--reason", "r"), USAGE, "no source", id="a port"),
        pytest.param(("source", "rate", "NK Po", "B", "--reason", "r"), USAGE, "NK Pro", id="a near name"),
        pytest.param(("assess", "CID", "--credibility", "2"), USAGE, "--note", id="an assessment without a reason"),
        pytest.param(("assess", "CID", "--note", "n"), USAGE, "nothing is judged", id="nothing judged"),
        pytest.param(("assess", "CID", "--credibility", "0", "--note", "n"), USAGE, "no rating", id="another number"),
        pytest.param(("assess", "CID", "--likelihood", "70 %", "--note", "n"), USAGE, "no likelihood",
                     id="a percentage"),
        pytest.param(("assess", "c0zzzz", "--credibility", "2", "--note", "n"), MISSING, "no claim", id="no claim"),
        pytest.param(("rule", "XID", "confirm", "--reason", "r", "--as-of", "2024-01-01"), USAGE, "takes no --as-of",
                     id="a clock"),
    ],
)  # fmt: skip
def test_what_cannot_be_judged_so_is_refused(desk: Desk, words: tuple[str, ...], code: int, what: str) -> None:
    ids = {"XID": owner_of_maria(desk), "CID": desk.asks("list")[0]["id"]}
    refused = desk.refuses(*(ids.get(word, word) for word in words))
    assert refused.code == code
    assert what in refused.err


def test_a_withdrawn_claim_is_not_assessed(desk: Desk) -> None:
    claim = desk.asks("list")[0]["id"]
    desk.does("retract", claim, "--by", "desk", "--reason", "a slip")
    assert desk.refuses("assess", claim, "--credibility", "2", "--note", "n").code == CONFLICT


def test_hostile_words_of_an_editor_are_kept_and_shown_as_escapes(desk: Desk) -> None:
    contest, claim = owner_of_maria(desk), desk.asks("list")[0]["id"]
    desk.does("rule", contest, "confirm", "--reason", HOSTILE, "--actor", f"eve{HOSTILE}")
    desk.does("source", "rate", "NK Pro", "E", "--reason", HOSTILE)
    desk.does("assess", claim, "--credibility", "5", "--note", HOSTILE)
    assert desk.asks_one("show", contest)["ruling"]["reason"] == HOSTILE
    assert desk.asks_one("show", claim)["assessments"][0]["note"] == HOSTILE
    for view in (("show", contest), ("show", claim), ("show", "NK Pro"), ("source", "show", "NK Pro"),
                 ("contested", "Maria"), ("log",), ("gaps",), ("brief",)):  # fmt: skip
        for form in ((), ("--width", "90"), ("-o", "csv"), ("-o", "json")):
            out = desk.does(*view, *form).out
            assert not any(raw in out for raw in "\x1b\u202e\u2028"), (view, form)


def test_a_note_is_kept_beside_the_record(desk: Desk) -> None:
    import sqlite3

    claim = desk.asks("list")[0]["id"]
    desk.does("assess", claim, "--credibility", "2", "--note", "told in confidence")
    with sqlite3.connect(desk.place) as connection:
        (body,) = connection.execute("SELECT body FROM event WHERE type = 'ClaimAssessed'").fetchone()
        rows = connection.execute("SELECT * FROM assessment").fetchall()
        connection.execute("DELETE FROM sealed")
    connection.close()
    assert b"confidence" not in bytes(body).replace(b'"confidence":', b"")
    assert "told in confidence" not in str(rows)
    assert desk.asks_one("show", claim)["assessments"][0]["note"] is None
    assert "the reason was erased" in desk.does("show", claim).out


def test_the_read_models_fold_anew_to_the_same(desk: Desk) -> None:
    desk.does("rule", owner_of_maria(desk), "dismiss", "--reason", RULED)
    desk.does("source", "rate", "NK Pro", "B", "--reason", "borne out")
    desk.does("source", "rate", "NK Pro", "C", "--reason", "wrong once")
    desk.does("assess", desk.asks("list")[0]["id"], "--credibility", "2", "--note", "n")
    assert desk("rebuild", "--check").code == 0
