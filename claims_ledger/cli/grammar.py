"""The commands as completion sees them: names, options, and what each of them takes.

Read from `grammar.txt`, which is made from the commands and kinds themselves, so that completing a word imports neither
Typer nor pydantic; a test holds the two together. Lines are separated by tabs:

    >  path of a command  its one line of help
    @  what an argument takes  * where there may be several
    -  names of an option  what it takes, nothing for a switch  its help  * where it may be repeated, _ where hidden
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("grammar.txt")


@dataclass(slots=True)
class Option:
    """One option: its names, what it takes (nothing: a switch)."""

    names: tuple[str, ...]
    takes: str
    help: str
    repeated: bool
    hidden: bool


@dataclass(slots=True)
class Command:
    """One command or group: its arguments by what they take, its options, the names under it."""

    help: str
    arguments: list[str] = field(default_factory=list)
    many: bool = False
    options: list[Option] = field(default_factory=list)
    under: list[str] = field(default_factory=list)

    def option(self, name: str) -> Option | None:
        return next((option for option in self.options if name in option.names), None)


@cache
def grammar() -> dict[str, Command]:
    """Every command by its path; "" is `claims` itself."""
    commands: dict[str, Command] = {}
    here = Command("")
    for line in FILE.read_text(encoding="utf-8").splitlines():
        sign, first, *rest = line.split("\t")
        if sign == ">":
            here = commands[first] = Command(rest[0])
            if first:
                above, _, name = first.rpartition(" ")
                commands[above].under.append(name)
        elif sign == "@":
            here.arguments.append(first)
            here.many = rest == ["*"]
        else:
            takes, help, marks = rest
            here.options.append(Option(tuple(first.split()), takes, help, "*" in marks, "_" in marks))
    return commands


def field_takes(kind: str, name: str) -> str:
    """What a field of a kind takes, or one that every claim has."""
    command = grammar().get(f"add {kind}", Command(""))
    option = command.option(f"--{name.replace('_', '-')}")
    return option.takes if option is not None else ""
