"""Keystrokes for the twenty commonest claims of the shipped reports, typed as `claims add …` in bash.

A shape is a kind with the set of fields that a row says; the twenty commonest, ties in the order of the sheets, are
typed as their typical row: the one whose line is of middle length. The ledger holds the shipped reports but for that
very claim, and the document it stands in is the current one. Counted is every key: each character, the backslash or
quotes that a blank needs, Tab, Backspace, and Enter at the end; a capital is one key.

With completion, the fewest keys: at every point either the next character, or Tab, which appends what all candidates
have in common and, where there is but one, ends the word with its blank (which Backspace takes away where the word goes
on). Without completion, the same line with every character typed.
"""

import shutil
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from claims_ledger.app.adding import add_claim
from claims_ledger.app.amending import retract
from claims_ledger.app.importing import import_files
from claims_ledger.app.ledger import open_ledger
from claims_ledger.cli.add import SHORT
from claims_ledger.cli.complete import common, complete
from claims_ledger.cli.fields import in_one_line
from claims_ledger.domain.kinds import KINDS
from claims_ledger.domain.suggest import fold_name
from claims_ledger.resources import data_dir
from claims_ledger.store.target import read_target
from tests.benchmarks.measuring import ACTOR, fresh_ledger

SHAPES = 20
Environ = Mapping[str, str]
_SPECIAL = frozenset(" \t\"'\\$`&|;<>()[]{}*?!#~")


@dataclass(frozen=True)
class Typed:
    """One claim as it is typed, with its count of keys either way."""

    rows: int
    line: str
    completed: int
    plain: int


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every claim of the shipped sheets, with the key of its document."""
    for sheet in sorted(data_dir().rglob("*.yaml")):
        read = yaml.load(sheet.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        yield from ((read["document"]["key"], row) for row in read.get("claims") or ())


def typical() -> list[tuple[int, str, dict[str, Any]]]:
    """The twenty commonest shapes: how many rows, and the typical one with the key of its document."""
    shapes: dict[tuple[str, ...], list[tuple[str, dict[str, Any]]]] = {}
    for document, row in rows():
        shape = (row["kind"], *sorted(name for name in row if name != "kind"))
        shapes.setdefault(shape, []).append((document, row))
    counted = Counter({shape: len(found) for shape, found in shapes.items()}).most_common(SHAPES)
    chosen = []
    for shape, count in counted:
        by_length = sorted(shapes[shape], key=lambda found: sum(map(len, words_of(found[1]))))
        chosen.append((count, *by_length[(count - 1) // 2]))
    return chosen


def words_of(row: dict[str, Any]) -> list[str]:
    """The words after `claims`."""
    rest = {name: value for name, value in row.items() if name != "kind"}
    words = ["add", row["kind"]]
    for name in KINDS[row["kind"]].spoken:
        if name not in rest:
            break
        words.append(in_one_line(rest.pop(name)))
    for name, value in rest.items():
        option = SHORT.get(name, f"--{name.replace('_', '-')}")
        several = value if name == "basis" and isinstance(value, list) else [value]
        words += [word for one in several for word in (option, in_one_line(one))]
    return words


def plain_keys(words: Sequence[str]) -> int:
    """Every character, with the quotes that are needed, the blanks between, and Enter."""
    return len("claims ") + sum(_quoted(word) + 1 for word in words)


def _quoted(word: str) -> int:
    return len(word) + 2 * (not _SPECIAL.isdisjoint(word))


def completed_keys(words: Sequence[str], environ: Environ) -> int:
    """The fewest keys with completion, and Enter."""
    keys = len("claims ")
    ended_by_tab = False
    for index, word in enumerate(words):
        least, ended_by_tab = fewest(words[:index], word, environ)
        keys += least
    return keys + 1 - (not ended_by_tab)  # the last word needs no blank behind it


def fewest(before: Sequence[str], word: str, environ: Environ) -> tuple[int, bool]:
    """The keys of one word with the blank behind it, and whether Tab put that blank; by the shortest way from each of
    its beginnings to the next."""
    tabs = [_tab(before, word[:at], word, environ) for at in range(len(word) + 1)]
    ways = [_way(word, tabs, quote) for quote in (False, True)]
    return min(ways, key=lambda way: way[0])


def _way(word: str, tabs: Sequence[tuple[int, bool]], quote: bool) -> tuple[int, bool]:
    cost = [len(word) * 3 + 9] * (len(word) + 1)
    cost[0] = int(quote)
    by_tab: int | None = None
    for at in range(len(word) + 1):
        if at < len(word):
            cost[at + 1] = min(cost[at + 1], cost[at] + 1 + (not quote and word[at] in _SPECIAL))
        reached, alone = tabs[at]
        if alone and reached == len(word):
            by_tab = cost[at] + 1 if by_tab is None else min(by_tab, cost[at] + 1)
        elif reached > at:  # Backspace takes the blank away, and the quote that Tab closed
            cost[reached] = min(cost[reached], cost[at] + 1 + alone * (1 + quote))
    typed = cost[len(word)] + quote + 1
    return (by_tab, True) if by_tab is not None and by_tab <= typed else (typed, False)


def _tab(before: Sequence[str], typed: str, word: str, environ: Environ) -> tuple[int, bool]:
    """How far Tab leads towards the word, and whether there was one candidate only, which ends it."""
    values = [one.value for one in complete(before, typed, environ).offers]
    together = common(values)
    leads = fold_name(word[: len(together)]) == fold_name(together) and len(together) <= len(word)
    return (len(together), len(values) == 1) if leads and values else (len(typed), False)


def counted(ledger: Path) -> list[Typed]:
    """Every shape, on a ledger that holds the shipped reports."""
    found = []
    for rows_of_it, document, row in typical():
        words = words_of(row)
        without = ledger.with_name("without.db")
        shutil.copyfile(ledger, without)
        with open_ledger(read_target(str(without))) as opened:
            standing = add_claim(opened, row, document=document, actor=ACTOR, dry_run=True).items[0]["id"]
            retract(opened, standing, by="desk", reason="to be typed anew", actor=ACTOR)
        environ = {"CLAIMS_LEDGER": str(without), "CLAIMS_DOCUMENT": document}
        keys = completed_keys(words, environ)
        found.append(Typed(rows_of_it, " ".join(["claims", *words]), keys, plain_keys(words)))
    return found


def medians(found: Sequence[Typed]) -> tuple[float, float]:
    """With completion, and without."""
    return statistics.median(one.completed for one in found), statistics.median(one.plain for one in found)


def main() -> None:
    with fresh_ledger() as (ledger, path):
        import_files(ledger, [data_dir()], actor=ACTOR)
        found = counted(Path(path))
    say = sys.stdout.write
    say(f"{'with':>5} {'without':>8} {'rows':>5}\n")
    for one in found:
        say(f"{one.completed:>5} {one.plain:>8} {one.rows:>5}  {one.line}\n")
    completed, plain = medians(found)
    say(f"median of {len(found)}: {completed:g} keys with completion, {plain:g} without\n")


if __name__ == "__main__":
    main()
