"""The command line's frame: what is called, what is printed, what is refused, and with which exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims_ledger.cli import catch, intake
from claims_ledger.cli.lazy import Nouns, Row, load
from claims_ledger.cli.main import run
from claims_ledger.cli.table import SECTIONS
from claims_ledger.domain.errors import (
    AmbiguousError,
    BusyError,
    ConflictError,
    Fault,
    FaultsError,
    IntegrityError,
    LedgerError,
    NotFoundError,
    ReadingError,
)
from tests.cli.pretended import Pretended


def rows() -> Iterator[tuple[str, Row]]:
    for section in SECTIONS:
        for name, row in section.rows.items():
            if isinstance(row, Nouns):
                yield from ((f"{name} {verb}", inner) for verb, inner in row.rows.items())
            else:
                yield name, row


def claims(*args: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "claims_ledger", *args],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environ},
        check=False,
    )


NO_FILTER: dict[str, object] = dict.fromkeys(("type", "batch", "claim", "document", "entity", "since", "until"))


@pytest.mark.parametrize(("name", "row"), [pytest.param(name, row, id=name) for name, row in rows()])
def test_every_command_of_the_table_is_there_and_explains_itself(name: str, row: Row) -> None:
    assert callable(getattr(import_module(row.module), row.attribute))
    command = load(name.rsplit(maxsplit=1)[-1], row)
    assert command.help
    assert row.help.endswith(".")
    assert len(row.help) <= 64


def test_help_names_every_command_and_fits_eighty_columns() -> None:
    done = claims("--help", COLUMNS="80")
    assert done.returncode == 0
    for name, _ in rows():
        assert f"  {name.split()[0]} " in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_every_view_has_both_knowledge_clocks_and_no_write_has_one() -> None:
    clocked = set()
    for name, row in rows():
        command = load(name, row)
        options = {word for param in getattr(command, "params", []) for word in param.opts}
        if {"--as-of", "--recorded-at"} <= options:
            clocked.add(name)
        else:
            assert not {"--as-of", "--recorded-at"} & options
    assert clocked == {
        *(
            "brief",
            "status",
            "contested",
            "sources",
            "audit",
            "list",
            "timeline",
            "diff",
            "gaps",
            "impact",
            "blame",
            "series",
            "show",
            "search",
            "log",
            "entity candidates",
        ),
        "document diff",
        *(f"{noun} {verb}" for noun in ("source", "entity", "document", "topic") for verb in ("list", "show")),
    }


@pytest.mark.parametrize(
    ("args", "what", "hint"),
    [
        pytest.param(["sttus"], "claims has no command sttus", "did you mean claims status?", id="command"),
        pytest.param(["xyzzy"], "claims has no command xyzzy", "see claims --help", id="nothing near"),
        pytest.param(
            ["source", "lst"],
            "claims source has no command lst",
            "did you mean claims source list?",
            id="command of a noun",
        ),
        pytest.param(
            ["status", "--as-off", "x"],
            "claims status has no option --as-off",
            "did you mean --as-of?",
            id="option",
        ),
        pytest.param(
            ["--as-of", "2024", "status"],
            "claims has no option --as-of",
            "options stand after the command: claims COMMAND --as-of …",
            id="option before the command",
        ),
        pytest.param(
            ["status", "-5"],
            "claims status has no option -5",
            "put -- before words that begin with a dash: claims status -- -5",
            id="words with a dash",
        ),
        pytest.param(["status", "-o", "jsn"], "-o jsn is no form of output", "did you mean json?", id="form"),
        pytest.param(
            ["status", "--width", "9"],
            "--width 9 cannot be laid out",
            "give a number of columns from 40 to 10000",
            id="width",
        ),
        pytest.param(["status", "--as-of"], "--as-of is not complete", "write --as-of VALUE", id="no value"),
        pytest.param(
            ["audit"],
            "missing argument 'SOURCE'",
            "usage: claims audit [OPTIONS] SOURCE   (see claims audit --help)",
            id="no argument",
        ),
        pytest.param(
            ["timeline", "--by", "entry"],
            "--by cannot be entry",
            "known are event, published, recorded",
            id="by which clock",
        ),
        pytest.param(
            ["retract", "c1", "--by", "desk", "--published", "2024", "--reason", "r"],
            "--published does not go with --by desk",
            "the desk's own mistakes are mended as of now",
            id="the desk does not publish",
        ),
        pytest.param(
            ["correct", "c1", "when=x", "--by", "outlet", "--reason", "r"],
            "when did the outlet say so?",
            "add --published DATE",
            id="an outlet does",
        ),
        pytest.param(
            ["correct", "c1", "when", "--by", "desk", "--reason", "r"],
            "the change when has no =",
            "write NAME=VALUE, in quotes where there are blanks",
            id="no equals sign",
        ),
        pytest.param(
            ["correct", "c1", "a=1", "a=2", "--by", "desk", "--reason", "r"],
            "a is said twice",
            "say it once",
            id="twice",
        ),
        pytest.param(
            ["import", "x.yaml", "--replace"],
            "--replace changes the record, so it needs a reason",
            'add --reason "…"',
            id="replace without a reason",
        ),
    ],
)
def test_wrong_words_are_an_error_of_two_lines(
    args: Sequence[str], what: str, hint: str, pretended: Pretended, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(args) == 2
    assert capsys.readouterr() == ("", f"{what}\n  {hint}\n")
    assert pretended.asked == []


@pytest.mark.parametrize("clock", ["--as-of", "--recorded-at"])
@pytest.mark.parametrize(
    "args",
    [
        ["import", "x.yaml"],
        ["correct", "c1", "a=b", "--by", "desk", "--reason", "r"],
        ["retract", "c1", "--by", "desk", "--reason", "r"],
        ["entity", "add", "k", "--type", "vessel"],
        ["source", "alias", "k", "K"],
        ["document", "correct", "k", "a=b", "--reason", "r"],
        ["topic", "add", "t", "to=x"],
        ["demo"],
    ],
)
def test_a_write_refuses_both_clocks_and_says_why(
    args: list[str], clock: str, pretended: Pretended, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in ([clock, "2024-03-05"], [f"{clock}=2024-03-05"]):
        assert run([*args, *words]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert f"writes, and a write takes no {clock}\n  leave it out: " in err
    assert pretended.asked == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (LedgerError("w", "h"), 2),
        (ReadingError("w", "h"), 2),
        (NotFoundError("w", "h"), 3),
        (AmbiguousError("w", "h"), 3),
        (ConflictError("w", "h"), 4),
        (IntegrityError("w", "h"), 5),
        (BusyError("w", "h"), 75),
    ],
)
def test_each_error_has_its_exit_code_and_two_lines(
    error: Exception, code: int, pretended: Pretended, capsys: pytest.CaptureFixture[str]
) -> None:
    pretended.fails = error
    assert run(["status"]) == code
    assert capsys.readouterr() == ("", "w\n  h\n")


def test_faults_are_told_all_at_once_with_their_places(
    pretended: Pretended, capsys: pytest.CaptureFixture[str]
) -> None:
    pretended.fails = FaultsError(
        [Fault("a.yaml", 3, 5, "no such field", "did you mean when?"), Fault("a.yaml", 9, 1, "no date")]
    )
    assert run(["status"]) == 2
    assert capsys.readouterr().err == (
        "a.yaml:3:5: no such field\n  did you mean when?\na.yaml:9:1: no date\n2 faults; nothing was written\n"
    )


def test_a_thousand_faults_do_not_flood_the_screen() -> None:
    lines, code = catch.told(FaultsError([Fault("a", number, 1, "x") for number in range(1, 1001)]))
    assert (len(lines), lines[-2:], code) == (102, ["… and 900 more", "1000 faults; nothing was written"], 2)


def test_what_an_error_quotes_is_made_visible(pretended: Pretended, capsys: pytest.CaptureFixture[str]) -> None:
    pretended.fails = LedgerError("no \x1b[2J\u202e", "try\nthis")
    run(["status"])
    assert capsys.readouterr().err == "no \\x1b[2J\\u202e\n  try\\nthis\n"


def test_a_bug_is_one_line_and_a_traceback_only_on_request(
    pretended: Pretended, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pretended.fails = KeyError("x")
    assert run(["status"]) == 70
    err = capsys.readouterr().err
    assert err == "this is a bug in claims: KeyError: 'x'\n  please report it; CLAIMS_DEBUG=1 shows where it happened\n"
    monkeypatch.setenv("CLAIMS_DEBUG", "1")
    assert run(["status"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_says_that_nothing_half_done_was_kept(pretended: Pretended, capsys: pytest.CaptureFixture[str]) -> None:
    pretended.fails = KeyboardInterrupt()
    assert run(["rebuild"]) == 130
    assert capsys.readouterr() == ("", "interrupted; nothing half done was kept\n")


def test_ctrl_c_ends_a_view_without_a_word(pretended: Pretended, capsys: pytest.CaptureFixture[str]) -> None:
    pretended.fails = KeyboardInterrupt()
    assert run(["status"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m claims_ledger --help | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_an_output_that_takes_nothing_is_told_in_two_lines() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claims_ledger", "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            check=False,
        )
    assert done.returncode == 74
    assert done.stderr == "No space left on device\n  the system refused it; mend that and try again\n"


def test_without_a_command_there_is_help_and_exit_code_2() -> None:
    done = claims()
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Read:" in done.stderr


def test_the_version_is_one_line() -> None:
    done = claims("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("claims ")


@pytest.mark.parametrize(
    ("args", "name", "what"),
    [
        (["status"], "status", {"name": None, "on": None}),
        (["status", "Lady R", "--on", "2024-03-10"], "status", {"name": "Lady R", "on": "2024-03-10"}),
        (["brief", "--actor", "ann"], "brief", {"since": None, "actor": "ann"}),
        (["contested", "Maria", "--all"], "contested", {"name": "Maria", "everything": True}),
        (["sources", "c1", "--tree"], "sources", {"name": "c1"}),
        (["impact", "NK Pro on 2024-02-29"], "impact", {"name": "NK Pro on 2024-02-29"}),
        (["impact", "NK", "Pro"], "impact", {"name": "NK Pro"}),
        (["blame", "Angara"], "blame", {"name": "Angara"}),
        (["series", "round", "trips"], "series", {"words": "round trips"}),
        (["audit", "NK Pro"], "audit", {"source": "NK Pro"}),
        (["timeline", "--by", "recorded"], "timeline", {"name": None, "by": "recorded", "on": None}),
        (["search", "two", "words"], "search", {"words": "two words"}),
        (
            ["diff", "2024-03-05", "2024-03-31"],
            "diff",
            {"before": "2024-03-05", "after": "2024-03-31", "by": "published"},
        ),
        (["show", "c1"], "show", {"id": "c1"}),
        (["log", "-n", "5", "--oneline", "--actor", "ann"], "log", {"limit": 5, "actor": "ann", **NO_FILTER}),
        (["entity", "list", "--type", "vessel"], "entities", {"name": None, "type": "vessel"}),
        (["entity", "show", "Maria"], "entities", {"name": "Maria", "type": None}),
        (["source", "list"], "speakers", {"name": None}),
        (["source", "show", "NK Pro"], "speakers", {"name": "NK Pro"}),
        (["document", "list", "--outlet", "A"], "documents", {"name": None, "outlet": "A", "affair": None}),
        (["document", "show", "k"], "document", {"name": "k", "edition": None}),
        (["document", "show", "k", "--edition", "2"], "document", {"name": "k", "edition": 2}),
        (["document", "diff", "k", "1", "3"], "changes", {"name": "k", "before": 1, "after": 3}),
        (["topic", "show", "t"], "topics", {"name": "t"}),
    ],
)
def test_a_view_asks_its_query_and_prints_in_every_form(
    args: list[str],
    name: str,
    what: dict[str, object],
    pretended: Pretended,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for form in ("table", "csv", "json", "jsonl"):
        assert run([*args, "-o", form, "--as-of", "2024-03-05", "--ledger", "other.db"]) == 0
        assert pretended.asked[-1] == (name, {"reader": "other.db", **what})
        out, err = capsys.readouterr()
        said = err if form in ("csv", "jsonl") else out
        if form == "json":
            assert list(json.loads(out)) == ["as_of", "recorded_at", "position", "items"]
            assert json.loads(out)["as_of"] == "2024-03-05"
        else:
            assert said.splitlines()[0] == "As public by 2024-03-05, as held at #412"


def test_log_passes_every_filter_on(pretended: Pretended) -> None:
    filters = ("actor", *NO_FILTER)
    assert run(["log", *(word for name in filters for word in (f"--{name}", name.upper()))]) == 0
    expected: dict[str, object] = {name: name.upper() for name in filters}
    assert pretended.asked == [("log", {"reader": "pretended.db", "limit": None, **expected})]


def test_list_passes_every_filter_on(pretended: Pretended) -> None:
    filters = (
        "source", "entity", "place", "kind", "basis", "affair", "document", "contest", "stance", "text", "since",
        "until",
    )  # fmt: skip
    flags = ("contested", "corrected", "retracted", "unreviewed", "sent_back", "unassessed")
    args = [word for name in filters for word in (f"--{name}", name.upper())]
    assert run(["list", *args, "--contested", "--retracted", "--order", "oldest", "-n", "7"]) == 0
    expected: dict[str, object] = {name: name.upper() for name in filters}
    expected |= {name: name in ("contested", "retracted") for name in flags} | {"order": "oldest", "limit": 7}
    assert pretended.asked == [("claims", {"reader": "pretended.db", **expected})]


def test_a_missing_ledger_is_exit_3(pretended: Pretended, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--ledger", "missing.db"]) == 3
    assert capsys.readouterr().err.endswith("\n  claims init creates it\n")


@pytest.mark.parametrize(
    ("args", "name", "what"),
    [
        (
            ["correct", "c1", "when=since 1 June", "--by", "desk", "--version", "1", "--reason", "typo"],
            "correct",
            {
                "args": ("c1", {"when": "since 1 June"}),
                "by": "desk",
                "published": None,
                "version": 1,
                "reason": "typo",
            },
        ),
        (
            ["review", "c1", "b2", "--send-back", "--reason", "r"],
            "review",
            {"args": (["c1", "b2"],), "document": None, "send_back": True, "reason": "r"},
        ),
        (
            ["undo", "b1", "--dry-run", "--reason", "r"],
            "undo",
            {"args": ("b1",), "reason": "r", "dry_run": True},
        ),
        (
            ["retract", "c1", "--by", "origin", "--published", "2024-03-05", "--reason", "r"],
            "retract",
            {"args": ("c1",), "by": "origin", "published": "2024-03-05", "origin": None, "reason": "r"},
        ),
        (
            [
                "entity",
                "add",
                "heron",
                "--type",
                "vessel",
                "--name",
                "Heron",
                "--identifier",
                "IMO=1",
                "--in",
                "Bay",
            ],
            "add_entity",
            {
                "args": (
                    {
                        "key": "heron",
                        "type": "vessel",
                        "names": ["Heron"],
                        "part_of": None,
                        "in": ["Bay"],
                        "members": None,
                        "identifiers": {"IMO": "1"},
                        "coordinates": None,
                        "top_speed": None,
                        "party": None,
                    },
                ),
            },
        ),
        (
            ["entity", "alias", "Heron", "왜가리", "Цапля"],
            "add_alias",
            {"args": ("Heron", ["왜가리", "Цапля"])},
        ),
        (["source", "alias", "NK Pro", "NKP"], "add_alias", {"args": ("NK Pro", ["NKP"])}),
        (
            ["document", "correct", "k", "outlet=", "--reason", "unknown"],
            "correct_document",
            {"args": ("k", {"outlet": ""}), "reason": "unknown"},
        ),
        (
            ["topic", "add", "t", "from=North Korea", "to=Russia"],
            "add_topic",
            {"args": ("t", {"from": "North Korea", "to": "Russia"})},
        ),
    ],
)
def test_a_write_passes_its_words_and_the_actor_on(
    args: list[str],
    name: str,
    what: dict[str, object],
    pretended: Pretended,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run([*args, "--actor", "ben"]) == 0
    assert pretended.asked == [(name, {"ledger": "pretended.db", "actor": "ben", **what})]
    assert capsys.readouterr() == ("recorded c1\n", "looks odd\n")


def test_import_tells_what_became_of_each_file(
    pretended: Pretended, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").touch()
    assert run(["import", "a.yaml"]) == 0
    assert capsys.readouterr().out == (
        "a.yaml: 1 document; 3 recorded\n  c1 recorded; contradicts c2 (single-value): Maria is owned by Gamma\n"
    )
    assert run(["import", "a.yaml", "--dry-run"]) == 0
    assert capsys.readouterr().out == (
        "a.yaml: 1 document; would be 3 recorded\n"
        "  c1 recorded; contradicts c2 (single-value): Maria is owned by Gamma\n"
        "  c3 recorded: Maria sailed\n"
    )
    assert run(["import", "a.yaml", "-o", "json"]) == 0
    item = json.loads(capsys.readouterr().out)["items"][0]
    assert (item["recorded"], item["claims"][1]["id"]) == (3, "c3")


def test_an_import_of_many_rows_tells_the_first_and_how_many_more(
    pretended: Pretended, capsys: pytest.CaptureFixture[str]
) -> None:
    met = [(f"c{number}", "recorded; contradicts c2 (once)", "Maria sank") for number in range(1_250)]
    counts = dict.fromkeys(intake.DONE, 0) | {"documents": 1, "recorded": 1_250}
    lines = intake.told(SimpleNamespace(path="a.jsonl", differences=[], verdicts=met, **counts), False, False)
    assert len(lines) == 102
    assert lines[-1] == "  and 1,150 more; -o json has them all"


def test_import_of_a_file_that_is_not_there_is_exit_3(pretended: Pretended) -> None:
    assert run(["import", "b.yaml"]) == 3
    assert pretended.asked == []


def test_import_of_a_changed_file_lists_the_differences_and_says_how_to_go_on(
    pretended: Pretended, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "changed.yaml").touch()
    assert run(["import", "changed.yaml"]) == 0
    assert capsys.readouterr().out == (
        "changed.yaml: not what was recorded; nothing of it was written\n"
        "  row 4 is gone\n"
        '  --replace --reason "…" corrects what changed and withdraws what is gone\n'
    )
    assert run(["import", "changed.yaml", "--replace", "--reason", "recounted"]) == 0
    assert capsys.readouterr().out.startswith("changed.yaml: 1 document; 3 recorded\n  row 4 is gone\n")


def test_demo_makes_a_file_shows_the_brief_and_says_how_to_go_on(
    pretended: Pretended, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["demo"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Since you last asked\n")
    assert err == "The ledger is claims-demo.db; ask it with --ledger claims-demo.db\n"
    (tmp_path / "claims-demo.db").touch()
    assert run(["demo"]) == 4
    assert (tmp_path / "claims-demo.db").exists()


def test_a_demo_that_fails_leaves_nothing_behind(pretended: Pretended, tmp_path: Path) -> None:
    pretended.fails = KeyboardInterrupt()
    assert run(["demo", "new.db"]) == 130
    assert list(tmp_path.iterdir()) == []


def test_a_document_is_made_current_in_the_settings_file(
    pretended: Pretended, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["document", "use", "gazette"]) == 0
    assert capsys.readouterr().out == "claims are now added to gazette-2 (said in .claims.toml)\n"
    assert (tmp_path / ".claims.toml").read_text() == 'document = "gazette-2"\n'


def test_rebuild_check_exits_1_when_a_read_model_is_wrong(
    pretended: Pretended, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rebuild"]) == 0
    assert run(["rebuild", "--check"]) == 1
    assert capsys.readouterr().out.endswith("clash: not what the record gives\n")


def test_doctor_says_which_ledger_why_and_what_is_wrong(
    pretended: Pretended, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["doctor"]) == 0
    out = capsys.readouterr().out
    assert f"ledger\t{tmp_path / 'pretended.db'}  because the environment says so (CLAIMS_LEDGER)\n" in out
    assert "actor\tann  because the environment says so (CLAIMS_ACTOR)\n" in out
    assert "engine\tSQLite 3.40.1\n" in out
    assert out.endswith("all is well\n")
    assert run(["doctor", "--ledger", "behind.db", "-o", "json"]) == 1
    facts = json.loads(capsys.readouterr().out)["items"]
    assert facts[-1] == {
        "fact": "trouble",
        "value": "some read models are behind the record",
        "remark": "claims rebuild brings them up to date",
    }


def test_doctor_survives_a_settings_file_that_is_wrong(
    pretended: Pretended, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_LEDGER")
    (tmp_path / ".claims.toml").write_text("ledger = ")
    assert run(["doctor"]) == 1
    assert f"wrong: {tmp_path / '.claims.toml'}:1:10: not TOML" in capsys.readouterr().out


def test_schema_prints_json(pretended: Pretended, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "status"]) == 0
    assert json.loads(capsys.readouterr().out) == {"title": "status"}
