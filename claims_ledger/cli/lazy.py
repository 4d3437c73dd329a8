"""Commands that are imported when they are called, and not before.

The help page, completion and the nearest names need a command's name and one line of help
only; those stand in a table.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from claims_ledger.domain.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context
    from typer._click.formatting import HelpFormatter
    from typer._click.shell_completion import CompletionItem


class Row(NamedTuple):
    """One command: its function, its one line of help, and the class with its shared options.

    `command` None: `attribute` is a function without arguments that returns a ready command or group, for
    commands made at run time.
    """

    module: str
    attribute: str
    help: str
    command: type[TyperCommand] | None = TyperCommand
    example: str = ""


class Nouns(NamedTuple):
    """A group of commands under one noun: `claims source add`."""

    help: str
    rows: Mapping[str, Row]


class Section(NamedTuple):
    """A part of the table, with the heading it has on the help page."""

    heading: str
    rows: Mapping[str, Row | Nouns]


def load(name: str, row: Row | Nouns) -> "Command":
    """Import what `row` names and make the command of it."""
    if isinstance(row, Nouns):
        return group([Section("Commands", row.rows)], name=name, help=row.help)
    attribute = getattr(import_module(row.module), row.attribute)
    if row.command is None:
        made: Command = attribute()
        return made
    app = _typer()
    # \b keeps the line in one piece.
    epilog = f"\b\nExample:\n  {row.example}" if row.example else None
    app.command(name, cls=row.command, short_help=row.help, epilog=epilog)(attribute)
    return typer.main.get_command(app)


def group(sections: Sequence[Section], name: str, help: str) -> "LazyGroup":
    """A group that knows its commands by the table only."""
    return LazyGroup(name=name, help=help, sections=sections, no_args_is_help=True, rich_markup_mode=None)


def _typer() -> typer.Typer:
    return typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


class LazyGroup(TyperGroup):
    """Commands from a table of sections; each is imported in `get_command`."""

    def __init__(self, *, sections: Sequence[Section] = (), **rest: Any) -> None:
        super().__init__(**rest)
        self.sections = tuple(sections)
        self.table = {name: row for section in self.sections for name, row in section.rows.items()}

    def list_commands(self, ctx: "Context") -> list[str]:
        return list(self.table)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        if cmd_name not in self.commands and cmd_name in self.table:
            self.commands[cmd_name] = load(cmd_name, self.table[cmd_name])
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        word = args[0]
        if word not in self.table and not word.startswith("-") and not ctx.resilient_parsing:
            raise unknown_command(word, ctx.command_path, list(self.table))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: "Context", incomplete: str) -> "list[CompletionItem]":
        from typer._click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return super(TyperGroup, self).shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=row.help) for name, row in self.table.items() if name.startswith(incomplete)]

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        width = max((len(name) for name in self.table), default=0)
        for section in self.sections:
            with formatter.section(section.heading):
                formatter.write_dl([(name.ljust(width), row.help) for name, row in section.rows.items()])


def unknown_command(word: str, path: str, names: Sequence[str]) -> UsageError:
    """An unknown command is an error with the nearest names; none is guessed at and run."""
    from claims_ledger.domain.suggest import nearest

    meant = nearest(word, names)
    hint = f"did you mean {' or '.join(f'{path} {name}' for name in meant)}?" if meant else f"see {path} --help"
    return UsageError(f"{path} has no command {word}", hint)
