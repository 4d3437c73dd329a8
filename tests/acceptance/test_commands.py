"""Every command explains itself with an example that works; names are met in any script, near misses are suggested."""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims_ledger.cli.fields import example_of
from claims_ledger.cli.lazy import Nouns, Row
from claims_ledger.cli.table import SECTIONS
from claims_ledger.domain.kinds import KINDS
from tests.acceptance.desk import Desk, called, only

USAGE, MISSING = 2, 3
RAJIN = (
    "Rajin",
    "rajin",
    "RAJIN",
    "Najin",
    "Rason Port",
    "Port of Rason",
    "나진",
    "나진항",
    "라진",
    "Раджин",
    "РАДЖИН",
    "羅津",
)


def commands() -> Iterator[tuple[str, Row]]:
    for section in SECTIONS:
        for name, row in section.rows.items():
            if isinstance(row, Nouns):
                yield from ((f"{name} {verb}", inner) for verb, inner in row.rows.items())
            elif row.command is not None:
                yield name, row


COMMANDS = [pytest.param(name, row, id=name) for name, row in commands()]


@pytest.mark.parametrize(("name", "row"), COMMANDS)
def test_the_help_of_a_command_shows_an_example_of_it(name: str, row: Row) -> None:
    done = called(*name.split(), "--help")
    assert done.code == 0
    assert row.example.startswith(f"claims {name}")
    assert done.out.endswith(f"  Example:\n    {row.example}\n")


@pytest.mark.parametrize(("name", "row"), COMMANDS)
def test_the_example_of_a_command_works_on_the_demo(name: str, row: Row, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "report.yaml").write_text(
        "document: {outlet: Bloomberg, title: A further load, published: 2024-04-02}\nclaims: []\n", encoding="utf-8"
    )
    page = "\n\n".join(f"Paragraph {number} of a page." for number in range(1, 17))
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    words = shlex.split(row.example)[1:]
    if name == "document diff":  # of what is filed with the example of another command
        (tmp_path / "later.txt").write_text(f"{page}\n\nCorrected.", encoding="utf-8")
        for text in ("page.txt", "later.txt"):
            desk.does("document", "text", words[2], text)
    done = called(*words) if name in ("demo", "init", "completion") else desk(*words)
    assert done.code == 0, done.err
    assert done.out


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_a_kind_is_in_its_help_and_works_on_the_demo(kind: str, desk: Desk) -> None:
    example = example_of(KINDS[kind])
    help_ = called("add", kind, "--help")
    assert help_.code == 0
    assert " ".join(f"Example: {example}".split()) in " ".join(help_.out.split())
    desk.does("document", "use", "bloomberg-2024-03-13")
    before = desk.position
    done = desk.does(*shlex.split(example)[1:], "--dry-run")
    assert desk.position == before
    assert done.out.startswith("c")
    desk.does(*shlex.split(example)[1:])


def test_without_words_the_help_is_shown() -> None:
    done = called()
    assert done.code in (0, USAGE)
    assert "claims demo" in done.out + done.err


# Names


@pytest.mark.parametrize("name", RAJIN)
def test_a_port_is_found_by_any_of_its_names_in_any_script(demo: Desk, name: str) -> None:
    assert demo.asks_one("entity", "show", name)["key"] == "rajin"
    assert demo.asks("list", "--place", name) == demo.asks("list", "--place", "Rajin")
    assert demo.asks("timeline", name) == demo.asks("timeline", "Rajin")
    assert demo.asks_one("sources", name) == demo.asks_one("sources", "Rajin")


@pytest.mark.parametrize(
    ("name", "key"), [("Леди Р", "lady-r"), ("앙가라호", "angara"), ("MV Maria", "maria"), ("maya-1", "maia-1")]
)
def test_a_ship_is_found_by_any_of_its_names_in_any_script(demo: Desk, name: str, key: str) -> None:
    assert demo.asks_one("status", name)["id"] == key


@pytest.mark.parametrize("name", ["NK Pro", "nk-pro"])
def test_a_source_is_found_by_name_and_by_key(demo: Desk, name: str) -> None:
    assert demo.asks_one("source", "show", name)["key"] == "nk-pro"


@pytest.mark.parametrize(
    ("words", "near"),
    [
        pytest.param(("status", "MAIA"), "Maia-1", id="MAIA is not Maia-1"),
        pytest.param(("status", "Lady"), "Lady R", id="Lady is not Lady R"),
        pytest.param(("entity", "show", "Rajn"), "Rajin", id="Rajn is not Rajin"),
        pytest.param(("entity", "show", "나징"), "나진", id="a slip in Hangul"),
        pytest.param(("source", "show", "Blomberg"), "Bloomberg", id="Blomberg is not Bloomberg"),
        pytest.param(("document", "show", "bloomberg-2024-03-31"), "bloomberg-2024-03-13", id="another day"),
        pytest.param(("topic", "show", "arms from North Korea"), "arms from North Korea to Russia", id="half a topic"),
        pytest.param(("list", "--place", "Vostochni"), "Vostochny", id="a place nearly right"),
        pytest.param(("audit", "RUSSI"), "RUSI", id="RUSSI is not RUSI"),
        pytest.param(("contested", "Mariya"), "Maria", id="Mariya is not listed"),
    ],
)
def test_a_near_miss_is_suggested_and_never_taken(demo: Desk, words: tuple[str, ...], near: str) -> None:
    done = demo(*words)
    assert done.code == MISSING
    assert done.out == ""
    assert near in done.err


def test_an_ambiguous_beginning_of_an_id_lists_its_candidates(demo: Desk) -> None:
    first = "c1"
    done = demo("show", first)
    assert done.code == MISSING
    ids = sorted(item["id"] for item in demo.asks("list") if item["id"].startswith(first))
    assert len(ids) > 1
    assert all(id_ in done.err for id_ in ids[:5])


def test_a_name_that_two_things_share_lists_both(desk: Desk) -> None:
    desk.does("entity", "add", "maria-2", "--type", "vessel", "--name", "Maria")
    done = desk("status", "Maria")
    assert done.code == MISSING
    assert "maria-2" in done.err
    assert desk.asks_one("status", "maria-2")["id"] == "maria-2"


def test_every_thing_is_shown_by_its_id_or_name(demo: Desk) -> None:
    contest, claim, event = demo.asks("contested")[0], demo.asks("list")[0], demo.asks("log")[0]
    for id_, what in (
        (contest["id"], "contest"),
        (claim["id"], "claim"),
        (event["id"], "event"),
        (event["batch"], "batch"),
    ):
        shown = demo.asks_one("show", id_)
        assert shown["what"] == what
        assert demo.asks_one("show", id_[:10]) == shown
    for name, what in (
        ("Rajin", "entity"),
        ("bloomberg-2024-03-13", "document"),
        ("arms from North Korea to Russia", "topic"),
    ):
        assert demo.asks_one("show", name)["what"] == what


# Entities, sources


def test_an_alias_finds_its_entity_from_then_on(desk: Desk) -> None:
    held = desk.position
    assert desk("status", "Lady Rose").code == MISSING
    desk.does("entity", "alias", "Lady R", "Lady Rose", "レディR")
    for name in ("Lady Rose", "レディR"):
        assert desk.asks_one("status", name)["id"] == "lady-r"
        assert desk("status", name, "--recorded-at", f"#{held}").code == MISSING
    position = desk.position
    desk.does("entity", "alias", "Lady R", "Lady Rose")
    assert desk.position == position, "an alias that stands is no event"


def test_a_source_gets_an_alias_too(desk: Desk) -> None:
    desk.does("source", "alias", "Bloomberg", "블룸버그")
    assert desk.asks_one("source", "show", "블룸버그")["key"] == "bloomberg"
    assert "블룸버그" in desk.asks_one("source", "show", "Bloomberg")["names"]


def test_a_look_alike_of_another_script_is_another_name(desk: Desk) -> None:
    desk.does("entity", "add", "maria-cyrillic", "--type", "vessel", "--name", "Мaria")  # the first letter is Cyrillic
    assert desk.asks_one("status", "Maria")["id"] == "maria"
    assert desk.asks_one("status", "Мaria")["id"] == "maria-cyrillic"


def test_an_entity_is_added_with_all_that_is_known_of_it(desk: Desk) -> None:
    desk.does(
        "entity",
        "add",
        "heron",
        "--type",
        "vessel",
        "--name",
        "Heron",
        "--name",
        "Цапля",
        "--identifier",
        "IMO=9074729",
    )
    shown = desk.asks_one("entity", "show", "Цапля")
    assert (shown["key"], shown["type"], shown["names"]) == ("heron", "vessel", ["Heron", "Цапля"])
    assert shown["identifiers"] == [{"scheme": "IMO", "value": "9074729"}]


def test_a_failed_check_of_an_identifier_warns_and_refuses_nothing(desk: Desk) -> None:
    done = desk.does("entity", "add", "heron", "--type", "vessel", "--name", "Heron", "--identifier", "IMO=9074728")
    assert "9074728" in done.err
    assert desk.asks_one("entity", "show", "Heron")["identifiers"] == [{"scheme": "IMO", "value": "9074728"}]


def test_a_source_of_a_house_counts_as_its_house(desk: Desk) -> None:
    desk.does(
        "source", "add", "nk-insider", "--type", "outlet", "--name", "NK Insider", "--part-of", "Korea Risk Group"
    )
    assert desk.asks_one("source", "show", "NK Insider")["house"] == "Korea Risk Group"


# Documents


def test_a_document_gets_a_key_of_its_outlet_and_day(desk: Desk) -> None:
    words = ("document", "add", "--outlet", "Bloomberg", "--published", "2024-03-13", "--title", "Another page")
    assert desk.asks_one(*words)["id"] == "bloomberg-2024-03-13-2"
    assert desk.asks_one("document", "add", "--outlet", "Bloomberg", "--published", "2024-04-02", "--title", "A page")[
        "id"
    ] == "bloomberg-2024-04-02"  # fmt: skip


def test_claims_are_added_to_the_current_document(desk: Desk, tmp_path: Path) -> None:
    assert desk("add", "remark", "Lady R", "a grey hull").code == USAGE
    desk.does("document", "use", "bloomberg-2024-03-13")
    desk.does("add", "remark", "Lady R", "a grey hull")
    item = only(desk.asks("list", "--kind", "remark", "--entity", "Lady R"))
    assert item["document"]["key"] == "bloomberg-2024-03-13"
    desk.does("add", "remark", "Lady R", "a red hull", "--document", "insight-news-2024-03")
    assert len(desk.asks("list", "--kind", "remark", "--document", "insight-news-2024-03", "--entity", "Lady R")) == 1
    assert (tmp_path / ".claims.toml").read_text(encoding="utf-8") == 'document = "bloomberg-2024-03-13"\n'


def test_a_document_that_there_is_not_cannot_be_used(desk: Desk, tmp_path: Path) -> None:
    assert desk("document", "use", "bloomberg-2024-03-31").code == MISSING
    assert not (tmp_path / ".claims.toml").exists()


def test_a_documents_title_is_corrected(desk: Desk) -> None:
    desk.does("document", "correct", "bloomberg-2024-03-13", "title=Angara in dock", "--reason", "shorter")
    assert desk.asks_one("document", "show", "bloomberg-2024-03-13")["title"] == "Angara in dock"
    assert desk.asks("log")[0]["type"] == "DocumentCorrected"


def test_documents_are_listed_by_outlet_and_affair(demo: Desk) -> None:
    assert len(demo.asks("document", "list")) == 5
    assert [item["key"] for item in demo.asks("document", "list", "--outlet", "Bloomberg News")] == [
        "bloomberg-2024-03-13"
    ]
    assert len(demo.asks("document", "list", "--affair", "dprk-arms")) == 5


# Topics


def test_a_topic_gathers_what_lies_inside_its_pattern(desk: Desk) -> None:
    desk.does("topic", "add", "missiles to Russia", "to=Russia", "goods=missiles", "from=North Korea")
    shown = desk.asks_one("topic", "show", "missiles to Russia")
    assert shown["pattern"] == {"from": "North Korea", "to": "Russia", "goods": "missiles"}
    # missiles (Insight) and ballistic missiles (Bloomberg); arms are wider
    assert shown["claims"] == 2
    arms = desk.asks_one("topic", "show", "arms from North Korea to Russia")["claims"]
    assert arms > 20
    assert {item["name"] for item in desk.asks("topic", "list")} >= {
        "missiles to Russia",
        "arms from North Korea to Russia",
    }


def test_a_topic_added_late_disputes_what_was_entered_before(desk: Desk) -> None:
    desk.does("topic", "add", "missiles to Russia", "to=Russia", "goods=missiles", "from=North Korea")
    denial = ("denial", "Russian government", "missiles to Russia", "2024-03-20")
    desk.does("add", *denial, "--via", "Russian government on 2024-03-20",
              "--document", "insight-news-2024-03")  # fmt: skip
    contest = only(desk.asks("contested"), subject="missiles to Russia")
    assert contest["verdict"] == "disputed"


def test_a_topic_of_the_same_pattern_is_not_made_twice(desk: Desk) -> None:
    done = desk.refuses("topic", "add", "weapons trade", "from=DPRK", "to=Russia", "goods=arms")
    assert "arms from North Korea to Russia" in done.err


# Writing


def test_a_claim_added_is_echoed_with_its_dates_and_clashes(desk: Desk) -> None:
    done = desk.does(
        "add",
        "sighting",
        "Maia-1",
        "Dunay",
        "15 March 2024",
        "--doing",
        "anchored",
        "--document",
        "bloomberg-2024-03-13",
    )
    assert "2024-03-15" in done.out
    assert "two-places" in done.out
    assert "waters east of Vladivostok" in done.out
    again = desk(
        "add", "sighting", "Maia-1", "Dunay", "2024-03-15", "--doing", "anchored", "--document", "bloomberg-2024-03-13"
    )
    assert "already" in again.out


def test_every_event_carries_who_acted(desk: Desk) -> None:
    desk.does("entity", "alias", "Lady R", "Lady Rose", "--actor", "ben")
    assert desk.asks("log")[0]["actor"] == "ben"
    desk.does("entity", "alias", "Lady R", "Lady Ruth")
    assert desk.asks("log")[0]["actor"] == "ann"


@pytest.mark.parametrize("clock", ["--as-of", "--recorded-at"])
def test_a_write_in_the_past_is_refused(desk: Desk, clock: str) -> None:
    done = desk.refuses("entity", "alias", "Lady R", "Lady Rose", clock, "2024-03-05")
    assert done.code == USAGE
    assert clock in done.err


def test_the_read_models_are_what_the_record_says(desk: Desk) -> None:
    desk.does("document", "correct", "bloomberg-2024-03-13", "published=2024-03-14", "--reason", "misread the day")
    desk.does("rebuild", "--check")
    before = {words: desk.does(*words, "-o", "json").out for words in (("list",), ("contested", "--all"), ("status",))}
    desk.does("rebuild")
    assert {words: desk.does(*words, "-o", "json").out for words in before} == before
