"""The help texts: every example in them is read by the program itself, every code and command in them exists."""

import ast
import inspect
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import claims_ledger.domain.compare
from claims_ledger.cli.lazy import Nouns
from claims_ledger.cli.table import SECTIONS
from claims_ledger.domain.basis import read_basis
from claims_ledger.domain.chains import RELAYS, read_chain
from claims_ledger.domain.compare import COMPARATORS
from claims_ledger.domain.dates import read_period, read_published
from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.judgements import ITEM_RATINGS, LIKELIHOODS, RULINGS, SOURCE_RATINGS
from claims_ledger.domain.quantities import Quantity, read_quantity
from claims_ledger.domain.ranking import VERDICTS
from claims_ledger.domain.vocabulary import STANCES
from claims_ledger.rendering.blocks import Prose
from claims_ledger.rendering.help_topics import TOPICS, commands, contents, examples, text_of, topic_blocks
from claims_ledger.rendering.output import Manner, show_blocks
from claims_ledger.rendering.plain import plain
from claims_ledger.rendering.terminal import painted
from tests.acceptance.desk import called
from tests.support.world import WORLD

PUBLISHED = read_published("2024-03-13")
KNOWN = {name: entry for section in SECTIONS for name, entry in section.rows.items()}


def each(topic: str) -> list[Any]:
    """The `term  meaning` lines of a topic, one a test."""
    return [pytest.param(term, meaning, id=term) for term, meaning in examples(topic)]


@pytest.mark.parametrize(("words", "read"), each("dates"))
def test_a_date_is_read_as_the_help_says(words: str, read: str) -> None:
    assert read_period(words, PUBLISHED).edtf == read.partition(", ")[0]


@pytest.mark.parametrize(("words", "read"), each("quantities"))
def test_a_quantity_is_read_and_bounded_as_the_help_says(words: str, read: str) -> None:
    quantity = read_quantity(words)
    assert f"{quantity.text}; {bounds(quantity)}" == read


def bounds(quantity: Quantity) -> str:
    low, high = (None if end is None else f"{end:,f}" for end in quantity.limits())
    if high is None:
        return f"more than {low}" if quantity.low_exclusive else f"{low} or more"
    return f"{high} or less" if low is None else f"{low} to {high}"


@pytest.mark.parametrize("words", [term for term, _ in examples("chains", "How it is written")])
def test_a_chain_of_the_help_can_be_entered(words: str) -> None:
    assert read_chain(words, WORLD, PUBLISHED)


def test_every_manner_of_passing_on_is_in_the_help() -> None:
    text = text_of("chains")
    assert [relay for relay in RELAYS if relay not in text] == []


@pytest.mark.parametrize("words", [term for term, _ in examples("chains", "What it rests on")])
def test_evidence_of_the_help_can_be_entered(words: str) -> None:
    assert read_basis(words, WORLD, PUBLISHED)


def reasons() -> Iterator[str]:
    """Every reason that the comparators can give: what they hand to a verdict, or to something called `reason`."""
    for file in Path(inspect.getfile(claims_ledger.domain.compare)).parent.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = {one.name: one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="Verdict"), args=[_, ast.Starred(value=ast.Call(func=made))]):
                    assert isinstance(made, ast.Name)
                    yield from first_of_returned(functions[made.id])
                case ast.Call(func=ast.Name(id="Verdict"), args=[_, reason, *_]):
                    yield from constants(reason)
                case ast.Call(func=ast.Name(id=name), args=args) if name in functions:
                    given = zip([one.arg for one in functions[name].args.args], args, strict=False)
                    yield from (word for at, arg in given if at == "reason" for word in constants(arg))
                case ast.Assign(targets=[ast.Name(id="reason")], value=value):
                    yield from constants(value)


def first_of_returned(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield from constants(node.value.elts[0])


def constants(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(word)):
            yield word
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*constants(body), *constants(orelse))


def test_every_reason_that_a_comparison_gives_is_in_the_help_under_a_verdict() -> None:
    explained = {code for code, _ in examples("verdicts")}
    assert set(reasons()) - explained == set()


def test_the_help_explains_no_reason_that_there_is_not() -> None:
    assert {code for code, _ in examples("verdicts")} - set(reasons()) - set(STANCES) == set()


def test_every_verdict_has_its_heading() -> None:
    assert len(COMPARATORS) > 5
    headings = re.findall(r"^## ([a-z]+):", text_of("verdicts"), re.MULTILINE)
    assert [*VERDICTS, "response"] == headings


def test_ratings_likelihoods_and_rulings_are_those_of_the_program() -> None:
    assert [term for term, _ in examples("ratings", "Sources")] == list(SOURCE_RATINGS)
    assert [term for term, _ in examples("ratings", "Items")] == list(ITEM_RATINGS)
    assert dict(examples("ratings", "Likelihood")) == LIKELIHOODS
    assert [term for term, _ in examples("ratings", "Rulings on contests")] == list(RULINGS)
    for letter, meaning in examples("ratings", "Sources"):
        assert meaning.startswith(SOURCE_RATINGS[letter])
    for number, meaning in examples("ratings", "Items"):
        assert meaning.startswith(ITEM_RATINGS[number])


def test_every_stance_is_in_the_help_on_sheets() -> None:
    assert [stance for stance in STANCES if stance not in text_of("sheets")] == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("help") / "demo.db")
    assert called("demo", place, "--actor", "ann", "--quiet").code == 0
    return place


def test_the_sheet_of_the_help_can_be_imported(demo: str, tmp_path: Path) -> None:
    sheet = next(block.text for block in topic_blocks("sheets") if isinstance(block, Prose) and "claims:" in block.text)
    (tmp_path / "sheet.yaml").write_text(sheet, encoding="utf-8")
    done = called("import", str(tmp_path / "sheet.yaml"), "--dry-run", "--ledger", demo, "--actor", "ann")
    assert (done.code, done.err) == (0, "")
    assert "2 recorded, 2 registered" in done.out


ALL_COMMANDS = [pytest.param(line, id=f"{topic}: {line}") for topic in TOPICS for line in commands(topic)]


@pytest.mark.parametrize("line", ALL_COMMANDS)
def test_every_command_of_the_help_is_there_and_the_views_run(line: str, demo: str) -> None:
    program, name, *words = shlex.split(line)
    assert program == "claims"
    entry = KNOWN[name]
    if isinstance(entry, Nouns):
        assert words[0] in entry.rows
    elif entry.command is not None and entry.command.__name__ == "ViewCommand":
        done = called(name, *words, "--ledger", demo)
        assert (done.code, done.err) == (0, "")
        assert done.out


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("width", [80, 200])
def test_a_topic_fits_the_terminal_and_loses_no_word_on_it(topic: str, width: int) -> None:
    screen = painted(topic_blocks(topic), width, colour=False)
    assert max(map(len, screen.splitlines())) <= width
    wanted = re.sub(r"^#+ |\$ ", "", text_of(topic), flags=re.MULTILINE).split()
    # A long date may be broken in two, but no character of it is lost.
    assert sorted("".join(screen.split())) == sorted("".join(wanted))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_pipe_gets_a_topic_without_colour_and_unwrapped(topic: str) -> None:
    paper = io.StringIO()
    show_blocks(topic_blocks(topic), Manner(), paper)
    lines = paper.getvalue().splitlines()
    assert lines == list(plain(topic_blocks(topic)))
    assert "\x1b" not in paper.getvalue()
    texts = [line for line in text_of(topic).splitlines() if line and line[0] not in " #"]
    assert [text for text in texts if text not in lines] == []


def test_without_a_topic_all_of_them_are_listed() -> None:
    assert [line.split("\t")[0] for line in plain(contents())][1:-1] == list(TOPICS)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("date", "did you mean dates?", id="nearly"),
        pytest.param("claim chains", "did you mean chains?", id="among other words"),
        pytest.param(
            "xyzzy",
            "there are clocks, dates, quantities, chains, verdicts, sheets, texts, ratings; "
            "for a command: claims COMMAND --help",
            id="nothing like it",
        ),
    ],
)
def test_an_unknown_topic_names_the_nearest(word: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as error:
        text_of(word)
    assert (error.value.what, error.value.hint) == (f"there is no help on {word}", hint)


def test_claims_help_shows_a_topic_or_a_command_and_refuses_anything_else() -> None:
    assert called("help", "dates").out.startswith("Dates\n")
    assert called("help").out.startswith("Help on\n")
    assert "Usage: claims source rate" in called("help", "source", "rate").out
    assert "Usage: claims status" in called("help", "status").out
    done = called("help", "dats")
    assert (done.code, done.err) == (3, "there is no help on dats\n  did you mean dates?\n")
    assert called("help", "source", "nothing").code == 3


def test_no_text_of_the_help_is_of_another_file() -> None:
    folder = Path(inspect.getfile(contents)).parent / "help"
    assert sorted(file.stem for file in folder.iterdir()) == sorted(TOPICS)
