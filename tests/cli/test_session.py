"""Entering claims at prompts, in an editor, with Tab in bash; all on a pseudo-terminal. The names are invented."""

import os
import re
import sqlite3
import stat
import sys
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tests.cli.desk_of_names import made

ROOT = Path(__file__).parents[2]
WAIT = 60
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()=>].?|\x07|\r")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a ledger, and a `claims` on the path."""
    made(tmp_path)
    binaries = tmp_path / "bin"
    binaries.mkdir()
    program(binaries / "claims", f'exec "{sys.executable}" -m claims_ledger "$@"')
    (tmp_path / "state").mkdir()
    return tmp_path


def program(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def environ(desk: Path, **more: str) -> Any:  # what pexpect's stubs call _Environ
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CLAIMS_")}
    kept.pop("VISUAL", None)
    return {
        **kept,
        "PATH": f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "HOME": str(desk),
        "XDG_STATE_HOME": str(desk / "state"),
        "CLAIMS_LEDGER": str(desk / "names.db"),
        "CLAIMS_ACTOR": "ann",
        "CLAIMS_DOCUMENT": "heron-post-2024-05-01",
        "LC_ALL": "C.UTF-8",
        "EDITOR": "",
        **more,
    }


def claims(desk: Path, *words: str, **more: str) -> "pexpect.spawn[str]":
    return pexpect.spawn(
        sys.executable, ["-m", "claims_ledger", *words], env=environ(desk, **more), cwd=str(desk), encoding="utf-8",
        timeout=WAIT, dimensions=(40, 200),
    )  # fmt: skip


def ended(session: "pexpect.spawn[str]") -> tuple[int | None, str]:
    """The exit code, and what was still printed, without colours."""
    session.expect(pexpect.EOF)
    session.close()
    return session.exitstatus, ESCAPES.sub("", session.before or "")


def answers(session: "pexpect.spawn[str]", *pairs: tuple[str, str]) -> None:
    """Each answer once its question stands there."""
    for question, answer in pairs:
        session.expect_exact(question)
        session.send(answer)


def headlines(desk: Path) -> set[str]:
    connection = sqlite3.connect(desk / "names.db")
    found = {row[0] for row in connection.execute("SELECT headline FROM claim WHERE entered = 'hand'")}
    connection.close()
    return found


def kept(desk: Path) -> list[Path]:
    return sorted((desk / "state").rglob("*.yaml"))


def test_a_claim_is_asked_for_and_a_fault_is_said_at_once_and_mended(desk: Path) -> None:
    session = claims(desk, "add", "port-call", "-i", "-p", "7")
    answers(session, ("who [", "Herron\r"))
    session.expect_exact("no vessel, aircraft or fleet goes by 'Herron'")
    session.expect_exact("did you mean Heron")
    answers(session, ("who [", "egr\t\r"), ("at [", "\r"), ("when [", "Monday\r"))
    session.expect_exact("= 2024-04-29")
    answers(session, ("doing", "moored\r"), ("of", ".\r"))
    session.expect_exact("  paragraph: 7")
    session.expect_exact("would be recorded: Égret moored at High Port, Monday")
    answers(session, ("record?", "\r"))
    code, said = ended(session)
    assert code == 0
    assert "recorded: Égret moored at High Port, Monday" in said
    assert headlines(desk) == {"Égret moored at High Port, Monday"}


def test_a_default_is_cleared_by_a_dash_and_a_field_is_edited_at_the_end(desk: Path) -> None:
    session = claims(desk, "add", "-i")
    answers(session, ("kind:", "port-cal\t\r"), ("who [", "Heron Star\r"), ("at [", "Lowport\r"), ("when [", "-\r"))
    answers(session, ("doing", ".\r"), ("record?", "e\r"), ("which field?", "when\r"), ("when:", "2024-04-20\r"))
    answers(session, ("record?", "y\r"))
    code, said = ended(session)
    assert code == 0
    assert headlines(desk) == {"Heron Star at Lowport, 2024-04-20"}
    assert "recorded" in said


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["ctrl-c", "ctrl-d"])
@pytest.mark.parametrize("terminal", ["xterm", "dumb"])
def test_giving_up_at_a_question_records_nothing_and_says_so(desk: Path, key: str, terminal: str) -> None:
    session = claims(desk, "add", "port-call", "-i", TERM=terminal)
    answers(session, ("who [", "Heron\r"), ("at [", key))
    code, said = ended(session)
    assert code == 130
    assert "given up; nothing was recorded" in said
    assert headlines(desk) == set()


def test_a_dumb_terminal_is_asked_the_same_questions(desk: Path) -> None:
    session = claims(desk, "add", "port-call", "-i", TERM="dumb")
    answers(session, ("who [", "Heron Star\r"), ("at [", "Lowport\r"), ("when [", "\r"), ("doing", ".\r"))
    answers(session, ("record?", "n\r"))
    code, said = ended(session)
    assert code == 0
    assert "nothing was recorded" in said
    assert "\x1b" not in said
    assert headlines(desk) == set()


def test_a_dry_run_asks_and_records_nothing(desk: Path) -> None:
    session = claims(desk, "add", "port-call", "Heron Star", "Lowport", "2024-04-20", "-i", "--dry-run")
    answers(session, ("doing", ".\r"), ("record?", "\r"))
    code, said = ended(session)
    assert (code, "would be recorded" in said) == (0, True)
    assert headlines(desk) == set()


def test_the_editor_is_opened_again_with_the_faults_at_their_lines_and_the_text_untouched(desk: Path) -> None:
    editor = program(
        desk / "bin" / "ed1",
        'n=$(cat "$0.n" 2>/dev/null || echo 0); echo $((n + 1)) > "$0.n"; cp "$1" "$0.seen$n"\n'
        "if [ $n = 0 ]; then printf '\\357\\273\\277# mine\\r\\nclaims:\\r\\n  - kind: port-call\\r\\n"
        '    who: Herron\\r\\n    at: Lowport\\t# kept\\r\\n    when: 2024-04-20\\r\\n\' > "$1"\n'
        'else sed "s/Herron/Heron Star/" "$1" > "$1.new" && mv "$1.new" "$1"; fi',
    )
    session = claims(desk, "add", "port-call", "-e", EDITOR=str(editor))
    code, said = ended(session)
    assert (code, headlines(desk)) == (0, {"Heron Star at Lowport, 2024-04-20"})
    assert "recorded: Heron Star at Lowport, 2024-04-20" in said
    first = (desk / "bin" / "ed1.seen0").read_text()
    assert "  - kind: port-call\n    who:   " in first
    second = (desk / "bin" / "ed1.seen1").read_bytes()
    begun = b"\xef\xbb\xbf# mine\r\nclaims:\r\n  - kind: port-call\r\n    who: Herron\r\n"
    rest = b"    at: Lowport\t# kept\r\n    when: 2024-04-20\r\n"
    mark = second.removeprefix(begun).removesuffix(rest)
    assert second == begun + mark + rest
    assert mark.startswith(b"# ^ line 4: who: no vessel, aircraft or fleet goes by 'Herron' (did you mean Heron")
    assert mark.endswith(b"\r\n")
    assert kept(desk) == []


def test_several_rows_of_an_editor_are_entered_by_hand_all_or_none(desk: Path) -> None:
    row = "  - {{kind: port-call, who: {}, at: Lowport, when: 2024-04-20}}\\n"
    text = "claims:\\n" + row.format("Heron Star") + row.format("Nobody")
    editor = program(desk / "bin" / "ed2", f"printf '{text}' > \"$1\"")
    code, said = ended(claims(desk, "add", "-e", EDITOR=str(editor)))
    assert code == 0  # written again as it was, it is given up
    assert "nothing was recorded" in said
    assert headlines(desk) == set()
    text = "claims:\\n" + row.format("Heron Star") + row.format("Égret")
    editor = program(desk / "bin" / "ed3", f"printf '{text}' > \"$1\"")
    code, said = ended(claims(desk, "add", "-e", EDITOR=str(editor)))
    assert code == 0
    assert headlines(desk) == {"Heron Star at Lowport, 2024-04-20", "Égret at Lowport, 2024-04-20"}


@pytest.mark.parametrize("body", ["true", ': > "$1"', 'rm "$1"'], ids=["unchanged", "emptied", "removed"])
def test_a_sheet_left_as_it_was_or_emptied_is_given_up_and_kept_for_its_owner_alone(desk: Path, body: str) -> None:
    editor = program(desk / "bin" / "ed4", body)
    code, said = ended(claims(desk, "add", "port-call", "Heron", "-e", EDITOR=str(editor)))
    (path,) = kept(desk)
    assert code == 0
    assert f"nothing was recorded; what stood in the editor is kept in {path}" in said
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "who: Heron " in path.read_text()
    assert headlines(desk) == set()


def test_a_dry_run_of_the_editor_records_nothing_and_keeps_the_text(desk: Path) -> None:
    editor = program(desk / "bin" / "ed6", 'sed -i "s/who: */who: Heron Star  /; s/ at: */ at: Lowport  /" "$1"')
    code, said = ended(claims(desk, "add", "port-call", "-e", "--dry-run", EDITOR=str(editor)))
    (path,) = kept(desk)
    assert code == 0
    assert "would be recorded: Heron Star at Lowport" in said
    assert f"what you typed is kept in {path}" in said
    assert "who: Heron Star" in path.read_text()
    assert headlines(desk) == set()


def test_a_ledger_that_is_busy_at_the_end_loses_no_answer(desk: Path) -> None:
    session = claims(desk, "add", "port-call", "Heron Star", "Lowport", "2024-04-20", "-i")
    answers(session, ("doing", ".\r"))
    session.expect_exact("record?")
    holder = sqlite3.connect(desk / "names.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    session.send("y\r")
    session.expect_exact("busy")
    session.expect_exact("try again?")
    holder.execute("ROLLBACK")
    holder.close()
    answers(session, ("", "y\r"), ("record?", "y\r"))
    code, _said = ended(session)
    assert code == 0
    assert headlines(desk) == {"Heron Star at Lowport, 2024-04-20"}


def test_an_editor_that_fails_loses_nothing(desk: Path) -> None:
    editor = program(desk / "bin" / "ed5", 'echo "# typed" >> "$1"; exit 3')
    code, said = ended(claims(desk, "add", "port-call", "-e", EDITOR=str(editor)))
    (path,) = kept(desk)
    assert code == 2
    assert "ended with exit code 3; nothing was recorded" in said
    assert f"kept in {path}" in said
    assert path.read_text().endswith("# typed\n")


def test_without_an_editor_its_variables_are_named(desk: Path) -> None:
    code, said = ended(claims(desk, "add", "port-call", "-e"))
    assert code == 2
    assert "no editor is set" in said
    assert "EDITOR" in said
    assert "VISUAL" in said
    code, said = ended(claims(desk, "add", "port-call", "-e", VISUAL="/nonexistent/ed --wait"))
    assert code == 2
    assert "cannot be started" in said


def test_tab_in_bash_completes_from_the_ledger_and_runs_no_name(desk: Path) -> None:
    # Tab asks the program; a line that is run shows what the program would be called with.
    asks = f'[ -n "$_CLAIMS_COMPLETE$ASKED" ] && exec "{sys.executable}" -m claims_ledger "$@"'
    program(desk / "bin" / "claims", f"{asks}\nprintf '<%s>' \"$@\"; echo")
    (desk / "rc").write_text(
        "PS1='ready> '; bind 'set bell-style none'; bind 'set enable-bracketed-paste off'; HISTFILE=\n"
        'eval "$(ASKED=yes claims completion bash)"\n'
    )
    shell = pexpect.spawn(
        "bash", ["--noprofile", "--rcfile", "rc", "-i"], env=environ(desk), cwd=str(desk), encoding="utf-8",
        timeout=WAIT, dimensions=(40, 300),
    )  # fmt: skip
    shell.expect_exact("ready> ")

    def typed(line: str, *shown: str) -> str:
        """What a command was called with, after Tab put what is shown on the line."""
        for part, then in zip(line.split("\t"), [*shown, ""], strict=True):
            shell.send(part + ("\t" if then else ""))
            if then:
                shell.expect_exact(then)
        shell.send("\r")
        shell.expect_exact("\nready> ")
        return ESCAPES.sub("", shell.before or "").strip().splitlines()[-1]

    assert typed("claims stat\t", "status ") == "<status>"
    assert typed("claims status egr\t", "Égret ") == "<status><Égret>"
    assert typed("claims status heron\\ s\t", "Heron\\ Star ") == "<status><Heron Star>"
    assert typed('claims status "heron s\t', 'Heron Star" ') == "<status><Heron Star>"
    assert typed("claims add port-call egr\thi\t", "Égret ", "High\\ Port ") == "<add><port-call><Égret><High Port>"
    assert typed("claims list --place=hi\t", "High\\ Port ") == "<list><--place=High Port>"
    for quote in ("", '"', "'"):
        for name in ("Zed $(touch ran)", "Zef `touch ran`", 'Zeg "; touch ran; "', "Zeh '; touch ran; '"):
            assert typed(f"claims status {quote}{name[:3]}\t", "ran") == f"<status><{name}>"
    assert not (desk / "ran").exists()
    shell.sendline("exit")
    ended(shell)
