"""`claims help TOPIC`: the texts about what no single command explains, kept as plain files beside this one.

A file is paragraphs on one line each, `# ` the title, `## ` a heading. Lines that stand in by two are `term  meaning`,
or with `$ ` a command to try; those that stand in by four are shown as they are.
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from claims_ledger.domain.errors import NotFoundError
from claims_ledger.domain.suggest import nearest
from claims_ledger.rendering.blocks import Block, Facts, Gap, Heading, Lines, Prose, Words, faint, say, strong

_TEXTS = Path(__file__).resolve().parent / "help"
TOPICS = ("clocks", "dates", "quantities", "chains", "verdicts", "sheets", "texts", "ratings")
"""In the order in which a newcomer meets them."""


def text_of(topic: str) -> str:
    """The text of a topic as it is kept. Raises NotFoundError with the nearest topics."""
    if topic not in TOPICS:
        near = nearest(topic, TOPICS)
        known = ", ".join(TOPICS)
        hint = (
            f"did you mean {' or '.join(near)}?" if near else f"there are {known}; for a command: claims COMMAND --help"
        )
        raise NotFoundError(f"there is no help on {topic}", hint)
    return (_TEXTS / f"{topic}.txt").read_text(encoding="utf-8")


def topic_blocks(topic: str) -> list[Block]:
    """A topic, ready to be shown."""
    return list(_blocks(text_of(topic)))


def contents() -> list[Block]:
    """The topics, each with its title."""
    rows = [(topic, [say(text_of(topic).partition("\n")[0].removeprefix("# "))]) for topic in TOPICS]
    hint = say(faint("claims help TOPIC; of a command: claims COMMAND --help"))
    return [Heading(say("Help on")), Facts(rows), Gap(), Lines([hint], indent=0)]


def examples(topic: str, heading: str | None = None) -> list[tuple[str, str]]:
    """The `term  meaning` lines of a topic, of one heading or of all."""
    found: list[tuple[str, str]] = []
    under = ""
    for line in text_of(topic).splitlines():
        under = line.removeprefix("## ") if line.startswith("## ") else under
        if _sort(line) == "row" and heading in (None, under):
            found.append(_row(line))
    return found


def commands(topic: str) -> list[str]:
    """The commands that a topic tells to try."""
    return [line.strip().removeprefix("$ ") for line in text_of(topic).splitlines() if _sort(line) == "command"]


def _sort(line: str) -> str:
    if line.startswith("    "):
        return "verbatim"
    if line.startswith("  $ "):
        return "command"
    if line.startswith("  "):
        return "row"
    return "heading" if line.startswith("#") else "text" if line else "gap"


def _row(line: str) -> tuple[str, str]:
    term, _, meaning = line.strip().partition("  ")
    return term, meaning.strip()


def _blocks(text: str) -> Iterator[Block]:
    groups = [(sort, list(group)) for sort, group in groupby(text.splitlines(), _sort)]
    for number, (sort, lines) in enumerate(groups):
        match sort:
            case "heading":
                yield from (Heading(say(line.lstrip("# "))) for line in lines)
            case "row":
                yield Facts([(term, [say(meaning)]) for term, meaning in map(_row, lines)])
            case "verbatim":
                yield Prose("\n".join(line[4:] for line in lines), indent=4)
            case "command":
                yield Lines([_command(line) for line in lines])
            case "text":
                yield from (Prose(line, indent=0) for line in lines)
            case _ if groups[number + 1][0] != "heading":
                yield Gap()


def _command(line: str) -> Words:
    return say(strong(line.strip().removeprefix("$ ")))
