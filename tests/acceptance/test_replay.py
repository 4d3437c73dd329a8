"""Views of the past: the same question gets the same bytes, whatever is recorded later and in whatever order."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from claims_ledger.resources import data_dir
from tests.acceptance.desk import Desk, Item, without
from tests.acceptance.schema_check import UNLISTED, errors

REPORTS = (
    "moscow-times-2023-10-16",
    "nyt-reprint-2023-10-16",
    "euromaidan-2024-03-03",
    "bloomberg-2024-03-13",
    "insight-news-2024-03",
)
VIEWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("brief", ("brief",)),
    ("status", ("status",)),
    ("status", ("status", "Lady R")),
    ("status", ("status", "Angara", "--on", "2024-03-01")),
    ("contested", ("contested",)),
    ("contested", ("contested", "--all")),
    ("contested", ("contested", "Maria")),
    ("sources", ("sources",)),
    ("sources", ("sources", "Lady R")),
    ("sources", ("sources", "arms from North Korea to Russia")),
    ("audit", ("audit", "NK Pro")),
    ("audit", ("audit", "RUSI")),
    ("list", ("list",)),
    ("list", ("list", "--kind", "halt")),
    ("timeline", ("timeline",)),
    ("timeline", ("timeline", "Lady R", "--by", "published")),
    ("search", ("search", "containers")),
    ("diff", ("diff", "2023-01-01")),
    ("diff", ("diff", "2024-03-05", "2024-03-31")),
    ("show", ("show", "Lady R")),
    ("show", ("show", "Rajin")),
    ("show", ("show", "arms from North Korea to Russia")),
    ("source", ("source", "list")),
    ("source", ("source", "show", "NK Pro")),
    ("entity", ("entity", "list")),
    ("entity", ("entity", "show", "Rajin")),
    ("document", ("document", "list")),
    ("topic", ("topic", "list")),
    ("topic", ("topic", "show", "arms from North Korea to Russia")),
)
RECORDING: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("log", ("log",)),
    ("timeline", ("timeline", "--by", "recorded")),
)
DATES = ("2023-10-15", "2023-10-31", "2024-03-05", "2024-03-13", "2024-03-13T12:00+02:00", "2024-03-30", "2024-03-31")
OF_RECORDING = ("position", "recorded_at", "actor", "batch", "events")


def said(words: tuple[str, ...]) -> str:
    return " ".join(words)


views = pytest.mark.parametrize(
    ("schema", "words"), [pytest.param(*view, id=said(view[1])) for view in (*VIEWS, *RECORDING)]
)


@pytest.fixture(scope="module")
def schemas(demo: Desk) -> dict[str, Any]:
    names = json.loads(demo.does("schema").out)["names"]
    return {name: json.loads(demo.does("schema", name).out) for name in names}


def against(schemas: dict[str, Any], name: str, listing: dict[str, Any]) -> list[str]:
    return [error for error in errors(listing, schemas[name]) if not error.endswith(UNLISTED)][:5]


@views
@pytest.mark.parametrize("day", [None, *DATES])
def test_a_view_as_of_a_day_is_what_its_schema_says(
    demo: Desk, schemas: dict[str, Any], schema: str, words: tuple[str, ...], day: str | None
) -> None:
    answer = demo.does(*words, *(("--as-of", day) if day else ()), "-o", "json").listing
    assert against(schemas, schema, answer) == []
    if words[0] != "diff":  # of which the later day is that clock
        assert (answer["as_of"] is None) == (day is None)
    assert answer["recorded_at"] is None
    assert answer["position"] == demo.position


def test_every_name_in_an_answer_is_listed_in_its_schema(demo: Desk, schemas: dict[str, Any]) -> None:
    unlisted = set()
    for schema, words in (*VIEWS, *RECORDING):
        found = errors(demo.does(*words, "-o", "json").listing, schemas[schema])
        unlisted |= {(schema, error.split()[-4]) for error in found if error.endswith(UNLISTED)}
    assert unlisted == set()


@views
def test_the_same_question_gets_the_same_bytes(demo: Desk, schema: str, words: tuple[str, ...]) -> None:
    for clocks in ((), ("--as-of", "2024-03-13"), ("--recorded-at", f"#{demo.position - 30}")):
        for form in ("json", "jsonl", "csv", "table"):
            asked = (*words, *clocks, "-o", form)
            assert demo.does(*asked).out == demo.does(*asked).out


@pytest.fixture(scope="module")
def stages(blank: Desk, tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, list[tuple[int, dict[str, str]]]]:
    """A ledger that took the registry and then a report after the other, and what every view answered after each."""
    desk = blank.copy(tmp_path_factory.mktemp("stages") / "stages.db")
    desk.does("import", str(data_dir() / "registry.yaml"))
    answers = []
    for report in REPORTS:
        desk.does("import", str(data_dir() / "reports" / f"{report}.yaml"))
        now = {said(words): desk.does(*words, "-o", "json").out for _, words in (*VIEWS, *RECORDING)}
        answers.append((desk.position, now))
    return desk, answers


@views
def test_an_answer_as_held_then_is_what_was_answered_then(
    stages: tuple[Desk, list[tuple[int, dict[str, str]]]], schemas: dict[str, Any], schema: str, words: tuple[str, ...]
) -> None:
    desk, answers = stages
    for position, now in answers:
        then = desk.does(*words, "--recorded-at", f"#{position}", "-o", "json").listing
        assert then["recorded_at"] == f"#{position}"
        assert {**then, "recorded_at": None} == json.loads(now[said(words)]), f"as held at #{position}"
        assert against(schemas, schema, then) == []


def test_what_was_held_at_a_time_is_what_was_held_at_the_position_reached_by_then(
    stages: tuple[Desk, list[tuple[int, dict[str, str]]]],
) -> None:
    desk, answers = stages
    for position, _ in answers:
        (event,) = (one for one in desk.asks("log") if one["position"] == position)
        at_time = desk.does("contested", "--recorded-at", event["recorded_at"], "-o", "json").listing
        assert at_time["position"] == position
        at_position = desk.does("contested", "--recorded-at", f"#{position}", "-o", "json").listing
        assert at_time["items"] == at_position["items"]


def test_before_the_first_report_nothing_was_held(demo: Desk) -> None:
    first = min(item["position"] for item in demo.asks("log") if item["type"] == "DocumentFiled")
    for words in (("status", "Lady R"), ("list",), ("contested",), ("document", "list"), ("timeline",)):
        items = demo.asks(*words, "--recorded-at", f"#{first - 1}")
        assert all(item.get("location") is None for item in items)
        assert words[0] == "status" or items == []


def test_before_the_first_page_nothing_was_public(demo: Desk) -> None:
    for words in (("list",), ("contested",), ("document", "list"), ("timeline",)):
        assert demo.asks(*words, "--as-of", "2023-10-15") == []


ORDERS = {
    "last first": tuple(reversed(REPORTS)),
    "the reprint before what it reprints": (REPORTS[1], REPORTS[3], REPORTS[0], REPORTS[4], REPORTS[2]),
}


@pytest.fixture(scope="module", params=ORDERS)
def late(request: pytest.FixtureRequest, blank: Desk, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The same reports, entered in another order."""
    desk = blank.copy(tmp_path_factory.mktemp("late") / "late.db")
    desk.does("import", str(data_dir() / "registry.yaml"))
    for report in ORDERS[request.param]:
        desk.does("import", str(data_dir() / "reports" / f"{report}.yaml"))
    return desk


@pytest.mark.parametrize(("schema", "words"), [pytest.param(*view, id=said(view[1])) for view in VIEWS])
def test_the_order_of_entry_changes_no_view(demo: Desk, late: Desk, schema: str, words: tuple[str, ...]) -> None:
    for clocks in ((), *(("--as-of", day) for day in DATES)):
        answers = [without(desk.does(*words, *clocks, "-o", "json").listing, *OF_RECORDING) for desk in (demo, late)]
        assert answers[0] == answers[1], f"{said(words)} {said(clocks)}"


def test_one_import_of_the_folder_is_five_imports_of_its_files(
    demo: Desk, stages: tuple[Desk, list[tuple[int, dict[str, str]]]]
) -> None:
    desk, _ = stages
    for words in (("list",), ("contested", "--all"), ("status",)):
        one, five = (without(each.asks(*words), *OF_RECORDING) for each in (demo, desk))
        assert one == five


def test_both_clocks_together_ask_what_was_held_by_then_of_what_was_public_by_then(
    stages: tuple[Desk, list[tuple[int, dict[str, str]]]],
) -> None:
    desk, answers = stages
    third = answers[2][0]  # the registry and three reports, the last of 3 March
    both = desk.asks("list", "--as-of", "2024-03-31", "--recorded-at", f"#{third}")
    assert {item["document"]["key"] for item in both} == set(REPORTS[:3])
    both = desk.asks("list", "--as-of", "2023-10-31", "--recorded-at", f"#{third}")
    assert {item["document"]["key"] for item in both} == set(REPORTS[:2])


@pytest.mark.parametrize("words", [("status", "Lady R"), ("contested",), ("list",), ("brief",), ("log",)], ids=said)
def test_a_view_of_the_past_says_so_in_its_first_line(demo: Desk, words: tuple[str, ...]) -> None:
    first = demo.does(*words, "--as-of", "2024-03-05", "--recorded-at", "#390").out.splitlines()[0]
    assert "2024-03-05" in first
    assert "#390" in first


def test_a_view_writes_nothing(demo: Desk) -> None:
    before: list[Item] = demo.asks("log")
    bytes_before = demo.place.read_bytes()
    for _, words in chain(VIEWS, RECORDING):
        demo.does(*words)
    assert demo.asks("log") == before
    assert demo.place.read_bytes() == bytes_before


def test_the_schema_of_a_sheet_describes_the_shipped_sheets(
    demo: Desk, schemas: dict[str, Any], tmp_path: Path
) -> None:
    from claims_ledger.intake.yaml_reader import read_yaml

    for path in (data_dir() / "registry.yaml", *(data_dir() / "reports" / f"{name}.yaml" for name in REPORTS)):
        assert list(errors(read_yaml(path).to_plain(), schemas["sheet"]))[:5] == [], path.name
