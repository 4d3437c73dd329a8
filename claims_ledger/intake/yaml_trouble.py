"""What libyaml's complaints mean to somebody who writes a sheet: where to look, and what to write instead."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from claims_ledger.intake.faults import shown

# One letter decides between the parts of these patterns, so that no line makes them slow.
_PAIR = re.compile(r"[\s-]*(?P<key>[^\W_][^:]*):\s+(?P<value>\S.*)")
_TIGHT = re.compile(r"[\s-]*(?P<key>[^\W_][\w-]*):(?P<value>[^\s/].*)")
_ESCAPE = re.compile(r"\\(?:x\w{0,2}|u\w{0,4}|U\w{0,8}|.|$)")
_COMMA_HINT = "a comma stands between the parts in brackets; quote text that holds a comma, colon or bracket"
_TAB_HINT = "indent with spaces, two for each level"
_INDENT_HINT = "keys of one thing begin in the same column, two spaces further in than what they belong to"
_NOWHERE_FIRST = ("@", "`", "%")
_NEVER_FIRST = ("?", "-", "!", "&", "*", "]", "}", ",")
_LONGEST_SHOWN = 200


class Trouble(NamedTuple):
    """One fault without its path; line and column from 1."""

    line: int
    column: int
    what: str
    hint: str


def quoted_value(text: str) -> str:
    """A value as it would be written in quotes: "..." unless it holds " or a backslash."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def quote_hint(line: str) -> str:
    """The advice to quote the value of a `key: value` line, spelled out where the line shows one."""
    pair = _PAIR.match(line) if len(line) <= _LONGEST_SHOWN else None
    if pair is None or pair["value"][0] in "\"'[{":
        return "put the value in quotes"
    return f"put the value in quotes: {pair['key'].strip()}: {quoted_value(pair['value'].strip())}"


def explained(error: yaml.YAMLError, lines: Sequence[bytes]) -> Trouble:
    """The trouble behind an error of the scanner or parser; `lines` are those of the file."""
    if not isinstance(error, yaml.MarkedYAMLError) or (mark := error.problem_mark or error.context_mark) is None:
        return Trouble(1, 1, "not readable as YAML", "check quotes and indentation")
    where = Trouble(mark.line + 1, mark.column + 1, "", "")
    start = error.context_mark or mark
    opened = Trouble(start.line + 1, start.column + 1, "", "")
    line, opening = _line(lines, mark.line), _line(lines, start.line)
    context, problem = error.context or "", error.problem or ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        tab = line.index("\t") + 1
        trouble = where._replace(column=tab, what="a tab in the indentation", hint=_TAB_HINT)
    elif problem.startswith("mapping values are not allowed"):
        trouble = _second_colon(where, line, _line(lines, mark.line - 1))
    elif context == "while scanning a block scalar":
        trouble = opened._replace(what=block_sign(opening[start.column]), hint=quote_hint(opening))
    elif context == "while scanning a simple key":
        trouble = _no_colon(opened, opening)
    elif "quoted scalar" in context:
        trouble = _in_quotes(where, opened, problem, line)
    elif context.startswith("while parsing a flow"):
        trouble = (where if line else opened)._replace(what=_unclosed(opened, opening), hint=_COMMA_HINT)
    elif context in ("while scanning an anchor", "while scanning an alias", "while scanning a tag"):
        trouble = opened._replace(what=_first_sign(opening[start.column]), hint=quote_hint(opening))
    else:
        trouble = _odd_character(where, line, problem, context)
    return trouble


def block_sign(sign: str) -> str:
    """What is wrong with a value such as >1000."""
    return f'the value begins with "{sign}", which in YAML opens text on the lines below'


def _first_sign(sign: str) -> str:
    return f'a value cannot begin with "{sign}"'


def _unclosed(opened: Trouble, opening: str) -> str:
    bracket = opening[opened.column - 1 : opened.column]
    if bracket not in ("[", "{"):
        return "a list or mapping in brackets that does not go on as one"
    return f'what "{bracket}" opens on line {opened.line} does not go on as a list or mapping'


def _line(lines: Sequence[bytes], index: int) -> str:
    return lines[index].decode().rstrip("\r\n") if 0 <= index < len(lines) else ""


def _second_colon(where: Trouble, line: str, above: str) -> Trouble:
    pair = _PAIR.match(line)
    if pair is not None and pair.end("key") < where.column - 1:
        what = f'a second ": " in the value of {shown(pair["key"].strip())}'
        return where._replace(what=what, hint=f'a value that holds ": " needs quotes; {quote_hint(line)}')
    if tight := _TIGHT.fullmatch(above):
        return _no_colon(where._replace(line=where.line - 1, column=tight.start("key") + 1), above)
    key = line[: where.column - 1].strip()
    what = f"the key {shown(key)} stands where the value of a line above goes on"
    hint = "begin it in the same column as the key above; or put that whole value in quotes"
    return where._replace(what=what, hint=hint)


def _no_colon(opened: Trouble, opening: str) -> Trouble:
    words = opening[opened.column - 1 :]
    if tight := _TIGHT.fullmatch(words):
        hint = f"write {tight['key']}: {tight['value']}"[:_LONGEST_SHOWN]
        return opened._replace(what="no space after the colon", hint=hint)
    return opened._replace(what=f"{shown(words)} is no key with a value", hint="write key: value; " + _INDENT_HINT)


def _in_quotes(where: Trouble, opened: Trouble, problem: str, line: str) -> Trouble:
    if problem.startswith("found unexpected"):
        what = "the quotation mark opened here is never closed"
        return opened._replace(what=what, hint="close it; within '…' an apostrophe is doubled: 'Kim''s'")
    escape = _ESCAPE.match(line, max(line.rfind("\\", 0, where.column), 0))
    what = f"{escape[0] if escape else 'this'} stands for no character in double quotes"
    hint = "write the character itself, or use single quotes, where a backslash is only a backslash"
    return where._replace(column=escape.start() + 1 if escape else where.column, what=what, hint=hint)


def _odd_character(where: Trouble, line: str, problem: str, context: str) -> Trouble:
    before, char = line[: where.column - 1].rstrip(), line[where.column - 1 : where.column]
    if before[-1:] in ("'", '"'):
        hint = "put the whole value in the other kind of quotes, or double the apostrophe: 'Kim''s'"
        return where._replace(what="text after the closing quotation mark", hint=hint)
    if before[-1:] in ("]", "}"):
        hint = "put the whole value in quotes, or the rest inside the brackets"
        return where._replace(what=f'text after the closing "{before[-1]}"', hint=hint)
    if (char in _NEVER_FIRST and before[-1:] in (":", "-")) or char in _NOWHERE_FIRST:
        return where._replace(what=_first_sign(char), hint=quote_hint(line))
    if line.startswith(("---", "...")):
        what = f'a line that begins with "{line[:3]}", which parts documents'
        return where._replace(column=1, what=what, hint="leave it out; one sheet a file")
    if context.startswith("while parsing a block") or problem.startswith("did not find expected"):
        return where._replace(what="the indentation does not fit the lines above", hint=_INDENT_HINT)
    return where._replace(what=problem, hint=quote_hint(line))
