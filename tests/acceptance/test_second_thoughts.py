"""Reviews, undoing, and a brief of what came since: as an editor types them; every refusal writes nothing."""

import json
import stat
from pathlib import Path

import pytest

from tests.acceptance.desk import Desk, called, only

USAGE, MISSING, CONFLICT, BROKEN = 2, 3, 4, 5
HOSTILE = "\x1b[2J\u202e[bold]=cmd|x\u2028end"
TRIPS = "cs8sjptq"
"""At least 4 trips by Angara and Maria, said by one paper; another says 5 of the same utterance."""

AT_LEAST_FOUR = "Angara & Maria, trips between Dunay and Rajin: at least 4 trips, August to October 2023"


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "state").rglob("*.json"))


def test_a_correction_shows_what_was_and_what_is_and_what_it_settles(desk: Desk) -> None:
    words = [
        "correct",
        TRIPS,
        "count=at least 5 runs",
        "--by",
        "outlet",
        "--published",
        "2023-10-20",
        "--reason",
        "its note",
    ]
    lines = desk.does(*words).out.splitlines()
    assert lines[1] == "  count: at least 4 trips → at least 5 runs"
    assert lines[2].startswith("  before: Angara and Maria together: at least 4 trips between Dunay and Rajin")
    assert lines[3].startswith("  after:  Angara and Maria together: at least 5 runs between Dunay and Rajin")
    assert lines[4] == f"  nobody says any more: {AT_LEAST_FOUR}"
    assert lines[5].startswith("  settles x5s74ffh")
    done = desk.does("undo", "--reason", "no such note", "-o", "json")
    [item] = done.items
    assert [one["type"] for one in item["events"]] == ["ClaimCorrected"]
    assert [id_[:8] for id_ in item["contested"]] == ["x5s74ffh"]


def test_a_retraction_shows_what_loses_support(desk: Desk) -> None:
    before = {item["id"] for item in desk.asks("contested")}
    [item] = desk.does("retract", TRIPS, "--by", "desk", "--reason", "entered from another page", "-o", "json").items
    after = {item["id"] for item in desk.asks("contested")}
    assert set(item["settled"]) == before - after
    assert item["lost"] == [
        "Angara, place: between Dunay and Rajin, August to October 2023",
        AT_LEAST_FOUR,
        "Maria, place: between Dunay and Rajin, August to October 2023",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["correct", TRIPS, "paragraph=9", "--by", "desk"],
        ["retract", TRIPS, "--by", "desk"],
        ["undo"],
        ["review", TRIPS, "--send-back", "--actor", "bob"],
        ["document", "correct", "bloomberg-2024-03-13", "title=Another"],
    ],
)
def test_what_changes_the_record_takes_a_reason(desk: Desk, words: list[str]) -> None:
    for reason in ([], ["--reason", ""], ["--reason", " \t "]):
        assert desk.refuses(*words, *reason).code == USAGE


def test_an_import_is_undone_and_brought_back_whole(desk: Desk, demo: Desk) -> None:
    views = (["status"], ["contested", "--all"], ["list"], ["sources"], ["timeline"], ["gaps"], ["diff", "2024-03-05"])

    def answers() -> list[str]:
        return [json.dumps(desk.asks(*view)) for view in views]

    before = answers()
    batch = str(desk.asks("log", "-n", "1")[0]["batch"])
    desk.does("undo", "--dry-run", "--reason", "the wrong file")
    assert desk.position == demo.position
    undone = desk.does("undo", "--reason", "the wrong file").out
    assert undone.startswith(f"undone: {batch}, ")
    assert answers() != before
    assert "undone by ann on" in desk.does("log", "--width", "120").out
    assert f"undone {batch}" not in desk.does("log", "--oneline").out
    word = undone.rpartition("claims undo ")[2].split()[0]
    desk.does("undo", word, "--reason", "it was the right one")
    assert answers() == before
    assert desk("rebuild", "--check").code == 0


def test_somebody_elses_batch_has_to_be_named(desk: Desk) -> None:
    refused = desk.refuses("undo", "--reason", "not mine", "--actor", "bob")
    assert (refused.code, refused.err.splitlines()[0]) == (MISSING, "bob has recorded nothing that could be undone")
    batch = str(desk.asks("log", "-n", "1")[0]["batch"])
    desk.does("undo", batch, "--reason", "not theirs either", "--actor", "bob")


def test_what_rests_on_a_batch_is_named_line_by_line(desk: Desk) -> None:
    [claim] = [item["id"] for item in desk.asks("list") if item["id"].startswith(TRIPS)]
    batch = next(
        one["batch"] for one in desk.asks("log") if claim in str(desk.asks_one("show", f"#{one['position']}")["fields"])
    )
    desk.does("assess", claim, "--credibility", "2", "--note", HOSTILE, "--actor", "bob")
    refused = desk.refuses("undo", str(batch), "--reason", "the wrong report")
    first, second, hint = refused.err.splitlines()
    assert refused.code == CONFLICT
    assert first == f"{batch} cannot be undone as long as 1 other event rests on it"
    assert claim in second
    assert second.endswith(" by bob)")
    assert hint.startswith("  undo first, the newest first: claims undo b")


def test_hostile_reasons_are_shown_and_do_nothing(desk: Desk) -> None:
    desk.does("review", TRIPS, "--send-back", "--reason", HOSTILE, "--actor", "bob")
    desk.does("correct", TRIPS, "paragraph=9", "--by", "desk", "--reason", HOSTILE)
    desk.does("review", TRIPS, "--send-back", "--reason", HOSTILE, "--actor", HOSTILE)
    desk.does("undo", "--reason", HOSTILE, "--actor", HOSTILE)
    desk.does("review", TRIPS, "--send-back", "--reason", HOSTILE, "--actor", "bob")
    for words in (
        ["show", TRIPS], ["log", "-n", "9"], ["log", "--oneline", "-n", "9"], ["brief"], ["list", "--sent-back"],
        ["brief", "--since-last", "--actor", HOSTILE], ["show", "#399"], ["undo", "--dry-run", "--reason", HOSTILE],
    ):  # fmt: skip
        for width in ([], ["--width", "80"], ["--width", "200"]):
            done = desk.does(*words, *width)
            assert not {"\x1b", "\u202e", "\u2028"} & set(done.out + done.err), words


def test_the_brief_tells_what_came_since_it_was_last_asked(desk: Desk, tmp_path: Path) -> None:
    first = only(desk.asks("brief", "--since-last"), section="since")
    assert (first["first"], first["position"], first["upto"]) == (True, None, desk.position)
    assert [item for item in desk.asks("brief", "--since-last") if item["section"] == "new"] == []
    mark = desk.position
    words = [
        "correct",
        TRIPS,
        "count=at least 5 runs",
        "--by",
        "outlet",
        "--published",
        "2023-10-20",
        "--reason",
        "its note",
    ]
    desk.does(*words, "--actor", "bob")
    kept = desk.asks("brief", "--since-last", "--keep")
    since = only(kept, section="since")
    assert (since["first"], since["position"], since["upto"], since["by"]) == (
        False, mark, mark + 1, [{"actor": "bob", "events": 1}],
    )  # fmt: skip
    new = [item for item in kept if item["section"] == "new"]
    assert {item["change"] for item in new} == {"changed", "settled"}
    assert desk.asks("brief", "--since-last") == kept
    assert only(desk.asks("brief", "--since-last"), section="since")["events"] == 0
    assert only(desk.asks("brief", "--since-last", "--actor", "bob"), section="since")["first"] is True
    written = files(tmp_path)
    assert [json.loads(path.read_bytes())["position"] for path in written] == [mark + 1] * 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    assert desk.position == mark + 1


def test_a_brief_since_last_says_so_on_the_screen(desk: Desk) -> None:
    first, again = (desk.does("brief", "--since-last", "--width", "100").out for _ in range(2))
    assert "you ask for the first time: read up to #" in first
    assert "0 events since #" in again


@pytest.mark.parametrize(
    "words", [["--since", "2024-03-01"], ["--as-of", "2024-03-01"], ["--recorded-at", "#3"]], ids=lambda words: words[0]
)
def test_since_last_takes_no_other_moment(desk: Desk, tmp_path: Path, words: list[str]) -> None:
    assert desk.refuses("brief", "--since-last", *words).code == USAGE
    assert files(tmp_path) == []


def test_keeping_the_mark_needs_one(desk: Desk) -> None:
    assert desk.refuses("brief", "--keep").code == USAGE


def test_a_ledger_that_holds_less_than_was_read_is_not_passed_over(desk: Desk, demo: Desk, tmp_path: Path) -> None:
    desk.does("assess", TRIPS, "--credibility", "2", "--note", "fits")
    desk.does("brief", "--since-last")
    demo.copy(desk.place)
    refused = desk("brief", "--since-last")
    assert refused.code == BROKEN
    assert f"up to #{desk.position + 1}, and it ends at #{desk.position}: events are missing" in refused.err
    assert str(files(tmp_path)[0]) in refused.err
    desk.does("assess", TRIPS, "--credibility", "3", "--note", "does not")
    other = desk("brief", "--since-last")
    assert (other.code, "holds another event at #" in other.err) == (BROKEN, True)
    files(tmp_path)[0].unlink()
    assert only(desk.asks("brief", "--since-last"), section="since")["first"] is True


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"position": "7", "event": "e1"}', '{"position": 0, "event": ""}', "\x00\xff"]
)
def test_a_broken_mark_is_said_and_not_guessed(desk: Desk, tmp_path: Path, text: str) -> None:
    desk.does("brief", "--since-last")
    files(tmp_path)[0].write_text(text, encoding="latin-1")
    refused = desk("brief", "--since-last")
    assert (refused.code, "does not say up to where you have read" in refused.err) == (USAGE, True)
    assert files(tmp_path)[0].read_text(encoding="latin-1") == text


def test_a_mark_that_cannot_be_kept_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder belongs")
    done = desk("brief", "--since-last")
    assert done.code == USAGE
    assert "Traceback" not in done.err


def test_an_empty_ledger_is_read_for_the_first_time_until_something_is_in_it(empty: Desk, tmp_path: Path) -> None:
    for _ in range(2):
        assert only(empty.asks("brief", "--since-last"), section="since")["first"] is True
    assert files(tmp_path) == []


def test_the_words_are_explained(desk: Desk) -> None:
    for command in ("review", "undo", "brief"):
        assert called(command, "--help").code == 0
