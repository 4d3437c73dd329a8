"""The commands as completion is to see them, read off the commands and kinds: what `grammar.txt` must hold."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from claims_ledger.app.schemas import schema
from claims_ledger.cli.add import command_of, group
from claims_ledger.cli.fields import AROUND
from claims_ledger.cli.lazy import Nouns, load
from claims_ledger.cli.main import app
from claims_ledger.cli.offering import TYPES
from claims_ledger.cli.table import SECTIONS
from claims_ledger.domain.basis import SORTS
from claims_ledger.domain.entities import EntityType
from claims_ledger.domain.forms import WORDS as FREE_WORDS
from claims_ledger.domain.forms import Form
from claims_ledger.domain.judgements import ITEM_RATINGS, SOURCE_RATINGS, Likelihood
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.vocabulary import STANCES
from claims_ledger.queries.gaps import GAPS
from claims_ledger.rendering.help_topics import TOPICS

WORDS = re.compile(r"\[?[a-z-]+(\|[a-z-]+)+\]?")
NAMED = "about:anything"
WRITTEN_ANEW = ("text", "value")
"""Free words that no two claims share."""


def choices(words: Any) -> str:
    return "choices:" + "|".join(words)


KEPT = choices(KINDS)
BY_PLACE = {
    "audit source": "one:source",
    "blame name": NAMED,
    "contested name": f"{NAMED};contest;claim",
    "doctor ledger": "files",
    "document add outlet": "one:source",
    "entity candidates name": "one:anything",
    "gaps gap": choices(GAPS),
    "help topic": choices(TOPICS),
    "impact what": "one:source;claim;document",
    "import files": "files",
    "init place": "files",
    "demo path": "files",
    "schema what": choices(schema(None)["names"]) if "names" in schema(None) else "",
    "series words": f"{NAMED};claim",
    "show id": f"{NAMED};document;claim;contest;batch",
    "sources name": f"{NAMED};document;claim;contest",
    "status name": "one:craft",
    "timeline name": f"{NAMED};document",
    "topic add name": "",
    "entity add key": "",
    "source add key": "",
    "document add key": "",
}
"""By the path of a command and the name of a parameter, where the rules below say it otherwise or not at all."""
BY_NAME = {
    "actor": "",
    "affair": "affair",
    "basis": "said:basis;basis:" + "|".join(SORTS),
    "batch": "batch",
    "contest": "contest",
    "confidence": choices(("low", "moderate", "high")),
    "credibility": choices(ITEM_RATINGS),
    "document": "document",
    "entity": "one:anything",
    "id": "claim",
    "kind": KEPT,
    "ledger": "files",
    "letter": choices(SOURCE_RATINGS),
    "like": "claim",
    "likelihood": choices(get_args(Likelihood)),
    "origin": "one:source",
    "outlet": "one:source",
    "output": choices(("table", "csv", "json", "jsonl")),
    "part_of": "one:anything",
    "place": "one:place",
    "source": "one:source",
    "stance": choices(STANCES),
    "type": choices(get_args(EntityType)),
    "hedge": "said:hedge",
    "via": "said:via;chain",
    "within": "one:anything",
}
BY_NOUN = {"document": ("key", "document"), "topic": ("name", "topic"), "source": ("name", "one:source")}


def grammar_text() -> str:
    """The whole file."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield ">\t\tclaims"
    yield "-\t--version\t\tShow the version.\t"
    yield "-\t-h --help\t\tShow this message and exit.\t"
    assert app.info.name == "claims"
    for section in SECTIONS:
        for name, row in section.rows.items():
            yield f">\t{name}\t{row.help}"
            if isinstance(row, Nouns):
                for verb, inner in row.rows.items():
                    yield f">\t{name} {verb}\t{inner.help}"
                    yield from _parameters(f"{name} {verb}", load(verb, inner))
            elif row.command is None:
                yield from _parameters(name, group())
                for kind in KINDS.values():
                    command = command_of(kind)
                    yield f">\t{name} {kind.kind}\t{command.short_help}"
                    yield from _parameters(f"{name} {kind.kind}", command, kind)
            else:
                yield from _parameters(name, load(name, row))


def _parameters(path: str, command: Any, kind: Any = None) -> Iterator[str]:
    for param in command.params:
        if param.name == "help":
            continue
        takes = "" if getattr(param, "is_flag", False) else _takes(path, param, kind)
        if param.param_type_name == "argument":
            yield f"@\t{takes}" + ("\t*" if param.nargs == -1 else "")
        else:
            # A value of free words is a value too: only a switch takes nothing.
            kept = takes if getattr(param, "is_flag", False) else takes or "words"
            marks = "*" * bool(param.multiple) + "_" * bool(param.hidden)
            yield f"-\t{' '.join(param.opts)}\t{kept}\t{_first(param.help)}\t{marks}"


def _first(help: str | None) -> str:
    return " ".join((help or "").split())


def _takes(path: str, param: Any, kind: Any) -> str:
    name = param.name
    if kind is not None and name.startswith("spoken_"):
        bare = kind.spoken[int(name.removeprefix("spoken_"))]
        return _of_form(bare, kind.forms()[bare])
    if kind is not None and name.startswith("field_"):
        bare = name.removeprefix("field_")
        if bare in kind.forms():
            return _of_form(bare, kind.forms()[bare])
        assert bare in AROUND
        return BY_NAME.get(bare, "")
    if f"{path} {name}" in BY_PLACE:
        return BY_PLACE[f"{path} {name}"]
    if param.metavar and WORDS.fullmatch(param.metavar):
        return choices(param.metavar.strip("[]").split("|"))
    noun, _, verb = path.partition(" ")
    if noun in BY_NOUN and verb and name == BY_NOUN[noun][0]:
        return BY_NOUN[noun][1]
    if noun == "entity" and verb and name in ("name", "kept", "merged", "one", "other", "member"):
        return "" if verb == "add" and name == "name" else "one:anything"
    return BY_NAME.get(name, "")


def _of_form(name: str, form: Form) -> str:
    if form is FREE_WORDS and name not in WRITTEN_ANEW:
        return f"said:{name}"
    if str(form.schema.get("description", "")).startswith("a date") and not form.listed:
        return "said:when"
    listed = [choices(form.choices)] if form.choices else []
    if form.accepts:
        types = next(types for types, accepted in TYPES.items() if accepted == form.accepts)
        listed.append(f"{form.shape}:{types}")
    return ";".join(listed)
