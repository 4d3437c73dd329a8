"""The shells: the script that each of them runs on Tab, and how words come from it and go back to it.

`_CLAIMS_COMPLETE` says which shell asks. Each script calls `claims` with the command line as arguments and reads lines:
the first is `words`, or `files` where the shell itself is to complete; then a candidate a line, with a tab and a few
words about it where the shell shows such. A script only ever stores these lines; none is run, expanded or split, so
that a name may hold whatever a report put into it.

zsh and fish take whole words off the line and quote what they insert. bash gives the line as it is and inserts what it
is given: its quotes are taken off and put on here.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from claims_ledger.cli.complete import Answer, complete, spelt
from claims_ledger.cli.start import COMPLETING
from claims_ledger.queries.offered import Offer
from claims_ledger.rendering.safe import visible

_BREAKS = "\"'@><=;|&(:"
_LONGEST_ABOUT = 70

BASH = """\
_claims_completion() {
    local first= one
    COMPREPLY=()
    while IFS= read -r one; do
        if [[ -z $first ]]; then first=$one; else COMPREPLY+=("$one"); fi
    done < <(_CLAIMS_COMPLETE=complete_bash "$1" "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
    if [[ $first == files ]]; then compopt -o default 2>/dev/null; fi
}
complete -F _claims_completion claims
"""

ZSH = """\
#compdef claims
_claims_completion() {
    local first= one
    local -a values shown
    while IFS= read -r one; do
        if [[ -z $first ]]; then first=$one; continue; fi
        values+=("${one%%$'\\t'*}")
        shown+=("${one/$'\\t'/  -- }")
    done < <(_CLAIMS_COMPLETE=complete_zsh "${(Q)words[1]}" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    if [[ $first == files ]]; then _files; return; fi
    (( $#values )) && compadd -U -l -d shown -a values
}
if [[ $funcstack[1] == _claims ]]; then _claims_completion "$@"; else compdef _claims_completion claims; fi
"""

FISH = """\
function __claims_completion
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l claims $words[1]
    set -e words[1]
    set -l first
    _CLAIMS_COMPLETE=complete_fish command $claims $words "$word" 2>/dev/null | while read -l one
        if test -z "$first"
            set first $one
            test $one = files; and __fish_complete_path "$word"
        else
            printf '%s\\n' $one
        end
    end
end
complete -c claims -f -a '(__claims_completion)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def completing(arguments: Sequence[str]) -> int:
    """Answer a shell on stdout, in UTF-8. Whatever is wrong, nothing is said and the exit code is 0."""
    answer: list[str] = []
    with suppress(Exception):
        answer = answered(os.environ[COMPLETING], arguments)
    with suppress(OSError, ValueError):
        sys.stdout.buffer.write("".join(f"{line}\n" for line in answer).encode(errors="surrogateescape"))
        sys.stdout.flush()
    return 0


def answered(asked: str, arguments: Sequence[str]) -> list[str]:
    """The lines of the answer; `asked` is `complete_bash`, `complete_zsh` or `complete_fish`."""
    shell = asked.removeprefix("complete_")
    if shell == "bash":
        return _bash(*arguments[:2])
    *words, raw = arguments
    word = unquoted(raw)[-1].text if shell == "fish" and raw else raw
    answer = complete(words, word)
    if shell == "fish":  # which shows nothing that does not begin as typed, but for its case
        fits = [one if one.value.casefold().startswith(word.casefold()) else spelt(one, word) for one in answer.offers]
        answer = Answer(fits, answer.files)
    return _lines(answer)


def _lines(answer: Answer) -> list[str]:
    return ["files"] if answer.files else ["words", *map(_line, answer.offers)]


def _line(offer: Offer) -> str:
    about = " ".join(visible(offer.about).split())
    if len(about) > _LONGEST_ABOUT:
        about = about[: _LONGEST_ABOUT - 1] + "…"
    return f"{offer.value}\t{about}" if about else offer.value


class Word(NamedTuple):
    """One word of a line: what it says, how it was typed, and the quote that is still open at its end."""

    text: str
    raw: str
    quote: str = ""


def unquoted(line: str) -> list[Word]:
    """The words of a shell's line, the last one as far as it goes (an empty one after a blank)."""
    words: list[Word] = []
    text, start, quote, index = "", 0, "", 0
    begun = False
    while index < len(line):
        char = line[index]
        if quote == "'" or (quote and char == quote):
            quote = "" if char == quote else quote
            text += "" if char == "'" or not quote else char
        elif char == "\\" and index + 1 < len(line) and (not quote or line[index + 1] in '$`"\\\n'):
            index += 1
            text += line[index] if line[index] != "\n" else ""
        elif char in "\"'" and not quote:
            quote = char
        elif char.isspace() and not quote:
            if begun:
                words.append(Word(text, line[start:index]))
            text, begun, start = "", False, index + 1
            index += 1
            continue
        elif char != "\\" or quote:
            text += char
        begun = True
        index += 1
    return [*words, Word(text, line[start:], quote)]


def _bash(line: str = "", breaks: str = _BREAKS) -> list[str]:
    words = unquoted(line)
    while words and "=" in words[0].text and words[0].text.partition("=")[0].isidentifier() and len(words) > 1:
        words = words[1:]  # NAME=value before the command
    last = words[-1]
    answer = complete([word.text for word in words[1:-1]], last.text)
    if answer.files:
        return ["files"]
    kept = _kept(last, breaks)
    lines = []
    for offer in answer.offers:
        value = offer.value if offer.value.startswith(kept) else spelt(offer, last.text).value
        if value.startswith(kept):
            lines.append(quoted(value[len(kept) :], last.quote))
    return ["words", *lines]


def _kept(word: Word, breaks: str) -> str:
    """The part of a word before that which readline replaces: up to an open quote, or past the last break."""
    if word.quote:
        opened = _opened(word)
        return unquoted(word.raw[:opened])[-1].text if opened else ""
    cut, quote, index = 0, "", 0
    while index < len(word.raw):
        char = word.raw[index]
        if char == "\\" and quote != "'":
            index += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in breaks:
            cut = index + 1
        index += 1
    return unquoted(word.raw[:cut])[-1].text if cut else ""


def _opened(word: Word) -> int:
    """Where the quote that is still open was opened."""
    quote, opened, index = "", 0, 0
    while index < len(word.raw):
        char = word.raw[index]
        if char == "\\" and quote != "'":
            index += 1
        elif quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote, opened = char, index
        index += 1
    return opened


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./,+%")


def quoted(text: str, quote: str = "") -> str:
    """The text as bash has to be given it to read it as it is, outside any quotes or after an open one, which readline
    closes: unless what it was given ends in that quote already, so then it is closed here."""
    if not quote:
        return "".join(char if char in _PLAIN or not char.isascii() else f"\\{char}" for char in text)
    if quote == "'":
        escaped = text.replace("'", "'\\''")
    else:
        escaped = "".join(f"\\{char}" if char in '\\"$`' else char for char in text)
        escaped = escaped.replace("!", "\"'!'\"")  # nothing else keeps history expansion off inside double quotes
    return escaped + quote * escaped.endswith(quote)
