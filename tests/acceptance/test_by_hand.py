"""Claims entered by hand: like another one, with short words, and with nothing guessed that could be two things."""

import io
import json
from pathlib import Path

import pytest

from tests.acceptance.desk import Desk

BLOOMBERG, EUROMAIDAN = "bloomberg-2024-03-13", "euromaidan-2024-03-03"


@pytest.fixture
def call(desk: Desk) -> str:
    """The id of a call of the Lady R at Rajin that the Bloomberg item reports."""
    done = desk.does(
        *("add", "port-call", "Lady R", "Rajin", "Sunday", "--doing", "moored", "--document", BLOOMBERG),
        *("--via", "own", "--basis", "satellite imagery", "--hedge", "appears", "--paragraph", "4", "-o", "json"),
    )
    return str(done.items[0]["id"])


def test_like_takes_the_fields_of_a_claim_and_the_line_replaces_them(desk: Desk, call: str) -> None:
    done = desk.does("add", "--like", call, "--document", BLOOMBERG, "--when", "2024-03-11", "-p", "5")
    assert "recorded: Lady R moored at Rajin, 2024-03-11" in done.out
    assert (
        f"taken from {call}: who Lady R; at Rajin; doing moored; via own; basis satellite imagery; hedge appears"
        in done.out
    )
    listed = desk.asks_one("show", done.out.split()[0])
    assert listed["id"] != call


def test_like_with_nothing_changed_is_that_claim_and_its_place_is_not_asked_for(desk: Desk, call: str) -> None:
    before = desk.position
    done = desk.does("add", "--like", call[:6], "--document", BLOOMBERG)
    assert f"{call} stands already" in done.out
    assert done.err == ""
    assert desk.position == before


def test_like_in_another_document_means_the_same_days(desk: Desk, call: str) -> None:
    done = desk.does("add", "--like", call, "--document", EUROMAIDAN, "--dry-run")
    assert "dated 2024-03-10, after its publication" in done.err
    done = desk.does("add", "--like", call, "--document", "insight-news-2024-03", "--dry-run")
    assert "would be recorded: Lady R moored at Rajin, 2024-03-10" in done.out


def test_like_leaves_out_what_is_emptied_on_the_line(desk: Desk, call: str) -> None:
    done = desk.does("add", "--like", call, "--document", BLOOMBERG, "--doing", "", "--hedge", "", "--dry-run")
    assert "would be recorded: Lady R at Rajin, Sunday" in done.out
    assert "hedge" not in done.out


def test_like_of_another_kind_is_refused(desk: Desk, call: str) -> None:
    done = desk.refuses("add", "halt", "--like", call, "--document", BLOOMBERG)
    assert f"{call} is a claim of the kind port-call, and not halt" in done.err


def test_like_of_several_claims_lists_them(desk: Desk) -> None:
    done = desk.refuses("add", "--like", "c1", "--document", BLOOMBERG)
    assert done.code == 3
    assert done.err.count("(claim)") > 1
    assert desk.refuses("add", "--like", "czzzz", "--document", BLOOMBERG).code == 3


def test_short_words_say_what_the_long_ones_say(desk: Desk) -> None:
    long = desk.does(
        *("add", "trips", "Angara", "Rajin & Dunay", "5 trips", "--when", "2024-01", "--via", "own"),
        *("--basis", "ship tracking", "--stance", "doubt", "--paragraph", "3", "--document", BLOOMBERG, "--dry-run"),
    )
    short = desk.does(
        *("add", "trips", "Angara", "Rajin & Dunay", "-c", "5 trips", "-w", "2024-01", "-v", "own"),
        *("-b", "ship tracking", "-s", "doubt", "-p3", "-d", BLOOMBERG, "--dry-run"),
    )
    assert short.out == long.out


def test_a_beginning_of_a_kind_is_left_to_tab(desk: Desk) -> None:
    done = desk.refuses("add", "port", "Angara", "Rajin", "--document", BLOOMBERG)
    assert done.code == 2
    assert "did you mean claims add port-call?" in done.err


@pytest.mark.parametrize("way", [["-i"], ["port-call", "-i"], ["--ask"]])
def test_questions_need_a_terminal(desk: Desk, way: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    done = desk.refuses("add", *way, "--document", BLOOMBERG)
    assert done.code == 2
    assert "-i asks on a terminal, and this is none" in done.err


def test_asking_and_editing_are_two_ways(desk: Desk) -> None:
    assert "leave one of them out" in desk.refuses("add", "port-call", "-i", "-e", "-d", BLOOMBERG).err
    assert "which kind of claim?" in desk.refuses("add", "-d", BLOOMBERG).err


@pytest.fixture
def doubles(desk: Desk) -> Desk:
    """Two ships of one name, and two who speak under one name."""
    desk.does("entity", "add", "osprey-one", "--type", "vessel", "--name", "Osprey")
    desk.does("entity", "add", "osprey-two", "--type", "vessel", "--name", "Osprey")
    desk.does("source", "add", "curlew-post", "--type", "outlet", "--name", "Curlew")
    desk.does("source", "add", "curlew-agency", "--type", "agency", "--name", "Curlew")
    return desk


@pytest.mark.parametrize(
    ("words", "candidates"),
    [
        pytest.param(["port-call", "Osprey", "Rajin"], ["osprey-one", "osprey-two"], id="a name of two"),
        pytest.param(
            ["port-call", "each of Angara & Osprey", "Rajin"],
            ["osprey-one", "osprey-two"],
            id="a name of two, of several",
        ),
        pytest.param(
            ["port-call", "Angara", "Rajin", "--via", "quoting Curlew on 2024-03-01"],
            ["curlew-agency", "curlew-post"],
            id="a source of two",
        ),
        pytest.param(
            ["port-call", "Angara", "Rajin", "-b", "satellite imagery by Curlew"],
            ["curlew-agency", "curlew-post"],
            id="whose evidence, of two",
        ),
        pytest.param(
            ["port-call", "Angara", "Rajin", "03/04/2024"], ["2024-03-04", "2024-04-03"], id="a date in numbers"
        ),
        pytest.param(
            ["port-call", "Angara", "Rajin", "--via", "NK Pro in 03/04/2024"],
            ["2024-03-04", "2024-04-03"],
            id="a date in numbers where a work could stand",
        ),
        pytest.param(["port-call", "Angara", "Rajin", "last Monday"], ["2024-03-04", "2024-03-11"], id="last Monday"),
        pytest.param(["remark", "Curlew", "is there"], ["curlew-agency", "curlew-post"], id="anything of two"),
    ],
)
def test_what_could_be_two_things_lists_them_and_is_not_guessed(
    doubles: Desk, words: list[str], candidates: list[str]
) -> None:
    done = doubles.refuses("add", *words, "--document", BLOOMBERG)
    assert done.code == 3, done.err
    assert all(candidate in done.err for candidate in candidates)


def test_views_ask_too(doubles: Desk) -> None:
    for words in (["status", "Osprey"], ["audit", "Curlew"], ["blame", "Osprey"], ["sources", "Curlew"]):
        done = doubles.refuses(*words)
        assert done.code == 3, words
    assert doubles.refuses("list", "--as-of", "03/04/2024").code == 3
    assert doubles.refuses("show", "c1").code == 3


def test_a_relative_date_under_an_uncertain_day_of_publication_is_asked_for(desk: Desk) -> None:
    desk.does(
        *("document", "add", "--outlet", "Bloomberg", "--published", "2024-03-16/2024-03-31", "--title", "Undated"),
        *("--key", "undated"),
    )
    done = desk.refuses("add", "port-call", "Angara", "Rajin", "Monday", "--document", "undated")
    assert done.code == 3
    assert "relative to the document's date, which is uncertain (2024-03-16 to 2024-03-31)" in done.err


def test_several_faults_with_one_that_is_no_choice_are_bad_input(doubles: Desk) -> None:
    assert doubles.refuses("add", "port-call", "Osprey", "Nowhere", "--document", BLOOMBERG).code == 2


def test_a_beginning_of_a_document_key_is_not_taken_for_it(desk: Desk) -> None:
    done = desk.refuses("add", "remark", "Angara", "is a ship", "--document", "bloomberg")
    assert done.code == 3
    assert BLOOMBERG in done.err
    assert desk.refuses("document", "use", "bloomberg").code == 3


def test_a_current_document_that_is_not_in_this_ledger_is_no_other(desk: Desk, empty: Desk) -> None:
    desk.does("document", "use", BLOOMBERG)
    done = empty.refuses("add", "remark", "Angara", "is a ship")
    assert done.code == 3
    assert f"no document has the key {BLOOMBERG}" in done.err
    assert "claims document use" in done.err


def test_a_ledger_that_the_settings_name_is_not_replaced_by_another_that_is_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.acceptance.desk import called

    (tmp_path / ".claims.toml").write_text(f"ledger = {json.dumps(str(tmp_path / 'gone.db'))}\n")
    done = called("add", "remark", "Angara", "is a ship", "--document", BLOOMBERG)
    assert done.code == 3
    assert "gone.db" in done.err
    assert not (tmp_path / "gone.db").exists()
    monkeypatch.setenv("CLAIMS_LEDGER", str(desk.place))
    assert called("show", BLOOMBERG).code == 0
