"""What Tab offers: by the protocol that the shells' scripts speak, without the shells. The names are invented."""

import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from claims_ledger.cli.complete import complete
from claims_ledger.cli.grammar import FILE
from claims_ledger.cli.offering import RELAYS
from claims_ledger.cli.shells import SCRIPTS, answered, quoted, unquoted
from claims_ledger.domain.chains import RELAYS as READ_RELAYS
from claims_ledger.domain.subjects import How
from claims_ledger.rendering.safe import visible
from tests.cli.desk_of_names import HOSTILE, made
from tests.support.grammar import grammar_text

BREAKS = "\"'@><=;|&(:"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("names"))


@pytest.fixture(autouse=True)
def meant(place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAIMS_LEDGER", str(place))
    monkeypatch.setenv("CLAIMS_DOCUMENT", "heron-post-2024-05-01")


def offered(*words: str) -> list[str]:
    """What may stand for the last word."""
    return [one.value for one in complete(words[:-1], words[-1]).offers]


def in_bash(line: str) -> list[str]:
    first, *values = answered("complete_bash", [line, BREAKS])
    assert first == "words"
    return values


def test_the_grammar_is_that_of_the_commands_and_kinds() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        FILE.write_text(grammar_text(), encoding="utf-8")
    said = "made anew by: UPDATE_GOLDEN=1 pytest tests/cli/test_completion.py"
    assert FILE.read_text(encoding="utf-8") == grammar_text(), said


def test_the_words_of_chains_and_subjects_are_those_that_are_read() -> None:
    from typing import get_args

    from claims_ledger.cli.offering import HOWS

    assert set(RELAYS) == set(READ_RELAYS)
    assert set(HOWS) == set(get_args(How)) - {"one"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["stat"], ["status"], id="a command"),
        pytest.param(["entity", "ali"], ["alias"], id="a command of a noun"),
        pytest.param(["add", "po"], ["port-call"], id="a kind"),
        pytest.param(["xyzzy", "a"], [], id="nothing under an unknown command"),
        pytest.param(["status", "--as"], ["--as-of"], id="an option"),
        pytest.param(["status", "--as-of", "2024-01-01", "--as"], [], id="no option that was said"),
        pytest.param(["add", "port-call", "--bas"], ["--basis"], id="a repeated option"),
        pytest.param(["add", "port-call", "-b", "video", "--bas"], ["--basis"], id="a repeated option again"),
        pytest.param(["status", "-o", "j"], ["json", "jsonl"], id="forms of output"),
        pytest.param(["status", "--output=c"], ["--output=csv"], id="after an equals sign"),
        pytest.param(["help", "da"], ["dates"], id="a topic of help"),
        pytest.param(["diff", "--by", ""], ["published", "recorded"], id="words of a metavar"),
        pytest.param(["add", "port-call", "--stance", "no"], ["no-comment", "not-found"], id="stances"),
        pytest.param(["add", "port-call", "--doing", "un"], ["unloading"], id="choices of a kind's field"),
        pytest.param(["add", "port-call", "heron"], ["Heron", "Heron Star"], id="names, in any case"),
        pytest.param(["add", "port-call", "egr"], ["Égret"], id="names without their accents"),
        pytest.param(["add", "port-call", "왜"], ["왜가리"], id="names in another script"),
        pytest.param(["add", "port-call", "Egrett"], ["Egretta"], id="a name that it is not shown by"),
        pytest.param(["add", "port-call", "maia"], ["maia-one", "maia-two"], id="a name of two: their keys"),
        pytest.param(["add", "port-call", "Heron", "ниж"], ["Нижний порт"], id="places only for a place"),
        pytest.param(["add", "port-call", "Heron", "gra"], [], id="no goods for a place"),
        pytest.param(["add", "port-call", "--of", "gra"], ["grain"], id="goods for goods"),
        pytest.param(["status", "low"], [], id="no port for a vessel"),
        pytest.param(["blame", "low"], ["Lowport"], id="anything for blame"),
        pytest.param(["audit", "her"], ["Heron Post"], id="a source"),
        pytest.param(["audit", "ann"], ["Anna Öst"], id="a person who speaks"),
        pytest.param(["list", "--affair", ""], ["isle"], id="tags"),
        pytest.param(["list", "--kind", "sig"], ["sighting", "signal-gap"], id="kinds as a value"),
        pytest.param(["document", "use", "her"], ["heron-post-2024-05-01"], id="document keys"),
        pytest.param(["topic", "show", "GRAIN"], ["grain to Far Isle"], id="topics"),
        pytest.param(["add", "denial", "Heron Post", "grain"], ["grain to Far Isle", "grain"], id="topics and things"),
        pytest.param(["add", "port-call", "-v", "quoting ann"], ["quoting Anna Öst"], id="after a relay"),
        pytest.param(
            ["add", "port-call", "-v", "Heron Post < quoting ann"], ["Heron Post < quoting Anna Öst"], id="link"
        ),
        pytest.param(["add", "port-call", "-v", "Anna Öst + her"], ["Anna Öst + Heron Post"], id="a second chain"),
        pytest.param(
            ["add", "port-call", "-v", "transl"], ["translating Anna Öst", "translating Heron Post"], id="relay"
        ),
        pytest.param(["add", "port-call", "-v", "ow"], ["own"], id="own"),
        pytest.param(
            ["add", "port-call", "-v", "anna öst o"], ["Anna Öst on 2024-04-29"], id="a chain of the document"
        ),
        pytest.param(["add", "port-call", "-w", "2024"], ["2024-04-28"], id="a date of the document"),
        pytest.param(["add", "port-call", "--hedge", "it"], ["it seems"], id="a hedge said before"),
        pytest.param(
            ["add", "port-call", "-b", "satellite imagery by her"], ["satellite imagery by Heron Post"], id="whose"
        ),
        pytest.param(["add", "port-call", "each of Heron & her"], ["each of Heron & Heron Star"], id="another one"),
        pytest.param(["add", "trips", "Heron", "lowport & hi"], ["lowport & High Port"], id="the other end"),
        pytest.param(
            ["add", "trips", "Heron", "Far Isle & Lowport + hi"], ["Far Isle & Lowport + High Port"], id="set"
        ),
        pytest.param(["add", "flight", "x", "lowport & far"], ["lowport & Far Isle"], id="a list"),
    ],
)
def test_tab_offers_what_may_stand_there(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


def test_one_of_each_is_offered_with_every_other_since_it_says_nothing_alone() -> None:
    found = offered("add", "port-call", "each of egret")
    assert "each of Égret & Heron" in found
    assert "each of Égret & Heron Star" in found
    assert all(one.startswith("each of Égret & ") for one in found)


def test_the_words_for_several_lead_to_names() -> None:
    found = offered("add", "port-call", "join")
    assert "jointly Heron" in found
    assert all(one.startswith("jointly ") for one in found)


def test_ids_come_with_the_words_that_tell_them_apart(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        claim, headline = connection.execute("SELECT unit, headline FROM claim WHERE paragraph = '2'").fetchone()
        contest, subject = connection.execute("SELECT contest, subject FROM clash").fetchone()
        (batch,) = connection.execute("SELECT DISTINCT batch FROM event").fetchone()
    connection.close()
    by_id = {one.value: one.about for one in complete(["retract"], claim[:6]).offers}
    assert by_id == {claim: headline}
    assert complete(["rule"], "x").offers[0].value == contest
    assert subject in complete(["rule"], "x").offers[0].about
    assert batch in offered("show", "b")
    assert claim in offered("show", claim[:3])
    shown = answered("complete_zsh", ["claims", "correct", claim[:6]][1:])
    assert shown == ["words", f"{claim}\t{headline}"]


def test_like_has_the_options_of_that_kind(place: Path) -> None:
    with sqlite3.connect(place) as connection:
        (claim,) = connection.execute("SELECT unit FROM claim WHERE paragraph = '2'").fetchone()
    connection.close()
    assert offered("add", "--like", claim, "--doi") == ["--doing"]
    assert offered("add", "--like", claim, "--doing", "un") == ["unloading"]
    assert offered("add", "--like", claim[:5]) == [claim]


def test_the_ledger_on_the_line_counts_most_then_the_environment_then_the_file(
    place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert offered("status", "--ledger", str(tmp_path / "none.db"), "her") == []
    monkeypatch.setenv("CLAIMS_LEDGER", str(tmp_path / "none.db"))
    assert offered("status", "her") == []
    assert offered("status", "--ledger", str(place), "her") == ["Heron", "Heron Star"]
    assert offered("status", f"--ledger={place}", "her") == ["Heron", "Heron Star"]
    monkeypatch.delenv("CLAIMS_LEDGER")
    (tmp_path / ".claims.toml").write_text(f'ledger = "{place}"\n')
    assert offered("status", "her") == ["Heron", "Heron Star"]


def tab(shell: str, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A shell's question, as a process."""
    return subprocess.run(
        [sys.executable, "-m", "claims_ledger", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "_CLAIMS_COMPLETE": f"complete_{shell}",
            **environ,
        },
        check=False,
    )


def test_a_missing_broken_or_busy_ledger_offers_nothing_and_says_nothing(place: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"no ledger at all" * 100)
    toml = tmp_path / ".claims.toml"
    for ledger in (tmp_path / "none.db", broken, tmp_path, "mysql://x/y"):
        done = tab("zsh", "status", "her", CLAIMS_LEDGER=str(ledger))
        assert (done.returncode, done.stdout, done.stderr) == (0, "words\n", "")
    toml.write_text("no toml\n")
    done = tab("zsh", "status", "her", CLAIMS_LEDGER="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "words\n", "")
    holder = sqlite3.connect(place, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    done = tab("zsh", "status", "her", CLAIMS_LEDGER=str(place))
    holder.execute("ROLLBACK")
    holder.close()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout in ("", "words\n")
    assert tab("zsh", "status", "her", CLAIMS_LEDGER=str(place)).stdout == "words\nHeron\tvessel\nHeron Star\tvessel\n"


def test_commands_and_options_are_offered_without_any_ledger(tmp_path: Path) -> None:
    none = {"CLAIMS_LEDGER": str(tmp_path / "none.db")}
    assert tab("bash", "claims add halt dock", BREAKS, **none).stdout == "words\ndocking\n"
    assert tab("bash", "claims stat", BREAKS, **none).stdout == "words\nstatus\n"


def test_files_are_left_to_the_shell() -> None:
    assert answered("complete_bash", ["claims import sh", BREAKS]) == ["files"]
    assert answered("complete_zsh", ["status", "--ledger", ""]) == ["files"]
    assert answered("complete_fish", ["init", "de"]) == ["files"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_that_of_the_shell_and_runs_nothing_that_it_reads(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "claims_ledger", "completion", shell],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=True,
    )
    assert done.stdout == SCRIPTS[shell]
    assert "eval" not in done.stdout
    assert f"complete_{shell}" in done.stdout


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("claims status her", ["Heron", "Heron\\ Star"]),
        ("claims status heron\\ ", ["Heron\\ Star"]),
        ('claims status "heron s', ["Heron Star"]),
        ("claims status 'heron s", ["Heron Star"]),
        ("claims status --ledger=x her", []),
        ("claims list --place=hig", ["High\\ Port"]),
        ('claims list --place="hig', ["High Port"]),
        ("A=1 B=2 claims stat", ["status"]),
        ("claims add port-call -v Anna\\ Öst\\ +\\ her", ["Anna\\ Öst\\ +\\ Heron\\ Post"]),
    ],
)
def test_bash_is_given_what_it_has_to_insert(line: str, values: list[str]) -> None:
    assert in_bash(line) == values


@pytest.mark.parametrize("name", [pytest.param(name, id=key) for key, name in HOSTILE.items()])
def test_bash_reads_every_name_back_as_it_is_in_any_quotes(name: str, tmp_path: Path) -> None:
    for quote in ("", "'", '"'):
        inserted = quote + quoted(name, quote)
        inserted += quote * (not inserted.endswith(quote))  # as readline closes it
        if "\n" not in name:
            done = subprocess.run(
                ["bash", "--norc", "-c", f"printf %s {inserted}"], capture_output=True, cwd=tmp_path, check=True
            )
            assert done.stdout.decode() == name
        assert list(tmp_path.glob("ran*")) == []


def test_no_hostile_name_reaches_a_shell_unquoted_or_a_terminal_unseen() -> None:
    offers = in_bash("claims status Ze")
    assert "Zed\\ \\$\\(touch\\ ran\\)" in offers
    assert shlex.split(" ".join(one for one in offers if one.startswith("Ze"))) == [
        name for name in HOSTILE.values() if name.isprintable() and name.startswith("Ze")
    ]
    for shell in ("zsh", "fish"):
        answer = answered(f"complete_{shell}", ["status", "z"])
        values = [line.partition("\t")[0] for line in answer[1:]]
        assert "zed $(touch ran)" in values  # as typed, since keys with a small z are offered beside it
        assert {"z-ansi", "z-newline", "z-tab", "z-bidi"} <= {*values, *offered("status", "z-")}
        assert all(line.replace("\t", " ") == visible(line.replace("\t", " ")) for line in answer)


def test_a_name_that_looks_like_an_option_is_offered_where_it_is_none() -> None:
    assert "--zej" not in offered("status", "-")
    assert offered("status", "--", "--ze") == ["--zej"]


def words(line: str) -> Sequence[str]:
    return [word.text for word in unquoted(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("claims a", ["claims", "a"]),
        ("claims a ", ["claims", "a", ""]),
        ("claims  'a b' \"c", ["claims", "a b", "c"]),
        ('a\\ b "c\\"d" \'e\\', ["a b", 'c"d', "e\\"]),
        ("", [""]),
        ("a\\", ["a"]),
        ("'' x", ["", "x"]),
    ],
)
def test_a_line_is_read_as_bash_reads_it_as_far_as_it_goes(line: str, expected: list[str]) -> None:
    assert words(line) == expected
