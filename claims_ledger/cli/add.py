"""`claims add KIND`: a subcommand for every kind, made from its fields when it is called."""

import shlex
from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from claims_ledger.cli.lazy import unknown_command
from claims_ledger.cli.options import WriteCommand
from claims_ledger.domain.errors import FaultsError, UsageError

if TYPE_CHECKING:
    from typer._click import Command, Context

    from claims_ledger.domain.claim import Claim

AROUND = {
    "via": (
        "CHAIN",
        "On whose word: quoting NK Pro on 2024-02-29; own; ?; left out, the outlet's own voice.",
    ),
    "basis": (
        "EVIDENCE",
        "On what evidence: satellite imagery by Planet Labs of 2024-03-14. May be repeated.",
    ),
    "stance": ("STANCE", "assert (unless said), deny, doubt, no-comment, not-found, predict."),
    "hedge": ("WORDS", "The hedge in the source's own words: appears, likely."),
    "paragraph": ("PLACE", "Where it stands: body blocks from 1, headline, standfirst, caption N."),
    "quote": ("WORDS", "The words themselves, held against the text of the document if it is filed."),
    "translation": ("WORDS", "Of the quote."),
    "note": ("WORDS", "For the desk: kept apart from the record, so that it can be erased."),
}


def group() -> TyperGroup:
    """The group of all kinds."""
    return KindGroup(
        name="add",
        help="Record one claim: a subcommand for every kind.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )


class KindGroup(TyperGroup):
    """A command for each claim kind, made when it is asked for."""

    def list_commands(self, ctx: "Context") -> list[str]:
        from claims_ledger.domain.kinds import KINDS

        return list(KINDS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        from claims_ledger.domain.kinds import KINDS

        kind = KINDS.get(cmd_name)
        return None if kind is None else command_of(kind)

    def resolve_command(self, ctx: "Context", args: list[str]) -> "tuple[str | None, Command | None, list[str]]":
        names = self.list_commands(ctx)
        if args[0] not in names and not args[0].startswith("-") and not ctx.resilient_parsing:
            raise unknown_command(args[0], ctx.command_path, names)
        return super().resolve_command(ctx, args)


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
                param_decls=[f"--{name.replace('_', '-')}", f"field_{name}"], metavar=shown, help=_about(kind, name),
                multiple=form.listed, hidden=name in kind.spoken, autocompletion=_completion(form.choices),
            )
        )  # fmt: skip
    for name, (metavar, text) in AROUND.items():
        params.append(
            TyperOption(
                param_decls=[f"--{name}", f"field_{name}"],
                metavar=metavar,
                help=text,
                multiple=name == "basis",
            )
        )
    params += [
        TyperOption(
            param_decls=["--document", "document"],
            metavar="KEY",
            help="What it stands in; the current one unless said.",
        ),
        TyperOption(
            param_decls=["--dry-run", "dry_run"],
            is_flag=True,
            default=False,
            help="Say what would be recorded.",
        ),
    ]
    return WriteCommand(
        kind.kind,
        callback=lambda **values: _add(kind, values),
        params=params,
        help=f"{(kind.__doc__ or '').strip()}\n\nExample: {example_of(kind)}",
        short_help=(kind.__doc__ or "").strip().splitlines()[0],
        no_args_is_help=True,
        rich_markup_mode=None,
    )


def _about(kind: type["Claim"], name: str) -> str:
    form = kind.forms()[name]
    text = str(form.schema.get("description", "")) or (", ".join(form.choices) if form.choices else "words")
    several = " Several: A & B, or repeated." if form.listed else ""
    return f"{'Needed: ' if name in kind.needed() else ''}{text}.{several}"


def _completion(choices: tuple[str, ...]) -> Any:
    return (lambda _ctx, _args, word: [one for one in choices if one.startswith(word)]) if choices else None


def example_of(kind: type["Claim"]) -> str:
    """The kind's example as one would type it."""
    row = dict(kind.example)
    words = ["claims", "add", kind.kind]
    for name in kind.spoken:
        if name not in row:
            break
        words.append(_written(row.pop(name)))
    for name, value in row.items():
        words += [f"--{name.replace('_', '-')}", _written(value)]
    return shlex.join(words)


def _written(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return " & ".join(" + ".join(part) if isinstance(part, (list, tuple)) else str(part) for part in value)
    return str(value)


def _add(kind: type["Claim"], values: dict[str, Any]) -> None:
    from typer._click.globals import get_current_context

    from claims_ledger.app.adding import add_claim
    from claims_ledger.cli.calls import desk
    from claims_ledger.settings import which_document

    ctx = cast(typer.Context, get_current_context())
    row: dict[str, Any] = {"kind": kind.kind}
    for number, name in enumerate(kind.spoken):
        if (word := values.pop(f"spoken_{number}", None)) is not None:
            row[name] = value_of(name, word)
    document, dry_run = values.pop("document"), values.pop("dry_run")
    for named, given in values.items():
        name = named.removeprefix("field_")
        if given in (None, (), []):
            continue
        if name in row:
            raise UsageError(f"{name} is said twice", f"leave out --{name.replace('_', '-')}")
        several = [value_of(name, word) for word in given] if isinstance(given, (list, tuple)) else None
        row[name] = value_of(name, given) if several is None else several[0] if len(several) == 1 else several
    with desk(ctx) as open_desk:
        key = which_document(document)
        outcome = add_claim(open_desk.ledger, row, document=key, actor=open_desk.actor, dry_run=dry_run)
    open_desk.report(outcome)


def value_of(name: str, word: str) -> Any:
    """A value as a sheet would hold it: `[…]` and `{…}` are read as in a sheet, anything else is text."""
    if not word.lstrip().startswith(("[", "{")):
        return word
    from claims_ledger.intake.yaml_reader import parse_yaml

    try:
        return parse_yaml(f"value: {word}".encode(errors="surrogateescape"), f"--{name}").to_plain()["value"]
    except FaultsError as error:
        raise UsageError(f"{name}: {error.faults[0].what}", error.faults[0].hint) from error
