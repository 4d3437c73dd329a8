"""Which ledger is meant and who acts: what wins over what, and what is said of it."""

from pathlib import Path

import pytest

from claims_ledger import settings
from claims_ledger.domain.errors import Fault, FaultsError, LedgerError, UsageError
from claims_ledger.settings import which_actor, which_ledger


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder two levels below one with a `.claims.toml`."""
    (tmp_path / ".claims.toml").write_text('ledger = "books/main.db"\nactor = "The Desk"\n')
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    return folder


def test_the_option_wins_over_everything(desk: Path) -> None:
    target, why = which_ledger("mine.db", {"CLAIMS_LEDGER": "other.db"}, desk)
    assert target.path == desk / "mine.db"
    assert why == "--ledger says so"


def test_the_environment_wins_over_the_file(desk: Path) -> None:
    target, why = which_ledger(None, {"CLAIMS_LEDGER": "other.db"}, desk)
    assert target.path == desk / "other.db"
    assert why == "the environment says so (CLAIMS_LEDGER)"


def test_the_nearest_file_upward_wins_over_the_default_and_its_paths_are_its_own(desk: Path, tmp_path: Path) -> None:
    target, why = which_ledger(None, {"CLAIMS_LEDGER": ""}, desk)
    assert target.path == tmp_path / "books" / "main.db"
    assert why == f"{tmp_path / '.claims.toml'} says so"
    (desk / ".claims.toml").write_text('ledger = "../near.db"')
    assert which_ledger(None, {}, desk)[0].path == desk.parent / "near.db"


def test_a_file_without_a_ledger_leaves_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    (tmp_path / ".claims.toml").write_text('actor = "A"')
    target, why = which_ledger(None, {}, tmp_path)
    assert target.path.parts[-2:] == ("claims-ledger", "ledger.db")
    assert target.path.is_absolute()
    assert why == "nothing says otherwise (no --ledger, CLAIMS_LEDGER or .claims.toml)"


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert which_ledger("~/l.db", {}, tmp_path)[0].path == tmp_path / "home" / "l.db"


def test_a_postgresql_address_stays_what_it_is_and_hides_its_password(desk: Path) -> None:
    target, _ = which_ledger("postgresql://ann:secret@db.invalid/ledger", {}, desk)
    assert target.dialect == "postgresql"
    assert target.place == "postgresql://ann:secret@db.invalid/ledger"
    assert "secret" not in target.shown


@pytest.mark.parametrize("words", ["mysql://db/ledger", "sqlite:///x.db", "https://example.invalid/x.db", "a\0b"])
def test_no_ledger_is_kept_elsewhere(words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        which_ledger(words, {}, tmp_path)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("option", "environ", "name", "why"),
    [
        pytest.param(" Ann ", {"CLAIMS_ACTOR": "Ben"}, "Ann", "--actor says so", id="option"),
        pytest.param(None, {"CLAIMS_ACTOR": "Ben"}, "Ben", "the environment says so (CLAIMS_ACTOR)", id="environment"),
        pytest.param(" ", {"CLAIMS_ACTOR": " "}, "The Desk", None, id="file"),
    ],
)
def test_the_actor_follows_the_same_order(
    option: str | None, environ: dict[str, str], name: str, why: str | None, desk: Path, tmp_path: Path
) -> None:
    chosen = which_actor(option, environ, desk)
    assert chosen.value == name
    assert chosen.why == (why or f"{tmp_path / '.claims.toml'} says so")


def test_without_a_word_the_actor_is_the_login_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "ann")
    assert which_actor(None, {}, tmp_path) == settings.Choice("ann", "it is the login name")


def test_without_even_a_login_name_the_error_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    with pytest.raises(LedgerError, match="nobody is acting") as caught:
        which_actor(None, {}, tmp_path)
    assert caught.value.hint == "say who with --actor NAME"


@pytest.mark.parametrize(
    ("text", "line", "column", "what", "hint"),
    [
        pytest.param(
            b'actor = "A"\nledger = x.db\n',
            2,
            10,
            "not TOML: Invalid value",
            'write key = "value" lines',
            id="toml",
        ),
        pytest.param(b'ledger = "x', 1, 12, "not TOML: Unterminated string", 'write key = "value" lines', id="cut off"),
        pytest.param(b'\n  legder = "x"', 2, 3, "unknown setting legder", "did you mean ledger?", id="misspelt"),
        pytest.param(
            b"[colour]\nx = 1",
            1,
            2,
            "unknown setting colour",
            "known are ledger, actor, document",
            id="unknown table",
        ),
        pytest.param(b"actor = 7", 1, 1, "actor is not text", 'write actor = "…"', id="no text"),
        pytest.param(b'actor = "A"\n# \xff', 2, 1, "not UTF-8", "save the file as UTF-8", id="not UTF-8"),
    ],
)
def test_a_malformed_file_is_an_error_with_its_place(
    text: bytes, line: int, column: int, what: str, hint: str, tmp_path: Path
) -> None:
    file = tmp_path / ".claims.toml"
    file.write_bytes(text)
    with pytest.raises(FaultsError) as caught:
        which_ledger(None, {}, tmp_path)
    assert caught.value.faults == (Fault(str(file), line, column, what, hint),)


def test_all_faults_of_the_file_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / ".claims.toml").write_text('one = 1\nledger = 2\ntwo = "x"\n')
    with pytest.raises(FaultsError) as caught:
        which_actor(None, {}, tmp_path)
    assert [fault.line for fault in caught.value.faults] == [1, 2, 3]


def test_a_file_is_not_read_when_it_is_not_needed(tmp_path: Path) -> None:
    (tmp_path / ".claims.toml").write_text("not TOML at all")
    assert which_ledger("x.db", {}, tmp_path)[0].path == tmp_path / "x.db"
    assert which_actor("Ann", {}, tmp_path).value == "Ann"
