"""Bad input gets a located message and the right exit code, and leaves the record as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.desk import Called, Desk, called

USAGE, MISSING, CONFLICT, BROKEN = 2, 3, 4, 5
HEAD = """\
document:
  key: euromaidan-2024-04-01
  outlet: Euromaidan Press
  title: A further load
  published: 2024-04-01
claims:
"""


def sheet(tmp_path: Path, text: str | bytes, name: str = "sheet.yaml") -> str:
    """A file in the test's own folder; its path as one types it."""
    data = text.encode() if isinstance(text, str) else text
    (tmp_path / name).write_bytes(data)
    return name


def faults(done: Called) -> list[str]:
    """The lines that say what is wrong; hints are indented, the last line counts."""
    return [line for line in done.err.splitlines() if line.startswith("sheet.yaml:")]


CASES = [
    pytest.param(
        HEAD.replace("Euromaidan Press", "Euromaiden Press"),
        "sheet.yaml:3:11",
        ["Euromaiden Press", "Euromaidan Press"],
        id="an unknown outlet is suggested, not taken",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady Q\n    at: Rajin\n    when: 2024-03-20\n",
        "sheet.yaml:8:10",
        ["Lady Q", "Lady R"],
        id="a misspelt ship is suggested, not taken",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady R\n    at: Rajin\n    when: 2024-13-01\n",
        "sheet.yaml:10:11",
        ["month 13"],
        id="month 13",
    ),
    pytest.param(
        HEAD + "  - kind: trips\n    who: Lady R\n    between: [Rajin, Dunay]\n    count: more than -3 trips\n",
        "sheet.yaml:10:12",
        ["-3"],
        id="more than -3",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady R\n    who: Angara\n    at: Rajin\n",
        "sheet.yaml:9:5",
        ["who", "twice"],
        id="a duplicate key",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n\twho: Lady R\n    at: Rajin\n",
        "sheet.yaml:8:1",
        ["tab"],
        id="a line indented with a tab",
    ),
    pytest.param(
        "a: &a [lol, lol, lol]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\ndocument: *c\n",
        "sheet.yaml:1:4",
        ["anchor", "alias"],
        id="an alias bomb",
    ),
    pytest.param("", "sheet.yaml:1:1", ["empty"], id="an empty file"),
    pytest.param(b"\x7fELF\x02\x01\x01\0\0\0\0\0", "sheet.yaml:1:8", ["NUL"], id="a binary file"),
    pytest.param(b"document: \xff\xfe\n", "sheet.yaml:1:11", ["UTF-8"], id="bytes that are no text"),
    pytest.param(HEAD + "  - kind: poem\n", "sheet.yaml:7:11", ["poem"], id="a kind that there is not"),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady R\n", "sheet.yaml:7:5", ["needs at"], id="a field that must be said"
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady R\n    at: Rajin\n    stanse: deny\n",
        "sheet.yaml:10:5",
        ["stanse", "stance"],
        id="a misspelt field",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady R\n    at: Rajin\n    when: 2024-02-30\n",
        "sheet.yaml:10:11",
        ["2024-02 has no day 30"],
        id="a day that there is not",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady R\n    at: Angara\n    when: 2024-03-30\n",
        "sheet.yaml:9:9",
        ["Angara", "place"],
        id="a ship where a place belongs",
    ),
    pytest.param(
        HEAD.replace("published: 2024-04-01", "published: 2024-04-01/2024-04-09")
        + "  - kind: port-call\n    who: Lady R\n    at: Rajin\n    when: Monday\n",
        "sheet.yaml:10:11",
        ["Monday"],
        id="a relative day under an uncertain date of publication",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Angara & Maria\n    at: Rajin\n",
        "sheet.yaml:8:10",
        ["each of", "jointly", "one of"],
        id="two ships and no word of how",
    ),
    pytest.param(
        HEAD + "  - kind: port-call\n    who: Lady R\n    at: Rajin\n    via: NK Pro on 2024-05-01\n",
        "sheet.yaml:10:10",
        ["2024-05-01"],
        id="a chain that cites what came later",
    ),
    pytest.param(
        HEAD + 2 * "  - kind: port-call\n    who: Lady R\n    at: Rajin\n",
        "sheet.yaml:10:5",
        ["earlier"],
        id="the same row twice",
    ),
    pytest.param(HEAD.replace("  title: A further load\n", ""), "sheet.yaml:2:3", ["title"], id="no title"),
    pytest.param("claims:\n  - kind: remark\n", "sheet.yaml:1:1", ["document"], id="claims without a document"),
    pytest.param("just words\n", "sheet.yaml:1:1", ["mapping"], id="words that are no sheet"),
    pytest.param("x: " + "[" * 100 + "]" * 100 + "\n", "sheet.yaml:1:", ["64"], id="a nest of a hundred lists"),
    pytest.param(HEAD + "  - kind: remark\n    who: Lady R\n    text: " + "x" * 30_000, "sheet.yaml:9:11", ["30000"],
                 id="words without end"),
    pytest.param(
        HEAD.replace("title: A further load", "title: Loads: more of them"),
        "sheet.yaml:4:",
        ["quot"],
        id="a colon in a title",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "words"), CASES)
def test_a_fault_is_located_and_nothing_is_written(
    desk: Desk, tmp_path: Path, text: str | bytes, place: str, words: list[str]
) -> None:
    done = desk.refuses("import", sheet(tmp_path, text))
    assert done.code == USAGE
    assert done.out == ""
    assert faults(done)
    assert faults(done)[0].startswith(place), done.err
    for word in words:
        assert word in done.err


TEN_FAULTS = """\
documents:
  key: x
document:
  key: Bad Key
  outlet: Euromaiden Press
  title: A further load
  published: 2024-13-01
claims:
  - kind: port-call
    who: Lady Q
    at: Rajin
  - kind: poem
    text: a
  - kind: trips
    who: Lady R
    between: [Rajin]
    count: more than -3 trips
  - kind: remark
    who: Lady R
  - kind: cargo
    who: Lady R
    of: shels
    stance: perhaps
"""


def test_ten_different_faults_of_a_sheet_are_told_at_once(desk: Desk, tmp_path: Path) -> None:
    done = desk.refuses("import", sheet(tmp_path, TEN_FAULTS))
    assert done.code == USAGE
    assert [line.split(": ")[0] for line in faults(done)] == [
        "sheet.yaml:1:1",  # documents
        "sheet.yaml:4:8",  # Bad Key
        "sheet.yaml:5:11",  # Euromaiden Press
        "sheet.yaml:7:14",  # month 13
        "sheet.yaml:10:10",  # Lady Q
        "sheet.yaml:12:11",  # poem
        "sheet.yaml:16:14",  # one end
        "sheet.yaml:17:12",  # more than -3
        "sheet.yaml:18:5",  # no text
        "sheet.yaml:22:9",  # shels
        "sheet.yaml:23:13",  # perhaps
    ], done.err
    assert done.err.endswith("11 faults; nothing was written\n")


def test_an_unreadable_day_of_publication_makes_no_faults_of_the_claims_days(desk: Desk, tmp_path: Path) -> None:
    text = (
        HEAD.replace("2024-04-01\nclaims", "2024-13-01\nclaims")
        + "  - kind: port-call\n    who: Lady R\n    at: Rajin\n"
    )
    done = desk.refuses("import", sheet(tmp_path, text + "    when: last week\n    via: NK Pro on Monday\n"))
    assert len(faults(done)) == 1, done.err


def test_a_line_of_fifty_megabytes_is_refused_without_being_held(desk: Desk, tmp_path: Path) -> None:
    with (tmp_path / "sheet.yaml").open("wb") as file:
        file.write(b"title: ")
        for _ in range(50):
            file.write(b"x" * 1024**2)
    done = desk.refuses("import", "sheet.yaml")
    assert done.code == USAGE
    assert faults(done)[0].startswith("sheet.yaml:1:1:")
    assert len(done.err) < 1000


def test_rows_of_json_are_refused_with_their_line(desk: Desk, tmp_path: Path) -> None:
    good = '{"document": "bloomberg-2024-03-13", "kind": "remark", "who": "Lady R", "text": "a"}\n'
    for bad, word in (
        ('{"kind": NaN}\n', "NaN"),
        ('{"kind": "remark", "kind": "remark"}\n', "twice"),
        ("[1]\n", ""),
        ('{"document": "bloomberg-2024-03-13", "kind": "remark", "who": "Lady Q", "text": "a"}\n', "Lady R"),
        ('{"document": "no-such-page", "kind": "remark", "who": "Lady R", "text": "a"}\n', "no-such-page"),
    ):
        done = desk.refuses("import", sheet(tmp_path, good + bad, "rows.jsonl"))
        assert done.code == USAGE
        assert done.err.startswith("rows.jsonl:2:"), done.err
        assert word in done.err


def test_a_faulty_document_is_told_once_however_many_rows_name_it(desk: Desk, tmp_path: Path) -> None:
    row = '{"document": {"outlet": "Blomberg", "title": "a", "published": "2024-04-01"}, "kind": "KIND"}\n'
    done = desk.refuses(
        "import", sheet(tmp_path, row.replace("KIND", "remark") * 2 + row.replace("KIND", "poem"), "a.jsonl")
    )
    told = [line for line in done.err.splitlines() if line.startswith("a.jsonl:")]
    assert len([line for line in told if "Blomberg" in line]) == 1
    assert [line.split(":")[1] for line in told] == ["1", "1", "1", "2", "2", "3"], done.err


def test_of_two_files_the_sound_one_is_taken_and_the_other_told(desk: Desk, tmp_path: Path) -> None:
    before = desk.position
    (tmp_path / "a.yaml").write_text(HEAD + "  - {kind: remark, who: Lady R, text: on its way}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(HEAD.replace("04-01", "04-02") + "  - kind: poem\n", encoding="utf-8")
    done = desk("import", "a.yaml", "b.yaml")
    assert done.code == USAGE
    assert done.err.startswith("b.yaml:7:11")
    assert desk.position == before + 2, "the document and the claim of the sound file"
    assert "a.yaml" in done.out + done.err, "what was taken is said"


# Ledgers that are none


def reads_and_writes() -> list[tuple[str, ...]]:
    return [("status",), ("import", "."), ("log",), ("entity", "add", "x", "--type", "vessel")]


@pytest.mark.parametrize("words", reads_and_writes(), ids=" ".join)
def test_a_missing_ledger_is_not_found_and_not_made(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = called(*words, "--ledger", "missing.db")
    assert done.code == MISSING
    assert "claims init" in done.err
    assert not (tmp_path / "missing.db").exists()


def text_file(path: Path) -> None:
    path.write_text("These are words, and no ledger.\n" * 100, encoding="utf-8")


def other_database(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    connection.close()


@pytest.mark.parametrize("make", [text_file, other_database])
@pytest.mark.parametrize("words", [*reads_and_writes(), ("init",)], ids=" ".join)
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    place = tmp_path / "other.db"
    make(place)
    before = place.read_bytes()
    done = called(*words, "--ledger", "other.db")
    assert done.code == BROKEN, done.err
    assert "Traceback" not in done.err
    assert place.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.db"]


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    done = called("status", "--ledger", ".")
    assert done.code == BROKEN, done.err
    assert "Traceback" not in done.err


# Words of views


@pytest.mark.parametrize(
    ("words", "code", "hints"),
    [
        pytest.param(("status", "Lady Q"), MISSING, ["Lady R"], id="a misspelt ship"),
        pytest.param(("status", "Rajin"), MISSING, ["port", "vessel"], id="a port has no status"),
        pytest.param(("status", "MAIA"), MISSING, ["Maia-1"], id="a name nearly right"),
        pytest.param(("audit", "NK Prow"), MISSING, ["NK Pro"], id="a misspelt source"),
        pytest.param(("show", "c0000000"), MISSING, ["claims"], id="an id that there is not"),
        pytest.param(("status", "--as-of", "2024-13-01"), USAGE, ["2024-13-01"], id="month 13"),
        pytest.param(("status", "--as-of", "2024-03-05T10:00"), USAGE, ["offset"], id="a time without an offset"),
        pytest.param(("status", "--recorded-at", "#99999"), MISSING, ["#"], id="a position not reached"),
        pytest.param(("status", "--recorded-at", "412"), USAGE, ["412"], id="a position without its sign"),
        pytest.param(("list", "--kind", "poem"), MISSING, ["kind"], id="a kind that there is not"),
        pytest.param(("list", "--kind", "port-cal"), MISSING, ["port-call"], id="a misspelt kind"),
        pytest.param(("list", "--basis", "satelite imagery"), MISSING, ["satellite imagery"], id="a misspelt basis"),
        pytest.param(("timeline", "--by", "size"), USAGE, ["event"], id="no such order"),
        pytest.param(("status", "-o", "yaml"), USAGE, ["json"], id="no such form"),
        pytest.param(("diff",), USAGE, ["diff"], id="a day is missing"),
        pytest.param(("diff", "2024-03-31", "2024-03-05"), USAGE, ["earlier"], id="days in the wrong order"),
        pytest.param(("statsu",), USAGE, ["status"], id="an unknown command"),
        pytest.param(("status", "--ass-of", "2024-03-05"), USAGE, ["--as-of"], id="an unknown option"),
        pytest.param(("schema", "statsu"), MISSING, ["status"], id="an unknown schema"),
        pytest.param(("import", "."), USAGE, ["sheet"], id="a folder without sheets"),
        pytest.param(("import", "missing.yaml"), MISSING, ["missing.yaml"], id="a missing sheet"),
        pytest.param(("import", "x", "--as-of", "2024-03-05"), USAGE, ["writes"], id="a write in the past"),
        pytest.param(("correct", "c000000", "count=5 trips", "--by", "desk", "--reason", "x"), MISSING, ["claims list"],
                     id="no such claim to correct"),
        pytest.param(("document", "correct", "bloomberg", "title=x", "--reason", "x"), MISSING, ["bloomberg-2024-03"],
                     id="no such document"),
        pytest.param(("add", "halt", "docking", "Rajin"), USAGE, ["--document"], id="no document is said"),
        pytest.param(("add", "poem"), USAGE, ["claims add"], id="no such kind to add"),
        pytest.param(("entity", "add", "Lady R", "--type", "vessel"), USAGE, ["key"], id="a name for a key"),
        pytest.param(("entity", "add", "lady-q", "--type", "ship"), USAGE, ["vessel"], id="no such type"),
        pytest.param(("entity", "add", "lady-r", "--type", "port"), CONFLICT, ["lady-r"], id="a key that is taken"),
        pytest.param(("entity", "alias", "Lady Q", "LQ"), USAGE, ["Lady R"], id="an alias for nothing"),
        pytest.param(("topic", "add", "t", "goods=shels"), USAGE, ["shells"], id="a pattern of unknown goods"),
        pytest.param(("document", "add", "--outlet", "Bloomberg"), USAGE, ["title", "published"], id="half a document"),
    ],
)  # fmt: skip
def test_words_that_mean_nothing_are_refused_with_what_was_probably_meant(
    desk: Desk, words: tuple[str, ...], code: int, hints: list[str]
) -> None:
    done = desk.refuses(*words)
    assert done.code == code, done.err
    assert len(done.err.splitlines()) >= 2 or words[0] in ("diff",), "one line what, one line what to do"
    for hint in hints:
        assert hint in done.err
