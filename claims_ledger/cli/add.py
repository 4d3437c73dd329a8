"""`claims add KIND`: a subcommand for every kind, made from its fields when it is called."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from claims_ledger.cli.fields import AROUND, described, example_of, value_of
from claims_ledger.cli.lazy import unknown_command
from claims_ledger.cli.options import WriteCommand
from claims_ledger.domain.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context

    from claims_ledger.domain.claim import Claim

SHORT = {"via": "-v", "basis": "-b", "paragraph": "-p", "when": "-w", "count": "-c", "stance": "-s", "document": "-d"}
"""The short words for what is said most often."""
SWITCHES = ("-i", "--ask", "-e", "--edit", "--dry-run")
UNSAID = "KIND"
"""Stands for the kind where none was said."""


def group() -> TyperGroup:
    """The group of all kinds."""
    return KindGroup(
        name="add",
        help="Record one claim: a subcommand for every kind. Without a kind: -i asks for it, -e opens an editor, "
        "--like ID has the kind of that claim.",
        no_args_is_help=True,
        rich_markup_mode=None,
        params=_ways(),
    )


class KindGroup(TyperGroup):
    """A command for each claim kind, made when it is asked for."""

    def list_commands(self, ctx: "Context") -> list[str]:
        from claims_ledger.domain.kinds import KINDS

        return list(KINDS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        from claims_ledger.domain.kinds import KINDS

        if cmd_name == UNSAID:
            return unsaid()
        kind = KINDS.get(cmd_name)
        return None if kind is None else command_of(kind)

    def parse_args(self, ctx: "Context", args: list[str]) -> list[str]:
        if args and args[0].startswith("-") and not {"-h", "--help"} & set(args):
            args = self._with_kind(ctx, args)
        return super().parse_args(ctx, args)

    def _with_kind(self, ctx: "Context", args: list[str]) -> list[str]:
        """The kind before the options: `claims add -i halt`, `claims add --like c7k2 --when Monday`."""
        switches = list(takewhile(SWITCHES.__contains__, args))
        rest = args[len(switches) :]
        if switches and rest and not rest[0].startswith("-"):
            return [rest[0], *switches, *rest[1:]]
        return [_kind_of(args) or UNSAID, *args]

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        names = [*self.list_commands(ctx), UNSAID]
        if args[0] not in names and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise unknown_command(args[0], ctx.command_path, names[:-1])
        return super().resolve_command(ctx, args)


def _kind_of(args: list[str]) -> str:
    """The kind of the claim that --like names; "" where the kind is still to be asked for or written."""
    from claims_ledger.app.reading import read
    from claims_ledger.queries.clocks import Clocks
    from claims_ledger.queries.names import find
    from claims_ledger.queries.offered import kind_of
    from claims_ledger.settings import which_ledger

    like = _value_of("--like", args)
    if like is None:
        return ""
    with read(which_ledger(_value_of("--ledger", args))[0]) as reader:
        claim = find(reader, Clocks.resolve(reader), like, ("claim",))
        return kind_of(reader, claim.key) or ""


def _value_of(option: str, args: list[str]) -> str | None:
    for word, following in zip(args, [*args[1:], None], strict=True):
        if word == option:
            return following
        if word.startswith(f"{option}="):
            return word.partition("=")[2]
    return None


def command_of(kind: type["Claim"]) -> WriteCommand:
    """The command of one kind: its fields in spoken order as arguments, every field as an option."""
    params: list[TyperArgument | TyperOption] = [
        TyperArgument(
            param_decls=[f"spoken_{number}"],
            required=False,
            metavar=f"[{name.upper()}]",
            help=_about(kind, name),
        )
        for number, name in enumerate(kind.spoken)
    ]
    for name, form in kind.forms().items():
        shown = "|".join(form.choices) if 0 < len(form.choices) <= 6 else name.upper()
        params.append(
            TyperOption(
                param_decls=_decls(name), metavar=shown, help=_about(kind, name), multiple=form.listed,
                hidden=name in kind.spoken,
            )
        )  # fmt: skip
    for name, (metavar, text) in AROUND.items():
        params.append(TyperOption(param_decls=_decls(name), metavar=metavar, help=text, multiple=name == "basis"))
    return WriteCommand(
        kind.kind,
        callback=lambda **values: _add(kind, values),
        params=[*params, *_ways()],
        help=f"{(kind.__doc__ or '').strip()}\n\nExample: {example_of(kind)}",
        short_help=(kind.__doc__ or "").strip().splitlines()[0],
        no_args_is_help=True,
        rich_markup_mode=None,
    )


def unsaid() -> WriteCommand:
    """`claims add` without a kind: it is asked for, or written in the editor."""
    return WriteCommand(
        UNSAID,
        callback=lambda **values: _add(None, values),
        params=_ways(),
        help="Record one claim, of a kind that is asked for (-i) or written in an editor (-e).",
        rich_markup_mode=None,
    )


def _decls(name: str) -> list[str]:
    return [*([SHORT[name]] if name in SHORT else []), f"--{name.replace('_', '-')}", f"field_{name}"]


def _ways() -> list[TyperArgument | TyperOption]:
    """How the fields are given, and where the claim is to stand."""
    return [
        TyperOption(
            param_decls=["-d", "--document", "document"],
            metavar="KEY",
            help="What it stands in; the current one unless said.",
        ),
        TyperOption(
            param_decls=["--like", "like"],
            metavar="ID",
            help="Begin with the fields of that claim; what is on the line replaces them, --FIELD '' leaves one out.",
        ),
        _switch("-i", "--ask", help="Ask for the fields one by one, with completion."),
        _switch("-e", "--edit", help="Write them in an editor, as a sheet; several claims if you like."),
        _switch("--dry-run", help="Say what would be recorded."),
    ]


def _switch(*decls: str, help: str) -> TyperOption:
    name = decls[-1].lstrip("-").replace("-", "_")
    return TyperOption(param_decls=[*decls, name], is_flag=True, default=False, help=help)


def _about(kind: type["Claim"], name: str) -> str:
    text = described(kind, name)
    return f"{text[:1].upper() if text.startswith('needed') else text[:1]}{text[1:]}."


def _add(kind: type["Claim"] | None, values: dict[str, Any]) -> None:
    from typer._click.globals import get_current_context

    from claims_ledger.app.adding import add_claim
    from claims_ledger.cli.by_hand import by_asking, by_editing, like_another
    from claims_ledger.cli.calls import desk
    from claims_ledger.settings import which_document

    ctx = cast(typer.Context, get_current_context())
    document, like, ask, edit, dry_run = (values.pop(name) for name in ("document", "like", "ask", "edit", "dry_run"))
    if ask and edit:
        raise UsageError("-i asks and -e opens an editor", "leave one of them out")
    if kind is None and not (ask or edit):
        raise UsageError("which kind of claim?", "claims add KIND …; or -i to be asked, -e for an editor")
    row, named = ({}, None) if kind is None else (_row(kind, values), kind.kind)
    with desk(ctx) as here, _of_current(document is None):
        key = which_document(document)
        taken = like_another(here, key, like, named, row) if like is not None and named else None
        if edit:
            outcome = by_editing(here, key, named, taken.row if taken else row, dry_run)
        elif ask:
            outcome = by_asking(here, key, named, row, taken, dry_run)
        else:
            whole = {"kind": named, **(taken.row if taken else row)}
            source = taken.draft.source if taken else None
            outcome = add_claim(here.ledger, whole, document=key, actor=here.actor, dry_run=dry_run, like=source)
            if taken:
                outcome.lines.append(f"  {taken.said}")
    if outcome is not None:
        here.report(outcome)


@contextmanager
def _of_current(chosen: bool) -> Iterator[None]:
    """Says of a document that is not there that it is the current one, where nobody named it on this line."""
    try:
        yield
    except NotFoundError as error:
        if chosen and error.what.startswith("no document "):
            error.hint = f"{error.hint}; it is the current one: claims document use KEY makes another the current one"
        raise


def _row(kind: type["Claim"], values: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for number, name in enumerate(kind.spoken):
        if (word := values.pop(f"spoken_{number}", None)) is not None:
            row[name] = value_of(name, word)
    for named, given in values.items():
        name = named.removeprefix("field_")
        if given in (None, (), []):
            continue
        if name in row:
            raise UsageError(f"{name} is said twice", f"leave out --{name.replace('_', '-')}")
        several = [value_of(name, word) for word in given] if isinstance(given, (list, tuple)) else None
        row[name] = value_of(name, given) if several is None else several[0] if len(several) == 1 else several
    return row
