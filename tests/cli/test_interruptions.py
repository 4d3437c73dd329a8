"""Real signals at chosen moments: nothing half done is kept, what is kept is said, and the ledger is sound."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from claims_ledger.store.reader import open_reader
from tests.acceptance.desk import Called, called
from tests.support.databases import Databases, Dialect

ROOT = Path(__file__).parents[2]
SHEET = """\
register:
  entities:
    - {{key: invented-{name}, type: outlet, names: [Invented {name}]}}
    - {{key: ship-{name}, type: vessel, names: [Ship {name}]}}
document:
  key: {name}-2031
  outlet: Invented {name}
  title: An invented report
  published: 2031-03-01
claims:
  - {{kind: remark, who: Ship {name}, text: is an invented ship}}
  - {{kind: remark, who: Ship {name}, text: was never seen}}
"""
FILES = ("first", "second", "third")


@pytest.fixture
def place(databases: Databases, dialect: Dialect, tmp_path: Path) -> str:
    """A ledger with nothing in it, and three sheets in the folder of the test."""
    for name in FILES:
        (tmp_path / f"{name}.yaml").write_text(SHEET.format(name=name), encoding="utf-8")
    return databases.ledger(dialect)


Begin = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def begun(tmp_path: Path, place: str) -> Iterator[Begin]:
    """The program at work, waiting at a point."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "CLAIMS_LEDGER": place, "CLAIMS_ACTOR": "ann", "TERM": "xterm"}
    with ExitStack() as stack:

        def begin(point: str, *words: str) -> "subprocess.Popen[str]":
            command = [sys.executable, "-m", "tests.cli.interrupted", point, *words]
            program = stack.enter_context(
                subprocess.Popen(
                    command, cwd=tmp_path, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
                )
            )
            stack.callback(program.kill)
            assert program.stdout is not None
            assert program.stdout.readline() == "here\n", program.communicate(timeout=60)
            return program

        yield begin


def ended(program: "subprocess.Popen[str]", sent: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
    """Exit code, stdout and stderr after a signal."""
    program.send_signal(sent)
    out, err = program.communicate(timeout=60)
    assert "Traceback" not in err
    return program.returncode, out, err


def claims(place: str, *words: str) -> Called:
    """A call that nobody interrupts."""
    return called(*words, "--ledger", place)


def documents(place: str) -> list[str]:
    with open_reader(place) as reader:
        return [row[0] for row in reader.rows("SELECT key FROM document ORDER BY key")]


def assert_sound(place: str) -> None:
    """Every read model equals the record, and the record has no gap."""
    checked = claims(place, "rebuild", "--check")
    assert checked.code == 0, checked.out + checked.err
    with open_reader(place) as reader:
        assert reader.scalar("SELECT count(*) FROM event") == reader.head()
        assert (reader.scalar("SELECT max(position) FROM event") or 0) == reader.head()


SHEETS = tuple(f"{name}.yaml" for name in FILES)


@pytest.mark.parametrize("point", ["reading", "writing"])
def test_an_interrupted_import_keeps_the_files_before_and_says_so(point: str, begun: Begin, place: str) -> None:
    code, out, err = ended(begun(point, "import", *SHEETS))
    assert code == 130
    assert "first.yaml: 1 document; 2 recorded, 2 registered" in out
    said = re.fullmatch(
        r"interrupted; 1 file of 3 recorded\n"
        r"  in: first\.yaml, batch (b[0-9a-z]+)\n"
        r"  not in: second\.yaml and third\.yaml\n"
        r"  claims import takes in the rest, claims undo BATCH takes a file back\n",
        err,
    )
    assert said is not None, err
    assert documents(place) == ["first-2031"]
    with open_reader(place) as reader:
        assert {row[0] for row in reader.rows("SELECT DISTINCT batch FROM event")} == {said[1]}
    assert_sound(place)


def test_a_file_that_was_just_committed_counts_as_in(begun: Begin, place: str) -> None:
    code, out, err = ended(begun("committed", "import", *SHEETS))
    assert code == 130
    assert err.startswith("interrupted; 2 files of 3 recorded\n  in: first.yaml, batch b")
    assert "  not in: third.yaml\n" in err
    assert "second.yaml: 1 document" in out
    assert documents(place) == ["first-2031", "second-2031"]
    assert_sound(place)


def test_an_interrupted_import_goes_on_when_it_is_called_again(begun: Begin, place: str, tmp_path: Path) -> None:
    ended(begun("writing", "import", *SHEETS))
    assert claims(place, "import", str(tmp_path)).code == 0
    assert documents(place) == ["first-2031", "second-2031", "third-2031"]
    assert_sound(place)


def test_of_a_rehearsal_nothing_is_in(begun: Begin, place: str) -> None:
    code, out, err = ended(begun("writing", "import", "--dry-run", *SHEETS))
    assert (code, out, err) == (130, "", "interrupted; nothing half done was kept\n")
    assert documents(place) == []
    assert_sound(place)


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_system_that_asks_to_stop_is_heard_like_ctrl_c(
    sent: signal.Signals, code: int, begun: Begin, place: str
) -> None:
    ended_with, _, err = ended(begun("writing", "import", *SHEETS), sent)
    assert ended_with == code
    assert err.startswith("interrupted; 1 file of 3 recorded\n")
    assert documents(place) == ["first-2031"]
    assert_sound(place)


def test_a_killed_import_leaves_what_was_committed(begun: Begin, place: str) -> None:
    program = begun("writing", "import", *SHEETS)
    program.kill()
    program.communicate(timeout=60)
    assert documents(place) == ["first-2031"]
    assert_sound(place)


def test_an_interrupted_rebuild_leaves_the_read_models_as_they_stood(begun: Begin, place: str, tmp_path: Path) -> None:
    assert claims(place, "import", str(tmp_path / "first.yaml")).code == 0
    before = claims(place, "list", "-o", "json").out
    code, out, err = ended(begun("folding", "rebuild"))
    assert (code, out, err) == (130, "", "interrupted; nothing half done was kept\n")
    assert claims(place, "list", "-o", "json").out == before
    assert_sound(place)


def test_an_interrupted_view_says_nothing(begun: Begin) -> None:
    assert ended(begun("printing", "list")) == (130, "", "")
    assert ended(begun("printing", "list"), signal.SIGTERM) == (143, "", "")


def test_before_a_command_is_begun_nothing_is_lost(begun: Begin) -> None:
    code, out, err = ended(begun("loading", "list"))
    assert (code, out) == (130, "")
    assert err in ("", "interrupted; nothing half done was kept\n")


def test_a_second_ctrl_c_does_not_cut_short_what_the_first_began(begun: Begin, place: str) -> None:
    program = begun("putting back", "import", *SHEETS)
    program.send_signal(signal.SIGINT)
    assert program.stdout is not None
    assert program.stdout.readline() == "putting back\n"
    code, _, err = ended(program)
    assert code == 130
    assert err.startswith("putting things back; once more ends at once\ninterrupted; 1 file of 3 recorded\n")
    assert documents(place) == ["first-2031"]
    assert_sound(place)


def test_a_third_one_ends_at_once_and_harms_nothing(begun: Begin, place: str) -> None:
    program = begun("putting back", "import", *SHEETS)
    program.send_signal(signal.SIGINT)
    assert program.stdout is not None
    assert program.stdout.readline() == "putting back\n"
    assert program.stderr is not None
    program.send_signal(signal.SIGINT)
    assert program.stderr.readline() == "putting things back; once more ends at once\n"
    code, _, err = ended(program)
    assert (code, err) == (130, "")
    assert documents(place) == ["first-2031"]
    assert_sound(place)


def test_a_signal_that_is_to_be_ignored_stays_ignored() -> None:
    """As under nohup."""
    lines = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); from claims_ledger.cli import signals;"
    lines += "signals.listen(); import os; os.kill(os.getpid(), signal.SIGHUP); print('alive')"
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", lines], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout == "alive\n"


def test_a_reader_that_has_seen_enough_is_no_error(place: str, tmp_path: Path) -> None:
    claims(place, "import", str(tmp_path))
    for form in ("table", "csv", "json", "jsonl"):
        words = f"list -o {form} --width 80" if form == "table" else f"list -o {form}"
        command = f"{sys.executable} -m claims_ledger {words} | true; echo ${{PIPESTATUS[0]}}"
        environ = {**os.environ, "PYTHONPATH": str(ROOT), "CLAIMS_LEDGER": place}
        done = subprocess.run(["bash", "-c", command], env=environ, capture_output=True, text=True, check=False)
        assert (done.stdout, done.stderr) == ("0\n", "")
