"""What goes to a terminal, to a pipe, and to a machine."""

import csv
import io
import json

import pytest

from claims_ledger.rendering import claims, contested, pager, status
from claims_ledger.rendering.blocks import (
    Block,
    Facts,
    Field,
    Grid,
    Heading,
    Lines,
    Prose,
    Side,
    Sides,
    faint,
    say,
)
from claims_ledger.rendering.machine import cell_text, csv_lines, json_text, tab_lines
from claims_ledger.rendering.output import Manner, past_line, show_blocks, show_listing, show_result
from claims_ledger.rendering.plain import plain
from tests.rendering import invented
from tests.rendering.invented import Invented


class Terminal(io.StringIO):
    """A paper that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(listing: Invented, form: str = "table", **more: object) -> str:
    paper = io.StringIO()
    show_listing(listing, claims.LIST, Manner(form=form, today=invented.TODAY, **more), paper)  # type: ignore[arg-type]
    return paper.getvalue()


def test_json_is_one_object_with_the_clocks_the_position_and_the_items() -> None:
    listing = Invented([{"b": 1, "a": None}], as_of="2031-06-20", recorded_at="#412")
    assert printed(listing, "json") == (
        '{"as_of": "2031-06-20", "recorded_at": "#412", "position": 412, "items": [\n{"b": 1, "a": null}\n]}\n'
    )


def test_json_without_items_is_still_that_object() -> None:
    assert json.loads(printed(Invented(), "json")) == {
        "as_of": None,
        "recorded_at": None,
        "position": 412,
        "items": [],
    }


def test_json_lines_are_the_items() -> None:
    assert printed(Invented([{"a": 1}, {"a": "나진"}]), "jsonl") == '{"a": 1}\n{"a": "나진"}\n'


def test_json_keeps_letters_and_escapes_what_a_terminal_obeys() -> None:
    text = "나진 \x1b[2J \x7f \x9b \u202e \u2028 \ud800 \U000e0041 é"
    written = json_text({"text": text})
    assert written == ('{"text": "나진 \\u001b[2J \\u007f \\u009b \\u202e \\u2028 \\ud800 \\udb40\\udc41 é"}')
    assert json.loads(written) == {"text": text}


def test_json_stays_json_where_the_locale_lacks_its_letters() -> None:
    paper = io.TextIOWrapper(io.BytesIO(), encoding="latin-1", errors="backslashreplace")
    show_listing(Invented([{"a": "é 나진 🚢"}]), claims.LIST, Manner(form="json"), paper)
    paper.seek(0)
    assert json.load(paper)["items"] == [{"a": "é 나진 🚢"}]


def test_csv_has_a_header_quotes_every_cell_and_runs_no_formula() -> None:
    text = "".join(csv_lines(["value", "names"], [["=1+1", ["A", "B"]], [None, True], ['say "so"', 3]]))
    assert text == '"value","names"\n"\'=1+1","A; B"\n"","yes"\n"say ""so""","3"\n'


def test_csv_has_one_row_a_position_of_a_contest() -> None:
    paper = io.StringIO()
    show_listing(Invented([invented.OWNER]), contested.LAYOUT, Manner(form="csv"), paper)
    rows = list(csv.DictReader(io.StringIO(paper.getvalue())))
    assert [(row["id"], row["position"], row["value"], row["documents"], row["unknown"]) for row in rows] == [
        ("x0owner00000", "p0alpha00000", "Alpha Shipping or Beta Marine", "gazette-1", "0"),
        ("x0owner00000", "p0gamma00000", "Gamma Holdings", "weekly-1", "1"),
    ]


def test_csv_of_a_contested_state_holds_both_values() -> None:
    paper = io.StringIO()
    show_listing(Invented([invented.HERON]), status.LAYOUT, Manner(form="csv"), paper)
    (row,) = csv.DictReader(io.StringIO(paper.getvalue()))
    assert row["owner"] == "Alpha Shipping or Beta Marine | Gamma Holdings"
    assert row["owner_contested"] == "yes"
    assert row["location"] == "Port Example"
    assert row["location_origins"] == "House of Samples"
    assert row["flag"] == ""


def test_rows_in_a_pipe_are_tab_separated_and_one_line_each() -> None:
    assert list(tab_lines(["a", "b"], [["x\ty", "1\n2"]])) == ["a\tb\n", "x\\ty\t1\\n2\n"]


def test_a_pipe_gets_whole_texts_without_colour() -> None:
    long = "a headline that goes on and on " * 20
    out = printed(Invented([invented.claim(1, long)]))
    header, row = out.splitlines()
    assert header.split("\t")[:3] == ["id", "kind", "headline"]
    assert row.split("\t")[2] == long
    assert "\x1b" not in out


def test_a_view_of_the_past_says_so_in_its_first_line() -> None:
    listing = Invented(invented.CLAIMS, as_of="2024-03-05", recorded_at="#412")
    assert printed(listing).splitlines()[0] == "As public by 2024-03-05, as held at #412"
    assert printed(listing, width=80).splitlines()[0] == "As public by 2024-03-05, as held at #412"


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_where_a_first_line_would_break_the_form_stderr_says_it(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    listing = Invented([], as_of="2024-03-05")
    assert "As public" not in printed(listing, form)
    assert capsys.readouterr().err == "As public by 2024-03-05, as held at #412\n"
    printed(listing, form, quiet=True)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("as_of", "recorded_at", "line"),
    [
        pytest.param(None, None, None, id="the present"),
        pytest.param("2024-03-05", None, "As public by 2024-03-05, as held at #412", id="public by"),
        pytest.param(None, "#412", "As held at #412", id="held at a position"),
        pytest.param(None, "2024-04-01T00:00:00Z", "As held at #412 (2024-04-01T00:00:00Z)", id="held at a time"),
    ],
)
def test_the_first_line_names_the_clocks_that_were_asked(
    as_of: str | None, recorded_at: str | None, line: str | None
) -> None:
    assert past_line(Invented(as_of=as_of, recorded_at=recorded_at)) == line


def test_a_terminal_sees_at_which_position_it_reads_unless_quiet() -> None:
    listing = Invented(invented.CLAIMS)
    assert printed(listing, width=80).splitlines()[-1] == "as held at #412"
    assert "#412" not in printed(listing, width=80, quiet=True)


def test_a_terminal_gets_colour_and_no_color_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value, coloured in (("OTHER", "1", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            paper = Terminal()
            show_listing(Invented(invented.CLAIMS), claims.LIST, Manner(), paper)
            assert ("\x1b[" in paper.getvalue()) is coloured


def test_a_long_answer_on_a_terminal_goes_to_the_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    paged: list[str] = []

    def page(text: str) -> bool:
        paged.append(text)
        return True

    monkeypatch.setattr(pager, "page", page)
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("COLUMNS", "80")
    for many, wanted, expected in ((30, True, 1), (30, False, 0), (1, True, 0)):
        paged.clear()
        paper = Terminal()
        monkeypatch.setattr("sys.stdout", paper)
        show_listing(Invented(invented.CLAIMS[:1] * many), claims.LIST, Manner(pager=wanted))
        assert len(paged) == expected
        assert bool(paper.getvalue()) is not bool(expected)


def test_a_pager_that_is_not_there_is_no_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ("no-such-pager-anywhere", "", "'unclosed"):
        monkeypatch.setenv("PAGER", words)
        assert pager.page("text") is False


def test_the_result_of_a_write_is_said_in_lines_and_warned_of_on_stderr(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_result(5, [{"id": "c1"}], ["recorded c1"], ["\x1b[2J looks odd"], Manner())
    assert capsys.readouterr() == ("recorded c1\n", "\\x1b[2J looks odd\n")
    show_result(5, [{"id": "c1"}], ["recorded c1"], [], Manner(form="json"))
    assert json.loads(capsys.readouterr().out) == {
        "as_of": None,
        "recorded_at": None,
        "position": 5,
        "items": [{"id": "c1"}],
    }


def test_blocks_in_a_pipe_keep_their_order_and_lose_their_layout() -> None:
    blocks: list[Block] = [
        Heading(say("Title")),
        Facts([("one", [say("first"), say("second")]), ("two", [])]),
        Lines([say("a ", faint("line"))], indent=2),
        Prose("as\nwritten", indent=4),
        Grid([Field("x"), Field("y")], [[say("1"), say("2")]]),
        Sides([Side(say("left"), [say("l")]), Side(say("right"))]),
    ]
    assert list(plain(blocks)) == [
        "Title",
        "one\tfirst",
        "\tsecond",
        "two\t",
        "  a line",
        "    as",
        "    written",
        "x\ty",
        "1\t2",
        "\tleft\tl",
        "\tright",
    ]
    paper = io.StringIO()
    show_blocks(blocks, Manner(), paper)
    assert paper.getvalue().startswith("Title\none\tfirst\n")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "", id="null"),
        pytest.param(False, "no", id="false"),
        pytest.param(0, "0", id="zero"),
        pytest.param(["a", None, "b"], "a; ; b", id="list"),
        pytest.param({"from": "A", "to": ["B", "C"]}, "from: A; to: B; C", id="mapping"),
    ],
)
def test_a_value_in_one_cell(value: object, text: str) -> None:
    assert cell_text(value) == text
