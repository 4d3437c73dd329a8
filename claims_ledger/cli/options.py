"""The options that stand on every view and on every write, in one place: a command cannot forget one.

A command made of `ViewCommand` or `WriteCommand` declares only its own arguments; what the shared options
said is in `said(ctx)`.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperOption

from claims_ledger.cli.catch import ReadingStopped
from claims_ledger.domain.errors import UsageError

if TYPE_CHECKING:
    from typer._click import Context, Parameter
    from typer._click.formatting import HelpFormatter

NARROWEST = 40
CLOCKS = ("--as-of", "--recorded-at")


class Form(StrEnum):
    """What `-o` can say."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


class Said(NamedTuple):
    """What the shared options of one call said."""

    ledger: str | None = None
    actor: str | None = None
    as_of: str | None = None
    recorded_at: str | None = None
    form: Form = Form.TABLE
    pager: bool = True
    quiet: bool = False
    width: int | None = None


def said(ctx: typer.Context) -> Said:
    """What the shared options said; their defaults where a command has none of them."""
    return ctx.obj if isinstance(ctx.obj, Said) else Said()


def _option(*decls: str, help: str, metavar: str | None = None, **more: Any) -> TyperOption:
    return TyperOption(param_decls=list(decls), help=help, metavar=metavar, **more)


def _flag(*decls: str, help: str) -> TyperOption:
    return _option(*decls, help=help, is_flag=True, default=False)


def _ledger() -> TyperOption:
    return _option("--ledger", metavar="PATH|URL", help="Which ledger, for this call.")


def _printing() -> list[TyperOption]:
    return [
        _option(
            "-o",
            "--output",
            metavar="FORM",
            help="table, csv, json or jsonl; a table unless said.",
            autocompletion=lambda _ctx, _args, _word: [form.value for form in Form],
        ),
        _option("--width", metavar="COLUMNS", help="Lay the table out for so many columns, in a pipe too."),
        _flag("--no-pager", help="Print straight to the terminal, however long."),
        _flag("-q", "--quiet", help="Nothing but the answer."),
    ]


class _Shared(TyperCommand):
    """A command with shared options, listed on its help page under a heading of their own."""

    heading = "Options of every command"

    def __init__(self, name: str | None, **rest: Any) -> None:
        shared = self.shared()
        self.shared_names = frozenset(option.name for option in shared if option.name)
        rest["params"] = [*(rest.get("params") or []), *shared]
        super().__init__(name, **rest)

    def shared(self) -> list[TyperOption]:
        return [_ledger()]

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        values = {name: ctx.params.pop(name, None) for name in self.shared_names}
        if not ctx.resilient_parsing:
            ctx.obj = _read(values)
        return rest

    def collect_usage_pieces(self, ctx: "Context") -> list[str]:
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        arguments: list[tuple[str, str]] = []
        own: list[tuple[str, str]] = []
        shared: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            if record := param.get_help_record(ctx):
                self._place(param, arguments, own, shared).append(record)
        for heading, rows in (("Arguments", arguments), ("Options", own), (self.heading, shared)):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def _place(
        self,
        param: "Parameter",
        arguments: list[tuple[str, str]],
        own: list[tuple[str, str]],
        shared: list[tuple[str, str]],
    ) -> list[tuple[str, str]]:
        if param.param_type_name == "argument":
            return arguments
        return shared if param.name in self.shared_names or param.name == "help" else own


class ViewCommand(_Shared):
    """A command that reads: both knowledge clocks, and every form of output."""

    heading = "Options of every view"

    def invoke(self, ctx: "Context") -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as stop:
            raise ReadingStopped from stop

    def shared(self) -> list[TyperOption]:
        return [
            _option("--as-of", metavar="DATE", help="What was public by the end of that day."),
            _option("--recorded-at", metavar="TIME|#POSITION", help="What this ledger held by then."),
            *_printing(),
            _ledger(),
        ]


class WriteCommand(_Shared):
    """A command that records something: it acts now, so it has an actor and no clock."""

    heading = "Options of every write"

    def shared(self) -> list[TyperOption]:
        return [
            _option("--actor", metavar="NAME", help="Who is acting, for this call."),
            *_printing(),
            _ledger(),
        ]

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        refuse_clocks(ctx.command_path, args)
        return super().parse_args(ctx, args)


class PlainCommand(_Shared):
    """A command about the ledger itself: which one, and how to print."""

    def shared(self) -> list[TyperOption]:
        return [*_printing(), _ledger()]


def refuse_clocks(path: str, args: list[str]) -> None:
    """A write cannot happen in the past; UsageError that says what was probably meant."""
    words = args[: args.index("--")] if "--" in args else args
    for word in words:
        if (clock := word.partition("=")[0]) in CLOCKS:
            meant = (
                "the day of publication belongs to the document, or to --published where the command has it"
                if clock == "--as-of"
                else "the ledger notes the time of recording itself"
            )
            raise UsageError(f"{path} writes, and a write takes no {clock}", f"leave it out: {meant}")


def _read(values: dict[str, Any]) -> Said:
    return Said(
        ledger=values.get("ledger"),
        actor=values.get("actor"),
        as_of=values.get("as_of"),
        recorded_at=values.get("recorded_at"),
        form=_form(values.get("output")),
        pager=not values.get("no_pager"),
        quiet=bool(values.get("quiet")),
        width=_width(values.get("width")),
    )


def _form(word: str | None) -> Form:
    if word is None:
        return Form.TABLE
    try:
        return Form(word.lower())
    except ValueError:
        from claims_ledger.domain.suggest import nearest

        forms = [form.value for form in Form]
        meant = nearest(word, forms)
        hint = f"did you mean {meant[0]}?" if meant else f"known are {', '.join(forms)}"
        raise UsageError(f"-o {word} is no form of output", hint) from None


def _width(word: str | None) -> int | None:
    if word is None:
        return None
    if not (word.isascii() and word.isdecimal() and NARROWEST <= int(word[:6]) <= 10_000):
        raise UsageError(f"--width {word} cannot be laid out", f"give a number of columns from {NARROWEST} to 10000")
    return int(word)
